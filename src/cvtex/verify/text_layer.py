"""The text layer of a PDF, as those read it who copy, search or listen."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from cvtex.verify.hidden import hidden_objects, object_of

_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe to call from two threads (its public header `fpdfview.h`)."""


class UnreadablePdfError(Exception):
    """A PDF cannot be read; `help` is the next step."""

    def __init__(self, message: str, help_: str = "save or build it again") -> None:
        super().__init__(message)
        self.help = help_


def text_on_pages(pdf: bytes) -> list[str]:
    """Return the text of each page that is seen: within its edges, at least with a part of each character.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with opened(pdf) as document:
        return [_seen(page) for page in document]


def text_with_hidden(pdf: bytes, page: int) -> str:
    """Return the text within the edges of a page (from 0), with what is invisible there.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with opened(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())


def _seen(page: Any) -> str:
    """Return the text of a page without that of hidden objects."""
    text_page = page.get_textpage()
    hidden = hidden_objects(page)
    if not hidden:
        return str(text_page.get_text_bounded())
    left, bottom, right, top = page.get_bbox()
    characters = []
    for index in range(text_page.count_chars()):
        if (thing := object_of(text_page, index)) in hidden:
            continue
        box = text_page.get_charbox(index) if thing else None
        if box is None or (box[0] < right and left < box[2] and box[1] < top and bottom < box[3]):
            characters.append(text_page.get_text_range(index, 1))
    return "".join(characters)


def text_beside(pdf: bytes, page: int) -> str:
    """Return the text of a page (from 0) with what stands outside of its edges, too.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with opened(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def baselines(pdf: bytes, page: int) -> list[float]:
    """Return how far the baseline of each character of a page (from 0) is from the page's upper edge, in bp.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    x, y = ctypes.c_double(), ctypes.c_double()
    with opened(pdf) as document:
        text, height = document[page].get_textpage(), document[page].get_height()
        return [
            height - y.value
            for index in range(text.count_chars())
            if raw.FPDFText_GetCharOrigin(text, index, x, y) and not raw.FPDFText_IsGenerated(text, index)
        ]


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF with PDFium, while nobody else does.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with _ONE_AT_A_TIME:
        try:
            with pdfium.PdfDocument(pdf) as document:
                yield document
        except pdfium.PdfiumError as error:
            raise UnreadablePdfError(str(error)) from error
