"""Any PDF, measured: what of it is seen on its pages, and what it holds besides."""

from collections.abc import Iterator, Sequence
from typing import Any

from cvtex.verify.accents import with_accents
from cvtex.verify.drawn import drawn_on
from cvtex.verify.frame import around
from cvtex.verify.inked import ink_of
from cvtex.verify.layout import Sheet, pages_of
from cvtex.verify.lines import lines_of
from cvtex.verify.measured import Box, Image, Link, Measured
from cvtex.verify.pieces import pieces_on
from cvtex.verify.structure import BROKEN, PageStructure, structure_of
from cvtex.verify.text_layer import UnreadablePdfError, opened

_LINK_MIDDLE = 0.3
"""The part of a link's height, above and below its middle, in which its text is: boxes touch those of other lines."""
_LINK_EDGE = 1
"""bp at either end of a link's box that its neighbours may reach into."""


def measure(pdf: bytes, name: str) -> Measured:
    """Return a PDF, measured; its name is the file's without folder and ending.

    Raises:
        UnreadablePdfError: it is no PDF, is broken, or opens only with a password.

    """
    structure = structure_of(pdf)
    sheets = _sheets(pdf, structure.pages) if structure.pages else []
    return Measured(
        name=name,
        size=len(pdf),
        version=structure.version,
        pages=pages_of(sheets),
        fonts=structure.fonts,
        metadata=structure.metadata,
        bookmarks=structure.bookmarks,
        is_encrypted=structure.is_encrypted,
        is_damaged=structure.is_damaged,
        has_javascript=structure.has_javascript,
        has_forms=structure.has_forms,
        has_attachments=structure.has_attachments,
        has_layers=structure.has_layers,
        has_comments=structure.has_comments,
    )


def _sheets(pdf: bytes, pages: Sequence[PageStructure]) -> list[Sheet]:
    try:
        with opened(pdf) as document:
            if len(document) == len(pages):
                return [_sheet(document[index], index + 1, page) for index, page in enumerate(pages)]
    except UnreadablePdfError as error:
        raise UnreadablePdfError(BROKEN) from error
    raise UnreadablePdfError(BROKEN)


def _sheet(page: Any, number: int, stored: PageStructure) -> Sheet:
    """Return a page of PDFium, numbered from 1, as it is seen."""
    frame = stored.frame
    text = page.get_textpage()
    drawn = drawn_on(page, frame)
    pieces = with_accents(pieces_on(text, frame, drawn))
    inked = [piece.box for piece in pieces if piece.is_visible and piece.text.strip()]
    return Sheet(
        number,
        frame.width,
        frame.height,
        lines_of(pieces, frame.width),
        tuple(Image(item.box, item.pixels) for item in drawn if item.kind == "image" and not item.is_empty),
        tuple(_links(text, stored)),
        tuple(ink_of(page, drawn, inked, frame.height)),
    )


def _links(text: Any, stored: PageStructure) -> Iterator[Link]:
    """Yield the links of a page with the text that they stand on."""
    for target in stored.targets:
        seen = [stored.frame.matrix.box(box) for box in target.boxes]
        words = " ".join(_under(text, box) for box in target.boxes)
        yield Link(around(seen), target.address, " ".join(words.split()))


def _under(text: Any, box: Box) -> str:
    """Return the text in the middle of a box in the page's own units."""
    middle, reach = (box.bottom + box.top) / 2, (box.top - box.bottom) * _LINK_MIDDLE
    edge = min(_LINK_EDGE, (box.right - box.left) / 4)
    found = text.get_text_bounded(box.left + edge, middle - reach, box.right - edge, middle + reach)
    return str(found).replace("\x02", "-")
