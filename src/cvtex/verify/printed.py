"""The text of sections as a .tex shows it."""

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from cvtex.text.shown import shown, without_marks
from cvtex.verify.passages import Passage, passages_of

_SECTION = "section "
_HEADING = re.compile(r"^\\cvheading.*$", re.MULTILINE)


def passages_in(tex: str, sections: Collection[str]) -> Iterator[Passage]:
    """Yield what stands in sections, by their marks, without their headings and without formulae."""
    inside = False
    for (mark, piece), group in groupby(passages_of(tex), key=lambda passage: (passage.mark, passage.tex)):
        if mark.startswith(_SECTION):
            inside = mark.removeprefix(_SECTION) in sections
        if inside:
            is_heading = mark.startswith(_SECTION)
            text = shown(_HEADING.sub("", piece)) if is_heading else " ".join(one.text for one in group)
            yield Passage(mark, without_marks(text), piece)
