"""Which type families an engine lacks, and what to do about it."""

from collections.abc import Sequence

from cvtex.compile.engine import Engine
from cvtex.compile.engines import ENGINES
from cvtex.compile.install import LATEX, how_to_install
from cvtex.render.families import Family, nearest_families


def lacking_families(engine: Engine, families: Sequence[Family]) -> tuple[Family, ...]:
    """Return those families whose files an engine does not find; the ones that come with every engine are there."""
    rare = [family for family in dict.fromkeys(families) if family.similar]
    found = engine.locate([file for family in rare for file in family.files]) if rare else {}
    return tuple(family for family in rare if not found.keys() >= set(family.files))


def family_help(engine: Engine, family: Family, allowed: Sequence[str] = ()) -> str:
    """Return the next step where an engine lacks a family: another engine, a package, or the nearest family there.

    A funder's profile may name those that are `allowed`.
    """
    other = next((one for one in ENGINES if one is not engine and _has(one, family)), None)
    if other:
        help_ = f"use `--engine {other.name}`, which has it"
    else:
        help_ = how_to_install(family.files, LATEX if engine.name == "embedded" else None)
    if nearest := nearest_families(family, allowed):
        named = "the nearest family that is allowed and there" if allowed else "the nearest family that is there"
        help_ += f'; {named}: `family = "{nearest[0].key}"`'
    return help_


def _has(engine: Engine, family: Family) -> bool:
    return engine.identity() is not None and not lacking_families(engine, [family])
