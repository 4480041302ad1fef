"""A source file's text, and spans in it."""

import codecs
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cvtex.diagnostics import CvtexError, Diagnostic, Severity, Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class SourceText:
    r"""A file's text with its line ends made `\n`, under the name that messages show."""

    file: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        starts.extend(i + 1 for i, character in enumerate(self.text) if character == "\n")
        return starts

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line break; empty past the end."""
        if not 1 <= number <= len(self._line_starts):
            return ""
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


def read_source(path: Path, *, name: str, fallback_encoding: str | None = None) -> SourceText:
    """Return the text of the file at `path`, called `name` in messages.

    UTF-8, with or without a byte-order mark, and UTF-16 with one are read. Other bytes are read in
    `fallback_encoding` with a warning where one is given.

    Raises:
        CvtexError: the file cannot be read, or is in none of these encodings.

    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot read `{name}`: {(error.strerror or str(error)).lower()}"
        raise CvtexError([Diagnostic("file-unreadable", message)]) from error
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return SourceText(name, _unix(data.decode(encoding)))
    except UnicodeDecodeError as error:
        before = _unix(data[: error.start].decode(encoding, errors="replace"))
        place = SourceText(name, _unix(data.decode(encoding, errors="replace"))).span(len(before))
        if fallback_encoding is not None:
            text = _unix(data.decode(fallback_encoding, errors="replace"))
            warning = Diagnostic(
                "file-encoding",
                f"`{name}` is not UTF-8; it was read as {fallback_encoding}",
                place,
                "save the file as UTF-8",
                Severity.WARNING,
            )
            return SourceText(name, text, (warning,))
        message = f"`{name}` is not UTF-8: byte 0x{data[error.start]:02x}"
        raise CvtexError([Diagnostic("file-encoding", message, place, "save the file as UTF-8")]) from error


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
