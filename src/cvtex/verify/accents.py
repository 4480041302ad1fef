"""Accents that a PDF has as characters of their own, put on their letters: TeX sets those of its old fonts so."""

import unicodedata
from collections.abc import Sequence

from cvtex.verify.pieces import Piece

_SIGNS = "`´¨ˆ˜¯˘˙˚˝ˇ¸˛"
_COMBINING = "\u0300\u0301\u0308\u0302\u0303\u0304\u0306\u0307\u030a\u030b\u030c\u0327\u0328"
_ACCENTS = dict(zip(_SIGNS, _COMBINING, strict=True))
_DOTLESS = {"ı": "i", "ȷ": "j"}
_NEAR = 2
"""Pieces before and behind an accent in which its letter is."""
_RAISED = 0.5
"""Ems that it may be raised, over a capital."""


def with_accents(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with the accents on the letters that they stand over or under."""
    for piece in pieces:
        if not _ACCENTS.keys().isdisjoint(piece.text):
            _compose_within(piece)
    return [
        piece
        for index, piece in enumerate(pieces)
        if piece.text.strip() not in _ACCENTS
        or not any(_put_on(piece, near) for near in pieces[max(index - _NEAR, 0) : index + _NEAR + 1])
    ]


def _compose_within(piece: Piece) -> None:
    """Put the accents of a piece on letters before or behind them that they overlap with."""
    index = 0
    while index < len(piece.spans):
        place = _place(piece.text, index)
        accent = piece.text[place]
        for letter in (index + 1, index - 1) if accent in _ACCENTS else ():
            if 0 <= letter < len(piece.spans) and _overlap(piece.spans[index], piece.spans[letter]):
                at = _place(piece.text, letter)
                both = _composed(piece.text[at], accent)
                if both:
                    first, last = sorted((place, at))
                    piece.text = piece.text[:first] + both + piece.text[last + 1 :]
                    del piece.spans[index]
                    break
        index += 1


def _put_on(accent: Piece, piece: Piece) -> bool:
    """Put an accent on the letter of a piece that it stands over, and return whether there is one."""
    em = accent.look.size
    if piece is accent or piece.look.font != accent.look.font or abs(accent.base - piece.base) > _RAISED * em:
        return False
    middle = (accent.start + accent.end) / 2
    for index, (start, end) in enumerate(piece.spans):
        if start <= middle <= end:
            place = _place(piece.text, index)
            if both := _composed(piece.text[place], accent.text.strip()):
                piece.text = piece.text[:place] + both + piece.text[place + 1 :]
                piece.low, piece.high = min(piece.low, accent.low), max(piece.high, accent.high)
                return True
    return False


def _place(text: str, index: int) -> int:
    """Return where a character is, by its number among those that are no spaces."""
    place = -1
    for _ in range(index + 1):
        place += 1
        while text[place] == " ":
            place += 1
    return place


def _composed(letter: str, accent: str) -> str:
    """Return a letter with an accent as one character, nothing where there is none such."""
    one = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _ACCENTS[accent])
    return one if len(one) == 1 and letter.isalpha() else ""


def _overlap(span: tuple[float, float], other: tuple[float, float]) -> bool:
    return span[0] < other[1] and other[0] < span[1]
