"""Collects what there is to say about one entry while it is read."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from cvtex.bibliography.reading.fields import ALIASES
from cvtex.bibliography.reading.known import is_known_field, meant_field
from cvtex.bibliography.reading.read import RawEntry
from cvtex.diagnostics import Diagnostic, Severity, Span

_MOST_UNKNOWN = 20
"""So many names of unknown fields get a warning of their own."""


class EntryRemarks:
    """Diagnostics about one entry and its fields, by their BibLaTeX names."""

    def __init__(self, entry: RawEntry) -> None:
        self.entry = entry
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, what: str, field: str | None, help_: str | None = None) -> None:
        """Report an error at a field, or at the entry's first line; the message begins with the entry's key."""
        self._add(code, what, field, help_, Severity.ERROR)

    def warn(self, code: str, what: str, field: str | None, help_: str | None = None) -> None:
        """Report a warning at a field, or at the entry's first line; the message begins with the entry's key."""
        self._add(code, what, field, help_, Severity.WARNING)

    def at(self, code: str, what: str, span: Span, help_: str, *, is_error: bool = False) -> None:
        """Report a problem at a place in the entry; the message begins with the entry's key."""
        severity = Severity.ERROR if is_error else Severity.WARNING
        self.diagnostics.append(Diagnostic(code, f"`{self.entry.key}`{what}", span, help_, severity))

    def _add(self, code: str, what: str, field: str | None, help_: str | None, severity: Severity) -> None:
        span = self.entry.field_span(field) if field else self.entry.span
        self.diagnostics.append(Diagnostic(code, f"`{self.entry.key}`{what}", span, help_, severity))

    def has(self, code: str) -> bool:
        """Return whether something of this code has been said."""
        return any(diagnostic.code == code for diagnostic in self.diagnostics)


def misspelling(entry: RawEntry, names: Sequence[str]) -> str | None:
    """Return the field of an entry whose name is a misspelling of one of these, which it lacks; None where none is."""
    wanted = {ALIASES.get(name, name) for name in names}
    return next((name for name, meant in _misspelt(entry) if ALIASES.get(meant, meant) in wanted), None)


class UnknownFields:
    """The fields of all entries that cvtex does not know, and so does not print, by their names."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self.known = known
        """Fields that cv.toml speaks about."""
        self.found: dict[str, list[RawEntry]] = {}

    def note(self, entry: RawEntry, reported: Sequence[Diagnostic] = ()) -> None:
        """Note the unknown fields of an entry that hold something, and that nothing was `reported` about."""
        for name, value in entry.fields.items():
            if value and not is_known_field(name) and name not in self.known and name not in entry.inherited:
                span = entry.field_span(name)
                if all(diagnostic.span != span for diagnostic in reported):
                    self.found.setdefault(name, []).append(entry)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield one warning for each name, at its first field; where there are very many names, one for the rest."""
        for name, entries in islice(self.found.items(), _MOST_UNKNOWN):
            first, count = entries[0], len(entries)
            where = f" of `{first.key}`" if count == 1 else f" ({count} entries)"
            meant = meant_field(name)
            help_ = f"put what it says into `note` to print it, or call it `x-{name}` to keep it to yourself"
            if meant:
                help_ = f"did you mean `{meant}`?"
            message = f"cvtex does not print the field `{name}`{where}"
            yield Diagnostic("bib-unknown-field", message, first.field_span(name), help_, Severity.WARNING)
        if rest := list(islice(self.found.items(), _MOST_UNKNOWN, None)):
            name, (first, *_) = rest[0]
            message = f"cvtex does not print {len(rest)} more fields that it does not know, the first is `{name}`"
            help_ = "put what they say into `note` to print it, or begin their names with `x-`"
            yield Diagnostic("bib-unknown-field", message, first.field_span(name), help_, Severity.WARNING)


def _misspelt(entry: RawEntry) -> Iterator[tuple[str, str]]:
    for name in entry.fields:
        meant = meant_field(name)
        if meant is not None:
            yield name, meant
