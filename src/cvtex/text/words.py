"""Words as they are compared: without case, accents and punctuation."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_BETWEEN = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the letters and digits of a text in lower case and without accents, its words one space apart."""
    if text.isascii():
        letters = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        letters = "".join(character for character in decomposed.casefold() if not unicodedata.combining(character))
    return _BETWEEN.sub(" ", letters).strip()
