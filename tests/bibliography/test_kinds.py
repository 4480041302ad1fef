"""The kind of a publication, and what an entry of that kind must have."""

import pytest

from cvtex.bibliography.kinds import expected_fields, is_known_type, is_work, kind_of, missing_fields, named_kind
from cvtex.data import table
from cvtex.model.kinds import PUBLICATION_KINDS, PublicationKind


def test_the_table_of_types_holds_kinds_only() -> None:
    assert set(table("bibliography/kinds")["types"].values()) <= set(PUBLICATION_KINDS)


def test_every_kind_has_a_rule_about_its_fields() -> None:
    assert set(table("bibliography/kinds")["required"]["kinds"]) == set(PUBLICATION_KINDS)


@pytest.mark.parametrize(
    ("entry_type", "fields", "kind"),
    [
        pytest.param("article", {"journaltitle": "Nature"}, "journal", id="article"),
        pytest.param("article", {}, "journal", id="article-without-journal"),
        pytest.param("inproceedings", {}, "conference", id="conference"),
        pytest.param("book", {}, "book", id="book"),
        pytest.param("incollection", {}, "chapter", id="chapter"),
        pytest.param("proceedings", {}, "proceedings", id="proceedings"),
        pytest.param("phdthesis", {}, "thesis", id="thesis"),
        pytest.param("techreport", {}, "report", id="report"),
        pytest.param("patent", {}, "patent", id="patent"),
        pytest.param("software", {}, "software", id="software"),
        pytest.param("dataset", {}, "dataset", id="dataset"),
        pytest.param("misc", {}, "other", id="misc"),
        pytest.param("madeup", {}, "other", id="unknown-type"),
        pytest.param("article", {"journaltitle": "CoRR"}, "preprint", id="article-in-corr"),
        pytest.param("article", {"journaltitle": "arXiv preprint arXiv:1"}, "preprint", id="article-in-arxiv"),
        pytest.param("article", {"journaltitle": "{bioRxiv}"}, "preprint", id="venue-in-braces"),
        pytest.param("inproceedings", {"journaltitle": "arXiv"}, "conference", id="conference-paper-stays-one"),
        pytest.param("misc", {"eprint": "1"}, "preprint", id="misc-with-eprint"),
        pytest.param("misc", {"eprint": "1", "eprinttype": "arXiv"}, "preprint", id="misc-with-eprint-type"),
        pytest.param("misc", {"arxiv": "1"}, "preprint", id="misc-in-arxiv"),
        pytest.param("misc", {"eprint": "1", "eprinttype": "googlebooks"}, "other", id="eprint-of-another-sort"),
        pytest.param(
            "article", {"journaltitle": "Nature", "eprint": "1"}, "journal", id="article-that-is-in-arxiv-too"
        ),
    ],
)
def test_the_kind_comes_from_type_and_fields(entry_type: str, fields: dict[str, str], kind: PublicationKind) -> None:
    assert kind_of(entry_type, fields) == kind


@pytest.mark.parametrize(
    ("kind", "entry_type", "present", "missing"),
    [
        pytest.param("journal", "article", ["author", "title", "journaltitle", "date"], [], id="complete"),
        pytest.param("journal", "article", ["title", "date"], [["journaltitle"]], id="venue-missing"),
        pytest.param("book", "book", ["editor", "title", "date"], [], id="editor-in-place-of-an-author"),
        pytest.param("conference", "inproceedings", ["title", "eventtitle", "date"], [], id="event-in-place-of-a-book"),
        pytest.param("software", "software", [], [["title"]], id="nothing-there"),
        pytest.param("report", "techreport", ["title"], [["date"]], id="bibtex: techreport"),
        pytest.param("proceedings", "proceedings", ["title"], [["date"]], id="bibtex: proceedings"),
        pytest.param("report", "manual", ["title"], [], id="bibtex: manual"),
        pytest.param("book", "booklet", ["title"], [], id="bibtex: booklet"),
        pytest.param("preprint", "unpublished", ["title"], [], id="bibtex: unpublished"),
        pytest.param("other", "misc", [], [], id="bibtex: misc"),
        pytest.param("talk", "misc", [], [], id="bibtex: misc-of-another-kind"),
        pytest.param("other", "online", ["title"], [], id="biblatex: online"),
    ],
)
def test_missing_fields_are_named(
    kind: PublicationKind, entry_type: str, present: list[str], missing: list[list[str]]
) -> None:
    assert missing_fields(kind, entry_type, present) == missing


@pytest.mark.parametrize(
    ("kind", "entry_type", "present", "missing"),
    [
        pytest.param("journal", "article", ["editor"], [], id="editor-in-place-of-an-author"),
        pytest.param("journal", "article", ["title"], [["author", "editor"]], id="nobody"),
        pytest.param(
            "thesis", "thesis", [], [["author"], ["institution", "publisher", "organization"]], id="by-kind-and-type"
        ),
        pytest.param("software", "software", [], [], id="software-of-nobody"),
        pytest.param("report", "manual", ["title"], [["date"]], id="bibtex: a-manual-has-a-year"),
        pytest.param("book", "booklet", ["title"], [["date"]], id="bibtex: a-booklet-has-a-year"),
        pytest.param("preprint", "unpublished", ["title"], [["date"], ["author"]], id="bibtex: unpublished"),
        pytest.param("other", "misc", ["date"], [["title"]], id="bibtex: misc"),
    ],
)
def test_fields_that_should_be_there_are_named(
    kind: PublicationKind, entry_type: str, present: list[str], missing: list[list[str]]
) -> None:
    assert expected_fields(kind, entry_type, present) == missing


def test_what_is_expected_is_said_about_kinds_and_types_that_there_are() -> None:
    expected = table("bibliography/kinds")["expected"]
    assert set(expected["kinds"]) <= set(PUBLICATION_KINDS)
    required = table("bibliography/kinds")["required"]
    assert all(map(is_known_type, (*expected["types"], *expected["not_of"], *required["types"])))


@pytest.mark.parametrize(
    ("entry_type", "is_one"), [("article", True), ("madeup", True), ("xdata", False), ("set", False)]
)
def test_only_entries_of_their_own_are_works(entry_type: str, *, is_one: bool) -> None:
    assert is_work(entry_type) is is_one


@pytest.mark.parametrize(("entry_type", "is_known"), [("article", True), ("mvbook", True), ("madeup", False)])
def test_the_types_of_biblatex_are_known(entry_type: str, *, is_known: bool) -> None:
    assert is_known_type(entry_type) is is_known


@pytest.mark.parametrize(("field", "kind"), [(" Talk ", "talk"), ("nonsense", None), ("", None)])
def test_an_entry_can_name_its_kind(field: str, kind: PublicationKind | None) -> None:
    assert named_kind({"kind": field}) == kind
