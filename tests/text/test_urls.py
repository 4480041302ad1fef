"""Addresses in fields."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.rich import Link, Node
from cvtex.text.latex import read_latex
from cvtex.text.tex import escape_url
from cvtex.text.urls import address_of, without_stop


@pytest.mark.parametrize(
    ("source", "address"),
    [
        pytest.param("https://a.org/b", "https://a.org/b", id="as-it-is"),
        pytest.param(r"https://a.org/a\_b\%20c\#d\&e", "https://a.org/a_b%20c#d&e", id="escapes"),
        pytest.param(r"https://a.org/a{\_}b{\%}20", "https://a.org/a_b%20", id="escapes-in-braces"),
        pytest.param(r"https://a.org/\~{}b", "https://a.org/~b", id="tilde-accent"),
        pytest.param(r"https://a.org/{\~{}}b", "https://a.org/~b", id="tilde-accent-in-braces"),
        pytest.param(r"https://a.org/{\textasciitilde}b", "https://a.org/~b", id="zotero-tilde"),
        pytest.param(r"https://a.org/\textasciitilde b", "https://a.org/~b", id="tilde-by-name"),
        pytest.param(r"https://a.org/$\sim$b", "https://a.org/~b", id="tilde-in-mathematics"),
        pytest.param(r"https://a.org/\textunderscore b", "https://a.org/_b", id="underscore-by-name"),
        pytest.param(r"\url{https://a.org/b}", "https://a.org/b", id="url-command"),
        pytest.param(r"\texttt{https://a.org/b}", "https://a.org/b", id="typewriter"),
        pytest.param("<https://a.org/b>", "https://a.org/b", id="angle-brackets"),
        pytest.param("<URL: https://a.org/b>", "https://a.org/b", id="angle-brackets-and-a-word"),
        pytest.param("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2", id="html"),
        pytest.param(r"https://a.org/?a=1\&amp;b=2", "https://a.org/?a=1&b=2", id="escaped-html"),
        pytest.param("https://a.org/?a=1&copy=2&lt=3", "https://a.org/?a=1&copy=2&lt=3", id="no-entities"),
        pytest.param("10.1000/130<1:E>2.0.CO;2", "10.1000/130<1:E>2.0.CO;2", id="brackets-of-a-doi"),
        pytest.param("https://a.org/a--b", "https://a.org/a--b", id="hyphens"),
        pytest.param(" https://a.org/b c ", "https://a.org/b c", id="spaces"),
    ],
)
def test_an_address_is_what_it_is_outside_tex(source: str, address: str) -> None:
    assert address_of(source) == address


@pytest.mark.parametrize(
    ("source", "url"),
    [
        pytest.param("https://a.org/b", "https://a.org/b", id="bare"),
        pytest.param("see (https://a.org/b).", "https://a.org/b", id="in-a-sentence"),
        pytest.param("https://a.org/b_(c), d", "https://a.org/b_(c)", id="parentheses-of-its-own"),
        pytest.param("https://a.org/~b", "https://a.org/~b", id="tilde"),
        pytest.param(r"https://a.org/\textasciitilde{}b/c", "https://a.org/~b/c", id="tilde-by-name"),
        pytest.param(r"https://a.org/$\sim$b/", "https://a.org/~b/", id="tilde-in-mathematics"),
        pytest.param(r"https://a.org/{\~{}}b", "https://a.org/~b", id="tilde-in-a-group"),
        pytest.param("https://a.org/a%20b#c?d=e&f", "https://a.org/a%20b#c?d=e&f", id="signs"),
        pytest.param(r"https://a.org/a\%20b\#c\&d\_e", "https://a.org/a%20b#c&d_e", id="escaped-signs"),
        pytest.param("https://a.org/a--b''c", "https://a.org/a--b''c", id="hyphens-and-marks"),
        pytest.param("<https://a.org/b>", "https://a.org/b", id="angle-brackets"),
        pytest.param("www.a.org/b", "http://www.a.org/b", id="without-a-scheme"),
        pytest.param("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2", id="html"),
        pytest.param(r"\url{https://a.org/a_b%20c#d~e}", "https://a.org/a_b%20c#d~e", id="url-command"),
        pytest.param(r"\href{https://a.org/\~{}b}{c}", "https://a.org/~b", id="href"),
        pytest.param(r"\nolinkurl{https://a.org}", "https://a.org", id="nolinkurl"),
    ],
)
def test_an_address_in_text_is_a_link(source: str, url: str) -> None:
    links: list[Node] = [node for node in read_latex(source).rich if isinstance(node, Link)]
    assert [link.url for link in links if isinstance(link, Link)] == [url]


@pytest.mark.parametrize("source", ["http://", "www.", "a://b", "see www and http"])
def test_what_is_no_address_is_text(source: str) -> None:
    assert read_latex(source).rich == (source,)


@pytest.mark.parametrize(
    ("address", "bare"),
    [("a.b/c.", "a.b/c"), ("a.b/c).", "a.b/c"), ("a.b/(c)", "a.b/(c)"), ("a.b/[c]]", "a.b/[c]"), ("...", ""), ("", "")],
)
def test_the_punctuation_round_an_address_is_not_its_own(address: str, bare: str) -> None:
    assert without_stop(address) == bare


@given(st.text())
def test_an_address_of_any_source_can_be_a_link(source: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9.~:/?@!'()*+,;=\[\]-]|\\[%#&_$])*", escape_url(address_of(source)))
