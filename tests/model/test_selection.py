"""Filters and orders of sections."""

import datetime
from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from cvtex.model.base import Entry
from cvtex.model.dates import PartialDate
from cvtex.model.entries import Experience, Highlight
from cvtex.model.inner import inside
from cvtex.model.selection import Select, has_tag, is_kept_inside, selected
from cvtex.model.texts import Text

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


EXPERIENCE = TypeAdapter(Experience).validate_python(
    {
        "organization": "Universität Göttingen",
        "tags": ["professor"],
        "roles": [
            {"title": "Privatdozentin", "start": 1919, "end": 1922, "tags": ["teaching"]},
            {
                "title": "Professorin",
                "start": 1922,
                "tags": ["late"],
                "highlights": ["Lectured on ideals.", {"text": "Edited the Annalen.", "tags": ["editing"]}],
            },
        ],
    }
)


def kept_inside(entry: Entry, **select: object) -> list[str]:
    rules = TypeAdapter(Select).validate_python(select)
    return [inner.entry.sort_title for inner in inside(entry) if is_kept_inside(entry, inner, rules, TODAY)]


@pytest.mark.parametrize(
    ("select", "titles"),
    [
        pytest.param({"ids": ["somebody"]}, ["privatdozentin", "professorin"], id="not by name"),
        pytest.param({"current": True}, ["professorin"], id="by date"),
        pytest.param({"tags": ["professor"]}, ["privatdozentin", "professorin"], id="all, where the whole has the tag"),
        pytest.param({"tags": ["teaching"]}, ["privatdozentin"], id="those with the tag, where the whole has it not"),
        pytest.param({"not_tags": ["late"]}, ["privatdozentin"], id="none with a tag that is not wanted"),
    ],
)
def test_the_roles_of_an_entry_are_kept(select: dict[str, object], titles: list[str]) -> None:
    assert kept_inside(EXPERIENCE, **select) == titles


@pytest.mark.parametrize(
    ("select", "count"),
    [
        pytest.param({"tags": ["teaching"]}, 1, id="whatever tags are asked for"),
        pytest.param({"since": 1930, "current": True}, 1, id="having no date of its own"),
        pytest.param({"past": True}, 1, id="of what is past as well"),
        pytest.param({"not_tags": ["editing"]}, 0, id="not with a tag that is not wanted"),
    ],
)
def test_a_highlight_is_kept(select: dict[str, object], count: int) -> None:
    assert len(kept_inside(EXPERIENCE.roles[1], **select)) == count


def test_an_entry_has_the_tags_of_what_it_is_made_of_and_not_those_of_its_highlights() -> None:
    assert has_tag(EXPERIENCE, ["teaching"])
    assert not has_tag(EXPERIENCE, ["editing"])


def test_titles_are_sorted_without_accents() -> None:
    entries = [Highlight(text=Text.plain(text)) for text in ("Zahlen", "Äquivalenz", "Ideale", "algebra")]
    rules = TypeAdapter(Select).validate_python({"sort": "title"})

    found = [entry.text.in_language("en")[0] for entry in selected(entries, rules, TODAY)]

    assert found == ["algebra", "Äquivalenz", "Ideale", "Zahlen"]
