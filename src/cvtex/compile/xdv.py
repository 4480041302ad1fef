r"""What XeTeX's output asks its PDF writer to do: the texts of `\special` in an .xdv file.

The commands of DVI (The DVI driver standard, level 0) and those that XeTeX adds (texmfmp's xdv format, version 7).
"""

import re
import struct

_PREAMBLE, _POSTAMBLE = 247, 248
_SPECIAL, _FONT = range(239, 243), range(243, 247)
_NATIVE_FONT, _GLYPHS, _TEXT_AND_GLYPHS = 252, 253, 254
_LENGTHS = (
    dict.fromkeys((*range(128), 138, 140, 141, 142, 147, 152, 161, 166, *range(171, 235)), 0)
    | {code: code - 127 for code in range(128, 132)}
    | {132: 8, 137: 8, 139: 44}
    | {first + place: place + 1 for first in (133, 143, 148, 153, 157, 162, 167, 235) for place in range(4)}
)
"""Bytes behind a command of fixed length."""
_COLORED, _EXTENDED, _SLANTED, _BOLD = 0x0200, 0x1000, 0x2000, 0x4000
"""Flags of a font, each of which a number of four bytes belongs to."""


_ALLOWED = re.compile(
    r"color\s|background\s|papersize=|dvipdfmx:config C\s|x:(?:textcolor|gsave|grestore|rotate|scale)"
    r"|pdf:\s*(?:code|content|literal|dest|out|outline|bann|ann|annot|annotation|eann|pagesize|docinfo|docview"
    r"|majorversion|minorversion|mapline|bcolor|ecolor|bc|ec|btrans|etrans|bt|et|obj|put|stream|close|bxobj|exobj|uxobj"
    r"|pageresources|names|nxobj|xobj|trackbox)(?![a-z])"
    r"|pdf:image [^()]*\((?:\./)?\w(?:[\w +,@=-]|[./](?!\.))*\)\Z"
)
_ELSEWHERE = re.compile(r"pdf:\s*mapline.*/", re.DOTALL)


class XdvError(ValueError):
    """The file is none that XeTeX writes."""


def specials_in(data: bytes) -> list[bytes]:
    """Return the texts for the PDF writer, in order.

    Raises:
        XdvError: a command is unknown, or the file ends too early.

    """
    found: list[bytes] = []
    place = 0
    try:
        while (command := data[place]) != _POSTAMBLE:
            place += 1
            if command in _SPECIAL:
                size = command - _SPECIAL.start + 1
                length = int.from_bytes(data[place : place + size])
                found.append(data[place + size : place + size + length])
                place += size + length
            else:
                place += _length(data, place, command)
    except (IndexError, struct.error) as error:
        msg = "it ends too early"
        raise XdvError(msg) from error
    return found


def forbidden_specials(data: bytes) -> list[str]:
    r"""Return what a file asks for besides colours, links, bookmarks, code of its pages, its fonts' maps and pictures.

    Others read files from anywhere (`pdf:fstream`, `psfile=`, pictures that are not named by a path inside the folder):
    xdvipdfmx does not ask openin_any.
    """
    texts = (special.decode("utf-8", errors="replace").strip() for special in specials_in(data))
    return [text for text in dict.fromkeys(texts) if not _ALLOWED.match(text) or _ELSEWHERE.match(text)]


def _length(data: bytes, place: int, command: int) -> int:
    """Return how many bytes belong to a command, those that begin at `place`."""
    if command in _LENGTHS:
        return _LENGTHS[command]
    if command == _PREAMBLE:
        return 14 + data[place + 13]
    if command in _FONT:
        number = command - _FONT.start + 1
        return number + 14 + data[place + number + 12] + data[place + number + 13]
    if command == _NATIVE_FONT:
        (flags,) = struct.unpack_from(">H", data, place + 8)
        numbers = sum(bool(flags & flag) for flag in (_COLORED, _EXTENDED, _SLANTED, _BOLD))
        return 11 + data[place + 10] + 4 + 4 * numbers
    if command == _GLYPHS:
        return 6 + 10 * int(struct.unpack_from(">H", data, place + 4)[0])
    if command == _TEXT_AND_GLYPHS:
        text = 2 + 2 * int(struct.unpack_from(">H", data, place)[0])
        return text + 6 + 10 * int(struct.unpack_from(">H", data, place + text + 4)[0])
    msg = f"it has the command {command}"
    raise XdvError(msg)
