"""A .bib file's text to blocks: entries, strings and preambles, each field at its exact place.

bibtexparser splits the text; what it cannot read, and what it reads against the evidence (a value that holds the
next field), is read again by `mend`, which says what is wrong and where.
"""

import logging
import re
from dataclasses import dataclass, field

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

from cvtex.bibliography.reading.known import FIELD_NAMES
from cvtex.bibliography.reading.mend import Mender
from cvtex.bibliography.reading.pieces import (
    HEADER,
    WORD,
    Comment,
    EntryBlock,
    Fault,
    FieldPiece,
    Part,
    PreambleBlock,
    StringBlock,
    skip_space,
    value_parts,
)
from cvtex.bibliography.reading.shield import shielded

_LEAD = re.compile(r"\s*,\s*([^=]*)=\s*")
_SIMPLE = re.compile(r"(?:\{[^{}]*\}|\"[^{}\"]*\"|([^\s{}\"#,=@]+))\Z")
_LINE_HEADER = re.compile(r"(?m)^[ \t]*(?=@\w+[ \t]*[{(])")
_COMMENTED = re.compile(r"(?:%[^\n]*\n\s*)+")
_FIELD = rf"(?i:{'|'.join(FIELD_NAMES)})\s*=\s*[{{\"\d]"
_SWALLOWED = re.compile(rf",\s*\n\s*{_FIELD}")
_ENDED_EARLY = re.compile(rf"(?:\s*,|(?=\s*\n\s*{_FIELD}))\s*([A-Za-z][\w+:-]*)\s*=")
_LONG_TEXTS = frozenset({"abstract", "annotation", "annote", "note", "comment", "review"})
"""Fields whose text may quote BibTeX."""

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


@dataclass
class Blocks:
    """What a .bib file is made of, in its order, and what is wrong with that."""

    entries: list[EntryBlock | StringBlock | PreambleBlock] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def blocks_of(text: str) -> Blocks:
    """Return the blocks of a .bib file."""
    return _Splitter(text).blocks()


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.shield = shielded(text)
        self.found = Blocks()
        self.mended_to = 0
        """Offset to which the text has been read again."""

    def blocks(self) -> Blocks:
        library: Library = parse_string(self.shield, parse_stack=[])
        position = 0
        for block in library.blocks:
            raw = block.raw or ""
            at = self.shield.find(raw, position)
            if at < 0:  # it begins inside the end of a block that bibtexparser gave up
                at = position
            is_whole = self.block(block, at) if at >= self.mended_to else False
            position = at + (len(raw) if is_whole else 1)
        return self.found

    def block(self, block: Block, at: int) -> bool:
        """Take over one block; return whether it ends where bibtexparser says."""
        if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
            block = block.ignore_error_block or block
        match block:
            case Entry():
                entry = self.entry(block, at)
                if entry is None:
                    self.mend(at)
                else:
                    self.found.entries.append(entry)
                return entry is not None
            case ImplicitComment():
                self.found.comments.append(Comment(at, self.text[at : at + len(block.raw or "")]))
                return True
            case ExplicitComment():
                return True
            case Preamble() | String():
                self.definition(block, at)
                return True
            case _:
                self.mend(at)
                return False

    def mend(self, at: int) -> None:
        """Read the block at `at` again, up to the next line that begins one."""
        following = _LINE_HEADER.search(self.shield, at + 1)
        limit = following.start() if following else len(self.text)
        mender = Mender(self.text, self.shield, limit)
        mender.region(at)
        self.found.entries.extend(mender.blocks)
        self.found.faults.extend(mender.faults)
        self.mended_to = limit

    def definition(self, block: Preamble | String, at: int) -> None:
        end = at + len(block.raw or "") - 1
        header = HEADER.match(self.shield, at)
        start = skip_space(self.shield, header.end() if header else at, end)
        if isinstance(block, String):
            name = self.text[start : start + len(block.key)].strip()
            start = skip_space(self.shield, self.shield.index("=", start) + 1, end) if name else end + 1
        parts, position = value_parts(self.shield, start, end)
        if parts is None or start > end or skip_space(self.shield, position, end) != end:
            self.mend(at)
        elif isinstance(block, String):
            self.found.entries.append(StringBlock(at, name, parts))
        else:
            self.found.entries.append(PreambleBlock(at, parts))

    def entry(self, block: Entry, at: int) -> EntryBlock | None:
        """Return the entry with the places of its parts; None where they do not fit together."""
        shield, text = self.shield, self.text
        end = at + len(block.raw or "")
        header = HEADER.match(shield, at)
        behind = _ENDED_EARLY.match(shield, end)
        if header is None or (behind and behind[1].lower() not in {item.key.lower() for item in block.fields}):
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
            parts = self.parts(name, value_at, position)
            if parts is None:
                return None
            entry.fields.append(FieldPiece(name, name_at, position, parts))
        return entry

    def parts(self, name: str, start: int, end: int) -> tuple[Part, ...] | None:
        """Return the parts of a value that bibtexparser found; None where it is not what a value is made of."""
        shield = self.shield
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
        is_long = shield.find("\n", start, end) >= 0 and shield.find("=", start, end) >= 0
        if is_long and name.lower() not in _LONG_TEXTS and _SWALLOWED.search(shield, start, end):
            return None
        return parts
