"""The LaTeX that most fields have, read at once: letters with accents, braces round words, dashes, quotation marks."""

import re
import unicodedata
from functools import lru_cache

from cvtex.data import table
from cvtex.text.quotes import TYPED

_ACCENT = re.compile(
    r"\\(?:(?P<sign>[\"'`^~=.])(?:\{(?P<group>[A-Za-z]|\\[ij])\}|(?P<letter>[A-Za-z])|(?P<dotless>\\[ij])(?=\}))"
    r"|(?P<name>[uvHcdkr])(?:\{(?P<named_group>[A-Za-z]|\\[ij])\}| (?P<named_letter>[A-Za-z])))"
    r"|\{\\(?P<symbol>ss|ae|AE|oe|OE|o|O|l|L|aa|AA|i)\}|\\(?P<escaped>[&_\#$% ])"
)
_NOT_SIMPLE = re.compile("[\\\\$<&`\ufdd0\ufdd1\ufdd4\ufdd5\ufdda-\ufdef]|://|www\\.|\\^\\^|[^\x20-\uffff]|''")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_DASHES = re.compile(r"-{2,}")
_SIGNS = {"&": "\ufdd6", "_": "\ufdd7", "#": "\ufdd8", "$": "\ufdd9"}
"""What stands for an escaped sign, until it is known that there is no bare one of them."""
_ENTITY = re.compile("\ufdd6\\}?[\ufdd8A-Za-z]\\w*;")
_BACK = str.maketrans({sign: character for character, sign in _SIGNS.items()})
_OWN = re.compile("[\ufdd0-\ufdef]")


def read_simple(source: str) -> str | None:
    """Return the text of a field, its straight quotation marks unsettled; None where a LaTeX walker has to read it."""
    return None if _OWN.search(source) else read_prepared(source)


def read_prepared(source: str) -> str | None:
    """Return what `read_simple` returns, for a source out of which mathematics and addresses have been cut."""
    text = _ACCENT.sub(_accent, source) if "\\" in source else source
    if _ENTITY.search(text) or _NOT_SIMPLE.search(text):
        return None
    text = _DASHES.sub(_dash, text)
    if "{" in text or "}" in text:
        if not _balanced(text):
            return None
        text = text.replace("{", "").replace("}", "")
    text = _SPACES.sub(" ", text).replace("~", "\u00a0")
    return text.translate(TYPED).translate(_BACK)


def _accent(match: re.Match[str]) -> str:
    if match["escaped"]:
        return _SIGNS.get(match["escaped"], match["escaped"])
    if match["symbol"]:
        return f"{{{_letter(match['symbol'])}}}"
    accent = match["sign"] or match["name"]
    letters = (match[name] for name in ("group", "letter", "dotless", "named_group", "named_letter"))
    letter = next(letter for letter in letters if letter)
    return "i" if (accent, letter) == (".", r"\i") else _accented(accent, letter.removeprefix("\\"))


@lru_cache(maxsize=1024)
def _accented(accent: str, letter: str) -> str:
    combining: str = table("text/macros")["accents"][accent]
    return unicodedata.normalize("NFC", letter + combining)


@lru_cache(maxsize=64)
def _letter(name: str) -> str:
    return {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł"}.get(
        name, {"aa": "å", "AA": "Å", "i": "ı"}.get(name, name)
    )


def _dash(match: re.Match[str]) -> str:
    """Return the dashes that a run of hyphens makes: three at a time, then two (The TeXbook, chapter 2)."""
    count = len(match.group())
    return "—" * (count // 3) + ("", "-", "–")[count % 3]


def _balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
