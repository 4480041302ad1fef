"""A verdict as a report for people, as one line for each finding, and as data."""

import textwrap
from collections.abc import Iterator
from typing import Any

from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.verify.rules.subject import count_of
from cvtex.verify.verdict import Finding, Result, Spot, State, Verdict

_WIDTH = 116
_INDENT = " " * 15
_MOST_PLACES = 12
"""Places of one finding that are shown beside the first."""


def report(verdict: Verdict) -> str:
    """Return all that was looked at, a line for each rule with what was measured, and each finding below it."""
    width = max((len(result.rule) for result in verdict.results), default=0)
    lines = _title(verdict)
    for remark in verdict.remarks:
        lines += _wrapped(remark, "  ", "    ")
    for result in verdict.results:
        lines += _result_lines(result, width)
    notes = verdict.profile.notes if verdict.profile else ()
    if notes:
        lines += [
            "  not checked by a program:",
            *(line for note in notes for line in _wrapped(note, "    - ", "      ")),
        ]
    return "\n".join([*lines, f"  {_sum(verdict)}"])


def short(verdict: Verdict) -> str:
    """Return one line for each finding: `file:page: error[profile-margins]: …`."""
    lines = []
    for result in verdict.results:
        for finding in result.findings:
            place = f"{verdict.file}:{finding.worst.page}" if finding.worst else verdict.file
            lines.append(f"{place}: {finding.grade}[{code(result)}]: {finding.told} ({_source(result)})")
        if result.state is State.NOT_CHECKED:
            lines.append(f"{verdict.file}: not checked[{code(result)}]: {result.judged.unchecked}")
    return "\n".join(lines)


def as_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as data that JSON can hold; places are in mm from the left and upper edge of their page."""
    profile = verdict.profile
    return {
        "file": verdict.file,
        "profile": verdict.profile_name,
        "state": verdict.state.value,
        "about": {
            "title": profile.title,
            "funder": profile.funder,
            "version": profile.version,
            "valid_from": profile.valid_from and profile.valid_from.isoformat(),
            "checked_on": profile.checked_on and profile.checked_on.isoformat(),
            "confidence": profile.confidence,
            "delivery": profile.delivery,
            "remarks": list(verdict.remarks),
            "not_checked_by_a_program": list(profile.notes),
        }
        if profile
        else None,
        "rules": [
            {
                "rule": result.rule,
                "state": result.state.value,
                "measured": result.judged.measured,
                "not_checked": result.judged.unchecked or None,
                "source": result.source,
                "confidence": result.confidence,
                "findings": [_finding_data(finding) for finding in result.findings],
            }
            for result in verdict.results
        ],
    }


def diagnostics(verdict: Verdict, span: Span | None, kept: str) -> tuple[Diagnostic, ...]:
    """Return the findings as diagnostics of a build, which say where the PDF with errors is kept.

    What could not be looked at is a warning, too.
    """
    found = []
    for result in verdict.results:
        for finding in result.findings:
            is_error = finding.grade == "error"
            help_ = f"{finding.help}; the PDF is kept as {kept}" if is_error else finding.help
            severity = Severity.ERROR if is_error else Severity.WARNING
            message = f"{finding.told} ({_source(result)})"
            found.append(Diagnostic(code(result), message, span, help_, severity))
        if result.state is State.NOT_CHECKED:
            message = f"`{result.rule}` could not be looked at: {result.judged.unchecked}"
            help_ = f"look yourself whether it is as {result.source} says"
            found.append(Diagnostic(code(result), message, span, help_, Severity.WARNING))
    return tuple(found)


def code(result: Result) -> str:
    """Return the code of a rule's findings: `profile-margins`."""
    return f"profile-{result.rule.partition(' ')[0]}"


def _title(verdict: Verdict) -> list[str]:
    profile = verdict.profile
    if profile is None:
        return [f"{verdict.file}: what every portal asks for"]
    checked = f"; rules read on {profile.checked_on}" if profile.checked_on else ""
    about = _wrapped(f"{profile.title}, {profile.version}{checked}", "  ", "    ")
    return [f"{verdict.file} against `{verdict.profile_name}`", *about]


def _result_lines(result: Result, width: int) -> Iterator[str]:
    unchecked = result.judged.unchecked
    said = "; ".join(filter(None, (result.judged.measured, unchecked and f"not checked: {unchecked}")))
    if result.state is State.NOT_CHECKED and not result.judged.measured:
        said = unchecked
    head = f"  {result.state.value:<11}  {result.rule:<{width}}  "
    yield from _wrapped(said, head, " " * len(head))
    for finding in result.findings:
        head = "" if finding.grade == result.state.value else f"{finding.grade}: "
        yield from _wrapped(f"{head}{finding.told}", _INDENT, _INDENT)
        others = finding.others if finding.is_listed else ()
        for spot in others[:_MOST_PLACES]:
            yield from _wrapped(f"also on {spot.where}: {spot.quoted}", _INDENT + "  ", _INDENT + "    ")
        if len(others) > _MOST_PLACES:
            yield f"{_INDENT}  and in {count_of(len(others) - _MOST_PLACES, 'more place')}"
        yield from _wrapped(f"= help: {finding.help}", _INDENT, _INDENT + "  ")
    if result.findings:
        yield from _wrapped(f"= source: {_source(result)}", _INDENT, _INDENT + "  ")


def _source(result: Result) -> str:
    return result.source + ("" if result.confidence == "high" else f"; confidence: {result.confidence}")


def _sum(verdict: Verdict) -> str:
    unchecked = sum(result.state is State.NOT_CHECKED for result in verdict.results)
    parts = [count_of(count, grade) for grade in ("error", "warning") if (count := verdict.count(grade))]
    parts += [f"{count_of(unchecked, 'rule')} not checked"] if unchecked else []
    return ", ".join(parts) or "as it should be"


def _wrapped(text: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first]


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "grade": finding.grade,
        "message": finding.told,
        "help": finding.help,
        "count": len(finding.spots),
        "pages": list(finding.pages),
        "worst": _spot_data(finding.worst) if finding.worst else None,
        "places": [_spot_data(spot) for spot in finding.spots],
    }


def _spot_data(spot: Spot) -> dict[str, Any]:
    return {
        "page": spot.page,
        "left_mm": None if spot.left is None else round(spot.left, 1),
        "top_mm": None if spot.top is None else round(spot.top, 1),
        "text": spot.text or None,
    }
