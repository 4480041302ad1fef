"""Which type family a font of a PDF belongs to, by the names that funders use."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from cvtex.data import table

_STYLES = re.compile(
    r"(?:ps|mt|std|pro|otf|ttf|lt|bt|t1|ms|[0-9]+|slant|unsl|obl|demi|small|caps|prop|regular|regu?|roma?n?|ital?i?c?|bold|oblique|book|medi?"
    r"u?m?|light|semi|extra|black|text|osf|tosf|tlf|lf|sc|[ibz])*\Z"
)
"""What a PostScript name may have behind its family's: makers, sizes and styles."""
_STYLE_BEHIND = re.compile(r"[-,].*")


@cache
def counts_as(font: str, family: str) -> bool:
    """Return whether a font is of a family, or made to take its place; a family without a row stands for itself."""
    return _is_one_of(font, _table()["families"].get(family, [family]))


def is_similar(font: str, families: Iterable[str]) -> bool:
    """Return whether a font is text type of the class of one of the families: with serifs, without, or typewritten."""
    classes = _table()["similar"].values()
    wanted = [names for names in classes if any(name in names for name in families)]
    return any(_is_one_of(font, names) or any(counts_as(font, name) for name in names) for names in wanted)


@cache
def is_symbol(font: str) -> bool:
    """Return whether a font is no text type: mathematics, icons, signs."""
    return any(_simple(font).startswith(_simple(name)) for name in _table()["symbols"])


def design_name(family: str) -> str:
    """Return what a family is called in a variant's `design`."""
    return str(_table()["design"].get(family) or family.casefold().replace(" ", "-"))


def shown_font(font: str) -> str:
    """Return what a font is called: `TeX Gyre Heros` for `TeXGyreHeros-Bold`, its PostScript name if it is unknown."""
    coded = [family for family in _table()["coded"] if counts_as(font, family)]
    if coded:
        return f"{coded[0]} Sans" if is_similar(font, ["Arial"]) else str(coded[0])
    known = [name for names in (*_table()["families"].values(), *_table()["similar"].values()) for name in names]
    found = [name for name in known if _is_one_of(font, [name])]
    return max(found, key=len) if found else _without_style(font)


def _is_one_of(font: str, names: Iterable[str]) -> bool:
    whole, base = _simple(font), _simple(_STYLE_BEHIND.sub("", font))
    if any(piece in whole for piece in _table()["lookalikes"]):
        return False
    return any(
        own.startswith(name) and _STYLES.match(own, len(name)) for name in map(_simple, names) for own in (base, whole)
    )


def _without_style(font: str) -> str:
    """Return `Noto-Sans-Oriya` for `Noto-Sans-Oriya-Bold`: some programs write hyphens for spaces."""
    name = font.partition(",")[0]
    while "-" in name.strip("-") and _STYLES.fullmatch(_simple(name[name.rindex("-") :])):
        name = name[: name.rindex("-")]
    return name or font


@cache
def _simple(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _table() -> dict[str, Any]:
    return table("verify/families")
