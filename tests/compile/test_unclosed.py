"""What a .tex begins and does not end."""

import pytest

from cvtex.compile.unclosed import Unclosed, unclosed

HEAD = "\\documentclass{article}\n\\begin{document}\n"


@pytest.mark.parametrize(
    ("body", "line", "begin"),
    [
        pytest.param("a\n\\begin{tabular}{ll}a & b\n", 4, r"\begin{tabular}", id="environment"),
        pytest.param("\\begin{itemize}\n\\begin{center}\n\\end{itemize}\n", 4, r"\begin{center}", id="inner one"),
        pytest.param("a\n{\\bfseries b\n{c}\n{d\n", 4, "{", id="first brace"),
        pytest.param("\\begin{itemize}\\item[x a\\end{itemize}\n", 3, r"\item[", id="option"),
        pytest.param("\\begin{itemize}\\item[x\n\n]a\\end{itemize}\n", 3, r"\item[", id="option with an empty line"),
        pytest.param("\\begin{itemize}{\\item[a]\\end{itemize}\n", 3, "{", id="brace before others"),
    ],
)
def test_the_first_thing_without_an_end_is_found(body: str, line: int, begin: str) -> None:
    assert unclosed(f"{HEAD}{body}\\end{{document}}\n") == Unclosed(line, begin)


@pytest.mark.parametrize(
    "body",
    [
        "\\begin{itemize}\\item[\\emph{a}] b \\item c\\end{itemize}",
        "\\{ a \\} \\\\{b}",
        "% { \\begin{center}",
        "\\iffalse\\begin{center}\\fi",
        "\\newenvironment{mine}{\\begin{center}}{\\end{center}}\\begin{mine}a\\end{mine}",
        "\\newcommand\\open[1]{\\begin{#1}}\\def\\close{\\end{center}}",
        "\\verb|{| a \\verb*+\\begin{center}+",
        "a \\end{center} b",
    ],
)
def test_what_has_an_end_is_not_called_unclosed(body: str) -> None:
    assert unclosed(f"{HEAD}{body}\n\\end{{document}}\n") is None
