"""HTML in .bib fields, as databases and publishers export it, to the LaTeX that means the same.

Only elements that HTML or JATS has, and that begin and end, are markup; any other `<` is a sign.
"""

import re
from dataclasses import dataclass

_SUSPECT = re.compile(r"<|&\}?\\?[#A-Za-z]|\\textless|\\less|\\textgreater")


@dataclass(frozen=True)
class Mended:
    """A field's source without HTML, and what was found there (`&amp;`, `<i>`), each once."""

    source: str
    found: tuple[str, ...] = ()


def mended(source: str) -> Mended:
    """Return LaTeX for a field that may hold HTML or MathML."""
    if not _SUSPECT.search(source):
        return Mended(source)
    from cvtex.text.html_mending import Mender  # few fields hold any

    mender = Mender()
    return Mended(mender.tags(mender.entities(source)), tuple(dict.fromkeys(mender.found)))


def without_entities(source: str) -> str:
    """Return a source in which every entity of HTML (`&amp;`) is the character that it means."""
    if not _SUSPECT.search(source):
        return source
    from cvtex.text.html_mending import Mender

    return Mender().entities(source)
