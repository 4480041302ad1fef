"""Collects what there is to say about one entry while it is read."""

from collections.abc import Iterator, Sequence

from cvtex.bibliography.reading.fields import ALIASES
from cvtex.bibliography.reading.known import meant_field
from cvtex.bibliography.reading.read import RawEntry
from cvtex.diagnostics import Diagnostic, Severity, Span


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


def misspelt_fields(entry: RawEntry, reported: Sequence[Diagnostic] = ()) -> Iterator[Diagnostic]:
    """Yield a warning for each field whose name is near a known one, and that nothing was `reported` about."""
    places = {diagnostic.span for diagnostic in reported}
    for name, meant in _misspelt(entry):
        span = entry.field_span(name)
        if span not in places:
            message = f"`{entry.key}` has a field `{name}`, which is not printed"
            yield Diagnostic("bib-unknown-field", message, span, f"did you mean `{meant}`?", Severity.WARNING)


def _misspelt(entry: RawEntry) -> Iterator[tuple[str, str]]:
    for name in entry.fields:
        meant = meant_field(name)
        if meant is not None:
            yield name, meant
