"""Straight quotation marks by pairing and position."""

import pytest

from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.latex import read_latex


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param('"a"', "“a”", id="double"),
        pytest.param('("a", "b")', "(“a”, “b”)", id="double-in-parentheses"),
        pytest.param('"a "b" c"', "“a “b” c”", id="double-in-double"),
        pytest.param("\"it's 'so'\"", "“it’s ‘so’”", id="single-in-double"),
        pytest.param('"Why?" she asked', "“Why?” she asked", id="after-a-question-mark"),
        pytest.param('the "5th" element', "the “5th” element", id="before-a-digit"),
        pytest.param('in "1984"', "in “1984”", id="digit-before-the-closing-one"),
        pytest.param('a 5" disk', 'a 5" disk', id="inch"),
        pytest.param('5" and 8" disks', '5" and 8" disks', id="inches"),
        pytest.param('say "hi', 'say "hi', id="not-closed"),
        pytest.param('a" b', 'a" b', id="not-opened"),
        pytest.param('a " b', 'a " b', id="between-spaces"),
        pytest.param('{"{\\"U}ber"}', "“Über”", id="round-a-group"),
        pytest.param("''a'' b", "“a” b", id="two-single-ones-on-both-sides"),
        pytest.param("a'' b", "a” b", id="two-single-ones-close"),
        pytest.param("'a' b", "‘a’ b", id="single"),
        pytest.param("('a')", "(‘a’)", id="single-in-parentheses"),
        pytest.param("'5 ways' and '90'", "‘5 ways’ and ‘90’", id="single-before-a-digit"),
        pytest.param("the '90s and '68", "the ’90s and ’68", id="decades"),
        pytest.param("the boys' 'toys'", "the boys’ ‘toys’", id="possessive-plural"),
        pytest.param("the boys' club", "the boys’ club", id="possessive-plural-alone"),
        pytest.param("'tis the season' 'em", "’tis the season’ ’em", id="elisions"),
        pytest.param("rock 'n' roll", "rock ’n’ roll", id="two-elisions"),
        pytest.param("O'Brien, d'Alembert, l'{\\^E}tre", "O’Brien, d’Alembert, l’Être", id="names"),
        pytest.param("'a", "’a", id="single-not-closed"),
        pytest.param("a `b' c", "a ‘b’ c", id="grave-opens"),
        pytest.param("``a `b' c''", "“a ‘b’ c”", id="tex-marks"),
        pytest.param('M"uller', "Müller", id="umlaut-in-a-word"),
        pytest.param('Gr"o"se', "Größe", id="two-shorthands-in-a-word"),
        pytest.param('"Uber"', "“Uber”", id="no-umlaut-at-the-beginning-of-a-word"),
        pytest.param('the"apple"', 'the"apple"', id="no-umlaut-where-another-mark-follows"),
        pytest.param('"`a"\' b', "„a“ b", id="german-shorthands"),
        pytest.param(",,a`` b", "„a“ b", id="two-commas-open"),
        pytest.param("Smith,, J.", "Smith,, J.", id="two-commas-after-a-word"),
        pytest.param("<<a>> b", "«a» b", id="two-angle-brackets"),
        pytest.param("a << b >> c", "a << b >> c", id="two-angle-brackets-between-spaces"),
    ],
)
def test_marks_become_typographic(source: str, text: str) -> None:
    assert plain(read_latex(source).rich) == text


@pytest.mark.parametrize(
    ("source", "rich"),
    [
        pytest.param(r'"\emph{a}"', ("“", Styled("emph", ("a",)), "”"), id="across-a-style"),
        pytest.param(r'\emph{"a} b"', (Styled("emph", ("“a",)), " b”"), id="across-its-end"),
        pytest.param(r"""\texttt{"a'"}""", (Styled("code", ('"a\'"',)),), id="code-keeps-its-own"),
        pytest.param('"$x$"', ("“", Math("x"), "”"), id="round-mathematics"),
        pytest.param(r'\href{http://a.b}{"x"}', (Link("http://a.b", ("“x”",)),), id="in-a-link"),
    ],
)
def test_marks_are_paired_across_markup(source: str, rich: Rich) -> None:
    assert read_latex(source).rich == rich
