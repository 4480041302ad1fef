"""A source file's text, and spans in it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cvtex.diagnostics import CvtexError, Diagnostic, Severity, Span
from cvtex.source.encoding import decode, encoded_twice, marked_encoding, unix_lines

_MOST_LINES = 5
"""So many further lines are named in a message that is true of several."""
_LINE_BREAK = re.compile("\n")


@dataclass(frozen=True)
class SourceText:
    r"""A file's text with its line ends made `\n`, under the name that messages show."""

    file: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    @cached_property
    def _lines(self) -> dict[int, str]:
        """Lines that were asked for: one that is very long is copied once, not for each diagnostic."""
        return {}

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line break; empty past the end."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        if number not in self._lines:
            self._lines[number] = self._copied(number)
        return self._lines[number]

    def _copied(self, number: int) -> str:
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the span of the characters from offset `start` to `end`, cut at the end of its first line."""
        start = max(0, min(start, len(self.text)))
        number = bisect_right(self._line_starts, start)
        column = start - self._line_starts[number - 1] + 1
        excerpt = self.line(number)
        width = 1 if end is None else max(1, min(end - start, len(excerpt) - column + 1))
        return Span(self.file, number, column, column + width, excerpt)

    def line_span(self, number: int, column: int = 1) -> Span:
        """Return the span from `column` of line `number` to that line's end."""
        excerpt = self.line(number)
        return Span(self.file, number, column, max(column + 1, len(excerpt.rstrip()) + 1), excerpt)

    def offset(self, line: int, column: int) -> int:
        """Return the character offset of a line and column, both counted from 1."""
        return self._line_starts[min(line, len(self._line_starts)) - 1] + column - 1


def read_source(
    path: Path, *, name: str, guess_encoding: bool = False, read: Callable[[Path], bytes] = Path.read_bytes
) -> SourceText:
    """Return the text of the file at `path`, called `name` in messages; `read` gets its bytes.

    UTF-8, with or without a byte-order mark, and UTF-16 and UTF-32 with one are read. With `guess_encoding`, so are
    the other encodings that .bib files come in, with a warning, and the text is composed (Unicode's form NFC).

    Raises:
        CvtexError: the file cannot be read, or is in none of these encodings.

    """
    try:
        data = read(path)
    except OSError as error:
        message = f"cannot read `{name}`: {(error.strerror or str(error)).lower()}"
        raise CvtexError([Diagnostic("file-unreadable", message)]) from error
    if guess_encoding:
        return _guessed(data, name)
    encoding = marked_encoding(data) or "utf-8"
    try:
        return SourceText(name, unix_lines(data.decode(encoding)))
    except UnicodeDecodeError as error:
        before = unix_lines(data[: error.start].decode(encoding, errors="replace"))
        place = SourceText(name, unix_lines(data.decode(encoding, errors="replace"))).span(len(before))
        message = f"`{name}` is not UTF-8: byte 0x{data[error.start]:02x}"
        raise CvtexError([Diagnostic("file-encoding", message, place, "save the file as UTF-8")]) from error


def _guessed(data: bytes, name: str) -> SourceText:
    """Return the text of bytes in whatever encoding they are, with what there is to say about that."""
    decoded = decode(data)
    bare = SourceText(name, decoded.text)
    remarks = []
    if decoded.said is not None:
        message = f"`{name}` {decoded.said}"
        place = bare.span(decoded.first)
        remarks.append(Diagnostic("file-encoding", message, place, "save the file as UTF-8", Severity.WARNING))
    if found := encoded_twice(decoded.text):
        lines = sorted({bare.span(start).line for start, _, _ in found})
        start, wrong, right = found[0]
        others = ", ".join(str(line) for line in lines[1 : 1 + _MOST_LINES]) + (
            "…" if len(lines) > 1 + _MOST_LINES else ""
        )
        message = f"`{wrong}` looks like `{right}`, encoded as UTF-8 twice" + (
            f"; also in line {others}" if others else ""
        )
        help_ = "correct it, or export the file again as UTF-8"
        place = bare.span(start, start + len(wrong))
        remarks.append(Diagnostic("file-encoded-twice", message, place, help_, Severity.WARNING))
    return SourceText(name, decoded.text, tuple(remarks))
