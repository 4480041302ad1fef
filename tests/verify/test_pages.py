"""What is said about a variant that has too many pages."""

from dataclasses import replace

import pytest

from cvtex.verify.pages import Excess, Overrun, Saving, left_out, page_budget

SAVINGS = (
    Saving("talks.3", "Idealtheorie", "cv.toml:41", 2.3),
    Saving("noether1908", "Formensysteme", "refs.bib:9", 0.7),
)
OVERRUN = Overrun(
    variant="two-page",
    pages=3,
    allowed=2,
    profile=None,
    excess=Excess(3, 18.4, 0),
    savings=SAVINGS,
    spares=5,
    least=None,
    least_excess=None,
    sections=(("education", 12.2), ("journals", 41.4)),
    kept="build/.cvtex/two-page/document.pdf",
)


def said(overrun: Overrun) -> list[str]:
    error = page_budget(overrun, None)
    return [error.message, *(error.help or "").split("\n")]


def test_what_would_bring_it_under_is_named_in_order() -> None:
    assert said(OVERRUN) == [
        "`two-page` has 3 pages; 2 pages are allowed: it is 3 lines (18 mm) too long",
        "without these 2 entries it fits, and `fit = true` leaves out just that:",
        "cv.toml:41: `talks.3`, Idealtheorie: 2 lines",
        "refs.bib:9: `noether1908`, Formensysteme: 1 line",
        "the last good PDF was left alone; this one is build/.cvtex/two-page/document.pdf",
    ]


def test_room_on_the_last_page_is_told() -> None:
    assert said(replace(OVERRUN, excess=Excess(4, 20, 3)))[1] == "page 2 has room for 3 lines"


@pytest.mark.parametrize(
    ("spares", "least", "excess", "first"),
    [
        pytest.param(0, None, None, "no entry has a `priority`, so that none may be left out", id="nothing optional"),
        pytest.param(
            5,
            3,
            Excess(1, 5, 0),
            "even without all 5 optional entries it has 3 pages and is 1 line too long",
            id="all of it too little",
        ),
        pytest.param(1, 3, None, "even without the one optional entry it has 3 pages", id="not measured"),
    ],
)
def test_where_nothing_suffices_the_sections_are_told_the_largest_first(
    spares: int, least: int | None, excess: Excess | None, first: str
) -> None:
    lines = said(replace(OVERRUN, savings=(), spares=spares, least=least, least_excess=excess))

    assert lines[1:3] == [first, "by section, in lines with their spaces: `journals` 41, `education` 12"]


def test_many_sections_are_summed_up() -> None:
    sections = tuple((f"s{number}", 10.0 - number) for number in range(10))

    assert said(replace(OVERRUN, savings=(), sections=sections))[-3].endswith("`s7` 3, others 3")


def test_what_was_not_measured_is_not_said() -> None:
    lines = said(replace(OVERRUN, excess=None, savings=(replace(SAVINGS[0], lines=None),), sections=()))

    assert lines[0] == "`two-page` has 3 pages; 2 pages are allowed"
    assert lines[1:3] == [
        "without this entry it fits, and `fit = true` leaves out just that:",
        "cv.toml:41: `talks.3`, Idealtheorie",
    ]


def test_what_was_left_out_is_a_note() -> None:
    note = left_out("two-page", SAVINGS, 5, 2, None)

    assert (note.code, note.severity) == ("fit-dropped", "note")
    assert note.message == "`two-page` is printed without 2 of 5 optional entries, on 2 pages"


def test_a_limit_of_the_funders_says_so_and_cannot_be_raised() -> None:
    message, *help_ = said(replace(OVERRUN, profile="erc", savings=()))

    assert message == "`two-page` has 3 pages; 2 pages are allowed by the profile `erc`: it is 3 lines (18 mm) too long"
    assert not any("max_pages" in line for line in help_)
