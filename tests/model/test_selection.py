"""Filters and orders of sections."""

import datetime
from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from cvtex.model.dates import PartialDate
from cvtex.model.selection import Select, nested_test, selected

TODAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Item:
    id: str
    start: int | None
    end: int | None
    tags: tuple[str, ...] = ()

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        return (PartialDate(self.start) if self.start else None, PartialDate(self.end) if self.end else None)

    @property
    def intervals(self) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
        return (self.interval,)

    @property
    def sort_title(self) -> str:
        return self.id


ITEMS = (
    Item("c-undated", None, None),
    Item("b-past", 2010, 2015, ("science", "old")),
    Item("a-ongoing", 2020, None, ("science",)),
    Item("d-ends-this-year", 2024, 2026),
    Item("e-later", 2029, None),
)


@pytest.mark.parametrize(
    ("select", "ids"),
    [
        pytest.param({}, ["c-undated", "b-past", "a-ongoing", "d-ends-this-year", "e-later"], id="all, as written"),
        pytest.param({"ids": ["a-ongoing", "b-past"]}, ["a-ongoing", "b-past"], id="by id, in that order"),
        pytest.param({"tags": ["science"]}, ["b-past", "a-ongoing"], id="any tag"),
        pytest.param({"not_tags": ["old"]}, ["c-undated", "a-ongoing", "d-ends-this-year", "e-later"], id="no tag"),
        pytest.param(
            {"since": 2016}, ["a-ongoing", "d-ends-this-year", "e-later"], id="since: what has not ended before"
        ),
        pytest.param({"until": 2012}, ["c-undated", "b-past"], id="until: what began by then"),
        pytest.param({"current": True}, ["a-ongoing", "d-ends-this-year"], id="current"),
        pytest.param({"last_years": 1}, ["a-ongoing", "d-ends-this-year", "e-later"], id="last year"),
        pytest.param(
            {"last_years": 12}, ["b-past", "a-ongoing", "d-ends-this-year", "e-later"], id="last twelve years"
        ),
        pytest.param({"max": 2}, ["c-undated", "b-past"], id="at most"),
        pytest.param(
            {"sort": "newest"}, ["e-later", "a-ongoing", "d-ends-this-year", "b-past", "c-undated"], id="newest first"
        ),
        pytest.param(
            {"sort": "oldest"}, ["c-undated", "b-past", "a-ongoing", "d-ends-this-year", "e-later"], id="oldest first"
        ),
        pytest.param(
            {"sort": "title"}, ["a-ongoing", "b-past", "c-undated", "d-ends-this-year", "e-later"], id="by title"
        ),
        pytest.param({"sort": "newest", "max": 1}, ["e-later"], id="the newest"),
        pytest.param({"past": True}, ["b-past"], id="what has ended"),
        pytest.param({"prefer": ["old", "science"]}, ["b-past"], id="those with the first tag"),
        pytest.param({"prefer": ["new", "science"]}, ["b-past", "a-ongoing"], id="those with the next tag"),
        pytest.param({"prefer": ["new"], "max": 2}, ["c-undated", "b-past"], id="all where none has the tag"),
    ],
)
def test_a_selection_keeps(select: dict[str, object], ids: list[str]) -> None:
    rules = TypeAdapter(Select).validate_python(select)

    assert [item.id for item in selected(ITEMS, rules, TODAY)] == ids


def test_entries_inside_entries_are_kept_by_date_not_by_name() -> None:
    keeps = nested_test(TypeAdapter(Select).validate_python({"ids": ["somebody"], "current": True}), TODAY)

    assert [item.id for item in ITEMS if keeps(item)] == ["a-ongoing", "d-ends-this-year"]
