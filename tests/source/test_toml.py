"""TOML with positions: syntax errors, and the spans of paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics import CvtexError, Diagnostic, Severity
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.source.toml import TomlDocument, parse_toml


def _parsed(text: str) -> TomlDocument:
    return parse_toml(SourceText("cv.toml", text))


def _error(text: str) -> Diagnostic:
    with pytest.raises(CvtexError) as raised:
        _parsed(text)
    (error,) = raised.value.diagnostics
    return error


@pytest.mark.parametrize(
    ("text", "place", "help_"),
    [
        pytest.param("a = 1\na = 2\n", (2, 6), "set twice", id="key-twice"),
        pytest.param("[a]\n[a]\n", (2, 3), "join the two", id="table-twice"),
        pytest.param("a = True\n", (1, 5), "TOML writes `true`, in small letters", id="capital"),
        pytest.param('a = "x \\y"\n', (1, 10), "single quotes", id="backslash"),
        pytest.param('a = "x\n', (1, 7), "three quotes", id="line-end-in-a-string"),
        pytest.param('a = "x', (1, 6), "close the string", id="string-without-end"),
        pytest.param("a = [1, 2\n", (1, 9), "`]`", id="array-without-end"),
        pytest.param("a = { b = 1", (1, 11), "`}`", id="inline-table-without-end"),
        pytest.param("a 1\n", (1, 3), "`key = value`", id="no-equals-sign"),
        pytest.param("a = text\n", (1, 5), "between quotes", id="text-without-quotes"),
        pytest.param("a = 1\n= 2\n", (2, 1), "heads a table", id="no-key"),
    ],
)
def test_a_syntax_error_has_its_place_and_a_next_step(text: str, place: tuple[int, int], help_: str) -> None:
    error = _error(text)
    assert error.span is not None
    assert error.help is not None
    assert (error.code, error.span.line) == ("toml-syntax", place[0])
    assert abs(error.span.column - place[1]) <= 1
    assert help_ in error.help


def test_a_syntax_error_says_first_that_it_is_one() -> None:
    assert _error("a = text\n").message == "not valid TOML: invalid value"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 5000 + "]" * 5000, id="very-deep-array"),
        pytest.param("a = " + "9" * 5000, id="very-long-number"),
        pytest.param("a = 2021-02-30", id="no-such-day"),
        pytest.param("a = 1\ud800", id="lone-surrogate"),
        pytest.param("a = '\x00'", id="control-character"),
    ],
)
def test_no_text_is_too_odd_for_a_diagnostic(text: str) -> None:
    assert _error(text).code == "toml-syntax"


@given(st.text("a=.[]{}\"'\\#\n, 1-:ü", max_size=30))
def test_any_text_is_data_or_a_diagnostic_in_the_text(text: str) -> None:
    try:
        document = _parsed(text)
    except CvtexError as error:
        (diagnostic,) = error.diagnostics
        assert diagnostic.span is not None
        assert diagnostic.span.excerpt == text.split("\n")[diagnostic.span.line - 1]
    else:
        assert all(document.key_span((key,)).excerpt is not None for key in document.data)


_TEXT = '[person]\nname = "Emmy Noether"\n\n[[talks]]\ntitle = "A"\n[[talks]]\ntitle = "B"\n'


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(("person", "name"), (2, 8), id="value"),
        pytest.param(("talks", 1, "title"), (7, 9), id="value-in-an-array-of-tables"),
        pytest.param(("person", "email"), (1, 1), id="missing-key-is-at-its-table"),
        pytest.param(("talks", 0, "where", "city"), (4, 1), id="missing-table-is-at-the-nearest-one"),
        pytest.param(("talks", 7), (4, 1), id="missing-element-is-at-its-array"),
        pytest.param(("nothing",), (1, 1), id="unknown-table-is-at-the-beginning"),
        pytest.param((), (1, 1), id="no-path-is-at-the-beginning"),
    ],
)
def test_the_span_of_a_value_is_where_it_stands(path: TomlPath, place: tuple[int, int]) -> None:
    span = _parsed(_TEXT).value_span(path)
    assert (span.line, span.column) == place


def test_the_span_of_a_key_covers_the_key() -> None:
    span = _parsed(_TEXT).key_span(("talks", 1, "title"))
    assert (span.line, span.column, span.end_column) == (7, 1, 6)


def test_remarks_stand_at_the_value_they_are_about() -> None:
    document = _parsed(_TEXT)
    remarks = Remarks(document)
    remarks.error("x", "wrong", ("person", "name"), "mend it")
    remarks.warning("y", "odd", ("talks", 1, "title"))
    other = Diagnostic("z", "elsewhere")
    remarks.add(other)
    assert remarks.diagnostics == [
        Diagnostic("x", "wrong", document.value_span(("person", "name")), "mend it"),
        Diagnostic("y", "odd", document.value_span(("talks", 1, "title")), None, Severity.WARNING),
        other,
    ]
