"""Running heads and feet: what is repeated or counts on from page to page at the upper and lower edges."""

import re
from collections.abc import Iterator, Sequence
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
_NUMBERED = 1.2
"""The same for a line with its page's number."""
_SAME_SIZE = 0.3
"""bp by which the type of heads may differ from page to page."""
_WORD = 3
"""Letters of a head that changes, at least."""
_LIKE = 1.02
"""The largest type of a running line, as a part of the body's."""
_LARGER = 1.15
"""The same on the only page."""
_SMALL = 0.95
"""The type from which on downwards a line at the edge of one page alone is a running one."""
_LIKE_BODY = 0.97
"""The part of the body's size from which on text may be the body's."""
_ALONE = 2.5
"""Body sizes from which on a line of the only page does."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ONE = r"(?:\d{1,3}|[ivxlc]+)"
_PAGE_NUMBER = re.compile(rf"\W*(?:\w{{1,6}}\.? )?{_ONE}(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*")
"""A page's number alone: `3`, `- 3 -`, `3/16`, `Page 3 of 16`, `iii`."""
_FIRST = re.compile(rf"\W*({_ONE})(?=[\s/|]|$)")
_LAST = re.compile(rf"(?:^|[\s|]|\b[a-z]\d{{0,2}}-)({_ONE})(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*$")
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
    stand_apart = {id(level) for levels in sides for level, gap in _gaps(levels) if gap >= apart}
    found: list[list[Level]] = []
    for levels, height in zip(sides, heights, strict=True):
        edges = [height - level.baseline if at_top else level.baseline for level in levels]
        alone = _alone(levels, [edge <= _EDGE * height for edge in edges], size, len(pages))
        count = 0
        for index, (level, gap) in enumerate(_gaps(levels)):
            beside = [other for other in outer if _is_at_height_of(level, other)]
            goes_on = any(_goes_on(level, other, is_apart=gap >= apart) for other in beside)
            changes = edges[index] <= _EDGE * height and any(
                {id(level), id(other)} <= stand_apart and _is_like(level, other, size) for other in beside
            )
            if edges[index] > _BAND * height or not (goes_on or changes or index in alone) or _is_note(level):
                break
            if gap >= apart or (gap >= _NUMBERED * size and any(_counts(level, other) for other in beside)):
                count = index + 1
        found.append(levels[:count])
    return [[_without_body(level, size, found) for level in levels] for levels in found]


def _gaps(levels: Sequence[Level]) -> Iterator[tuple[Level, float]]:
    """Yield the outermost levels of a page with their distance from the next one inwards."""
    for level, inward in pairwise(levels[: _DEEPEST + 1]):
        yield level, abs(level.baseline - inward.baseline)


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
    text, beside = level.text.casefold(), other.text.casefold()
    numbers, others = _NUMBER.findall(text), _NUMBER.findall(beside)
    turned = other.page - level.page
    if _NUMBER.sub("#", text) == _NUMBER.sub("#", beside):
        steps = [_value(own) - _value(foreign) for own, foreign in zip(numbers, others, strict=True)]
        counts = any(step == -turned for step in steps)
        has_words = sum(map(str.isalpha, _NUMBER.sub("", text))) > 1
        return all(step in {0, -turned} for step in steps) and (has_words or counts)
    return is_apart and _counts(level, other)


def _counts(level: Level, other: Level) -> bool:
    """Return whether two levels end or begin with their pages' numbers."""
    turned = other.page - level.page
    ends, other_ends = numbers_at_ends(level.text), numbers_at_ends(other.text)
    return any(foreign - own == turned for own in ends for foreign in other_ends)


def _is_like(level: Level, other: Level, size: float) -> bool:
    """Return whether two levels are heads that change from page to page: in one type, neither large nor bold."""
    is_small = level.size <= _LIKE * size and not _is_bold(level) and sum(map(str.isalpha, level.text)) >= _WORD
    return is_small and abs(level.size - other.size) < _SAME_SIZE and not _is_bold(other)


def _is_bold(level: Level) -> bool:
    return all(run.is_bold for line in level.lines for run in line.runs if run.text.strip())


def numbers_at_ends(text: str) -> list[int]:
    """Return the numbers that a text begins and ends with, Arabic or Roman: one of them may be its page's."""
    folded = text.casefold()
    found = (_FIRST.match(folded), _LAST.search(folded))
    return [_value(match[1]) for match in found if match]


def _is_note(level: Level) -> bool:
    return any(line.runs[0].is_script for line in level.lines)


def _alone(levels: Sequence[Level], near_edge: Sequence[bool], size: float, pages: int) -> range:
    """Return which of a page's outermost levels are running ones though no other page has them.

    They stand far from the text: a page's number, wherever, or lines at the very edge that are small, have the page's
    number, or are those of the only page and no heading.
    """
    for index, (level, gap) in enumerate(_gaps(levels)):
        if gap < _ALONE * size:
            continue
        if is_page_number(level.text):
            return range(index, index + 1)
        are_alone = all(near_edge[: index + 1]) and _are_alone(levels[: index + 1], size, pages)
        return range(index + 1) if are_alone else range(0)
    return range(0)


def _are_alone(levels: Sequence[Level], size: float, pages: int) -> bool:
    """Return whether lines at the very edge are running ones by their type or the page's number."""
    if any(is_marked(line) for level in levels for line in level.lines):
        return False
    largest = max(level.size for level in levels)
    is_only = pages == 1 and largest <= _LARGER * size and not all(map(_is_bold, levels))
    first = levels[0]
    has_number = first.page > 1 and first.page in numbers_at_ends(first.text)
    is_one = len(levels) == 1 and (largest <= _SMALL * size or (has_number and largest <= _LIKE * size))
    return is_only or is_one


def _value(number: str) -> int:
    """Return a number's value, Arabic or Roman."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True))
