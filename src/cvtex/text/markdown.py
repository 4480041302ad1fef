"""Inline Markdown, as text in cv.toml is written, to rich text."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cvtex.model.rich import Link, Math, Node, Rich, Style, Styled
from cvtex.text.math import problem_in_math
from cvtex.text.reading import Reading, merged

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_STYLES: dict[str, Style] = {"em": "emph", "strong": "strong"}
_MAX_DEPTH = 50
_MARKUP = re.compile(r"[\\*_`$\[\]]")
_MARKS = frozenset("*[`$\\")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # slow to import, and of no use to plain text
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("zero").enable(["emphasis", "link", "backticks", "escape", "newline"])
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)


@lru_cache(maxsize=4096)
def read_markdown(text: str) -> Reading:
    """Return text with `*emphasis*`, `**strong**`, `[link](url)`, `` `code` `` and `$math$`; all else is itself."""
    if _MARKS.isdisjoint(text):
        return Reading((text,))
    losses: list[str] = []
    (inline,) = _parser().parseInline(text)
    tokens = inline.children or []
    if any(token.level > _MAX_DEPTH for token in tokens):
        return Reading((text,))
    return Reading(merged(_nodes(iter(tokens), "", losses)), tuple(losses))


def literal(text: str) -> str:
    """Return Markdown that is read as `text` itself, whatever signs are in it."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _nodes(tokens: Iterator["Token"], closing: str, losses: list[str]) -> Rich:
    nodes: list[Node] = []
    for token in tokens:
        kind = token.type
        if kind == closing:
            break
        if kind in {"softbreak", "hardbreak"}:
            nodes.append(" ")
        elif kind == "code_inline":
            nodes.append(Styled("code", (token.content,)))
        elif kind == "math_inline":
            problem = problem_in_math(token.content)
            if problem:
                losses.append(problem)
            else:
                nodes.append(Math(token.content))
        elif kind == "link_open":
            nodes.append(Link(str(token.attrs["href"]), _nodes(tokens, "link_close", losses)))
        elif kind.endswith("_open"):
            name = kind.removesuffix("_open")
            nodes.append(Styled(_STYLES[name], _nodes(tokens, f"{name}_close", losses)))
        else:
            nodes.append(token.content)
    return tuple(nodes)
