"""A PDF against a funder's profile: every rule in turn."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from cvtex.model.profile import IN_FIELDS, Profile, Rule
from cvtex.model.profiles import age_remarks
from cvtex.verify.rules import EVERY, RULES
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import Finding, Judged, Result, State, Verdict

_EVERY_PORTAL = "what portals take"


def judge(file: str, subject: Subject, name: str | None = None, profile: Profile | None = None) -> Verdict:
    """Return what the rules for every PDF say of one, and those of a profile where there is one."""
    results = tuple(_results(subject, profile))
    remarks = tuple(_remarks(profile, subject.today)) if profile else ()
    return Verdict(file, results, name, profile, remarks)


def _results(subject: Subject, profile: Profile | None) -> Iterator[Result]:
    if profile:
        if profile.is_in_fields:
            yield _delivery(profile)
        for name, check in RULES.items():
            asked = getattr(profile.rules, name)
            for rule in asked if isinstance(asked, tuple) else (asked,):
                if rule is not None:
                    judged = _helped(_graded(check(rule, subject), rule), subject)
                    yield _result(_shown(name, rule), judged, profile, rule)
    for name, look in EVERY.items():
        judged = look(subject)
        yield Result(_shown(name), _state(judged), judged, _EVERY_PORTAL, "high")


def _delivery(profile: Profile) -> Result:
    """Return that a CV is delivered as text by field, and not as a PDF."""
    help_ = "`cvtex build` writes the text by field for a variant with this profile"
    finding = Finding(IN_FIELDS[profile.delivery], help_, grade="warning")
    return Result("delivery", State.WARNING, Judged(profile.delivery, (finding,)), _source(profile), profile.confidence)


def _source(profile: Profile) -> str:
    """Return where the rules of a profile are said that do not say it themselves."""
    return profile.sources[0].what if profile.sources else f"{profile.title}, {profile.version}"


def _result(name: str, judged: Judged, profile: Profile, rule: Rule) -> Result:
    return Result(name, _state(judged), judged, rule.source or _source(profile), rule.confidence or profile.confidence)


def _graded(judged: Judged, rule: Rule) -> Judged:
    """Return findings of a rule that only warns as warnings."""
    if rule.grade == "error":
        return judged
    return replace(judged, findings=tuple(replace(finding, grade="warning") for finding in judged.findings))


def _helped(judged: Judged, subject: Subject) -> Judged:
    """Return findings with the help for who made the PDF: the variant's own, or another program's user."""
    if subject.printed is not None:
        return judged
    findings = (replace(finding, help=finding.elsewhere or finding.help) for finding in judged.findings)
    return replace(judged, findings=tuple(findings))


def _state(judged: Judged) -> State:
    grades = {finding.grade for finding in judged.findings}
    if grades:
        return State.ERROR if "error" in grades else State.WARNING
    return State.NOT_CHECKED if judged.unchecked else State.OK


def _shown(name: str, rule: Rule | None = None) -> str:
    section = getattr(rule, "section", None)
    return name.replace("_", "-") + (f" {section}" if section else "")


def _remarks(profile: Profile, today: datetime.date) -> Iterator[str]:
    """Yield what there is to know of the profile itself."""
    for _, message, help_ in age_remarks(profile, today):
        yield f"{message}: {help_}"
    if profile.confidence != "high":
        yield f"its rules are of {profile.confidence} confidence: compare them with the funder's own"
