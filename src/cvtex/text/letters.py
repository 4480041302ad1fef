"""What commands do to rich text: accents, capitals, links that stand in links."""

import unicodedata

from cvtex.data import table
from cvtex.model.rich import Link, Math, Node, Rich, Styled

_DOTLESS = {"ı": "i", "ȷ": "j"}
_ABOVE_DOT = "\u0307"


def with_accent(rich: Rich, combining: str) -> Rich:
    """Return rich text with a combining accent on its first letter; the accent alone where there is none."""
    match rich:
        case (Styled(style, content), *rest):
            return (Styled(style, with_accent(content, combining)), *rest)
        case (str() as text, *rest) if text.strip():
            text = text.lstrip()
        case (Math(tex), *rest) if tex.strip():
            text = tex
        case _:
            return (table("text/macros")["spacing"].get(combining, f"\u00a0{combining}"),)
    first = _DOTLESS.get(text[0], text[0])
    if combining == _ABOVE_DOT and text[0] in _DOTLESS:
        return (first + text[1:], *rest)
    return (unicodedata.normalize("NFC", first + combining) + text[1:], *rest)


def in_case(rich: Rich, case: str) -> Rich:
    """Return rich text in capitals (`upper`) or small letters (`lower`); mathematics and links stay."""
    nodes: list[Node] = []
    for node in rich:
        match node:
            case str():
                nodes.append(node.upper() if case == "upper" else node.lower())
            case Styled(style, content):
                nodes.append(Styled(style, in_case(content, case)))
            case _:
                nodes.append(node)
    return tuple(nodes)


def without_links(rich: Rich) -> Rich:
    """Return rich text in which nothing is a link: it stands in one."""
    nodes: list[Node] = []
    for node in rich:
        match node:
            case Link(_, content):
                nodes.extend(content)
            case Styled(style, content):
                nodes.append(Styled(style, without_links(content)))
            case _:
                nodes.append(node)
    return tuple(nodes)
