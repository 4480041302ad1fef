"""Characters to the LaTeX that sets them: characters.toml says how the default design's fonts do."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from cvtex.data import table
from cvtex.text.scripts import script_of, written

_ABOVE = 230
_ORDER = (_ABOVE, 216, 202, 220)
"""Canonical combining classes (Unicode Standard, section 4.3) in the order in which TeX can set the marks.

Above a letter, attached to it (the horn), attached below (cedilla, ogonek), below.
"""
_DOTTED = {"i": r"\i{}", "j": r"\j{}"}
"""Letters that lose their dot under a mark."""
_TIED = re.compile("[A-Za-z]\u0361[A-Za-z]")
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_ODD_SPACE = re.compile(r"[\t\n\r\f\v\u2028\u2029]|  ")
_SHOWN = 8
"""Characters that a message names."""
_MATH = re.compile(r"\\cvmath\{[0-9A-F]+\}\{(?P<tex>.*)\}", re.DOTALL)


def escaped(text: str) -> str:
    """Return LaTeX that prints the characters of `text`; `?` for each that no font is known for.

    What pdfLaTeX cannot set is written as text in its script.
    """
    text = _normal(text)
    scripts = [] if text.isascii() else [script for script, _ in _beyond(text) if script]
    return written(text, scripts, _latin) if scripts else _latin(text)


def unprintable(text: str) -> list[str]:
    """Return the characters of `text`, each once, that no program sets with a font that cvtex knows."""
    if text.isascii() and text.isprintable():
        return []
    return list(dict.fromkeys(cluster for script, cluster in _beyond(_normal(text)) if script is None))


def foreign(text: str) -> list[str]:
    """Return the characters of `text`, each once, that pdfLaTeX cannot set and another program can."""
    if text.isascii():
        return []
    return list(dict.fromkeys(cluster for script, cluster in _beyond(_normal(text)) if script))


def shown_characters(characters: Sequence[str]) -> str:
    """Return characters as a message shows them, the first eight of them."""
    shown = ", ".join(f"`{cluster}` ({_codes(cluster)})" for cluster in characters[:_SHOWN])
    return shown + (" and others" if len(characters) > _SHOWN else "")


def _codes(cluster: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in cluster)


@lru_cache(maxsize=16384)
def _beyond(text: str) -> tuple[tuple[str | None, str], ...]:
    """Return the characters with their marks that pdfLaTeX cannot set, each behind its script if it has one."""
    return tuple(
        (script_of(cluster[0]), cluster)
        for match in _pieces().finditer(text)
        if match.lastgroup != "ligature" and _set(cluster := match.group()) is None
    )


def _latin(text: str) -> str:
    return _pieces().sub(_piece, text)


def in_mathematics(character: str) -> str | None:
    """Return what sets a character outside ASCII in mathematics, None where nothing does."""
    known = _set(unicodedata.normalize("NFC", character))
    if known is None:
        return None
    match = _MATH.fullmatch(known)
    return match["tex"] if match else rf"\textrm{{{known}}}"


def utf16(text: str) -> str:
    """Return the code of text as a PDF's `/ActualText` has it: UTF-16 in hexadecimal."""
    return text.encode("utf-16-be").hex().upper()


def _normal(text: str) -> str:
    """Return the text in Unicode's form C, each run of white space as one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _SPACE.sub(" ", text) if _ODD_SPACE.search(text) else text


@cache
def _pieces() -> re.Pattern[str]:
    """Return a pattern for what is not set as it stands: a ligature's letters, or a character with its marks."""
    characters = table("text/characters")
    ligatures = "|".join(
        f"{re.escape(first)}(?={re.escape(second)})" for first, second in characters["ligatures"]["pairs"]
    )
    plain = "".join(re.escape(chr(code)) for code in range(0x20, 0x7F) if chr(code) not in characters["commands"])
    return re.compile(rf"(?P<ligature>{ligatures})|.\u0361.|.[\u0300-\u036f]+|[^{plain}]", re.DOTALL)


def _piece(match: re.Match[str]) -> str:
    piece = match.group()
    if match.lastgroup == "ligature":
        return f"{table('text/characters')['commands'].get(piece, piece)}{{}}"
    known = _set(piece)
    return "?" if known is None else known


@cache
def _set(piece: str) -> str | None:
    """Return the LaTeX that sets a character and its combining marks, None where there is none."""
    characters = table("text/characters")
    if piece in characters["commands"]:
        return str(characters["commands"][piece])
    if piece in characters["mathematics"]:
        return rf"\cvmath{{{utf16(piece)}}}{{{characters['mathematics'][piece]}}}"
    if piece in characters["parts"]:
        return rf"\cvglyph{{{utf16(piece)}}}{{{characters['parts'][piece]}}}"
    if piece in characters["composed"]["text"]:
        return rf"\cvglyph{{{utf16(piece)}}}{{{piece}}}"
    if len(piece) == 1 and (piece in characters["glyphs"]["text"] or (piece.isascii() and piece.isprintable())):
        return piece
    return _accented(piece) or _compatible(piece)


def _accented(piece: str) -> str | None:
    """Return the LaTeX of a letter and its accents."""
    if _TIED.fullmatch(piece):
        return rf"\cvglyph{{{utf16(piece)}}}{{{{\fontfamily{{lmr}}\selectfont\newtie{{{piece[0]}{piece[2]}}}}}}}"
    base, *marks = list(unicodedata.normalize("NFD", piece))
    accents = table("text/characters")["accents"]
    inner = _set(base) if base != piece and not _is_greek(base) else None
    if inner in {None, "{}"} or not marks or not all(mark in accents for mark in marks):
        return None
    for mark in sorted(marks, key=lambda mark: _ORDER.index(min(unicodedata.combining(mark), _ABOVE))):
        base = unicodedata.normalize("NFC", base + mark)
        if _has_glyph(base):
            inner = base
            continue
        if inner in _DOTTED and unicodedata.combining(mark) == _ABOVE:
            inner = _DOTTED[inner]
        inner = f"{accents[mark]}{{{inner}}}"
    return rf"\cvglyph{{{utf16(piece)}}}{{{inner}}}"


def _has_glyph(character: str) -> bool:
    """Return whether the fonts have a letter with its accent as one glyph, or T1 as one of its letters."""
    characters = table("text/characters")
    return len(character) == 1 and character in characters["glyphs"]["text"] + characters["composed"]["text"]


def _compatible(piece: str) -> str | None:
    """Return the LaTeX of the characters that a ligature, a wide letter or a number form stands for (form NFKC)."""
    plain = unicodedata.normalize("NFKC", piece)
    if plain == piece or plain.isspace() or piece.isspace():
        return None
    parts = [_set(part) for part in plain]
    if any(part is None for part in parts):
        return None
    inner = "".join(part or "" for part in parts)
    style = unicodedata.decomposition(piece[0]).partition(">")[0].removeprefix("<")
    if command := {"super": r"\textsuperscript", "sub": r"\textsubscript"}.get(style):
        inner = f"{command}{{{inner}}}"
    return rf"\cvglyph{{{utf16(piece)}}}{{{inner}}}"


def _is_greek(character: str) -> bool:
    """Return whether a letter is Greek: mathematics has it, and mathematics has no Greek accents."""
    return "\u0370" <= character <= "\u03ff"
