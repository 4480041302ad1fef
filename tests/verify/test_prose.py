"""What stands in the argument of a command that nobody knows: text, or a setting."""

import pytest

from cvtex.text.shown import shown
from cvtex.verify.lost import is_prose


@pytest.mark.parametrize(
    "argument",
    [
        "0.8",
        "2pt",
        "1 0 0 1",
        "-.5, 3",
        "width=4cm, center",
        "blue",
        "cvaccent!8",
        "fig:rings",
        "img/logo.png",
        "T1",
        "ABCD",
        "h",
        "",
    ],
)
def test_a_setting_is_no_prose(argument: str) -> None:
    assert not is_prose(argument)


@pytest.mark.parametrize(
    "argument", ["Rings", "the rings", "Ideals in 1921", "für", "数論", "Ring theory; 2 parts", "Невеста"]
)
def test_text_is_prose(argument: str) -> None:
    assert is_prose(argument)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"\foo{0.8}{a}", "\ufdd10.8\ufdd2 \ufdd1a\ufdd2", id="unknown command"),
        pytest.param(r"\emph{a} \textbf{b}", "a b", id="known commands"),
        pytest.param(r"\textcolor{red}{a}", "a", id="known setting"),
        pytest.param(r"\begin{tabular}{ll}a\end{tabular}", "\ufdd1ll\ufdd2 a", id="columns"),
        pytest.param(r"\begin{itemize}[noitemsep]\item a\end{itemize}", "a", id="options of an environment"),
        pytest.param(r"a\\[4pt]b [see c]", "a b [see c]", id="brackets"),
        pytest.param(r"\advance\leftskip by 2cm a", "a", id="arithmetic"),
        pytest.param(r"\ifthenelse{\boolean{x}}{a}{b}c", "c", id="choice between arguments"),
        pytest.param(r"\iffalse{a}\fi", "a", id="never"),
    ],
)
def test_arguments_are_told_from_text(tex: str, text: str) -> None:
    assert " ".join(shown(tex).split()) == text
