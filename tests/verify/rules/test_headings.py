"""The headings of a form in a PDF."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from cvtex.model.profile import Headings
from cvtex.verify.measured import Line
from cvtex.verify.rules.headings import headings
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import Judged
from sheets import line, lines, page, run, sheet

TODAY = datetime.date(2026, 11, 25)
FORM = [
    {"text": {"en": "Personal Data", "de": "Angaben zur Person"}},
    {"text": {"en": "Career", "de": "Werdegang"}},
    {"text": {"en": "Activities", "de": "Tätigkeiten"}, "optional": True},
    {"text": {"en": "Scientific Results", "de": "Wissenschaftliche Ergebnisse"}},
]


def judged(*heads: Line | str, language: str | None = None, form: Any = FORM) -> Judged:
    content: list[Line] = []
    for head in heads:
        own = head if isinstance(head, Line) else line(run(head, font="Arial-BoldMT", is_bold=True))
        content += [line(*own.runs, top=20 + 14 * len(content)), *lines(2, top=27 + 14 * len(content))]
    rule = Headings.model_validate({"texts": form})
    return headings(rule, Subject(sheet(page(*content)), TODAY, language=language))


def messages(found: Judged) -> list[str]:
    return [finding.message for finding in found.findings]


def test_optional_headings_may_be_missing() -> None:
    found = judged("Personal Data", "Career", "Scientific Results")

    assert (found.findings, found.measured) == ((), "3 of 4, 1 of them optional")


def test_headings_are_found_in_the_language_in_which_most_are() -> None:
    assert judged("Angaben zur Person", "Werdegang", "Wissenschaftliche Ergebnisse").findings == ()


def test_headings_in_two_languages_are_not_the_form() -> None:
    found = judged("Angaben zur Person", "Career", "Wissenschaftliche Ergebnisse")

    assert messages(found) == ["the heading “Werdegang” is there in another language"]


def test_the_language_of_the_document_counts_where_it_is_known() -> None:
    found = judged("Angaben zur Person", "Werdegang", "Wissenschaftliche Ergebnisse", language="en")

    assert messages(found)[0] == "the heading “Personal Data” is there in another language"


def test_a_missing_heading_is_told_with_its_place() -> None:
    found = judged("Personal Data", "Scientific Results")

    assert messages(found) == ["the heading “Career” is missing"]
    assert "add a section with this `heading` to the variant, behind “Personal Data”" in found.findings[0].help


def test_all_missing_headings_are_one_finding() -> None:
    assert messages(judged("Talks")) == ["3 headings are missing: “Personal Data”, “Career”, “Scientific Results”"]


def test_a_page_of_text_without_any_heading_lacks_them() -> None:
    rule = Headings.model_validate({"texts": FORM})
    found = headings(rule, Subject(sheet(page(*lines(6))), TODAY))

    assert messages(found) == ["3 headings are missing: “Personal Data”, “Career”, “Scientific Results”"]


def test_as_few_headings_as_can_be_are_out_of_order() -> None:
    found = judged("Scientific Results", "Personal Data", "Career", "Activities")

    assert messages(found) == ["the heading “Scientific Results” is out of order: it should come behind “Activities”"]


def test_a_heading_that_is_there_twice_is_in_order_where_it_can_be() -> None:
    assert judged("Career", "Personal Data", "Career", "Scientific Results").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "CAREER",
        "2. Career",
        "2.1 Career",
        "B. Career",
        "(b) Career:",
        "IV. C A R E E R",
        "Section B: Career",
        "Career (most recent first)",
        "Caréer",
    ],
)
def test_a_heading_is_known_in_any_case_with_any_number(text: str) -> None:
    assert judged("Personal Data", text, "Scientific Results").findings == ()


def test_a_heading_in_front_of_other_text_is_known_by_its_weight() -> None:
    head = line(
        run("Career ", is_bold=True), run("1915 Göttingen, and from then on without a chair or a salary at all")
    )

    assert judged("Personal Data", head, "Scientific Results").findings == ()


def test_larger_type_is_a_heading() -> None:
    assert judged("Personal Data", line(run("Career", size=14)), "Scientific Results").findings == ()


def test_words_within_a_sentence_are_no_heading() -> None:
    sentence = line("In her later career she did without a chair, and without a salary, for many a year in Göttingen")

    found = judged("Personal Data", sentence, "Scientific Results")

    assert messages(found) == ["the heading “Career” is there within other text only"]


def test_a_heading_over_two_lines_is_known() -> None:
    heads = [run("Scientific", is_bold=True), run("Results", is_bold=True)]
    content = [line(heads[0], top=60), line(heads[1], top=66)]
    rule = Headings.model_validate({"texts": [{"text": "Scientific Results"}]})

    assert headings(rule, Subject(sheet(page(*lines(), *content)), TODAY)).findings == ()


def test_where_order_does_not_matter_it_is_not_looked_at() -> None:
    rule = Headings.model_validate({"texts": [{"text": "A one"}, {"text": "B two"}], "in_order": False})
    content = [line(run("B two", is_bold=True), top=20), line(run("A one", is_bold=True), top=60)]

    assert headings(rule, Subject(sheet(page(*content)), TODAY)).findings == ()


def test_a_heading_may_be_broken_in_a_narrow_column() -> None:
    def row(label: str, text: str, top: float) -> Line:
        made = line(label, run(text), top=top)
        left, right = (replace(made.box, right=made.box.left + 60), replace(made.box, left=made.box.left + 120))
        return replace(made, runs=(replace(made.runs[0], box=left), replace(made.runs[1], box=right)))

    content = [
        row("Personal Data", "Emmy Noether", 20),
        row("Career", "1919–1933 Göttingen", 30),
        row("Scientific", "Idealtheorie in Ringbereichen", 40),
        row("Results", "Abstrakter Aufbau der Idealtheorie", 45),
    ]

    assert headings(Headings.model_validate({"texts": FORM}), Subject(sheet(page(*content)), TODAY)).findings == ()


def test_a_heading_is_not_within_another_heading_of_the_form() -> None:
    form = [{"text": "Results and Recognition"}, {"text": "Results"}]

    assert messages(judged("Results and Recognition", form=form)) == ["the heading “Results” is missing"]


def test_what_is_out_of_order_is_placed_by_the_nearest_heading_that_it_is_on_the_wrong_side_of() -> None:
    form = [{"text": "Education"}, {"text": "Career"}, {"text": "Results"}, {"text": "Prizes"}]

    found = judged("Career", "Education", "Results", "Prizes", form=form)

    assert messages(found) in (
        ["the heading “Education” is out of order: it should come before “Career”"],
        ["the heading “Career” is out of order: it should come behind “Education”"],
    )


def test_headings_that_may_stand_on_a_page_that_cannot_be_read_are_not_missing() -> None:
    turned = page(*(replace(one, angle=90) for one in lines()))
    head = line(run("Personal Data", font="Arial-BoldMT", is_bold=True), top=20)

    found = headings(
        Headings.model_validate({"texts": FORM}), Subject(sheet(page(head, *lines(top=30)), turned), TODAY)
    )

    assert (found.findings, found.unchecked) == ((), "page 2 is turned")
