"""The lines of pages by their heights, and the numbers of pages in them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cvtex.verify.measured import Line

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_ONE = r"(?:\d{1,3}|[ivxlc]+)"
_PAGE_NUMBER = re.compile(rf"\W*(?:\w{{1,6}}\.? )?{_ONE}(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*")
"""A page's number alone: `3`, `- 3 -`, `3/16`, `Page 3 of 16`, `iii`."""
_FIRST = re.compile(rf"\W*({_ONE})(?=[\s/|]|$)")
_LAST = re.compile(rf"(?:^|[\s|]|\b[a-z]\d{{0,2}}-)({_ONE})(?: ?/ ?{_ONE}| \w{{1,4}} {_ONE})?\W*$")
"""A page's number before and behind other text, alone or with how many pages there are."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class Level:
    """The lines of a page at one height."""

    page: int
    """From 1."""
    height: float
    """Of the page, in bp."""
    lines: list[Line]

    @property
    def baseline(self) -> float:
        """Its height."""
        return self.lines[0].baseline

    @cached_property
    def text(self) -> str:
        """Its text from left to right."""
        return " ".join(line.text for line in sorted(self.lines, key=lambda line: line.box.left))

    @cached_property
    def shape(self) -> str:
        """Its text without capitals, and without what its numbers are."""
        return _NUMBER.sub("#", self.text.casefold())

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers in its text, Arabic and Roman."""
        return [_value(number) for number in _NUMBER.findall(self.text.casefold())]

    @cached_property
    def ends(self) -> frozenset[int]:
        """The numbers that it begins and ends with."""
        return frozenset(numbers_at_ends(self.text))

    @cached_property
    def is_worded(self) -> bool:
        """Whether it has letters besides numbers, be they readable or not."""
        return sum(one.isalpha() or not one.isprintable() for one in self.shape) > 1

    @cached_property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(map(str.isalpha, self.text))

    @cached_property
    def size(self) -> float:
        """The size of its largest type."""
        return max((run.size for line in self.lines for run in line.runs if run.is_visible), default=0.0)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its text is."""
        return all(run.is_bold for line in self.lines for run in line.runs if run.text.strip())


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of most letters in pt, 0 where there are none."""
    letters: Counter[float] = Counter()
    for line in lines:
        for run in line.runs:
            if run.is_visible and not run.is_script:
                letters[round(run.size, 1)] += sum(map(str.isalnum, run.text))
    return max(letters, key=lambda size: letters[size], default=0.0)


def is_page_number(text: str) -> bool:
    """Return whether a text is no more than a page's number."""
    return _PAGE_NUMBER.fullmatch(text.casefold()) is not None


def numbers_at_ends(text: str) -> list[int]:
    """Return the numbers that a text begins and ends with, Arabic or Roman: one of them may be its page's."""
    folded = text.casefold()
    found = (_FIRST.match(folded), _LAST.search(folded))
    return [_value(match[1]) for match in found if match]


def _value(number: str) -> int:
    """Return a number's value, Arabic or Roman."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True))
