"""Safe LaTeX: the type `Tex`, and the only functions that make it out of text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote

from cvtex.model.rich import Link, Math, Node, RawTex, Rich, Styled, plain
from cvtex.text.bidi import base_level, runs_both_ways
from cvtex.text.characters import escaped, foreign, unprintable
from cvtex.text.directions import Directed, directed
from cvtex.text.math import kernel_math
from cvtex.text.scripts import in_raw

__all__ = [
    "Tex",
    "braces_balance",
    "breakable",
    "breakable_url",
    "escape",
    "escape_url",
    "foreign",
    "link",
    "swallowed",
    "tex_of",
    "unprintable",
]


class Tex(str):
    """LaTeX known to be safe to set. Jinja prints it as it is; any other string is a bug or an error."""

    __slots__ = ()

    def __html__(self) -> "Tex":
        """Return the LaTeX itself: what asks for a marked-up form of it is Jinja's autoescape."""
        return self

    def __add__(self, other: str) -> "Tex":
        """Return both joined; what is not `Tex` yet is an error."""
        if not isinstance(other, Tex):
            msg = f"{other!r} is not known to be safe LaTeX"
            raise TypeError(msg)
        return Tex(str.__add__(self, other))

    def joined(self, parts: "list[Tex] | tuple[Tex, ...]") -> "Tex":
        """Return the parts with this between them."""
        return Tex(self.join(parts))


_LONGEST_WORD = 120
"""Characters of a word that no line can hold."""
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD + 1},}})")
_PART = 20
"""Characters between two places where such a word may be broken."""
_STYLES = {
    "emph": r"\emph{%s}",
    "strong": r"\textbf{%s}",
    "smallcaps": r"\textsc{%s}",
    "superscript": r"\textsuperscript{%s}",
    "subscript": r"\textsubscript{%s}",
    "code": r"\texttt{%s}",
    "upright": r"\textup{%s}",
}


_URL_SIGNS = "-._~:/?#[]@!$&'()*+,;=%"
_TEX_SIGN = re.compile(r"[%#&_$]")
_LONG_HOST = 24
"""Characters from which on the name of a host may be broken."""
_LONG_IDENTIFIER = 40
"""Characters, about half a line, up to which an identifier stays in one piece."""

_HIDDEN = re.compile(r"(?P<number>\d(?:~|\\,| ?))?(?<!\\)(?:\\\\)*%(?P<hidden>[^\n]*)")


def tex_of(rich: Rich) -> Tex:
    r"""Return rich text as LaTeX that prints just this text, as a paragraph that runs the way its first letter says.

    `\cvright{…}` is one from right to left, `\cvrtl{…}` and `\cvltr{…}` are what runs so inside of others.
    """
    if len(rich) == 1 and type(rich[0]) is str and not runs_both_ways(rich[0]):
        return _with_breakable_urls(rich[0])
    nodes = directed(rich)
    match nodes:
        case (Directed(content=content),) if base_level(plain(rich)):
            return Tex(rf"\cvright{{{_tex_of(content, is_rtl=True)}}}")
    return _tex_of(nodes)


def _tex_of(nodes: Sequence[Node | Directed], *, is_rtl: bool = False) -> Tex:
    parts: list[str] = []
    for node in _whole_texts(nodes):
        match node:
            case str():
                parts.append(_with_breakable_urls(node))
            case Styled(style, content):
                parts.append(_STYLES[style] % _tex_of(content, is_rtl=is_rtl))
            case Link(url, content) if is_rtl:
                parts.append(rf"\cvhref{{{escape_url(url)}}}{{{_tex_of(content)}}}")
            case Link(url, content):
                parts.append(link(url, _tex_of(content)))
            case Math(tex):
                parts.append(f"${kernel_math(tex)}$")
            case RawTex(tex):
                parts.append(in_raw(tex))
            case Directed(inner_is_rtl, inner):
                run = _tex_of(inner, is_rtl=inner_is_rtl)
                parts.append(rf"\cv{'rtl' if inner_is_rtl else 'ltr'}{{{run}}}")
    return Tex("".join(parts))


def _whole_texts(nodes: Sequence[Node | Directed]) -> Iterator[Node | Directed]:
    """Yield the nodes, neighbouring strings as one: between two hyphens a ligature has to be broken."""
    for is_text, run in groupby(nodes, key=lambda node: isinstance(node, str)):
        if is_text:
            yield "".join(str(text) for text in run)
        else:
            yield from run


def link(url: str, content: Tex) -> Tex:
    r"""Return LaTeX for `content` as a link to `url`, which is made of safe characters only."""
    return Tex(rf"\href{{{escape_url(url)}}}{{{content}}}")


def escape_url(url: str) -> Tex:
    """Return an address with every character that is none of RFC 3986's percent-encoded, and TeX's own escaped."""
    encoded = quote(url, safe=_URL_SIGNS)
    return Tex(_TEX_SIGN.sub(r"\\\g<0>", encoded))


def breakable_url(shown: str) -> Tex:
    """Return an address to read: a line may break after `/.?=&_:;)>` behind the host, and after dots of a long one."""
    host = re.match(r"(?:\w+://)?[^/]*/?", shown)
    start = host.end() if host else 0
    named = re.split(r"(?<=\.)", shown[:start]) if start > _LONG_HOST else [shown[:start]]
    pieces = [*named, *re.split(r"(?<=[/.?=&_:;)>])(?=[^/])", shown[start:])]
    return _with_breaks(pieces)


def breakable(identifier: str) -> Tex:
    """Return an identifier, which a line may break at its signs where it is so long that it may have to.

    No line breaks at a hyphen: who copies the identifier would lose it.
    """
    if len(identifier) <= _LONG_IDENTIFIER:
        return escape(identifier)
    start = identifier.find("/") + 1
    pieces = [identifier[:start], *re.split(r"(?<=[/:.;_=>)])(?=[^/:.;_=>)])", identifier[start:])]
    return _with_breaks(pieces)


def _with_breaks(pieces: Iterable[str]) -> Tex:
    hyphen = Tex(r"\mbox{-}")
    parts = Tex(r"\cvbreak{}").joined([hyphen.joined([*map(_escape, piece.split("-"))]) for piece in pieces if piece])
    return Tex(rf"\cvurl{{{parts}}}")


def _with_breakable_urls(text: str) -> Tex:
    """Return text in which the addresses that stand bare can be broken, and words that no line can hold."""
    if "://" not in text and "www." not in text:
        return _with_breakable_words(text)
    pieces = re.split(r"((?:\w+://|\bwww\.)\S+)", text)
    return Tex().joined([breakable_url(piece) if index % 2 else _escape(piece) for index, piece in enumerate(pieces)])


def _with_breakable_words(text: str) -> Tex:
    """Return text in which a word that is longer than a line can be broken anywhere: TeX cannot measure the longest."""
    if len(text) <= _LONGEST_WORD or not _LONG_WORD.search(text):
        return _escape(text)
    pieces = _LONG_WORD.split(text)
    for place in range(1, len(pieces), 2):
        word = pieces[place]
        parts = [word[start : start + _PART] for start in range(0, len(word), _PART)]
        pieces[place] = Tex(r"\cvbreak{}").joined([_escape(part) for part in parts])
    return Tex().joined([Tex(piece) if index % 2 else _escape(piece) for index, piece in enumerate(pieces)])


def escape(text: str) -> Tex:
    """Return LaTeX that prints the characters of `text` as they are; white space is one space.

    A character that no font is known for becomes a question mark: `unprintable` finds them beforehand.
    """
    return tex_of((text,)) if runs_both_ways(text) else _escape(text)


@lru_cache(maxsize=16384)
def _escape(text: str) -> Tex:
    """Return LaTeX of text of one direction."""
    return Tex(escaped(text))


def swallowed(tex: str) -> list[str]:
    r"""Return what a `%` hides that is meant as a per cent sign: behind a number, or in TeX of one line."""
    found = [(match["number"], match["hidden"].strip()) for match in _HIDDEN.finditer(tex)]
    return [hidden for number, hidden in found if hidden and (number or "\n" not in tex.strip())]


def braces_balance(tex: str) -> bool:
    """Return whether each brace of TeX source has its partner; escaped ones and those in comments do not count."""
    depth = 0
    for match in re.finditer(r"\\.|%[^\n]*|[{}]", tex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth < 0:
            return False
    return depth == 0
