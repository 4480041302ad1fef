"""Running heads and feet: what is repeated or counts on from page to page at the upper and lower edges."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cvtex.verify.measured import Line

_DEEPEST = 5
"""Heights from the edge inwards that may be running ones."""
_BAND = 0.2
"""The part of a page's height at its upper and lower edges that they stand in."""
_EDGE = 0.1
"""The part in which one stands that no other page has."""
_SAME_HEIGHT = 3
"""bp by which one may differ in height from page to page."""
_APART = 1.7
"""Body sizes between baselines from which on a line stands apart."""
_ALONE = 2.5
"""Body sizes from which on a line of the only page does."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,6}\.? )?(?:\d{1,3}|[ivxlc]+)(?: ?(?:/|\w{1,4}) ?\d{1,3})?\W*")
"""A page's number alone: `3`, `- 3 -`, `3/16`, `Page 3 of 16`."""
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
    found: list[list[Level]] = []
    for levels, height in zip(sides, heights, strict=True):
        own: list[Level] = []
        for index, level in enumerate(levels[:_DEEPEST]):
            inward = levels[index + 1] if index + 1 < len(levels) else None
            gap = abs(level.baseline - inward.baseline) if inward else height
            edge = height - level.baseline if at_top else level.baseline
            is_running = edge <= _BAND * height and (
                any(
                    _goes_on(level, other, is_apart=gap >= _APART * size)
                    for others in sides
                    for other in others[:_DEEPEST]
                    if other.page != level.page
                )
                or (gap >= _ALONE * size and _is_alone(level, size, edge <= _EDGE * height and len(pages) == 1))
            )
            if not is_running:
                break
            own.append(level)
        found.append(own if len(own) < len(levels) else [])
    return found


def _goes_on(level: Level, other: Level, *, is_apart: bool) -> bool:
    """Return whether a level is that of another page: the same text, or one whose numbers count on.

    Text that changes, such as a section's name, has a page's number before or behind it and stands apart.
    """
    if abs(level.baseline - other.baseline) > _SAME_HEIGHT:
        return False
    text, beside = level.text.casefold(), other.text.casefold()
    numbers, others = _NUMBER.findall(text), _NUMBER.findall(beside)
    turned = other.page - level.page
    if _NUMBER.sub("#", text) == _NUMBER.sub("#", beside):
        steps = [_value(own) - _value(foreign) for own, foreign in zip(numbers, others, strict=True)]
        counts = any(step == -turned for step in steps)
        has_words = sum(map(str.isalpha, _NUMBER.sub("", text))) > 1
        return all(step in {0, -turned} for step in steps) and (has_words or counts)
    ends = [(_ends(text), _ends(beside))] if is_apart else []
    return any(
        own and foreign and _value(own) - _value(foreign) == -turned
        for some, more in ends
        for own, foreign in zip(some, more, strict=True)
    )


def _ends(text: str) -> tuple[str, str]:
    """Return the numbers that a text begins and ends with, empty where it does not."""
    words = text.split()
    first, last = words[0] if words else "", words[-1] if words else ""
    return (first if _NUMBER.fullmatch(first) else "", last if _NUMBER.fullmatch(last) else "")


def _is_alone(level: Level, size: float, may_have_words: bool) -> bool:  # noqa: FBT001 - what is known of its page
    """Return whether a level that no other page has is a page's number, or small type at the edge of the only page."""
    if _PAGE_NUMBER.fullmatch(level.text.casefold()):
        return True
    return may_have_words and level.size <= size


def _value(number: str) -> int:
    """Return a number's value, Arabic or Roman."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True))
