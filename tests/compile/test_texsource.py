"""The .tex that was compiled."""

import pytest

from cvtex.compile.texsource import TexPlace, TexSource

TEX = r"""\documentclass{article}
\usepackage{enumitem, siunitx}
\usepackage[svgnames]{xcolor}
\begin{document}
%%% section sections.talks
a heading
%%% talks.0
\textbf{one
two}
\textbf{three ☃}
"""


def test_a_line_belongs_to_the_mark_above_it() -> None:
    source = TexSource(TEX)

    assert [source.mark_at(line) for line in range(4, 9)] == [
        None,
        "sections.talks",
        "sections.talks",
        "talks.0",
        "talks.0",
    ]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("article.cls", 1),
        ("siunitx.sty", 2),
        ("/usr/share/texmf/xcolor.sty", 3),
        ("color.sty", None),
        ("nowhere.sty", None),
    ],
)
def test_the_line_that_loads_a_file_is_found(file: str, line: int | None) -> None:
    assert TexSource(TEX).loading(file) == line


def test_an_argument_that_ran_away_is_found_where_it_begins() -> None:
    assert TexSource(TEX).beginning("{one two} \\textbf {three ☃} \\par ") == 8
    assert TexSource(TEX).beginning("{nowhere") is None


def test_text_is_found_in_the_document_itself() -> None:
    assert TexSource(TEX).lines_with("☃") == [10]
    assert TexSource(TEX).lines_with("svgnames") == []


def test_a_place_has_its_mark_and_its_line() -> None:
    assert TexSource(TEX).place(10, ("x",)) == TexPlace("talks.0", "\\textbf{three ☃}", ("x",))
    assert TexSource(TEX).place(None) is None
    assert TexSource(TEX).place(99) == TexPlace("talks.0", "")
