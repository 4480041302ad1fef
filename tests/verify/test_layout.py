"""Running heads and feet, notes, and what is left as the body."""

import pytest
from pikepdf import Array, Pdf

from cvtex.verify.measure import measure
from cvtex.verify.measured import Page, Part
from handmade import TEXT, line, lines, made, picture

NAME = "Emmy Noether, Curriculum Vitae"
OTHER = ("in Erlangen", "in Goettingen", "at Bryn Mawr", "in Princeton")


def pages_of(*contents: str, **more: object) -> tuple[Page, ...]:
    return measure(made(*contents, **more), "cv").pages  # type: ignore[arg-type]


def texts(page: Page, part: Part) -> list[str]:
    return [text.text for text in page.lines if text.part is part]


def body(number: int, count: int = 40) -> str:
    return lines(72, 740, count, text=f"Work {OTHER[number - 1]}, and")


@pytest.mark.parametrize(
    ("heads", "part", "y"),
    [
        pytest.param([NAME, NAME], Part.HEAD, 800, id="the same head"),
        pytest.param(["", NAME, NAME], Part.HEAD, 800, id="none on the first page"),
        pytest.param([f"{NAME} 1", f"{NAME} 2"], Part.HEAD, 800, id="a head that counts"),
        pytest.param(["Noether i", "Noether ii", "Noether iii", "Noether iv"], Part.HEAD, 800, id="a Roman number"),
        pytest.param(["Education 1", "Positions 2", "Talks 3"], Part.HEAD, 800, id="the section's name and a number"),
        pytest.param(["Education 1", "2 Noether", "Talks 3"], Part.HEAD, 800, id="numbers at alternate sides"),
        pytest.param(["", "Noether 2"], Part.HEAD, 800, id="on the second page alone, with its number"),
        pytest.param(["1", "2", "3"], Part.FOOT, 40, id="numbers"),
        pytest.param(["- 1 -", "- 2 -"], Part.FOOT, 40, id="numbers between dashes"),
        pytest.param(["Page 1 of 2", "Page 2 of 2"], Part.FOOT, 40, id="page 1 of 2"),
        pytest.param(["1/3", "2/3", "3/3"], Part.FOOT, 40, id="1/3"),
        pytest.param(["1"], Part.FOOT, 40, id="a lone number"),
        pytest.param(["i", "ii", "iii"], Part.FOOT, 40, id="Roman numbers"),
        pytest.param(["- IX -", "- X -"], Part.FOOT, 40, id="large Roman numbers between dashes"),
        pytest.param(["Page i of iv", "Page ii of iv"], Part.FOOT, 40, id="page i of iv"),
        pytest.param([f"{NAME} 1/1"], Part.FOOT, 40, id="a name and a number on the only page"),
        pytest.param([NAME], Part.HEAD, 800, id="a name on the only page"),
        pytest.param([NAME, "", ""], Part.HEAD, 800, id="a small head on the first page alone"),
        pytest.param(["Education", "Positions", "Talks"], Part.HEAD, 800, id="the section's name without a number"),
        pytest.param(["Part B1-1", "Part B1-2"], Part.FOOT, 40, id="a number behind the part's"),
    ],
)
def test_what_runs_on_is_no_body(heads: list[str], part: Part, y: float) -> None:
    contents = [body(number) + (line(head, 72, y, 9) if head else "") for number, head in enumerate(heads, 1)]
    pages = pages_of(*contents)

    assert [texts(page, part) for page in pages] == [[head] if head else [] for head in heads]
    assert all(len(texts(page, Part.BODY)) == 40 for page in pages)
    assert all(page.body is not None and page.body.bottom > 220 and page.body.top < 750 for page in pages)
    assert any(page.ink is not None and (page.ink.bottom < 45 or page.ink.top > 795) for page in pages)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(line("Emmy Noether", 72, 790, 24) + body(1), id="a title on the first page"),
        pytest.param(line("Education", 72, 780, 14) + body(1), id="a heading"),
        pytest.param(lines(72, 800, 58), id="text to the edges"),
        pytest.param(body(1) + line("1919", 72, 180), id="a year within the page"),
    ],
)
def test_what_does_not_run_on_is_body(content: str) -> None:
    pages = pages_of(content, body(2))

    assert texts(pages[0], Part.HEAD) == texts(pages[0], Part.FOOT) == []


def test_years_at_one_height_of_pages_are_no_page_numbers() -> None:
    pages = pages_of(line("1907", 72, 780) + body(1), line("1908", 72, 780) + body(2))

    assert [texts(page, Part.HEAD) for page in pages] == [[], []]


def test_a_rule_below_a_head_goes_with_it_and_a_ground_is_no_body() -> None:
    contents = [
        f"1 .95 .9 rg 0 0 596 842 re f 0 g {body(number)} {line(NAME, 72, 800, 9)} 20 790 555 1 re f"
        for number in (1, 2)
    ]
    page = pages_of(*contents)[0]

    assert page.ink is not None
    assert page.ink.right - page.ink.left > 595
    assert page.body is not None
    assert page.body.left > 72
    assert page.body.top < 750


def test_a_numbered_foot_may_stand_near_the_text() -> None:
    pages = pages_of(*(lines(72, 740, 30, 20) + line(f"Page {number} of 2", 72, 138) for number in (1, 2)))

    assert [texts(page, Part.FOOT) for page in pages] == [["Page 1 of 2"], ["Page 2 of 2"]]


def head(y: float, text: str = NAME, x: float = 72) -> str:
    """Return a head as large as the body."""
    return line(text, x, y, 11)


@pytest.mark.parametrize(
    ("contents", "found"),
    [
        pytest.param([body(1), head(808) + body(2)], [[], [NAME]], id="in the margin, on another page than the first"),
        pytest.param([head(805) + body(1), head(790) + body(2)], [[NAME], [NAME]], id="of two PDFs put together"),
        pytest.param(
            [body(1), body(2), line(NAME, 72, 808, 12) + lines(72, 760, 30, 15, 12)], [[], [], [NAME]], id="of a PDF in larger type"
        ),
        pytest.param([head(765, x=400) + body(1), head(765, x=400) + body(2)], [[NAME], [NAME]], id="near the text"),
        pytest.param([head(756) + body(1), head(756) + body(2)], [[NAME], [NAME]], id="very near the text"),
        pytest.param([head(752) + body(1), head(752) + body(2)], [[NAME], [NAME]], id="as near as a line"),
        pytest.param([head(800) + lines(72, 778, 50)], [[NAME]], id="on the only page, in its margin, near the text"),
        pytest.param([head(764) + lines(72, 740, 40)], [[]], id="a line of the only page that is not in its margin"),
        pytest.param([head(808) + lines(72, 778, 50), lines(72, 808, 50)], [[], []], id="a first line as high as the others"),
    ],
)  # fmt: skip
def test_heads_may_be_as_large_as_the_text(contents: list[str], found: list[list[str]]) -> None:
    assert [texts(page, Part.HEAD) for page in pages_of(*contents)] == found


@pytest.mark.parametrize(
    ("y", "text"),
    [pytest.param(40, "{}", id="a number"), pytest.param(800, "Emmy Noether", id="a head"), pytest.param(40, "Noether, page {}", id="a foot")],
)  # fmt: skip
def test_a_page_with_nothing_but_its_head_or_foot_is_empty(y: float, text: str) -> None:
    pages = pages_of(
        *(body(number) + line(text.format(number), 72, y, 9) for number in (1, 2)), line(text.format(3), 72, y, 9)
    )

    assert [page.body is None for page in pages] == [False, False, True]


def test_a_page_with_one_line_of_text_is_not_empty() -> None:
    pages = pages_of(body(1), body(2), line("a last line of the text", 72, 770))

    assert pages[2].body is not None


def test_a_rule_where_a_head_would_be_goes_with_none() -> None:
    pages = pages_of(*(f"{lines(72, 740, 40)} 72 790 450 .4 re f {line(str(n), 300, 40, 9)}" for n in (1, 2)))

    assert all(page.body is not None and page.body.top < 755 for page in pages)


def test_the_number_of_a_page_may_stand_near_the_text() -> None:
    near = lines(72, 740, 50) + line("1", 300, 82)

    assert texts(pages_of(near)[0], Part.FOOT) == ["1"]
    assert texts(pages_of(near.replace("(1)", "(7)"))[0], Part.FOOT) == []


def test_a_page_on_its_side_has_the_heads_of_the_others() -> None:
    def edit(pdf: Pdf) -> None:
        pdf.pages[1].obj["/MediaBox"] = Array([0, 0, 842, 595])

    pages = pages_of(head(808) + body(1), head(561) + lines(72, 500, 20), head(808) + body(3), edit=edit)

    assert [texts(page, Part.HEAD) for page in pages] == [[NAME]] * 3


def test_running_lines_that_stand_on_their_sides_run_all_the_same() -> None:
    turned = f"BT /F1 9 Tf 0 1 -1 0 570 72 Tm ({NAME} 3) Tj ET"
    pages = pages_of(*(body(number) + line(f"{NAME} {number}", 72, 800, 9) for number in (1, 2)), body(3) + turned)

    assert texts(pages[2], Part.FOOT) == [f"{NAME} 3"]


def test_a_head_whose_letters_are_not_known_is_one() -> None:
    text = "\\001\\002\\003\\004"

    assert all(len(texts(page, Part.HEAD)) == 1 for page in pages_of(*(line(text, 72, 790) + body(n) for n in (1, 2))))


def test_a_head_of_two_lines_on_the_only_page_may_be_as_large_as_the_text() -> None:
    page = pages_of(line(NAME, 72, 815, 11.5) + line("Part B1", 72, 802, 11.5) + body(1))[0]

    assert texts(page, Part.HEAD) == [NAME, "Part B1"]


def test_a_bold_first_line_of_the_only_page_is_a_heading() -> None:
    page = pages_of(line("Education", 72, 800, 11, "F3") + body(1))[0]

    assert texts(page, Part.HEAD) == []


def test_text_of_the_body_beside_a_page_number_is_body() -> None:
    stray = line("a line that was pushed down into the margin", 72, 40)
    pages = pages_of(body(1) + stray + line("1", 520, 40), body(2) + line("2", 520, 40))

    assert [texts(page, Part.FOOT) for page in pages] == [["1"], ["2"]]
    assert texts(pages[0], Part.BODY)[-1].startswith("a line")
    assert pages[0].body is not None
    assert pages[0].body.bottom < 45


def test_small_text_beside_a_page_number_runs_with_it() -> None:
    beside = line("set in Erlangen", 72, 40, 8)
    pages = pages_of(body(1) + beside + line("1", 520, 40), body(2) + line("2", 520, 40))

    assert [texts(page, Part.FOOT) for page in pages] == [["set in Erlangen", "1"], ["2"]]


@pytest.mark.parametrize(
    ("x", "y", "is_body"),
    [
        pytest.param(72, 790, False, id="a logo beside the head"),
        pytest.param(72, 760, True, id="a picture below the head"),
        pytest.param(72, 400, True, id="a picture beside the text"),
    ],
)
def test_a_picture_beside_a_running_head_goes_with_it(x: float, y: float, is_body: bool) -> None:  # noqa: FBT001
    contents = [
        lines(172, 740, 40, text=OTHER[number]) + line(NAME, 172, 800, 9) + f"q 60 0 0 25 {x} {y} cm /I Do Q"
        for number in (0, 1)
    ]
    page = pages_of(*contents, objects={"/I": picture(4, 4, bytes(16))})[0]

    assert bool(page.drawn_in_body) is is_body
    assert len(page.drawn) == 1


def test_a_rule_in_the_body_is_body() -> None:
    page = pages_of(body(1) + "20 500 555 1 re f " + line("1", 300, 40))[0]

    assert page.body is not None
    assert page.body.left == pytest.approx(20)


NOTE = (
    "BT /F1 6 Tf 72 84 Td (1) Tj ET "
    + line("She was refused twice, because", 76, 80, 9)
    + line("of the law.", 72, 70, 9)
)


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        pytest.param(lines(72, 740, 20) + "72 92 150 .4 re f " + NOTE, 2, id="below a rule"),
        pytest.param(lines(72, 740, 20) + NOTE, 2, id="below a gap"),
        pytest.param(
            lines(72, 740, 20) + "72 92 150 .4 re f " + NOTE + line("1", 300, 40), 2, id="above a page number"
        ),
        pytest.param(lines(72, 740, 20) + line("* a sign", 72, 80, 9), 1, id="with a sign"),
        pytest.param(lines(72, 740, 20) + lines(72, 460, 3, 11, 9), 0, id="small type without a mark"),
        pytest.param(lines(72, 740, 20) + lines(72, 460, 3, 11, 9, "1. A work"), 0, id="a numbered list in small type"),
        pytest.param(lines(72, 740, 20) + NOTE + line("text", 72, 50), 0, id="above text"),
    ],
)
def test_notes_are_marked_small_type_below_the_text(content: str, notes: int) -> None:
    page = pages_of(content)[0]

    assert len(texts(page, Part.NOTE)) == notes
    assert len(texts(page, Part.BODY)) >= 20


def test_captions_are_notes() -> None:
    content = (
        lines(72, 740, 10)
        + "q 100 0 0 60 72 500 cm /I Do Q "
        + line("Figure 1: Noether in", 72, 485, 9)
        + line("Goettingen", 72, 474, 9)
        + lines(72, 440, 10)
    )
    page = pages_of(content, objects={"/I": picture(4, 4, bytes(16))})[0]

    assert texts(page, Part.NOTE) == ["Figure 1: Noether in", "Goettingen"]
    assert len(texts(page, Part.BODY)) == 20


def test_notes_are_body_for_the_margins() -> None:
    page = pages_of(lines(72, 740, 20) + NOTE)[0]

    assert page.body is not None
    assert page.body.bottom == pytest.approx(70, abs=1)


def test_text_reaches_as_far_as_it_is_set() -> None:
    page = pages_of(lines(72, 740, 5, text=TEXT))[0]

    assert page.body == page.ink
