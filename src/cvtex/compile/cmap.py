"""Which characters a font has: the table `cmap` of an OpenType font (OpenType specification 1.9, cmap)."""

import struct
from functools import cache
from pathlib import Path

_COLLECTION = b"ttcf"
_SEGMENTS, _GROUPS = 4, 12
"""The formats of tables that Unicode's characters are in."""


@cache
def characters_of(path: Path, index: int = 0) -> frozenset[int]:
    """Return the codes of the characters that a font has; none where the file is no font that can be read.

    `index` is the font's place in a collection.
    """
    try:
        return frozenset(_codes(path.read_bytes(), index))
    except (OSError, struct.error, IndexError):
        return frozenset()


def _codes(data: bytes, index: int) -> set[int]:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == _COLLECTION else 0
    (tables,) = struct.unpack_from(">H", data, start + 4)
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * place) for place in range(tables))
    cmap = next((offset for tag, _, offset, _ in records if tag == b"cmap"), None)
    if cmap is None:
        return set()
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = {cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * place)[2] for place in range(count)}
    codes: set[int] = set()
    for offset in offsets:
        (kind,) = struct.unpack_from(">H", data, offset)
        if kind == _SEGMENTS:
            codes |= _segments(data, offset)
        elif kind == _GROUPS:
            codes |= _groups(data, offset)
    return codes


def _segments(data: bytes, offset: int) -> set[int]:
    """Return the codes of a table in format 4, without those that lead to the glyph for what is missing."""
    (twice,) = struct.unpack_from(">H", data, offset + 6)
    count = twice // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", data, offset + 14 + place * twice + (2 if place else 0)) for place in range(4)
    )
    codes: set[int] = set()
    for place, (first, last, delta, inner) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        base = offset + 16 + 3 * twice + 2 * place + inner
        for code in range(first, last + 1):
            glyph = struct.unpack_from(">H", data, base + 2 * (code - first))[0] if inner else code
            if glyph and (glyph + delta) & 0xFFFF:
                codes.add(code)
    return codes - {0xFFFF}


def _groups(data: bytes, offset: int) -> set[int]:
    """Return the codes of a table in format 12."""
    (count,) = struct.unpack_from(">I", data, offset + 12)
    codes: set[int] = set()
    for place in range(count):
        first, last, glyph = struct.unpack_from(">III", data, offset + 16 + 12 * place)
        codes.update(range(first + (glyph == 0), min(last, 0x10FFFF) + 1))
    return codes
