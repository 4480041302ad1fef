"""Entries that are one work."""

import pytest

from cvtex.bibliography.works.same_works import same_works
from works import BASE, JOURNAL, PREPRINT, entry, read


def pairs(*entries: str, different: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str, str]]:
    return [(pair.first.key, pair.second.key, pair.relation) for pair in same_works(read(*entries), different)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(entry("b", **JOURNAL), id="the same"),
        pytest.param(entry("b", journal="Crelle"), id="venue in short"),
        pytest.param(entry("b", **JOURNAL, title="{BEWEIS} eines Hauptsatzes in der Theorie der Algebren."), id="case"),
        pytest.param(entry("b", **JOURNAL, year="1931"), id="the year before"),
        pytest.param(entry("b", **JOURNAL, year="", pubstate="inpress"), id="in press"),
        pytest.param(entry("b", **JOURNAL, author="E. Noether"), id="fewer names"),
        pytest.param(
            entry("b", **JOURNAL, title="Another title of the paper", doi="10.1515/crll.1"), id="another title"
        ),
    ],
)
def test_a_duplicate_is_found(other: str) -> None:
    doi = {"doi": "10.1515/CRLL.1"} if "doi" in other else {}
    title = {"title": "Another title of a paper"} if doi else {}
    assert pairs(entry("a", **JOURNAL, **doi, **title), other) == [("a", "b", "same")]


@pytest.mark.parametrize(
    ("fields", "others"),
    [
        pytest.param({}, {"year": "1934"}, id="two years later"),
        pytest.param({}, {"author": "Brauer, Richard"}, id="other names"),
        pytest.param({"title": "Moderne Algebra, Part I"}, {"title": "Moderne Algebra, Part II"}, id="parts"),
        pytest.param({}, {"title": "Berichtigung: " + BASE["title"]}, id="correction"),
        pytest.param({"doi": "10.1000/1"}, {"doi": "10.1000/2"}, id="two DOIs"),
        pytest.param({"volume": "167", "pages": "1--9"}, {"volume": "168", "pages": "1--9"}, id="two volumes"),
        pytest.param({"langid": "german"}, {"langid": "english"}, id="translation"),
        pytest.param({"title": "Editorial"}, {"title": "Editorial", "journal": "Math. Ann."}, id="generic title"),
        pytest.param({"title": "Editorial", "pages": "1"}, {"title": "Editorial", "pages": "99"}, id="two editorials"),
    ],
)
def test_two_papers_are_two_works(fields: dict[str, str], others: dict[str, str]) -> None:
    assert pairs(entry("a", **{**JOURNAL, **fields}), entry("b", **{**JOURNAL, **others})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            entry("a", "book", publisher="Springer", edition="1"),
            entry("b", "book", publisher="Springer", edition="2", year="1933"),
            id="editions",
        ),
        pytest.param(
            entry("a", "incollection", booktitle="Werke", pages="1--9"),
            entry("b", "incollection", booktitle="Werke", pages="10--20"),
            id="chapters of one book",
        ),
        pytest.param(entry("a", **JOURNAL), entry("b", "software"), id="software and paper"),
        pytest.param(entry("a", **JOURNAL), entry("b", "dataset"), id="data and paper"),
        pytest.param(entry("a", **JOURNAL), entry("b", "misc", kind="talk"), id="talk and paper"),
        pytest.param(entry("a", **JOURNAL), entry("b", "inproceedings", booktitle="ICM"), id="conference and journal"),
        pytest.param(entry("a", **JOURNAL), entry("b", "phdthesis", school="Erlangen"), id="thesis and paper"),
        pytest.param(
            entry("a", "phdthesis", school="Erlangen"), entry("b", "mastersthesis", school="Erlangen"), id="two theses"
        ),
        pytest.param(entry("a", "patent", number="1"), entry("b", "patent", number="2"), id="patents of one family"),
        pytest.param(entry("a", "software", version="1"), entry("b", "software", version="2"), id="versions"),
    ],
)
def test_works_of_one_title_can_be_two(one: str, other: str) -> None:
    assert pairs(one, other) == []


@pytest.mark.parametrize(
    ("preprint", "published"),
    [
        pytest.param({}, JOURNAL, id="title"),
        pytest.param({"year": "1929"}, JOURNAL, id="three years earlier"),
        pytest.param(
            {"title": "Ein Hauptsatz", "eprint": "2106.13200"}, {**JOURNAL, "eprint": "2106.13200"}, id="arXiv"
        ),
    ],
)
def test_a_preprint_is_found_with_its_published_version(preprint: dict[str, str], published: dict[str, str]) -> None:
    one, other = entry("p", **{**PREPRINT, **preprint}), entry("j", **published)
    assert pairs(one, other) == pairs(other, one) == [("j", "p", "preprint")]


def test_a_preprint_of_another_kind_of_work_is_its_own() -> None:
    assert pairs(entry("p", **PREPRINT), entry("t", "phdthesis", school="Erlangen")) == []


def test_each_duplicate_is_told_once() -> None:
    assert pairs(entry("a", **JOURNAL), entry("b", **JOURNAL), entry("c", **JOURNAL)) == [
        ("a", "b", "same"),
        ("a", "c", "same"),
    ]


def test_a_preprint_with_two_published_versions_has_one() -> None:
    found = pairs(entry("p", **PREPRINT), entry("c", "inproceedings", booktitle="ICM"), entry("j", **JOURNAL))
    assert found == [("c", "p", "preprint")]


def test_one_identifier_on_two_works_is_a_mixture() -> None:
    found = pairs(entry("a", **JOURNAL, doi="10.1000/1"), entry("b", **JOURNAL, doi="10.1000/1", title="Zahlen"))
    assert found == [("a", "b", "mixed-up")]


def test_a_correction_with_the_identifier_of_the_paper_is_a_mixture() -> None:
    correction = entry("b", **JOURNAL, doi="10.1000/1", title="Berichtigung: " + BASE["title"])
    assert pairs(entry("a", **JOURNAL, doi="10.1000/1"), correction) == [("a", "b", "mixed-up")]


def test_what_the_bib_file_calls_a_preprint_is_one_though_it_was_printed() -> None:
    printed = entry("p", **JOURNAL, title="Vorabdruck")
    assert pairs(printed, entry("j", **JOURNAL, related="p", relatedtype="preprint")) == [("j", "p", "preprint")]


def test_a_key_that_is_used_twice_is_no_pair() -> None:
    assert pairs(entry("a", **JOURNAL), entry("a", **JOURNAL)) == []


@pytest.mark.parametrize(
    ("relation", "found"),
    [
        pytest.param({"related": "p", "relatedtype": "preprint"}, [("j", "p", "preprint")], id="its preprint"),
        pytest.param({"related": "p"}, [("j", "p", "preprint")], id="only that they are related"),
        pytest.param({"related": "p", "relatedtype": "translationof"}, [], id="its original"),
        pytest.param({"related": "nobody", "relatedtype": "preprint"}, [], id="nobody"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_a_relation_is_stated_in_the_bib_file(relation: dict[str, str], found: list[tuple[str, str, str]]) -> None:
    assert pairs(entry("p", **PREPRINT, title="Vorabdruck"), entry("j", **JOURNAL, **relation)) == found


def test_a_preprint_names_its_published_version() -> None:
    one = entry("p", **PREPRINT, title="Vorabdruck", related="j", relatedtype="published")
    assert pairs(one, entry("j", **JOURNAL)) == [("j", "p", "preprint")]


def test_entries_that_are_declared_different_are_no_pair() -> None:
    assert pairs(entry("a", **JOURNAL), entry("b", **JOURNAL), different=(("b", "a"),)) == []
