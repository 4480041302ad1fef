"""What a .tex needs of a TeX installation."""

from pathlib import Path

import pytest

from cvtex.compile.needs import Need, metric_of, needs_of


@pytest.mark.parametrize(
    ("tex", "needs"),
    [
        (r"\documentclass[a4paper]{article}", ["article.cls"]),
        (r"\usepackage{enumitem, tikz}", ["enumitem.sty", "tikz.sty"]),
        ("\\usepackage[a,\n  b]{enumitem,\n  tikz}", ["enumitem.sty", "tikz.sty"]),
        (r"\RequirePackage{etoolbox}", ["etoolbox.sty"]),
        (r"\input{glyphtounicode} \input{x.code.tex}", ["glyphtounicode.tex", "x.code.tex"]),
        ("% \\usepackage{no}\n100\\% \\usepackage{yes}", ["yes.sty"]),
        (r"\usepackage{\name} \usepackage{#1}", []),
        (r"\@for\x:=t1bch.fd,T1Sans-TLF.fd\do{}", ["t1bch.fd", "T1Sans-TLF.fd"]),
        (r"\IfFileExists{t1maybe.fd}{}{}", []),
        (r"\setmainfont{Charis-R.otf}", ["Charis-R.otf"]),
        (r"\protected\def\pdfmapline{\pdfextension mapline}", []),
        (r'\pdfmapline{=fa5a FA " a ReEncodeFont " <[fa5a.enc <FA.pfb}', ["fa5a.tfm", "fa5a.enc", "FA.pfb"]),
        (r"\href{https://example.org/a.ttf}{x}", []),
    ],
)
def test_files_are_found(tex: str, needs: list[str]) -> None:
    assert [need.file for need in needs_of(tex)] == needs


def test_a_file_has_the_first_line_that_asks_for_it() -> None:
    assert needs_of("%\n\\usepackage{\na}\n\\usepackage{a}\n") == (Need("a.sty", 2),)


def test_a_family_names_its_regular_font(tmp_path: Path) -> None:
    family = tmp_path / "t1bch.fd"
    family.write_text(
        "\\DeclareFontShape{T1}{bch}{b}{n}{<-> bchb8t}{}\n\\DeclareFontShape{T1}{bch}{m}{n}{\n   <-> s*[0.9] bchr8t\n}{}\n"
    )

    assert metric_of(family) == "bchr8t.tfm"
