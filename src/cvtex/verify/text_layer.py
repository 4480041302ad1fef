"""The text layer of a PDF, as those read it who copy, search or listen."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe to call from two threads (its public header `fpdfview.h`)."""


class UnreadablePdfError(Exception):
    """A PDF cannot be read."""


def text_on_pages(pdf: bytes) -> list[str]:
    """Return the text of each page: all that stands within its edges, at least with a part of each character.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with _opened(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def text_beside(pdf: bytes, page: int) -> str:
    """Return the text of a page (from 0) with what stands outside of its edges, too.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with _opened(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def pieces_on_pages(pdf: bytes) -> list[list[tuple[float, float]]]:
    """Return the pieces of text of each page: how far upper and lower edge are from the page's upper edge, in bp.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    with _opened(pdf) as document:
        return [_pieces(page) for page in document]


def _pieces(page: Any) -> list[tuple[float, float]]:
    text, height = page.get_textpage(), page.get_height()
    boxes = (text.get_rect(index) for index in range(text.count_rects()))
    return [(height - top, height - bottom) for _, bottom, _, top in boxes]


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium

    with _ONE_AT_A_TIME:
        try:
            with pdfium.PdfDocument(pdf) as document:
                yield document
        except pdfium.PdfiumError as error:
            raise UnreadablePdfError(str(error)) from error
