"""Running heads and feet: what is repeated or counts on from page to page at the upper and lower edges."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from cvtex.verify.levels import Level, body_size, is_page_number
from cvtex.verify.notes import is_marked

_DEEPEST = 3
"""Heights from the edge inwards that may be running ones."""
_BAND = 0.2
"""The part of a page's height at its upper and lower edges that they stand in."""
_EDGE = 0.1
"""The part in which one stands that no other page has at its height."""
_MARGIN = 45
"""bp: the outermost 16 mm, in which the body of few documents begins or ends."""
_SAME_HEIGHT = 3
"""bp by which one may differ in height from page to page."""
_APART = 1.7
"""Body sizes between baselines from which on a line stands apart."""
_WIDER = 1.3
"""The same, as a multiple of the usual distance of lines."""
_NUMBERED = 1.2
"""The same for a line with its page's number."""
_PARAGRAPH = 1.8
"""Body sizes between the baselines of a paragraph's lines, at most."""
_SAME_SIZE = 0.3
"""bp by which the type of heads may differ from page to page."""
_MOST_PAGES = 1000
"""What is more counts no pages: years do."""
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


def running_levels(pages: Sequence[Sequence[Level]], size: float, *, at_top: bool) -> list[list[Level]]:
    """Return which levels of pages are running heads, or feet: the outermost ones of each as far as they are such.

    A page's levels are given from the top; `size` is that of the body's type, in bp.
    """
    edge = _Edge(pages, size, at_top=at_top)
    found = [edge.running(levels) for levels in edge.pages]
    return [[_without_body(level, size, found) for level in levels] for levels in found]


class _Edge:
    """The upper or the lower edge of all pages."""

    def __init__(self, pages: Sequence[Sequence[Level]], size: float, *, at_top: bool) -> None:
        self.size = size
        self.sizes = {
            levels[0].page: max(size, body_size(line for level in levels for line in level.lines))
            for levels in pages
            if levels
        }
        """The size of most letters, by page: PDFs may be put together of several."""
        self.at_top = at_top
        self.pages = [list(levels if at_top else reversed(levels)) for levels in pages]
        self.firsts = [levels[0] for levels in self.pages if levels]
        self.outer = [level for levels in self.pages for level in levels[: _DEEPEST + 1]]
        least = max(_APART * size, _WIDER * _usual_gap(pages, size))
        self.apart = {id(level) for levels in self.pages for level, gap in _gaps(levels) if gap >= least}
        self.last = {id(levels[-1]) for levels in self.pages if levels}

    def running(self, levels: Sequence[Level]) -> list[Level]:
        """Return which of a page's levels, from the outermost one inwards, are running ones."""
        alone = self.alone(levels)
        count = 0
        for index, (level, gap) in enumerate(_gaps(levels)):
            if self.depth(level) > _BAND * level.height or _is_note(level):
                break
            if index not in alone and not any(self.goes_on(level, other) for other in self.outer):
                break
            if id(level) in self.apart or self.is_numbered(level, gap) or self.is_repeated(levels, index):
                count = index + 1
        return list(levels[:count])

    def is_numbered(self, level: Level, gap: float) -> bool:
        """Return whether a level that is not too near to the next one has a page's number, as that of other pages."""
        beside = (other for other in self.outer if _is_at_height_of(level, other))
        return gap >= _NUMBERED * self.size and any(_counts(level, other) for other in beside)

    def is_repeated(self, levels: Sequence[Level], index: int) -> bool:
        """Return whether a level is the last that all pages have at its height, however near the next one is."""
        return self.is_everywhere(levels[index]) and not any(map(self.is_everywhere, levels[index + 1 : index + 2]))

    def is_everywhere(self, level: Level) -> bool:
        """Return whether all pages, or all but the first one, have a level's text at its height."""
        known = {other.page for other in self.outer if _is_at_height_of(level, other) and _is_same(level, other)}
        lacking = {first.page for first in self.firsts} - known - {level.page}
        return bool(known) and (not lacking or (len(known) > 1 and lacking == {1}))

    def depth(self, level: Level) -> float:
        """Return how far a level is from the edge, in bp."""
        return level.height - level.baseline if self.at_top else level.baseline

    def is_near(self, level: Level) -> bool:
        """Return whether a level is near the edge and stands apart."""
        return id(level) in self.apart and self.depth(level) <= _EDGE * level.height

    def is_plain(self, level: Level) -> bool:
        """Return whether a level is neither bold nor larger than the text, as a heading would be."""
        return level.size <= _LIKE * self.sizes[level.page] and not level.is_bold

    def goes_on(self, level: Level, other: Level) -> bool:
        """Return whether a level is that of another page.

        It has the same text, or one whose numbers count on; or it is the head of a part of the document, in the same
        type. Elsewhere than at its height only text that is no heading counts: PDFs may be put together of several.
        """
        if other.page == level.page:
            return False
        are_near = self.is_near(level) and self.is_near(other)
        if not _is_at_height_of(level, other):
            return are_near and self.is_plain(level) and _is_same(level, other)
        is_last = not self.last.isdisjoint({id(level), id(other)})  # it may be the only line of the body
        changes = are_near and not is_last and self.is_plain(level) and _is_like(level, other)
        return changes or _is_same(level, other) or (id(level) in self.apart and _counts(level, other))

    def alone(self, levels: Sequence[Level]) -> range:
        """Return which of a page's outermost levels are running ones though no other page has them.

        They stand far from the text: a page's number, wherever, or lines at the very edge that are small, have the
        page's number, or are those of the only page and no heading. In the margin, where no other page has text of the
        body, and for a page's own number less will do.
        """
        is_free = bool(levels) and not any(self.has_body_beside(levels[0], other) for other in self.firsts)
        for index, (level, gap) in enumerate(_gaps(levels)):
            is_far = gap >= _ALONE * self.size
            is_apart = is_far or id(level) in self.apart
            if is_apart and is_page_number(level.text) and (is_far or level.page in level.ends):
                return range(index, index + 1)
            in_margin = is_apart and is_free and self.depth(level) <= _MARGIN
            if is_far or in_margin:
                outermost = levels[: index + 1]
                is_in_margin = in_margin and all(map(self.is_plain, outermost))
                is_only = is_far and len(self.firsts) == 1
                return range(index + 1 if self.are_alone(outermost, is_in_margin=is_in_margin, is_only=is_only) else 0)
        return range(0)

    def are_alone(self, levels: Sequence[Level], *, is_in_margin: bool, is_only: bool) -> bool:
        """Return whether lines at the very edge are running ones by their place, their type or the page's number."""
        is_marked_one = any(is_marked(line) for level in levels for line in level.lines)
        if is_marked_one or any(self.depth(level) > _EDGE * level.height for level in levels):
            return False
        first, largest = levels[0], max(level.size for level in levels)
        is_head = is_only and largest <= _LARGER * self.size and not all(level.is_bold for level in levels)
        has_number = first.page > 1 and first.page in first.ends and largest <= _LIKE * self.size
        is_one = len(levels) == 1 and (largest <= _SMALL * self.size or has_number)
        return is_in_margin or is_head or is_one

    def has_body_beside(self, level: Level, other: Level) -> bool:
        """Return whether another page has text of the body as near to the edge as a level is."""
        is_as_near = self.depth(other) < self.depth(level) + self.size
        return other.page != level.page and id(other) not in self.apart and is_as_near


def _gaps(levels: Sequence[Level]) -> Iterator[tuple[Level, float]]:
    """Yield the outermost levels of a page with their distance from the next one inwards, where there is one."""
    for level, inward in pairwise(levels[: _DEEPEST + 1]):
        yield level, abs(level.baseline - inward.baseline)
    if 0 < len(levels) <= _DEEPEST:
        yield levels[-1], inf


def _without_body(level: Level, size: float, found: Sequence[Sequence[Level]]) -> Level:
    """Return a running level without text of the body that stands beside a page's number on this page alone."""
    numbers = [line for line in level.lines if is_page_number(line.text)]
    beside = [other for levels in found for other in levels if _is_at_height_of(level, other)]
    if not beside or not numbers or any(not is_page_number(line.text) for other in beside for line in other.lines):
        return level
    small = [line for line in level.lines if max(run.size for run in line.runs) < _LIKE_BODY * size]
    return Level(level.page, level.height, [line for line in level.lines if line in numbers or line in small])


def _is_at_height_of(level: Level, other: Level) -> bool:
    """Return whether a level of another page is as far from the upper or from the lower edge."""
    apart = level.baseline - other.baseline
    is_as_far = abs(apart) <= _SAME_HEIGHT or abs(level.height - other.height - apart) <= _SAME_HEIGHT
    return is_as_far and other.page != level.page


def _usual_gap(pages: Sequence[Sequence[Level]], size: float) -> float:
    """Return the usual distance of lines in bp, in paragraphs if there are any; 0 where no two are below each other."""
    gaps = [upper.baseline - lower.baseline for levels in pages for upper, lower in pairwise(levels)]
    inside = [gap for gap in gaps if gap < _PARAGRAPH * size]
    return median(inside if len(inside) > len(gaps) / 5 else gaps) if gaps else 0.0


def _is_same(level: Level, other: Level) -> bool:
    """Return whether two levels have the same text, in which numbers may count on with the pages."""
    if level.shape != other.shape:
        return False
    turned = other.page - level.page
    steps = [foreign - own for own, foreign in zip(level.numbers, other.numbers, strict=True)]
    counts = turned in steps and max(level.numbers) < _MOST_PAGES
    return all(step in {0, turned} for step in steps) and (level.is_worded or counts)


def _counts(level: Level, other: Level) -> bool:
    """Return whether two levels end or begin with their pages' numbers."""
    turned = other.page - level.page
    return any(own + turned in other.ends for own in level.ends)


def _is_like(level: Level, other: Level) -> bool:
    """Return whether two levels are heads that change from page to page: in one type, and not bold."""
    return level.letters >= _WORD and abs(level.size - other.size) < _SAME_SIZE and not other.is_bold


def _is_note(level: Level) -> bool:
    return any(line.runs[0].is_script for line in level.lines)
