"""What cvtex has to say about the user's files: a problem, where it is, and the next step."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not; a note is no problem, and stays one."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    end_column: int | None = None
    excerpt: str | None = None
    """The source line itself, without its line break."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of the user's: a stable code, what is wrong, where, and what to do next."""

    code: str
    message: str
    span: Span | None = None
    help: str | None = None
    """What to do next; may have several lines."""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """True where this problem stops a build."""
        return self.severity is Severity.ERROR


class CvtexError(Exception):
    """The user's files have errors: carries every diagnostic found, warnings among them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("; ".join(d.message for d in self.diagnostics))


def of_system(error: OSError) -> str:
    """Return what the system says is wrong, with the file where it names one."""
    what = (error.strerror or str(error) or type(error).__name__).lower()
    named = error.filename if error.filename is not None else error.filename2
    return f"cannot use `{named}`: {what}" if named is not None else f"the system says: {what}"


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any of the diagnostics is an error."""
    return any(d.is_error for d in diagnostics)


def as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics with every warning raised to an error (`--strict`)."""
    return tuple(d if d.severity is Severity.NOTE else replace(d, severity=Severity.ERROR) for d in diagnostics)


def in_order(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by file, line and column, each once; those without a place come last."""

    def place(d: Diagnostic) -> tuple[bool, str, int, int]:
        return (False, d.span.file, d.span.line, d.span.column) if d.span else (True, "", 0, 0)

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))


def to_rows(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return diagnostics as data that JSON can hold."""
    return [asdict(diagnostic) for diagnostic in diagnostics]


def from_rows(rows: Iterable[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that `to_rows` made into data.

    Raises:
        KeyError, TypeError, ValueError: it is other data.

    """
    return tuple(
        Diagnostic(
            **{**row, "severity": Severity(row["severity"]), "span": Span(**row["span"]) if row["span"] else None}
        )
        for row in rows
    )
