"""The text of a form against the words that its funder does not want, as a PDF is looked at."""

import datetime
from collections.abc import Iterator, Sequence

from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.model.cv import CV
from cvtex.model.profile import Profile
from cvtex.model.publication import Publication
from cvtex.verify.known import own
from cvtex.verify.measured import Box, Line, Measured, Page
from cvtex.verify.rules.words import forbidden, ignored

_NOWHERE = Box(0, 0, 0, 0)


def unwanted_words(
    text: str, span: Span | None, profile: Profile, cv: CV, publications: Sequence[Publication], today: datetime.date
) -> Iterator[Diagnostic]:
    """Yield the words in a text that a funder forbids or does not consider, outside the titles of works."""
    lines = tuple(Line(line, 0, _NOWHERE, ()) for line in text.splitlines())
    measured = Measured("", len(text), "", (Page(1, 0, 0, lines),), (), {})
    subject = own(measured, today, cv, publications, "it is text")
    for look, rule in ((forbidden, profile.rules.forbidden), (ignored, profile.rules.ignored)):
        for finding in look(rule, subject).findings if rule else ():
            is_error = rule is not None and rule.grade == finding.grade == "error"
            severity = Severity.ERROR if is_error else Severity.WARNING
            yield Diagnostic(f"profile-{look.__name__}", finding.message, span, finding.help, severity)
