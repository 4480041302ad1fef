"""The lines of text on the pages of a PDF, between two heights: without what stands above and below the text."""

from cvtex.verify.text_layer import pieces_on_pages


def lines_on_pages(pdf: bytes, top: float, height: float) -> list[int]:
    """Return how many lines of text each page has from `top` on, measured from its upper edge, both in bp.

    What stands side by side is one line: an entry and its date, and two columns.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    return [
        _count([(upper, lower) for upper, lower in page if top <= (upper + lower) / 2 <= top + height])
        for page in pieces_on_pages(pdf)
    ]


def _count(pieces: list[tuple[float, float]]) -> int:
    """Return how many lines pieces of text make, each given by the distances of its edges from the upper one."""
    count, end = 0, float("-inf")
    for upper, lower in sorted(pieces, key=lambda piece: piece[0] + piece[1]):
        middle = (upper + lower) / 2
        if middle > end:
            count, end = count + 1, lower
    return count
