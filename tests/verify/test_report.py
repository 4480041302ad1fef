"""A verdict as people read it, line by line, and as data."""

import datetime
import json
from typing import Any

from cvtex.diagnostics import Severity, Span
from cvtex.model.profile import Margins, Profile
from cvtex.verify.judge import judge
from cvtex.verify.measured import Measured
from cvtex.verify.report import as_data, diagnostics, report, short
from cvtex.verify.rules.layout import margins
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import State, Verdict
from sheets import TEXT, line, lines, page, sheet

TODAY = datetime.date(2026, 11, 25)
PROFILE: dict[str, Any] = {
    "title": "Noether's form",
    "funder": "Academy",
    "version": "2.1",
    "checked_on": datetime.date(2026, 11, 1),
    "confidence": "high",
    "delivery": "upload",
    "notes": ["whether the outputs matter"],
    "rules": {
        "pages": {"max": 2, "source": "Guide, 3.2"},
        "margins": {"right": 20},
        "images": {"grade": "warning"},
        "items": [{"section": "talks", "max": 5}],
    },
}
WIDE = sheet(page(*lines(2), line(TEXT, top=60, right=196)))


def verdict(measured: Measured = WIDE, **different: Any) -> Verdict:
    profile = Profile.model_validate(PROFILE | different)
    return judge("cv.pdf", Subject(measured, TODAY), "form", profile)


def test_the_report_has_a_line_for_each_rule_with_what_was_measured_and_its_findings_below() -> None:
    assert report(verdict()).split("\n") == [
        "cv.pdf against `form`",
        "  Noether's form, 2.1; rules read on 2026-11-01",
        "  ok           pages           1 of 2",
        "  error        margins         left 20.0/0, right 14.0/20, top 20.0/0, bottom 233.1/0 mm (within 0.8, bottom 1)",
        "               page 1, 20.0 mm from the left, 60.0 mm from the top: the text “Untersuchungen zur Theorie der",
        "               Invarianten binärer Formen u…” reaches 6.0 mm into the right margin of 20 mm",
        "               = help: set the right margin to 20 mm or more in the program that made the PDF; break long addresses",
        "                 and words",
        "               = source: Noether's form, 2.1",
        "  ok           images          0 pictures of 0",
        "  not checked  items talks     only a PDF that cvtex made of this project can be compared with its entries",
        "  ok           empty-pages     none",
        "  ok           upright         all pages",
        "  ok           searchable      text on 1 of 1 page",
        "  ok           hidden-text     none",
        "  ok           embedded-fonts  1 of 1 font",
        "  ok           no-type3        none",
        "  ok           damage          none",
        "  ok           encryption      none",
        "  ok           javascript      none",
        "  ok           forms           none",
        "  ok           attachments     none",
        "  ok           comments        none",
        "  ok           placeholders    none",
        "  not checked by a program:",
        "    - whether the outputs matter",
        "  1 error, 1 rule not checked",
    ]


def test_without_a_profile_there_are_the_rules_for_every_pdf() -> None:
    lines = report(judge("cv.pdf", Subject(WIDE, TODAY))).split("\n")

    assert (lines[0], lines[-1]) == ("cv.pdf: what every portal asks for", "  as it should be")


def test_a_line_for_each_finding() -> None:
    assert short(verdict()).split("\n") == [
        (
            "cv.pdf:1: error[profile-margins]: page 1, 20.0 mm from the left, 60.0 mm from the top: the text “Untersuchungen "
            "zur Theorie der Invarianten binärer Formen u…” reaches 6.0 mm into the right margin of 20 mm (Noether's form, 2.1)"
        ),
        "cv.pdf: not checked[profile-items]: only a PDF that cvtex made of this project can be compared with its entries",
    ]


def test_the_same_as_data() -> None:
    data = json.loads(json.dumps(as_data(verdict())))

    assert (data["file"], data["profile"], data["state"]) == ("cv.pdf", "form", "error")
    assert data["about"]["checked_on"] == "2026-11-01"
    margins = next(rule for rule in data["rules"] if rule["rule"] == "margins")
    assert margins["findings"] == [
        {
            "grade": "error",
            "message": "page 1, 20.0 mm from the left, 60.0 mm from the top: the text “Untersuchungen zur Theorie der "
            "Invarianten binärer Formen u…” reaches 6.0 mm into the right margin of 20 mm",
            "help": "set the right margin to 20 mm or more in the program that made the PDF; break long addresses and words",
            "count": 1,
            "pages": [1],
            "worst": {"page": 1, "left_mm": 20.0, "top_mm": 60.0, "text": TEXT},
            "places": [{"page": 1, "left_mm": 20.0, "top_mm": 60.0, "text": TEXT}],
        }
    ]


def test_all_places_of_what_has_to_be_mended_one_by_one_are_shown() -> None:
    found = sheet(page(*lines(), line("TBD", top=60)), page(*lines(), line("Lorem ipsum", top=70)))

    told = report(judge("cv.pdf", Subject(found, TODAY))).split("\n")

    at = next(index for index, one in enumerate(told) if "placeholders" in one)
    assert "so does 1 other place" in "".join(told[at + 1 : at + 3])
    assert any(one.strip().startswith("also on page 2, 20.0 mm from the left, 70.0 mm from the top") for one in told)


def test_what_cvtex_made_of_a_project_is_helped_in_its_variant() -> None:
    finding = margins(Margins(right=20), Subject(WIDE, TODAY)).findings[0]

    assert finding.help == "set `design = { margins = { right = 20 } }` in the variant; break long addresses and words"
    assert "program" in finding.elsewhere


def test_a_build_has_them_as_diagnostics_with_the_place_of_the_profile() -> None:
    span = Span("cv.toml", 7, 11)

    found = diagnostics(verdict(), span, "build/.cvtex/cv/document.pdf")

    assert [(one.code, one.severity, one.span) for one in found] == [
        ("profile-margins", Severity.ERROR, span),
        ("profile-items", Severity.WARNING, span),
    ]
    assert found[0].help is not None
    assert found[0].help.endswith("; the PDF is kept as build/.cvtex/cv/document.pdf")


def test_an_old_profile_says_so() -> None:
    old = verdict(checked_on=datetime.date(2026, 5, 28), stale_after=180)
    fresh = verdict(checked_on=datetime.date(2026, 5, 29), stale_after=180)

    assert len(old.remarks) == 1
    assert "last read on 2026-05-28, 181 days ago" in old.remarks[0]
    assert fresh.remarks == ()


def test_what_is_not_uploaded_is_said() -> None:
    found = verdict(delivery="portal").results[0]

    assert (found.rule, found.state) == ("delivery", State.WARNING)
    assert "no PDF may be uploaded" in found.findings[0].message


def test_rules_of_little_confidence_and_of_later_are_said() -> None:
    found = verdict(confidence="low", valid_from=datetime.date(2027, 1, 1))

    assert "in force from 2027-01-01 on, not yet" in found.remarks[0]
    assert found.remarks[1] == "its rules are of low confidence: compare them with the funder's own"
    assert "= source: Noether's form, 2.1; confidence: low" in report(found)
