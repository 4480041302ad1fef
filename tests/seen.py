"""What a PDF looks like, read back: ink, sizes, families, colours, links."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pypdfium2 as pdfium
from pypdfium2 import raw

_SCALE = 4
"""Pixels of a picture to a point: ink is seen to 0.1 mm."""
_MM = 25.4 / 72
_WHITE = 250


@dataclass(frozen=True)
class Ink:
    """White space around the ink of pages, in mm."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Letter:
    """A character of a page: its font's name, its size in pt, its colour, its distance from the top in mm."""

    text: str
    font: str
    size: float
    color: str
    top: float


class Seen:
    """A PDF that was opened."""

    def __init__(self, path: Path) -> None:
        self.document = pdfium.PdfDocument(path)

    @classmethod
    def of(cls, path: Path) -> Self:
        return cls(path)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the first page in mm."""
        width, height = self.document[0].get_size()
        return round(width * _MM, 1), round(height * _MM, 1)

    @property
    def text(self) -> str:
        return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in self.document)

    def ink(self) -> Ink:
        """Return the least white space on any page."""
        all_pages = [_ink(page) for page in self.document]
        return Ink(*(min(getattr(page, side) for page in all_pages) for side in ("left", "right", "top", "bottom")))

    def letters(self) -> Iterator[Letter]:
        """Yield the characters of all pages, blanks left out."""
        for page in self.document:
            yield from _letters(page)

    def links(self) -> list[str]:
        """Return the addresses that annotations lead to."""
        return [address for page in self.document for address in _links(self.document, page)]

    def bookmarks(self) -> list[str]:
        return [mark.get_title() for mark in self.document.get_toc()]

    def images(self) -> int:
        kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
        return sum(len(list(page.get_objects(filter=kinds))) for page in self.document)


def _ink(page: pdfium.PdfPage) -> Ink:
    bitmap = page.render(scale=_SCALE, grayscale=True)
    data, stride, width, height = bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height
    dark = bytes(1 if value < _WHITE else 0 for value in range(256))
    rows = [data[row * stride : row * stride + width].translate(dark) for row in range(height)]
    inked = [(number, row) for number, row in enumerate(rows) if 1 in row]
    mm = _MM / _SCALE
    return Ink(
        left=min(row.index(1) for _, row in inked) * mm,
        right=(width - 1 - max(row.rindex(1) for _, row in inked)) * mm,
        top=inked[0][0] * mm,
        bottom=(height - 1 - inked[-1][0]) * mm,
    )


def _letters(page: pdfium.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    height = page.get_height()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or raw.FPDFText_IsGenerated(text, index):
            continue
        size = raw.FPDFText_GetFontSize(text, index)
        top = height - text.get_charbox(index)[3]
        yield Letter(character, _font(text, index), round(size, 2), _color(text, index), top * _MM)


def _font(text: pdfium.PdfTextPage, index: int) -> str:
    from ctypes import c_int, create_string_buffer

    buffer, flags = create_string_buffer(200), c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 200, flags)
    return buffer.value.decode().partition("+")[2] or buffer.value.decode()


def _color(text: pdfium.PdfTextPage, index: int) -> str:
    from ctypes import c_uint

    parts = [c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *parts)
    return "".join(f"{part.value:02X}" for part in parts[:3])


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[str]:
    from ctypes import c_int, create_string_buffer

    start, link = c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, start, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        yield buffer.value.decode()
