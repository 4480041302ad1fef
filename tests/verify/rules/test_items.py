"""Entries by section: what the CV has, compared with what the PDF shows."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from cvtex.build import check
from cvtex.model.profile import Items
from cvtex.verify.known import own
from cvtex.verify.measured import Link
from cvtex.verify.rules.items import items
from cvtex.verify.rules.subject import Printed
from cvtex.verify.verdict import Judged
from sheets import box, line, page, sheet
from support import MakeProject

TODAY = datetime.date(2026, 11, 25)

CV = """
[person]
name = "Emmy Noether"

[publications]
files = ["refs.bib"]

[[talks]]
title = "Hyperkomplexe Systeme und ihre *Beziehungen*"
date = 1932-09-08

[[talks]]
title = "Rings for everybody"
date = "1933-01"

[[education]]
organization = "Universität Erlangen"
  [[education.degrees]]
  degree = "Dr. phil."
  start = 1904-10-24
  end = 1907-12-13

[variants.form]
sections = ["talks", "education", "journals"]
"""
BIB = """
@article{a, author = {Noether, Emmy}, title = {Invariante Variationsprobleme}, journal = {Nachrichten}, year = 1918,
  doi = {10.1080/00411457108231446}}
@article{b, author = {Noether, Emmy}, title = {Idealtheorie in $R$ und anderen Ringbereichen}, journal = {Annalen}, year = 1921}
"""
TITLES = (
    "Hyperkomplexe Systeme und ihre",
    "Rings for everybody",
    "Invariante Variations-",
    "probleme",
    "und anderen Ringbereichen",
)
DOI = "10.1080/00411457108231446"


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project({"cv.toml": CV, "refs.bib": BIB})


def judged(folder: Path, rule: dict[str, Any], texts: tuple[str, ...] = TITLES, **different: Any) -> Judged:
    read, (variant,), _ = check(folder, ["form"])
    printed = Printed("form", "en", variant.sections, str(variant.tex))
    content = [line(text, top=20 + 6 * index) for index, text in enumerate((*texts, "Universität Erlangen"))]
    measured = sheet(page(*content, **different))
    subject = own(measured, TODAY, read.cv, read.publications, printed)
    return items(Items.model_validate(rule), subject)


def messages(found: Judged) -> list[str]:
    return [finding.message for finding in found.findings]


@pytest.mark.parametrize(
    ("broken", "says", "kept"),
    [
        pytest.param({"max": 1}, "the section `talks` has 2 entries; 1 is allowed", {"max": 2}, id="max"),
        pytest.param({"min": 3}, "the section `talks` has 2 entries; at least 3 are asked for", {"min": 2}, id="min"),
        pytest.param(
            {"years": 93},
            "`talks.0` is from before 1933; the last 93 years are asked for",
            {"years": 94},
            id="years",
        ),
        pytest.param(
            {"max_words": 6},
            "the section `talks` has 10 words; 6 are allowed",
            {"max_words": 10},
            id="words",
        ),
        pytest.param(
            {"max_characters": 84},
            "the section `talks` has 85 characters; 84 are allowed",
            {"max_characters": 85},
            id="characters",
        ),
    ],
)
def test_a_limit_is_broken_and_kept(project: Path, broken: dict[str, int], says: str, kept: dict[str, int]) -> None:
    assert messages(judged(project, {"section": "talks", **broken})) == [says]
    assert messages(judged(project, {"section": "talks", **kept})) == []


def test_the_entries_found_in_the_pdf_are_counted(project: Path) -> None:
    found = judged(project, {"section": "journals", "max": 10}, TITLES[:-1])

    assert found.measured == "2 entries, at most 10, 1 of them found in the PDF"
    assert messages(found) == ["the PDF shows 1 of 2 entries; `b` (refs.bib:4) cannot be found"]


def test_a_work_without_a_lasting_identifier_is_told(project: Path) -> None:
    found = judged(project, {"section": "journals", "doi": True}, (*TITLES, DOI))

    assert messages(found) == ["`b` (refs.bib:4) has no DOI or other lasting identifier"]


def test_an_identifier_has_to_be_printed_or_linked(project: Path) -> None:
    link = Link(box(20, 20, 30, 25), f"https://doi.org/{DOI}", "DOI")

    assert "the identifier of `a` (refs.bib:2) is not printed" in messages(
        judged(project, {"section": "journals", "doi": True})
    )
    assert "the identifier of `a` (refs.bib:2) is not printed" not in messages(
        judged(project, {"section": "journals", "doi": True}, links=(link,))
    )


def test_dates_that_are_not_known_well_enough_or_are_written_otherwise_are_told(project: Path) -> None:
    assert messages(judged(project, {"section": "talks", "dates": "dd/mm/yyyy"})) == [
        "`1933-01` of `talks.1` cannot be written as dd/mm/yyyy",
        "`1932-09-08` of `talks.0` is not written as dd/mm/yyyy",
    ]


def test_dates_in_degrees_are_looked_at(project: Path) -> None:
    (message,) = messages(judged(project, {"section": "education", "dates": "dd/mm/yyyy"}))

    assert message == "`1904-10-24` of `education.0`, and 1 more, is not written as dd/mm/yyyy"


def test_a_section_that_is_not_printed_is_not_checked_unless_it_has_to_be_there(project: Path) -> None:
    assert judged(project, {"section": "books", "max": 3}).unchecked == "the variant `form` prints no section `books`"
    assert messages(judged(project, {"section": "books", "min": 1})) == [
        "the section `books` has 0 entries; at least 1 is asked for"
    ]
