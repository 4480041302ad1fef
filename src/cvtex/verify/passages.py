"""What a .tex shows, piece by piece, each with the mark above it; no PDF is needed to know it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.text.shown import FORMULA, shown, without_choices

_BODY = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_FOOT = re.compile(r"^\\newcommand\\cv(?:ownername|document)\{(.*)\}$", re.MULTILINE)
"""What document.tex says that stands at the foot of each page."""
_MARK = re.compile(r"^%%% (.*)\n", re.MULTILINE)
_PERSON = "person"
"""The mark of what stands before the first one: the block with the name."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a piece of the .tex shows between two formulae, with the mark above it and the piece itself."""

    mark: str
    text: str
    tex: str


def passages_of(tex: str) -> Iterator[Passage]:
    """Yield what a .tex shows, but for what TeX may leave out."""
    body = _BODY.search(tex)
    for mark, piece in _marked(without_choices(body[1]) if body else ""):
        yield from (Passage(mark, text, piece) for text in shown(piece).split(FORMULA))


def pieces_of(tex: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a .tex as they are, each behind its mark."""
    body = _BODY.search(tex)
    yield from _marked(body[1] if body else "")


def foot_of(tex: str) -> str:
    """Return what is shown at the foot of each page of a .tex."""
    return shown(" ".join(_FOOT.findall(tex)))


def _marked(body: str) -> Iterator[tuple[str, str]]:
    first, *others = _MARK.split(body)
    yield _PERSON, first
    yield from zip(others[::2], others[1::2], strict=True)
