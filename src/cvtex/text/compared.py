"""The letters of a text as they are compared with those of a PDF: without case, accents, ligatures and punctuation."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ȷ": "j"})
"""Letters that Unicode does not take apart, and that a font may set out of parts."""
_SIGNS = "&%#@+=<>$€£§©®°"
"""Signs that stand for words, which no font breaks into parts."""
_ACCENTS = "\u02b0-\u02ff"
"""Accents with a code of their own (Spacing Modifier Letters), which fonts set beside a letter."""
_INSIDE = rf"[{_ACCENTS}\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]|\u0149"
_BETWEEN = re.compile(rf"[^\w{_SIGNS}]+|_+")


def words(text: str) -> list[str]:
    """Return the words of a text, each as its letters, digits, and signs that stand for words (`&`, `%`, `€`)."""
    return _BETWEEN.sub(" ", _simple(text)).split()


def letters(text: str) -> str:
    """Return the words of a text without anything between them."""
    return _BETWEEN.sub("", _simple(text))


def _simple(text: str) -> str:
    """Return a text in small letters, without accents, its ligatures and wide forms taken apart (Unicode's form KD)."""
    if text.isascii():
        return text.lower()
    simple = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    return re.sub(_INSIDE, "", simple)
