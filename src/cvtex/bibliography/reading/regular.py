"""Entries as programs write them, read in one go: `@type{key, name = {value}, …}`, each from the beginning of a line.

An entry is regular where there is one way only to read it. Any other text is bibtexparser's to split.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cvtex.bibliography.reading.evidence import ended_early, swallows
from cvtex.bibliography.reading.pieces import BRACED, QUOTED, WORD, EntryBlock, FieldPiece

_HEADER = re.compile(r"(?m)^[ \t]*(@)(\w+)[ \t]*[{(]")
_BEGIN = re.compile(r"@(\w+)[ \t]*\{\s*+([^\s,{}\"=#%()@]++)\s*+,\s*+")
_OTHER_BLOCKS = ("comment", "preamble", "string")
"""What the types of blocks begin with that bibtexparser takes for no entries."""
_DEPTH = 4


def _braces() -> str:
    """Return a pattern for what stands in braces, with braces in it."""
    inside = r"[^{}]*+"
    for _ in range(_DEPTH):
        inside = rf"(?:[^{{}}]++|\{{{inside}\}})*+"
    return inside


_FIELD = re.compile(
    rf"([A-Za-z][\w+:.-]*+)\s*+=\s*+(?:\{{({_braces()})\}}|\"([^\"{{}}]*+)\"|([^\s{{}}\"#,=@()]++))\s*+(?P<comma>,?)\s*+"
)
_VALUES = ((2, BRACED), (3, QUOTED), (4, WORD))
"""The groups of a field that may hold its value."""


def regular_entries(text: str, shield: str) -> Iterator[EntryBlock]:
    """Yield the regular entries of a .bib file in its order; `shield` is the text made safe, of the same length."""
    starts = [match.start(1) for match in _HEADER.finditer(shield)]
    for start, limit in pairwise([*starts, len(shield)]):
        if entry := _entry(text, shield, start, limit):
            yield entry


def _entry(text: str, shield: str, start: int, limit: int) -> EntryBlock | None:
    begin = _BEGIN.match(shield, start, limit)
    if begin is None or begin[1].lower().startswith(_OTHER_BLOCKS):
        return None
    fields = []
    position, is_open = begin.end(), True
    while is_open and (match := _FIELD.match(shield, position, limit)):
        (place, end), kind = next((match.span(group), kind) for group, kind in _VALUES if match.start(group) >= 0)
        name_at = match.start(1)
        name = text[name_at : match.end(1)]
        if swallows(name, shield, place, end):
            return None
        fields.append(FieldPiece(name, name_at, end if kind == WORD else end + 1, ((kind, place, end),)))
        position, is_open = match.end(), bool(match["comma"])
    if shield[position : position + 1] != "}" or ended_early(shield, position + 1, {one.name for one in fields}):
        return None
    return EntryBlock(start, position + 1, text[begin.start(1) : begin.end(1)], text[slice(*begin.span(2))], fields)
