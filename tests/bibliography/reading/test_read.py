""".bib files to raw entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.reading.read import BibFile, RawEntry, read_bib
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


def test_a_field_given_twice_is_a_warning_and_the_first_is_kept() -> None:
    file = _read("@misc{a,\n  title = {X},\n  Title = {Y},\n}")
    assert file.entries[0].fields == {"title": "X"}
    (warning,) = file.diagnostics
    assert (warning.code, warning.severity) == ("bib-duplicate-field", Severity.WARNING)


def test_entries_with_one_key_are_all_read() -> None:
    file = _read("@misc{a, title = {X}}\n@misc{a, title = {Y}}\n@misc{A, title = {Z}}")
    assert [entry.fields["title"] for entry in file.entries] == ["X", "Y", "Z"]


@pytest.mark.parametrize(
    ("fields", "message", "value"),
    [
        pytest.param(
            "title = {X}, title = {X}", "`a` has the field `title` twice; the first one is printed", "X", id="same"
        ),
        pytest.param(
            "title = {X}, TITLE = {Y}",
            "`a` has the field `title` twice, with different values; the first one is printed",
            "X",
            id="different",
        ),
        pytest.param(
            "journaltitle = {X}, journal = {Y}",
            "`a` has different values in `journaltitle` and `journal`; `journaltitle` is printed",
            "X",
            id="two-names",
        ),
        pytest.param(
            "journal = {X}, journaltitle = {Y}",
            "`a` has different values in `journal` and `journaltitle`; `journaltitle` is printed",
            "Y",
            id="two-names-in-the-other-order",
        ),
    ],
)
def test_a_field_that_is_there_twice_is_a_warning_at_the_second(fields: str, message: str, value: str) -> None:
    file = _read(f"@misc{{a,\n {fields}}}")
    (warning,) = file.diagnostics
    assert (warning.code, warning.severity, warning.message) == ("bib-duplicate-field", Severity.WARNING, message)
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == (2, fields.index(",") + 4)
    assert value in file.entries[0].fields.values()


def test_one_value_under_two_names_is_not_worth_a_word() -> None:
    assert _entry("@misc{a, journal = {X}, journaltitle = {X}}").fields == {"journaltitle": "X"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{,\n title = {X}}", id="no-key"),
        pytest.param("@misc{\n title = {X}}", id="no-key-and-no-comma"),
    ],
)
def test_an_entry_without_key_is_read_under_its_place(text: str) -> None:
    file = _read(f"\n{text}")
    assert [(entry.key, entry.fields) for entry in file.entries] == [("refs.bib:2", {"title": "X"})]
    assert [diagnostic.code for diagnostic in file.diagnostics] == ["bib-no-key"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@comment{@misc{no, title = {No}}}", id="braces"),
        pytest.param("@comment{\n@misc{no, title = {No}}\n}", id="braces-around-lines"),
        pytest.param("@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}", id="jabref"),
        pytest.param("@comment words to the end of the line", id="words"),
        pytest.param('@comment{BibDesk Static Groups{\n<?xml version="1.0"?>\n}}', id="bibdesk"),
        pytest.param("@comment{never closed\n", id="never-closed"),
        pytest.param("% @misc{no,\n%   title = {No},\n% }", id="percent-signs"),
        pytest.param("---\nlayout: @none{\n---", id="front-matter"),
        pytest.param("mail: name@example.org, @home {sweet", id="mail-address"),
    ],
)
def test_a_comment_holds_no_entry(text: str) -> None:
    file = _read(f"{text}\n@misc{{key, title = {{X}}}}\n")
    assert [entry.key for entry in file.entries][-1:] == ["key"]
    assert "no" not in [entry.key for entry in file.entries]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("  % note = {N},", id="field"),
        pytest.param("  % a remark, with a comma", id="words"),
        pytest.param("  %", id="alone"),
        pytest.param("  % half a field = {", id="half-a-field"),
    ],
)
def test_a_line_that_is_commented_out_in_an_entry_is_not_there(line: str) -> None:
    assert _read(f"@misc{{a,\n  title = {{X}},\n{line}\n  year = 1918\n}}").entries[0].fields == {
        "title": "X",
        "year": "1918",
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(r"{C:\papers\}", "C:\\papers\\", id="backslash-before-the-brace"),
        pytest.param(r"{a \{ b \}}", r"a \{ b \}", id="escaped-braces"),
        pytest.param(r'"G{\"o}del"', r"G{\"o}del", id="umlaut-in-quotation-marks"),
        pytest.param(r'"G\"odel"', r"G\"odel", id="umlaut-without-braces"),
        pytest.param('"a {b "c, d" = e} f"', 'a {b "c, d" = e} f', id="quotation-marks-in-braces"),
        pytest.param("{a\n@ {b}}", "a @ {b}", id="at-sign-begins-a-line"),
        pytest.param("{a\u200bb\ufeff}", "ab", id="invisible-characters"),
        pytest.param("{1918a}", "1918a", id="number-with-a-letter"),
        pytest.param("12(3)", "12(3)", id="number-with-parentheses"),
        pytest.param("true", "true", id="true"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_odd_value_means_this_text(value: str, text: str) -> None:
    file = _read(f"@misc{{key,\n title = {value},\n year = 1918\n}}")
    assert file.entries[0].fields == {"title": text, "year": "1918"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("<!DOCTYPE html>\n<html><body>404</body></html>", "a web page", id="html"),
        pytest.param("TY  - JOUR\nAU  - Noether, Emmy\nER  -\n", "a RIS file", id="ris"),
        pytest.param("%0 Journal Article\n%A Noether, Emmy\n", "an EndNote file", id="endnote"),
        pytest.param("PMID- 1\nTI  - Ringe\n", "a PubMed file", id="pubmed"),
        pytest.param("author,title,year\nNoether,Ringe,1921\n", "a table (CSV)", id="csv"),
        pytest.param('[{"id": "noether1921", "type": "book"}]', "JSON", id="json"),
        pytest.param("%PDF-1.5\n", "a PDF", id="pdf"),
        pytest.param("\\documentclass{article}\n", "LaTeX", id="latex"),
        pytest.param("\\bibitem{a} Noether: Ringe. 1921.\n", "LaTeX with `\\bibitem`", id="bibitem"),
    ],
)
def test_a_file_that_is_no_bibtex_is_an_error_that_says_what_it_is(text: str, what: str) -> None:
    (error,) = _read(text).diagnostics
    assert (error.code, error.message) == ("bib-format", f"`refs.bib` is no BibTeX file but {what}")
    assert error.help is not None


def test_a_merge_that_was_not_finished_is_an_error_and_both_sides_are_read() -> None:
    sides = "<<<<<<< HEAD\n@misc{a, title = {X}}\n=======\n@misc{b, title = {Y}}\n>>>>>>> other\n"
    file = _read(sides)
    assert [d.code for d in file.diagnostics] == ["bib-conflict"]
    assert [entry.key for entry in file.entries] == ["a", "b"]


def test_control_characters_are_one_warning_at_the_first() -> None:
    file = _read("@misc{a,\n title = {X\0Y\x01},\f}")
    (warning,) = file.diagnostics
    assert file.entries[0].fields["title"] == "X Y"
    assert (warning.code, warning.span and warning.span.column) == ("bib-control", 12)


@given(st.text(max_size=80) | st.text('@{}"=,# \nabmisc1%()\\\0\u200b', max_size=80))
def test_any_text_can_be_read_and_what_is_said_has_a_place_in_it(text: str) -> None:
    source = SourceText("refs.bib", text)
    for diagnostic in read_bib(source).diagnostics:
        assert diagnostic.span is not None
        assert 1 <= diagnostic.span.line <= text.count("\n") + 1
        assert 1 <= diagnostic.span.column <= len(source.line(diagnostic.span.line)) + 1


def test_ten_thousand_braces_in_each_other_are_read() -> None:
    deep = "{" * 10000 + "X" + "}" * 10000
    assert _entry(f"@misc{{a, title = {{{deep}}}}}").fields["title"] == deep
