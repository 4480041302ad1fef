"""LaTeX in .bib fields to text. The ids begin with whose rule or export it is."""

import re

import pytest

from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.latex import read_latex, text_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(r"{\"o}", "ö", id="bibtex-braces-outside"),
        pytest.param(r"\"{o}", "ö", id="latex-braces-inside"),
        pytest.param(r"\"o", "ö", id="latex-no-braces"),
        pytest.param(r"{\"{o}}", "ö", id="bibtex-braces-on-both-sides"),
        pytest.param(r"\" o", "ö", id="latex-space-after-a-sign"),
        pytest.param(r"{\" o}", "ö", id="citation-js-space-in-a-group"),
        pytest.param(r"\v{s}\v s{\v s}\v{\i}", "šššǐ", id="latex-caron"),
        pytest.param(r"\c c\c{c}{\c{c}}", "ççç", id="latex-cedilla"),
        pytest.param(r"\'\i\'{\i}\'{i}{\'\i}{\'{\i}}", "ííííí", id="latex-dotless-i"),
        pytest.param(r"\'\j{\v\j}", "j́ǰ", id="latex-dotless-j"),
        pytest.param(r"\.{\i}\.I\.{z}{\.\i}", "iİżi", id="latex-dot"),
        pytest.param(r"\`a\^a\~a\=a\u a\r a\H o\k a\d a\b k", "àâãāăåőąạḵ", id="latex-accents"),
        pytest.param(r"\textcommabelow{s}\textcommabelow T\textogonekcentered{a}", "șȚą", id="latex-t1-accents"),
        pytest.param(r"\h{o}\OHORN\uhorn{}\'{\ohorn}", "ỏƠướ", id="vntex-letters"),
        pytest.param(r"\f{a}\G{a}\C{e}", "ȃȁȅ", id="latex-slavic-accents"),
        pytest.param(r"\t{oo}", "o͡o", id="latex-tie-accent"),
        pytest.param(r"\'{\^e}\d{\=a}\'{\"u}", "ếạ̄ǘ", id="latex-two-accents"),
        pytest.param(r"\'{\ae}\v{\ae}", "ǽæ̌", id="latex-accent-on-a-ligature"),
        pytest.param(r"\'{ab}", "áb", id="latex-accent-on-the-first-of-two"),
        pytest.param(r"\'{\it e}x", "éx", id="latex-accent-on-a-styled-letter"),
        pytest.param(r"\~{}\^{}\'{}\u{}\v{}", "~^´˘ˇ", id="latex-accents-on-nothing"),
        pytest.param(r"\o\O\l\L\ss\ae\AE\oe\OE\aa\AA\dh\th\dj\ng\i", "øØłŁßæÆœŒåÅðþđŋı", id="latex-letters"),
        pytest.param(r"\DH\TH\DJ\NG\SS\j\ij\IJ", "ÐÞĐŊSSȷĳĲ", id="latex-t1-letters"),
        pytest.param(r"\o{}re \aa land {\ss} \O resund", "øre åland ß Øresund", id="latex-letters-and-what-follows"),
        pytest.param(r"S{\o}ren Kirkegaard", "Søren Kirkegaard", id="bibtex-ruby-letter-in-braces"),
        pytest.param(r"Erd{\H o}s, P{\'a}l", "Erdős, Pál", id="bibtex-name"),
        pytest.param(r"\v{C}ech, {\v Z}i{\v z}ek, \.{Z}ak", "Čech, Žižek, Żak", id="bibtex-slavic-names"),
        pytest.param(r"Ho{\`a}ng V{\~u}", "Hoàng Vũ", id="bibtex-vietnamese"),
        pytest.param(r"Kun\c seong \c{S}ahin \c{t}", "Kunşeong Şahin ţ", id="latex-cedillas"),
        pytest.param("G\u00f6del ü", "Gödel ü", id="biber-unicode"),
        pytest.param("e\u0301", "e\u0301", id="biber-decomposed-unicode"),
        pytest.param("{N}oether and {HTML} {{BERT}}", "Noether and HTML BERT", id="bibtex-case-braces"),
        pytest.param("{{Bayes}ian} A{{B}}C {t}he", "Bayesian ABC the", id="bibtex-case-braces-in-words"),
        pytest.param("{A {very {long {title}}}}", "A very long title", id="zotero-nested-braces"),
        pytest.param("{}a{}b{ }c", "ab c", id="cvtex-empty-groups"),
        pytest.param("a -- b --- c - d", "a – b — c - d", id="latex-dashes"),
        pytest.param("----", "—-", id="tex-four-hyphens"),
        pytest.param("-{}-", "--", id="latex-hyphens-kept-apart"),
        pytest.param("a... b", "a... b", id="cvtex-three-full-stops-stay"),
        pytest.param(r"a\dots b\ldots{} c\textellipsis", "a…b… c…", id="latex-ellipses"),
        pytest.param("``a'' `b'", "“a” ‘b’", id="latex-quotes"),
        pytest.param("!`Hola! ?`Qu\\'e?", "¡Hola! ¿Qué?", id="tex-inverted-punctuation"),
        pytest.param(r"\glqq a\grqq{} \flqq b\frqq", "„a“ «b»", id="babel-german-and-french-quotes"),
        pytest.param('"`a"\' ,,b``', "„a“ „b“", id="babel-german-shorthands"),
        pytest.param(r'M"uller, Gr"o"se', "Müller, Größe", id="babel-umlauts-inside-words"),
        pytest.param(r"\og a\fg{}", "«\u00a0a\u00a0»", id="babel-french-guillemets"),
        pytest.param(r"\guillemotleft a\guillemotright\quotedblbase\textquotedblleft", "«a»„“", id="latex-quote-names"),
        pytest.param(r"\enquote{a \enquote{b}} \enquote*{c}", "“a ‘b’” ‘c’", id="csquotes-enquote"),
        pytest.param(r"\mkbibquote{a} \mkbibparens{b} \mkbibbrackets{c}", "“a” (b) [c]", id="biblatex-marks"),
        pytest.param('"a" and 5" disks', '“a” and 5" disks', id="cvtex-straight-quotes"),
        pytest.param("'a' O'Brien's '90s rock 'n' roll", "‘a’ O’Brien’s ’90s rock ’n’ roll", id="cvtex-apostrophes"),
        pytest.param("L'oscillation", "L’oscillation", id="jabref-apostrophe"),
        pytest.param("a~b", "a\u00a0b", id="latex-tie-is-a-no-break-space"),
        pytest.param("a\u00a0b\u2003c", "a\u00a0b\u2003c", id="biber-unicode-spaces-stay"),
        pytest.param("a \n\t b", "a b", id="bibtex-white-space"),
        pytest.param("a\n\nb", "a b", id="latex-empty-line"),
        pytest.param(r"a\par b\\c\newline d\\[2pt]e", "a b c d e", id="latex-paragraph-and-line-break"),
        pytest.param(r"a\-b\/c\@{}d", "abcd", id="latex-nothing-to-see"),
        pytest.param(r"a\,b\;c\ d\quad e\!f", "a\u2009b\u2009c d ef", id="latex-spaces"),
        pytest.param("50% of it", "50% of it", id="cvtex-percent-sign-is-no-comment"),
        pytest.param(r"50\% of it", "50% of it", id="latex-escaped-percent-sign"),
        pytest.param(r"a\\% b", "a % b", id="latex-percent-sign-after-a-line-break"),
        pytest.param(r"\& \# \_ \$ \{ \}", "& # _ $ { }", id="latex-escaped-characters"),
        pytest.param(r"\$5 and \$6", "$5 and $6", id="latex-escaped-dollars"),
        pytest.param("$5 and $6", "$5 and $6", id="cvtex-dollars"),
        pytest.param("US$ 5 to US$ 6", "US$ 5 to US$ 6", id="cvtex-dollars-and-spaces"),
        pytest.param("US$20/day to US$30/day", "US$20/day to US$30/day", id="cvtex-dollars-and-strokes"),
        pytest.param("A $5-$10 meal, $100 million", "A $5-$10 meal, $100 million", id="cvtex-range-of-dollars"),
        pytest.param("Ke$ha", "Ke$ha", id="cvtex-dollar-in-a-word"),
        pytest.param("A & B #1 a_b x^2 AT&T snake_case", "A & B #1 a_b x^2 AT&T snake_case", id="cvtex-bare-signs"),
        pytest.param("a < b > c <100>", "a < b > c <100>", id="cvtex-angle-brackets"),
        pytest.param("A <canvas> element", "A <canvas> element", id="cvtex-unknown-element"),
        pytest.param(r"\textbackslash input", r"\input", id="latex-backslash-character"),
        pytest.param(r"\textless a\textgreater{} \textbar\textasciitilde\textasciicircum", "<a> |~^", id="latex-ascii"),
        pytest.param(r"\S\P\dag\ddag\pounds\copyright", "§¶†‡£©", id="latex-symbols"),
        pytest.param(r"\textregistered\texttrademark\textdegree\texteuro\textonehalf\textmu", "®™°€½µ", id="textcomp"),
        pytest.param(r"\euro{}5 25\textcelsius{} \textnumero 5", "€5 25°C №5", id="textcomp-units"),
        pytest.param(r"\copyright\ a", "© a", id="latexcodec-control-space"),
        pytest.param(r"\LaTeX{} and \BibTeX\ x", "LaTeX and BibTeX x", id="latex-logos"),
        pytest.param(r"{\relax Ch}ristos", "Christos", id="bibtex-relax"),
        pytest.param(r"\noopsort{1973b}1973", "1973", id="bibtex-noopsort"),
        pytest.param(r"{\SortNoop{a}}b", "b", id="bibtex-sortnoop"),
        pytest.param(r"\uppercase{d}e la Cruz", "De la Cruz", id="bibtex-uppercase"),
        pytest.param(r"\MakeUppercase{a\"o} \MakeLowercase{AB}", "AÖ ab", id="latex-case"),
        pytest.param(r"\texorpdfstring{a}{b}", "a", id="hyperref-first-of-two-texts"),
        pytest.param(r"\textcolor{red}{a}\color{blue}b\colorbox{red}{c}", "abc", id="xcolor"),
        pytest.param(r"\mbox{a}\text{b}\hbox{c}\textnormal{d}", "abcd", id="latex-commands-that-print-their-argument"),
        pytest.param(r"\foreignlanguage{german}{Wort} \textgreek{a}", "Wort a", id="babel-language"),
        pytest.param(r"\bibinfo{title}{A}\natexlab{b}", "Ab", id="natbib-and-revtex"),
        pytest.param(r"\mkbibnamefamily{Noether} \mkbibordinal{3}", "Noether 3", id="biblatex-names"),
        pytest.param(r"a\label{x}\index{y}\hspace{1em}b\xspace\sloppy", "ab", id="latex-commands-that-print-nothing"),
        pytest.param(r"\bgroup\it a\egroup", "a", id="tex-groups-by-name"),
        pytest.param(
            r"\apj, \mnras, \aap",
            "Astrophysical Journal, Monthly Notices of the Royal Astronomical Society, Astronomy and Astrophysics",
            id="ads-journals",
        ),
        pytest.param(
            r"\alpha-helix, \beta, \Omega, \to, \leq, \pm", "α-helix, β, Ω, →, ≤, ±", id="biber-symbols-in-text"
        ),
        pytest.param(r"\not= \not\in", "≠ ∉", id="tex-not"),
        pytest.param(r"\frac{1}{2} \nicefrac12", "1/2 1/2", id="latex-fractions-in-text"),
        pytest.param(r"\dot x\hat{a}\bar o", "ẋâō", id="latex-mathematical-accents-in-text"),
        pytest.param(r"\CYRA\cyrb", "Аб", id="latex-cyrillic"),
        pytest.param("TGF-β, α-helix, µm, Δ", "TGF-β, α-helix, µm, Δ", id="crossref-greek"),
        pytest.param("x² H₂O ½ ′ − ≤", "x² H₂O ½ ′ − ≤", id="crossref-signs"),
        pytest.param("\u201cA\u201d \u2013 b\u2019s", "“A” – b’s", id="zotero-typographic-characters"),
        pytest.param(r"M$\ddot{u}$ller", "Müller", id="scholar-mathematical-accent-in-a-word"),
        pytest.param(r"M$\ddot{\rm u}$ller, K$\ddot{\mathrm{o}}$nig", "Müller, König", id="scholar-upright-accent"),
        pytest.param(r"Ren$\acute{e}$ and $\grave{a}$ and Cr$\hat e$pe", "René and à and Crêpe", id="scholar-accents"),
        pytest.param(r"Garc$\acute{\imath}$a", "García", id="scholar-dotless-i"),
        pytest.param(r"20$^\circ$C, 5$^{\circ}$, 3$\degree$", "20°C, 5°, 3°", id="ads-degrees"),
        pytest.param(r"\verb|a_b$| \verb+x+", "a_b$ x", id="latex-verbatim"),
        pytest.param("^^5cinput", "^^5cinput", id="tex-character-code-is-text"),
        pytest.param(r"\num{1e-5} \SI{5}{\micro\metre}", "1 × 10−5 5\u202fµm", id="siunitx"),
        pytest.param(r"\ce{H2O} \ce{2H2 + O2 -> 2H2O}", "H2O 2H2 + O2 → 2H2O", id="mhchem"),
        pytest.param("http://a.org/~b--c_d", "http://a.org/~b--c_d", id="cvtex-bare-address"),
        pytest.param(r"\emph", "", id="latex-command-without-its-argument"),
        pytest.param(r"a \enquote", "a “”", id="csquotes-without-an-argument"),
        pytest.param("", "", id="cvtex-nothing"),
    ],
)
def test_latex_means_this_text(source: str, text: str) -> None:
    reading = read_latex(source)
    assert plain(reading.rich) == text
    assert (reading.losses, reading.remarks) == ((), ())


@pytest.mark.parametrize(
    ("source", "rich"),
    [
        pytest.param("", (), id="cvtex-nothing"),
        pytest.param("{}", (), id="cvtex-empty-group"),
        pytest.param("a", ("a",), id="cvtex-text"),
        pytest.param(r"\emph{a} b", (Styled("emph", ("a",)), " b"), id="latex-emph"),
        pytest.param(r"\underline{a}", (Styled("emph", ("a",)),), id="latex-underline-is-emphasis"),
        pytest.param(r"\textbf{\textit{a}}", (Styled("strong", (Styled("emph", ("a",)),)),), id="latex-nested"),
        pytest.param(r"\textsc{a}", (Styled("smallcaps", ("a",)),), id="latex-small-capitals"),
        pytest.param(r"\mkbibacro{A}", (Styled("smallcaps", ("A",)),), id="biblatex-acronym"),
        pytest.param(r"1\textsuperscript{st}", ("1", Styled("superscript", ("st",))), id="latex-superscript"),
        pytest.param(r"\textsubscript{2}", (Styled("subscript", ("2",)),), id="latex-subscript"),
        pytest.param(r"\texttt{a\_b's}", (Styled("code", ("a_b's",)),), id="latex-typewriter"),
        pytest.param(r"\verb|a_b|", (Styled("code", ("a_b",)),), id="latex-verb"),
        pytest.param(r"\path{a_b}", (Styled("code", ("a_b",)),), id="url-path"),
        pytest.param(r"\mkbibemph{a}", (Styled("emph", ("a",)),), id="biblatex-emphasis"),
        pytest.param(r"{\em a} b", (Styled("emph", ("a",)), " b"), id="latex-declaration-to-the-end-of-its-group"),
        pytest.param(r"{\it a\/} b", (Styled("emph", ("a",)), " b"), id="bibtex-italic-correction"),
        pytest.param(r"a \bf b", ("a ", Styled("strong", ("b",))), id="latex-declaration-to-the-end-of-the-field"),
        pytest.param(
            r"{\sc a {\it b} c}", (Styled("smallcaps", ("a ", Styled("emph", ("b",)), " c")),), id="latex-in-groups"
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
        pytest.param(r"\url|http://a.b/c|", (Link("http://a.b/c", ("http://a.b/c",)),), id="url-between-signs"),
        pytest.param(r"\doi{10.1000/a_b}", (Link("https://doi.org/10.1000/a_b", ("10.1000/a_b",)),), id="doi-command"),
        pytest.param(
            "see https://a.org/b_c.", ("see ", Link("https://a.org/b_c", ("https://a.org/b_c",)), "."), id="cvtex-bare"
        ),
        pytest.param(
            r"\href{http://a.b/%7Ec}{x \emph{y}}",
            (Link("http://a.b/%7Ec", ("x ", Styled("emph", ("y",)))),),
            id="hyperref-href",
        ),
        pytest.param(
            r"\href{http://a.b}{http://c.d}", (Link("http://a.b", ("http://c.d",)),), id="cvtex-link-in-a-link"
        ),
        pytest.param(r"\href{http://a.b}{}", (Link("http://a.b", ("http://a.b",)),), id="cvtex-href-without-text"),
        pytest.param(r"\href{}{x}", ("x",), id="cvtex-href-to-nowhere"),
        pytest.param(r"$x_1$ a", (Math("x_1"), " a"), id="latex-mathematics"),
        pytest.param("$ e=mc^2 $", (Math("e=mc^2"),), id="bibtexparser-spaces-in-dollars"),
        pytest.param(
            r"\(\alpha\)\[\beta\]$$\gamma$$", (Math(r"\alpha"), Math(r"\beta"), Math(r"\gamma")), id="latex-all-signs"
        ),
        pytest.param(r"\begin{equation}x\end{equation}", (Math("x"),), id="latex-equation"),
        pytest.param(r"\ensuremath{\alpha}", (Math(r"\alpha"),), id="latex-ensuremath"),
        pytest.param(r"{$\beta$}-decay", (Math(r"\beta"), "-decay"), id="ads-mathematics-in-braces"),
        pytest.param(r"$\bar{p}p$ and $\hat{H}$", (Math(r"\bar{p}p"), " and ", Math(r"\hat{H}")), id="inspire-accents"),
        pytest.param(r"$\bar{p}$", (Math(r"\bar{p}"),), id="inspire-antiproton-is-no-letter"),
        pytest.param("H$_2$O", ("H", Styled("subscript", ("2",)), "O"), id="latex-chemistry"),
        pytest.param("$^{13}$C", (Styled("superscript", ("13",)), "C"), id="ads-isotope"),
        pytest.param("${}^{3}$He", (Styled("superscript", ("3",)), "He"), id="ads-isotope-with-an-empty-group"),
        pytest.param("Ca$^{2+}$", ("Ca", Styled("superscript", ("2+",))), id="latex-ion"),
        pytest.param("O$_2^-$", ("O", Math("_2^-")), id="latex-both-scripts-are-mathematics"),
        pytest.param(
            "1$^{st}$ 2$^{\\rm nd}$",
            ("1", Styled("superscript", ("st",)), " 2", Styled("superscript", ("nd",))),
            id="latex-ordinals",
        ),
        pytest.param("C$_n$", ("C", Math("_n")), id="latex-index-is-mathematics"),
        pytest.param(r"v$_{\mathrm{max}}$", ("v", Styled("subscript", ("max",))), id="latex-upright-index"),
        pytest.param(r"$50\%$ 5%", (Math(r"50\%"), " 5%"), id="latex-percent-sign-in-mathematics"),
        pytest.param("$50%$ $R&D$", (Math(r"50\%"), " ", Math(r"R\&D")), id="cvtex-bare-signs-in-mathematics"),
        pytest.param("$α$", (Math("α"),), id="cvtex-unicode-in-mathematics"),
        pytest.param(r"\emph $x$", (Styled("emph", (Math("x"),)),), id="cvtex-mathematics-as-an-argument"),
        pytest.param(
            r"\ce{SO4^2-}", ("SO", Styled("subscript", ("4",)), Styled("superscript", ("2−",))), id="mhchem-ion"
        ),
        pytest.param(r"\ce{$n$H2O}", (Math("n"), "H", Styled("subscript", ("2",)), "O"), id="mhchem-mathematics"),
        pytest.param(r"\'{\it e}x", (Styled("emph", ("é",)), "x"), id="latex-accent-keeps-the-style"),
        pytest.param(
            r"\uppercase{a{\it b}$x$}", ("A", Styled("emph", ("B",)), Math("x")), id="latex-case-of-styled-text"
        ),
    ],
)
def test_latex_means_this_rich_text(source: str, rich: Rich) -> None:
    reading = read_latex(source)
    assert reading.rich == rich
    assert (reading.losses, reading.remarks) == ((), ())


@pytest.mark.parametrize(
    ("source", "text", "remark"),
    [
        pytest.param(r"a \foo{b} c", "a b c", r"`\foo` is not a command that cvtex knows", id="command"),
        pytest.param(r"\section*{a}", "a", r"`\section` is not a command that cvtex knows", id="command-with-a-star"),
        pytest.param(r"\input{x}", "x", r"`\input` is not a command that cvtex knows", id="input"),
        pytest.param(r"\cite{x}", "x", r"`\cite` is not a command that cvtex knows", id="citation"),
        pytest.param(r"a \today", "a ", r"`\today` is not a command that cvtex knows", id="today"),
        pytest.param(r"\foo \foo", "", r"`\foo` is not a command that cvtex knows", id="once-for-all"),
        pytest.param(r"\begin{x}a\end{x}", " a ", "the environment `x` means nothing in a field", id="environment"),
        pytest.param(r"a\end{document}b", "a b", None, id="end-of-the-document"),
        pytest.param(r"\begin a", " a", r"`\begin` means nothing in a field", id="begin-of-nothing"),
        pytest.param("of $x_1", "of $x_1", "`$` begins mathematics that nothing ends", id="one-dollar"),
        pytest.param(r"\(x", "x", r"`\(` begins mathematics that nothing ends", id="one-parenthesis"),
        pytest.param(r"x\)", "x", r"`\)` ends mathematics that nothing begins", id="other-parenthesis"),
        pytest.param("a } b", "a b", "`}` has no `{`", id="closing-brace"),
        pytest.param("a { b", "a b", "`{` has no `}`", id="open-brace"),
        pytest.param(r"\emph{a \textbf{b", "a b", "`{` has no `}`", id="open-arguments"),
        pytest.param(
            r"See \url{https://human_resources.org",
            "See https://human_resources.org",
            "`{` has no `}`",
            id="bibtexparser-open-address",
        ),
        pytest.param(
            r"a\footnote{b}",
            "a (b)",
            r"`\footnote` has no place in a field; its text is printed in parentheses",
            id="footnote",
        ),
        pytest.param(
            r"a\thanks{b}",
            "a (b)",
            r"`\thanks` has no place in a field; its text is printed in parentheses",
            id="thanks",
        ),
        pytest.param(r"a \verb", "a ", r"`\verb` has no sign that ends it", id="verb-without-an-end"),
        pytest.param(r"a\'", "a", r"`\'` has no letter to stand on", id="bibtexparser-accent-at-the-end"),
        pytest.param(r"\url", "", r"`\url` has nothing to work on", id="url-without-an-address"),
        pytest.param(
            "a $x_a_b$ b",
            "a x_a_b b",
            "`_` comes twice: put braces round what the first one belongs to; the mathematics is printed as text",
            id="double-subscript",
        ),
        pytest.param(
            r"$\alpha_$",
            "α_",
            "`_` needs something after it; the mathematics is printed as text",
            id="script-of-nothing",
        ),
        pytest.param(
            "in $in vivo$ cells", "in in vivo cells", "`$in vivo$` is words, not mathematics", id="words-in-dollars"
        ),
        pytest.param("A &amp; B", "A & B", "it holds HTML, `&amp;`, which cvtex reads as LaTeX", id="html"),
    ],
)
def test_what_is_odd_is_a_remark_and_its_text_stays(source: str, text: str, remark: str | None) -> None:
    reading = read_latex(source)
    assert plain(reading.rich) == text
    assert reading.losses == ()
    assert [found.message for found in reading.remarks] == ([remark] if remark else [])
    assert all(found.help for found in reading.remarks)


@pytest.mark.parametrize(
    ("source", "text", "loss"),
    [
        pytest.param(
            r"a $\input{x}$ b",
            "a x b",
            r"`\input` is not a command of mathematics that cvtex knows",
            id="forbidden-mathematics",
        ),
        pytest.param(
            r"a $\RR^n$ b",
            "a ^n b",
            r"`\RR` is not a command of mathematics that cvtex knows",
            id="command-of-the-author",
        ),
    ],
)
def test_a_command_in_mathematics_that_nobody_knows_is_a_loss_and_the_rest_stays(
    source: str, text: str, loss: str
) -> None:
    reading = read_latex(source)
    assert plain(reading.rich) == text
    assert reading.losses == (loss,)


def test_words_in_dollars_are_in_italics() -> None:
    assert read_latex("$E. coli$").rich == (Styled("emph", ("E. coli",)),)


def test_plain_text_keeps_straight_marks_for_names() -> None:
    assert text_of(r"O'Brien, \"Ozg\"ur {\textquotedbl}x{\textquotedbl} ``y''") == 'O\'Brien, Özgür "x" “y”'


def test_what_the_walker_marks_for_itself_is_replaced_in_a_source() -> None:
    assert not re.search("[\ufdd0-\ufdef]", text_of("a\ufdd21\ufdd3\ufdd0\ufdd6 $x$"))


def test_a_source_that_no_walker_can_read_is_a_loss_and_its_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("cvtex.text.latex._walked", fail)
    reading = read_latex(r"\emph{too \textbf{deep}}")
    assert plain(reading.rich).split() == ["too", "deep"]
    assert reading.losses == ("it cannot be read as LaTeX",)


@pytest.mark.parametrize(
    "source", [r"\href{http://x.y}", r"\href{http://x.y}{}", r"{\href{http://x.y}}", r"\href{http://x.y}{ }"]
)
def test_a_link_without_text_shows_its_address(source: str) -> None:
    assert read_latex(source).rich == (Link("http://x.y", ("http://x.y",)),)
