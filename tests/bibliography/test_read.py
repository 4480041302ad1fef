""".bib files to raw entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.inherit import inherited
from cvtex.bibliography.read import BibFile, RawEntry, read_bib
from cvtex.diagnostics import Severity
from cvtex.source.text import SourceText


def _read(text: str) -> BibFile:
    return read_bib(SourceText("refs.bib", text))


def _entry(text: str) -> RawEntry:
    file = _read(text)
    assert file.diagnostics == ()
    return file.entries[-1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("{X}", "X", id="braces"),
        pytest.param('"X"', "X", id="quotes"),
        pytest.param("{{X} Y}", "{X} Y", id="braces-inside"),
        pytest.param('"X {"} Y"', 'X {"} Y', id="quote-in-braces-in-quotes"),
        pytest.param('{X "Y"}', 'X "Y"', id="quotes-in-braces"),
        pytest.param("2020", "2020", id="number"),
        pytest.param("{ X\n    Y }", "X Y", id="continued-on-the-next-line"),
        pytest.param("s", "Series", id="string"),
        pytest.param("S", "Series", id="string-in-another-case"),
        pytest.param("s # { 1}", "Series 1", id="joined"),
        pytest.param('{A} # " B " # 3 # s', "A B 3Series", id="joined-from-four"),
        pytest.param("t", "The Series", id="string-of-a-string"),
        pytest.param('jan # "~1"', "jan~1", id="month-and-day"),
        pytest.param("{a, b = c}", "a, b = c", id="comma-and-equals-sign-in-a-value"),
        pytest.param("{a@b.c}", "a@b.c", id="at-sign"),
        pytest.param("{50% of it}", "50% of it", id="percent-sign"),
        pytest.param("{}", "", id="empty"),
    ],
)
def test_a_value_means_this_text(value: str, text: str) -> None:
    strings = '@string{s = "Series"}\n@STRING{t = {The } # s}\n'
    assert _entry(f"{strings}@misc{{key, field = {value}, other = {{x}}}}").fields == {"field": text, "other": "x"}


@pytest.mark.parametrize("month", ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
def test_the_months_are_strings(month: str) -> None:
    assert _entry(f"@misc{{key, month = {month}}}").fields == {"month": month}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{key,title={X}}", id="compact"),
        pytest.param("@misc{key,title={X},}", id="final-comma"),
        pytest.param("@MISC { key ,\n  TITLE = {X}\n}", id="capitals-and-spaces"),
        pytest.param("@misc(key, title = {X})", id="parentheses"),
        pytest.param("Words between\n@comment{@misc{no, title = {No}}}\n@misc{key, title = {X}}", id="comments"),
        pytest.param('@preamble{"\\newcommand{\\x}{y}"}\n@misc{key, title = {X}}', id="preamble"),
        pytest.param("@misc{one, title = {Y}} @misc{key, title = {X}}", id="two-on-a-line"),
    ],
)
def test_an_entry_may_be_written_in_many_ways(text: str) -> None:
    entry = _entry(text)
    assert (entry.entry_type, entry.key, entry.fields) == ("misc", "key", {"title": "X"})


@pytest.mark.parametrize("key", ["DBLP:conf/nips/Aa-b_c+1", "ключ", "a.b'c", "10.1000/182"])
def test_a_key_may_hold_almost_anything(key: str) -> None:
    assert _entry(f"@misc{{{key}, title = {{X}}}}").key == key


_LONG = "% first line\n\n@misc{key,\n  title = {X\n    Y},\n  Year = 2020, note = {Z},\n}\n"


def test_an_entry_knows_its_line() -> None:
    entry = _entry(_LONG)
    assert (entry.span.line, entry.span.column, entry.span.excerpt) == (3, 1, "@misc{key,")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("title", (4, 3), id="own-line"),
        pytest.param("year", (6, 3), id="other-case"),
        pytest.param("note", (6, 16), id="same-line"),
        pytest.param("author", (3, 1), id="missing-field-is-at-the-entry"),
    ],
)
def test_a_field_knows_its_place(name: str, place: tuple[int, int]) -> None:
    span = _entry(_LONG).field_span(name)
    assert (span.line, span.column) == place


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        pytest.param("@misc{a,\n  title = {X},\n  year = 2020\n", 1, id="no-closing-brace"),
        pytest.param("@misc{a,\n  title = {X,\n  year = 2020\n}\n", 1, id="value-without-end"),
        pytest.param('@misc{a,\n  title = "X,\n  year = 2020\n}\n', 1, id="quote-without-end"),
        pytest.param("@misc{title = {X}, year = 2020}\n", 1, id="no-key"),
        pytest.param("@misc{a title = {X}, year = 2020}\n", 1, id="no-comma-after-the-key"),
        pytest.param("@misc{a, title, year = 2020}\n", 1, id="field-without-value"),
        pytest.param("@misc{a,\n  title = {X}\n  year = 2020\n}\n", 2, id="no-comma-between-fields"),
        pytest.param('@misc{a,\n  title = "X"\n  year = 2020\n}\n', 2, id="no-comma-after-quotes"),
        pytest.param('@string{s = "X\n', 1, id="string-without-end"),
    ],
)
@pytest.mark.parametrize("before", ["", "@misc{first, title = {F}}\n"], ids=["first", "second"])
def test_a_broken_entry_is_an_error_at_its_line_and_the_others_are_read(broken: str, line: int, before: str) -> None:
    file = _read(f"{before}{broken}@misc{{last, title = {{Y}}}}\n")
    assert [d.code for d in file.diagnostics if d.is_error] == ["bib-syntax"]
    span = file.diagnostics[0].span
    assert span is not None
    assert span.line == line + bool(before)
    assert file.entries[-1].fields == {"title": "Y"}


@pytest.mark.parametrize("text", ["@misc{", "@misc{a", "@misc{a, title = {X", "@misc{a, title = "])
def test_an_entry_cut_off_by_the_end_of_the_file_is_an_error(text: str) -> None:
    assert [d.code for d in _read(text).diagnostics] == ["bib-syntax"]


def test_what_follows_a_missing_comma_is_named() -> None:
    (error,) = _read("@misc{a,\n  title = {X}\n  year = 2020,\n  note = {Z}}").diagnostics
    assert error.message == "`a`: a comma is missing after the field `title`"
    assert error.help == "`year = 2020` was not read"


def test_a_field_given_twice_is_a_warning_and_the_first_is_kept() -> None:
    file = _read("@misc{a,\n  title = {X},\n  Title = {Y},\n}")
    assert file.entries[0].fields == {"title": "X"}
    (warning,) = file.diagnostics
    assert (warning.code, warning.severity) == ("bib-duplicate-field", Severity.WARNING)


def test_entries_with_one_key_are_all_read() -> None:
    file = _read("@misc{a, title = {X}}\n@misc{a, title = {Y}}\n@misc{A, title = {Z}}")
    assert [entry.fields["title"] for entry in file.entries] == ["X", "Y", "Z"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("@misc{a, title = nature}", "nature", id="undefined"),
        pytest.param("@string{s = t}@string{t = s}@misc{a, title = s}", "s", id="two-that-name-each-other"),
        pytest.param("@string{s = s # {x}}@misc{a, title = s}", "s", id="one-that-names-itself"),
        pytest.param("@string{s = t}@misc{a, title = s}", "t", id="string-of-an-undefined-one"),
    ],
)
def test_an_undefined_string_is_an_error_that_names_it(text: str, name: str) -> None:
    (error,) = _read(text).diagnostics
    assert error.message == f"`a` uses the string `{name}`, which is not defined"


@given(st.text('@{}"=,# \nabmisc1%()', max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    file = _read(text)
    assert all(diagnostic.span is not None for diagnostic in file.diagnostics)


def _inherited(text: str) -> dict[str, str]:
    return inherited(_read(text).entries)[0].fields


def test_crossref_takes_over_fields_and_the_title_as_book_title() -> None:
    fields = _inherited("@inproceedings{a, title = {X}, crossref = {P}}\n@proceedings{p, title = {Y}, year = 2020}")
    assert fields == {"title": "X", "crossref": "P", "booktitle": "Y", "year": "2020"}


def test_own_fields_win_over_those_of_the_crossref() -> None:
    assert (
        _inherited("@misc{a, year = 2019, crossref = {p}}\n@misc{p, date = {2020-01}, year = 2020}")["year"] == "2019"
    )
    assert "date" not in _inherited("@misc{a, year = 2019, crossref = {p}}\n@misc{p, date = {2020-01}}")


@pytest.mark.parametrize("parent", ["a", "A", "none"])
def test_a_crossref_to_nothing_or_itself_changes_nothing(parent: str) -> None:
    assert _inherited(f"@misc{{a, title = {{X}}, crossref = {{{parent}}}}}") == {"title": "X", "crossref": parent}


def test_two_that_refer_to_each_other_are_read() -> None:
    entries = _read("@misc{a, title = {X}, crossref = {b}}\n@misc{b, title = {Y}, crossref = {a}}").entries
    assert [entry.fields["booktitle"] for entry in inherited(entries)] == ["Y", "X"]


def test_xdata_takes_over_fields_from_several_entries() -> None:
    fields = _inherited(
        "@misc{a, title = {X}, xdata = {p, q}}\n@xdata{p, title = {P}, year = 2020}\n@xdata{q, note = {Q}}"
    )
    assert fields == {"title": "X", "xdata": "p, q", "year": "2020", "note": "Q"}
