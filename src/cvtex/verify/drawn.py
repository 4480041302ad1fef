"""What is drawn on a page, object by object, in the order in which it is painted."""

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int, c_uint
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from cvtex.verify.colors import OPAQUE, is_white, on_white
from cvtex.verify.frame import Frame, Matrix
from cvtex.verify.measured import Box

_CORNERS = (4, 5)
"""Segments of a path that is a rectangle."""
_THICK = 6
"""Units of a line that is a bar."""
_ENDS = 2
_DEEPEST = 30
"""Forms in one another that are looked into."""
_EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An object of a page."""

    kind: str
    """`text`, `path`, `image` or `shading`."""
    address: int
    """Where PDFium has it."""
    box: Box
    """What of it is within its clip and on the page, on the page as it is seen; empty where nothing is."""
    color: tuple[int, int, int] | None = None
    """What a path is filled or drawn with, as it is seen on white paper; None where that is not one colour."""
    is_sure: bool = False
    """Whether its ink fills its box: not that of a picture, which may be white at its edges."""
    is_filled: bool = False
    """Whether it covers what is under it."""
    is_opaque: bool = False
    """Whether nothing under its whole box is seen: a filled rectangle. Of pictures PDFium does not tell their masks."""
    pixels: tuple[int, int] = (0, 0)
    """Of an image."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is on the page."""
        return self.box.left > self.box.right or self.box.bottom > self.box.top

    @property
    def is_white(self) -> bool:
        """Whether it is seen on white paper only by what it covers."""
        return self.color is not None and is_white(self.color)


def drawn_on(page: Any, frame: Frame) -> list[Drawn]:
    """Return the objects of a page of PDFium, those of its forms in their place."""
    paper = Box(0, 0, frame.width, frame.height)
    objects = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    return [drawn for item in objects for drawn in _walk(item, frame.matrix, paper)]


def _walk(item: Any, matrix: Matrix, paper: Box, depth: int = 0) -> Iterator[Drawn]:
    kind = raw.FPDFPageObj_GetType(item)
    paper = _within(paper, matrix.box(clip_of(item)))
    if kind == raw.FPDF_PAGEOBJ_FORM:
        inner = raw.FS_MATRIX()
        if depth < _DEEPEST and raw.FPDFPageObj_GetMatrix(item, inner):
            own = Matrix(inner.a, inner.b, inner.c, inner.d, inner.e, inner.f).then(matrix)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                yield from _walk(raw.FPDFFormObj_GetObject(item, index), own, paper, depth + 1)
        return
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    address = addressof(item.contents)
    box = matrix.box(Box(left.value, bottom.value, right.value, top.value))
    box = _within(box, paper)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield Drawn("text", address, paper)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        across, down = c_uint(), c_uint()
        raw.FPDFImageObj_GetImagePixelSize(item, across, down)
        yield Drawn("image", address, box, is_filled=True, pixels=(across.value, down.value))
    elif kind == raw.FPDF_PAGEOBJ_SHADING:
        yield Drawn("shading", address, box, is_filled=True)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path(item, address, box)


def _path(item: Any, address: int, box: Box) -> Iterator[Drawn]:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    for is_drawn, get in (
        (fill.value, raw.FPDFPageObj_GetFillColor),
        (stroke.value, raw.FPDFPageObj_GetStrokeColor),
    ):
        if is_drawn:
            values = [c_uint() for _ in range(4)]
            known = get(item, *values)
            color = on_white(*(value.value for value in values)) if known else None
            is_fill = get is raw.FPDFPageObj_GetFillColor
            is_opaque = is_fill and known and values[3].value >= OPAQUE and covers_its_box(item)
            is_filled = is_fill or _is_bar(item)
            yield Drawn(
                "path", address, box, color, is_sure=is_fill and known, is_filled=is_filled, is_opaque=is_opaque
            )


def _is_bar(path: Any) -> bool:
    """Return whether a path is one thick line, on which there may be text as on a filled box."""
    width = c_float()
    has_width = raw.FPDFPageObj_GetStrokeWidth(path, width)
    return bool(has_width and width.value >= _THICK and raw.FPDFPath_CountSegments(path) == _ENDS)


def covers_its_box(path: Any) -> bool:
    """Return whether a filled path of PDFium is a rectangle with upright sides, through which nothing shows."""
    count = raw.FPDFPath_CountSegments(path)
    if count not in _CORNERS or raw.FPDFPageObj_HasTransparency(path):
        return False
    matrix, x, y = raw.FS_MATRIX(), c_float(), c_float()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    points = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = matrix.a * x.value + matrix.c * y.value, matrix.b * x.value + matrix.d * y.value
        points.append((round(across, 1), round(up, 1)))
    return len(set(points)) == len(points[:4]) and all(len(set(axis)) == 2 for axis in zip(*points, strict=True))


def clip_of(item: Any) -> Box:
    """Return the box around what an object is clipped to."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    box = _EVERYWHERE
    x, y = c_float(), c_float()
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        segments = (
            raw.FPDFClipPath_GetPathSegment(clip, path, index)
            for index in range(max(raw.FPDFClipPath_CountPathSegments(clip, path), 0))
        )
        points = [(x.value, y.value) for segment in segments if raw.FPDFPathSegment_GetPoint(segment, x, y)]
        if points:
            across, up = zip(*points, strict=True)
            box = _within(box, Box(min(across), min(up), max(across), max(up)))
    return box


def _within(box: Box, other: Box) -> Box:
    return Box(
        max(box.left, other.left),
        max(box.bottom, other.bottom),
        min(box.right, other.right),
        min(box.top, other.top),
    )
