"""PDFs of other people's LaTeX, measured: against what they were set in, and against poppler's tools."""

import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest

from cvtex.compile.latexmk import Latexmk
from cvtex.verify.fonts import bare_name
from cvtex.verify.levels import body_size
from cvtex.verify.measure import measure
from cvtex.verify.measured import Line, Measured, Page, Part
from support import lacking

pytestmark = pytest.mark.latex

LIFE = (
    "Emmy Noether was born in Erlangen on 23 March 1882 and studied mathematics at the University of Erlangen, where "
    "she took her doctorate in 1907 with a dissertation on invariants under the supervision of Paul Gordan. "
)
WORK = (
    r"Her habilitation\footnote{It was refused twice.} in G\"ottingen followed in 1919. After this she worked on ideals in "
    r"rings, efficiently, and published $x^2+y_1$ in 1921. She went to Bryn Mawr College in 1933, and died there in 1935. "
)
TEXT = rf"\section*{{Education}}{LIFE}{WORK}\newpage\section*{{Positions}}{WORK}{LIFE}"
LM = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
CM_2 = r"\usepackage[a4paper,hmargin=2cm,vmargin=1.5cm,footskip=7mm]{geometry}"
DOCUMENTS = {
    "article-10": ("pdflatex", "[10pt,a4paper]{article}", LM, TEXT),
    "article-11": ("pdflatex", "[11pt,a4paper]{article}", "", TEXT),
    "article-12": ("pdflatex", "[12pt,letterpaper]{article}", LM, TEXT),
    "scrartcl": ("pdflatex", "[fontsize=11bp,a4paper]{scrartcl}", LM + CM_2, TEXT),
    "helvet": ("pdflatex", "[11pt,a4paper]{article}", r"\usepackage[scaled]{helvet}\renewcommand\familydefault{\sfdefault}", TEXT),
    "times": ("pdflatex", "[11pt,a4paper]{article}", r"\usepackage{mathptmx}\usepackage{microtype}" + CM_2, TEXT),
    "columns": ("pdflatex", "[10pt,a4paper,twocolumn]{article}", LM, rf"\section*{{Education}}{LIFE * 9}\section*{{Work}}{WORK * 9}"),
    "scaled": ("pdflatex", "[11pt,a4paper]{article}", LM + r"\usepackage{graphicx}", rf"\scalebox{{0.8}}{{\parbox{{12cm}}{{{LIFE}}}}}"),
    "bitmaps": ("pdflatex", "[11pt,a4paper]{article}", r"\pdfmapfile{}", LIFE),
    "beamer": ("pdflatex", "{beamer}", "", rf"\begin{{frame}}{{Education}}{LIFE}\end{{frame}}"),
    "opentype": ("lualatex", "[11pt,a4paper]{article}", r"\usepackage{fontspec}", TEXT),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDFs; those whose classes or fonts are not installed are missing."""
    if Latexmk().identity() is None:
        return {}
    folder = tmp_path_factory.mktemp("built")
    running = []
    for name, (engine, document_class, preamble, text) in DOCUMENTS.items():
        source = rf"\documentclass{document_class}{preamble}\begin{{document}}{text}\end{{document}}"
        (folder / f"{name}.tex").write_text(source, encoding="utf-8")
        command = [engine, "-interaction=batchmode", f"{name}.tex"]
        running.append(subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        if len(running) > 1:
            running.pop(0).wait()
    for process in running:
        process.wait()
    return {name: path for name in DOCUMENTS if (path := folder / f"{name}.pdf").is_file()}


@pytest.fixture
def pdf(request: pytest.FixtureRequest, latexmk: Latexmk, built: dict[str, Path]) -> Path:
    """One of the PDFs."""
    assert latexmk.identity()
    if request.param not in built and request.param == "bitmaps":
        pytest.skip("METAFONT made no bitmap font here")
    if request.param not in built:
        lacking(f"LaTeX lacks what {request.param} is set with: install texlive-latex-recommended and texlive-luatex")
    return built[request.param]


def measured(pdf: Path) -> Measured:
    return measure(pdf.read_bytes(), pdf.stem)


def body(page: Page) -> list[Line]:
    return [line for line in page.lines if line.part is Part.BODY]


def leading_of(pages: tuple[Page, ...]) -> float:
    """Return the commonest distance of lines of the body, in bp."""
    gaps: Counter[float] = Counter()
    for page in pages:
        lines = body(page)
        gaps.update(round(upper.baseline - lower.baseline, 2) for upper, lower in pairwise(lines))
    return gaps.most_common(1)[0][0]


@pytest.mark.parametrize(
    ("pdf", "size", "leading", "font"),
    [
        ("article-10", 9.96, 11.96, "LMRoman10-Regular"),
        ("article-11", 10.91, 13.55, "CMR10"),
        ("article-12", 11.96, 14.45, "LMRoman12-Regular"),
        ("scrartcl", 11.0, 13.2, "LMRoman12-Regular"),
        ("helvet", 10.36, 13.55, "NimbusSanL-Regu"),
        ("times", 10.91, 13.55, "NimbusRomNo9L-Regu"),
        ("columns", 9.96, 11.96, "LMRoman10-Regular"),
        ("scaled", 8.73, 10.84, "LMRoman10-Regular"),
        ("bitmaps", 10.91, 13.55, "Type3"),
        ("beamer", 10.91, 13.55, "CMSS10"),
        ("opentype", 10.91, 13.55, "LMRoman10-Regular"),
    ],
    indirect=["pdf"],
)
def test_type_and_leading_are_what_was_set(pdf: Path, size: float, leading: float, font: str) -> None:
    found = measured(pdf)
    lines = [line for page in found.pages for line in body(page)]
    fonts = Counter(run.font for line in lines for run in line.runs for _ in run.text)

    assert body_size(lines) == pytest.approx(size, abs=0.1)
    assert leading_of(found.pages) == pytest.approx(leading, abs=0.05)
    assert fonts.most_common(1)[0][0] == font


@pytest.mark.parametrize(
    ("pdf", "left", "right"),
    [
        pytest.param("scrartcl", 20, 20, id="2 cm"),
        pytest.param("times", 20, 19.7, id="2 cm and what microtype sets into the margin"),
    ],
    indirect=["pdf"],
)
def test_margins_are_what_was_set(pdf: Path, left: float, right: float) -> None:
    pages = measured(pdf).pages
    spaces = [(page.body.left, page.width - page.body.right) for page in pages if page.body]

    assert min(space for space, _ in spaces) * 25.4 / 72 == pytest.approx(left, abs=0.3)
    assert min(space for _, space in spaces) * 25.4 / 72 == pytest.approx(right, abs=0.3)


@pytest.mark.parametrize("pdf", ["article-10", "article-11", "article-12", "helvet", "opentype"], indirect=True)
def test_notes_numbers_and_scripts_are_apart(pdf: Path) -> None:
    pages = measured(pdf).pages
    runs = [run for page in pages for line in body(page) for run in line.runs]

    assert [[line.text for line in page.lines if line.part is Part.FOOT] for page in pages] == [["1"], ["2"]]
    assert [[line.text for line in page.lines if line.part is Part.NOTE] for page in pages] == [
        ["1 It was refused twice."],
        ["2 It was refused twice."],
    ]
    assert Counter(run.text.strip() for run in runs if run.is_script) == {"1": 3, "2": 3}


@pytest.mark.parametrize("pdf", ["article-11", "helvet", "scrartcl", "opentype"], indirect=True)
def test_text_is_read_as_it_was_written(pdf: Path) -> None:
    lines = body(measured(pdf).pages[0])
    text = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", "\n".join(line.text for line in lines)).replace("\n", " ")

    assert lines[0].text == "Education"
    assert all(run.is_bold for run in lines[0].runs)
    assert LIFE.strip() in text
    assert "Göttingen followed in 1919" in text
    assert "rings, efficiently, and" in text


@pytest.mark.parametrize("pdf", ["columns"], indirect=True)
def test_columns_are_read_one_after_the_other(pdf: Path) -> None:
    lines = body(measured(pdf).pages[0])
    turns = [upper for upper, lower in pairwise(lines) if lower.baseline > upper.baseline + 1]

    assert len(turns) == 1
    assert max(line.box.right - line.box.left for line in lines) < 230


def poppler(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        lacking("poppler is not installed: poppler-utils")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("pdf", DOCUMENTS, indirect=True)
def test_poppler_sees_the_same(pdf: Path) -> None:
    found = measured(pdf)
    about = poppler("pdfinfo", "-l", "-1", pdf)
    sizes = [tuple(map(float, size)) for size in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", about)]
    fonts = [line.split() for line in poppler("pdffonts", pdf).splitlines()[2:]]
    words = [
        re.findall(r"<word[^>]*>(.*?)</word>", page)
        for page in poppler("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    ]

    assert [(page.width, page.height) for page in found.pages] == [pytest.approx(size, abs=0.01) for size in sizes]
    assert re.search(rf"PDF version: +{found.version}", about)
    assert {(font.name[:36], font.is_embedded) for font in found.fonts} == {
        ("Type3" if words[0] == "[none]" else bare_name(words[0]), words[-5] == "yes") for words in fonts
    }
    for page, seen in zip(found.pages, words, strict=True):
        assert letters("".join(line.text for line in page.lines)) == letters(unescape("".join(seen)))


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text without accents: some are characters of their own in a PDF."""
    return Counter(filter(str.isalnum, normalize("NFKD", text)))


@pytest.mark.parametrize("pdf", ["article-11", "columns", "scaled", "beamer", "opentype"], indirect=True)
def test_poppler_draws_ink_in_the_same_places(pdf: Path) -> None:
    for page in measured(pdf).pages:
        command = ("pdftoppm", "-r", "144", "-gray", "-f", str(page.number), "-l", str(page.number), pdf)
        image = subprocess.run(command, check=True, capture_output=True).stdout
        width, height = map(int, image.split(maxsplit=3)[1:3])
        rows = [image[-width * height :][start : start + width] for start in range(0, width * height, width)]
        dark = bytes(0 if shade < 235 else 255 for shade in range(256))
        inked = [(number, row) for number, row in enumerate(row.translate(dark) for row in rows) if 0 in row]
        assert page.ink is not None
        assert page.ink.left == pytest.approx(min(row.index(0) for _, row in inked) / 2, abs=0.85)
        assert page.ink.right == pytest.approx(max(row.rindex(0) + 1 for _, row in inked) / 2, abs=0.85)
        assert page.ink.top == pytest.approx(page.height - inked[0][0] / 2, abs=0.85)
        assert page.ink.bottom == pytest.approx(page.height - (inked[-1][0] + 1) / 2, abs=0.85)
