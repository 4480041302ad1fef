"""How a page is seen: which part of it, turned and enlarged, and where points of its content come to lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.verify.measured import Box


class Matrix(NamedTuple):
    """An affine map (ISO 32000-1, 8.3.4)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: "Matrix") -> "Matrix":
        """Return the map that is this one first and the other behind it."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def box(self, box: Box) -> Box:
        """Return the box around a box that is mapped."""
        a, b, c, d, e, f = self
        first, second, third, fourth = a * box.left, a * box.right, c * box.bottom, c * box.top
        left, right = (first, second) if first < second else (second, first)
        low, high = (third, fourth) if third < fourth else (fourth, third)
        first, second, third, fourth = b * box.left, b * box.right, d * box.bottom, d * box.top
        down, up = (first, second) if first < second else (second, first)
        bottom, top = (third, fourth) if third < fourth else (fourth, third)
        return Box(left + low + e, down + bottom + f, right + high + e, up + top + f)


SAME = Matrix()
"""The map that changes nothing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as it is seen: its width and height in bp, and the map from the units of its content."""

    width: float
    height: float
    matrix: Matrix
    turn: int
    """0, 90, 180 or 270 degrees clockwise."""


def frame_of(seen: Box, turn: int, unit: float) -> Frame:
    """Return how a page is seen: the part that is shown, its `/Rotate` and its `/UserUnit` (ISO 32000-1, 7.7.3.3)."""
    width, height = seen.right - seen.left, seen.top - seen.bottom
    turned = {
        0: Matrix(1, 0, 0, 1, 0, 0),
        90: Matrix(0, -1, 1, 0, 0, width),
        180: Matrix(-1, 0, 0, -1, width, height),
        270: Matrix(0, 1, -1, 0, height, 0),
    }[turn]
    across, up = (height, width) if turn % 180 else (width, height)
    matrix = Matrix(e=-seen.left, f=-seen.bottom).then(turned).then(Matrix(a=unit, d=unit))
    return Frame(across * unit, up * unit, matrix, turn)


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around one or several boxes."""
    known = list(boxes)
    return Box(
        min(box.left for box in known),
        min(box.bottom for box in known),
        max(box.right for box in known),
        max(box.top for box in known),
    )
