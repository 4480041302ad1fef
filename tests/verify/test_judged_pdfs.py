"""PDFs by LaTeX, and what was done to them afterwards: each breaks one rule of a form, and this one is caught."""

import datetime
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cvtex.compile.latexmk import Latexmk
from cvtex.model.profile import Profile
from cvtex.verify.judge import judge
from cvtex.verify.measure import measure
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import State, Verdict
from support import lacking

pytestmark = pytest.mark.latex

FORM = Profile.model_validate(
    {
        "title": "Form",
        "version": "1",
        "confidence": "high",
        "delivery": "upload",
        "rules": {
            "pages": {"max": 2},
            "paper": {"any_of": ["a4"]},
            "margins": {"left": 20, "right": 20, "top": 15, "bottom": 15},
            "type_size": {"min": 11, "notes": 8.9},
            "families": {"any_of": ["Arial"]},
            "leading": {"min": 13.2, "max_lines_per_inch": 6, "max_characters_per_inch": 16},
            "colors": {},
            "links": {"allowed": "visible"},
            "images": {},
            "bookmarks": {},
            "headings": {"texts": [{"text": "Personal Data"}, {"text": "Scientific Results"}]},
            "metadata": {"required": ["title", "author"], "min_version": "1.5"},
            "file": {"name": "CV_{family}", "max_characters": 15, "characters": "[A-Za-z_]+", "max_megabytes": 1},
            "running": {"page_numbers": "required", "contains": ["{family}"]},
            "forbidden": {"names": ["h-index", "birth-date"]},
        },
    }
)
PARAGRAPH = (
    "In her first epoch she worked on the theory of invariants and found, in Göttingen, that every symmetry of a physical "
    "system has a law of conservation of its own; in her second epoch she changed the face of algebra with her theory of "
    "ideals in commutative rings, and in her third she united the representation theory of groups with that of modules."
)
SOURCE = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[PAPER,left=LEFT,right=20mm,top=15mm,bottom=15mm,headsep=4mm,footskip=8mm]{geometry}
\usepackage{lmodern,tgheros,xcolor,fancyhdr,graphicx}
\renewcommand\familydefault{FAMILY}
\usepackage[hidelinks,bookmarks=false,pdftitle={CV},pdfauthor={AUTHOR}]{hyperref}
\setlength\parindent{0pt}\setlength\parskip{3bp}
\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}\lhead{HEAD}\cfoot{FOOT}
\newcommand\heading[1]{\par{\bfseries\fontsize{13bp}{16bp}\selectfont #1\par}}
\begin{document}
\fontsize{SIZE}{LEADING}\selectfont\raggedright
\heading{FIRST}
PARAGRAPH\footnote{\fontsize{9bp}{11bp}\selectfont With a note on what she thought of it, on \(x^2\).}

EXTRA

PARAGRAPH
\heading{SECOND}
PARAGRAPH

Theorem\textsuperscript{1} of 1918, \(E=mc^2\), MORE
\clearpage
PARAGRAPH
\end{document}
"""
GOOD = {
    "PAPER": "a4paper",
    "LEFT": "20mm",
    "FAMILY": r"\sfdefault",
    "AUTHOR": "Emmy Noether",
    "HEAD": "Noether",
    "FOOT": r"\thepage",
    "SIZE": "11bp",
    "LEADING": "13.2bp",
    "FIRST": "1. PERSONAL DATA",
    "SECOND": "Scientific Results",
    "EXTRA": r"The page \href{https://noether.example/a}{noether.example/a}.",
    "MORE": "the end.",
    "PARAGRAPH": PARAGRAPH,
}
BROKEN = {
    "pages": {"MORE": r"\clearpage the end."},
    "paper": {"PAPER": "letterpaper"},
    "margins": {"LEFT": "18mm"},
    "type-size": {"SIZE": "10.36bp"},
    "families": {"FAMILY": r"\rmdefault"},
    "leading": {"LEADING": "12.5bp"},
    "colors": {"MORE": r"\textcolor[gray]{0.5}{delete this hint of the form}"},
    "links": {"MORE": r"\href{https://noether.example/b}{here}"},
    "images": {"MORE": r"\includegraphics[width=35mm,height=45mm]{photo.png}"},
    "headings": {"FIRST": "Scientific Results", "SECOND": "Personal Data"},
    "metadata": {"AUTHOR": ""},
    "running": {"FOOT": ""},
    "forbidden": {"MORE": "with an h-index of 17."},
    "placeholders": {"MORE": "on DD/MM/YYYY."},
    "empty-pages": {"MORE": r"\clearpage\null\clearpage", "PARAGRAPH\n\\end": "\\end"},
}

Typeset = Callable[..., bytes]


@pytest.fixture(scope="session")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Typeset:
    """Return a function that sets the form with something different in it."""
    if not shutil.which("pdflatex"):
        lacking(f"pdflatex is not installed: {Latexmk().install_hint()}")
    folder = tmp_path_factory.mktemp("pdfs")
    photo = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763606060000000040001f61738550000000049454e44ae426082"
    )
    (folder / "photo.png").write_bytes(photo)
    known: dict[tuple[tuple[str, str], ...], bytes] = {}

    def make(**different: str) -> bytes:
        key = tuple(sorted(different.items()))
        if key not in known:
            source = SOURCE
            for name, value in {**different, **{k: v for k, v in GOOD.items() if k not in different}}.items():
                source = source.replace(name, value)
            (folder / "form.tex").write_text(source, encoding="utf-8")
            command = ["pdflatex", "-interaction=batchmode", "-halt-on-error", "form.tex"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            known[key] = (folder / "form.pdf").read_bytes()
        return known[key]

    return make


@pytest.fixture(scope="session")
def good(typeset: Typeset) -> bytes:
    return typeset()


def verdict(pdf: bytes, name: str = "CV_Noether") -> Verdict:
    return judge(f"{name}.pdf", Subject(measure(pdf, name), datetime.date(2026, 11, 25), "Noether"), "form", FORM)


def failing(found: Verdict) -> dict[str, list[str]]:
    return {
        result.rule: [finding.told for finding in result.findings]
        for result in found.results
        if result.state is not State.OK
    }


def test_a_pdf_at_the_limit_of_all_rules_passes(good: bytes) -> None:
    assert failing(verdict(good)) == {}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_pdf_that_breaks_one_rule_is_caught_by_it_alone(rule: str, typeset: Typeset) -> None:
    assert list(failing(verdict(typeset(**BROKEN[rule])))) == [rule]


@pytest.mark.parametrize("name", ["CV_Artin", "CV_Noether_2", "cv"])
def test_a_file_with_another_name_is_caught(name: str, good: bytes) -> None:
    assert list(failing(verdict(good, name))) == ["file"]


def with_javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def with_form(pdf: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="name", Rect=[100, 600, 200, 620]
    )
    own = pdf.make_indirect(field)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[own])
    pdf.pages[0].Annots = pikepdf.Array([*pdf.pages[0].get("/Annots", []), own])


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.csv"] = b"1,2"


def with_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Personal Data", 0))


def without_its_fonts(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile" in item:
            del item["/FontFile"]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        pytest.param("javascript", with_javascript, id="javascript"),
        pytest.param("forms", with_form, id="forms"),
        pytest.param("attachments", with_attachment, id="attachments"),
        pytest.param("bookmarks", with_bookmark, id="bookmarks"),
        pytest.param("embedded-fonts", without_its_fonts, id="embedded-fonts"),
    ],
)
def test_what_is_done_to_a_pdf_is_caught(rule: str, change: Callable[[pikepdf.Pdf], None], good: bytes) -> None:
    assert list(failing(verdict(changed(good, change)))) == [rule]


def test_a_pdf_that_everybody_may_read_and_nobody_print_is_caught(good: bytes) -> None:
    encryption = pikepdf.Encryption(owner="noether", allow=pikepdf.Permissions(extract=False))

    assert list(failing(verdict(changed(good, lambda _: None, encryption=encryption)))) == ["encryption"]


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(saved, **options)
    return saved.getvalue()


def test_it_is_told_by_how_much(typeset: Typeset) -> None:
    (message,) = failing(verdict(typeset(**BROKEN["margins"])))["margins"]

    assert message.startswith("page 1, 18.1 mm from the left")
    assert "1.9 mm into the left margin of 20 mm; so do 19 other places, in all on pages 1–2" in message


def test_letters_that_are_bitmaps_are_caught(tmp_path: Path, typeset: Typeset) -> None:
    del typeset  # it skips where there is no pdflatex
    source = r"\pdfmapfile{}\font\tiny=cmr10 at 11bp\tiny Emmy Noether\bye"
    (tmp_path / "bitmaps.tex").write_text(source, encoding="utf-8")
    command = ["pdftex", "-interaction=batchmode", "bitmaps.tex"]
    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    if not (tmp_path / "bitmaps.pdf").is_file():
        pytest.skip("METAFONT made no bitmap font here")

    assert "no-type3" in failing(verdict((tmp_path / "bitmaps.pdf").read_bytes()))
