"""The text of a page in pieces: neighbouring characters of one look on one baseline, in the PDF's order."""

from collections.abc import Sequence
from ctypes import addressof, c_double, c_uint, create_string_buffer
from dataclasses import dataclass, field
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Any

from pypdfium2 import raw

from cvtex.verify.colors import CLEAR, PAPER, Color, is_lost_on, is_white, on_white
from cvtex.verify.drawn import Drawn
from cvtex.verify.fonts import NAMELESS, bare_name
from cvtex.verify.frame import Frame, Matrix
from cvtex.verify.measured import Box

_APART = 1.5
"""Ems from which on a gap parts pieces: a word space is narrower."""
_BACK = -0.5
"""Ems that a character may begin before the end of the one before: kerned, or set on top of it."""
_SAME_HEIGHT = 0.02
"""Ems by which the baselines of one piece may differ."""
_SPACES = frozenset({0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x3000, *range(0x2000, 0x200C), 0x202F, 0x205F, 0xFEFF})
_REPLACED = {0: "\ufffd", 2: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0xFFFE: "-"} | {
    0xFB00 + index: text for index, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
"""What stands for characters by their number; PDFium has 2 for the hyphen at the end of a line."""
_NEAR = 0.5
"""bp by which text may stick out of what covers it."""
_FILLED = frozenset({0, 2, 4, 6})
"""Modes that fill text (ISO 32000-1, table 106)."""
_STROKED = frozenset({1, 2, 5, 6})
"""Modes that draw its outline."""
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look."""

    font: str
    flags: int
    size: float
    color: Color
    angle: int
    """Degrees from left to right, counter-clockwise, on the page as it is seen."""
    is_heavy: bool
    """Whether its outline is drawn besides, to make it bold."""
    is_inked: bool
    """Whether it is painted at all."""


_NO_LOOK = Look("", 0, 0, (0, 0, 0), 0, is_heavy=False, is_inked=False)


@dataclass(slots=True)
class Piece:
    """Neighbouring characters of one look on one baseline."""

    look: Look
    drawn: Drawn | None
    text: str
    start: float
    """Where its ink begins along the baseline."""
    end: float
    """Where its ink ends."""
    base: float
    """The baseline's distance from the origin: its height where the text runs from left to right."""
    low: float
    """The lowest of its ink in the same measure."""
    high: float
    is_visible: bool = True
    """Whether it makes ink."""
    spans: list[tuple[float, float]] = field(default_factory=list)
    """Where the ink of each character begins and ends, spaces left out."""

    def is_apart(self, other: "Piece") -> bool:
        """Return whether another one looks different, is at another height, or is clipped differently."""
        mine, its = self.drawn, other.drawn
        return (
            self.look != other.look
            or abs(self.base - other.base) > _SAME_HEIGHT * other.look.size
            or (mine is not its and (mine is None or its is None or mine.box != its.box))
        )

    @property
    def box(self) -> Box:
        """Its ink on the page as it is seen."""
        box = Box(self.start, self.low, self.end, self.high)
        return _turn(self.look.angle).box(box) if self.look.angle else box


def pieces_on(text: Any, frame: Frame, drawn: Sequence[Drawn]) -> list[Piece]:
    """Return the pieces of a text page of PDFium; those that make no ink are told."""
    reader = _Reader(text, frame, {item.address: item for item in drawn if item.kind == "text"})
    pieces = reader.pieces()
    order = {item.address: index for index, item in enumerate(drawn)}
    fills = [(index, item) for index, item in enumerate(drawn) if item.is_filled]
    paper = Box(0, 0, frame.width, frame.height)
    for piece in pieces:
        box, item = piece.box, piece.drawn
        clip = item.box if item else paper
        on_page = box.right > clip.left and box.left < clip.right and box.top > clip.bottom and box.bottom < clip.top
        piece.is_visible = piece.look.is_inked and on_page
        if piece.is_visible:
            turn = order[item.address] if item else -1
            below = [fill for index, fill in fills if index < turn]
            above = (fill for index, fill in fills if index > turn >= 0)
            piece.is_visible = not _is_lost(piece.look.color, below, box) and not any(
                fill.is_opaque and _covers(fill, box) for fill in above
            )
    return pieces


def _is_lost(color: Color, below: Sequence[Drawn], box: Box) -> bool:
    """Return whether text in a box has the colour of what is below it: of the paper, or of all that is filled there."""
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    for fill in reversed(below):
        over = fill.box
        if over.left <= x <= over.right and over.bottom <= y <= over.top:
            return fill.color is not None and is_lost_on(color, fill.color) and (is_white(color) or _covers(fill, box))
    return is_lost_on(color, PAPER)


def _covers(cover: Drawn, box: Box) -> bool:
    """Return whether something that is filled is behind or before all of a box."""
    over = cover.box
    return (
        over.left <= box.left + _NEAR
        and over.right >= box.right - _NEAR
        and over.bottom <= box.bottom + _NEAR
        and over.top >= box.top - _NEAR
    )


class _Reader:
    """Reads the characters of a page; what they share is asked for once for each object that they are drawn by."""

    def __init__(self, text: Any, frame: Frame, drawn: dict[int, Drawn]) -> None:
        self.text = text.raw  # a helper of pypdfium2 costs time at every call
        self.frame = frame
        self.drawn = drawn
        self.fonts: dict[int, tuple[str, int]] = {}

    def pieces(self) -> list[Piece]:  # noqa: C901, PLR0912 - one loop, whose steps are too many to call functions
        """Return the pieces of the page."""
        text = self.text
        get_unicode, get_object, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetCharBox
        left, right, bottom, top = (c_double() for _ in range(4))
        found: list[Piece] = []
        piece = fresh = Piece(_NO_LOOK, None, "", 0, 0, 0, 0, 0)
        place, is_slanted = -1, False
        a, b, c, d, e, f = Matrix()
        before = 0.0
        for index in range(raw.FPDFText_CountChars(text)):
            code = get_unicode(text, index)
            if code in _SPACES:
                if not piece.text.endswith(" "):
                    piece.text += " "
                continue
            item = get_object(text, index)
            if is_new := (address := addressof(item.contents) if item else 0) != place:
                place = address
                fresh, (a, b, c, d, e, f) = self._begun(index, item)
                is_slanted = fresh.look.angle % 90 != 0
                near, far = _BACK * fresh.look.size, _APART * fresh.look.size
            get_box(text, index, left, right, bottom, top)
            start, end = a * left.value + c * bottom.value + e, a * right.value + c * top.value + e
            low, high = b * left.value + d * bottom.value + f, b * right.value + d * top.value + f
            if is_slanted:  # its box is not along its baseline
                start = end = (start + end) / 2
                low, high = fresh.base, fresh.base + fresh.look.size / 2
            if start > end:
                start, end = end, start
            if low > high:
                low, high = high, low
            character = _REPLACED.get(code) or chr(code)
            if (
                near <= start - piece.end <= far
                or start == before  # a ligature, which is several characters in one place
                or (_is_leftward(code) and near <= piece.start - end <= far)
            ) and not (is_new and piece.is_apart(fresh)):
                piece.text += character
                if start < piece.start:  # noqa: PLR1730 - a call costs more
                    piece.start = start
                if end > piece.end:  # noqa: PLR1730 - a call costs more
                    piece.end = end
                if low < piece.low:  # noqa: PLR1730 - a call costs more
                    piece.low = low
                if high > piece.high:  # noqa: PLR1730 - a call costs more
                    piece.high = high
            else:
                piece = Piece(fresh.look, fresh.drawn, character, start, end, fresh.base, low, high)
                found.append(piece)
            piece.spans.extend([(start, end)] * len(character))
            before = start
        return found

    def _begun(self, index: int, item: Any) -> tuple[Piece, Matrix]:
        """Return an empty piece with the look of a character, and the map that makes its baseline run to the right."""
        look, matrix = self._look(index, item)
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self.text, index, x, y)
        base = matrix.b * x.value + matrix.d * y.value + matrix.f
        return Piece(look, self.drawn.get(addressof(item.contents)) if item else None, "", 0, 0, base, 0, 0), matrix

    def _look(self, index: int, item: Any) -> tuple[Look, Matrix]:
        """Return how a character looks, and the map that makes its baseline run from left to right."""
        text = self.text
        stored = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, stored)
        seen = Matrix(stored.a, stored.b, stored.c, stored.d).then(self.frame.matrix)
        across = hypot(seen.a, seen.b) or 1.0
        size = raw.FPDFText_GetFontSize(text, index)
        angle = round(degrees(atan2(seen.b, seen.a) if size >= 0 else atan2(-seen.b, -seen.a))) % 360
        mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else 0
        values = [c_uint() for _ in range(4)]
        get = raw.FPDFText_GetFillColor if mode in _FILLED else raw.FPDFText_GetStrokeColor
        known = get(text, index, *values)
        red, green, blue, alpha = (value.value for value in values) if known else (0, 0, 0, 255)
        font, flags = self._font(item) if item else ("", 0)
        look = Look(
            font,
            flags,
            round(abs(size * (seen.a * seen.d - seen.b * seen.c)) / across, 3),
            on_white(red, green, blue, alpha),
            angle,
            is_heavy=mode in _FILLED & _STROKED,
            is_inked=mode in _FILLED | _STROKED and alpha >= CLEAR,
        )
        return look, self.frame.matrix.then(_turn(-angle))

    def _font(self, item: Any) -> tuple[str, int]:
        """Return a font's name and flags."""
        font = raw.FPDFTextObj_GetFont(item)
        address = addressof(font.contents) if font else 0
        if address not in self.fonts:
            name = create_string_buffer(_LONGEST_NAME)
            length = raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME) if font else 0
            known = name.value.decode("utf-8", "replace") if length <= _LONGEST_NAME else ""
            self.fonts[address] = (bare_name(known) or NAMELESS, raw.FPDFFont_GetFlags(font) if font else 0)
        return self.fonts[address]


def _is_leftward(code: int) -> bool:
    return 0x590 <= code < 0x900 or 0xFB1D <= code < 0xFF00 or 0x10800 <= code < 0x11000


@cache
def _turn(angle: int) -> Matrix:
    """Return a turn by an angle, counter-clockwise."""
    across, up = round(cos(radians(angle)), 9), round(sin(radians(angle)), 9)
    return Matrix(across, up, -up, across)
