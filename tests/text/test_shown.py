"""LaTeX read back: what cvtex has written shows just what went in, and other people's LaTeX nothing that is no text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.compared import letters, words
from cvtex.text.shown import FORMULA, shown
from cvtex.text.tex import breakable, breakable_url, escape, tex_of, unprintable

PRINTABLE = [
    character
    for character in map(chr, range(0x20, sys.maxunicode + 1))
    if unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"} and not unprintable(f"a{character}b")
]
BEYOND = "\uffff"
TEXT = st.text(
    st.sampled_from([character for character in PRINTABLE if FORMULA not in shown(escape(character))])
).filter(lambda text: not unprintable(text) and FORMULA not in shown(escape(text)))
RICH = st.recursive(
    TEXT.map(lambda text: (text,)),
    lambda inner: st.lists(
        st.one_of(
            TEXT,
            st.builds(Styled, st.sampled_from(["emph", "strong", "smallcaps", "superscript", "code"]), inner),
            st.builds(Link, st.just("https://example.org/a_b%20{c}#d"), inner),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    max_leaves=6,
)


def test_every_character_that_can_be_set_is_read_back() -> None:
    changed = [
        character
        for character in PRINTABLE
        if FORMULA not in shown(escape(character))
        and letters(shown(escape(f"a{character}b"))) != letters(f"a{character}b")
    ]

    assert len(PRINTABLE) > 2000
    assert changed == []


def test_only_rare_characters_are_left_out_as_formulae_are() -> None:
    left = [character for character in PRINTABLE if character <= BEYOND and FORMULA in shown(escape(character))]

    assert [character for character in left if unicodedata.normalize("NFKC", character) == character] == []


@given(RICH)
def test_rich_text_is_read_back(rich: Rich) -> None:
    assert letters(shown(tex_of(rich))) == letters(plain(rich))


@given(TEXT)
def test_breaks_in_addresses_show_nothing(text: str) -> None:
    assert letters(shown(breakable_url(f"https://example.org/{text}"))) == letters(f"https://example.org/{text}")
    assert letters(shown(breakable(text))) == letters(text)


def test_arguments_of_a_command_that_may_move_them_are_words_of_their_own() -> None:
    assert words(shown(r"\footnote{Rings}and \own[2cm]{Ideals}{Fields}s")) == ["rings", "and", "ideals", "fields", "s"]
    assert words(shown(r"\emph{Rin}gs, \href{https://a.b}{Ide}al, {\small Fie}lds, H\textsubscript{2}O")) == [
        "rings",
        "ideal",
        "fields",
        "h2o",
    ]


def test_formulae_are_left_out() -> None:
    assert shown(tex_of(("of ", Math("x_{1}^2"), " and more"))).split(FORMULA) == ["of ", " and more"]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"\cvheading{1}{5}{section.talks}{Talks}", "Talks", id="a heading"),
        pytest.param(r"\cvicon{free1}{solid}{35}\href{https://a.b/c\_d}{shown}", "shown", id="icon and link"),
        pytest.param(r"\cvglyph{01E7}{\v{g}}", "ǧ", id="a composed character"),
        pytest.param(r"\cvmath{03B1}{\alpha}-ring", "α ring", id="a character of mathematics"),
        pytest.param(r"\nobreak\vskip5bp\hbox to43mm{a\hfil}", "a", id="lengths"),
        pytest.param(r"\hskip1.4em plus.4em minus .2em b", "b", id="rubber lengths"),
        pytest.param(r"\hbox to\hsize{c}\hbox to 0.5\textwidth{d}", "c d", id="lengths with a name"),
        pytest.param(r"\setbox0\hbox{e}\penalty50 f", "e f", id="numbers"),
        pytest.param("g% not this\n  h\\%", "gh%", id="comments"),
        pytest.param(r"\makeatletter \def\x{no}\makeatother i", "i", id="code"),
        pytest.param(r"\renewcommand\y[2]{no #1}\def\z#1{no {#1}}\let\p=\q j", "j", id="definitions"),
        pytest.param(r"\newcommand{\y}[1]{no}\newenvironment{w}{no}{no} k", "k", id="definitions in braces"),
        pytest.param(r"\textcolor{red}{l}\vspace*{2cm}\includegraphics[width=3cm]{no.pdf}", "l", id="arguments"),
        pytest.param(r"\begin{tabular}{m & n}\end{tabular}", "m n", id="tables"),
        pytest.param(r"Stra\ss e {\O}re \'{\i} na\"{\i}ve", "Straße Øre i naive", id="letters with a command"),
        pytest.param(r"\phantom{o} \mycommand{p}", "o p", id="what may or may not be printed"),
        pytest.param(r"\(x\) $y$ \[z\] q \$5", "q $5", id="mathematics"),
    ],
)
def test_what_is_no_text_is_not_shown(tex: str, text: str) -> None:
    assert words(shown(tex)) == words(text)
