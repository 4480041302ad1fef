"""Text of websites in .bib fields, Markdown and HTML, to the LaTeX that means the same."""

import re
from functools import partial

from cvtex.text.dollars import braces_balance
from cvtex.text.html import mended

_STRONG = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])([^*]+)(?<=\S)\*\*(?![*\w])")
_EMPHASIS = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![*\w])")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_LEADING_STOP = re.compile(r"\A\s*[.,;]\s+")
"""al-folio prints the field behind its reference, with the punctuation that the field begins with."""


def latex_of_website(source: str) -> str:
    r"""Return LaTeX for a field that an al-folio site prints: `**bold**`, `*italic*`, `[text](address)` and HTML.

    Signs that do not pair, and pairs that cut a group of TeX in two, stay as they are.
    """
    source = mended(source).source
    source = _STRONG.sub(partial(_styled, r"\textbf"), source)
    source = _EMPHASIS.sub(partial(_styled, r"\emph"), source)
    source = _LINK.sub(lambda match: rf"\href{{{match[2]}}}{{{match[1]}}}", source)
    return _LEADING_STOP.sub("", source)


def _styled(command: str, match: re.Match[str]) -> str:
    return f"{command}{{{match[1]}}}" if braces_balance(match[1]) else match[0]
