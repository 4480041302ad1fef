"""Running heads and feet: what is repeated or counts on from page to page at the upper and lower edges."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cvtex.verify.measured import Line
from cvtex.verify.notes import is_marked

_DEEPEST = 3
"""Heights from the edge inwards that may be running ones."""
_BAND = 0.2
"""The part of a page's height at its upper and lower edges that they stand in."""
_EDGE = 0.1
"""The part in which one stands that no other page has."""
_SAME_HEIGHT = 3
"""bp by which one may differ in height from page to page."""
_APART = 1.7
"""Body sizes between baselines from which on a line stands apart."""
_WIDER = 1.3
"""The same, as a multiple of the usual distance of lines."""
_LIKE_BODY = 0.97
"""The part of the body's size from which on text may be the body's."""
_ALONE = 2.5
"""Body sizes from which on a line of the only page does."""
_LIKE_BODY = 0.97
"""The part of the body's size from which on text may be the body's."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ONE = r"(?:\d{1,3}|[ivxlc]+)"
_PAGE_NUMBER = re.compile(rf"\W*(?:\w{{1,6}}\.? )?{_ONE}(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*")
"""A page's number alone: `3`, `- 3 -`, `3/16`, `Page 3 of 16`, `iii`."""
_FIRST = re.compile(rf"\W*({_ONE})(?=[\s/|]|$)")
_LAST = re.compile(rf"(?:^|[\s|])({_ONE})(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*$")
"""A page's number before and behind other text, alone or with how many pages there are."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Level:
    """The lines of a page at one height."""

    page: int
    """From 1."""
    lines: list[Line]

    @property
    def baseline(self) -> float:
        """Its height."""
        return self.lines[0].baseline

    @property
    def text(self) -> str:
        """Its text from left to right."""
        return " ".join(line.text for line in sorted(self.lines, key=lambda line: line.box.left))

    @property
    def size(self) -> float:
        """The size of its largest type."""
        return max((run.size for line in self.lines for run in line.runs if run.is_visible), default=0.0)


def running_levels(
    pages: Sequence[Sequence[Level]], size: float, heights: Sequence[float], *, at_top: bool
) -> list[list[Level]]:
    """Return which levels of pages are running heads, or feet: the outermost ones of each as far as they are such.

    A page's levels are given from the top; `size` is that of the body's type, `heights` are those of pages, in bp.
    """
    sides = [list(levels if at_top else reversed(levels)) for levels in pages]
    outer = [level for levels in sides for level in levels[:_DEEPEST]]
    apart = max(_APART * size, _WIDER * _usual_gap(pages))
    found: list[list[Level]] = []
    for levels, height in zip(sides, heights, strict=True):
        count = 0
        for index, (level, inward) in enumerate(pairwise(levels[: _DEEPEST + 1])):
            gap = abs(level.baseline - inward.baseline)
            edge = height - level.baseline if at_top else level.baseline
            goes_on = any(_goes_on(level, other, is_apart=gap >= apart) for other in outer)
            is_alone = gap >= _ALONE * size and _is_alone(
                level, size, len(pages), is_outermost=index == 0 and edge <= _EDGE * height
            )
            if edge > _BAND * height or not (goes_on or is_alone) or _is_note(level):
                break
            if gap >= apart:
                count = index + 1
        found.append(levels[:count])
    return [[_without_body(level, size, found) for level in levels] for levels in found]


def _without_body(level: Level, size: float, found: Sequence[Sequence[Level]]) -> Level:
    """Return a running level without text of the body that stands beside a page's number on this page alone."""
    numbers = [line for line in level.lines if is_page_number(line.text)]
    beside = [other for levels in found for other in levels if _is_at_height_of(level, other)]
    if not beside or not numbers or any(not is_page_number(line.text) for other in beside for line in other.lines):
        return level
    small = [line for line in level.lines if max(run.size for run in line.runs) < _LIKE_BODY * size]
    return Level(level.page, [line for line in level.lines if line in numbers or line in small])


def is_page_number(text: str) -> bool:
    """Return whether a text is no more than a page's number."""
    return _PAGE_NUMBER.fullmatch(text.casefold()) is not None


def _is_at_height_of(level: Level, other: Level) -> bool:
    """Return whether a level of another page is at the same height."""
    return other.page != level.page and abs(level.baseline - other.baseline) <= _SAME_HEIGHT


def _usual_gap(pages: Sequence[Sequence[Level]]) -> float:
    """Return the usual distance of lines in bp, 0 where no two are below each other."""
    gaps = [upper.baseline - lower.baseline for levels in pages for upper, lower in pairwise(levels)]
    return median(gaps) if gaps else 0.0


def _goes_on(level: Level, other: Level, *, is_apart: bool) -> bool:
    """Return whether a level is that of another page: the same text, or one whose numbers count on.

    Text that changes, such as a section's name, has a page's number before or behind it and stands apart.
    """
    if not _is_at_height_of(level, other):
        return False
    text, beside = level.text.casefold(), other.text.casefold()
    numbers, others = _NUMBER.findall(text), _NUMBER.findall(beside)
    turned = other.page - level.page
    if _NUMBER.sub("#", text) == _NUMBER.sub("#", beside):
        steps = [_value(own) - _value(foreign) for own, foreign in zip(numbers, others, strict=True)]
        counts = any(step == -turned for step in steps)
        has_words = sum(map(str.isalpha, _NUMBER.sub("", text))) > 1
        return all(step in {0, -turned} for step in steps) and (has_words or counts)
    ends, other_ends = numbers_at_ends(text), numbers_at_ends(beside)
    return is_apart and any(foreign - own == turned for own in ends for foreign in other_ends)


def numbers_at_ends(text: str) -> list[int]:
    """Return the numbers that a text begins and ends with, Arabic or Roman: one of them may be its page's."""
    folded = text.casefold()
    found = (_FIRST.match(folded), _LAST.search(folded))
    return [_value(match[1]) for match in found if match]


def _is_note(level: Level) -> bool:
    return any(line.runs[0].is_script for line in level.lines)


def _is_alone(level: Level, size: float, pages: int, *, is_outermost: bool) -> bool:
    """Return whether a level that no other page has is a page's number, or small text far out with it.

    On the only page there may be text without a number, too: what is above or below the text, such as a name.
    """
    if is_page_number(level.text):
        return True
    is_text = level.size <= size and not any(map(is_marked, level.lines))
    return is_outermost and is_text and (pages == 1 or (level.page > 1 and level.page in numbers_at_ends(level.text)))


def _value(number: str) -> int:
    """Return a number's value, Arabic or Roman."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True))
