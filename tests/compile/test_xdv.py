"""What an .xdv file asks its PDF writer to do."""

import struct

import pytest

from cvtex.compile.xdv import XdvError, forbidden_specials, specials_in

PREAMBLE = bytes([247, 7]) + bytes(12) + bytes([3]) + b"tex"
NATIVE_FONT = bytes([252]) + struct.pack(">IIHB", 1, 2, 0x4200, 4) + b"a.tt" + bytes(4) + bytes(8)
GLYPHS = bytes([253]) + struct.pack(">IH", 0, 1) + bytes(8) + bytes(2)
TEXT_AND_GLYPHS = bytes([254]) + struct.pack(">H", 2) + bytes(4) + struct.pack(">IH", 0, 2) + bytes(16) + bytes(4)
FONT = bytes([243, 1]) + bytes(12) + bytes([0, 3]) + b"abc"
OTHERS = bytes([139]) + bytes(44) + bytes([65, 128, 200, 141, 146, 0, 0, 0, 1, 147, 171, 142, 140])


def special(text: bytes) -> bytes:
    return bytes([239, len(text)]) + text


def xdv(*parts: bytes) -> bytes:
    return b"".join([PREAMBLE, *parts, bytes([248])])


def test_the_texts_are_found_among_all_other_commands() -> None:
    data = xdv(special(b"one"), NATIVE_FONT, GLYPHS, special(b"two"), TEXT_AND_GLYPHS, FONT, OTHERS, special(b"three"))

    assert specials_in(data) == [b"one", b"two", b"three"]


@pytest.mark.parametrize("data", [b"", PREAMBLE, xdv()[:-1], xdv(NATIVE_FONT[:7])[:-1], xdv(bytes([249]))])
def test_a_file_that_is_broken_is_an_error(data: bytes) -> None:
    with pytest.raises(XdvError):
        specials_in(data)


@pytest.mark.parametrize(
    ("text", "is_forbidden"),
    [
        ("color push gray 0", False),
        ("pdf:code q", False),
        ("pdf:mapline a b <c.pfb", False),
        ("pdf:mapline a b </etc/passwd", True),
        ("pdf:image bbox 0 0 60 60 clip 0 width 57pt (images/a b.png)", False),
        ("pdf:image matrix 1 0 0 1 0 0 page 0 pagebox cropbox (./a.pdf)", False),
        ("pdf:image (/etc/passwd)", True),
        ("pdf:image (../a.png)", True),
        ("pdf:image (a/../../b.png)", True),
        ("pdf:image (~/a.png)", True),
        ("pdf:image ($HOME/a.png)", True),
        ("pdf:image (.secret/a.png)", True),
        ("pdf:image (a.png) (/etc/passwd)", True),
        ("pdf: epdf (a.pdf)", True),
        ("pdf:fstream @a (a)", True),
        ("pdf:codeimage", True),
        ("psfile=a.eps", True),
        ('ps:"x"', True),
        ("dvipdfmx:config D x", True),
    ],
)
def test_only_what_needs_no_other_file_is_allowed(text: str, *, is_forbidden: bool) -> None:
    assert forbidden_specials(xdv(special(text.encode()))) == ([text] if is_forbidden else [])
