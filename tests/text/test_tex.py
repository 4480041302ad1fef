"""Text to safe LaTeX."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.data import table
from cvtex.model.rich import Link, Math, RawTex, Rich, Styled
from cvtex.text.characters import shown_characters
from cvtex.text.latex import text_of
from cvtex.text.tex import (
    Tex,
    breakable,
    breakable_url,
    escape,
    escape_url,
    foreign,
    link,
    swallowed,
    tex_of,
    unprintable,
)

_CHARACTERS = table("text/characters")
_INVISIBLE = set(
    "\u2004\u2005\u2006\u2007\u2008\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f\u00ad\u2009\u200a\u202f\u2002\u2003\u200b\u200c\u200d\u2060\ufeff\u2010\u2011\u2015\u0149"
)
"""Printed as nothing, as another space or dash, or as two characters."""
_PRINTABLE = sorted(
    {chr(code) for code in range(0x20, 0x7F)}
    | {*_CHARACTERS["commands"], *_CHARACTERS["glyphs"]["text"], *_CHARACTERS["composed"]["text"]} - _INVISIBLE
    | {*_CHARACTERS["mathematics"], *_CHARACTERS["parts"]}
    | set("ⅣﬁＡ①ₙⁿ㎞Ĳǆ")
)
_LIGATURE = re.compile("--|–-|<<|>>|,,|''|’’|'’|’'|‘‘|[!?][`‘]")


def _printed(tex: str) -> str:
    r"""Return the text that LaTeX prints, `\\cvglyph` and `\\cvmath` as the character that they tell the PDF."""
    opening = re.compile(r"\\cv(?:glyph|math)\{([0-9A-F]+)\}\{")
    while match := opening.search(tex):
        end, depth = match.end(), 1
        while depth:
            depth += (tex[end] == "{") - (tex[end] == "}")
            end += 1
        tex = tex[: match.start()] + bytes.fromhex(match[1]).decode("utf-16-be") + tex[end:]
    return text_of(tex)


def _normal(text: str) -> str:
    return re.sub(" +", " ", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param("50% & more_#1", r"50\% \& more\_\#1", id="special-characters"),
        pytest.param(r"\input{x}", r"\textbackslash{}input\{x\}", id="command"),
        pytest.param("$x^2$ ~", r"\$x\textasciicircum{}2\$ \textasciitilde{}", id="mathematics-is-text"),
        pytest.param("a\n\t b", "a b", id="white-space-is-one-space"),
        pytest.param("a\n\nb", "a b", id="no-paragraph"),
        pytest.param("--help", "-{}-help", id="two-hyphens"),
        pytest.param("---", "-{}-{}-", id="three-hyphens"),
        pytest.param("?`", r"?{}\textasciigrave{}", id="question-mark-and-grave"),
        pytest.param("e\u0301", "é", id="decomposed-letter"),
        pytest.param("ă", r"\cvglyph{0103}{ă}", id="letter-of-parts"),
        pytest.param("ǧ", r"\cvglyph{01E7}{\cvover{\v}{g}}", id="letter-and-accent"),
        pytest.param("m\u0304", r"\cvglyph{006D0304}{\cvover{\=}{m}}", id="letter-and-combining-accent"),
        pytest.param("ế", r"\cvglyph{1EBF}{\cvover{\'}{ê}}", id="two-accents"),
        pytest.param("ữ", r"\cvglyph{1EEF}{\cvhorn{ũ}}", id="accent-and-horn"),
        pytest.param("ỉ", r"\cvglyph{1EC9}{\cvhook{\i{}}}", id="no-dot-under-an-accent"),
        pytest.param("r\u0325", r"\cvglyph{00720325}{\cvunder{\r}{r}}", id="ring-below"),
        pytest.param("≤", r"\cvmath{2264}{\le}", id="symbol"),
        pytest.param("TGF-β", r"TGF-\cvmath{03B2}{\beta}", id="greek-letter"),
        pytest.param("Α", r"\cvglyph{0391}{A}", id="greek-capital-like-a-latin-one"),
        pytest.param("Ⅳ", r"\cvglyph{2163}{IV}", id="number-form"),
        pytest.param("x⁵", r"x\cvglyph{2075}{\textsuperscript{5}}", id="superscript-digit"),
        pytest.param("ﬁ", r"\cvglyph{FB01}{fi}", id="ligature-character"),
        pytest.param("o͡o", r"\cvglyph{006F0361006F}{{\fontfamily{lmr}\selectfont\newtie{oo}}}", id="tie"),
        pytest.param("a\u00a0b", "a~b", id="no-break-space"),
        pytest.param("🙂", "?", id="what-no-font-has-is-a-question-mark"),
    ],
)
def test_escape_prints_the_characters_as_they_are(text: str, tex: str) -> None:
    assert escape(text) == tex


@given(st.text())
def test_escape_takes_any_text_and_balances_its_braces(text: str) -> None:
    tex = re.sub(r"\\[{}]", "", escape(text))
    depths = [tex[:end].count("{") - tex[:end].count("}") for end in range(len(tex) + 1)]
    assert min(depths) == depths[-1] == 0


@given(st.text(_PRINTABLE))
@example("a \\& b -- “c” {d} $e$ %f")
def test_reading_escaped_text_gives_the_text_back(text: str) -> None:
    assert _printed(escape(text)) == _normal(text)


@given(st.text("-–—‐<>,'’‘`!?\u200b\u200c\u200d\u2060\ufeff\u2011", max_size=8))
def test_no_two_characters_become_a_ligature(text: str) -> None:
    assert not _LIGATURE.search(escape(text))


@given(st.text(_PRINTABLE))
def test_printable_text_has_nothing_unprintable(text: str) -> None:
    assert unprintable(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("🙂🙃🙂", ["🙂", "🙃"], id="each-once"),
        pytest.param("TGF-β, α-helix, µ, μ, Δ, Λ-CDM", [], id="greek-letters-in-names"),
        pytest.param("Αθήνα", [], id="greek-accents"),
        pytest.param("² ₂ ⁺ ⅓ Ⅳ ﬁ Ａ ′ ″ − ≤ → ⇌", [], id="signs-in-titles"),
        pytest.param("Москва", [], id="cyrillic"),
        pytest.param("m\u0304 m\u20e3", ["\u20e3"], id="unknown-combining-mark"),
        pytest.param("a\x02b", ["\x02"], id="control-character"),
        pytest.param("a\t\n\u2028b", [], id="white-space"),
        pytest.param("ế ħ ș", [], id="composed"),
        pytest.param("🙂", ["🙂"], id="emoji"),
    ],
)
def test_unprintable_finds_what_no_font_has(text: str, found: list[str]) -> None:
    assert unprintable(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Αθήνα, TGF-β", ["ή"], id="greek-accents"),
        pytest.param("中文中 🙂", ["中", "文"], id="each-once"),
        pytest.param("Nguyễn Thị Minh Khai, ș ǧ ħ", [], id="composed-letters"),
        pytest.param("Cəlil", ["ə"], id="rare-latin-letters"),
        pytest.param("и\u0301", ["и\u0301"], id="with-its-mark"),
    ],
)
def test_foreign_finds_what_another_program_sets(text: str, found: list[str]) -> None:
    assert foreign(text) == found


@given(st.text())
def test_an_escaped_address_holds_only_safe_characters(text: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9.~:/?@!'()*+,;=\[\]-]|\\[%#&_$])*", escape_url(text))


@pytest.mark.parametrize(
    ("url", "tex"),
    [
        pytest.param("https://a.org/b_c%20d#e?f&g=~h", r"https://a.org/b\_c\%20d\#e?f\&g=~h", id="tex's-own"),
        pytest.param("https://a.org/{b} c", r"https://a.org/\%7Bb\%7D\%20c", id="braces-and-space"),
        pytest.param("https://a.org/ü\\", r"https://a.org/\%C3\%BC\%5C", id="letters-and-backslash"),
    ],
)
def test_an_address_is_percent_encoded(url: str, tex: str) -> None:
    assert escape_url(url) == tex


def test_a_shown_address_breaks_after_slashes_and_not_at_hyphens() -> None:
    assert breakable_url("a.org/b.d/c-e") == r"\cvurl{a.org/\cvbreak{}b.\cvbreak{}d/\cvbreak{}c\mbox{-}e}"


@pytest.mark.parametrize(
    ("rich", "tex"),
    [
        pytest.param((), "", id="nothing"),
        pytest.param(("a & b",), r"a \& b", id="text"),
        pytest.param(("-", "-"), "-{}-", id="neighbouring-texts-make-no-ligature"),
        pytest.param((Styled("emph", ("a", Styled("strong", ("b",)))),), r"\emph{a\textbf{b}}", id="styles"),
        pytest.param((Link("https://a.org/%20", ("a_b",)),), r"\href{https://a.org/\%20}{a\_b}", id="link"),
        pytest.param((Math(r"x^2 < \alpha"),), r"$x^2 < \alpha$", id="mathematics"),
        pytest.param((Math(r"\text{a} \textrm{b}"),), r"$\textrm{a} \textrm{b}$", id="mathematics-of-a-package"),
        pytest.param((Math(r"\mathbb{R}^n"),), r"${\cvglyph{211D}{\mathbf{R}}}^n$", id="letter-that-the-fonts-lack"),
        pytest.param((RawTex(r"\foo{&}"),), r"\foo{&}", id="raw"),
        pytest.param((RawTex(r"\foo{Нос} é"),), r"\foo{\cvscript{Cyrl}{Нос}} é", id="raw-in-another-script"),
    ],
)
def test_rich_text_becomes_latex(rich: Rich, tex: str) -> None:
    assert tex_of(rich) == tex


def test_a_link_escapes_its_address_only() -> None:
    assert link("https://a.org/_", escape("_")) == r"\href{https://a.org/\_}{\_}"


def test_an_address_without_a_scheme_is_broken_in_text_too() -> None:
    assert tex_of(("see www.a.org/b",)) == r"see \cvurl{www.a.org/\cvbreak{}b}"


def test_tex_and_a_bare_string_cannot_be_joined() -> None:
    with pytest.raises(TypeError, match="not known to be safe"):
        Tex("a") + "b"


def test_tex_and_tex_are_tex() -> None:
    assert isinstance(Tex("a") + Tex("b"), Tex)
    assert Tex(", ").joined([Tex("a"), Tex("b")]) == "a, b"


def test_tex_is_its_own_markup() -> None:
    assert Tex("<").__html__() == "<"


@pytest.mark.parametrize(
    "text", ["x\u0361", "\u0361", "a\u0361b\u0361", "ﬁ\u0301", "²\u0301", "½\u0308", "a\u200c\u0308", "a\u200d\u0301"]
)
def test_marks_where_no_letter_takes_them_are_no_failure(text: str) -> None:
    assert isinstance(escape(text), Tex)


def test_a_word_that_no_line_can_hold_can_be_broken() -> None:
    assert tex_of(("x" * 121,)) == r"\cvbreak{}".join(["x" * 20] * 6 + ["x"])
    assert tex_of(("x" * 120,)) == "x" * 120


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\u2060", "\ufeff"])
def test_a_mark_on_a_joiner_cannot_be_set(joiner: str) -> None:
    assert unprintable(f"a{joiner}\u0308") == [f"{joiner}\u0308"]


def test_a_long_identifier_may_be_broken_at_its_signs_and_at_no_hyphen() -> None:
    sici = "doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

    broken = breakable(sici)

    assert broken.startswith(
        r"\cvurl{doi:10.1002/\cvbreak{}(SICI)\cvbreak{}1097\mbox{-}0258(19980815/\cvbreak{}30)\cvbreak{}17:"
    )
    assert broken.replace(r"\cvbreak{}", "").replace(r"\mbox{-}", "-") == rf"\cvurl{{{escape(sici)}}}"


def test_the_name_of_a_long_host_may_be_broken_behind_its_dots() -> None:
    assert breakable_url("https://mathematicalsociety.example.org/") == (
        r"\cvurl{https://mathematicalsociety.\cvbreak{}example.\cvbreak{}org/}"
    )


def test_a_short_identifier_stays_in_one_piece() -> None:
    assert breakable("doi:10.1007/BF01464225") == "doi:10.1007/BF01464225"


@pytest.mark.parametrize(
    ("tex", "hidden"),
    [
        pytest.param("50% lost", ["lost"], id="per cent"),
        pytest.param("50 % lost", ["lost"], id="apart"),
        pytest.param(r"50\,% lost", ["lost"], id="thin space"),
        pytest.param("50~% lost\nand 3% more\n", ["lost", "more"], id="two lines"),
        pytest.param("Rings % and ideals", ["and ideals"], id="comment on the only line"),
        pytest.param(r"50\% kept", [], id="escaped"),
        pytest.param(r"line\\%next", ["next"], id="behind a line break"),
        pytest.param("Rings %", [], id="nothing behind it"),
        pytest.param("Rings % a remark\n\\emph{and} ideals", [], id="comment on one of several lines"),
    ],
)
def test_what_a_percent_sign_hides_is_found(tex: str, hidden: list[str]) -> None:
    assert swallowed(tex) == hidden


def test_a_message_names_every_code_of_a_cluster() -> None:
    assert shown_characters(["m\u0352", "🙂"]) == "`m\u0352` (U+006D U+0352), `🙂` (U+1F642)"
