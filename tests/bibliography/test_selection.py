"""Which publications a list prints."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.bibliography.selection import select_publications
from cvtex.model.kinds import PUBLICATION_KINDS
from cvtex.model.selection import Select
from cvtex.source.text import SourceText

_TODAY = datetime.date(2026, 11, 22)
_PUBLICATIONS, _ = publications_of(
    [
        read_bib(
            SourceText(
                "refs.bib",
                """
@article{first, author = {E. Noether and D. Hilbert}, title = {B}, journal = {J}, year = 2018, month = feb}
@article{last, author = {D. Hilbert and E. Noether}, title = {a}, journal = {J}, year = 2024, keywords = {ring}}
@inproceedings{middle, author = {D. Hilbert and E. Noether and H. Weyl}, author+an = {2=corresponding},
  title = {C}, booktitle = {P}, year = 2018, month = feb, selected = {true}}
@book{open, author = {D. Hilbert and E. Noether and others}, title = {D}, year = 2018}
@software{undated, title = {E}}
""",
            )
        )
    ],
    Owner(["Emmy Noether"]),
)


def _keys(select: Select) -> list[str]:
    return [publication.key for publication in select_publications(_PUBLICATIONS, select, _TODAY)]


@pytest.mark.parametrize(
    ("select", "keys"),
    [
        pytest.param({}, ["last", "open", "first", "middle", "undated"], id="all-newest-first-a-whole-year-at-its-end"),
        pytest.param({"kinds": ["journal"]}, ["last", "first"], id="kind"),
        pytest.param({"kinds": ["book", "software"]}, ["open", "undated"], id="two-kinds"),
        pytest.param({"kinds": ["patent"]}, [], id="kind-that-nothing-is-of"),
        pytest.param({"keywords": ["ring"]}, ["last"], id="keyword"),
        pytest.param({"keywords": ["selected", "ring"]}, ["last", "middle"], id="selected-is-a-keyword"),
        pytest.param({"roles": ["first"]}, ["first"], id="first-author"),
        pytest.param({"roles": ["last"]}, ["last"], id="last-author-of-a-complete-list"),
        pytest.param({"roles": ["corresponding"]}, ["middle"], id="corresponding-author"),
        pytest.param({"roles": ["first", "last"]}, ["last", "first"], id="two-roles"),
        pytest.param({"kinds": ["journal"], "roles": ["first"]}, ["first"], id="kind-and-role"),
        pytest.param({"keys": ["open", "last", "none"]}, ["open", "last"], id="keys-in-their-order"),
        pytest.param({"keys": ["open", "last"], "sort": "newest"}, ["last", "open"], id="keys-sorted"),
        pytest.param({"since": "2019"}, ["last"], id="since"),
        pytest.param({"last_years": 3}, ["last"], id="last-years"),
        pytest.param({"sort": "oldest", "kinds": ["journal", "conference"]}, ["first", "middle", "last"], id="oldest"),
        pytest.param({"sort": "title"}, ["last", "first", "middle", "open", "undated"], id="title-in-any-case"),
        pytest.param({"sort": "file"}, ["first", "last", "middle", "open", "undated"], id="file"),
        pytest.param(
            {"sort": "author"}, ["undated", "last", "open", "middle", "first"], id="title-where-there-is-no-author"
        ),
        pytest.param({"sort": "venue"}, ["last", "first", "middle", "open", "undated"], id="venue-those-without-last"),
        pytest.param({"not_keys": ["last", "open"]}, ["first", "middle", "undated"], id="not-these-keys"),
        pytest.param({"not_keywords": ["ring", "selected"]}, ["open", "first", "undated"], id="without-keywords"),
        pytest.param({"types": ["article"]}, ["last", "first"], id="entry-type"),
        pytest.param({"venues": ["J"]}, ["last", "first"], id="venue-pattern"),
        pytest.param({"tags": ["ring"]}, ["last"], id="keywords-are-tags"),
        pytest.param({"max": 2}, ["last", "open"], id="at-most"),
        pytest.param({"max": 1, "kinds": ["conference"]}, ["middle"], id="at-most-of-a-kind"),
    ],
)
def test_a_selection_keeps_these_in_this_order(select: dict[str, object], keys: list[str]) -> None:
    assert _keys(Select.model_validate(select)) == keys


@given(st.lists(st.sampled_from(PUBLICATION_KINDS), min_size=1))
def test_a_kind_keeps_all_of_that_kind_and_nothing_else(kinds: list[str]) -> None:
    assert set(_keys(Select.model_validate({"kinds": kinds}))) == {p.key for p in _PUBLICATIONS if p.kind in kinds}


_STATES, _ = publications_of(
    [
        read_bib(
            SourceText(
                "refs.bib",
                """
@article{out, author = {E. Noether}, title = {A}, journal = {J}, year = 2026}
@article{submitted, author = {E. Noether}, title = {B}, journal = {J}, year = 2026, pubstate = {submitted}}
@article{accepted, author = {E. Noether}, title = {C}, journal = {J}, year = 2025, pubstate = {accepted}}
@article{inpress, author = {E. Noether}, title = {D}, journal = {J}, year = 2024, pubstate = {inpress}}
@book{online, author = {E. Noether}, title = {E}, year = 2027, pubstate = {prepublished}}
""",
            )
        )
    ],
    Owner(["Emmy Noether"]),
)


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("newest", ["inpress", "accepted", "submitted", "online", "out"]),
        ("oldest", ["out", "online", "submitted", "accepted", "inpress"]),
    ],
)
def test_what_is_not_out_yet_is_newest_the_nearer_to_print_the_newer(sort: str, keys: list[str]) -> None:
    select = Select.model_validate({"sort": sort})

    assert [publication.key for publication in select_publications(_STATES, select, _TODAY)] == keys


def test_a_list_grouped_by_kind_has_the_publications_of_a_kind_together() -> None:
    grouped = select_publications(_PUBLICATIONS, Select(), _TODAY, "kind")

    assert [publication.key for publication in grouped] == ["last", "first", "middle", "open", "undated"]


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("title", ["last", "first", "middle", "open", "undated"]),
        ("file", ["last", "first", "middle", "open", "undated"]),
        ("oldest", ["undated", "first", "middle", "open", "last"]),
    ],
)
def test_a_list_grouped_by_year_has_each_year_once_whatever_its_order(sort: str, keys: list[str]) -> None:
    grouped = select_publications(_PUBLICATIONS, Select.model_validate({"sort": sort}), _TODAY, "year")

    assert [publication.key for publication in grouped] == keys
