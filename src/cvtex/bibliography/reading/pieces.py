"""The pieces of a .bib file, by their offsets in its text, and how a value is taken apart."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from cvtex.bibliography.reading.shield import closing_brace, closing_quote

HEADER = re.compile(r"@(\w+)[ \t]*([{(])")
BRACED, QUOTED, WORD = "{", '"', "w"
_SPACE = re.compile(r"\s*")
BARE_WORD = re.compile(r"[^\s{}\"#,=@]+")
"""A word of a value that stands without braces."""

Part = tuple[str, int, int]
"""One part of a value: what it is (BRACED, QUOTED or WORD), and the offsets of its content."""


class FieldPiece(NamedTuple):
    """A field: its name as it is written, the offsets of name and end, and the parts of its value."""

    name: str
    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(slots=True)
class EntryBlock:
    """An entry: the offsets of its `@` and its end, its type, key and fields as they are written."""

    start: int
    end: int
    entry_type: str
    key: str
    fields: list[FieldPiece] = field(default_factory=list)


class StringBlock(NamedTuple):
    """A `@string`: the offset of its `@`, the name it defines, and the parts of its value."""

    start: int
    name: str
    parts: tuple[Part, ...]


class PreambleBlock(NamedTuple):
    """A `@preamble`: the offset of its `@`, and the parts of its value."""

    start: int
    parts: tuple[Part, ...]


class Comment(NamedTuple):
    """Text outside of all blocks, and its offset."""

    start: int
    text: str


class Fault(NamedTuple):
    """Something wrong with the syntax between two offsets, and the next step."""

    message: str
    start: int
    end: int
    help: str


@dataclass(slots=True)
class Blocks:
    """What a .bib file is made of, in its order, and what is wrong with that."""

    entries: list[EntryBlock | StringBlock | PreambleBlock] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def skip_space(text: str, start: int, limit: int) -> int:
    """Return the offset of the first character that is no white space."""
    match = _SPACE.match(text, start, limit)
    return match.end() if match else start


def value_parts(shield: str, start: int, limit: int) -> tuple[tuple[Part, ...] | None, int]:
    """Return the parts of the value at `start`, joined at `#`, and where it ends; None where a part does not end."""
    parts: list[Part] = []
    position = start
    while position < limit:
        opening = shield[position]
        if opening in '{"':
            close = (closing_brace if opening == "{" else closing_quote)(shield, position + 1, limit)
            if close is None:
                return None, position
            parts.append((opening, position + 1, close))
            end = close + 1
        elif word := BARE_WORD.match(shield, position, limit):
            end = word.end()
            parts.append((WORD, position, end))
        else:
            return None, position
        position = skip_space(shield, end, limit)
        if position >= limit or shield[position] != "#":
            return tuple(parts), end if position >= limit else position
        position = skip_space(shield, position + 1, limit)
    return (tuple(parts), position) if not parts else (None, position)
