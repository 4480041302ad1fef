"""Measured PDFs made by hand: A4 pages of 11 pt Arial with 20 mm of margins, and what is different in them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cvtex.verify.measured import Box, Font, Image, Line, Link, Measured, Page, Part, Run

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 20 * MM
LEADING = 13.2
TEXT = "Untersuchungen zur Theorie der Invarianten binärer Formen und ihrer Syzygien im Jahr 1907"
"""A full line: 90 characters of 11 pt Arial."""


def run(text: str, box: Box | None = None, **different: Any) -> Run:
    """Return text in one font, 11 pt black Arial where nothing else is said."""
    return replace(Run(text, "ArialMT", 11.0, (0, 0, 0), box or Box(0, 0, 1, 1)), **different)


def line(*texts: str | Run, top: float = 20, left: float = 20, right: float = 190, part: Part = Part.BODY) -> Line:
    """Return a line of text with its ink's edges in mm from the left and from the top."""
    runs = [text if isinstance(text, Run) else run(text) for text in texts]
    high = HEIGHT - top * MM
    box = Box(left * MM, high - 11, right * MM, high)
    placed = tuple(replace(one, box=box) for one in runs)
    return Line("".join(one.text for one in runs), high - 9, box, placed, part)


def lines(count: int = 6, *, leading: float = LEADING, top: float = 20, **different: Any) -> list[Line]:
    """Return full lines of text below each other."""
    return [line(run(TEXT, **different), top=top + index * leading / MM) for index in range(count)]


def page(
    *content: Line, number: int = 1, images: Sequence[Image] = (), links: Sequence[Link] = (), **different: Any
) -> Page:
    """Return an A4 page, with six full lines where no others are given."""
    own = tuple(content or lines())
    body = [one.box for one in own if one.part in {Part.BODY, Part.NOTE}] + [image.box for image in images]
    everything = [one.box for one in own] + [image.box for image in images]
    drawn = tuple(image.box for image in images)
    inked: dict[str, Any] = {"ink": _hull(everything), "body": _hull(body), "drawn": drawn, "drawn_in_body": drawn}
    values = inked | different
    return replace(Page(number, WIDTH, HEIGHT, own, tuple(images), tuple(links)), **values)


def foot(text: str) -> Line:
    """Return a line at the foot of a page."""
    return line(text, top=285, left=100, right=110, part=Part.FOOT)


def numbered(*pages: Page) -> tuple[Page, ...]:
    """Return pages with their numbers at their feet."""
    return tuple(
        replace(one, number=index, lines=(*one.lines, foot(f"Emmy Noether · {index}/{len(pages)}")))
        for index, one in enumerate(pages, start=1)
    )


def sheet(*pages: Page, **different: Any) -> Measured:
    """Return a PDF of one good page, or of these."""
    own = tuple(replace(one, number=index) for index, one in enumerate(pages or (page(),), start=1))
    values: dict[str, Any] = {
        "name": "noether",
        "size": 50_000,
        "version": "1.5",
        "pages": own,
        "fonts": (Font("ArialMT", "TrueType", is_embedded=True, has_unicode=True),),
        "metadata": {"title": "CV", "author": "Emmy Noether", "language": "en"},
        **different,
    }
    return Measured(**values)


def box(left: float, top: float, right: float, bottom: float) -> Box:
    """Return a box from its edges in mm from the left and from the top of an A4 page."""
    return Box(left * MM, HEIGHT - bottom * MM, right * MM, HEIGHT - top * MM)


def _hull(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        min(one.left for one in boxes),
        min(one.bottom for one in boxes),
        max(one.right for one in boxes),
        max(one.top for one in boxes),
    )
