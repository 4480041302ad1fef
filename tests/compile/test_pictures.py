"""The pictures that a .tex names."""

import pytest

from cvtex.compile.pictures import PictureName, picture_folders, picture_names


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        pytest.param(r"\includegraphics{a.png}", [("a.png", True)], id="plain"),
        pytest.param(r"\includegraphics*[width=.5\textwidth, angle={3}]{a b}", [("a b", True)], id="options"),
        pytest.param(r"\includegraphics[0,0][2,3]{a}", [("a", True)], id="two options"),
        pytest.param('\\includegraphics\n  {"a"}', [("a", True)], id="quotes"),
        pytest.param(r"% \includegraphics{a.png}", [], id="comment"),
        pytest.param(r"\iffalse\includegraphics{a.png}\fi \includegraphics{b}", [("b", True)], id="switched off"),
        pytest.param(r"\IfFileExists{a}{\includegraphics{a}}{} \includegraphics{b}", [("b", True)], id="asked for"),
        pytest.param(
            r"\newcommand\logo[1]{\includegraphics{#1}}\logo{a.PNG}", [("a.PNG", False)], id="command of one's own"
        ),
        pytest.param(r"\href{https://x.org/a.pdf}{a}\includegraphics{b}", [("b", True)], id="address"),
        pytest.param(r"\textbf{a.png}", [], id="no picture at all"),
    ],
)
def test_the_names_are_found(tex: str, names: list[tuple[str, bool]]) -> None:
    assert [(one.name, one.is_needed) for one in picture_names(tex)] == names


def test_a_name_has_its_line() -> None:
    assert picture_names("\n\n\\includegraphics{a}\n\\includegraphics{a}") == (PictureName("a", 3, is_needed=True),)


def test_the_folders_of_pictures_are_found() -> None:
    assert picture_folders(r"\graphicspath{{images/}{ a/b/ }}") == ("images/", "a/b/")
