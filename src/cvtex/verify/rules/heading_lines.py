"""What looks like a heading in a PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.text.compared import letters
from cvtex.verify.measured import Line, Page, Part
from cvtex.verify.rules.columns import cells, text_of
from cvtex.verify.rules.subject import Subject, is_text, letters_in, spot_of
from cvtex.verify.verdict import Spot

_NUMBER = re.compile(
    r"^\s*(?:(?:section|part|abschnitt|teil|partie|sección|sezione)\s+)?"
    r"(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)[.):]|\d+(?:\.\d+)*)\s+",
    re.IGNORECASE,
)
"""What may stand in front of a heading: `1`, `2.3`, `A.`, `(b)`, `IV.`."""
_BEHIND = (
    re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|[:.*]))+\s*$"),
    re.compile(r"(?:\s+(?:\([^()]*\)|\[[^\[\]]*\])|[:.*])+\s*$"),
)
"""What may stand behind it: `(optional)`, a colon; the second leaves the `(s)` of a word."""
_LARGER = 1.05
"""So much larger than the body is a heading."""
_SHORT = 70
"""So many characters at most has a line that may be a heading without being bold or larger."""
_MOST_LINES = 4
"""Lines of a heading in a narrow column, at most."""
_FLUSH = 2
"""bp by which they may begin elsewhere."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a heading."""

    letters: str
    """What is compared."""
    spot: Spot
    order: int
    """Which line of the document it is, or begins in."""


def candidates_in(subject: Subject) -> Iterator[Candidate]:
    """Yield what looks like a heading: bold, larger or short lines, alone, with the next one, or before other text."""
    lines = lines_in(subject)
    for index, (page, line) in enumerate(lines):
        emphasised = _emphasised(line, subject.body_size or 0)
        texts = {line.text} if emphasised == line.text or len(line.text) <= _SHORT else set()
        texts |= {emphasised, *_broken([below for _, below in lines[index : index + _MOST_LINES]])}
        if index + 1 < len(lines) and emphasised == line.text:
            below = lines[index + 1][1]
            if (_emphasised(below, subject.body_size or 0)) == below.text:
                texts.add(f"{line.text} {below.text}")
        spot = spot_of(page, line.box.left, line.box.top, line.text)
        for text in sorted(texts):
            for shown in _bare(text):
                yield Candidate(shown, spot, index)


def lines_in(subject: Subject) -> list[tuple[Page, Line]]:
    """Return the lines of the body in which headings are looked for."""
    return [
        (page, line)
        for page, line in subject.lines(Part.BODY)
        if line.text.strip() and page.number not in subject.unread
    ]


def _broken(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what stands in the first column of one or several lines below each other, as a broken heading does."""
    text = ""
    left = lines[0].box.left
    for line in lines:
        label = next(iter(cells(line)), ())
        if abs(line.box.left - left) > _FLUSH:
            return
        text = f"{text} {text_of(label)}".strip()
        yield text


def _emphasised(line: Line, body_size: float) -> str:
    """Return the bold or larger text at the beginning of a line; the whole line's as it stands."""
    runs = [run for run in line.runs if is_text(run) and letters_in(run.text)]
    count = 0
    for run in runs:
        if not (run.is_bold or (body_size and run.size >= _LARGER * body_size)):
            break
        count += 1
    return line.text if runs and count == len(runs) else "".join(run.text for run in runs[:count])


def _bare(text: str) -> Iterator[str]:
    """Yield the letters of a heading, as it is and without numbers before and remarks behind it."""
    bare = _NUMBER.sub("", text)
    for shown in dict.fromkeys((text, bare, *(behind.sub("", one) for behind in _BEHIND for one in (text, bare)))):
        if found := letters(shown):
            yield found
