"""Small capitals that programs make of larger ones: they count as type of the size that they stand for.

Word and others set what is no capital in small capitals as a capital of the same font, at 70 to 80 % of its size (CSS
Fonts 4, section 7.1, allows this where a font has none). OpenType's own small capitals need nothing of the kind.
"""

from collections.abc import Sequence
from itertools import pairwise

from cvtex.verify.pieces import Piece

_SHARE = (0.65, 0.86)
"""How large they are, as a part of the capitals that they stand beside; Word rounds to half points."""
_GLUED = 0.1
"""Ems that they are apart at most from a capital of their word; some programs keep their text in small letters."""
_BESIDE = 0.4
"""Ems that they are apart at most from a capital of the next word."""


def sizes_of(pieces: Sequence[Piece]) -> list[float]:
    """Return the sizes (pt) of the pieces of a line, from left to right; small capitals have the full one."""
    full: dict[tuple[str, float], float] = {}
    for one, other in pairwise(pieces):
        for small, large in ((one, other), (other, one)):
            if _is_small_of(small, large):
                full[small.look.font, small.look.size] = large.look.size
    return [full.get((piece.look.font, piece.look.size), piece.look.size) for piece in pieces]


def _is_small_of(small: Piece, large: Piece) -> bool:
    """Return whether a piece is small capitals beside another one: in its word, or in the words about it."""
    size = large.look.size
    least, most = _SHARE
    if small.look.font != large.look.font or not least * size <= small.look.size <= most * size:
        return False
    gap = min(abs(small.start - large.end), abs(large.start - small.end)) / size
    in_word = gap <= _GLUED and large.text[-1:].isupper() and small.text[:1].isalpha()
    return _is_capital(large.text) and (in_word or (gap <= _BESIDE and _is_capital(small.text)))


def _is_capital(text: str) -> bool:
    """Return whether a text has letters or digits, and no small ones."""
    return any(map(str.isalnum, text)) and not any(map(str.islower, text))
