"""For every rule that a profile can hold: what breaks just this rule is caught, and what is at its limit passes."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

import pytest

from cvtex.model.profile import Profile, Rules
from cvtex.verify.judge import judge
from cvtex.verify.measured import Image, Link, Measured, Part
from cvtex.verify.rules import EVERY, RULES
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import State, Verdict
from sheets import TEXT, box, foot, line, lines, numbered, page, run, sheet

TODAY = datetime.date(2026, 11, 25)


@dataclass(frozen=True)
class Case:
    """A rule, what breaks it and what is said then, and what is at its limit."""

    rule: str
    value: Any
    breaks: Measured
    says: str
    passes: Measured
    grade: State = State.ERROR


def bold(text: str) -> Any:
    return run(text, font="Arial-BoldMT", is_bold=True)


def with_headings(*texts: str) -> Measured:
    heads = [line(bold(text), top=20 + 30 * index, right=80) for index, text in enumerate(texts)]
    bodies = [one for index in range(len(texts)) for one in lines(3, top=30 + 30 * index)]
    return sheet(page(*sorted([*heads, *bodies], key=lambda one: -one.baseline)))


def with_run(text: str, **different: Any) -> Measured:
    return sheet(page(*lines(6), line("und ", run(text, **different), top=50)))


def with_line(text: str, top: float = 60) -> Measured:
    return sheet(page(*lines(), line(text, top=top)))


def with_image(width: float, height: float, count: int = 1) -> Measured:
    images = [
        Image(box(30, 60 + 50 * index, 30 + width, 60 + 50 * index + height), (300, 400)) for index in range(count)
    ]
    return sheet(page(images=images))


def with_links(*links: tuple[str, str | None]) -> Measured:
    found = [
        Link(box(20, 20 + 5 * index, 60, 24 + 5 * index), address, text) for index, (text, address) in enumerate(links)
    ]
    return sheet(page(links=found))


def with_font(**different: Any) -> Measured:
    return sheet(fonts=(replace(sheet().fonts[0], **different),))


CASES = [
    Case(
        "pages", {"max": 2}, sheet(page(), page(), page()), "it has 3 pages; 2 pages are allowed", sheet(page(), page())
    ),
    Case(
        "pages",
        {"max": 1, "by_language": {"fr": 2}},
        sheet(page(), page(), metadata={"language": "en-CA"}),
        "1 page is allowed",
        sheet(page(), page(), metadata={"language": "fr-CA"}),
    ),
    Case("pages", {"max": 1}, sheet(page(), page()), "it has 2 pages; 1 page is allowed", sheet()),
    Case(
        "paper",
        {"any_of": ["a4"]},
        sheet(page(width=612.0, height=792.0)),
        "page 1 is not A4, upright, but US letter",
        sheet(page(width=595.0, height=842.0)),
    ),
    Case(
        "paper",
        {"any_of": ["letter", "a4"]},
        sheet(page(), page(width=841.89, height=595.28)),
        "page 2 is not US letter or A4, upright, but A4 on its side",
        sheet(page(), page(width=612.0, height=792.0)),
    ),
    Case(
        "margins",
        {"left": 20},
        sheet(page(line("Noether", left=12.4, top=40), *lines(3, top=60))),
        "page 1, 12.4 mm from the left, 40.0 mm from the top: the text “Noether” reaches 7.6 mm into the left margin",
        sheet(page(line("Noether", left=19.3))),
    ),
    Case(
        "margins",
        {"right": 20},
        sheet(page(*(line(TEXT, top=40 + 5 * index, right=195 + index / 100) for index in range(40)))),
        "5.4 mm into the right margin of 20 mm; so do 39 other places, in all on page 1",
        sheet(page(line(TEXT, right=190.7))),
    ),
    Case(
        "margins",
        {"top": 15, "bottom": 15, "running": False},
        sheet(page(*lines(), foot("7"))),
        "into the bottom margin of 15 mm",
        sheet(page(*lines(6, top=14.5))),
    ),
    Case(
        "margins",
        {"top": 15, "bottom": 15},
        sheet(page(*lines(6, top=11.9))),
        "3.1 mm into the top margin of 15 mm",
        sheet(page(line("Noether", top=8, part=Part.HEAD), *lines(), foot("7"))),
    ),
    Case(
        "margins",
        {"left": 20},
        sheet(page(*lines(), images=[Image(box(5, 100, 60, 150), (100, 100))])),
        "page 1, 5.0 mm from the left, 100.0 mm from the top: a picture, a rule or a field reaches 15.0 mm",
        sheet(page(*lines(), images=[Image(box(20, 100, 60, 150), (100, 100))])),
    ),
    Case(
        "type_size",
        {"min": 11},
        sheet(page(*lines(6, size=10.36))),
        "is 10.36 pt; 11 pt is the smallest allowed",
        sheet(page(*lines(6, size=10.91))),
    ),
    Case(
        "type_size",
        {"min": 11},
        with_run("nineteen letters ok", size=9.0),
        "“nineteen letters ok” is 9.00 pt",
        with_run("a superscript of some length", size=7.0, is_script=True),
        State.WARNING,
    ),
    Case(
        "type_size",
        {"min": 11, "notes": 9},
        sheet(page(*lines(), line(run(TEXT, size=8.0), top=270, part=Part.NOTE))),
        "the note “Untersuchungen",
        sheet(page(*lines(), line(run(TEXT, size=8.97), top=270, part=Part.NOTE))),
    ),
    Case(
        "families",
        {"any_of": ["Arial"]},
        sheet(page(*lines(6, font="CMR10"))),
        "is set in Computer Modern; Arial is allowed",
        sheet(page(*lines(6, font="TeXGyreHeros-Regular"), line("mit ", run("∑", font="CMSY10"), top=60))),
    ),
    Case(
        "families",
        {"any_of": ["Arial"]},
        sheet(page(*lines(6, font="ArialNarrow"))),
        "is set in ArialNarrow; Arial is allowed",
        sheet(page(*lines(6, font="Arial-BoldMT"))),
    ),
    Case(
        "families",
        {"any_of": ["Times New Roman", "Arial"], "similar": True},
        sheet(page(*lines(6, font="CharterBT-Roman"))),
        "Charter BT may pass as similar to Times New Roman or Arial: that is for the funder to say",
        sheet(page(*lines(6, font="NimbusRomNo9L-Regu"))),
        State.WARNING,
    ),
    Case(
        "families",
        {"any_of": ["Arial", "Times New Roman"], "min_sizes": {"Arial": 10, "Times New Roman": 11}},
        sheet(page(*lines(6, font="TimesNewRomanPSMT", size=10.0))),
        "is 10.00 pt; Times New Roman is allowed from 11 pt on",
        sheet(page(*lines(6, font="ArialMT", size=9.96))),
    ),
    Case(
        "families",
        {"any_of": ["Arial"]},
        with_run("short code", font="CMTT10"),
        "the text “short code” is set in Computer Modern",
        with_run("δ", font="CMMI10"),
        State.WARNING,
    ),
    Case(
        "leading",
        {"min": 13.2},
        sheet(page(*lines(6, leading=12.6))),
        "follows at 12.6 pt; 13.2 pt is the smallest distance allowed; 5 lines on page 1 stand so near",
        sheet(page(*lines(6, leading=13.2))),
    ),
    Case(
        "leading",
        {"max_lines_per_inch": 6},
        sheet(page(*lines(6, leading=11.5))),
        "6 lines per inch are allowed, 12.0 pt each",
        sheet(page(*lines(6, leading=11.96))),
    ),
    Case(
        "leading",
        {"max_characters_per_inch": 15},
        sheet(page(*(line(TEXT, top=20 + 5 * index, right=150) for index in range(6)))),
        "characters per inch; 15 are allowed",
        sheet(page(*(line(TEXT, top=20 + 5 * index, right=20 + len(TEXT) / 15 * 25.4) for index in range(6)))),
    ),
    Case(
        "leading",
        {"min": 13.2},
        sheet(page(*lines(4), line(TEXT, top=20 + (3 * 13.2 + 12) * 25.4 / 72), line(TEXT, top=100))),
        "follows at 12.0 pt",
        sheet(page(line(TEXT, top=20, right=100), line(TEXT, top=22, left=110), line(TEXT, top=25, right=100))),
        State.WARNING,
    ),
    Case(
        "colors",
        {"black": True},
        with_run("Education", color=(31, 58, 95)),
        "the text “Education” is coloured (#1f3a5f); text has to be black",
        with_run("Education", color=(35, 31, 32)),
    ),
    Case(
        "links",
        {"allowed": "none"},
        with_links(("", None)),
        "1 link is in it; none is allowed",
        with_links(),
    ),
    Case(
        "links",
        {"allowed": "visible"},
        with_links(("my page", "https://www.noether.example/home/"), ("here", "mailto:e@noether.example")),
        "the text “my page” is a link to https://www.noether.example/home/; links have to show their address; 2 links do",
        with_links(
            ("noether.example/home", "https://www.noether.example/home/"),
            ("see ", None),
            ("https://noether.ex", "https://noether.example/a"),
            ("ample/a", "https://noether.example/a"),
            ("10.1007/BF01211762", "https://doi.org/10.1007/BF01211762"),
            ("e@noether.example", "mailto:e@noether.example"),
        ),
    ),
    Case(
        "images",
        {"max": 0},
        with_image(35, 45),
        "a picture of 35 × 45 mm; no pictures may be in it",
        sheet(),
    ),
    Case("images", {"max": 1}, with_image(35, 45, 2), "1 picture may be in it, and it has 2", with_image(35, 45)),
    Case("images", {"max": 0}, with_image(3, 3), "1 small picture, such as one of 3 × 3 mm", sheet(), State.WARNING),
    Case(
        "bookmarks",
        {},
        sheet(bookmarks=("Education", "Talks")),
        "it has 2 bookmarks, such as “Education”; none is allowed",
        sheet(),
    ),
    Case(
        "headings",
        {"texts": [{"text": "Personal Data"}, {"text": "Scientific Results"}]},
        with_headings("Personal Data", "Talks"),
        "the heading “Scientific Results” is missing",
        with_headings("1. PERSONAL DATA", "B. Scientific  results (optional):"),
    ),
    Case(
        "headings",
        {"texts": [{"text": "Personal Data"}, {"text": "Talks", "optional": True}, {"text": "Results"}]},
        with_headings("Results", "Personal Data"),
        "is out of order",
        with_headings("Personal Data", "Results"),
    ),
    Case(
        "metadata",
        {"required": ["title", "author"]},
        sheet(metadata={"title": "CV", "author": " "}),
        "the PDF does not say its author",
        sheet(metadata={"title": "CV", "author": "Emmy Noether"}),
    ),
    Case(
        "metadata", {"min_version": "1.5"}, sheet(version="1.4"), "of version 1.4; 1.5 or higher", sheet(version="1.5")
    ),
    Case(
        "file",
        {"name": "CV_PubList_{family}"},
        sheet(name="noether"),
        "is called `noether`; `CV_PubList_Noether` is asked for",
        sheet(name="CV_PubList_Noether"),
    ),
    Case("file", {"max_characters": 15}, sheet(name="a" * 16), "has 16 characters; 15", sheet(name="a" * 15)),
    Case(
        "file",
        {"characters": "[A-Za-z0-9_-]+"},
        sheet(name="Noëther & Co"),
        "has `ë` ` ` `&` in it",
        sheet(name="Noether_1"),
    ),
    Case("file", {"max_megabytes": 10}, sheet(size=10_100_000), "10.10 MB; 10 MB", sheet(size=10_000_000)),
    Case(
        "running",
        {"page_numbers": "required"},
        sheet(page(*lines(), foot("1")), page(), page(*lines(), foot("3"))),
        "page 2 has no page number",
        sheet(*numbered(page(), page(), page())),
    ),
    Case(
        "running",
        {"page_numbers": "forbidden"},
        sheet(*numbered(page(), page())),
        "the pages are numbered",
        sheet(*(page(*lines(), foot("Emmy Noether, 12.03.1932")) for _ in range(3))),
    ),
    Case(
        "running",
        {"page_numbers": "forbidden"},
        sheet(page(), page(*lines(), foot("2"))),
        "page 2 is numbered",
        sheet(page(), page(*lines(), foot("version 4"))),
    ),
    Case(
        "running",
        {"page_numbers": "required-if-several"},
        sheet(page(), page()),
        "pages 1–2 have no page number",
        sheet(page()),
    ),
    Case(
        "running",
        {"empty": True},
        sheet(page(*lines(), foot("Noether, Biographical Sketch"))),
        "“Noether, Biographical Sketch” stands in the head or foot of page 1; nothing may stand there",
        sheet(page(*lines(), foot("1"))),
    ),
    Case(
        "running",
        {"contains": ["{family}", "Part B1"]},
        sheet(page(*lines(), foot("Noether, Part B1")), page(*lines(), foot("Noether"))),
        "“Part B1” is missing in head and foot of page 2",
        sheet(page(*lines(), foot("NOETHER | Part B1 | RINGS"))),
    ),
    Case(
        "forbidden",
        {"names": ["h-index", "impact-factor"]},
        with_line("has an h\u2011index of 17"),
        "is an h-index, which is not allowed",
        with_line("index of the h-cobordism"),
    ),
    Case(
        "ignored",
        {"names": ["birth-date"], "grade": "warning"},
        with_line("born on 23 March 1882"),
        "which is not considered",
        with_line("the Max-Born prize, born of necessity"),
        State.WARNING,
    ),
    Case("empty_pages", None, sheet(page(), page(foot("2"))), "page 2 is empty", sheet(page())),
    Case(
        "upright",
        None,
        sheet(page(), page(*(replace(one, angle=90) for one in lines()))),
        "the text of page 2 stands on its side",
        sheet(page(*lines(), replace(line("in the margin"), angle=90))),
        State.WARNING,
    ),
    Case(
        "upright",
        None,
        sheet(page(*(replace(one, angle=180) for one in lines()))),
        "the text of page 1 stands upside down",
        sheet(),
        State.WARNING,
    ),
    Case(
        "searchable",
        None,
        sheet(page(), replace(with_image(200, 280).pages[0], lines=())),
        "page 2 is a picture without text",
        sheet(),
    ),
    Case(
        "searchable",
        None,
        sheet(page(), replace(with_image(200, 280).pages[0], lines=tuple(lines(is_visible=False)))),
        "page 2 is a scan with recognised text behind the picture",
        sheet(),
        State.WARNING,
    ),
    Case(
        "hidden_text",
        None,
        with_run("excellent", is_visible=False),
        "the text “excellent” cannot be seen",
        sheet(),
        State.WARNING,
    ),
    Case(
        "embedded_fonts",
        None,
        sheet(fonts=(*sheet().fonts, replace(sheet().fonts[0], name="Helvetica", is_embedded=False))),
        "names `Helvetica`, which it does not have in it",
        sheet(),
        State.WARNING,
    ),
    Case(
        "searchable",
        None,
        sheet(page(), replace(page(), lines=(), drawn=tuple(box(20, 20 + one, 24, 22 + one) for one in range(40)))),
        "page 2 is a picture without text",
        sheet(),
    ),
    Case("embedded_fonts", None, with_font(is_embedded=False), "does not have `ArialMT` in it", sheet()),
    Case("no_type3", None, with_font(kind="Type3"), "`ArialMT` is a font of Type 3", with_font(kind="Type1")),
    Case("damage", None, sheet(is_damaged=True), "is damaged", sheet(), State.WARNING),
    Case("encryption", None, sheet(is_encrypted=True), "is encrypted", sheet()),
    Case("javascript", None, sheet(has_javascript=True), "has JavaScript", sheet()),
    Case("forms", None, sheet(has_forms=True), "has a form", sheet()),
    Case("comments", None, sheet(has_comments=True), "has comments", sheet(), State.WARNING),
    Case("attachments", None, sheet(has_attachments=True), "has other files", sheet()),
    Case("placeholders", None, with_line("defended on DD/MM/YYYY"), "left of a form", with_line("todo el mundo [12]")),
    Case("placeholders", None, with_line("TT.MM.JJJJ in Erlangen"), "left of a form", with_line("am 23. März 1882")),
    Case(
        "placeholders",
        None,
        with_line("Klicken oder tippen Sie hier, um Text einzugeben."),
        "`Klicken oder tippen Sie hier, um Text einzugeben`",
        with_line("Klicken Sie hier nicht: hier steht der Text, der seit 1907 bekannt ist."),
    ),
    Case(
        "placeholders",
        None,
        with_line("Stand: [Hochschule, Ort] "),
        "`[Hochschule, Ort]`",
        with_line("Ort: Erlangen [Bayern]"),
    ),
    Case("placeholders", None, with_line("see [Your name] ?? "), "“", with_line("Noether [Online] (1918)?")),
]


def verdict(rule: str, value: Any, measured: Measured, **known: Any) -> Verdict:
    rules = {rule: value} if rule in RULES else {}
    profile = Profile.model_validate(
        {
            "title": "Form",
            "version": "1",
            "confidence": "high",
            "delivery": "upload",
            "rules": rules,
        }
    )
    return judge("noether.pdf", Subject(measured, TODAY, **{"family": "Noether", **known}), "form", profile)


def ids(case: Case) -> str:
    return f"{case.rule} {case.says[:40]}"


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} | {"items"} == set(Rules.model_fields) | set(EVERY)


def test_every_rule_of_a_profile_is_looked_at() -> None:
    assert set(RULES) == set(Rules.model_fields)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_what_breaks_a_rule_is_caught_by_this_rule_alone(case: Case) -> None:
    results = verdict(case.rule, case.value, case.breaks).results

    broken = {result.rule: result.state for result in results if result.findings}
    assert broken == {case.rule.replace("_", "-"): case.grade}
    told = [finding.told for result in results for finding in result.findings]
    assert any(case.says in message for message in told), told


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_what_is_at_the_limit_of_a_rule_passes(case: Case) -> None:
    results = verdict(case.rule, case.value, case.passes).results

    assert [(result.rule, result.judged) for result in results if result.state is not State.OK] == []


def test_all_lines_in_a_margin_are_one_finding_that_shows_the_worst() -> None:
    content = [line(TEXT, top=30 + 5 * index, right=195 + index / 10) for index in range(40)]

    (result, *_) = verdict("margins", {"right": 20}, sheet(page(*content[:20]), page(*content[20:]))).results

    (finding,) = result.findings
    assert (len(finding.spots), finding.pages) == (40, (1, 2))
    assert finding.worst is not None
    assert round(finding.worst.beyond, 1) == 8.9
    assert "39 other places, in all on pages 1–2" in finding.message


def test_a_rule_that_only_warns_gives_warnings() -> None:
    found = verdict("pages", {"max": 1, "grade": "warning"}, sheet(page(), page()))

    assert found.state is State.WARNING


def test_where_a_rule_is_said_goes_before_where_the_profile_is() -> None:
    (own, *_) = verdict("pages", {"max": 1, "source": "Guide, 2.1", "confidence": "low"}, sheet()).results
    (other, *_) = verdict("pages", {"max": 1}, sheet()).results

    assert (own.source, own.confidence, other.source, other.confidence) == ("Guide, 2.1", "low", "Form, 1", "high")


SCAN = sheet(replace(with_image(200, 280).pages[0], lines=()))


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        pytest.param("type_size", {"min": 11}, id="type_size"),
        pytest.param("families", {"any_of": ["Arial"]}, id="families"),
        pytest.param("leading", {"min": 12}, id="leading"),
        pytest.param("colors", {}, id="colors"),
        pytest.param("headings", {"texts": [{"text": "Education"}]}, id="headings"),
        pytest.param("forbidden", {"names": ["h-index"]}, id="forbidden"),
    ],
)
def test_a_scan_is_not_checked_by_rules_about_text(rule: str, value: Any) -> None:
    (result, *_) = verdict(rule, value, SCAN).results

    assert result.state is State.NOT_CHECKED
    assert result.judged.unchecked == "every page is a picture, without text that could be looked at"


def test_pages_that_are_pictures_among_others_are_told() -> None:
    (result, *_) = verdict("type_size", {"min": 11}, sheet(page(), SCAN.pages[0])).results

    assert (result.state, result.judged.unchecked) == (State.NOT_CHECKED, "page 2 is a picture")


def test_whose_cv_it_is_has_to_be_known_for_its_name() -> None:
    def result(name: str) -> Any:
        return verdict("file", {"name": "CV_{family}"}, sheet(name=name), family=None).results[0]

    assert result("CV_Noether").state is State.NOT_CHECKED
    assert result("noether").state is State.ERROR
    assert "`CV_…`, with the last name, is asked for" in result("noether").findings[0].message


def test_items_cannot_be_told_apart_in_a_pdf_of_others() -> None:
    (result, *_) = verdict("items", [{"section": "talks", "max": 3}], sheet()).results

    assert (result.rule, result.state) == ("items talks", State.NOT_CHECKED)


def test_a_font_that_tells_no_family_is_not_judged_by_its_name() -> None:
    profile = Profile.model_validate(
        {
            "title": "T",
            "version": "1",
            "confidence": "high",
            "delivery": "upload",
            "rules": {"families": {"any_of": ["Arial"]}},
        }
    )
    subject = Subject(sheet(page(*lines(6, font="CIDFont+F1"))), TODAY)
    (result,) = [one for one in judge("cv.pdf", subject, "t", profile).results if one.rule == "families"]

    assert result.state is State.NOT_CHECKED
    assert result.judged.unchecked == "the PDF calls a font `CIDFont+F1`, which tells no family"


def test_the_distance_of_lines_is_that_within_paragraphs() -> None:
    content = [one for index in range(6) for one in lines(2, leading=14.4, top=20 + 15 * index)]
    profile = Profile.model_validate(
        {"title": "T", "version": "1", "confidence": "high", "delivery": "upload", "rules": {"leading": {"min": 13.2}}}
    )
    subject = Subject(sheet(page(*content)), TODAY)
    (result,) = [one for one in judge("cv.pdf", subject, "t", profile).results if one.rule == "leading"]

    assert result.judged.measured.startswith("14.4 pt")


def test_notes_for_which_no_size_is_named_are_measured_and_told_where_nobody_reads_them() -> None:
    def notes(size: float) -> Any:
        note = line(run("eine Anmerkung am Fuß der Seite", size=size), top=270, part=Part.NOTE)
        return verdict("type_size", {"min": 11}, sheet(page(*lines(), note))).results[0]

    assert notes(8).state is State.OK
    assert "notes 8 pt, for which no size is named" in notes(8).judged.measured
    assert notes(4).state is State.WARNING


def test_the_text_that_is_shown_is_that_which_is_smallest() -> None:
    small = line(run("nine points of text ", size=9), run("eight points of text", size=8), top=60)

    (finding,) = verdict("type_size", {"min": 11}, sheet(page(*lines(), small))).results[0].findings

    assert "“eight points of text” is 8.00 pt" in finding.message


def test_characters_are_counted_in_the_columns_of_a_table() -> None:
    def row(top: float) -> Any:
        made = line("1919–1933", run("a" * 100), top=top)
        left, right = replace(made.box, right=made.box.left + 60), replace(made.box, left=made.box.right - 360)
        return replace(made, runs=(replace(made.runs[0], box=left), replace(made.runs[1], box=right)))

    (result, *_) = verdict("leading", {"max_characters_per_inch": 15}, sheet(page(*map(row, (20, 25, 30))))).results

    assert "20.0 of 15 characters per inch" in result.judged.measured
    assert result.state is State.ERROR


def test_less_space_below_a_heading_is_made_up_for_by_more_above_it() -> None:
    def content(above: float) -> list[Any]:
        head = line(run("PUBLICATIONS", is_bold=True), top=20 + above)
        return [*lines(1, top=20), head, *lines(1, top=20 + above + 4), *lines(1, top=20 + above + 9)]

    assert verdict("leading", {"max_lines_per_inch": 6}, sheet(page(*content(6)))).results[0].state is State.OK
    assert verdict("leading", {"max_lines_per_inch": 6}, sheet(page(*content(4.1)))).results[0].state is State.WARNING


def test_the_place_that_is_told_is_that_of_the_text_that_is_shown() -> None:
    long = line(run("ten points of text, and more of it", size=10), top=60)
    found = sheet(page(*lines(), long), page(*lines(), line(run("nine", size=9), top=60)))

    (finding,) = verdict("type_size", {"min": 11}, found).results[0].findings

    assert finding.worst is not None
    assert (finding.worst.page, finding.worst.text) == (1, "ten points of text, and more of it")
