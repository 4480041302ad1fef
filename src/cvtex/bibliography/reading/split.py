"""Blocks that are not regular: bibtexparser splits them.

What it cannot read, and what it reads against the evidence (a value that holds the next field), is read again by
`mend`, which says what is wrong and where.
"""

import logging
import re

from bibtexparser import Library, parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    Preamble,
    String,
)

from cvtex.bibliography.reading.evidence import ended_early, swallows
from cvtex.bibliography.reading.mend import Mender
from cvtex.bibliography.reading.pieces import (
    HEADER,
    WORD,
    Blocks,
    Comment,
    EntryBlock,
    FieldPiece,
    Part,
    PreambleBlock,
    StringBlock,
    skip_space,
    value_parts,
)

_LEAD = re.compile(r"\s*,\s*([^=]*)=\s*")
_SIMPLE = re.compile(r"(?:\{[^{}]*\}|\"[^{}\"]*\"|([^\s{}\"#,=@]+))\Z")
_LINE_HEADER = re.compile(r"(?m)^[ \t]*(?=@\w+[ \t]*[{(])")
_COMMENTED = re.compile(r"(?:%[^\n]*\n\s*)+")

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


class Splitter:
    """Splits pieces of a text; `shield` is the text made safe, of the same length, and `found` takes the blocks."""

    def __init__(self, text: str, shield: str, found: Blocks) -> None:
        self._text = text
        self._shield = shield
        self._found = found
        self._mended_to = 0
        """Offset to which the text has been read again."""

    def split(self, start: int, end: int) -> None:
        """Split what stands between two offsets."""
        library: Library = parse_string(self._shield[start:end], parse_stack=[])
        position = start
        for block in library.blocks:
            raw = block.raw or ""
            at = self._shield.find(raw, position, end)
            if at < 0:  # it begins inside the end of a block that bibtexparser gave up
                at = position
            is_whole = self._block(block, at) if at >= self._mended_to else False
            position = at + (len(raw) if is_whole else 1)

    def _block(self, block: Block, at: int) -> bool:
        """Take over one block; return whether it ends where bibtexparser says."""
        if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
            block = block.ignore_error_block or block
        match block:
            case Entry():
                entry = self._entry(block, at)
                if entry is None:
                    self._mend(at)
                else:
                    self._found.entries.append(entry)
                return entry is not None
            case ImplicitComment():
                self._found.comments.append(Comment(at, self._text[at : at + len(block.raw or "")]))
                return True
            case ExplicitComment():
                return True
            case Preamble() | String():
                self._definition(block, at)
                return True
            case _:
                self._mend(at)
                return False

    def _mend(self, at: int) -> None:
        """Read the block at `at` again, up to the next line that begins one."""
        following = _LINE_HEADER.search(self._shield, at + 1)
        limit = following.start() if following else len(self._text)
        mender = Mender(self._text, self._shield, limit)
        mender.region(at)
        self._found.entries.extend(mender.blocks)
        self._found.faults.extend(mender.faults)
        self._mended_to = limit

    def _definition(self, block: Preamble | String, at: int) -> None:
        end = at + len(block.raw or "") - 1
        header = HEADER.match(self._shield, at)
        start = skip_space(self._shield, header.end() if header else at, end)
        if isinstance(block, String):
            name = self._text[start : start + len(block.key)].strip()
            start = skip_space(self._shield, self._shield.index("=", start) + 1, end) if name else end + 1
        parts, position = value_parts(self._shield, start, end)
        if parts is None or start > end or skip_space(self._shield, position, end) != end:
            self._mend(at)
        elif isinstance(block, String):
            self._found.entries.append(StringBlock(at, name, parts))
        else:
            self._found.entries.append(PreambleBlock(at, parts))

    def _entry(self, block: Entry, at: int) -> EntryBlock | None:
        """Return the entry with the places of its parts; None where they do not fit together."""
        shield, text = self._shield, self._text
        end = at + len(block.raw or "")
        header = HEADER.match(shield, at)
        if header is None or ended_early(shield, end, {item.key for item in block.fields}):
            return None
        key_at = skip_space(shield, header.end(), end)
        key_end = position = key_at + len(block.key)
        entry = EntryBlock(at, end, text[header.start(1) : header.end(1)], text[key_at:key_end])
        for item in block.fields:
            lead = _LEAD.match(shield, position, end)
            if lead is None:
                return None
            name_at, value_at = lead.start(1), lead.end()
            name_end, position = name_at + len(item.key), value_at + len(item.value)
            if not item.key.isidentifier() and (comment := _COMMENTED.match(shield, name_at, name_end)):
                name_at = comment.end()
            name = text[name_at:name_end]
            if name.startswith("%"):
                continue  # a field that was commented out
            if not name or len(name.split()) > 1:
                return None
            parts = self._parts(name, value_at, position)
            if parts is None:
                return None
            entry.fields.append(FieldPiece(name, name_at, position, parts))
        return entry

    def _parts(self, name: str, start: int, end: int) -> tuple[Part, ...] | None:
        """Return the parts of a value that bibtexparser found; None where it is not what a value is made of."""
        shield = self._shield
        if start == end:
            return ()
        if simple := _SIMPLE.match(shield, start, end):
            kind = shield[start] if simple[1] is None else WORD
            inner = 0 if kind == WORD else 1
            parts: tuple[Part, ...] | None = ((kind, start + inner, end - inner),)
        else:
            parts, position = value_parts(shield, start, end)
            if parts is None or position != end:
                return None
        return None if swallows(name, shield, start, end) else parts
