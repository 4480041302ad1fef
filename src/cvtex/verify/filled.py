"""The text of a form against the words that its funder does not want, as a PDF is looked at."""

from collections.abc import Iterator

from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.model.profile import Profile
from cvtex.verify.measured import Box, Line, Measured, Page
from cvtex.verify.rules.subject import Subject
from cvtex.verify.rules.words import forbidden, ignored

_NOWHERE = Box(0, 0, 0, 0)


def as_measured(text: str) -> Measured:
    """Return text as if it were the lines of one page, at no place of it."""
    lines = tuple(Line(line, 0, _NOWHERE, ()) for line in text.splitlines())
    return Measured("", len(text), "", (Page(1, 0, 0, lines),), (), {})


def unwanted_words(subject: Subject, profile: Profile, span: Span | None) -> Iterator[Diagnostic]:
    """Yield the words in a text that a funder forbids or does not consider, outside the titles of works."""
    for look, rule in ((forbidden, profile.rules.forbidden), (ignored, profile.rules.ignored)):
        for finding in look(rule, subject).findings if rule else ():
            is_error = rule is not None and rule.grade == finding.grade == "error"
            severity = Severity.ERROR if is_error else Severity.WARNING
            yield Diagnostic(f"profile-{look.__name__}", finding.message, span, finding.help, severity)
