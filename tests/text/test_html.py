"""HTML in fields, as databases export it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.data import table
from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.html import mended
from cvtex.text.latex import read_latex


@pytest.mark.parametrize(
    ("source", "rich"),
    [
        pytest.param("A &amp; B", ("A & B",), id="crossref-ampersand"),
        pytest.param(r"A \&amp; B", ("A & B",), id="scholar-escaped-ampersand"),
        pytest.param(r"A {\&}amp; B", ("A & B",), id="mendeley-ampersand-in-braces"),
        pytest.param(r"A {\&}amp$\mathsemicolon$ B", ("A & B",), id="crossref-semicolon"),
        pytest.param("A &amp;amp; B", ("A & B",), id="escaped-twice"),
        pytest.param("&lt;i&gt;a&lt;/i&gt;", (Styled("emph", ("a",)),), id="escaped-element"),
        pytest.param("&amp;lt;i&amp;gt;a&amp;lt;/i&amp;gt;", (Styled("emph", ("a",)),), id="element-escaped-twice"),
        pytest.param("&#233;&eacute;&#xE9;&Eacute;", ("éééÉ",), id="letters"),
        pytest.param(r"caf{\&}\#233;", ("café",), id="escaped-number"),
        pytest.param("a&nbsp;b&ndash;c&mdash;d&hellip;", ("a\u00a0b–c—d…",), id="punctuation"),
        pytest.param("&alpha; &beta; &le; &times; &#8722;", ("α β ≤ × −",), id="symbols"),
        pytest.param("&#36;5 &#37; &#123;x&#125; &#95; &#92;emph", (r"$5 % {x} _ \emph",), id="tex's-own-characters"),
        pytest.param("&quot;a&quot; it&#39;s &lsquo;b&rsquo;", ('"a" it’s ‘b’',), id="quotation-marks"),
        pytest.param("<i>E. coli</i>", (Styled("emph", ("E. coli",)),), id="crossref-italic"),
        pytest.param("<em>a</em> <b>b</b>", (Styled("emph", ("a",)), " ", Styled("strong", ("b",))), id="em-and-b"),
        pytest.param("<jats:italic>a</jats:italic>", (Styled("emph", ("a",)),), id="jats-italic"),
        pytest.param("CO<sub>2</sub>", ("CO", Styled("subscript", ("2",))), id="crossref-subscript"),
        pytest.param("CO<inf>2</inf>", ("CO", Styled("subscript", ("2",))), id="scopus-inf"),
        pytest.param("<SUP>3</SUP>He", (Styled("superscript", ("3",)), "He"), id="ads-capitals"),
        pytest.param("<scp>dna</scp>", (Styled("smallcaps", ("dna",)),), id="wiley-small-capitals"),
        pytest.param('<span class="nocase">DNA</span>', ("DNA",), id="zotero-nocase"),
        pytest.param(
            '<span style="font-variant:small-caps;">a</span>',
            (Styled("smallcaps", ("a",)),),
            id="zotero-small-capitals",
        ),
        pytest.param("<jats:title>A</jats:title><jats:p>b</jats:p>", ("A b ",), id="jats-title"),
        pytest.param("a<br/>b<br>c", ("a b c",), id="line-breaks"),
        pytest.param('<a href="https://a.org/x_y">b</a>', (Link("https://a.org/x_y", ("b",)),), id="link"),
        pytest.param("<i>a <b>b</b></i>", (Styled("emph", ("a ", Styled("strong", ("b",)))),), id="nested"),
        pytest.param(
            r"{\textless}i{\textgreater}a{\textless}/i{\textgreater}", (Styled("emph", ("a",)),), id="zotero-brackets"
        ),
        pytest.param(
            r"\textlessi\textgreaterHomo\textless/i\textgreater", (Styled("emph", ("Homo",)),), id="zotero-run-together"
        ),
        pytest.param(
            r"\textless{}sub\textgreater{}2\textless{}/sub\textgreater{}", (Styled("subscript", ("2",)),), id="mendeley"
        ),
        pytest.param("$<$i$>$a$<$/i$>$", (Styled("emph", ("a",)),), id="scholar-dollars"),
        pytest.param(r"$\less$i$\greater$a$\less$/i$\greater$", (Styled("emph", ("a",)),), id="crossref-less"),
        pytest.param("<q>a</q>", ("“a”",), id="quotation"),
        pytest.param(
            r"<tex-math>\documentclass{minimal}\begin{document}$$x^2$$\end{document}</tex-math>",
            (Math("x^2"),),
            id="springer-tex-math",
        ),
    ],
)
def test_html_is_read_as_what_it_means_with_one_remark(source: str, rich: Rich) -> None:
    reading = read_latex(source)
    assert reading.rich == rich
    assert reading.losses == ()
    assert [remark.message.partition(",")[0] for remark in reading.remarks] == ["it holds HTML"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("A <canvas> element", id="unknown-element"),
        pytest.param("x < y > z", id="signs"),
        pytest.param("<100> direction", id="crystal-direction"),
        pytest.param("the <b> tag", id="element-that-nothing-ends"),
        pytest.param("the </b> tag", id="element-that-nothing-begins"),
        pytest.param("R&D; AT&T; Q&A;", id="ampersands-and-semicolons"),
        pytest.param("a &copy b &foo; &#9999999;", id="no-entities"),
        pytest.param("vector<int>", id="type"),
        pytest.param("List<List<i>>", id="types"),
        pytest.param("a < b and c > d", id="comparison"),
    ],
)
def test_everything_else_is_text(source: str) -> None:
    reading = read_latex(source)
    assert plain(reading.rich) == source
    assert (reading.losses, reading.remarks) == ((), ())


def test_crossing_elements_lose_no_text() -> None:
    assert plain(read_latex("<i>a <b>b</i> c</b>").rich) == "a <b>b c</b>"


def test_a_remark_names_what_was_found() -> None:
    (remark,) = read_latex("<i>a</i> &amp; <b>b</b> <sub>c</sub> &eacute;").remarks
    assert remark.message == "it holds HTML, `&amp;`, `&eacute;`, `<i>`, `<b>` …, which cvtex reads as LaTeX"


def test_a_source_without_html_stays_as_it_is() -> None:
    assert mended(r"a {\"o} $x$").source == r"a {\"o} $x$"


@given(
    st.lists(st.sampled_from(["<", ">", "&", ";", "amp", "i", "/", "math", "mi", " ", "=", '"', "\\", "$", "#6", "a"]))
)
def test_any_source_can_be_mended(pieces: list[str]) -> None:
    assert isinstance(mended("".join(pieces)).source, str)


def test_every_element_keeps_its_braces_balanced() -> None:
    for before, after in table("text/html")["elements"].values():
        assert (before + after).count("{") == (before + after).count("}")
