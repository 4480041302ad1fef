"""The sizes and lengths of a design: of its type in true points, of the page in mm."""

from cvtex.data import table
from cvtex.model.design import Design, Margins
from cvtex.model.resolve import ResolvedVariant
from cvtex.render.running import has_page_numbers
from cvtex.text.tex import Tex

DEPTH = 0.28
"""How far letters reach below their line, as a part of their size."""
ASCENT = 0.7
"""How far they reach above it."""

_OVERHANG = 0.09
"""How far some letters reach out of their boxes, as a part of their size: the f of Latin Modern to the right."""
_MM = 25.4 / 72
"""Millimetres of a true point."""
_LARGEST_FACTOR = 4
"""A leading up to this is a factor of the size, a larger one a distance in true points."""
_RUNNING = 12.0
"""Margin that a running head or foot needs, in mm."""
_HEAD, _HEAD_EDGE = 9.0, 8.5
"""How far a running head stands above the text at most, and from the paper's edge at least, in mm."""
_FOOT_EDGE = 7.5
"""How far a running foot stands from the paper's edge at least, in mm."""


def bp(points: float) -> Tex:
    """Return a length in true points as LaTeX."""
    return Tex(f"{round(points, 2):g}bp")


def mm(length: float) -> Tex:
    """Return a length in mm as LaTeX."""
    return Tex(f"{round(length, 2):g}mm")


def size_of(design: Design) -> float:
    """Return the size of the text."""
    return _number(design.size, table("render/design")["size"])


def leading_of(design: Design) -> float:
    """Return the distance of the text's lines."""
    default = table("render/design")
    leading = _number(design.leading, default["leading"] / default["size"])
    return leading * size_of(design) if leading <= _LARGEST_FACTOR else leading


def sizes_of(design: Design) -> dict[str, tuple[float, float]]:
    """Return the sizes by what they are for, each with its leading; none is below the smallest."""
    default = table("render/design")
    size, leading = size_of(design), leading_of(design)
    smallest = min(_number(design.smallest, default["smallest"]), size)
    sizes = {}
    for name, (own, own_leading) in default["sizes"].items():
        scaled = design.name_size if name == "name" and design.name_size else own * size / default["size"]
        lifted = max(scaled, smallest)
        ratio = own_leading / own * default["size"] / default["leading"] * leading / size
        sizes[name] = (lifted, min(lifted * ratio, leading) if name in {"small", "footnote"} else lifted * ratio)
    return sizes


def space_factor(design: Design) -> float:
    """Return by how much white space is larger than in the default design."""
    default = table("render/design")
    return size_of(design) / float(default["size"]) * _number(design.spacing, default["spacing"])


def column_of(design: Design) -> float:
    """Return the width of the column left of the text; without being told, it grows with the type in it."""
    default = table("render/design")
    own = float(default["label_column"]) * max(1.0, sizes_of(design)["small"][0] / default["sizes"]["small"][0])
    return _number(design.label_column, own)


def gutter_of(design: Design) -> float:
    """Return the distance of that column from the text."""
    return float(table("render/design")["gutter"]) if column_of(design) else 0


def text_area(variant: ResolvedVariant) -> tuple[float, float, float, float]:
    """Return how far the text is from the paper's edges: left, where the column of labels is, right, top, bottom.

    Stated margins are those of ink, which reaches out of the letters' boxes a little.
    """
    grid = table("render/design")["paper"][variant.paper]["margins"]
    design, margins = variant.design, variant.design.margins or Margins()
    size = size_of(design)
    overhang = size * _OVERHANG * _MM
    left = grid["left"] if margins.left is None else margins.left + overhang
    right = grid["right"] if margins.right is None else margins.right + overhang
    top = grid["top"] if margins.top is None else margins.top + overhang
    bottom = grid["bottom"] if margins.bottom is None else margins.bottom + size * DEPTH * _MM
    if design.head:
        top = max(top, _RUNNING)
    if design.foot != "" or has_page_numbers(design):
        bottom = max(bottom, _RUNNING)
    return left + column_of(design) + gutter_of(design), right, top, bottom


def geometry(variant: ResolvedVariant) -> Tex:
    """Return the options of the package geometry."""
    left, right, top, bottom = text_area(variant)
    foot = min(table("render/design")["paper"][variant.paper]["foot"], bottom - _FOOT_EDGE)
    lengths = {"left": left, "right": right, "top": top, "bottom": bottom, "footskip": max(foot, 0)}
    options = [f"{variant.paper}paper", *(f"{name}={mm(length)}" for name, length in lengths.items())]
    if variant.design.head:
        height = sizes_of(variant.design)["small"][1]
        options += [f"headheight={bp(height)}", f"headsep={mm(min(_HEAD, top - _HEAD_EDGE))}"]
    else:
        options += ["headheight=0pt", "headsep=0pt"]
    return Tex(",".join(options))


def _number(value: float | None, default: float) -> float:
    return float(default if value is None else value)
