"""Footnotes and captions: smaller type, apart from the body."""

import re
from collections.abc import Sequence

from cvtex.verify.measured import Box, Image, Line

_SMALLER = 0.92
"""The largest type of notes, as a part of the body's."""
_GAP = 1.25
"""What is above the first note, as a multiple of its distance to the next line or of its size."""
_RULE = 1.5
"""bp: the thickest rule."""
_MARK = re.compile(r"\s*[*†‡§¶∗⋆]")
_NUMBERED = re.compile(r"\s*[(\[]?(\d{1,3})[.)\]]\s")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|abb(?:ildung|\.)?|tab(?:elle|leau|ella|la|ela|\.)?|figura|fot[oó]|photo|rys(?:unek|\.)?)\s?\d*\s?[.:]",
    re.IGNORECASE,
)


def notes_on(lines: Sequence[Line], ink: Sequence[Box], images: Sequence[Image], size: float) -> list[Line]:
    """Return the lines that are notes on a page whose body has type of this size (bp), without its running ones.

    Footnotes are the last lines of a column: the first one has a raised mark, a sign, or the number of a raised mark in
    the text, and stands below a rule or apart from the text.
    """
    marks = {run.text.strip() for line in lines for run in line.runs if run.is_script}
    upright = [line for line in lines if not line.angle]
    small = [line for line in upright if 0 < _size(line) <= _SMALLER * size]
    rules = [box for box in ink if box.top - box.bottom <= _RULE and box.right - box.left > size]
    notes: dict[int, Line] = {}
    for line in small:
        marked = is_marked(line) or _number(line) in marks
        if id(line) not in notes and marked and _is_below(line, upright, rules):
            below = [other for other in upright if other.baseline <= line.baseline and _overlap(line.box, other.box)]
            if all(_size(other) <= _SMALLER * size or not _size(other) for other in below):
                notes |= {id(other): other for other in below}
    if images:
        for index, line in enumerate(small):
            if _CAPTION.match(line.text):
                notes[id(line)] = line
                notes |= {id(other): other for other in _going_on(small[index:])}
    return list(notes.values())


def _size(line: Line) -> float:
    """Return the size of most of a line's letters, 0 where it has none."""
    runs = [run for run in line.runs if not run.is_script and run.text.strip()]
    return max(runs, key=lambda run: len(run.text)).size if runs else 0.0


def is_marked(line: Line) -> bool:
    """Return whether a line begins with a raised mark or a sign, as a note does."""
    return line.runs[0].is_script or _MARK.match(line.text) is not None


def _number(line: Line) -> str:
    """Return the number that a line begins with, empty where it has none."""
    found = _NUMBERED.match(line.text)
    return found[1] if found else ""


def _is_below(line: Line, lines: Sequence[Line], rules: Sequence[Box]) -> bool:
    """Return whether a line stands below a rule, or apart from what is above it."""
    above = [other.baseline for other in lines if other.baseline > line.baseline and _overlap(line.box, other.box)]
    if not above:
        return True
    nearest = min(above)
    if any(line.baseline < rule.bottom < nearest and _overlap(line.box, rule) for rule in rules):
        return True
    return nearest - line.baseline >= _GAP * 1.2 * max(_size(line), 1)


def _going_on(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that follow the first one closely in type of its size."""
    found = [lines[0]]
    for line in lines[1:]:
        size = _size(found[-1])
        if abs(_size(line) - size) > 0.2 or not 0 < found[-1].baseline - line.baseline <= 1.5 * size:
            break
        found.append(line)
    return found


def _overlap(box: Box, other: Box) -> bool:
    return box.left < other.right and other.left < box.right
