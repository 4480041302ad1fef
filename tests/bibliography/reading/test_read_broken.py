"""Broken entries: one report a fault, at its place, and everything else is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.reading.read import BibFile, read_bib
from cvtex.source.text import SourceText

_NEXT = "@misc{next, title = {N}}\n"


def _read(text: str) -> BibFile:
    return read_bib(SourceText("refs.bib", text))


def _faults(file: BibFile) -> list[tuple[int, int, str]]:
    return [(d.span.line, d.span.column, d.message) for d in file.diagnostics if d.span and d.code == "bib-syntax"]


_ALL = {"title": "X", "year": "2020", "note": "Z"}


@pytest.mark.parametrize("before", ["", "@misc{first, title = {F}}\n"], ids=["first", "second"])
@pytest.mark.parametrize(
    ("broken", "fault", "fields"),
    [
        pytest.param(
            "@misc{a,\n  title = {X},\n  year = 2020,\n  note = {Z}\n\n",
            (1, 1, "`a` has no closing brace"),
            _ALL,
            id="no-closing-brace",
        ),
        pytest.param(
            "@misc{a}\n  title = {X},\n  year = 2020,\n  note = {Z}\n}\n",
            (1, 8, "`a` has a closing brace too many"),
            _ALL,
            id="brace-behind-the-key",
        ),
        pytest.param(
            "@misc{{a},\n  title = {X,\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 11, "`a`: the value of `title` has no closing brace"),
            _ALL,
            id="braces-around-the-key",
        ),
        pytest.param(
            "@misc{a,\n  title = {X,\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 11, "`a`: the value of `title` has no closing brace"),
            _ALL,
            id="brace-of-a-value",
        ),
        pytest.param(
            "@misc{a,\n  title = {X,\n  year = {2020},\n  note = {Z}\n}\n",
            (2, 11, "`a`: the value of `title` has no closing brace"),
            _ALL,
            id="brace-that-swallows-values-in-braces",
        ),
        pytest.param(
            "@misc{a, title = {X, year = {2020}, note = {Z}}\n",
            (1, 18, "`a`: the value of `title` has no closing brace"),
            _ALL,
            id="brace-in-one-line",
        ),
        pytest.param(
            '@misc{a,\n  title = "X,\n  year = 2020,\n  note = {Z}\n}\n',
            (2, 11, "`a`: the value of `title` has no closing quotation mark"),
            _ALL,
            id="quotation-mark-of-a-value",
        ),
        pytest.param(
            '@misc{a,\n  title = "X" Y" Z",\n  year = 2020,\n  note = {Z}\n}\n',
            (2, 13, "`a`: the value of `title` has quotation marks inside"),
            _ALL | {"title": 'X" Y" Z'},
            id="quotation-marks-inside",
        ),
        pytest.param(
            "@misc{a title = {X}, year = 2020, note = {Z}}\n",
            (1, 7, "a comma is missing after the key `a`"),
            _ALL,
            id="no-comma-after-the-key",
        ),
        pytest.param(
            "@misc{a, title = {X}, pages, year = 2020, note = {Z}}\n",
            (1, 23, "`a`: the field `pages` has no value"),
            _ALL,
            id="field-without-value",
        ),
        pytest.param(
            "@misc{a,\n  title {X},\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 3, "`a`: `=` is missing after `title`"),
            _ALL,
            id="no-equals-sign",
        ),
        pytest.param(
            "@misc{a,\n  title = {X}\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 13, "`a`: a comma is missing after the field `title`"),
            _ALL,
            id="no-comma-between-fields",
        ),
        pytest.param(
            '@misc{a,\n  title = "X"\n  year = 2020,\n  note = {Z}\n}\n',
            (2, 13, "`a`: a comma is missing after the field `title`"),
            _ALL,
            id="no-comma-after-quotation-marks",
        ),
        pytest.param(
            "@misc{a,\n  title = {X},\n  year = 2020\n  note = {Z}\n}\n",
            (3, 13, "`a`: a comma is missing after the field `year`"),
            _ALL,
            id="no-comma-after-a-number",
        ),
        pytest.param(
            "@misc{a,\n  title = {X}},\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 14, "`a` has a closing brace too many"),
            _ALL,
            id="brace-too-many",
        ),
        pytest.param(
            "@misc{a,\n  title = {X} Y},\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 13, "`a`: the value of `title` has a closing brace too many"),
            _ALL | {"title": "X Y"},
            id="brace-too-many-inside-a-value",
        ),
        pytest.param(
            "@misc{a,\n  title = {X},\n  year = 2020,\n  note = {Z} A}\n}\n",
            (4, 12, "`a`: the value of `note` has a closing brace too many"),
            _ALL | {"note": "Z A"},
            id="brace-too-many-inside-the-last-value",
        ),
        pytest.param(
            "@misc{a,\n  title = X, Y},\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 11, "`a`: the value of `title` has no opening brace"),
            _ALL | {"title": "X, Y"},
            id="opening-brace",
        ),
        pytest.param(
            '@misc{a,\n  title = {X},\n  year = 2020,\n  note = Z"\n}\n',
            (4, 10, "`a`: the value of `note` has no opening quotation mark"),
            _ALL,
            id="opening-quotation-mark",
        ),
        pytest.param(
            "@misc{a,\n  title = X and more,\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 11, "`a`: braces are missing around the value of `title`"),
            _ALL | {"title": "X and more"},
            id="text-without-braces",
        ),
        pytest.param(
            "@misc{a,\n  title = {X} more,\n  year = 2020,\n  note = {Z}\n}\n",
            (2, 15, "`a`: `more` is no field and is not read"),
            _ALL,
            id="text-behind-a-value",
        ),
        pytest.param(
            "@misc{a,,\n  title = {X},\n  year = 2020,\n  note = {Z}\n}\n",
            (1, 9, "`a` has a comma too many"),
            _ALL,
            id="comma-too-many",
        ),
    ],
)
def test_a_broken_entry_is_one_error_at_its_place_and_all_fields_are_read(
    broken: str, fault: tuple[int, int, str], fields: dict[str, str], before: str
) -> None:
    file = _read(f"{before}{broken}{_NEXT}")
    line, column, message = fault
    assert _faults(file) == [(line + bool(before), column, message)]
    entries = {entry.key: entry.fields for entry in file.entries}
    assert entries == {"next": {"title": "N"}, "a": fields} | ({"first": {"title": "F"}} if before else {})


@pytest.mark.parametrize(
    ("text", "fault", "keys"),
    [
        pytest.param(
            "@misc{a, title = {X}, year = 2020 @misc{b, title = {Y}}",
            "`a` has no closing brace",
            ["a", "b"],
            id="entry-without-brace",
        ),
        pytest.param(
            "@misc{a, title = {X, year = 2020} @misc{b, title = {Y}}",
            "`a`: the value of `title` has no closing brace",
            ["a", "b"],
            id="value-without-brace",
        ),
    ],
)
def test_an_entry_swallowed_in_the_same_line_is_read_and_the_fault_named_where_it_is(
    text: str, fault: str, keys: list[str]
) -> None:
    file = _read(text)
    assert [message for _, _, message in _faults(file)] == [fault]
    assert [entry.key for entry in file.entries] == keys


@pytest.mark.parametrize("text", ["@misc{", "@misc{a", "@misc{a, title = {X", "@misc{a, title = "])
def test_an_entry_cut_off_by_the_end_of_the_file_is_an_error(text: str) -> None:
    assert [d.code for d in _read(text).diagnostics] == ["bib-syntax"]


def test_the_help_names_what_follows_a_missing_comma() -> None:
    (error,) = _read("@misc{a,\n  title = {X}\n  year = 2020,\n  note = {Z}}").diagnostics
    assert error.help == "add one before `year = 2020, note = {Z}}`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('@string{s = "X\n', "the string `s`: its value has no closing quotation mark", id="value"),
        pytest.param("@string{s = {X}\n", "the string `s` has no closing brace", id="brace"),
        pytest.param("@string{s}\n", "the string `s` has no value", id="no-value"),
        pytest.param("@string{= {X}}\n", "`@string` has no name", id="no-name"),
        pytest.param("@preamble{{X}\n", "`@preamble` has no closing brace", id="preamble"),
    ],
)
def test_a_broken_definition_is_an_error(text: str, message: str) -> None:
    file = _read(f"{text}{_NEXT}")
    assert [d.message for d in file.diagnostics] == [message]
    assert [entry.key for entry in file.entries] == ["next"]


_FAULTS = ["", "{", "}", '"', ",", "=", "#", "@", "x", "@misc{", "\\", "%", "(", "\n@", "= {"]


@given(number=st.integers(0, 3), fault=st.sampled_from(_FAULTS), data=st.data())
def test_one_fault_loses_at_most_the_entry_that_it_is_in(number: int, fault: str, data: st.DataObject) -> None:
    entries = [
        f'@article{{key{n},\n  author = {{Noether, Emmy}},\n  title = "Rings {{{n}}}",\n  year = 192{n},\n}}\n'
        for n in range(4)
    ]
    position = data.draw(st.integers(1, len(entries[number]) - 1))
    cut = data.draw(st.integers(0, 1))
    broken = entries[number]
    entries[number] = broken[:position] + fault + broken[position + cut :]
    read = {entry.key: entry.fields for entry in _read("".join(entries)).entries}
    for n in range(4):
        if n != number:
            assert read.get(f"key{n}") == {"author": "Noether, Emmy", "title": f"Rings {{{n}}}", "year": f"192{n}"}


@pytest.mark.parametrize(
    "behind",
    [pytest.param(") foo}", id="parenthesis"), pytest.param(")#@ foo}", id="signs"), pytest.param("#@ foo}", id="at")],
)
def test_what_stands_behind_a_value_is_never_lost_in_silence(behind: str) -> None:
    file = read_bib(SourceText("a.bib", f"@misc{{a,\n  note = {{x}}{behind},\n  year = 1918,\n}}\n"))

    assert [entry.fields.get("year") for entry in file.entries] == ["1918"]
    assert any(diagnostic.span and diagnostic.span.line == 2 for diagnostic in file.diagnostics)


@pytest.mark.parametrize(("opening", "closing"), [("{", ")"), ("(", "}")])
def test_delimiters_that_do_not_match_are_an_error_and_end_the_entry(opening: str, closing: str) -> None:
    text = f"@misc{opening}a,\n  year = 1918\n{closing}\n@misc{{b, year = 1919}}\n"

    file = read_bib(SourceText("a.bib", text))

    assert [entry.fields for entry in file.entries] == [{"year": "1918"}, {"year": "1919"}]
    assert [(d.message, d.span and d.span.line) for d in file.diagnostics] == [
        (f"`a` begins with `{opening}` and ends with `{closing}`", 3)
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("@string{s}", "the string `s` has no value", id="string-without-value"),
        pytest.param("@string{s {X}}", "the string `s` has no value", id="string-without-sign"),
        pytest.param("@misc{a, title = {X} y {Y}, year = 2020}", "`a`: `y {Y}` is no field and is not read", id="junk"),
    ],
)
def test_what_is_not_read_is_reported_and_the_next_entry_is_there(text: str, what: str) -> None:
    file = _read(f"{text}\n{_NEXT}")
    assert [message for _, _, message in _faults(file)] == [what]
    assert file.entries[-1].fields == {"title": "N"}


def test_a_comment_without_end_hides_no_entry() -> None:
    file = _read(f"@comment{{x\n\n{_NEXT}")
    assert [entry.key for entry in file.entries] == ["next"]


def test_an_entry_without_its_type_is_reported() -> None:
    (warning,) = _read("@{noether1921, title = {X}}").diagnostics
    assert (warning.code, warning.message) == (
        "bib-stray",
        "`@{noether1921,` stands outside of any entry and is not read",
    )
    assert warning.help == "an entry begins with its type: `@article{key,`"
