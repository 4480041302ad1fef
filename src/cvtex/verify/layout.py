"""Which lines of a page are running heads and feet, which are notes, and how far the body reaches."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from cvtex.verify.frame import around
from cvtex.verify.levels import Level, body_size, is_page_number
from cvtex.verify.measured import Box, Image, Line, Link, Page, Part, Run
from cvtex.verify.notes import notes_on
from cvtex.verify.running import running_levels

_BACKGROUND = 0.95
"""The least part of a page's width and height that a ground under everything has."""
_APART = 3
"""Ems from which on a page's number stands apart from other text in its line."""
_RULE = 3
"""bp: the thickest rule."""
_EDGE = 0.1
"""The part of a page's height in which heads and feet are."""
_TOUCH = 2
"""bp by which the ink of a line may reach over its neighbours'."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before its lines are told apart."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]
    ink: tuple[Box, ...]
    """What is drawn besides text."""


def pages_of(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """Return pages with the parts of their lines, and with what the ink of each one and of its body fills."""
    sheets = [replace(sheet, lines=tuple(part for line in sheet.lines for part in _parted(line))) for sheet in sheets]
    size = body_size(line for sheet in sheets for line in sheet.lines)
    levels = [_levels(sheet) for sheet in sheets]
    heads = running_levels(levels, size, at_top=True)
    feet = running_levels(levels, size, at_top=False)
    known = {Level(level.page, level.height, [line]).shape for level in chain(*heads, *feet) for line in level.lines}
    return tuple(_page(*one, size, known) for one in zip(sheets, heads, feet, strict=True))


def _parted(line: Line) -> Iterator[Line]:
    """Yield a line, or a page's number and the text that it stands far from as lines of their own."""
    runs = line.runs
    for cut, number in ((1, runs[0]), (len(runs) - 1, runs[-1])):
        if len(runs) > 1 and not line.angle and is_page_number(number.text.strip()):
            left, right = runs[:cut], runs[cut:]
            if right[0].box.left - left[-1].box.right >= _APART * number.size:
                yield from (_line_of(part, line) for part in (left, right))
                return
    yield line


def _line_of(runs: Sequence[Run], line: Line) -> Line:
    text = "".join(run.text for run in runs).strip()
    return replace(line, text=text, runs=tuple(runs), box=around(run.box for run in runs))


def _levels(sheet: Sheet) -> list[Level]:
    """Return the lines of a page that are to be seen by their height, from the top; those of one height together."""
    levels: list[Level] = []
    upright = [line for line in sheet.lines if not line.angle and any(run.is_visible for run in line.runs)]
    for line in sorted(upright, key=lambda line: -line.baseline):
        if levels and levels[-1].baseline - line.baseline <= _TOUCH:
            levels[-1].lines.append(line)
        else:
            levels.append(Level(sheet.number, sheet.height, [line]))
    return levels


def _page(sheet: Sheet, heads: Sequence[Level], feet: Sequence[Level], size: float, known: Collection[str]) -> Page:
    """Return a page; `known` are the running lines of all pages, which may stand on their sides on this one."""
    parts = {id(line): Part.HEAD for level in heads for line in level.lines}
    parts |= {id(line): Part.FOOT for level in feet for line in level.lines}
    turned = (line for line in sheet.lines if line.angle)
    parts |= {id(line): Part.FOOT for line in turned if Level(sheet.number, sheet.height, [line]).shape in known}
    rest = [line for line in sheet.lines if id(line) not in parts]
    parts |= {id(line): Part.NOTE for line in notes_on(rest, sheet.ink, sheet.images, size)}
    lines = tuple(replace(line, part=parts.get(id(line), Part.BODY)) for line in sheet.lines)
    seen = [line for line in lines if any(run.is_visible for run in line.runs)]
    body = [line.box for line in seen if line.part in {Part.BODY, Part.NOTE}]
    running = [line.box for line in seen if line.part in {Part.HEAD, Part.FOOT}]
    drawn = tuple(_of_body(sheet, body, running))
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        lines,
        sheet.images,
        sheet.links,
        ink=_on_paper(sheet, _around_any([*(line.box for line in seen), *sheet.ink])),
        body=_on_paper(sheet, _around_any([*body, *drawn])),
        drawn=sheet.ink,
        drawn_in_body=drawn,
    )


def _of_body(sheet: Sheet, body: Sequence[Box], running: Sequence[Box]) -> Iterator[Box]:
    """Yield what is drawn besides text and belongs to the body: neither a ground nor what is a head's or a foot's.

    Theirs are rules near them, and what stands beside them, such as a logo.
    """
    text = _around_any(body)
    for box in sheet.ink:
        wide, high = box.right - box.left, box.top - box.bottom
        if wide >= _BACKGROUND * sheet.width and high >= _BACKGROUND * sheet.height:
            continue
        is_apart = text is None or box.bottom >= text.top - _TOUCH or box.top <= text.bottom + _TOUCH
        is_rule = min(wide, high) <= _RULE
        near = _nearest(box, running) if running else None
        is_theirs = near is not None and (near == 0 or is_rule) and (text is None or near < _distance(box, text))
        if is_apart and (is_theirs or (is_rule and _is_at_edge(box, sheet))):
            continue
        yield box


def _is_at_edge(box: Box, sheet: Sheet) -> bool:
    """Return whether something is where heads and feet are: a rule may have none of them beside it."""
    return min(box.bottom, sheet.height - box.top) <= _EDGE * sheet.height


def _nearest(box: Box, others: Iterable[Box]) -> float:
    return min(_distance(box, other) for other in others)


def _distance(box: Box, other: Box) -> float:
    """Return the height between two boxes, 0 where they are beside each other."""
    return max(box.bottom - other.top, other.bottom - box.top, 0.0)


def _around_any(boxes: Sequence[Box]) -> Box | None:
    return around(boxes) if boxes else None


def _on_paper(sheet: Sheet, box: Box | None) -> Box | None:
    """Return what of a box is on the paper: letters may be cut off at its edges."""
    if box is None:
        return None
    return Box(max(box.left, 0), max(box.bottom, 0), min(box.right, sheet.width), min(box.top, sheet.height))
