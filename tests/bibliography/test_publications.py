"""Entries to publications, and what is said about them."""

import pytest

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.publication import Publication
from cvtex.model.rich import Rich, Styled, plain
from cvtex.source.text import SourceText

_FIELDS = "author = {Emmy Noether}, title = {X}, journal = {J}, year = 1918"


def _all(*texts: str) -> tuple[tuple[Publication, ...], tuple[Diagnostic, ...]]:
    files = [read_bib(SourceText(f"{number}.bib", text)) for number, text in enumerate(texts, start=1)]
    return publications_of(files, Owner(["Emmy Noether"]))


def _one(fields: str, entry_type: str = "article") -> Publication:
    (publication,), diagnostics = _all(f"@{entry_type}{{key, {fields}}}")
    assert diagnostics == ()
    return publication


def _problem(fields: str, entry_type: str = "article") -> Diagnostic:
    _, (diagnostic,) = _all(f"@{entry_type}{{key,\n {fields}}}")
    assert diagnostic.span is not None
    return diagnostic


def test_an_entry_becomes_a_publication() -> None:
    publication = _one(_FIELDS)
    assert (publication.key, publication.kind, publication.entry_type) == ("key", "journal", "article")
    assert (publication.title, publication.venue, str(publication.date)) == (("X",), ("J",), "1918")
    assert [name.is_owner for name in publication.authors] == [True]
    assert publication.span.file == "1.bib"


def test_publications_stay_in_the_order_of_their_files() -> None:
    publications, _ = _all("@misc{b, title={B}} @misc{a, title={A}}", "@misc{c, title={C}}")
    assert [publication.key for publication in publications] == ["b", "a", "c"]


def test_no_files_hold_no_publications() -> None:
    assert _all() == ((), ())


@pytest.mark.parametrize(
    ("fields", "name", "rich"),
    [
        pytest.param("number = {3}", "number", ("3",), id="text"),
        pytest.param(r"note = {\emph{N}}", "note", (Styled("emph", ("N",)),), id="markup"),
        pytest.param("address = {Bonn}", "location", ("Bonn",), id="bibtex-name"),
        pytest.param("pages = {1-20}", "pages", ("1–20",), id="hyphen-in-pages"),
        pytest.param("pages = {1 --- 20}", "pages", ("1–20",), id="dashes-in-pages"),
        pytest.param("pages = {1--3, 7}", "pages", ("1–3, 7",), id="two-ranges"),
        pytest.param("pages = {e12}", "pages", ("e12",), id="article-number"),
        pytest.param("number = {3-4}", "number", ("3–4",), id="double-issue"),
        pytest.param("volume = {12 - 13}", "volume", ("12–13",), id="double-volume"),
        pytest.param("number = {S-1}", "number", ("S-1",), id="supplement"),
    ],
)
def test_a_field_is_rich_text_under_its_biblatex_name(fields: str, name: str, rich: Rich) -> None:
    assert _one(f"{_FIELDS}, {fields}").fields[name] == rich


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        pytest.param("techreport", "institution = {NIH}, number = {18-2424}", id="report"),
        pytest.param("misc", "number = {4230-46}", id="misc"),
        pytest.param("patent", "number = {10-2345}", id="patent"),
    ],
)
def test_a_hyphen_in_a_number_stays_one_outside_of_journals(entry_type: str, fields: str) -> None:
    publication = _one(f"author = {{Emmy Noether}}, title = {{X}}, year = 1918, {fields}", entry_type)
    assert f"number = {{{plain(publication.fields['number'])}}}" in fields


def test_arxiv_and_eprint_of_an_entry_are_both_read() -> None:
    publication = _one(f"{_FIELDS}, arxiv = {{2106.13200}}, eprint = {{2371022}}, eprinttype = {{jstor}}")
    assert publication.identifiers == {"arxiv": "2106.13200", "jstor": "2371022"}


def test_a_field_that_is_empty_is_not_there() -> None:
    assert "note" not in _one(f"{_FIELDS}, note = {{}}").fields


def test_the_biblatex_name_of_a_field_wins() -> None:
    (publication,), (warning,) = _all(f"@article{{key, {_FIELDS}, journaltitle = {{K}}}}")
    assert (plain(publication.venue), warning.code) == ("K", "bib-duplicate-field")


_PARENT = "@proceedings{p, title = {P}, year = 1918, editor = {%s}}"
_CHILD = "@inproceedings{a, author = {E. Noether}, title = {X}, crossref = {P}}"


@pytest.mark.parametrize(
    ("editor", "keys"),
    [
        pytest.param("Hilbert, David", ["a"], id="without-the-owner"),
        pytest.param("Hilbert, David and Noether, Emmy", ["a", "p"], id="with-the-owner"),
    ],
)
def test_a_volume_that_others_refer_to_is_printed_where_the_owner_edited_it(editor: str, keys: list[str]) -> None:
    publications, diagnostics = _all(_CHILD + _PARENT % editor)
    assert ([publication.key for publication in publications], diagnostics) == (keys, ())


def test_a_field_that_is_wrong_in_the_parent_is_reported_there() -> None:
    parent = "@proceedings{p,\n title = {P \\foo},\n year = 1918, editor = {Hilbert, David}}"
    _, (warning,) = _all(_CHILD, parent)
    assert warning.span is not None
    assert (warning.span.file, warning.span.line, warning.span.column) == ("2.bib", 2, 2)


@pytest.mark.parametrize(
    ("fields", "keywords"),
    [
        pytest.param("", (), id="none"),
        pytest.param(
            "keywords = {algebra; physics , {ring theory},}", ("algebra", "physics", "ring theory"), id="separated"
        ),
        pytest.param("selected = {true}", ("selected",), id="selected"),
        pytest.param("selected = {Yes}, keywords = {a}", ("a", "selected"), id="selected-and-keywords"),
        pytest.param("selected = {false}", (), id="not-selected"),
    ],
)
def test_keywords_are_words_between_commas_and_selected_is_one(fields: str, keywords: tuple[str, ...]) -> None:
    assert _one(f"{_FIELDS}, {fields}").keywords == keywords


@pytest.mark.parametrize("field", ["langid", "language"])
def test_the_language_is_kept(field: str) -> None:
    assert _one(f"{_FIELDS}, {field} = {{german}}").language == "german"


def test_annotations_mark_the_authors_they_count() -> None:
    authors = "author = {A. Turing and Emmy Noether and D. Hilbert}"
    annotation = 'author+an = {1=equal; 2="equal",corresponding}'
    publication = _one(f"{authors}, {annotation}, title = {{X}}, journal = {{J}}, year = 1918")
    assert [set(name.marks) for name in publication.authors] == [{"equal"}, {"equal", "corresponding"}, set()]


def test_a_list_that_ends_in_others_is_incomplete() -> None:
    publication = _one("author = {Emmy Noether and others}, title = {X}, journal = {J}, year = 1918")
    assert (len(publication.authors), publication.people["author"].is_incomplete) == (1, True)


def test_the_owner_is_looked_for_among_the_editors_where_there_are_no_authors() -> None:
    publication = _one("editor = {E. Noether}, title = {X}, year = 1918", "proceedings")
    assert [name.is_owner for name in publication.creators] == [True]


def test_entries_that_hold_shared_data_are_no_publications() -> None:
    publications, diagnostics = _all(f"@article{{key, xdata = {{x}}, {_FIELDS}}} @xdata{{x, note = {{N}}}}")
    assert ([publication.key for publication in publications], diagnostics) == (["key"], ())


def test_a_paper_takes_over_the_book_it_refers_to_in_another_file() -> None:
    paper = "@inproceedings{key, author = {E. Noether}, title = {X}, crossref = {p}}"
    publications, diagnostics = _all(paper, "@proceedings{p, title = {P}, year = 1918}")
    assert (plain(publications[0].venue), diagnostics) == ("P", ())


def test_a_paper_in_corr_links_its_volume_in_place_of_its_identifier() -> None:
    publication = _one(
        "author={E. Noether}, title={X}, journal={CoRR}, year=2021, volume={abs/2106.13200}, "
        "eprinttype={arXiv}, eprint={2106.13200}"
    )
    assert (publication.kind, publication.links) == ("preprint", ())


@pytest.mark.parametrize(
    ("fields", "message", "help_"),
    [
        pytest.param(
            "author = {E. Noether}, journal = {J}, year = 1918", "`key` has no `title`", "`title = {…}`", id="title"
        ),
        pytest.param(
            "author = {E. Noether}, title = {X}, year = 1918", "`key` has no `journal`", "`journal = {…}`", id="venue"
        ),
        pytest.param(
            "author = {E. Noether}, title = {X}, journal = {J}", "`key` has no `year`", "or `date = {…}`", id="year"
        ),
    ],
)
def test_a_missing_field_is_an_error_at_the_entry(fields: str, message: str, help_: str) -> None:
    error = _problem(fields)
    assert (error.code, error.message, error.is_error) == ("bib-missing-field", message, True)
    assert error.help is not None
    assert help_ in error.help
    assert error.span is not None
    assert error.span.line == 1


@pytest.mark.parametrize(
    ("entry", "help_"),
    [
        pytest.param("@article{key, title = {X}, journal = {J}, year = 1918}", "or `editor = {…}`", id="editorial"),
        pytest.param("@phdthesis{key, title = {X}, school = {S}, year = 1907}", "add `author = {…}`", id="thesis"),
        pytest.param("@book{key, title = {X}, year = 1918}", "or `editor = {…}`", id="book"),
    ],
)
def test_a_work_that_names_nobody_is_printed_with_a_warning(entry: str, help_: str) -> None:
    publications, (warning,) = _all(entry)
    assert [publication.key for publication in publications] == ["key"]
    assert (warning.code, warning.message, warning.is_error) == ("bib-missing-field", "`key` has no `author`", False)
    assert help_ in (warning.help or "")


def test_a_publication_in_press_needs_no_date() -> None:
    assert _one("author = {E. Noether}, title = {X}, journal = {J}, pubstate = {inpress}").date is None


def test_words_in_place_of_a_year_are_one_warning_at_its_field() -> None:
    error = _problem("author = {E. Noether}, title = {X}, journal = {J},\n year = {soon}")
    assert (error.code, error.is_error) == ("bib-date", False)
    assert error.span is not None
    assert (error.span.line, error.span.column) == (3, 2)


@pytest.mark.parametrize(
    ("fields", "code", "place"),
    [
        pytest.param(f"{_FIELDS},\n address = {{\\foo B}}", "bib-text", (3, 2), id="unknown-command-in-a-bibtex-field"),
        pytest.param(
            "author = {A, B, C, E. Noether and E. Noether}, title={X}, journal={J}, year=1918",
            "bib-name",
            (2, 12),
            id="commas",
        ),
        pytest.param(
            "author = {A. Turing}, title={X}, journal={J}, year=1918", "owner-missing", (2, 2), id="owner-missing"
        ),
        pytest.param(
            "author = {E. Noether and E. Noether}, title={X}, journal={J}, year=1918",
            "owner-ambiguous",
            (2, 27),
            id="ambiguous",
        ),
    ],
)
def test_what_is_odd_is_a_warning_at_its_field(fields: str, code: str, place: tuple[int, int]) -> None:
    warning = _problem(fields)
    assert (warning.code, warning.severity) == (code, Severity.WARNING)
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == place


def test_text_that_is_lost_is_an_error_at_its_field() -> None:
    error = _problem("author = {E. Noether},\n title = {X $\\input{y}$}, journal = {J}, year = 1918")
    assert (error.code, error.is_error) == ("bib-text", True)
    assert error.message == "`key`, field `title`: `\\input` is not a command of mathematics that cvtex knows"
    assert error.span is not None
    assert error.span.line == 3


def test_an_unknown_entry_type_is_a_warning_and_printed_with_the_others() -> None:
    publications, (warning,) = _all("@madeup{key, title = {X}}")
    assert (publications[0].kind, warning.code, warning.severity) == ("other", "bib-unknown-type", Severity.WARNING)


@pytest.mark.parametrize("key", ["a", "A"])
def test_a_key_used_twice_is_a_warning_that_names_the_first_place(key: str) -> None:
    publications, (warning,) = _all("\n@misc{a, title = {X}}", f"@misc{{{key}, title = {{Y}}}}")
    assert len(publications) == 2
    assert warning.message == f"the key `{key}` was used before, at 1.bib:2; both entries are printed"
    assert warning.span is not None
    assert warning.span.file == "2.bib"


def test_what_was_wrong_with_a_file_is_among_the_diagnostics() -> None:
    _, diagnostics = _all("@misc{a, title = ", "@misc{b, title = {X}}")
    assert [diagnostic.code for diagnostic in diagnostics] == ["bib-syntax"]


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        pytest.param("volume = {vol. 83}", "83", id="volume"),
        pytest.param("volume = {Volume XII}", "XII", id="volume-in-roman-numerals"),
        pytest.param("volume = {Voltage}", "Voltage", id="a-word-that-begins-alike"),
        pytest.param("number = {no.~2}", "2", id="number"),
        pytest.param("number = {Nova}", "Nova", id="a-number-in-words"),
        pytest.param("pages = {pp. 3-5}", "3–5", id="pages"),
        pytest.param("pages = {S. 3}", "3", id="pages-in-german"),
        pytest.param("pages = {S3}", "S3", id="pages-of-a-supplement"),
    ],
)
def test_what_styles_print_in_front_of_a_number_is_not_printed_twice(field: str, printed: str) -> None:
    name = field.partition(" ")[0]

    assert plain(_one(f"{_FIELDS}, {field}").fields[name]) == printed


@pytest.mark.parametrize("written", ["low", "High", "always"])
def test_a_field_says_the_priority(written: str) -> None:
    assert _one(f"{_FIELDS}, priority = {{{written}}}").priority == written.lower()


def test_a_priority_that_is_none_is_a_warning() -> None:
    problem = _problem(f"{_FIELDS},\n priority = {{lowest}}")

    assert (problem.code, problem.severity, problem.help) == ("bib-value", Severity.WARNING, "did you mean `low`?")
    assert problem.message == "`key`: there is no priority `lowest`; it has none"
