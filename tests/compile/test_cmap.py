"""The characters of a font, as its table says."""

import struct
from pathlib import Path

import pytest

from cvtex.compile.cmap import characters_of


def font(cmap: bytes, start: int = 0) -> bytes:
    """Return a font file of one table, which begins at an offset in its file."""
    head = struct.pack(">4sHHHH", b"\0\1\0\0", 1, 0, 0, 0)
    return head + struct.pack(">4sIII", b"cmap", 0, start + len(head) + 16, len(cmap)) + cmap


def subtable(content: bytes) -> bytes:
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + content


SEGMENTS = subtable(
    struct.pack(">7H", 4, 0, 0, 6, 0, 0, 0)
    + struct.pack(">3H", 0x3A3, 0x42, 0xFFFF)
    + struct.pack(">H", 0)
    + struct.pack(">3H", 0x3A1, 0x41, 0xFFFF)
    + struct.pack(">3H", 0, 0, 1)
    + struct.pack(">3H", 6, 0, 0)
    + struct.pack(">3H", 5, 0, 7)
)
GROUPS = subtable(struct.pack(">HHIII", 12, 0, 0, 0, 2) + struct.pack(">6I", 0x41, 0x43, 0, 0x20000, 0x20001, 9))


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        pytest.param(font(SEGMENTS), {0x3A1, 0x3A3, 0x41, 0x42}, id="segments, one of them with glyphs by number"),
        pytest.param(font(GROUPS), {0x42, 0x43, 0x20000, 0x20001}, id="groups, the first glyph is for what is missing"),
        pytest.param(font(subtable(struct.pack(">H", 6))), set(), id="another format"),
        pytest.param(b"", set(), id="empty"),
        pytest.param(b"no font at all", set(), id="no font"),
        pytest.param(struct.pack(">4sHHHH", b"OTTO", 0, 0, 0, 0), set(), id="no table"),
    ],
)
def test_a_font_has_the_characters_of_its_table(tmp_path: Path, data: bytes, codes: set[int]) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(data)

    assert characters_of(path) == codes


def test_a_collection_has_fonts_by_number(tmp_path: Path) -> None:
    head = struct.pack(">4sII2I", b"ttcf", 0x10000, 2, 20, 20 + len(font(SEGMENTS)))
    path = tmp_path / "fonts.ttc"
    path.write_bytes(head + font(SEGMENTS, 20) + font(GROUPS, 20 + len(font(SEGMENTS))))

    assert 0x3A1 in characters_of(path, 0)
    assert characters_of(path, 1) == {0x42, 0x43, 0x20000, 0x20001}
    assert characters_of(path, 2) == frozenset()


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert characters_of(tmp_path / "no.ttf") == frozenset()
