"""Names of files with fields: `CV_PubList_{family}` becomes `CV_PubList_Noether`."""

import re
import unicodedata
from collections.abc import Mapping

from cvtex.data import table

_FIELD = re.compile(r"\{([^{}]*)\}")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_BETWEEN = re.compile(r"[^\w.-]+")


def unknown_fields(pattern: str, known: Mapping[str, str]) -> list[str]:
    """Return the fields of a name that are not known, in order."""
    return [name for name in _FIELD.findall(pattern) if name not in known]


def filled(pattern: str, fields: Mapping[str, str]) -> str:
    """Return a name with its fields filled in; one that is not known stays."""
    return _FIELD.sub(lambda field: fields.get(field[1], field[0]), pattern)


def ascii_name(text: str, language: str) -> str:
    """Return a text as a part of a file's name: in ASCII as far as its letters are Latin ones, with `_` for blanks.

    A language may write letters otherwise: Müller is `Mueller` in German, else `Muller`. Letters of other scripts stay.
    """
    rows = table("model/filenames")
    letters = rows["letters"] | rows["languages"].get(language.partition("-")[0], {})
    text = unicodedata.normalize("NFC", _APOSTROPHES.sub("", text))
    spelt = "".join(_spelt(character, letters) for character in text)
    return _BETWEEN.sub("_", spelt).strip("_.")


def _spelt(character: str, letters: Mapping[str, str]) -> str:
    """Return a letter as it is written in ASCII, itself where it is not a Latin one."""
    small = character.lower()
    if small in letters:
        return letters[small] if character == small else letters[small].capitalize()
    bare = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    return bare if bare.isascii() else character
