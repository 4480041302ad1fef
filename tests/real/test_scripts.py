"""Names and titles in every script, set by each program that can, and read back."""

import ctypes
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.build import build
from cvtex.compile.embedded import Embedded
from cvtex.compile.latexmk import Latexmk
from cvtex.compile.programs import program_of
from cvtex.diagnostics import CvtexError
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

PROGRAMS = ("lualatex", "xelatex")

NAMES = ("Nguyễn Thị Minh Khai", "Σωκράτης", "Достоевский", "夏目漱石", "محمود درويش")
OTHERS = ("מרטין בובר", "प्रेमचंद", "한강", "Եղիշե Չարենց", "შოთა რუსთაველი", "Cəlil Məmmədquluzadə")

_TALKS = "\n".join(f'[[talks]]\ntitle = "{name}"\n' for name in (*NAMES, *OTHERS))
_CV = f'[person]\nname = "محمود درويش"\n\n[publications]\nfiles = ["refs.bib"]\n\n{_TALKS}'
_BIB = """@article{darwish, author={محمود درويش and Достоевский, Фёдор}, title={α-helix → ≤ ℏ ℝ ș ǧ ħ “é”}, journal={دبر}, year=1978}
@book{soseki, author={夏目漱石 and {Σωκράτης}}, year=1905, publisher={春陽堂},
  title={吾輩は猫である、名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いていた事だけは記憶している}}
@article{buber, author={מרטין בובר}, title={אני ואתה: עיון בשנת 1923}, journal={\\emph{Нос}}, year=1923}
"""
PROJECT = {"cv.toml": _CV, "refs.bib": _BIB}


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, latexmk: Latexmk) -> str:
    """Each program in turn, as if the others were not installed."""
    program: str = request.param
    assert program in latexmk.programs(), f"{program} is not installed"
    monkeypatch.setattr(Latexmk, "programs", lambda _: ("pdflatex", program))
    return program


def built(folder: Path, **options: object) -> BuildResult:
    return build(folder, BuildOptions(engine="latexmk", variants=("full",), **options), lambda _: None)  # type: ignore[arg-type]


def errors(result: BuildResult) -> list[str]:
    return [diagnostic.message for diagnostic in result.diagnostics if diagnostic.is_error]


def poppler_text(path: Path) -> str:
    """Return the text as poppler reads it, without its marks of direction."""
    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)  # noqa: S607
    return re.sub("[\u202a-\u202e\u200e\u200f]", "", found.stdout.decode())


def fonts_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the fonts of the first page and whether each is embedded."""
    page = pdfium.PdfDocument(path)[0]
    for item in page.get_objects():
        if isinstance(item, pdfium.PdfTextObj):
            font = item.get_font()
            yield font.get_base_name(), font.is_embedded


def test_all_names_are_readable(make_project: MakeProject, program: str) -> None:
    folder = make_project(PROJECT)
    result = built(folder)

    assert errors(result) == []
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
    assert program_of((folder / "build" / "full.tex").read_text()) == program
    log = (folder / "build" / ".cvtex" / "full" / "document.log").read_text(errors="replace")
    assert "Missing character" not in log
    assert "Overfull" not in log
    text = poppler_text(folder / "build" / "full.pdf")
    assert [name for name in (*NAMES, *OTHERS[:1], *OTHERS[2:]) if name not in text] == []
    assert OTHERS[1] in text.replace(" ", "")
    assert {embedded for _, embedded in fonts_of(folder / "build" / "full.pdf")} == {True}


def test_the_letters_of_the_design_stay_in_its_fonts(make_project: MakeProject, program: str) -> None:
    folder = make_project(
        {"cv.toml": '[person]\nname = "Emmy Noether"\n[[talks]]\ntitle = "Ringe, Нос, ế ș"\nevent = "é"\n'}
    )
    assert errors(built(folder)) == []

    names = {name.rpartition("+")[2] for name, _ in fonts_of(folder / "build" / "full.pdf")}
    assert {"CharterBT-Roman", "SourceSansPro-Semibold"} <= names, program
    assert {name for name in names if "Noto" in name} == {"NotoSerif-Regular"}


def test_two_folders_give_the_same_bytes(make_project: MakeProject, program: str) -> None:
    folder = make_project(PROJECT)
    built(folder, output=folder / "one")
    built(folder, output=folder / "some" / "other")

    one, other = (folder / name / "full.pdf" for name in ("one", "some/other"))
    assert one.read_bytes() == other.read_bytes(), program
    assert str(folder).encode() not in one.read_bytes()


def test_a_character_that_raw_tex_asks_for_in_vain_names_its_entry(make_project: MakeProject, program: str) -> None:
    cv = _CV + "[[talks]]\ntitle = { tex = '\\char\"1F48D{} \U0001f48d' }\n"
    result = built(make_project({**PROJECT, "cv.toml": cv}))

    found = next(d for d in result.diagnostics if d.code == "missing-character" and "\U0001f48d" in d.message)
    assert [variant.outcome for variant in result.variants] == [Outcome.LATEX_FAILED], program
    assert found.span is not None
    assert (found.span.file, found.span.line) == (
        "cv.toml",
        cv.splitlines().index("title = { tex = '\\char\"1F48D{} \U0001f48d' }") + 1,
    )


@pytest.mark.parametrize(
    "attack", ["\\directlua", "\\csname tex_directlua:D\\endcsname", "\\csname MT@lua\\endcsname", "\\latelua"]
)
def test_lua_is_locked(make_project: MakeProject, latexmk: Latexmk, attack: str) -> None:
    assert "lualatex" in latexmk.programs()
    tex = f'{attack}{{local f = io.open("taken", "w") f:write("x") f:close()}}'
    folder = make_project({"cv.toml": f"[person]\nname = \"Нос\"\n[[talks]]\ntitle = {{ tex = '{tex}' }}\n"})
    result = built(folder)

    assert errors(result) == ["LaTeX: Lua is locked"]
    assert list(folder.rglob("taken")) == []


def test_a_font_written_in_lua_is_not_run(make_project: MakeProject, latexmk: Latexmk) -> None:
    assert "lualatex" in latexmk.programs()
    tex = (
        r"\immediate\openout7=evil.lua \immediate\write7{io.open([[taken]],[[w]]):close() return nil}\immediate\closeout7 "
        r'\font\x="[evil.lua]" \x a'
    )
    folder = make_project({"cv.toml": f"[person]\nname = \"Нос\"\n[[talks]]\ntitle = {{ tex = '{tex}' }}\n"})

    assert errors(built(folder))[0].startswith("LaTeX: The font [evil.lua] is none of this document")
    assert list(folder.rglob("taken")) == []


@pytest.mark.parametrize(
    "file",
    [
        r"\immediate\pdfextension obj stream file{OUTSIDE}\pdfextension refobj \pdffeedback lastobj",
        r"\immediate\saveimageresource{OUTSIDE}",
        r"\input{OUTSIDE}",
    ],
    ids=["object", "image", "input"],
)
def test_no_file_outside_the_folder_is_read(make_project: MakeProject, latexmk: Latexmk, file: str) -> None:
    assert "lualatex" in latexmk.programs()
    folder = make_project()
    secret = folder / "secret.txt"
    secret.write_text("secret words")
    tex = file.replace("OUTSIDE", str(secret))
    make_project({"cv.toml": f"[person]\nname = \"Нос\"\n[[talks]]\ntitle = {{ tex = '{tex}' }}\n"})

    assert [variant.outcome for variant in built(folder).variants] == [Outcome.LATEX_FAILED]


@pytest.mark.parametrize("special", ["pdf:image (FILE)", "pdf:fstream @a (FILE)", "psfile=FILE", "pdf:mapfile FILE"])
def test_xetex_reads_nothing_from_elsewhere(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, special: str
) -> None:
    monkeypatch.setattr(Latexmk, "programs", lambda _: ("pdflatex", "xelatex"))
    tex = rf"\special{{{special.replace('FILE', '/etc/passwd')}}}"
    result = built(make_project({"cv.toml": f"[person]\nname = \"Нос\"\n[[talks]]\ntitle = {{ tex = '{tex}' }}\n"}))

    assert errors(result) == [f"LaTeX: A \\special is not allowed: {special.replace('FILE', '/etc/passwd')}"]
    assert [variant.outcome for variant in result.variants] == [Outcome.LATEX_FAILED]


def test_vietnamese_and_rare_letters_stay_with_pdflatex(make_project: MakeProject, latexmk: Latexmk) -> None:
    assert latexmk.identity()
    folder = make_project({"cv.toml": '[person]\nname = "Nguyễn Thị Minh Khai"\n[[talks]]\ntitle = "ș ǧ ħ TGF-β"\n'})

    assert errors(built(folder)) == []
    assert program_of((folder / "build" / "full.tex").read_text()) == "pdflatex"


def test_a_variant_that_prints_no_greek_stays_with_pdflatex(make_project: MakeProject, latexmk: Latexmk) -> None:
    assert latexmk.identity()
    bio = '[bio]]\nlength = "short"\ntext = "Emmy"\n'
    folder = make_project({"cv.toml": f'[person]\nname = "Emmy Noether"\n[{bio}[[talks]]\ntitle = "Σωκράτης"\n'})
    build(folder, BuildOptions(engine="latexmk", tex_only=True), lambda _: None)

    programs = {name: program_of((folder / "build" / f"{name}.tex").read_text()) for name in ("full", "short-bio")}
    assert programs == {"full": "lualatex", "short-bio": "pdflatex"}


def test_the_embedded_engine_says_what_is_missing_and_where(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Embedded().identity() is not None, Embedded().install_hint()
    monkeypatch.setattr(Latexmk, "identity", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt" if name == "apt" else None)
    folder = make_project(PROJECT)

    with pytest.raises(CvtexError) as caught:
        build(folder, BuildOptions(engine="embedded", variants=("full",)), lambda _: None)

    said = [d for d in caught.value.diagnostics if d.code == "character"]
    greek = next(d for d in said if d.message == "`soseki`, field `author`: pdfLaTeX cannot set `ά` (U+03AC)")
    assert greek.span is not None
    assert (greek.span.file, greek.span.line, greek.span.column) == ("refs.bib", 2, 15)
    assert "install LuaLaTeX and fonts: `sudo apt install latexmk texlive-luatex" in (greek.help or "")
    places = [d.span.line for d in said if d.span and d.span.file == "cv.toml"]
    assert min(places) == 2


def test_cut_authors_and_code_are_set_as_pdflatex_does(make_project: MakeProject, program: str) -> None:
    authors = " and ".join(f"Noether, {chr(65 + number)}" for number in range(26))
    cv = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["a.bib"]\nlists = { authors = { max = 5 } }\n'
    talk = '[[talks]]\ntitle = "Ρόδος `a--b <<d>> --flag`"\n[variants.full]\n'
    bib = f"@article{{a, author={{{authors}}}, title={{Ίδη}}, journal={{Annalen}}, year=1920}}\n"
    folder = make_project({"cv.toml": cv + talk, "a.bib": bib})

    result = built(folder)

    assert errors(result) == []
    assert program_of((folder / "build" / "full.tex").read_text()) == program
    assert "a--b <<d>> --flag" in poppler_text(folder / "build" / "full.pdf")


LETTERS = (
    "Nguyễn Thị Minh Khai",
    "Tất cả mọi người đều sinh ra có quyền bình đẳng",
    "Ở xứ sở Ấn Độ, phở, trường, ước mơ, chỉ, khổ, ẩn, ỷ",
    "Jarosław Dąbrowski, Ąsny, Ęski, Ķegums, ģimene",
    "Kṛṣṇa, r̥ṣi, m̐, Ḫattuša, ẖ, ṯ, ʿAbd al-Raḥmān, Ħamrun, ŧ, ǧ, ș, K̂",
)


def test_composed_letters_stay_in_their_words(make_project: MakeProject, latexmk: Latexmk) -> None:
    assert latexmk.identity()
    talks = "\n".join(f'[[talks]]\ntitle = "{text}"\nevent = "**{text}**"\nplace = "*{text}*"\n' for text in LETTERS)
    folder = make_project({"cv.toml": f'[person]\nname = "{LETTERS[0]}"\n{talks}'})

    assert errors(built(folder)) == []

    pdf = folder / "build" / "full.pdf"
    pages = pdfium.PdfDocument(pdf)
    read = {"poppler": poppler_text(pdf), "PDFium": "\n".join(page.get_textpage().get_text_bounded() for page in pages)}
    for reader, text in read.items():
        found = re.findall(r"[^\s,“”·]+", unicodedata.normalize("NFC", text))
        wanted = [word for text in LETTERS for word in re.findall(r"[^\s,]+", unicodedata.normalize("NFC", text))]
        assert [word for word in wanted if found.count(word) < 3 * wanted.count(word)] == [], reader


RIGHT_TO_LEFT = {
    "cv.toml": """[person]
name = "Moses Maimonides"
[publications]
files = ["refs.bib"]
[[bio]]
length = "long"
text = "אאא *Jjj* **גגג** [דדד](https://example.org/d) 1190, (ההה) *ווו*: … Xxx *Yyy* זזז!"
[[experience]]
organization = "Fustat"
[[experience.roles]]
title = "חחח *טטט*"
start = 1171
end = 1204
highlights = ["יייי *ללל*", "Qqq *סס* ע"]
""",
    "refs.bib": "@book{g, author={פפפ, צצצ}, title={קקק: Www}, publisher={Fustat}, year=1190}\n",
}
RIGHT_EDGE = (210 - 24) / 25.4 * 72
"""Where lines end, in points."""
ACCENT = (0x1F, 0x3A, 0x5F)


def places(path: Path) -> list[tuple[str, float, float]]:
    """Return the characters on the first page, each with its left and its right edge in points."""
    text = pdfium.PdfDocument(path)[0].get_textpage()
    boxes = ((number, text.get_charbox(number)) for number in range(text.count_chars()))
    return [(text.get_text_range(number, 1), left, right) for number, (left, _, right, _) in boxes]


def in_accent(path: Path) -> set[str]:
    """Return the characters on the first page that have the colour of headings and links."""
    found: set[str] = set()
    document = pdfium.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    for item in page.get_objects():
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.raw.FPDFPageObj_GetFillColor(item, *parts)
        if isinstance(item, pdfium.PdfTextObj) and tuple(part.value for part in parts[:3]) == ACCENT:
            found.update(text.get_text_bounded(*item.get_bounds()))
    return found


def test_paragraphs_from_right_to_left_stand_in_their_order(make_project: MakeProject, program: str) -> None:
    folder = make_project(RIGHT_TO_LEFT)

    assert errors(built(folder)) == []

    pdf = folder / "build" / "full.pdf"
    left = {character: left for character, left, _ in reversed(places(pdf))}
    for order in ("אJגדהוXז", "YX", "חט", "יל", "סעQ", "פצ", "קW"):
        assert "".join(sorted(order, key=left.__getitem__, reverse=True)) == order, program
    assert max(right for character, _, right in places(pdf) if character == "א") == pytest.approx(RIGHT_EDGE, abs=2)
    assert [left > RIGHT_EDGE - 15 for character, left, _ in places(pdf) if character == "•"] == [True, False]
    assert in_accent(pdf) & set("אגדהוזJXY") == {"ד"}


def test_a_short_paragraph_from_right_to_left_ends_at_the_right_edge(make_project: MakeProject, program: str) -> None:
    words = " ".join(["מלה"] * 40)
    bio = f'[[bio]]\nlength = "long"\ntext = "{words} ץ"\n'
    folder = make_project({"cv.toml": f'[person]\nname = "Moses Maimonides"\n{bio}'})

    assert errors(built(folder)) == []

    found = places(folder / "build" / "full.pdf")
    (last,) = (left for character, left, _ in found if character == "ץ")
    assert last > RIGHT_EDGE / 2, program
    assert min(left for character, left, _ in found if character == "מ") < 54 / 25.4 * 72 + 30


CHINESE_CHARACTERS = {
    "cv.toml": """[person]
name = "関, 孝和"
[publications]
files = ["refs.bib"]
[[talks]]
title = "数学"
event = "発微算法について"
[[talks]]
title = "祖冲之"
event = "缀术"
""",
    "refs.bib": """@book{s, author={関, 孝和 and 建部, 賢弘}, title={大成算経}, publisher={江戸}, year=1710}
@article{c, author={陈, 景润}, title={大偶数表为一个素数之和}, journal={科学}, year=1973}
@book{n, author={フォン・ノイマン, ジョン}, title={量子力学}, publisher={東京}, year=1957}
@book{z, author={祖, 冲之}, title={大明}, langid={chinese}, publisher={建康}, year=1462}
""",
}


def test_chinese_characters_are_those_of_their_country(make_project: MakeProject, program: str) -> None:
    folder = make_project(CHINESE_CHARACTERS)

    assert errors(built(folder)) == []

    tex = (folder / "build" / "full.tex").read_text().replace(r"\cvj ", "")
    set_in = {text: script for script, text in re.findall(r"\\cvscript\{(\w+)\}\{([^{}]*)\}", tex)}
    japanese = ["関孝和", "数学", "建部賢弘", "大成算経", "江戸", "量子力学", "東京"]
    assert {text: set_in[text] for text in japanese} == dict.fromkeys(japanese, "Jpan")
    chinese = ["祖冲之", "缀术", "陈景润", "科学", "大明", "建康"]
    assert {text: set_in[text] for text in chinese} == dict.fromkeys(chinese, "Hans")
    if program == "lualatex":  # xdvipdfmx calls all fonts of a collection by the name of the first
        fonts = {name.partition("CJK")[2][:2] for name, _ in fonts_of(folder / "build" / "full.pdf") if "CJK" in name}
        assert fonts == {"jp", "sc"}
    text = poppler_text(folder / "build" / "full.pdf")
    assert "フォン・ノイマン ジョン" in text


def test_thai_breaks_between_its_words(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Latexmk, "programs", lambda _: ("pdflatex", "lualatex", "xelatex"))
    words = "เกิดหลังจากตั้งกรุงรัตนโกสินทร์ได้สี่ปีและได้เข้ารับราชการเป็นกวีราชสำนักในรัชสมัยพระบาทสมเด็จพระพุทธเลิศหล้านภาลัย"
    bio = f'[[bio]]\nlength = "long"\ntext = "{words}{words}"\n'
    result = built(make_project({"cv.toml": f'[person]\nname = "สุนทรภู่"\n{bio}'}))

    assert [diagnostic.message for diagnostic in result.diagnostics] == []
