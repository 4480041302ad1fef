"""The little Markdown of cv.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.rich import Link, Math, Rich, Styled, plain
from cvtex.text.markdown import read_markdown
from cvtex.text.quotes import typographic_typed
from cvtex.text.tex import tex_of


@pytest.mark.parametrize(
    ("text", "rich"),
    [
        pytest.param("", ("",), id="nothing"),
        pytest.param("plain", ("plain",), id="text"),
        pytest.param("*a*", (Styled("emph", ("a",)),), id="emphasis"),
        pytest.param("**a**", (Styled("strong", ("a",)),), id="strong"),
        pytest.param("a*b*c", ("a", Styled("emph", ("b",)), "c"), id="emphasis-inside-a-word"),
        pytest.param("*a **b***", (Styled("emph", ("a ", Styled("strong", ("b",)))),), id="strong-in-emphasis"),
        pytest.param("[a](https://a.org)", (Link("https://a.org", ("a",)),), id="link"),
        pytest.param("[*a*](https://a.org)", (Link("https://a.org", (Styled("emph", ("a",)),)),), id="link-of-markup"),
        pytest.param("[a](<https://a.org/b c>)", (Link("https://a.org/b%20c", ("a",)),), id="link-with-a-space"),
        pytest.param("`a_b`", (Styled("code", ("a_b",)),), id="code"),
        pytest.param("`*a* $b$`", (Styled("code", ("*a* $b$",)),), id="no-markup-in-code"),
        pytest.param("$x_1$", (Math("x_1"),), id="mathematics"),
        pytest.param("an $x$-ray", ("an ", Math("x"), "-ray"), id="mathematics-before-a-hyphen"),
        pytest.param("$a*b*c$", (Math("a*b*c"),), id="no-markup-in-mathematics"),
        pytest.param(r"\*a\*", ("*a*",), id="escaped-asterisks"),
        pytest.param("*a*\nb", (Styled("emph", ("a",)), " b"), id="line-end"),
        pytest.param("*a*  \nb", (Styled("emph", ("a",)), " b"), id="line-end-after-two-spaces"),
    ],
)
def test_markup_becomes_rich_text(text: str, rich: Rich) -> None:
    assert read_markdown(text).rich == rich


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("cost $5 and $6", id="dollars"),
        pytest.param("$5$6", id="dollars-before-digits"),
        pytest.param("$ x $", id="dollars-with-spaces"),
        pytest.param("US$ *", id="dollar-and-asterisk"),
        pytest.param("2 * 3 * 4", id="asterisks-with-spaces"),
        pytest.param("a_b_ _c_", id="underscores"),
        pytest.param("<b>a</b> <https://a.org>", id="html"),
        pytest.param("&amp; &#65;", id="entities"),
        pytest.param("# a", id="heading"),
        pytest.param("1. a", id="list"),
        pytest.param("~~a~~", id="strike-through"),
        pytest.param("[a] (b.png)", id="brackets-apart-from-parentheses"),
        pytest.param("[a]", id="brackets"),
        pytest.param(r"\input{x} 50% #1 ^^5c", id="latex"),
        pytest.param("``a", id="open-code"),
        pytest.param("**a", id="open-strong"),
        pytest.param("*" * 1000 + "a" + "*" * 1000, id="nesting-without-sense"),
    ],
)
def test_everything_else_is_itself(text: str) -> None:
    reading = read_markdown(text)
    assert all(isinstance(node, str) for node in reading.rich)
    assert plain(reading.rich) == text


def test_mathematics_that_is_not_safe_is_a_loss() -> None:
    reading = read_markdown(r"a $\input{x}$ b")
    assert plain(reading.rich) == "a b"
    assert reading.losses == (r"`\input` is not a command of mathematics that cvtex knows",)


@given(st.text("ab*_[]()`$\\!<>#-~ \n\0"))
def test_any_text_can_be_read_and_set(text: str) -> None:
    tex = tex_of(read_markdown(text).rich)
    assert tex.count("{") == tex.count("}")


@given(st.text('abc -,.;:"(){}%&#_~^/üß'))
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    assert plain(read_markdown(text).rich) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("('x', 'y z')", "(‘x’, ‘y z’)", id="in brackets"),
        pytest.param("'tis the '90s", "’tis the ’90s", id="elisions"),
        pytest.param("rock 'n' roll", "rock ’n’ roll", id="two elisions"),
        pytest.param("the boys' 'toys'", "the boys’ ‘toys’", id="a possessive plural"),
        pytest.param("'*a* b'", "‘a b’", id="round markup"),
        pytest.param("*'a' b*", "‘a’ b", id="in markup"),
        pytest.param("`'a'` 'b'", "'a' ‘b’", id="code keeps its own"),
    ],
)
def test_straight_single_marks_become_what_they_stand_for(text: str, printed: str) -> None:
    assert plain(typographic_typed(read_markdown(text).rich)) == printed
