"""Where there is ink on a page."""

from collections.abc import Sequence
from typing import Any

from cvtex.verify.colors import WHITE
from cvtex.verify.drawn import Drawn
from cvtex.verify.frame import around
from cvtex.verify.measured import Box

_SCALE = 2
"""Pixels in a bp: 0.18 mm each."""
_TOLERANCE = 0.5
"""bp by which a doubtful object may reach beyond what is sure."""
_MOST = 100
"""Doubtful objects that are looked at one by one; more are one drawing."""
_SEEN = bytes(255 if value >= WHITE else 0 for value in range(256))


def ink_of(page: Any, drawn: Sequence[Drawn], text: Sequence[Box], height: float) -> list[Box]:
    """Return the boxes that are filled on a page of PDFium besides text: rules, and what of pictures is not white.

    The page is rendered where an object that may be white at its edges reaches beyond everything else.
    """
    seen = [item for item in drawn if item.kind != "text" and not item.is_empty and not item.is_white]
    sure = [item.box for item in seen if item.is_sure]
    certain = around([*text, *sure]) if text or sure else None
    unsure = [item.box for item in seen if not item.is_sure]
    doubtful = [box for box in unsure if not (certain and _is_within(box, certain))]
    if not doubtful:
        return [*sure, *unsure]
    if len(doubtful) > _MOST:
        doubtful = [around(doubtful)]
    rendered = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, draw_annots=False)
    try:
        rows = _rows(rendered)
    finally:
        rendered.close()
    found = (_ink_in(rows, box, height) for box in doubtful)
    within = [box for box in unsure if certain and _is_within(box, certain)]
    return [*sure, *within, *(box for box in found if box)]


def _is_within(box: Box, whole: Box) -> bool:
    return (
        box.left >= whole.left - _TOLERANCE
        and box.bottom >= whole.bottom - _TOLERANCE
        and box.right <= whole.right + _TOLERANCE
        and box.top <= whole.top + _TOLERANCE
    )


def _rows(rendered: Any) -> list[bytes]:
    """Return the rows of pixels from the top, 0 where there is ink and 255 where there is none."""
    pixels = bytes(rendered.buffer).translate(_SEEN)
    return [
        pixels[start : start + rendered.width] for start in range(0, rendered.stride * rendered.height, rendered.stride)
    ]


def _ink_in(rows: Sequence[bytes], box: Box, height: float) -> Box | None:
    """Return the ink within a box, None where there is none."""
    left, right = max(int(box.left * _SCALE), 0), int(box.right * _SCALE) + 1
    first, last = max(int((height - box.top) * _SCALE), 0), int((height - box.bottom) * _SCALE) + 1
    found = []
    for number, row in enumerate(rows[first:last], first):
        part = row[left:right]
        if (begin := part.find(0)) >= 0:
            found.append((number, left + begin, left + part.rfind(0) + 1))
    if not found:
        return None
    return Box(
        min(begin for _, begin, _ in found) / _SCALE,
        height - (found[-1][0] + 1) / _SCALE,
        max(end for _, _, end in found) / _SCALE,
        height - found[0][0] / _SCALE,
    )
