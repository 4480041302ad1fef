"""Diagnostics as text: for people, one a line, or as JSON."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from cvtex.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from cvtex.results import BuiltVariant

_CONTROL = r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]"
_EXCERPT_CONTROL = r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]"
_LONE = r"[\ud800-\udfff]"
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_EXCERPT = 120
"""Characters of a source line that a message shows."""
_LONGEST_EXCERPT = 2000
"""Characters of the longest source line that a diagnostic in JSON has with it."""


def human(diagnostics: Sequence[Diagnostic]) -> str:
    """Return diagnostics with their source lines, and a count of them at the end."""
    if not diagnostics:
        return ""
    parts = [*(_one(_printable(diagnostic)) for diagnostic in diagnostics), _count(diagnostics)]
    return "\n\n".join(filter(None, parts))


def short(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one line for each diagnostic: `file:line:column: error[code]: message`."""
    return "\n".join(
        (f"{d.span.file}:{d.span.line}:{d.span.column}: " if d.span else "") + f"{d.severity}[{d.code}]: {d.message}"
        for d in map(_printable, diagnostics)
    )


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the diagnostics as a JSON array."""
    return json_text(as_rows(diagnostics), indent=1)


def as_rows(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Return the diagnostics as data for JSON; a source line that is very long is left out."""
    rows = [asdict(diagnostic) for diagnostic in diagnostics]
    for row in rows:
        span = row["span"]
        if span and len(span["excerpt"] or "") > _LONGEST_EXCERPT:
            span["excerpt"] = None
    return rows


def variant_rows(variants: "Iterable[BuiltVariant]") -> list[dict[str, Any]]:
    """Return what became of variants as data for JSON; times in seconds."""
    return [
        {
            "name": variant.name,
            "outcome": variant.outcome.name.lower(),
            "path": str(variant.path),
            "pages": variant.pages,
            "seconds": round(variant.seconds, 3),
        }
        for variant in variants
    ]


def json_text(data: object, indent: int | None = None) -> str:
    """Return data as JSON that can be encoded: bytes of a file's name that are no text are replaced."""
    return re.sub(_LONE, "\ufffd", json.dumps(data, ensure_ascii=False, indent=indent))


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {"human": human, "short": short, "json": as_json}


def _printable(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic without the control characters of its source, which would act on a terminal."""
    span = diagnostic.span and replace(diagnostic.span, file=clean(diagnostic.span.file))
    help_ = diagnostic.help and "\n".join(map(clean, diagnostic.help.split("\n")))
    return replace(diagnostic, message=clean(diagnostic.message), span=span, help=help_)


def clean(text: str) -> str:
    """Return text without characters that would act on a terminal."""
    return text if text.isprintable() else re.sub(_CONTROL, "\ufffd", text)


def _one(diagnostic: Diagnostic) -> str:
    color = _COLORS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=color, bold=True)
    lines = [f"{head}: {diagnostic.message}"]
    span = diagnostic.span
    margin = len(str(span.line)) if span else 0
    bar = click.style("|", fg="blue")
    if span:
        lines.append(f"{' ' * margin}{click.style('-->', fg='blue')} {span.file}:{span.line}:{span.column}")
        if span.excerpt is not None:
            excerpt, column, end_column = _clipped(span.excerpt, span.column, span.end_column or span.column + 1)
            excerpt = re.sub(_EXCERPT_CONTROL, "\ufffd", excerpt)
            number = click.style(str(span.line), fg="blue")
            before = "".join("\t" if character == "\t" else " " for character in excerpt[: column - 1])
            width = max(1, end_column - column)
            lines.append(f"{' ' * margin} {bar}")
            lines.append(f"{number} {bar} {excerpt}")
            lines.append(f"{' ' * margin} {bar} {before}{click.style('^' * width, fg=color)}")
    if diagnostic.help:
        first, *more = diagnostic.help.split("\n")
        lines.append(f"{' ' * margin} {click.style('=', fg='blue')} help: {first}")
        lines.extend(f"{' ' * margin}         {line}".rstrip() for line in more)
    return "\n".join(lines)


def _clipped(excerpt: str, column: int, end_column: int) -> tuple[str, int, int]:
    """Return the part of a long line that is around a place in it, and where in that part the place is."""
    if len(excerpt) <= _EXCERPT:
        return excerpt, column, end_column
    start = max(0, min(column - 1 - _EXCERPT // 4, len(excerpt) - _EXCERPT))
    before, behind = "…" if start else "", "…" if start + _EXCERPT < len(excerpt) else ""
    shift = len(before) - start
    end_column = min(end_column + shift, len(before) + _EXCERPT + 1)
    return f"{before}{excerpt[start : start + _EXCERPT]}{behind}", column + shift, end_column


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    told = ((counts[severity], severity) for severity in (Severity.ERROR, Severity.WARNING))
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in told if count)
