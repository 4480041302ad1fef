"""LaTeX of templates as text to be pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.render.plain_text import plain_text
from cvtex.text.tex import escape


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"She \emph{named} 100\,\% of \textbf{it}.", "She named 100 % of it.", id="type-goes"),
        pytest.param("One\\par\n\\cvthen Two\\par", "One\nTwo", id="a-line-a-paragraph"),
        pytest.param("One\\cvpar{}\nTwo\\par", "One\n\nTwo", id="an-empty-line-stays"),
        pytest.param(r"\cvgap\cvlabel{2020}\cvtitle{Prize} (\emph{first})\par", "2020 Prize (first)", id="dates"),
        pytest.param(r"\cvrow{First name}{Emmy {A}}", "First name: Emmy A", id="a-row"),
        pytest.param(r"\cvdetail{Thesis}{“Rings”}\par", "Thesis: “Rings”", id="a-labelled-line"),
        pytest.param(r"\cvorganization{\cvplaced{Uni}{Paris}}A\cvdot B", "Uni, Paris\nA · B", id="places-and-dots"),
        pytest.param("\\cvreference{1.}{%\nNoether E. “Rings”.}", "1. Noether E. “Rings”.", id="a-reference"),
        pytest.param(r"\begin{cvitems}\cvitem{One}\cvitem{Two}\end{cvitems}", "– One\n– Two", id="bullets"),
        pytest.param(r"with $E=mc^2$ and \$5", "with E=mc² and $5", id="formulae"),
        pytest.param(r"see \href{https://a.org/x}{here}, or not", "see here, or not", id="links"),
        pytest.param("%%% a comment\ntext", "text", id="comments"),
        pytest.param(r"M{\"u}ller, \"Uber, \c{c}a, \v{C}apek, na\"\i ve, {\O}rsted, \ss, \L{}\'od\'z", "Müller, Über, ça, Čapek, naïve, Ørsted, ß, Łódź", id="letters"),
        pytest.param(r"\LaTeX{} and \TeX\ in 2--3 ``words'' --- here", "LaTeX and TeX in 2–3 “words” — here", id="signs"),
        pytest.param("„Wort“ Text, ‚a‘ c", "„Wort“ Text, ‚a‘ c", id="German quotation marks"),
        pytest.param("« mot » : oui", "« mot » : oui", id="French ones"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_it_reads_as_it_is_set(tex: str, text: str) -> None:
    assert plain_text(tex) == text


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126) | st.sampled_from("äßŁø€“”„’«»–… ")))
def test_text_of_the_sources_comes_back(text: str) -> None:
    back = plain_text(escape(text))

    assert back == " ".join(text.replace("'", "’").split())
