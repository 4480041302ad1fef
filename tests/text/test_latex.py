"""LaTeX in .bib fields to text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.latex import read_latex, text_of
from cvtex.text.tex import tex_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(r"{\"o}", "ö", id="braces-outside"),
        pytest.param(r"\"{o}", "ö", id="braces-inside"),
        pytest.param(r"\"o", "ö", id="no-braces"),
        pytest.param(r"{\"{o}}", "ö", id="braces-on-both-sides"),
        pytest.param(r"\" o", "ö", id="space"),
        pytest.param(r"\v{s}\v s{\v s}\v{\i}", "šššǐ", id="caron"),
        pytest.param(r"\c c\c{c}{\c{c}}", "ççç", id="cedilla"),
        pytest.param(r"\'\i\'{\i}\'{i}", "ííí", id="dotless-i"),
        pytest.param(r"\'\j", "j́", id="dotless-j"),
        pytest.param(r"\.{\i}\.I\.{z}", "iİż", id="dot"),
        pytest.param(r"\`a\^a\~a\=a\u a\r a\H o\k a\d a\b k\textcommabelow{s}", "àâãāăåőąạḵș", id="all-accents"),
        pytest.param(r"\t{oo}", "o͡o", id="tie"),
        pytest.param(r"\'{\^e}", "ế", id="two-accents"),
        pytest.param(r"\~{}\^{}\'{}", "~^´", id="accents-on-nothing"),
        pytest.param(r"\o\O\l\L\ss\ae\AE\oe\OE\aa\AA\dh\th\dj\ng\i", "øØłŁßæÆœŒåÅðþđŋı", id="letters"),
        pytest.param(r"\o{}re \aa land {\ss}", "øre åland ß", id="letters-and-what-follows"),
        pytest.param("G\u00f6del ü", "Gödel ü", id="unicode"),
        pytest.param("{N}oether and {HTML} {{BERT}}", "Noether and HTML BERT", id="case-braces"),
        pytest.param("a -- b --- c - d", "a – b — c - d", id="dashes"),
        pytest.param("-{}-", "--", id="hyphens-kept-apart"),
        pytest.param("``a'' `b'", "“a” ‘b'", id="quotes"),
        pytest.param(r"\glqq a\grqq{} \flqq b\frqq", "„a“ «b»", id="german-and-french-quotes"),
        pytest.param(r"\enquote{a}", "“a”", id="enquote"),
        pytest.param("a~b", "a\u00a0b", id="tie-is-a-no-break-space"),
        pytest.param("a \n\t b", "a b", id="white-space"),
        pytest.param("a\n\nb", "a b", id="empty-line"),
        pytest.param(r"a\par b\\c", "a b c", id="paragraph-and-line-break"),
        pytest.param(r"a\-b\/c\@", "abc", id="nothing-to-see"),
        pytest.param("50% of it", "50% of it", id="percent-sign"),
        pytest.param(r"50\% of it", "50% of it", id="escaped-percent-sign"),
        pytest.param(r"a\\% b", "a % b", id="percent-sign-after-a-line-break"),
        pytest.param(r"\& \# \_ \$ \{ \}", "& # _ $ { }", id="escaped-characters"),
        pytest.param(r"\$5 and \$6", "$5 and $6", id="dollars"),
        pytest.param("A & B #1 a_b", "A & B #1 a_b", id="characters-that-mean-nothing-here"),
        pytest.param(r"\textbackslash input", r"\input", id="backslash-character"),
        pytest.param(r"\S\P\dag\ddag\pounds\copyright", "§¶†‡£©", id="symbols"),
        pytest.param(r"\LaTeX{} and \BibTeX\ x", "LaTeX and BibTeX x", id="logos"),
        pytest.param(r"{\relax Ch}ristos", "Christos", id="relax"),
        pytest.param(r"\texorpdfstring{a}{b}", "a", id="first-of-two-texts"),
        pytest.param(r"\textcolor{red}{a}", "a", id="color"),
        pytest.param(r"\mbox{a}\text{b}\uppercase{c}", "abc", id="commands-that-print-their-argument"),
        pytest.param(r"a\footnote[1]{b}\thanks{c}\hspace{1em}d", "ad", id="commands-that-print-nothing"),
    ],
)
def test_latex_means_this_text(source: str, text: str) -> None:
    reading = read_latex(source)
    assert plain(reading.rich) == text
    assert reading.losses == reading.remarks == ()


@pytest.mark.parametrize(
    ("source", "rich"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("a", ("a",), id="text"),
        pytest.param(r"\emph{a} b", (Styled("emph", ("a",)), " b"), id="emph"),
        pytest.param(r"\textbf{\textit{a}}", (Styled("strong", (Styled("emph", ("a",)),)),), id="nested"),
        pytest.param(r"\textsc{a}", (Styled("smallcaps", ("a",)),), id="small-capitals"),
        pytest.param(r"1\textsuperscript{st}", ("1", Styled("superscript", ("st",))), id="superscript"),
        pytest.param(r"\textsubscript{2}", (Styled("subscript", ("2",)),), id="subscript"),
        pytest.param(r"\texttt{a\_b}", (Styled("code", ("a_b",)),), id="typewriter"),
        pytest.param(r"\path{a_b}", (Styled("code", ("a_b",)),), id="path"),
        pytest.param(r"\mkbibemph{a}", (Styled("emph", ("a",)),), id="biblatex"),
        pytest.param(r"{\em a} b", (Styled("emph", ("a",)), " b"), id="declaration-to-the-end-of-its-group"),
        pytest.param(r"a \bf b", ("a ", Styled("strong", ("b",))), id="declaration-to-the-end-of-the-field"),
        pytest.param(
            r"{\sc a {\it b} c}", (Styled("smallcaps", ("a ", Styled("emph", ("b",)), " c")),), id="in-groups"
        ),
        pytest.param(
            r"\url{http://a.b/c_d%20~e#f&g}",
            (Link("http://a.b/c_d%20~e#f&g", ("http://a.b/c_d%20~e#f&g",)),),
            id="url-with-special-characters",
        ),
        pytest.param(
            r"\url{http://a.b/c\_d\%20\~e\#f\&g}",
            (Link("http://a.b/c_d%20~e#f&g", ("http://a.b/c_d%20~e#f&g",)),),
            id="url-with-escaped-characters",
        ),
        pytest.param(
            r"\href{http://a.b/%7Ec}{x \emph{y}}", (Link("http://a.b/%7Ec", ("x ", Styled("emph", ("y",)))),), id="href"
        ),
        pytest.param(r"\href{}{x}", ("x",), id="href-to-nowhere"),
        pytest.param(r"$x_1$ a", (Math("x_1"), " a"), id="mathematics"),
        pytest.param(
            r"\(\alpha\)\[\beta\]$$\gamma$$", (Math(r"\alpha"), Math(r"\beta"), Math(r"\gamma")), id="all-signs"
        ),
        pytest.param(r"\ensuremath{\alpha}", (Math(r"\alpha"),), id="ensuremath"),
        pytest.param(r"H$_2$O", ("H", Math("_2"), "O"), id="chemistry"),
        pytest.param(r"$50\%$ 5%", (Math(r"50\%"), " 5%"), id="percent-sign-in-mathematics"),
    ],
)
def test_latex_means_this_rich_text(source: str, rich: Rich) -> None:
    reading = read_latex(source)
    assert reading.rich == rich
    assert reading.losses == reading.remarks == ()


@pytest.mark.parametrize(
    ("source", "text", "remark"),
    [
        pytest.param(r"a \foo{b} c", "a b c", r"`\foo` is not a command that cvtex knows", id="command"),
        pytest.param(r"\input{x}", "x", r"`\input` is not a command that cvtex knows", id="input"),
        pytest.param(r"\cite{x}", "x", r"`\cite` is not a command that cvtex knows", id="citation"),
        pytest.param(r"a \today", "a ", r"`\today` is not a command that cvtex knows", id="today"),
        pytest.param(r"\foo \foo", "", r"`\foo` is not a command that cvtex knows", id="once-for-all"),
        pytest.param(r"\begin{x}a\end{x}", "a", "the environment `x` means nothing in a field", id="environment"),
        pytest.param("costs $5", "costs $5", "`$` begins mathematics that nothing ends", id="one-dollar"),
        pytest.param(r"\(x", "x", r"`\(` begins mathematics that nothing ends", id="one-parenthesis"),
    ],
)
def test_what_is_not_known_is_a_remark_and_its_text_stays(source: str, text: str, remark: str) -> None:
    reading = read_latex(source)
    assert (plain(reading.rich), reading.losses, reading.remarks) == (text, (), (remark,))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(r"a $\input{x}$ b", "a b", id="forbidden-mathematics"),
        pytest.param("a $x_$ b", "a b", id="broken-mathematics"),
        pytest.param(r"a \verb", "a  ", id="command-that-no-text-can-hold"),
        pytest.param(r"\emph{" * 2000 + "a", "a", id="nesting-without-sense"),
    ],
)
def test_what_cannot_be_set_is_a_loss(source: str, text: str) -> None:
    reading = read_latex(source)
    assert plain(reading.rich).split() == text.split()
    assert len(reading.losses) == 1


_COMMANDS = [
    r"\emph",
    r"\begin{x}",
    r"\end{x}",
    r"\href",
    r"\url",
    r"\verb",
    r"\'",
    r"\i",
    r"\item",
    r"\cite",
    r"\bf",
    r"\foo",
]
_SOURCES = st.lists(st.sampled_from([*_COMMANDS, *"ab{}[]$%~-`'\"\\ \n", r"\(", r"\)", "--", "ü"]), max_size=20).map(
    "".join
)


@given(_SOURCES)
def test_any_source_can_be_read_and_set(source: str) -> None:
    tex = re.sub(r"\\[{}]", "", tex_of(read_latex(source).rich))
    assert tex.count("{") == tex.count("}")


@given(_SOURCES)
def test_no_command_survives_as_text(source: str) -> None:
    assert "\\" not in "".join(_texts(read_latex(source).rich))


@given(st.text())
def test_arbitrary_text_can_be_read(source: str) -> None:
    assert isinstance(text_of(source), str)


@given(st.text("abcüßé .,;:!()/-0123456789", max_size=20).filter(lambda text: "--" not in text and "  " not in text))
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    assert text_of(text) == text


def _texts(rich: Rich) -> list[str]:
    texts: list[str] = []
    for node in rich:
        if isinstance(node, Styled | Link):
            texts += _texts(node.content)
        elif isinstance(node, str):
            texts.append(node)
    return texts
