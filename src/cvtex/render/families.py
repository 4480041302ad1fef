"""The type families that a design may ask for, by the names that funders use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cvtex.data import table


@dataclass(frozen=True, slots=True)
class Family:
    """A type family as LaTeX sets it."""

    key: str
    """What cv.toml calls it."""
    name: str
    latex: str
    """LaTeX's name of it."""
    files: tuple[str, ...]
    """The files that define it: a TeX without them lacks it."""
    bold: str = "b"
    """LaTeX's series of bold text."""
    heavy: str = ""
    """That of headings, where it is another one."""
    maps: tuple[str, ...] = ()
    """Lines of the map of fonts, for a TeX that does not have them."""
    names: tuple[str, ...] = ()
    """Other names of it."""
    display: str = ""
    """The family of name, headings and dates beside it, where it is another one."""
    similar: tuple[str, ...] = ()
    """Families to take where it is not there, the most alike first; empty where it comes with every engine."""


@cache
def families() -> dict[str, Family]:
    """Return all families by their keys."""
    rows: dict[str, dict[str, Any]] = table("render/families")
    return {key: Family(key=key, **{name: _frozen(value) for name, value in row.items()}) for key, row in rows.items()}


def family_names() -> tuple[str, ...]:
    """Return every name by which a family can be asked for, their keys first."""
    return (*families(), *(name for family in families().values() for name in (family.name, *family.names)))


def find_family(name: str) -> Family | None:
    """Return the family that a name means, whatever its capitals, blanks and hyphens; None where there is none."""
    return _by_name().get(_letters(name))


def nearest_families(family: Family, allowed: Sequence[str] = ()) -> tuple[Family, ...]:
    """Return the families that come with every engine and look most alike, as far as they are `allowed`.

    Without names of allowed ones, all are.
    """
    known = [found for name in allowed if (found := find_family(name))]
    return tuple(families()[key] for key in family.similar if not allowed or families()[key] in known)


@cache
def _by_name() -> dict[str, Family]:
    return {
        _letters(name): family for family in families().values() for name in (family.key, family.name, *family.names)
    }


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
