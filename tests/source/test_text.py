"""A source file's text and the spans in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics import CvtexError, Severity
from cvtex.source.encoding import encoded_twice
from cvtex.source.text import SourceText, read_source


def _read(folder: Path, data: bytes, *, guess_encoding: bool = False) -> SourceText:
    path = folder / "refs.bib"
    path.write_bytes(data)
    return read_source(path, name="bib/refs.bib", guess_encoding=guess_encoding)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Gödel\n".encode(), id="utf-8"),
        pytest.param("Gödel\n".encode("utf-8-sig"), id="utf-8-with-byte-order-mark"),
        pytest.param(b"\xff\xfe" + "Gödel\n".encode("utf-16-le"), id="utf-16-little-endian"),
        pytest.param(b"\xfe\xff" + "Gödel\n".encode("utf-16-be"), id="utf-16-big-endian"),
        pytest.param("Gödel\r\n".encode(), id="windows-line-end"),
        pytest.param("Gödel\r".encode(), id="old-mac-line-end"),
    ],
)
def test_a_file_in_unicode_is_read_without_a_word(tmp_path: Path, data: bytes) -> None:
    assert _read(tmp_path, data) == SourceText("bib/refs.bib", "Gödel\n")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("G\u00f6del\n".encode("utf-16-le") * 2, "G\u00f6del\n" * 2, id="utf-16-little-endian-unmarked"),
        pytest.param("G\u00f6del\n".encode("utf-16-be") * 2, "G\u00f6del\n" * 2, id="utf-16-big-endian-unmarked"),
        pytest.param("G\u00f6del\n".encode("utf-32"), "G\u00f6del\n", id="utf-32"),
        pytest.param("Go\u0308del\r".encode(), "G\u00f6del\n", id="decomposed"),
        pytest.param("ÃÂ€, Ã…Ã„".encode()[:4], "ÃÂ", id="capitals-one-after-the-other"),
        pytest.param("NÃO, PÂ, Çà".encode(), "NÃO, PÂ, Çà", id="capitals-that-are-no-mistake"),
    ],
)
def test_a_bib_file_in_unicode_is_read_without_a_word(tmp_path: Path, data: bytes, text: str) -> None:
    assert _read(tmp_path, data, guess_encoding=True) == SourceText("bib/refs.bib", text)


def test_text_stays_as_it_is_where_no_encoding_is_guessed(tmp_path: Path) -> None:
    assert _read(tmp_path, "Go\u0308del".encode()).text == "Go\u0308del"


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        pytest.param(b"a\r\nK. G\xf6del", "a\nK. Gödel", "is not UTF-8; it was read as Latin-1", id="latin-1"),
        pytest.param(
            b"a\nK. G\xf6del \x96 1931", "a\nK. Gödel – 1931", "is not UTF-8; it was read as Windows-1252", id="windows"
        ),
        pytest.param(
            b"a\nK. G\xf6del, G\xc3\xb6del",
            "a\nK. Gödel, Gödel",
            "mixes UTF-8 and Windows-1252; both were read",
            id="mixed",
        ),
        pytest.param(
            b"%\xa0\nK. G\x81del",
            "%\xa0\nK. G\ufffddel",
            "is not UTF-8; it was read as Windows-1252",
            id="no-such-byte",
        ),
        pytest.param(
            b"% Encoding: ISO8859_2\nK. G\xf6del, \xa3ukasiewicz",
            "% Encoding: ISO8859_2\nK. Gödel, Łukasiewicz",
            "is not UTF-8; it was read as iso8859-2, which it declares",
            id="declared",
        ),
        pytest.param(
            b"% Encoding: unicode_escape\n\\x41 \xf6",
            "% Encoding: unicode_escape\n\\x41 ö",
            "is not UTF-8; it was read as Latin-1",
            id="declared-but-no-encoding-of-text",
        ),
        pytest.param(
            b"% coding: no-such\n\xf6",
            "% coding: no-such\nö",
            "is not UTF-8; it was read as Latin-1",
            id="declared-unknown",
        ),
        pytest.param(b"\xff\xfe\na\n", "\u610a\ufffd", "has bytes that are no text", id="half-a-character"),
    ],
)
def test_another_encoding_is_one_warning_that_names_it(tmp_path: Path, data: bytes, text: str, said: str) -> None:
    source = _read(tmp_path, data, guess_encoding=True)
    (warning,) = source.diagnostics
    assert (source.text, warning.message) == (text, f"`bib/refs.bib` {said}")
    assert (warning.code, warning.severity, warning.help) == (
        "file-encoding",
        Severity.WARNING,
        "save the file as UTF-8",
    )


def test_the_warning_stands_at_the_first_odd_byte(tmp_path: Path) -> None:
    (warning,) = _read(tmp_path, b"a\r\nK. G\xf6del", guess_encoding=True).diagnostics
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == (2, 5)


def test_text_that_was_encoded_twice_is_one_warning_that_says_what_it_was(tmp_path: Path) -> None:
    source = _read(tmp_path, "a\nK. GÃ¶del â€“ 1931\nÃ‰mile".encode(), guess_encoding=True)
    (warning,) = source.diagnostics
    assert warning.message == "`Ã¶` looks like `ö`, encoded as UTF-8 twice; also in line 3"
    assert warning.span is not None
    assert (warning.span.line, warning.span.column, warning.span.end_column) == (2, 5, 7)
    assert "Ã¶" in source.text


def test_bytes_that_are_not_utf_8_are_an_error_without_guessing(tmp_path: Path) -> None:
    with pytest.raises(CvtexError) as raised:
        _read(tmp_path, b"a\nG\xf6del")
    (error,) = raised.value.diagnostics
    assert (error.code, error.message) == ("file-encoding", "`bib/refs.bib` is not UTF-8: byte 0xf6")
    assert error.span is not None
    assert (error.span.line, error.span.column) == (2, 2)


def test_a_file_that_is_not_there_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(CvtexError) as raised:
        read_source(tmp_path / "none.bib", name="none.bib")
    (error,) = raised.value.diagnostics
    assert (error.code, error.message) == ("file-unreadable", "cannot read `none.bib`: no such file or directory")


@given(st.binary(max_size=40))
def test_any_bytes_can_be_read_where_the_encoding_is_guessed(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    assert "\r" not in _read(tmp_path_factory.getbasetemp(), data, guess_encoding=True).text


@pytest.mark.parametrize(
    ("number", "line"),
    [
        pytest.param(1, "one", id="first"),
        pytest.param(2, "", id="empty"),
        pytest.param(3, "three", id="last"),
        pytest.param(4, "", id="past-the-end"),
        pytest.param(0, "", id="before-the-first"),
    ],
)
def test_lines_count_from_one(number: int, line: str) -> None:
    assert SourceText("f", "one\n\nthree").line(number) == line


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        pytest.param(0, 3, (1, 1, 4), id="first-word"),
        pytest.param(5, 8, (2, 2, 5), id="second-line"),
        pytest.param(0, 8, (1, 1, 4), id="cut-at-the-end-of-its-first-line"),
        pytest.param(5, None, (2, 2, 3), id="no-end-is-one-character"),
        pytest.param(3, 3, (1, 4, 5), id="nothing-is-one-character"),
        pytest.param(99, None, (2, 5, 6), id="past-the-end"),
        pytest.param(-5, None, (1, 1, 2), id="before-the-beginning"),
    ],
)
def test_a_span_has_line_column_and_end(start: int, end: int | None, place: tuple[int, int, int]) -> None:
    span = SourceText("f", "one\ntwoü").span(start, end)
    assert (span.line, span.column, span.end_column) == place


def test_a_span_shows_its_line() -> None:
    assert SourceText("f", "one\ntwo\nthree").span(5).excerpt == "two"


def test_the_span_of_a_line_ends_before_its_final_white_space() -> None:
    span = SourceText("f", "one\n  two  \n").line_span(2, 3)
    assert (span.column, span.end_column) == (3, 6)


@given(st.text("ab\n", max_size=30), st.data())
def test_the_offset_of_the_place_of_a_span_is_the_offset_it_was_made_from(text: str, data: st.DataObject) -> None:
    source = SourceText("f", text)
    offset = data.draw(st.integers(0, len(text)))
    span = source.span(offset)
    assert source.offset(span.line, span.column) == offset


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Ã\x81kos", [(0, "Ã\x81", "Á")], id="byte-that-windows-lacks"),
        pytest.param("â€“", [(0, "â€“", "–")], id="dash"),
        pytest.param("Ðš", [(0, "Ðš", "К")], id="cyrillic"),
        pytest.param("Â\x85", [], id="control-character"),
    ],
)
def test_what_was_encoded_twice_is_what_two_bytes_make(text: str, found: list[tuple[int, str, str]]) -> None:
    assert encoded_twice(text) == found


@given(st.text("ÂÃÄÅÎÏÐÑâ\x80\x81\xa0\xbf€‚ƒž™a", max_size=12))
def test_any_text_can_be_looked_at_for_double_encoding(text: str) -> None:
    assert all(text.startswith(wrong, start) for start, wrong, _ in encoded_twice(text))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("blank", ["", " "], ids=["even", "odd"])
def test_utf_16_behind_another_encoding_loses_nothing(tmp_path: Path, encoding: str, blank: str) -> None:
    first, second = f"@misc{{a, title = {{Algebra}}}}{blank}\n", "@misc{b, title = {Körper}}\n"
    path = tmp_path / "refs.bib"
    path.write_bytes(first.encode() + second.encode(encoding))

    source = read_source(path, name="refs.bib", guess_encoding=True)

    assert source.text == first + second
    assert [diagnostic.code for diagnostic in source.diagnostics] == ["file-encoding"]
