"""Paragraphs with markup that run from right to left, as LaTeX."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.rich import plain
from cvtex.text.bidi import levels
from cvtex.text.directions import Directed, directed
from cvtex.text.markdown import read_markdown
from cvtex.text.tex import braces_balance, tex_of


def shown(markdown: str) -> str:
    """Return the LaTeX of Markdown without the commands that choose fonts."""
    return re.sub(r"\\cvscript\{\w+\}\{([^{}]*)\}", r"\1", tex_of(read_markdown(markdown).rich))


@pytest.mark.parametrize(
    ("markdown", "tex"),
    [
        pytest.param("אב *גד* הו", r"\cvright{אב \emph{גד} הו}", id="emphasis"),
        pytest.param("אב *Also* גד", r"\cvright{אב \cvltr{\emph{Also}} גד}", id="emphasis of a Latin word"),
        pytest.param(
            "אב The *Guide* **for**", r"\cvright{אב \cvltr{The \emph{Guide} \textbf{for}}}", id="a run across markup"
        ),
        pytest.param("*אב cd*, ה", r"\cvright{\emph{אב }\cvltr{\emph{cd}}, ה}", id="markup across a run"),
        pytest.param("by *משה* (אב)", r"by \cvrtl{\emph{משה} )אב(}", id="a name in a sentence"),
        pytest.param("אב (*גד*) 12", r"\cvright{אב )\emph{גד}( \cvltr{12}}", id="brackets round markup"),
        pytest.param("see אב, 1 b", r"see \cvrtl{אב, \cvltr{1}} b", id="a number behind a name"),
        pytest.param("see (אב), 1", r"see (\cvrtl{אב}), 1", id="a number that stays where it is"),
        pytest.param("אב $x^2$ גד", r"\cvright{אב $x^2$ גד}", id="mathematics"),
        pytest.param(
            "ראו [אב גד](https://a.b)",
            r"\cvright{ראו \cvhref{https://a.b}{אב} \cvhref{https://a.b}{גד}}",
            id="the words of a link are links",
        ),
        pytest.param(
            "ראו [The *Guide*](https://a.b)",
            r"\cvright{ראו \cvltr{\href{https://a.b}{The \emph{Guide}}}}",
            id="a Latin link",
        ),
        pytest.param("see [אב](https://a.b)", r"see \cvrtl{\cvhref{https://a.b}{אב}}", id="a link in a sentence"),
        pytest.param("\u200fEmmy", r"\cvright{{}\cvltr{Emmy}}", id="a mark from right to left"),
    ],
)
def test_a_paragraph_is_ordered_as_a_whole(markdown: str, tex: str) -> None:
    assert shown(markdown) == tex


@given(st.text(st.sampled_from("אב מ1,()*[ab](u)_%\u2067\u2069\u200f"), max_size=40))
def test_text_and_levels_survive_markup(text: str) -> None:
    rich = read_markdown(text).rich
    assert braces_balance(tex_of(rich))

    def leaves(nodes: tuple[object, ...], depth: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for node in nodes:
            if isinstance(node, str):
                found.extend((character, depth) for character in node)
            else:
                inner = node.content  # type: ignore[attr-defined]
                found.extend(leaves(inner, depth + isinstance(node, Directed)))
        return found

    whole = plain(rich)
    if any(letter in whole for letter in "אבמ\u200f\u2067"):
        expected = [
            level
            for character, level in zip(whole, levels(whole), strict=True)
            if character not in "\u2067\u2069\u202a\u202b\u202c"
        ]
        assert [depth % 2 for _, depth in leaves(directed(rich), 0)] == [level % 2 for level in expected]
