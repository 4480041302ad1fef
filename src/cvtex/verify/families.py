"""Which type family a font of a PDF belongs to, by the names that funders use."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from cvtex.data import table

_STYLES = re.compile(
    r"(?:ps|mt|std|pro|otf|ttf|lt|bt|t1|ms|[0-9]+|slant|unsl|obl|demi|caps|prop|regu?|roma?n?|ital?i?c?|bold|oblique|book|medi?"
    r"u?m?|light|semi|black|text|osf|tosf|tlf|lf|sc|[ibz])*\Z"
)
"""What a PostScript name may have behind its family's: makers, sizes and styles."""
_STYLE_BEHIND = re.compile(r"[-,].*")


def counts_as(font: str, family: str) -> bool:
    """Return whether a font is of a family, or made to take its place; a family without a row stands for itself."""
    return _is_one_of(font, _table()["families"].get(family, [family]))


def is_similar(font: str, families: Iterable[str]) -> bool:
    """Return whether a font is text type of the class of one of the families: with serifs, without, or typewritten."""
    classes = _table()["similar"].values()
    wanted = [names for names in classes if any(name in names for name in families)]
    return any(_is_one_of(font, names) for names in wanted)


def is_symbol(font: str) -> bool:
    """Return whether a font is no text type: mathematics, icons, signs."""
    return any(_simple(font).startswith(_simple(name)) for name in _table()["symbols"])


def design_name(family: str) -> str:
    """Return what a family is called in a variant's `design`."""
    return str(_table()["design"].get(family) or family.casefold().replace(" ", "-"))


def shown_font(font: str) -> str:
    """Return what a font is called: `TeX Gyre Heros` for `TeXGyreHeros-Bold`, its PostScript name where unknown."""
    known = [name for names in (*_table()["families"].values(), *_table()["similar"].values()) for name in names]
    found = [name for name in known if _is_one_of(font, [name])]
    return max(found, key=len) if found else _STYLE_BEHIND.sub("", font) or font


def _is_one_of(font: str, names: Iterable[str]) -> bool:
    whole, base = _simple(font), _simple(_STYLE_BEHIND.sub("", font))
    if any(piece in whole for piece in _table()["lookalikes"]):
        return False
    return any(base.startswith(name) and _STYLES.match(base, len(name)) for name in map(_simple, names))


@cache
def _simple(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _table() -> dict[str, Any]:
    return table("verify/families")
