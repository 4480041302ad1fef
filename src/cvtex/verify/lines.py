"""The lines of text on a page of a PDF, between two heights: without what stands above and below the text."""

from cvtex.verify.text_layer import baselines

_RAISED = 5.0
"""Distance in bp from the line before up to which something is raised or lowered: a number, a mark, not a line."""


def lines_on_page(pdf: bytes, page: int, top: float, height: float) -> int:
    """Return how many lines of text a page (from 0) has from `top` on, measured from its upper edge, both in bp.

    What stands side by side is one line: an entry and its date, and two columns.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    count, before = 0, float("-inf")
    for baseline in sorted(place for place in baselines(pdf, page) if top <= place <= top + height):
        count += baseline - before > _RAISED
        before = baseline
    return count
