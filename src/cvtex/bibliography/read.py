"""A .bib file to raw entries with positions, and a diagnostic for every block that is broken.

bibtexparser splits the file into blocks and fields; what their values mean (strings, `#`, macros) is
settled here, because a message must name the place inside the file.
"""

import logging
import re
from dataclasses import dataclass, field
from functools import cached_property

from bibtexparser import Library, parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from cvtex.bibliography.fields import aliases
from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.source.text import SourceText

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOKEN = re.compile(r"\s*(?:(?P<hash>#)|(?P<word>[^\s{}\"#,]+)|(?P<open>[{\"]))")
_CONTINUED = re.compile(r"\s*\n\s*")

_STRAY = re.compile(r"(?m)(?:^|,)\s*(?P<what>\w+\s*\{\s*[\w:.-]+\s*,|[A-Za-z]+\s*=\s*[{\"])")
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


@dataclass(frozen=True)
class RawEntry:
    """An entry as the file has it: LaTeX values by the fields' BibLaTeX names, and where each stands."""

    key: str
    entry_type: str
    fields: dict[str, str]
    source: SourceText
    line: int
    """Line of the `@`, counted from 1."""
    field_lines: dict[str, int] = field(default_factory=dict)
    own_names: dict[str, str] = field(default_factory=dict)
    """What the file calls the fields that it does not call by their BibLaTeX names."""

    @cached_property
    def span(self) -> Span:
        """The line that begins the entry."""
        text = self.source.line(self.line)
        return self.source.line_span(self.line, len(text) - len(text.lstrip()) + 1)

    def field_span(self, name: str) -> Span:
        """Return the place of a field, or of the entry where it has no such field of its own."""
        number = self.field_lines.get(name)
        if number is None:
            return self.span
        own_name = self.own_names.get(name, name)
        match = re.search(rf"\b{re.escape(own_name)}\s*=", self.source.line(number), re.IGNORECASE)
        return self.source.line_span(number, match.start() + 1 if match else 1)


@dataclass(frozen=True)
class BibFile:
    """The entries of one file in its order, and what was wrong with it."""

    entries: tuple[RawEntry, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_bib(source: SourceText) -> BibFile:
    """Return the entries of a .bib file; broken blocks are left out and reported."""
    library: Library = parse_string(source.text, parse_stack=[])
    reader = _Reader(source, {string.key.lower(): string.value for string in library.strings})
    for block in library.blocks:
        reader.block(block)
    if not reader.entries and not reader.diagnostics:
        message = f"`{source.file}` has no entries"
        reader.warn("bib-empty", message, source.span(0), "entries look like `@article{key, title = {…}, …}`")
    return BibFile(tuple(reader.entries), (*source.diagnostics, *reader.diagnostics))


class _Reader:
    def __init__(self, source: SourceText, strings: dict[str, str]) -> None:
        self.source = source
        self.strings = strings
        self.entries: list[RawEntry] = []
        self.diagnostics: list[Diagnostic] = []

    def block(self, block: Block) -> None:
        match block:
            case Entry():
                self.entry(block)
            case DuplicateBlockKeyBlock() | DuplicateFieldKeyBlock():
                if isinstance(block.ignore_error_block, Entry):
                    self.entry(block.ignore_error_block)
            case ParsingFailedBlock():
                self.broken(block)
            case ImplicitComment():
                self.stray(block)
            case _:
                pass

    def entry(self, block: Entry) -> None:
        line = (block.start_line or 0) + 1
        raw = RawEntry(block.key.strip(), block.entry_type.strip().lower(), {}, self.source, line)
        repeated: list[str] = []
        written = {item.key.strip().lower() for item in block.fields}
        for item in block.fields:
            own_name = item.key.strip().lower()
            name = aliases().get(own_name, own_name)
            if name != own_name and name in written:
                continue  # the field is there under its BibLaTeX name, too
            if name in raw.fields:
                repeated.append(name)
                continue
            raw.field_lines[name] = (item.start_line or 0) + 1
            if name != own_name:
                raw.own_names[name] = own_name
            raw.fields[name] = self.value(str(item.value), raw, own_name)
        self.entries.append(raw)
        for name in dict.fromkeys(repeated):
            message = f"`{raw.key}` has the field `{raw.own_names.get(name, name)}` twice; the first one is printed"
            self.warn("bib-duplicate-field", message, raw.field_span(name), "remove one of the two")

    def stray(self, block: ImplicitComment) -> None:
        """Report what looks like an entry or a field outside of any entry; anything else there is a comment."""
        found = list(_STRAY.finditer(block.comment))
        entries = [match for match in found if match["what"].endswith(",")]
        for match in entries or found:  # the fields of an entry that is reported need no report of their own
            line = (block.start_line or 0) + block.comment.count("\n", 0, match.start("what")) + 1
            message = f"`{match['what']}` stands outside of any entry and is not read"
            help_ = "look for a missing `@`, or for a brace too many before it"
            self.warn("bib-stray", message, self.source.line_span(line), help_)

    def broken(self, block: ParsingFailedBlock) -> None:
        line = (block.start_line or 0) + 1
        reason = getattr(block.error, "abort_reason", "") or str(block.error or "it cannot be read")
        reason = reason[:1].lower() + reason[1:].rstrip(". ")
        span = self.source.line_span(line)
        help_ = "look for a missing comma, brace or quotation mark in this entry or at the end of the one before"
        self.diagnostics.append(Diagnostic("bib-syntax", f"this entry cannot be read: {reason}", span, help_))

    def value(self, expression: str, entry: RawEntry, name: str) -> str:
        """Return what a field's value means: its strings joined at `#`, without delimiters."""
        parts: list[str] = []
        position, is_joined = 0, True
        while match := _TOKEN.match(expression, position):
            if match["hash"]:
                position, is_joined = match.end(), True
                continue
            if not is_joined:
                self.missing_comma(expression[position:], entry, name)
                break
            position, is_joined = match.end(), False
            if match["word"]:
                parts.append(self.word(match["word"], entry, name))
            elif match["open"]:
                end = _closing(expression, position, match["open"])
                parts.append(expression[position:end])
                position = end + 1
        return _CONTINUED.sub(" ", "".join(parts)).strip()

    def word(self, word: str, entry: RawEntry, name: str) -> str:
        lower = word.lower()
        if lower in self.strings:
            own = self.strings.pop(lower)  # a string that names itself is undefined inside its own value
            try:
                return self.value(own, entry, name)
            finally:
                self.strings[lower] = own
        if word[0].isdigit() or (lower in MONTHS):
            return word
        message = f"`{entry.key}` uses the string `{word}`, which is not defined"
        help_ = f"put the text in braces, `{name} = {{{word}}}`, or define it: `@string{{{word} = {{…}}}}`"
        span = entry.field_span(aliases().get(name, name))
        self.diagnostics.append(Diagnostic("bib-undefined-string", message, span, help_))
        return ""

    def missing_comma(self, rest: str, entry: RawEntry, name: str) -> None:
        message = f"`{entry.key}`: a comma is missing after the field `{name}`"
        help_ = f"`{_CONTINUED.sub(' ', rest).strip()[:40]}` was not read"
        span = entry.field_span(aliases().get(name, name))
        self.diagnostics.append(Diagnostic("bib-syntax", message, span, help_))

    def warn(self, code: str, message: str, span: Span, help_: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, help_, Severity.WARNING))


def _closing(expression: str, start: int, opening: str) -> int:
    """Return the offset of the delimiter that ends the value whose content begins at `start`."""
    depth = 0
    for position in range(start, len(expression)):
        character = expression[position]
        if depth == 0 and character == ("}" if opening == "{" else '"'):
            return position
        depth += (character == "{") - (character == "}")
    return len(expression)
