"""Quotation marks that a document sets round titles, in its language."""

from dataclasses import dataclass
from functools import cache

from cvtex.render.printing import ended, line
from cvtex.text.quotes import ENGLISH, Marks, replaced_marks
from cvtex.text.tex import Tex, escape

_GERMAN = {"„": "“"}


@dataclass(frozen=True, slots=True)
class Quotes:
    """A language's quotation marks, and whether a stop or a comma behind them stands inside (American guides)."""

    marks: Marks
    takes_stop: bool

    def __call__(self, value: Tex, stop: str = "") -> Tex:
        """Return LaTeX in quotation marks, its own ones alternating with these, and a stop or a comma with it."""
        opening, closing = (escape(mark) for mark in self.marks.outer)
        text = line(value)
        text = self._inside(text) if any(mark in text for mark in _looked_for(self.marks)) else Tex(text)
        if self.takes_stop:
            return opening + (ended(text, stop) if stop else text) + closing
        return opening + text + closing + Tex(stop)

    def _inside(self, text: str) -> Tex:
        """Return LaTeX that will stand in quotation marks."""
        written, pairs = _written(self.marks), _pairs(self.marks)
        changed = replaced_marks(text, pairs, written, depth=1)
        own = {*written.outer, *written.inner}
        pieces: list[str] = []
        end = 0
        for place, mark in sorted(changed.items()):
            old = max((one for one in {*pairs, *pairs.values()} if text.startswith(one, place)), key=len)
            is_bare = mark in {*self.marks.outer, *self.marks.inner} and old not in own
            pieces.extend((text[end:place], escape(mark) if is_bare else mark))
            end = place + len(old)
        return Tex("".join([*pieces, text[end:]]))


@cache
def _written(marks: Marks) -> Marks:
    """Return marks as they stand in LaTeX."""
    return Marks(_in_tex(marks.outer), _in_tex(marks.inner))


@cache
def _pairs(marks: Marks) -> dict[str, str]:
    """Return the closing mark of each opening one that text in such marks may have."""
    return ENGLISH.pairs | _GERMAN | _written(marks).pairs


@cache
def _looked_for(marks: Marks) -> frozenset[str]:
    return frozenset(mark for pair in _pairs(marks).items() for mark in pair)


def _in_tex(pair: tuple[str, str]) -> tuple[str, str]:
    r"""Return marks as they stand in LaTeX; those of East Asian scripts stand inside `\cvscript{…}{…}`."""
    opening, closing = (mark if r"\cvscript" in escape(mark) else str(escape(mark)) for mark in pair)
    return opening, closing
