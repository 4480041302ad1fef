"""What is seen on pages, against what was put on them."""

import pikepdf
import pytest
from pikepdf import Array

from cvtex.verify.measure import measure
from cvtex.verify.measured import Box, Line, Page, Part, Run
from cvtex.verify.text_layer import UnreadablePdfError
from handmade import A4, TEXT, form, line, lines, made, picture

PT = 0.1
"""Sizes are measured to this, in pt."""
MM = 0.3 * 72 / 25.4
"""Places are measured to this: 0.3 mm in bp."""


def page_of(pdf: bytes) -> Page:
    return measure(pdf, "cv").pages[0]


def runs_of(pdf: bytes) -> list[Run]:
    return [run for text in page_of(pdf).lines for run in text.runs]


def texts(page: Page, part: Part | None = None) -> list[str]:
    return [text.text for text in page.lines if part is None or text.part is part]


def line_of(pdf: bytes) -> Line:
    (only,) = page_of(pdf).lines
    return only


def near(box: Box | None, left: float, bottom: float, right: float, top: float) -> bool:
    assert box is not None
    return (box.left, box.bottom, box.right, box.top) == pytest.approx((left, bottom, right, top), abs=MM)


SHOW = f"({TEXT}) Tj ET"


@pytest.mark.parametrize(
    ("pdf", "size"),
    [
        pytest.param(made(line(TEXT, 72, 700)), 11, id="plain"),
        pytest.param(made(f"BT /F1 1 Tf 11 0 0 11 72 700 Tm {SHOW}"), 11, id="in the text matrix"),
        pytest.param(made(f".24 0 0 .24 0 0 cm BT /F1 46 Tf 300 2916.67 Td {SHOW}"), 11.04, id="units of Word"),
        pytest.param(made(f"1 0 0 -1 0 841.89 cm BT /F1 11 Tf 1 0 0 -1 72 141.89 Tm {SHOW}"), 11, id="upside down twice"),
        pytest.param(made(f"1 0 0 -1 0 841.89 cm BT /F1 -11 Tf -1 0 0 1 72 141.89 Tm {SHOW}"), 11, id="negative size"),
        pytest.param(made(f"BT /F1 11 Tf 80 Tz 72 700 Td {SHOW}"), 11, id="condensed"),
        pytest.param(made(f"BT /F1 11 Tf 1 0 .3 1 72 700 Tm {SHOW}"), 11, id="slanted"),
        pytest.param(
            made("q .5 0 0 .5 0 0 cm /X Do Q", objects={"/X": form(line(TEXT, 144, 1400, 22), (0, 0, 2000, 2000))}),
            11,
            id="in a form that is scaled",
        ),
        pytest.param(
            made("/X Do", objects={"/X": form(line(TEXT, 144, 1400, 22), (0, 0, 2000, 2000), (0.5, 0, 0, 0.5, 0, 0))}),
            11,
            id="in a form that scales itself",
        ),
        pytest.param(made(line(TEXT, 36, 350, 5.5), media=(0, 0, 297.638, 420.945), page={"/UserUnit": 2}), 11, id="large units"),
        pytest.param(made(line(TEXT, 72, 700), media=(-100, -50, 495.276, 791.89)), 11, id="another origin"),
    ],
)  # fmt: skip
def test_type_is_as_large_as_it_is_seen(pdf: bytes, size: float) -> None:
    assert [run.size for run in line_of(pdf).runs] == [pytest.approx(size, abs=PT / 10)]
    assert line_of(pdf).text == TEXT


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        pytest.param(0, "1 0 0 1 122 650", id="upright"),
        pytest.param(90, "0 1 -1 0 150 122", id="quarter"),
        pytest.param(180, "-1 0 0 -1 428 200", id="half"),
        pytest.param(270, "0 -1 1 0 400 728", id="three quarters"),
        pytest.param(-90, "0 -1 1 0 400 728", id="backwards"),
    ],
)
def test_a_page_is_seen_turned_and_cropped(rotate: int, matrix: str) -> None:
    page = page_of(
        made(f"BT /F1 11 Tf {matrix} Tm {SHOW}", page={"/Rotate": rotate, "/CropBox": Array([50, 50, 500, 800])})
    )
    wide, high = (750, 450) if rotate % 180 else (450, 750)

    assert (page.width, page.height) == (wide, high)
    assert page.lines[0].angle == 0
    left, base = {0: (72, 600), 90: (72, 350), 180: (72, 600), 270: (72, 350), -90: (72, 350)}[rotate]
    assert page.lines[0].baseline == pytest.approx(base, abs=0.01)
    assert near(page.ink, left + 0.9, base - 2.4, left + 270.9, base + 7.9)


def test_text_across_a_page_says_its_angle() -> None:
    page = page_of(
        made(f"BT /F1 11 Tf 0 1 -1 0 200 300 Tm {SHOW} BT /F1 11 Tf .7071 .7071 -.7071 .7071 300 300 Tm {SHOW}")
    )

    assert [(text.angle, text.text) for text in page.lines] == [(90, TEXT), (45, TEXT)]
    assert near(page.lines[0].box, 192.1, 300.9, 202.4, 570.9)


@pytest.mark.parametrize(
    ("content", "is_visible"),
    [
        pytest.param(line("words", 72, 700), True, id="black"),
        pytest.param(line("words", 72, 700, before="3 Tr"), False, id="mode 3"),
        pytest.param(line("words", 72, 700, before="7 Tr"), False, id="only a clip"),
        pytest.param(line("words", 72, 700, before="1 Tr"), True, id="outline"),
        pytest.param(line("words", 72, 700, before="1 g"), False, id="white on white"),
        pytest.param(line("words", 72, 700, before=".95 g"), False, id="pale grey"),
        pytest.param(line("words", 72, 700, before=".8 g"), True, id="grey"),
        pytest.param(line("words", 72, 700, before="1 1 0 rg"), True, id="yellow"),
        pytest.param(".5 g 60 690 300 30 re f " + line("words", 72, 700, before=".52 g"), False, id="grey on grey"),
        pytest.param("0 0 1 rg 60 690 300 30 re f " + line("words", 72, 700, before="1 g"), True, id="white on blue"),
        pytest.param("0 0 1 rg 60 690 90 9 re f 1 g 60 690 90 9 re f " + line("words", 72, 692), False, id="white on white on blue"),
        pytest.param(line("words", 72, 700, before="1 g") + "0 0 1 rg 400 90 3 3 re f", False, id="blue elsewhere"),
        pytest.param("0 0 1 RG 18 w 60 704 m 200 704 l S " + line("words", 72, 700, before="1 g"), True, id="on a bar"),
        pytest.param(line("words", 72, 700, before="/Clear gs"), False, id="transparent"),
        pytest.param(line("words", 72, 700, before="/Half gs"), True, id="half transparent"),
        pytest.param(line("words", 72, 700) + "1 g 60 690 90 30 re f", False, id="under a white box"),
        pytest.param(line("words", 72, 700) + "0 g 60 690 90 30 re f", False, id="blackened"),
        pytest.param(line("words", 72, 700) + "/Half gs 1 g 60 690 90 30 re f", True, id="under a veil"),
        pytest.param(line("words", 72, 700) + "0 g 60 690 20 30 re f", True, id="under a box in part"),
        pytest.param("0 g 60 690 90 30 re f " + line("words", 72, 700, before="1 g"), True, id="white on a black box"),
        pytest.param(line("words", 72, 700) + "1 g 60 690 m 150 690 l 105 730 l h f", True, id="under a triangle"),
        pytest.param(line("words", 700, 700), False, id="beside the page"),
        pytest.param(line("words", 72, 20), False, id="cropped"),
        pytest.param("0 0 50 50 re W n " + line("words", 72, 700), False, id="clipped"),
        pytest.param("60 690 300 30 re W n " + line("words", 72, 700), True, id="within a clip"),
    ],
)  # fmt: skip
def test_text_that_nobody_sees_is_told(content: str, is_visible: bool) -> None:  # noqa: FBT001
    page = page_of(made(content, page={"/CropBox": Array([50, 50, 500, 800])}))

    assert [run.is_visible for text in page.lines for run in text.runs] == [is_visible]


@pytest.mark.parametrize(
    ("before", "color"),
    [
        pytest.param("", (0, 0, 0), id="black"),
        pytest.param("0 0 0 1 k", (35, 31, 32), id="printer's black"),
        pytest.param("1 0 0 rg", (255, 0, 0), id="red"),
        pytest.param("1 Tr 0 0 1 RG", (0, 0, 255), id="of an outline"),
        pytest.param("/Half gs", (127, 127, 127), id="half transparent black"),
    ],
)
def test_colours_are_seen_on_white_paper(before: str, color: tuple[int, int, int]) -> None:
    (run,) = runs_of(made(line("words", 72, 700, before=before)))

    assert run.color == pytest.approx(color, abs=1)


def test_bold_is_a_bold_font_or_a_drawn_outline() -> None:
    content = line("a", 72, 700) + line("b", 72, 680, font="F3") + line("c", 72, 660, before="2 Tr")

    assert [run.is_bold for run in runs_of(made(content))] == [False, True, True]


def test_raised_and_lowered_type_is_a_script_and_in_its_line() -> None:
    content = (
        "BT /F1 11 Tf 72 700 Td (on the 10) Tj /F1 7 Tf 4 Ts (th) Tj 0 Ts /F1 11 Tf ( of H) Tj "
        "/F1 7 Tf -2 Ts (2) Tj 0 Ts /F1 11 Tf (O) Tj ET"
    )
    found = line_of(made(content))

    assert found.text == "on the 10th of H2O"
    assert found.baseline == pytest.approx(700)
    assert [run.text.strip() for run in found.runs if run.is_script] == ["th", "2"]


@pytest.mark.parametrize(
    ("content", "sizes"),
    [
        pytest.param("/F1 11 Tf (P) Tj /F1 8.8 Tf (ROFESSOR IN ) Tj /F1 11 Tf (P) Tj /F1 8.8 Tf (ARIS) Tj", {11}, id="Word's"),
        pytest.param("/F1 11 Tf (M) Tj /F1 7.7 Tf (arie of the ) Tj /F1 11 Tf (A) Tj /F1 7.7 Tf (cademy) Tj", {11}, id="CSS's"),
        pytest.param("/F1 11 Tf (A word and ) Tj /F1 8.8 Tf (SMALL CAPITALS) Tj", {11, 8.8}, id="smaller type"),
        pytest.param("/F1 11 Tf (I. ) Tj /F1 8.8 Tf (small words) Tj", {11, 8.8}, id="smaller words"),
        pytest.param("/F1 11 Tf (I) Tj /F2 8.8 Tf (N PARIS) Tj", {11, 8.8}, id="of another font"),
        pytest.param("/F1 11 Tf (I) Tj /F1 5.5 Tf (N PARIS) Tj", {11, 5.5}, id="far smaller"),
    ],
)  # fmt: skip
def test_small_capitals_have_the_size_of_what_they_stand_for(content: str, sizes: set[float]) -> None:
    assert {run.size for run in runs_of(made(f"BT 72 700 Td {content} ET"))} == sizes


def test_a_large_initial_begins_the_first_line_beside_it() -> None:
    page = page_of(
        made(line("E", 72, 674, 40) + line("mmy Noether", 99, 700) + line("was born", 100, 687) + line("in", 72, 661))
    )

    assert texts(page) == ["Emmy Noether", "was born", "in"]
    assert page.lines[0].baseline == pytest.approx(700)


def test_characters_that_are_set_one_by_one_make_words() -> None:
    widths = {"E": 667, "m": 833, "y": 500, "N": 722, "o": 556, "e": 556, "t": 278, "h": 556, "r": 333}
    place, content = 72.0, ""
    for character in "Emmy Noether":
        if character != " ":
            content += line(character, round(place, 3), 700)
        place += 11 * widths.get(character, 278) / 1000

    assert line_of(made(content)).text == "Emmy Noether"


def test_ligatures_and_hyphens_are_letters() -> None:
    names = pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding,
        BaseEncoding=pikepdf.Name.WinAnsiEncoding,
        Differences=Array([1, pikepdf.Name.fi, pikepdf.Name.ffi]),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman"), Encoding=names
    )
    content = line("\\001rst o\\002cial mathe-", 72, 700, font="F9") + line("matics", 72, 687, font="F9")

    assert texts(page_of(made(content, fonts={"/F9": font}))) == ["first official mathe-", "matics"]


def test_accents_beside_their_letters_are_put_on_them() -> None:
    content = line("G", 72, 700) + line("\\250", 82.5, 700.2) + line("ottingen", 80.6, 700)

    assert texts(page_of(made(content))) == ["Göttingen"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            lines(72, 700, 3, text="left") + lines(320, 700, 3, text="right"),
            ["left 0", "left 1", "left 2", "right 0", "right 1", "right 2"],
            id="columns",
        ),
        pytest.param(
            line("1907", 72, 700) + line("Doctorate in Erlangen", 140, 700) + line("1919", 72, 687) + line("Habilitation", 140, 687.5),
            ["1907 Doctorate in Erlangen", "1919 Habilitation"],
            id="labels",
        ),
        pytest.param(
            line("1907,", 72, 700) + line("winter", 72, 687) + line("Doctorate in Erlangen, with", 140, 700) + line("Gordan", 140, 687),
            ["1907, Doctorate in Erlangen, with", "winter Gordan"],
            id="a label of two lines",
        ),
        pytest.param(
            line("Doctorate in Erlangen, with", 72, 700) + line("Gordan", 72, 687) + line("1907", 500, 700),
            ["Doctorate in Erlangen, with 1907", "Gordan"],
            id="a date at the right",
        ),
        pytest.param(
            lines(72, 700, 5, text="side") + lines(250, 700, 5, text="main"),
            [*(f"side {number}" for number in range(5)), *(f"main {number}" for number in range(5))],
            id="a column beside the text",
        ),
        pytest.param(
            lines(72, 600, 3, text="below") + line("above", 72, 700),
            ["above", "below 0", "below 1", "below 2"],
            id="a heading that the PDF has behind the text",
        ),
        pytest.param(
            line("Emmy", 72, 700, before="1 0 0 rg") + line("Noether", 105, 700, before="0 g"), ["Emmy Noether"], id="two colours"
        ),
    ],
)  # fmt: skip
def test_lines_come_as_they_are_read(content: str, expected: list[str]) -> None:
    assert texts(page_of(made(content))) == expected


def test_the_text_of_a_line_is_that_of_its_runs() -> None:
    content = line("Emmy", 72, 700, font="F3") + line("Noether", 107, 700) + line("1882", 400, 700, font="F4")
    found = line_of(made(content))

    assert found.text == "Emmy Noether 1882" == "".join(run.text for run in found.runs)
    assert [run.font for run in found.runs] == ["Helvetica-Bold", "Helvetica", "Times-Italic"]


@pytest.mark.parametrize(
    ("content", "ink"),
    [
        pytest.param("100 100 50 60 re f", (100, 100, 150, 160), id="a filled path"),
        pytest.param("4 w 200 300 m 300 300 l S", (200, 298, 300, 302), id="a line"),
        pytest.param("100 500 100 100 re W n 0 0 500 900 re f", (100, 500, 200, 600), id="clipped"),
        pytest.param("1 g 0 0 595 842 re f 0 g 100 100 50 60 re f", (100, 100, 150, 160), id="a white ground"),
        pytest.param("q 100 0 0 60 200 300 cm /Black Do Q", (200, 300, 300, 360), id="a picture"),
        pytest.param("q 100 0 0 100 200 300 cm /Framed Do Q", (225, 325, 275, 375), id="a picture with white edges"),
        pytest.param("q 100 0 0 100 200 300 cm /White Do Q 100 100 50 60 re f", (100, 100, 150, 160), id="a white picture"),
        pytest.param("0 -50 700 150 re f", (0, 0, 595.276, 100), id="over the edges of the page"),
        pytest.param(line("EEE", -5, -3, 20), (0, 0, 34, 11.5), id="letters that are cut off"),
        pytest.param(".5 0 0 .5 0 0 cm /Form Do", (50, 50, 75, 75), id="in a form that is scaled"),
    ],
)  # fmt: skip
def test_ink_is_what_is_not_white(content: str, ink: tuple[float, float, float, float]) -> None:
    objects = {
        "/Black": picture(4, 4, bytes(16)),
        "/White": picture(4, 4, bytes([255] * 16)),
        "/Framed": picture(4, 4, bytes([255] * 4 + [255, 0, 0, 255] * 2 + [255] * 4)),
        "/Form": form("100 100 50 50 re f"),
    }

    assert near(page_of(made(content, objects=objects)).ink, *ink)


def test_images_have_their_places_and_pixels() -> None:
    pdf = made("q 100 0 0 60 200 300 cm /I Do Q q 9 0 0 9 900 900 cm /I Do Q", objects={"/I": picture(4, 2, bytes(8))})
    (image,) = page_of(pdf).images

    assert near(image.box, 200, 300, 300, 360)
    assert image.pixels == (4, 2)


def test_a_scan_has_a_picture_and_no_text() -> None:
    page = page_of(made("q 595.276 0 0 841.89 0 0 cm /I Do Q", objects={"/I": picture(4, 4, bytes([255] * 15 + [0]))}))

    assert (page.lines, len(page.images)) == ((), 1)


def test_an_empty_page_has_no_ink() -> None:
    page = page_of(made(""))

    assert (page.lines, page.ink, page.body) == ((), None, None)


def test_a_pdf_without_pages_has_none() -> None:
    assert measure(made(), "cv").pages == ()


WHOLE = made(lines(72, 700, 20))
PACKED = made(lines(72, 700, 20), object_stream_mode=pikepdf.ObjectStreamMode.generate)


@pytest.mark.parametrize(
    ("pdf", "why"),
    [
        pytest.param(b"", "no PDF", id="nothing"),
        pytest.param(b"\\documentclass{article}", "no PDF", id="text"),
        pytest.param(WHOLE[:200], "broken", id="its beginning"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "broken", id="its half"),
        pytest.param(PACKED[: len(PACKED) // 2], "broken", id="half of a packed one"),
        pytest.param(made("", encryption=pikepdf.Encryption(owner="a", user="b")), "password", id="a password"),
    ],
)
def test_what_cannot_be_read_is_said_to_be_so(pdf: bytes, why: str) -> None:
    with pytest.raises(UnreadablePdfError, match=why):
        measure(pdf, "cv")


def test_what_every_reader_mends_is_read_and_told() -> None:
    mended = measure(WHOLE.replace(b"startxref\n", b"startxref\n9"), "cv")

    assert mended.is_damaged
    assert len(mended.pages[0].lines) == 20
    assert not measure(WHOLE, "cv").is_damaged


def test_a_pdf_has_its_name_and_its_bytes() -> None:
    measured = measure(WHOLE, "CV_Noether")

    assert (measured.name, measured.size) == ("CV_Noether", len(WHOLE))
    assert (measured.pages[0].width, measured.pages[0].height) == A4[2:]
