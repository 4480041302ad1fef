"""What holds for any field whatsoever: it is read in time, and nothing in it reaches TeX as a command."""

import gc
import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cvtex.data import table
from cvtex.model.rich import Link, Rich, Styled, plain
from cvtex.text import latex
from cvtex.text.latex import read_latex, text_of
from cvtex.text.reading import Reading
from cvtex.text.tex import braces_balance, escape, tex_of

_ATTACKS = [
    *(r"\input{x}", r"\include{x}", r"\write18{ls}", r"\openout3=x", r"\openin3=x", r"\read3 to\x", r"\directlua{x}"),
    *(
        r"\catcode`\%=12",
        r"\csname input\endcsname",
        r"\def\x{y}",
        r"\let\x\input",
        r"\newcommand{\x}{y}",
        r"\edef\x{y}",
    ),
    *(
        r"\expandafter\input",
        r"\loop x\repeat",
        r"\special{x}",
        r"\pdfliteral{x}",
        r"\pdfobj{x}",
        "^^5cinput x",
        r"\char`a",
    ),
    *(r"\uppercase{\input{x}}", r"\endinput", r"\end{document}", r"\begin{document}", r"\immediate\write18{ls}"),
    *(r"\let~\input ~{x}", r"\verb|\input{x}|", r"\path{\input{x}}", r"\cvglyph{\input}{x}", r"\typeout{x}", r"\par"),
    *(
        r"\href{x}{\input{y}}",
        r"\url{}\input{x}",
        r"\url{\input{x}}",
        r"\doi{\input}",
        r"\ce{\input{x}}",
        r"\ce{$\input{x}$}",
    ),
    *(r"\SI{\input}{\input}", r"\num{\input{x}}", r"\text{\input{x}}", r"\emph\input{x}", r"\'\input", "\\\ninput"),
    *("<i>\\input{x}</i>", "<math><mi>\\input{x}</mi></math>", "&#92;input{x}", "&bsol;input&lbrace;x&rbrace;"),
    *("<a href='\\input{x}'>x</a>", r"\begin{equation}\input{x}\end{equation}", r"\ensuremath{\input{x}}", r"\jobname"),
    *(
        "\ufdd21\ufdd3",
        "\ufdd0",
        "\\\ufdd6",
        r"\scantokens{x}",
        r"\afterassignment",
        r"\output={}",
        r"\batchmode",
        r"\errmessage",
    ),
]
_PIECES = [
    *_ATTACKS,
    *(
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
    ),
    *(
        r"\enquote",
        r"\frac",
        r"\sqrt",
        r"\not",
        r"\ce",
        r"\SI",
        r"\texorpdfstring",
        r"\raisebox",
        r"\uppercase",
        r"\left(",
    ),
    *"ab{}[]$%~-`'\"\\ \n&#_^<>/;|*5",
    *(r"\(", r"\)", r"\[", r"\]", "--", "ü", "α", "中", "&amp;", "<i>", "</i>", "<math>", "</math>", "http://", "www."),
]
_SOURCES = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)
_ALLOWED = frozenset(
    name
    for part in (*table("text/characters").values(), table("text/math"))
    for text in re.findall(r"\\+([A-Za-z]+)", repr(part))
    for name in [text, text[1:]]
) | {
    *" ".join(words for name, words in table("text/math")["commands"].items() if name != "delimiters").split(),
    *("emph", "textbf", "textsc", "textsuperscript", "textsubscript", "texttt", "textup", "href", "cvglyph", "cvmath"),
    *(
        "cvscript",
        "cvrtl",
        "cvltr",
        "cvj",
        "cvbreak",
        "cvurl",
        "mbox",
        "left",
        "right",
        "boldmath",
        "textrm",
        "mathcal",
        "fontfamily",
        "selectfont",
        "newtie",
    ),
}
_DANGEROUS = re.compile(
    r"\\(?:input|include|write|openout|openin|read|directlua|catcode|csname|endcsname|def|edef|let|newcommand|expandafter|loop|repeat"
    r"|special|pdfliteral|pdfobj|char|uppercase|endinput|end|begin|immediate|typeout|par|jobname|scantokens|item|cite|verb)(?![A-Za-z])"
)


def _names(tex: str) -> set[str]:
    return set(re.findall(r"\\([A-Za-z]+)", tex.replace(r"\\", "")))


@pytest.mark.parametrize("attack", _ATTACKS)
@pytest.mark.parametrize(
    "frame", ["{}", "${}$", "a{}b", r"\emph{{{}}}", r"$\text{{{}}}$", r"\({}\)", '"{}"', "<b>{}</b>"]
)
def test_no_command_that_could_do_more_than_print_reaches_tex(attack: str, frame: str) -> None:
    tex = tex_of(read_latex(frame.format(attack)).rich)
    assert not _DANGEROUS.search(tex)
    assert "^^" not in tex
    assert _names(tex) <= _ALLOWED
    assert braces_balance(tex)


@settings(max_examples=400)
@given(_SOURCES)
@example("\\\ufdd6")
def test_any_source_is_read_and_set_in_known_commands_only(source: str) -> None:
    tex = tex_of(read_latex(source).rich)
    assert braces_balance(tex)
    assert _names(tex) <= _ALLOWED
    assert not re.search(r"(?<!\\)[#&%\ufdd0-\ufdef]|\^\^", tex)


@given(st.text())
def test_arbitrary_text_can_be_read(source: str) -> None:
    assert isinstance(text_of(source), str)
    assert braces_balance(tex_of(read_latex(source).rich))


@given(st.text("\\{}$%&#_^~`'\"-<>[]() \nab1;"))
def test_text_of_tex_s_own_signs_can_be_read(source: str) -> None:
    assert braces_balance(tex_of(read_latex(source).rich))


@given(_SOURCES)
def test_no_mark_of_the_reader_s_own_is_left(source: str) -> None:
    assert not re.search("[\ufdd0-\ufdef]", plain(read_latex(source).rich) + text_of(source))


@given(_SOURCES)
def test_a_link_never_stands_in_a_link(source: str) -> None:
    assert not _nested(read_latex(source).rich, in_link=False)


def _nested(rich: Rich, *, in_link: bool) -> bool:
    links = (node for node in rich if isinstance(node, Link))
    styled = (node for node in rich if isinstance(node, Styled))
    return any(in_link or _nested(node.content, in_link=True) for node in links) or any(
        _nested(node.content, in_link=in_link) for node in styled
    )


@given(st.text("abcüßé .,;:!()/-0123456789", max_size=20).filter(lambda text: "--" not in text and "  " not in text))
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    assert text_of(text) == text


@given(st.text("abÄüß .,;:!()/-5&%#_^~$<>{}\\|@*+=[]?", max_size=30))
@example("50% of {A&B} #1 <i> $5")
def test_reading_escaped_text_gives_the_text_back(text: str) -> None:
    assert text_of(escape(text)) == re.sub(" +", " ", unicodedata.normalize("NFC", text))


_SIMPLE = st.lists(
    st.sampled_from(
        [
            *"aBio {}{}{}-\"',.&_#5!?()`ü",
            "--",
            r"\"",
            r"\'",
            r"\v ",
            r"\c{",
            r"\i",
            r"{\o}",
            r"{\ss}",
            r"\&",
            r"\_",
            r"\#",
            r"\"{",
            r"{\'",
            r"\.",
            r"\~",
            r"\u ",
            r"{\aa}",
            r"{\.\i}",
            *("\u2003", "~", "\n", "  ", r"\%", r"\$", r"\ ", "%", "$x$", "http://a.b "),
        ]
    ),
    max_size=10,
).map("".join)


@settings(max_examples=1000)
@given(_SIMPLE)
def test_the_short_way_reads_what_the_walker_reads(source: str) -> None:
    read: Callable[[str], Reading] = latex._read.__wrapped__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latex, "read_simple", lambda _: None)
        patch.setattr(latex, "read_prepared", lambda _: None)
        walked = read(source)
    assert read(source) == walked


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("{", id="open-braces"),
        pytest.param("}", id="closing-braces"),
        pytest.param(r"\emph{", id="open-commands"),
        pytest.param("$", id="dollars"),
        pytest.param("a $ b ", id="dollars-in-prose"),
        pytest.param("{$", id="dollars-in-groups"),
        pytest.param("$a$", id="formulas"),
        pytest.param("word ", id="words"),
        pytest.param("a", id="letters"),
        pytest.param('a"', id="letters-and-marks"),
        pytest.param("'a ", id="single-marks"),
        pytest.param("''", id="double-marks"),
        pytest.param('"`a', id="german-marks"),
        pytest.param("<i>", id="elements"),
        pytest.param("<b x= ", id="open-elements"),
        pytest.param(r"\textlessb x= ", id="elements-of-zotero"),
        pytest.param("<math>", id="formulas-of-mathml"),
        pytest.param("<math><mi>", id="open-mathml"),
        pytest.param("&amp", id="open-entities"),
        pytest.param("&amp;", id="entities"),
        pytest.param("http://a.b/ ", id="addresses"),
        pytest.param(r"\url{", id="open-addresses"),
        pytest.param(r"\url|", id="addresses-between-signs"),
        pytest.param("www.", id="hosts"),
        pytest.param(r"\verb|", id="verbatim"),
        pytest.param(r"\begin{math}", id="environments"),
        pytest.param(r"\(", id="open-formulas"),
        pytest.param("\\", id="backslashes"),
        pytest.param(r"\'", id="accents"),
        pytest.param(r"\SI[", id="quantities"),
        pytest.param("^^5c", id="character-codes"),
        pytest.param(" ", id="spaces"),
    ],
)
def test_time_grows_with_the_length_of_a_field_only(unit: str) -> None:
    def seconds(length: int) -> float:
        source = unit * (length // len(unit)) + "!"
        read_latex("x" + source)
        gc.disable()  # as the command line does: else all that other tests left is looked through meanwhile
        try:
            started = time.process_time()
            tex_of(read_latex(source).rich)
            return time.process_time() - started
        finally:
            gc.enable()

    short, long = seconds(12_500), seconds(50_000)
    assert long < 16 * max(short, 0.02), "four times the length takes sixteen times as long"


def test_groups_ten_thousand_deep_are_read() -> None:
    assert text_of("{" * 10_000 + "a" + "}" * 10_000 + " b") == "a b"
