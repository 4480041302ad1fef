"""Diagnostics as text."""

import json

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.cli.report import as_json, human, short
from cvtex.diagnostics import Diagnostic, Severity, Span, as_errors


def shown(excerpt: str, column: int, end_column: int) -> tuple[str, str]:
    """Return the source line of a message, and what its carets stand under."""
    text = human([Diagnostic("code", "what", Span("refs.bib", 7, column, end_column, excerpt))])
    lines = click.unstyle(text).split("\n")
    source, carets = lines[3], lines[4]
    start = carets.index("^")
    return source.partition("| ")[2], source[start : start + carets.count("^")]


def test_a_short_line_is_shown_whole() -> None:
    assert shown("title = {X},", 1, 6) == ("title = {X},", "title")


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        pytest.param(0, 500, id="at-the-beginning"),
        pytest.param(500, 500, id="in-the-middle"),
        pytest.param(500, 0, id="at-the-end"),
    ],
)
def test_of_a_long_line_the_part_around_the_place_is_shown(before: int, behind: int) -> None:
    line, marked = shown("a" * before + "PLACE" + "b" * behind, before + 1, before + 6)

    assert marked == "PLACE"
    assert len(line) <= 122
    assert (line.startswith("…"), line.endswith("…")) == (before > 0, behind > 0)


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 1000))
def test_carets_stay_within_what_is_shown(length: int, column: int, width: int) -> None:
    column = min(column, length)

    line, marked = shown("x" * length, column, min(column + width, length + 1))

    assert set(marked) == {"x"}
    assert len(line) <= 122


def test_no_control_character_of_a_source_reaches_the_terminal() -> None:
    span = Span("a\x1b[2J.bib", 1, 1, 2, "x\x1b[31m")

    text = click.unstyle(human([Diagnostic("code", "a\nb\x07", span, "c\x00")]))

    assert set(text) & set("\x1b\x07\x00") == set()
    assert short([Diagnostic("code", "a\nb", span)]).count("\n") == 0


def test_json_is_text_whatever_the_files_are_called() -> None:
    rows = json.loads(as_json([Diagnostic("code", "x", Span("r\udce9fs.bib", 1, 1, 2, "y" * 5000))]).encode())

    assert (rows[0]["span"]["file"], rows[0]["span"]["excerpt"]) == ("r\ufffdfs.bib", None)


def test_help_of_several_lines_stands_below_one_another() -> None:
    span = Span("cv.toml", 14, 13, 14, "max_pages = 2")

    text = click.unstyle(human([Diagnostic("code", "what", span, "first\nsecond\x07\nthird")]))

    assert text.split("\n")[5:8] == ["   = help: first", "           second\ufffd", "           third"]


def test_a_note_is_neither_counted_nor_made_an_error() -> None:
    note = Diagnostic("code", "what", severity=Severity.NOTE)

    assert click.unstyle(human([note])) == "note[code]: what"
    assert as_errors([note, Diagnostic("code", "x", severity=Severity.WARNING)])[0] == note
    assert click.unstyle(human([note, Diagnostic("code", "x")])).endswith("\n\n1 error")
