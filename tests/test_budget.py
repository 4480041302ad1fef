"""The search for the fewest parts to leave out: by heights, and by what TeX makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from cvtex.budget import Attempt, Search, savings
from cvtex.compile.extents import Extents
from cvtex.model.entries import Highlight
from cvtex.model.texts import Text
from cvtex.render.contents import Content
from cvtex.render.spares import Spare

PAGE = 100.0


def spare(mark: str) -> Spare:
    return Spare(0, Content(mark, Highlight(text=Text.plain(mark))), "low")


@dataclass(frozen=True)
class Set:
    """What a pass of TeX came to."""

    pages: int | None


@dataclass(frozen=True)
class Pretended:
    """A document of one part after the other on pages of 100 pt; `wasted` is what a page loses at its end."""

    done: Set
    extents: Extents | None
    heights: dict[int, float]


class Document:
    """A document whose heights are known, and that may be known wrongly."""

    def __init__(self, fixed: float, heights: Sequence[float], told: float = 1.0, *, tells: bool = True) -> None:
        self.spares = [spare(f"talks.{number}") for number in range(len(heights))]
        self.fixed, self.true, self.told, self.tells = fixed, heights, told, tells
        self.passes = 0

    def without(self, count: int) -> Attempt:
        self.passes += 1
        whole = self.fixed + sum(self.true[count:])
        pages = max(1, -int(-whole // PAGE))
        filled = tuple(min(PAGE, whole - PAGE * number) for number in range(pages))
        extents = Extents(10.0, PAGE, 0.0, filled, ()) if self.tells else None
        pairs = zip(self.spares[count:], self.true[count:], strict=True)
        heights = {id(one.content.printed): height * self.told for one, height in pairs}
        return Pretended(Set(pages), extents, heights)  # type: ignore[return-value]

    def fewest(self, allowed: int) -> int | None:
        return Search(self.spares, allowed, self.without(0), self.without).fewest()


@pytest.mark.parametrize(
    ("document", "allowed", "count", "most"),
    [
        pytest.param(Document(95, [5, 5, 5]), 1, 2, 2, id="right at once, and one fewer does not do"),
        pytest.param(Document(190, [30, 5, 5]), 2, 1, 1, id="the first one suffices"),
        pytest.param(Document(95, [5] * 40), 1, 39, 2, id="nearly all"),
        pytest.param(Document(100, [5] * 4), 1, 4, 2, id="all of them"),
        pytest.param(Document(101, [5] * 4), 1, None, 1, id="not even all"),
        pytest.param(Document(50, [5] * 40, told=0.5), 1, 30, 8, id="they give more than TeX tells"),
        pytest.param(Document(50, [5] * 40, told=2.0), 1, 30, 8, id="they give less than TeX tells"),
        pytest.param(Document(50, [5] * 16, tells=False), 1, 6, 6, id="TeX tells nothing"),
    ],
)
def test_the_fewest_that_do_are_found_in_few_passes(
    document: Document, allowed: int, count: int | None, most: int
) -> None:
    assert document.fewest(allowed) == count
    assert document.passes - 1 <= most


def test_a_number_that_does_is_taken_where_the_fewest_take_too_long() -> None:
    document = Document(50, [1] * 1000, tells=False)

    count = document.fewest(1)

    assert count is not None
    assert count >= 950
    assert document.passes <= 10


def test_what_is_in_another_part_gives_its_lines_once() -> None:
    inner, outer, other = spare("experience.0.roles.0"), spare("experience.0"), spare("experience.10")
    heights = {id(one.content.printed): height for one, height in ((inner, 20.0), (outer, 50.0), (other, 7.0))}

    assert savings([inner, outer, other], heights) == [20.0, 30.0, 7.0]
    assert savings([outer, other, inner], heights) == [50.0, 7.0, 0.0]
    assert savings([outer], {}) == [0.0]
