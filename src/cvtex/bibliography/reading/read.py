"""A .bib file to raw entries with positions, and a diagnostic for everything in it that is wrong."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from cvtex.bibliography.reading.blocks import blocks_of
from cvtex.bibliography.reading.fields import ALIASES
from cvtex.bibliography.reading.formats import other_format
from cvtex.bibliography.reading.macros import macros_in
from cvtex.bibliography.reading.pieces import Comment, EntryBlock, FieldPiece, PreambleBlock, StringBlock
from cvtex.bibliography.reading.shield import CONTROLS, conflict_at, has_conflict
from cvtex.bibliography.reading.values import LONGEST_STRING, Definitions, Values, visible
from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.model.resolve import did_you_mean
from cvtex.source.text import SourceText

_STRAY = re.compile(
    r"(?m)(?:^|,)[ \t]*(?P<what>@?[\w-]*\s*\{\s*[\w:./+-]+\s*,|[A-Za-z]+\s*=\s*(?:[{\"]|\d+(?=\s*,?[ \t]*$)))", re.ASCII
)
_BRACE = re.compile(r"\s*(?P<brace>\})")
_CONTROL = re.compile(f"[{CONTROLS}]")


@lru_cache(maxsize=1024)
def _names(written: str) -> tuple[str, str]:
    """Return a field's name in lower case, and its BibLaTeX name."""
    own_name = visible(written).lower()
    return own_name, ALIASES.get(own_name, own_name)


class Place(NamedTuple):
    """Where a field stands: the file, and the offsets of its name and of the end of its value."""

    source: SourceText
    start: int
    end: int


@dataclass(frozen=True)
class RawEntry:
    """An entry as the file has it: LaTeX values by the fields' BibLaTeX names, and where each stands."""

    key: str
    entry_type: str
    fields: dict[str, str]
    source: SourceText
    start: int
    """The offset of the `@`."""
    places: dict[str, Place] = field(default_factory=dict)
    own_names: dict[str, str] = field(default_factory=dict)
    """What the file calls the fields that it does not call by their BibLaTeX names."""
    inherited: frozenset[str] = frozenset()
    """The fields that it has from other entries."""
    is_broken: bool = False
    """Whether something in it could not be read and was reported, which may explain what it lacks."""

    @cached_property
    def span(self) -> Span:
        """From the `@` to the end of its line."""
        return self.source.span(self.start, len(self.source.text))

    @property
    def line(self) -> int:
        """The line of the `@`, counted from 1."""
        return self.span.line

    def own_name(self, name: str) -> str:
        """Return what the file calls the field that BibLaTeX calls so."""
        return self.own_names.get(name, name)

    def field_span(self, name: str) -> Span:
        """Return the place of a field, in the entry it was inherited from if it was; of the entry where it has none."""
        place = self.places.get(name)
        return self.span if place is None else place.source.span(place.start, place.end)


@dataclass(frozen=True)
class BibFile:
    """The entries of one file in its order, what was wrong with it, and what it defines for the files behind it."""

    entries: tuple[RawEntry, ...]
    diagnostics: tuple[Diagnostic, ...]
    definitions: Definitions = field(default_factory=Definitions)


def read_bib(source: SourceText, definitions: Definitions | None = None) -> BibFile:
    """Return the entries of a .bib file, with what earlier files defined; what cannot be read is reported."""
    reader = _Reader(source, definitions or Definitions())
    reader.read()
    defined = Definitions(reader.values.strings, reader.values.macros)
    return BibFile(tuple(reader.entries), (*source.diagnostics, *reader.diagnostics), defined)


class _Reader:
    def __init__(self, source: SourceText, definitions: Definitions) -> None:
        self.source = source
        self.found = blocks_of(source.text)
        strings = [block for block in self.found.entries if isinstance(block, StringBlock)]
        self.ends = {block.end for block in self.found.entries if isinstance(block, EntryBlock)}
        self.fault_places = sorted(fault.start for fault in self.found.faults)
        self.values = Values(source.text, definitions, strings)
        self.entries: list[RawEntry] = []
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> None:
        for fault in self.found.faults:
            span = self.source.span(fault.start, fault.end)
            self.diagnostics.append(Diagnostic("bib-syntax", visible(fault.message), span, visible(fault.help)))
        for block in self.found.entries:
            match block:
                case EntryBlock():
                    self.entry(block)
                case StringBlock():
                    if not self.values.define(block):
                        message = f"the string `{visible(block.name)}` has more than {LONGEST_STRING} characters"
                        span = self.source.span(block.start, block.start + 1)
                        self.diagnostics.append(
                            Diagnostic("bib-long-string", message, span, "write its text in braces")
                        )
                    self.unknown(f"the string `{visible(block.name)}`", None)
                case PreambleBlock():
                    self.values.macros |= macros_in(self.values.joined(block.parts, ""))
                    self.values.unknown.clear()
        for comment in self.found.comments:
            self.stray(comment)
        self.whole()

    def whole(self) -> None:
        """Say what there is to say about the file as a whole."""
        text = self.source.text
        if has_conflict(text):
            message = f"`{self.source.file}` holds a merge that was not finished; both sides were read"
            help_ = "decide for one side, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"
            at = conflict_at(text)
            self.diagnostics.append(Diagnostic("bib-conflict", message, self.source.span(at, len(text)), help_))
        if self.entries or self.diagnostics:
            self.controls()
            return
        if format_ := other_format(text):
            message = f"`{self.source.file}` is no BibTeX file but {format_[0]}"
            self.diagnostics.append(Diagnostic("bib-format", message, self.source.span(0, len(text)), format_[1]))
        elif not self.found.entries:
            message = f"`{self.source.file}` has no entries"
            self.warn("bib-empty", message, self.source.span(0), "entries look like `@article{key, title = {…}, …}`")

    def controls(self) -> None:
        """Report control characters, once."""
        if first := _CONTROL.search(self.source.text.replace("\f", " ").replace("\v", " ")):
            code = f"U+{ord(first[0]):04X}"
            message = f"`{self.source.file}` has control characters, the first is {code}; they were read as spaces"
            self.warn("bib-control", message, self.source.span(first.start()), "remove them; no editor shows them")

    def entry(self, block: EntryBlock) -> None:
        source = self.source
        key, entry_type = visible(block.key).strip(), visible(block.entry_type).lower()
        is_broken = self.has_fault(block)
        if not key and not block.fields:
            if not is_broken:
                message = f"this `@{entry_type}` is empty"
                self.warn("bib-no-key", message, source.span(block.start, block.end), "write its key and fields")
            return
        if not key:
            line = source.span(block.start).line
            key = f"{source.file}:{line}"
            message = f"this `@{entry_type}` has no citation key; it is called `{key}`"
            help_ = f"write one behind the brace, `@{entry_type}{{key,`"
            self.warn("bib-no-key", message, source.span(block.start, block.end), help_)
        elif " " in key and not is_broken:
            message = f"the key `{key}` has spaces, with which BibTeX cannot read it"
            self.warn("bib-key", message, source.span(block.start, block.end), f"write `{'-'.join(key.split())}`")
        raw = RawEntry(key, entry_type, {}, source, block.start, is_broken=is_broken)
        self.values.is_lost = False
        for piece in block.fields:
            self.field(raw, piece)
        self.entries.append(replace(raw, is_broken=True) if self.values.is_lost else raw)

    def has_fault(self, block: EntryBlock) -> bool:
        """Return whether a fault was found in an entry; faults are in the order of their places."""
        first = bisect_left(self.fault_places, block.start)
        return first < len(self.fault_places) and self.fault_places[first] < block.end

    def field(self, raw: RawEntry, piece: FieldPiece) -> None:
        """Take over a field; of two that mean the same, BibLaTeX's name wins, then the first."""
        own_name, name = _names(piece.name)
        value = self.values.value(piece.parts, name)
        place = Place(self.source, piece.start, piece.end)
        if self.values.unknown:
            self.unknown(f"`{raw.key}`", own_name)
        if name in raw.fields:
            first, other = raw.own_name(name), raw.fields[name]
            takes_over = not other or (own_name == name != first and value)
            self.repeated(raw, place, (first, other), (own_name, value))
            if not takes_over:
                return
        raw.fields[name], raw.places[name] = value, place
        if name == own_name:
            raw.own_names.pop(name, None)
        else:
            raw.own_names[name] = own_name

    def repeated(self, raw: RawEntry, place: Place, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Report a field that is there twice, under one name or two, where something can go wrong by it."""
        span = place.source.span(place.start, place.end)
        if first[0] == second[0]:
            what = "" if first[1] == second[1] else ", with different values"
            message = f"`{raw.key}` has the field `{first[0]}` twice{what}; the first one is printed"
            self.warn("bib-duplicate-field", message, span, "remove one of the two")
        elif first[1] and second[1] and first[1] != second[1]:
            printed = second[0] if second[0] not in ALIASES else first[0]
            message = f"`{raw.key}` has different values in `{first[0]}` and `{second[0]}`; `{printed}` is printed"
            self.warn("bib-duplicate-field", message, span, "both names mean the same field: remove one of the two")

    def unknown(self, what: str, name: str | None) -> None:
        """Report the words without braces that nothing defines, in a field or the definition of a string."""
        for unknown in self.values.unknown:
            word = visible(unknown.word)
            span = self.source.span(unknown.start, unknown.start + len(unknown.word))
            message = f"{what} uses the string `{word}`, which is "
            if unknown.late:
                help_ = "move its `@string` in front of this: BibTeX would print nothing here"
                self.warn("bib-undefined-string", f"{message}defined only later", span, help_)
                continue
            near = did_you_mean(word.lower(), [known for known, value in self.values.strings.items() if value])
            braces = f"put the text in braces, `{name or 'name'} = {{{word}}}`"
            help_ = near or f"{braces}, or define it: `@string{{{word} = {{…}}}}`"
            self.diagnostics.append(Diagnostic("bib-undefined-string", f"{message}not defined", span, help_))
        self.values.unknown.clear()

    def stray(self, comment: Comment) -> None:
        """Report what looks like an entry or a field outside of any entry; anything else there is a comment."""
        if (brace := _BRACE.match(comment.text)) and self.behind_entry(comment.start):
            at = comment.start + brace.start("brace")
            help_ = "remove it, or look for a missing `{` in the entry before it"
            self.warn("bib-stray", "this `}` closes nothing", self.source.span(at, at + 1), help_)
        found = list(_STRAY.finditer(comment.text))
        entries = [match for match in found if match["what"].endswith(",")]
        for match in entries or found[:1]:  # the fields of an entry that is reported need no report of their own
            what = " ".join(match["what"].split())
            at = comment.start + match.start("what")
            help_ = "look for a missing `@`, or for a brace too many before it"
            if what.startswith("@"):
                help_ = "an entry begins with its type: `@article{key,`"
            message = f"`{what}` stands outside of any entry and is not read"
            self.warn("bib-stray", message, self.source.span(at, comment.start + match.end()), help_)

    def behind_entry(self, at: int) -> bool:
        """Return whether nothing but blanks stands between an offset and the end of an entry."""
        while at not in self.ends and at > 0 and self.source.text[at - 1].isspace():
            at -= 1
        return at in self.ends

    def warn(self, code: str, message: str, span: Span, help_: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, help_, Severity.WARNING))
