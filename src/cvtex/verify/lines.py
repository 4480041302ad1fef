"""Pieces of text put together to lines, in the order in which they are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from cvtex.verify.capitals import sizes_of
from cvtex.verify.fonts import is_bold
from cvtex.verify.frame import around
from cvtex.verify.measured import Box, Line, Run
from cvtex.verify.pieces import Piece

_SAME_LINE = 0.12
"""Ems by which the baselines of a line's pieces may differ: labels and dates in another type."""
_SCRIPT_SIZES = (0.45, 0.85)
"""The smallest and the largest script, as a part of the type that it stands beside."""
_LONGEST_SCRIPT = 20
"""Characters of a script; more are text."""
_RAISED = 0.75
"""Ems, of the larger type, that a script's baseline is raised at most."""
_LOWERED = 0.4
_BESIDE = 0.35
"""Ems between a script and what it belongs to."""
_BEHIND_MARK = 0.8
"""The same between the mark of a note and the note."""
_MARK = 3
"""Characters of such a mark at most."""
_WORD_SPACE = 0.12
"""Ems from which on a gap between pieces parts words."""
_LABEL = 0.3
"""The widest label, as a part of the page's width: it may have a second line before the text beside its first one."""
_INITIAL = 1.6
"""The smallest initial, as a multiple of the type behind it."""
_LIMITS = 3.2
"""Ems of the larger type between an operator's baseline and that of its limits."""
_OPERATOR = re.compile(r"[∑∏∐∫∮⋂⋃⋀⋁⨁⨂⨀]|\b(?:lim|max|min|sup|inf|arg ?max|arg ?min|det|gcd|Pr)\b")
_LARGE_OPERATORS = re.compile(r"CMEX|MathExt|\bLMMathExtension", re.IGNORECASE)
"""Fonts of large operators and brackets."""
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class _Row:
    """A line while pieces are added to it."""

    base: float
    size: float
    angle: int
    pieces: list[Piece] = field(default_factory=list)
    scripts: set[int] = field(default_factory=set)
    """Which of its pieces are raised or lowered, by their identity."""
    left: float = 0
    right: float = 0
    low: float = 0
    high: float = 0

    def add(self, piece: Piece, *, is_script: bool = False) -> None:
        """Add a piece."""
        if self.pieces:
            self.left, self.right = min(self.left, piece.start), max(self.right, piece.end)
            self.low, self.high = min(self.low, piece.low), max(self.high, piece.high)
        else:
            self.left, self.right, self.low, self.high = piece.start, piece.end, piece.low, piece.high
        self.pieces.append(piece)
        if is_script:
            self.scripts.add(id(piece))
        elif piece.look.size > self.size:
            self.size = piece.look.size

    def make_first_script(self, piece: Piece) -> None:
        """Add a piece that has the row's baseline, unlike the first one."""
        self.scripts.add(id(self.pieces[0]))
        self.pieces[0].text = self.pieces[0].text.strip()
        self.base, self.size = piece.base, piece.look.size
        self.add(piece)


def lines_of(pieces: Iterable[Piece], width: float) -> tuple[Line, ...]:
    """Return the lines of a page that is so wide (bp).

    Text follows the order that the PDF has it in, which is that of columns; what stands elsewhere in it than on the
    page, such as running heads, is put in its place.
    """
    rows: list[_Row] = []
    for piece in pieces:
        if piece.text.strip():
            _place(piece, rows, width)
    for row in rows:
        _mark_limits(row, rows)
    return tuple(_line(row) for row in _in_reading_order(rows))


def _mark_limits(row: _Row, rows: Sequence[_Row]) -> None:
    """Mark a row as script that is the limits of an operator in a display, above or below it."""
    if row.angle or sum(len(piece.text) for piece in row.pieces) > _LONGEST_SCRIPT:
        return
    for other in rows:
        distance = abs(row.base - other.base)
        is_near = not other.angle and row.size / 3 < distance <= _LIMITS * other.size
        if is_near and row.size <= _SCRIPT_SIZES[1] * other.size and any(_has_limits(row, one) for one in other.pieces):
            row.scripts |= {id(piece) for piece in row.pieces}
            return


def _has_limits(row: _Row, piece: Piece) -> bool:
    """Return whether a piece is an operator in the middle of whose width a row stands."""
    is_operator = bool(_OPERATOR.search(piece.text) or _LARGE_OPERATORS.search(piece.look.font))
    left, right = (piece.spans[0][0], piece.spans[-1][1]) if piece.spans else (piece.start, piece.end)
    return is_operator and row.left < right + row.size and left - row.size < row.right


def _place(piece: Piece, rows: list[_Row], width: float) -> None:
    """Add a piece to the row that it belongs to, or begin another one."""
    size, angle = piece.look.size, piece.look.angle
    if rows and _is_initial(rows[-1], piece):
        rows[-1].make_first_script(piece)
        return
    for distance, row in enumerate(reversed(rows[-2:])):
        if row.angle != angle:
            continue
        em = max(size, row.size)
        shift = piece.base - row.base
        gap = max(piece.start - row.right, row.left - piece.end)
        if abs(shift) <= _SAME_LINE * min(size, row.size) and gap > -em / 2:
            narrower = min(row.right - row.left, piece.end - piece.start)
            if distance == 0 or (narrower < _LABEL * width and row.right < piece.start):
                row.add(piece)
                return
        elif distance == 0 and -em / 2 < gap <= (_BEHIND_MARK if _is_mark(row) else _BESIDE) * em:
            if gap <= _BESIDE * em and _is_script(piece, row.size) and -_LOWERED * em <= shift <= _RAISED * em:
                row.add(piece, is_script=True)
                return
            if len(row.pieces) == 1 and _is_script(row.pieces[0], size) and 0 < -shift <= _RAISED * em:
                row.make_first_script(piece)  # the mark of a note
                return
    row = _Row(piece.base, size, angle)
    row.add(piece)
    rows.append(row)


def _is_script(piece: Piece, size: float) -> bool:
    """Return whether a piece may be a script of type of this size."""
    least, most = _SCRIPT_SIZES
    return least * size <= piece.look.size <= most * size and len(piece.text) <= _LONGEST_SCRIPT


def _is_mark(row: _Row) -> bool:
    """Return whether a row may be the mark of a note that follows."""
    return len(row.pieces) == 1 and len(row.pieces[0].text.strip()) <= _MARK


def _is_initial(row: _Row, piece: Piece) -> bool:
    """Return whether a row is a large initial, whose baseline is that of a line further down, of a piece beside it."""
    size = piece.look.size
    return (
        row.angle == piece.look.angle
        and len(row.pieces) == 1
        and len(row.pieces[0].text.strip()) <= 2
        and row.size >= _INITIAL * size
        and row.base + size / 2 < piece.base < row.high
        and -size / 2 <= piece.start - row.right <= size
    )


def _in_reading_order(rows: Sequence[_Row]) -> list[_Row]:
    """Return rows in the PDF's order, but what is above something on the page before it."""
    blocks: list[list[_Row]] = []
    for row in rows:
        above = blocks[-1][-1] if blocks else None
        if above and above.angle == row.angle and row.base <= above.base and _overlap(row, above):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    boxes = [around(piece.box for row in block for piece in row.pieces) for block in blocks]
    waits = [0] * len(blocks)
    behind: list[list[int]] = [[] for _ in blocks]
    for first, box in enumerate(boxes):
        for second, other in enumerate(boxes):
            if first != second and _is_above(box, other):
                behind[first].append(second)
                waits[second] += 1
    ready = [index for index, count in enumerate(waits) if not count]
    ordered: list[_Row] = []
    while ready:
        index = heappop(ready)
        ordered += blocks[index]
        for later in behind[index]:
            waits[later] -= 1
            if not waits[later]:
                heappush(ready, later)
    return ordered


def _overlap(row: _Row, other: _Row) -> bool:
    return row.left < other.right and other.left < row.right


def _is_above(box: Box, other: Box) -> bool:
    """Return whether a block is above another one, over some of its width."""
    middle, below = (box.bottom + box.top) / 2, (other.bottom + other.top) / 2
    return box.left < other.right and other.left < box.right and box.bottom >= other.top - 2 and middle > below


def _line(row: _Row) -> Line:
    pieces = row.pieces
    if not any(_RIGHT_TO_LEFT.search(piece.text) for piece in pieces):
        pieces = sorted(pieces, key=lambda piece: piece.start)
    runs = []
    for piece, size, behind in zip(pieces, sizes_of(pieces), [*pieces[1:], None], strict=True):
        text = " ".join(piece.text.split())
        if behind and (
            piece.text.endswith(" ") or behind.start - piece.end > _WORD_SPACE * max(row.size, piece.look.size)
        ):
            text += " "
        look = piece.look
        runs.append(
            Run(
                text,
                look.font,
                size,
                look.color,
                piece.box,
                is_script=id(piece) in row.scripts,
                is_bold=look.is_heavy or is_bold(look.font, look.flags),
                is_visible=piece.is_visible,
            )
        )
    inked = [piece for piece in pieces if piece.is_visible] or pieces
    return Line(
        "".join(run.text for run in runs), row.base, around(piece.box for piece in inked), tuple(runs), angle=row.angle
    )
