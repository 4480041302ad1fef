"""What may stand in mathematics."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.data import table
from cvtex.text.formula import FormulaError
from cvtex.text.math import kernel_math, problem_in_math

_HOSTILE = [
    *(
        r"\input ",
        r"\include",
        r"\write18{ls}",
        r"\openout",
        r"\read",
        r"\directlua",
        r"\catcode",
        r"\csname x\endcsname",
    ),
    *(
        r"\def\a{}",
        r"\let\a",
        r"\newcommand",
        r"\expandafter",
        r"\loop",
        r"\special{x}",
        r"\pdfliteral",
        "^^5c",
        r"\char`a",
    ),
    *(
        r"\uppercase{a}",
        r"\endinput",
        r"\end{document}",
        r"\immediate",
        r"\text{a}",
        r"\mathbb{R}",
        r"\alpha ",
        r"\frac",
    ),
    *(r"\left(", r"\right)", r"\mbox{", r"\sqrt[", "]", r"\boldsymbol", r"\operatorname*", r"\limits"),
]


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
        pytest.param(r"\left(x\middle|y\right)", id="middle"),
        pytest.param(r"x_{\mbox{\rm eff}}", id="font-in-text"),
        pytest.param(r"B\to K^*\ell^+\ell^-", id="physics-decay"),
        pytest.param(r"\sqrt{s}=13\,\mathrm{TeV}", id="physics-energy"),
        pytest.param(r"{\cal N}=4", id="physics-supersymmetry"),
        pytest.param(r"\overline{\rm MS}", id="physics-scheme"),
        pytest.param(r"\slashed{D}", id="physics-slash"),
        pytest.param(r"\mathbb{Z}/2\mathbb{Z}", id="mathematics-ring"),
        pytest.param(r"\mathfrak{sl}_2(\mathbb{C})", id="mathematics-algebra"),
        pytest.param(r"\operatorname{Hom}(A,B)", id="mathematics-operator"),
        pytest.param(r"M_\odot", id="astronomy-mass"),
        pytest.param(r"z\gtrsim 6", id="astronomy-redshift"),
        pytest.param(r"\prescript{13}{}{\mathrm{C}}", id="chemistry-isotope"),
        pytest.param(r"\mathrm{H_2O}", id="chemistry-water"),
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
        pytest.param("^^5cinput", "`^` needs something", id="character-code"),
        pytest.param("a$b", "$", id="dollar"),
        pytest.param("a%b", "%", id="percent"),
        pytest.param("a&b", "&", id="ampersand"),
        pytest.param("a#1", "#", id="hash"),
        pytest.param("a中", "中", id="letter-that-no-font-has"),
        pytest.param("a\x00", "\x00", id="control-character"),
        pytest.param(r"{a\over b\over c}", "comes twice", id="two-fractions-in-a-group"),
        pytest.param(r"x^\over 2", "needs something", id="fraction-bar-as-a-script"),
        pytest.param("{" * 100 + "}" * 100, "nested", id="nesting-without-sense"),
        pytest.param(r"\text{" * 100 + "}" * 100, "nested", id="nested-text"),
        pytest.param(r"\text", "needs something", id="text-command-alone"),
        pytest.param(r"\text{a", "braces", id="open-text"),
        pytest.param(r"\sqrt[3", "braces", id="open-bracket"),
        pytest.param("{x", "braces", id="open-brace"),
        pytest.param("x}", "braces", id="closing-brace"),
        pytest.param("}{", "braces", id="braces-the-wrong-way-round"),
        pytest.param(r"\left(x", r"\left", id="left-without-right"),
        pytest.param(r"x\right)", r"\right", id="right-without-left"),
        pytest.param(r"{\left(x}\right)", "braces", id="fences-across-a-group"),
        pytest.param(r"x\middle|y", "braces", id="middle-outside-of-fences"),
        pytest.param(r"\left({x\middle|y}\right)", "braces", id="middle-in-a-group-of-its-own"),
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
        bare = re.sub(r"\\[^A-Za-z]", "", kernel_math(tex))
        assert bare.count("{") == bare.count("}")
        composed = re.sub(r"\\hbox\{\$[^$]*\$\}", "", bare)  # signs that are made of two
        assert not set("$%&#~") & set(composed)


@given(st.text())
def test_any_text_gets_an_answer(tex: str) -> None:
    assert isinstance(problem_in_math(tex), str | None)


@pytest.mark.parametrize(
    ("tex", "kernel"),
    [
        pytest.param("x^2 < \\alpha", "x^2 < \\alpha", id="kernel-mathematics-stays"),
        pytest.param(r"x_{\text{max}}", r"x_{\mathrm{max}}", id="text-in-a-script-is-as-small"),
        pytest.param(r"\text{if } x", r"\textrm{if } x", id="text"),
        pytest.param(r"\mathbb R", r"{\cvglyph{211D}{\mathbf{R}}}", id="blackboard-bold"),
        pytest.param(r"\mathfrak{g}", r"{\cvglyph{D835DD24}{\mathrm{g}}}", id="fraktur"),
        pytest.param(r"\mathscr{L}", r"\mathcal{L}", id="script"),
        pytest.param(r"\mathcal{o}", r"\mathit{o}", id="small-letters-have-no-script"),
        pytest.param(r"\bm{\alpha}", r"\mbox{\boldmath$\alpha$}", id="bold-greek"),
        pytest.param(r"\bm x", r"\mathbf{x}", id="bold-latin"),
        pytest.param(r"x^\frac12", r"x^{\frac12}", id="command-as-a-script-gets-braces"),
        pytest.param(r"\tfrac{a}{b}", r"{\textstyle\frac{a}{b}}", id="small-fraction"),
        pytest.param(r"\binom n k", r"{{n}\choose{k}}", id="binomial"),
        pytest.param(r"\overset{a}{=}", r"\stackrel{a}{=}", id="overset"),
        pytest.param(
            r"\xrightarrow[b]{a}", r"\mathrel{\mathop{\longrightarrow}\limits^{a}_{b}}", id="arrow-with-texts"
        ),
        pytest.param(r"\operatorname*{argmax}_x", r"\mathop{\mathrm{argmax}}_x", id="operator"),
        pytest.param(r"\left\lvert x\right\rvert", r"\left\vert x\right\vert", id="fences-of-the-ams"),
        pytest.param(r"x\limits_i", "x_i", id="limits-of-no-operator"),
        pytest.param(r"α_1 ≤ 2", r"\alpha _1 \le  2", id="characters-as-commands"),
        pytest.param("x′", r"x{^{\prime}}", id="prime-character"),
        pytest.param("a~b", r"a\ b", id="tie"),
        pytest.param("é", r"{\textrm{é}}", id="letter-that-mathematics-lacks"),
        pytest.param(r"10\,\AA", r"10\,\textrm{\AA}", id="angstrom"),
        pytest.param(r"\leqslant \varnothing", r"\leq \emptyset", id="other-names"),
    ],
)
def test_the_commands_of_packages_become_latexs_own(tex: str, kernel: str) -> None:
    assert kernel_math(tex) == kernel


def test_mathematics_with_a_problem_is_not_set() -> None:
    with pytest.raises(FormulaError, match="not a command of mathematics"):
        kernel_math(r"\input{x}")


def test_a_command_is_in_one_table_only() -> None:
    tables = table("text/math")
    named = [
        *" ".join(tables["commands"][name] for name in ("names", "one_argument", "two_arguments", "text")).split(),
        *tables["aliases"],
        *tables["instead"],
        *tables["characters"],
    ]
    assert sorted({name for name in named if named.count(name) > 1}) == []


def test_every_other_name_is_one_of_a_command() -> None:
    for name in table("text/math")["aliases"]:
        assert problem_in_math(rf"\{name} {{x}}{{y}}") is None, name


_ALLOWED = frozenset(
    {
        *" ".join(words for name, words in table("text/math")["commands"].items() if name != "delimiters").split(),
        *re.findall(r"\\([A-Za-z]+)", " ".join(table("text/math")["instead"].values())),
        *re.findall(r"\\([A-Za-z]+)", " ".join(tex for _, tex in table("text/math")["characters"].values())),
        *re.findall(r"\\([A-Za-z]+)", " ".join(table("text/characters")["mathematics"].values())),
        *re.findall(r"\\([A-Za-z]+)", " ".join(table("text/characters")["commands"].values())),
        *("left", "right", "cvglyph", "boldmath", "limits", "nolimits", "textrm", "Updownarrow", "mathcal"),
    }
)


@given(st.lists(st.sampled_from([*_HOSTILE, *"ab{}_^$& α~"]), max_size=12).map("".join))
def test_no_command_but_those_of_the_tables_is_ever_set(tex: str) -> None:
    if problem_in_math(tex) is None:
        assert set(re.findall(r"\\([A-Za-z]+)", kernel_math(tex))) <= _ALLOWED
