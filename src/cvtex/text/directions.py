"""Rich text to runs of one direction: the bidirectional algorithm sees a paragraph as a whole, whatever its markup.

A piece of markup that is half in one run and half in another becomes two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cvtex.model.rich import Link, Math, Node, RawTex, Rich, Styled, plain
from cvtex.text.bidi import is_control, levels, mirrored, runs_both_ways

_OBJECT = "\ufffc"
"""What stands for mathematics and TeX: Unicode's sign for an object, which has no direction."""
_BLANKS = re.compile("( +)")


@dataclass(frozen=True, slots=True)
class Directed:
    """What runs the other way than the text around it."""

    is_rtl: bool
    content: "tuple[Node | Directed, ...]"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one level, or an object, and the markup that it stands in, from the outside."""

    markup: tuple[Styled | Link, ...]
    leaf: str | Math | RawTex
    level: int = 0


def directed(rich: Rich) -> tuple[Node | Directed, ...]:
    """Return a paragraph with all that runs the other way in a node of its own, brackets turned round in it.

    A paragraph from right to left is one such node.
    """
    if not runs_both_ways(plain(rich)):
        return rich
    pieces = list(_pieces(rich, ()))
    found = levels("".join(_text(piece) for piece in pieces))
    return _nested(list(_of_one_level(pieces, found)), 0)


def _pieces(rich: Rich, markup: tuple[Styled | Link, ...]) -> Iterator[_Piece]:
    for node in rich:
        match node:
            case Styled() | Link():
                yield from _pieces(node.content, (*markup, node))
            case _:
                yield _Piece(markup, node)


def _text(piece: _Piece) -> str:
    return piece.leaf if isinstance(piece.leaf, str) else _OBJECT


def _of_one_level(pieces: Sequence[_Piece], found: Sequence[int]) -> Iterator[_Piece]:
    """Yield pieces parted where the level changes, without the controls that say so."""
    start = 0
    for piece in pieces:
        text = _text(piece)
        for level, run in groupby(range(len(text)), key=lambda place: found[start + place]):
            part = "".join(text[place] for place in run if not is_control(text[place]))
            if not isinstance(piece.leaf, str):
                yield replace(piece, level=level)
            elif level % 2:
                yield from _words_of_links(replace(piece, leaf=mirrored(part), level=level))
            elif part:
                yield replace(piece, leaf=part, level=level)
        start += len(text)


def _words_of_links(piece: _Piece) -> Iterator[_Piece]:
    """Yield a text that runs from right to left; the words of a link one by one, for TeX breaks no such link."""
    unlinked = tuple(node for node in piece.markup if not isinstance(node, Link))
    for part in _BLANKS.split(str(piece.leaf)) if unlinked != piece.markup else [str(piece.leaf)]:
        if part:
            yield replace(piece, leaf=part, markup=unlinked if part.isspace() else piece.markup)


def _nested(pieces: Sequence[_Piece], level: int) -> tuple[Node | Directed, ...]:
    """Return pieces as nodes, those of a higher level inside runs (rule L2)."""
    nodes: list[Node | Directed] = []
    for is_higher, run in groupby(pieces, key=lambda piece: piece.level > level):
        inner = list(run)
        if not is_higher:
            nodes.extend(_marked_up(inner, 0))
        elif all(piece.level > level + 1 for piece in inner):
            nodes.extend(_nested(inner, level + 2))
        else:
            nodes.append(Directed(level % 2 == 0, _nested(inner, level + 1)))
    return tuple(nodes)


def _marked_up(pieces: Sequence[_Piece], depth: int) -> Iterator[Node]:
    """Yield pieces in their markup again, from a depth on."""
    for outer, run in groupby(pieces, key=lambda piece: id(piece.markup[depth]) if piece.markup[depth:] else None):
        inner = list(run)
        if outer is None:
            yield from (piece.leaf for piece in inner)
        else:
            yield replace(inner[0].markup[depth], content=tuple(_marked_up(inner, depth + 1)))
