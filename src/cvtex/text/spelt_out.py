"""LaTeX with its letters, accents, signs and dashes as the characters that they are, before its commands are read."""

import re
import unicodedata
from functools import cache

from cvtex.data import table

_OWN = {sign: chr(0xFDDA + index) for index, sign in enumerate("\\{}~^_&#$%`-")}
SIGNS = str.maketrans({own: sign for sign, own in _OWN.items()})
"""What stands for signs that TeX would take for its own, until its commands have been read."""
_DOTLESS = r"\\[ij](?![A-Za-z])"
_ACCENT = re.compile(
    r"\\(?:(?P<sign>[\"'`^~=.])\s*|(?P<name>[uvHcdkrbt])(?:\s+|(?=\{)))"
    rf"(?:\{{\s*(?P<group>{_DOTLESS}|[^\W\d_])\s*\}}|(?P<letter>{_DOTLESS}[ \t]*|[^\W\d_]))"
)
_DASHES = re.compile(r"---?")
_QUOTES = {"``": "“", "''": "”", "`": "‘", "'": "’"}


def spelt_out(tex: str) -> str:
    """Return LaTeX in which commands for characters are these; those that TeX knows as signs are `SIGNS`."""
    tex = _ACCENT.sub(_accented, tex)
    tex = _characters().sub(_character, tex)
    tex = re.sub(r"``|''|`|'", lambda found: _QUOTES[found[0]], tex)
    return _DASHES.sub(lambda found: "—" if len(found[0]) == 3 else "–", tex)


def _accented(match: re.Match[str]) -> str:
    combining = table("text/macros")["accents"].get(match["sign"] or match["name"])
    letter = (match["group"] or match["letter"]).strip().removeprefix("\\")
    return unicodedata.normalize("NFC", letter + combining) if combining else match[0]


def _character(match: re.Match[str]) -> str:
    found = _commands()[match["command"]]
    return "".join(_OWN.get(character, character) for character in found)


@cache
def _commands() -> dict[str, str]:
    """Return commands without arguments, by their names without a backslash, and the characters that they are."""
    text = {name: what for name, what in table("text/macros")["text"].items() if what.strip()}
    own = {
        command[1:].removesuffix("{}"): character
        for character, command in table("text/characters")["commands"].items()
        if re.fullmatch(r"\\(?:[A-Za-z]+\{\}|[^A-Za-z])", command)
    }
    letters: dict[str, str] = table("text/shown")["letters"]
    return text | letters | own | {"-": ""}


@cache
def _characters() -> re.Pattern[str]:
    """Return a pattern for these commands, with what parts a name from the next word."""
    names = sorted((name for name in _commands() if name.isalpha()), key=len, reverse=True)
    signs = [re.escape(name) for name in _commands() if not name.isalpha()]
    return re.compile(
        rf"\\(?P<command>(?:{'|'.join(names)})(?![A-Za-z])|{'|'.join(signs)})(?:(?<=[A-Za-z])(?:\{{\}}|[ \t]+))?"
    )
