"""Text on a page that nobody sees: invisible, as white as the paper, or under a box.

What PDFium says about the objects of a page, in the order in which they are painted (its public header `fpdf_edit.h`).
"""

from ctypes import byref, c_float, c_int, c_uint, c_void_p, cast
from typing import Any

_WHITE = 250
"""From which share of each of red, green and blue (of 255) on a colour is as good as white."""
_OPAQUE = 250
_THIN = 3.0
"""Points up to which a filled path is a rule, which covers no text."""
_NEAR = 0.5
"""Points by which text may stick out of what covers it."""
_CORNERS = (4, 5)
"""Segments of a path that is a rectangle."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


def hidden_objects(page: Any) -> frozenset[int]:
    """Return the addresses of the text objects of a page (PDFium's own) that nobody sees."""
    import pypdfium2.raw as pdfium

    hidden: set[int] = set()
    texts: list[tuple[int, Any, Box | None]] = []
    grounds: list[tuple[Box, bool]] = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if _is_unseen(thing, grounds):
                hidden.add(_address(thing))
            else:
                texts.append((_address(thing), thing, None))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            color, box = _color(thing), _box(thing)
            if color and box and _is_filled(thing) and box[2] - box[0] > _THIN and box[3] - box[1] > _THIN:
                grounds.append((box, _is_white(color)))
                if _covers(thing, color):
                    texts = [(address, text, known or _box(text)) for address, text, known in texts]
                    hidden.update(address for address, _, inner in texts if inner and _is_inside(inner, box))
        elif box := _box(thing):  # a picture, a shading, a form: whatever it shows
            grounds.append((box, False))
    return frozenset(hidden)


def object_of(text_page: Any, index: int) -> int:
    """Return the address of the text object that a character of a page belongs to, 0 for one that PDFium has added."""
    import pypdfium2.raw as pdfium

    return _address(pdfium.FPDFText_GetTextObject(text_page, index))


def _address(thing: Any) -> int:
    return cast(thing, c_void_p).value or 0


def _is_unseen(text: Any, grounds: list[tuple[Box, bool]]) -> bool:
    """Return whether a text is invisible, or white on what is white below it."""
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    if mode in {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}:
        return not pdfium.FPDFPageObj_CountMarks(
            text
        )  # what has a mark stands for a character that is set out of parts
    color = _color(text)
    if mode != pdfium.FPDF_TEXTRENDERMODE_FILL or color is None or not (_is_white(color) or color[3] == 0):
        return False
    box = _box(text)
    below = next((is_white for ground, is_white in reversed(grounds) if box and _touch(box, ground)), True)
    return below or color[3] == 0


def _color(thing: Any) -> tuple[int, int, int, int] | None:
    """Return the red, green, blue and opacity (of 255) with which an object is filled."""
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(thing, byref(red), byref(green), byref(blue), byref(alpha)):
        return None
    return red.value, green.value, blue.value, alpha.value


def _is_white(color: tuple[int, int, int, int]) -> bool:
    return min(color[:3]) >= _WHITE


def _is_filled(path: Any) -> bool:
    import pypdfium2.raw as pdfium

    mode, stroke = c_int(), c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, byref(mode), byref(stroke)) and mode.value)


def _covers(path: Any, color: tuple[int, int, int, int]) -> bool:
    """Return whether nothing below a path is seen: an opaque rectangle."""
    import pypdfium2.raw as pdfium

    is_opaque = color[3] >= _OPAQUE and not pdfium.FPDFPageObj_HasTransparency(path)
    return is_opaque and pdfium.FPDFPath_CountSegments(path) in _CORNERS


def _box(thing: Any) -> Box | None:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    return left.value, bottom.value, right.value, top.value


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
