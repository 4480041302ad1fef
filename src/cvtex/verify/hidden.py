"""Text on a page that nobody sees: invisible, as white as the paper, or under a box, clipped away.

What PDFium says about the objects of a page, in the order in which they are painted (its public header `fpdf_edit.h`).
"""

from ctypes import byref, c_float, c_int, c_uint, c_void_p, cast
from typing import Any

from pypdfium2 import raw

from cvtex.verify.colors import CLEAR, OPAQUE, PAPER, Color, is_lost_on, is_white, on_white
from cvtex.verify.drawn import clip_of, covers_its_box

_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_THIN = 3.0
"""Points up to which a filled path is a rule, which covers no text."""
_NEAR = 0.5
"""Points by which text may stick out of what covers it."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
Ground = tuple[Box, Color | None]
"""Where something is filled, and its colour where it is one."""
_PAPER: Ground = ((-1e9, -1e9, 1e9, 1e9), PAPER)
"""What is below everything."""


def hidden_objects(page: Any) -> frozenset[int]:
    """Return the addresses of the text objects of a page (PDFium's own) that nobody sees."""
    hidden: list[Any] = []
    texts: list[tuple[Any, Box | None]] = []
    grounds: list[Ground] = []
    look = _Look()
    for index in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if look.is_unseen(thing, grounds):
                hidden.append(thing)
            else:
                texts.append((thing, None))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            fill, box = look.fill(thing), look.box(thing)
            if fill and box and look.is_filled(thing) and box[2] - box[0] > _THIN and box[3] - box[1] > _THIN:
                grounds.append((box, on_white(*fill)))
                if fill[3] >= OPAQUE and covers_its_box(thing):
                    texts = [(text, known or look.box(text)) for text, known in texts]
                    hidden += (text for text, inner in texts if inner and _is_inside(inner, box))
        elif box := look.box(thing):  # a picture, a shading, a form: whatever it shows
            grounds.append((box, None))
    return frozenset(map(_address, hidden))


def object_of(text_page: Any, index: int) -> int:
    """Return the address of the text object that a character of a page belongs to, 0 for one that PDFium has added."""
    return _address(raw.FPDFText_GetTextObject(text_page, index))


def _address(thing: Any) -> int:
    return cast(thing, c_void_p).value or 0


class _Look:
    """Looks at objects of a page; what PDFium says of each is written to the same places, since there are thousands."""

    def __init__(self) -> None:
        self._color = (c_uint(), c_uint(), c_uint(), c_uint())
        self._colors_at = tuple(map(byref, self._color))
        self._box = (c_float(), c_float(), c_float(), c_float())
        self._box_at = tuple(map(byref, self._box))

    def is_unseen(self, text: Any, grounds: list[Ground]) -> bool:
        """Return whether a text is invisible, clipped away, or of the colour of what is below it."""
        mode = raw.FPDFTextObj_GetTextRenderMode(text)
        if mode in _INVISIBLE:
            has_mark = raw.FPDFPageObj_CountMarks(text) > 0  # then it stands for a character that is set out of parts
            return not has_mark
        fill = self.fill(text) if mode == raw.FPDF_TEXTRENDERMODE_FILL else None
        if fill and fill[3] < CLEAR:
            return True
        if raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(text)) > 0 and (seen := self.box(text)):
            clip = clip_of(text)
            if not _touch(seen, (clip.left, clip.bottom, clip.right, clip.top)):
                return True
        if not fill:
            return False
        color, box = on_white(*fill), self.box(text) if grounds else None
        area, below = next((ground for ground in reversed(grounds) if box and _touch(box, ground[0])), _PAPER)
        is_lost = below is not None and is_lost_on(color, below)
        return is_lost and (is_white(color) or box is None or _is_inside(box, area))

    def fill(self, thing: Any) -> tuple[int, int, int, int] | None:
        """Return the red, green, blue and opacity (of 255) with which an object is filled."""
        if not raw.FPDFPageObj_GetFillColor(thing, *self._colors_at):
            return None
        red, green, blue, opacity = self._color
        return red.value, green.value, blue.value, opacity.value

    def box(self, thing: Any) -> Box | None:
        """Return where an object is."""
        if not raw.FPDFPageObj_GetBounds(thing, *self._box_at):
            return None
        left, bottom, right, top = self._box
        return left.value, bottom.value, right.value, top.value

    @staticmethod
    def is_filled(path: Any) -> bool:
        """Return whether a path is filled."""
        mode, stroke = c_int(), c_int()
        return bool(raw.FPDFPath_GetDrawMode(path, byref(mode), byref(stroke)) and mode.value)


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
