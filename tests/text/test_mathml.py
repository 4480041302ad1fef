"""MathML in titles, as publishers export it."""

import pytest

from cvtex.model.rich import Math, Rich, Styled, plain
from cvtex.text.latex import read_latex

_NAMESPACE = ' xmlns:mml="http://www.w3.org/1998/Math/MathML"'


def _read(mathml: str) -> Rich:
    reading = read_latex(f"<math>{mathml}</math>")
    assert reading.losses == ()
    assert [remark.message.partition(",")[0] for remark in reading.remarks] == ["it holds HTML"]
    return reading.rich


@pytest.mark.parametrize(
    ("mathml", "tex"),
    [
        pytest.param("<mi>x</mi>", "x", id="mi"),
        pytest.param("<mi>sin</mi><mi>x</mi>", r"\mathrm{sin}x", id="mi-of-letters"),
        pytest.param("<mi>α</mi><mo>≤</mo><mn>2</mn>", "α≤2", id="characters"),
        pytest.param("<mn>1</mn><mo>−</mo><mi>x</mi>", "1-x", id="minus"),
        pytest.param("<mi>f</mi><mo>\u2061</mo><mi>x</mi>", "fx", id="invisible-operator"),
        pytest.param("<msub><mi>H</mi><mn>2</mn></msub>", "H_{2}", id="msub"),
        pytest.param("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}", id="msup"),
        pytest.param("<msup><mi>f</mi><mo>′</mo></msup>", "f'", id="prime"),
        pytest.param("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_{i}^{2}", id="msubsup"),
        pytest.param("<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>", "a+b", id="mrow"),
        pytest.param("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"\frac{1}{2}", id="mfrac"),
        pytest.param("<msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn>", r"\sqrt{s}=13", id="msqrt"),
        pytest.param("<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[{3}]{x}", id="mroot"),
        pytest.param("<mtext>if so</mtext><mi>x</mi>", r"\text{if so}x", id="mtext"),
        pytest.param('<mover accent="true"><mi>p</mi><mo>¯</mo></mover>', r"\bar{p}", id="mover-bar"),
        pytest.param("<mover><mi>x</mi><mo>→</mo></mover>", r"\vec{x}", id="mover-vector"),
        pytest.param("<mover><mo>=</mo><mi>a</mi></mover>", r"\stackrel{a}{=}", id="mover-no-accent"),
        pytest.param("<munder><mi>x</mi><mi>i</mi></munder>", r"\underset{i}{x}", id="munder"),
        pytest.param("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "∑_{i}^{n}", id="munderover"),
        pytest.param("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)", id="mfenced"),
        pytest.param('<mi mathvariant="double-struck">R</mi>', r"\mathbb{R}", id="double-struck"),
        pytest.param('<mi mathvariant="bold">x</mi>', r"\mathbf{x}", id="bold"),
        pytest.param('<mi mathvariant="normal">Λ</mi>', "Λ", id="upright"),
        pytest.param('<mi mathvariant="script">L</mi>', r"\mathcal{L}", id="script"),
        pytest.param(
            "<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>13</mn></mmultiscripts>", "{}^{13}C", id="prescripts"
        ),
        pytest.param("<semantics><mi>x</mi><annotation>no</annotation></semantics>", "x", id="annotation"),
        pytest.param("<mstyle><mi>x</mi></mstyle><mspace/><mi>y</mi>", "x y", id="mstyle-and-mspace"),
        pytest.param("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>", "a", id="mtable"),
        pytest.param(r"<mo>&#123;</mo><mi>x</mi><mo>\}</mo><mo>%</mo>", r"\{x\}\%", id="tex's-own-characters"),
    ],
)
def test_elements_become_mathematics(mathml: str, tex: str) -> None:
    assert _read(mathml) == (Math(tex),)


def test_a_script_alone_is_text() -> None:
    assert _read("<msup><mi></mi><mn>13</mn></msup>") == (Styled("superscript", ("13",)),)


def test_a_formula_with_prefixes_and_a_namespace_stands_in_a_title() -> None:
    title = f"The <mml:math{_NAMESPACE}><mml:mi>β</mml:mi></mml:math>-decay of <sup>3</sup>H"
    assert read_latex(title).rich == ("The ", Math("β"), "-decay of ", Styled("superscript", ("3",)), "H")


def test_brackets_that_were_escaped_for_tex_are_seen() -> None:
    source = r"{\textless}mml:math{\textgreater}{\textless}mml:mi{\textgreater}x{\textless}/mml:mi{\textgreater}"
    assert read_latex(source + r"{\textless}/mml:math{\textgreater} a").rich == (Math("x"), " a")


def test_what_cannot_be_mathematics_is_its_text() -> None:
    assert plain(_read("<mi>中</mi><mo>+</mo><mi>\\input{x}</mi>")) == "中+inputx"


def test_a_formula_that_nothing_ends_is_text() -> None:
    assert plain(read_latex("the <math> element").rich) == "the <math> element"


def test_an_empty_formula_is_nothing() -> None:
    assert plain(_read("")) == ""
