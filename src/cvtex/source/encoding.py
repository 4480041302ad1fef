"""Bytes to text where nothing says in which encoding they are: Unicode first, else what .bib files come in."""

import codecs
import re
import unicodedata
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?i)(?:encoding|coding|inputenc\w*)\s*[:=]\s*([\w.-]+)")
_OF_TEXT = re.compile(r"iso8859|cp\d|koi8|mac|gb|big5|euc|shift|iso2022|johab|hz")
"""Python's names of encodings of text: it has others, which unpack archives or read escapes."""
_LOOKED_AT = 4096
"""The first bytes of a file, in which a declaration of its encoding stands, and in which UTF-16 shows."""
_HALF = 0.4
"""In UTF-16, text in European languages has a zero in nearly every other byte."""
_ENTRY_IN_BYTES = re.compile(rb"@[A-Za-z]{3,}\s*[{(]")
"""What begins an entry where each character is one byte: UTF-16 has none."""
_IN_PAIRS = re.compile(rb"(?:[\t\n\r -~]\0){8}|(?:\0[\t\n\r -~]){8}")
_C1 = re.compile(rb"[\x80-\x9f]")
_LEADS = "ÂÃÄÅÎÏÐÑ"
_TWICE = f"(?:[{_LEADS}][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[\x80€][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])+"


class Decoded(NamedTuple):
    """Text, and where it was not plain Unicode what its file is, with the offset of the first sign of that."""

    text: str
    said: str | None = None
    first: int = 0


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark names; None where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def unix_lines(text: str) -> str:
    r"""Return the text with all line ends made `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> Decoded:
    """Return the text of bytes in UTF-8, UTF-16, UTF-32, the encoding that they declare, Windows-1252 or a mixture."""
    encoding = marked_encoding(data) or _unmarked_utf_16(data)
    if b"\0" in data and _IN_PAIRS.search(data) and (odd := _ENTRY_IN_BYTES.search(data)):
        return _without_zeros(data, odd.start())
    if encoding is not None:
        text = data.decode(encoding, errors="replace")
        return _composed(text, "has bytes that are no text" if "\ufffd" in text else None, text.find("\ufffd"))
    try:
        return _composed(data.decode("utf-8"), None, 0)
    except UnicodeDecodeError as error:
        first = len(unix_lines(data[: error.start].decode("utf-8")))
    declared = _declared(data)
    if declared is not None:
        return _composed(data.decode(declared), f"is not UTF-8; it was read as {declared}, which it declares", first)
    text, is_mixed = _mixed(data)
    if is_mixed:
        return _composed(text, "mixes UTF-8 and Windows-1252; both were read", first)
    name = "Windows-1252" if _C1.search(data) else "Latin-1"
    return _composed(text, f"is not UTF-8; it was read as {name}", first)


def _without_zeros(data: bytes, first: int) -> Decoded:
    """Return the text of bytes of which some are UTF-16, as it comes about when a program adds to another's file."""
    for mark, _ in _MARKS:
        data = data.replace(mark, b"")
    rest = decode(data.replace(b"\0", b""))
    said = "mixes UTF-16 and another encoding; letters of Western Europe were read"
    return Decoded(rest.text, said, min(first, len(rest.text)))


def encoded_twice(text: str) -> list[tuple[int, str, str]]:
    """Return what looks encoded as UTF-8 twice: each with its offset and what it was before."""
    found: list[tuple[int, str, str]] = []
    if not any(lead in text for lead in f"{_LEADS}â"):
        return found
    for match in re.finditer(_TWICE, text):
        meant = b"".join(_byte(character) for character in match[0]).decode("utf-8")
        if all(character.isalpha() or unicodedata.category(character)[0] in "PSZ" for character in meant):
            found.append((match.start(), match[0], meant))
    return found


def _byte(character: str) -> bytes:
    """Return the byte that a character has in Windows-1252, or in Latin-1 where that has none."""
    try:
        return character.encode("windows-1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _composed(text: str, said: str | None, first: int) -> Decoded:
    """Return text with its letters composed; the offset is that of a place before which nothing was decomposed."""
    lines = unix_lines(text)
    if unicodedata.is_normalized("NFC", lines):
        return Decoded(lines, said, first)
    before = unicodedata.normalize("NFC", lines[:first]) if said else ""
    return Decoded(unicodedata.normalize("NFC", lines), said, len(before))


def _unmarked_utf_16(data: bytes) -> str | None:
    head = data[:_LOOKED_AT]
    pairs = len(head) // 2
    if pairs < 2 or b"\0" not in head:
        return None
    odd, even = head[1::2].count(0) / pairs, head[0::2].count(0) / pairs
    if odd > _HALF > even:
        return "utf-16-le"
    return "utf-16-be" if even > _HALF > odd else None


def _declared(data: bytes) -> str | None:
    """Return Python's name of the encoding that a comment declares (JabRef's, Emacs's), where the bytes are in it."""
    match = _DECLARED.search(data[:_LOOKED_AT])
    if match is None:
        return None
    written = match[1].decode("ascii", errors="replace").lower()
    for name in (written, re.sub(r"^iso_?(?=8859)", "iso-", written)):
        try:
            found = codecs.lookup(name).name
            if _OF_TEXT.match(found):
                data.decode(found)
                return found
        except (LookupError, UnicodeError, ValueError):
            continue
    return None


def _mixed(data: bytes) -> tuple[str, bool]:
    """Return the text of bytes whose UTF-8 is read as such and whose rest is Windows-1252; whether there is both."""
    text = data.decode("utf-8", _WINDOWS_1252)
    odd_characters = len(text) - len(text.encode("ascii", "ignore"))
    return text, odd_characters < len(data.translate(None, _ASCII))


def _from_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Return the character of the first byte that is no UTF-8 (an error handler of `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("windows-1252", "replace"), error.start + 1


_WINDOWS_1252 = "cvtex.windows-1252"
_ASCII = bytes(range(128))
codecs.register_error(_WINDOWS_1252, _from_windows_1252)
