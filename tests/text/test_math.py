"""What may stand in mathematics."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.data import table
from cvtex.text.math import problem_in_math


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("", id="nothing"),
        pytest.param("x", id="letter"),
        pytest.param("x_1^2", id="both-scripts"),
        pytest.param("x_{ab}^{c}", id="grouped-scripts"),
        pytest.param("x_{a_b}", id="script-of-a-script"),
        pytest.param("^{13}", id="script-before-a-letter"),
        pytest.param("_2", id="script-of-nothing"),
        pytest.param("{}_2x_3", id="script-of-an-empty-group"),
        pytest.param("f''", id="primes"),
        pytest.param("f'^2", id="script-right-after-a-prime"),
        pytest.param(r"\alpha_\beta", id="command-as-a-script"),
        pytest.param(r"\frac{a}{b}_c", id="fraction"),
        pytest.param(r"\frac12", id="fraction-without-braces"),
        pytest.param(r"x^\frac{1}{2}", id="fraction-as-a-script"),
        pytest.param(r"\sqrt[3]{x}", id="root"),
        pytest.param(r"\left(\frac{a}{b}\right)^2", id="growing-fences"),
        pytest.param(r"\left\{x\right.", id="fences-of-commands"),
        pytest.param(r"\bigl(x\bigr)", id="big-fences"),
        pytest.param(r"\sum\limits_{i=1}^n i", id="sum"),
        pytest.param(r"10\,\mu\mathrm{m}", id="unit"),
        pytest.param(r"\text{if } x_1 \text{, don't}", id="text"),
        pytest.param(r"\{x\} \% \& \# \_ \$", id="escaped-characters"),
        pytest.param("a\nb", id="line-end"),
    ],
)
def test_mathematics_is_allowed(tex: str) -> None:
    assert problem_in_math(tex) is None


@pytest.mark.parametrize(
    ("tex", "what"),
    [
        pytest.param(r"\input{/etc/passwd}", r"\input", id="input"),
        pytest.param(r"\write18{ls}", r"\write", id="write18"),
        pytest.param(r"\csname input\endcsname", r"\csname", id="csname"),
        pytest.param(r"\def\alpha{}", r"\def", id="def"),
        pytest.param(r"\let\alpha=\beta", r"\let", id="let"),
        pytest.param(r"\begin{array}", r"\begin", id="environment"),
        pytest.param(r"\catcode`\%=12", r"\catcode", id="catcode"),
        pytest.param("a\\", "\\", id="backslash-at-the-end"),
        pytest.param("^^5cinput", "^^", id="character-code"),
        pytest.param("a$b", "$", id="dollar"),
        pytest.param("a%b", "%", id="percent"),
        pytest.param("a&b", "&", id="ampersand"),
        pytest.param("a#1", "#", id="hash"),
        pytest.param("a~b", "~", id="tie"),
        pytest.param("é", "é", id="letter-that-mathematics-lacks"),
        pytest.param("{x", "braces", id="open-brace"),
        pytest.param("x}", "braces", id="closing-brace"),
        pytest.param("}{", "braces", id="braces-the-wrong-way-round"),
        pytest.param(r"\left(x", r"\left", id="left-without-right"),
        pytest.param(r"x\right)", r"\right", id="right-without-left"),
        pytest.param(r"{\left(x}\right)", "braces", id="fences-across-a-group"),
        pytest.param(r"\left x\right)", "needs a delimiter", id="left-without-a-delimiter"),
        pytest.param(r"x\big", "needs a delimiter", id="big-without-a-delimiter"),
        pytest.param("x_", "`_` needs something", id="script-at-the-end"),
        pytest.param("{x^}", "`^` needs something", id="script-at-the-end-of-a-group"),
        pytest.param(r"x_\alpha + y_", "`_` needs something", id="script-at-the-end-after-a-good-one"),
        pytest.param("x_^2", "`_` needs something", id="script-of-a-script-without-braces"),
        pytest.param("x_a_b", "comes twice", id="double-subscript"),
        pytest.param("x^{a}^b", "comes twice", id="double-superscript"),
        pytest.param("x_a^b_c", "comes twice", id="double-subscript-round-a-superscript"),
        pytest.param("x^2'", "comes twice", id="prime-after-a-superscript"),
        pytest.param(r"\hat", r"`\hat` needs something", id="accent-on-nothing"),
        pytest.param(r"\frac{a}", r"`\frac` needs something", id="half-a-fraction"),
        pytest.param(r"\text{a_b}", "text of a formula", id="script-in-text"),
        pytest.param(r"\mbox{\alpha}", "text of a formula", id="symbol-in-text"),
    ],
)
def test_anything_else_is_a_problem_that_names_it(tex: str, what: str) -> None:
    assert what in str(problem_in_math(tex))


@given(st.text("ab\\{}_^'$%&#~() inputlefrg,", max_size=25))
def test_allowed_mathematics_balances_its_braces_and_leaves_mathematics_nowhere(tex: str) -> None:
    if problem_in_math(tex) is None:
        bare = re.sub(r"\\[^A-Za-z]", "", tex)
        assert bare.count("{") == bare.count("}")
        assert not set("$%&#~") & set(bare)


@given(st.text())
def test_any_text_gets_an_answer(tex: str) -> None:
    assert isinstance(problem_in_math(tex), str | None)


def test_every_command_that_wants_something_is_one_that_is_allowed() -> None:
    commands = table("macros")["math"]
    wanting = " ".join(commands[name] for name in ("one_argument", "two_arguments", "text", "fences")).split()
    assert set(wanting) | set(commands["instead"]) <= set(commands["names"].split())
