"""A TOML file as data, and the span of any path in it."""

import ast
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cvtex.diagnostics import CvtexError, Diagnostic, Span
from cvtex.source.locate import Location, TomlPath, locate
from cvtex.source.text import SourceText

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_DECLARED = re.compile(r"Cannot declare (\(.*\)) twice", re.DOTALL)
_CAPITAL = re.compile(r"(?:True|False|TRUE|FALSE)\b")

_HELP = {
    "Cannot overwrite a value": "this key is set twice in its table: remove one of the two",
    "Cannot declare": "join the two, or write `[[…]]` for a list of tables",
    "Unescaped '\\' in a string": "write `\\\\` for a backslash, or use single quotes: '…'",
    "Illegal character": "close the string on its own line, or use three quotes for text over several lines",
    "Unterminated string": 'close the string with `"`',
    "Expected newline or end of document": 'a month or another text goes between quotes: `start = "1957-09"`',
    "Unclosed array": "close the list with `]`",
    "Unclosed inline table": "close the table with `}` on the same line",
    "Expected '=' after a key": "a line of TOML reads `key = value`; text goes between quotes",
    "Invalid value": 'text goes between quotes: `key = "…"`',
    "Invalid statement": "a line of TOML reads `key = value`, or heads a table: `[table]`, `[[list]]`",
}


@dataclass(frozen=True)
class TomlDocument:
    """A parsed TOML file that still knows where everything stood."""

    source: SourceText
    data: dict[str, Any]

    @cached_property
    def _locations(self) -> dict[TomlPath, Location]:
        return locate(self.source.text)

    def _nearest(self, path: TomlPath) -> Location:
        while path and path not in self._locations:
            path = path[:-1]
        return self._locations.get(path, Location((0, 0), (0, 0)))

    def first_of(self, *paths: TomlPath) -> TomlPath | None:
        """Return the first of the paths at which the file says something, None where it is silent at all of them."""
        return next((path for path in paths if path in self._locations), None)

    def key_span(self, path: TomlPath) -> Span:
        """Return the span of the key (or table header) at `path`, or of the nearest one above it."""
        return self.source.span(*self._nearest(path).key)

    def value_range(self, path: TomlPath) -> tuple[int, int]:
        """Return the offsets in the text of the value at `path`, or of the nearest table above it."""
        return self._nearest(path).value

    def value_span(self, path: TomlPath) -> Span:
        """Return the span of the value at `path`, or of the nearest table above it."""
        return self.source.span(*self._nearest(path).value)


def parse_toml(source: SourceText) -> TomlDocument:
    """Return the data of a TOML text.

    Raises:
        CvtexError: the text is not TOML 1.0.0; the diagnostic has tomllib's line and column.

    """
    try:
        return TomlDocument(source, tomllib.loads(source.text))
    except tomllib.TOMLDecodeError as error:
        raise CvtexError([_syntax_error(source, str(error))]) from error
    except (ValueError, RecursionError) as error:  # what tomllib lets through from Python's `int`, and its own depth
        message = "not valid TOML: a number is too long, or lists are nested too deeply"
        raise CvtexError([Diagnostic("toml-syntax", message, source.span(0))]) from error


def _syntax_error(source: SourceText, message: str) -> Diagnostic:
    place = _PLACE.search(message)
    offset = source.offset(int(place[1]), int(place[2])) if place and place[1] else len(source.text.rstrip())
    span = source.span(offset)
    what = _PLACE.sub("", message)
    hint = next((text for start, text in _HELP.items() if what.startswith(start)), None)
    if declared := _DECLARED.fullmatch(what):
        what = f"the table `[{'.'.join(ast.literal_eval(declared[1]))}]` is declared twice"
    elif word := _CAPITAL.match(source.text, offset):
        hint = f"TOML writes `{word[0].lower()}`, in small letters"
    return Diagnostic("toml-syntax", f"not valid TOML: {what[:1].lower()}{what[1:]}", span, hint)
