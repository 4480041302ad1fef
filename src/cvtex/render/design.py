"""A variant's design as templates get it: sizes, lengths, families and colours, all of them settled."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from cvtex.data import table
from cvtex.model.design import Colors, Design, Margins
from cvtex.model.resolve import ResolvedVariant, did_you_mean
from cvtex.model.texts import Text
from cvtex.render.families import Family, families, family_names, find_family
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks
from cvtex.text.tex import Tex, escape

FIELDS = {
    "name": r"\cvownername{}",
    "family": r"\cvfamilyname{}",
    "title": r"\cvdocument{}",
    "page": r"\thepage{}",
    "pages": r"\cvtotalpages{}",
}
"""What stands in running heads and feet for the fields of their text."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_MM = 25.4 / 72
"""Millimetres of a true point."""
_LARGEST_FACTOR = 4
"""A leading up to this is a factor of the size, a larger one a distance in true points."""
_DEPTH = 0.28
"""How far letters reach below their line, as a part of their size."""
_ASCENT = 0.7
"""How far they reach above it."""
_OVERHANG = 0.09
"""How far some letters reach out of their boxes, as a part of their size: the f of Latin Modern to the right."""
_LEAST_TEXT = 60.0
"""Width and height of the text area, in mm, below which nothing can be set well."""
_RUNNING = 12.0
"""Margin that a running head or foot needs, in mm."""
_HEAD = (9.0, 8.5)
_FOOT_EDGE = 7.5
"""How far a head stands above the text at most, and from the paper's edge; and a foot from it, in mm."""
_READABLE = 3.0
"""Contrast with white paper that large text needs (WCAG 2.1, success criterion 1.4.3)."""
_TIGHTEST, _LOOSEST = 0.9, 3.0


def design_view(variant: ResolvedVariant) -> SimpleNamespace:
    """Return what templates need to know of a variant's design; the preamble is made of nothing else.

    Lengths are LaTeX with their units; `space` gives the white space that is so many true points in the default design.
    """
    design, default = variant.design, table("render/design")
    size = _number(design.size, default["size"])
    factor = size / default["size"] * _number(design.spacing, default["spacing"])
    body, display = _families(design)
    column = _column(design)
    return SimpleNamespace(
        sizes=SimpleNamespace(**{name: _size(pair) for name, pair in _sizes(design).items()}),
        paper=variant.paper,
        geometry=_geometry(variant),
        column=_mm(column),
        gutter=_mm(default["gutter"] if column else 0),
        has_column=column > 0,
        hangs=not (design.margins and (design.margins.left is not None or design.margins.right is not None)),
        topskip=_bp(size * _ASCENT) if design.margins and design.margins.top is not None else None,
        depth=_bp(size * _DEPTH) if design.margins and design.margins.bottom is not None else None,
        space=lambda points: _bp(float(points) * factor),
        scaled=lambda points: _bp(float(points) * size / default["size"]),
        body=_family(body),
        display=_family(display),
        files=Tex(",".join(dict.fromkeys((*body.files, *display.files)))),
        maps=[Tex(line) for line in dict.fromkeys((*body.maps, *display.maps))],
        colors=SimpleNamespace(**{name: Tex(value) for name, value in _colors(design).items()}),
        text_is_black=_colors(design)["text"] == "000000",
        links=design.links or default["links"],
        bookmarks=_flag(design.bookmarks, default["bookmarks"]),
        heading_style=design.heading_style or default["heading_style"],
        page_numbers=_has_page_numbers(variant),
        head=_running(design.head, variant.language),
        foot=_running(design.foot, variant.language),
        has_foot=design.foot != "",
    )


def check_design(variant: ResolvedVariant, remarks: Remarks) -> bool:
    """Return whether a variant can be set as its design says; what forbids it is reported where it is said."""
    before = len(remarks.diagnostics)
    for problem in _problems(variant):
        remarks.error(problem.code, problem.message, _said(variant, remarks, *problem.keys), problem.help)
    is_good = len(remarks.diagnostics) == before
    for name, value in _colors(variant.design).items():
        if (contrast := _contrast(value)) < _READABLE:
            message = f"text in the colour `#{value}` can hardly be read on paper: its contrast is {contrast:.1f}"
            help_ = f"take a darker one, with a contrast of {_READABLE:g} at least"
            remarks.warning("color-contrast", message, _said(variant, remarks, "colors", name), help_)
    return is_good


def families_of(variant: ResolvedVariant) -> tuple[Family, ...]:
    """Return the type families that a variant is set in, which `check_design` has found to be known."""
    return tuple(dict.fromkeys(_families(variant.design)))


def place_of_family(variant: ResolvedVariant, remarks: Remarks) -> TomlPath:
    """Return where cv.toml names the type family of a variant."""
    return _said(variant, remarks, "family")


def _problems(variant: ResolvedVariant) -> Iterator[SimpleNamespace]:
    design, default = variant.design, table("render/design")
    size = _number(design.size, default["size"])
    for key in ("family", "display_family"):
        name = getattr(design, key)
        if name and not find_family(name):
            known = ", ".join(f"`{family}`" for family in families())
            help_ = did_you_mean(name, family_names()) or f"there are {known}"
            yield _problem("unknown-family", f"cvtex knows no type family `{name}`", help_, key)
    if design.smallest and design.smallest > size:
        message = f"nothing can be larger than {design.smallest:g} pt where the text has {size:g} pt"
        message = f"`smallest` is {design.smallest:g} pt, and the text itself has {size:g} pt"
        yield _problem("design-size", message, f"write a `size` of {design.smallest:g} or more", "smallest")
    if not _TIGHTEST * size <= _leading(design) <= _LOOSEST * size:
        message = (
            f"lines {_leading(design):g} pt apart are too {'near' if _leading(design) < size else 'far'} for type "
        )
        help_ = f"a factor such as 1.2, or {1.2 * size:.3g} pt and more"
        yield _problem("design-leading", f"{message}of {size:g} pt", help_, "leading")
    yield from _area_problems(variant)
    for key in ("head", "foot"):
        for field in _unknown_fields(getattr(design, key)):
            known = ", ".join(f"`{{{name}}}`" for name in FIELDS)
            help_ = did_you_mean(field, FIELDS) or f"the fields are {known}"
            yield _problem("unknown-field", f"no field of a running {key} is called `{{{field}}}`", help_, key)


def _area_problems(variant: ResolvedVariant) -> Iterator[SimpleNamespace]:
    """Yield that margins and the column of labels leave too little of the paper."""
    width, height = table("render/design")["paper"][variant.paper]["size"]
    left, right, top, bottom = _area(variant)
    keys = ("margins",) if variant.design.margins else ("label_column",)
    for what, left_over in (("width", width - left - right), ("height", height - top - bottom)):
        if left_over < _LEAST_TEXT:
            message = f"the text has {max(left_over, 0):.0f} mm of {what} left on {variant.paper} paper"
            help_ = f"{_LEAST_TEXT:.0f} mm are the least: make the margins smaller"
            if what == "width" and variant.design.label_column != 0:
                help_ += ", or the column left of the text (`label_column`)"
            yield _problem("design-margins", message, help_, *keys)


def _problem(code: str, message: str, help_: str, *keys: str) -> SimpleNamespace:
    return SimpleNamespace(code=code, message=message, help=help_, keys=keys)


def _said(variant: ResolvedVariant, remarks: Remarks, *keys: str) -> TomlPath:
    """Return where cv.toml says a parameter that holds for a variant; where it says it as a whole, that."""
    designs: list[TomlPath] = [*(("variants", name, "design") for name in variant.ancestry), ("design",)]
    exact = ((*design, *keys) for design in designs)
    wider = ((*design, *keys[:-1]) for design in designs if keys[:-1])
    return remarks.document.first_of(*exact, *wider) or ("variants", variant.name)


def _families(design: Design) -> tuple[Family, Family]:
    """Return the family of the text, and that of name, headings and dates."""
    body = find_family(design.family or table("render/design")["family"]) or families()["charter"]
    named = find_family(design.display_family) if design.display_family else None
    return body, named or families()[body.display or body.key]


def _family(family: Family) -> SimpleNamespace:
    return SimpleNamespace(
        latex=Tex(family.latex), bold=Tex(family.bold), heavy=Tex(family.heavy or family.bold), key=family.key
    )


def _leading(design: Design) -> float:
    """Return the distance of the text's lines in true points."""
    default = table("render/design")
    size = _number(design.size, default["size"])
    leading = _number(design.leading, default["leading"] / default["size"])
    return leading * size if leading <= _LARGEST_FACTOR else leading


def _sizes(design: Design) -> dict[str, tuple[float, float]]:
    """Return the sizes by what they are for, each with its leading, in true points; none is below the smallest."""
    default = table("render/design")
    size, leading = _number(design.size, default["size"]), _leading(design)
    smallest = min(_number(design.smallest, default["smallest"]), size)
    sizes = {}
    for name, (own, own_leading) in default["sizes"].items():
        scaled = design.name_size if name == "name" and design.name_size else own * size / default["size"]
        lifted = max(scaled, smallest)
        ratio = own_leading / own * default["size"] / default["leading"] * leading / size
        sizes[name] = (lifted, min(lifted * ratio, leading) if name in {"small", "footnote"} else lifted * ratio)
    return sizes


def _size(pair: tuple[float, float]) -> SimpleNamespace:
    return SimpleNamespace(size=_bp(pair[0]), leading=_bp(pair[1]))


def _column(design: Design) -> float:
    """Return the width of the column left of the text in mm; without being told, it grows with the type."""
    default = table("render/design")
    own = float(default["label_column"]) * max(1.0, _number(design.size, default["size"]) / default["size"])
    return _number(design.label_column, own)


def _area(variant: ResolvedVariant) -> tuple[float, float, float, float]:
    """Return how far the text area is from the paper's edges, left of it the column of labels: mm."""
    default = table("render/design")
    grid = default["paper"][variant.paper]["margins"]
    design, column = variant.design, _column(variant.design)
    margins = design.margins or Margins()
    size = _number(design.size, default["size"])
    overhang = size * _OVERHANG * _MM
    left = grid["left"] if margins.left is None else margins.left + overhang
    right = grid["right"] if margins.right is None else margins.right + overhang
    top = grid["top"] if margins.top is None else margins.top + overhang
    bottom = grid["bottom"] if margins.bottom is None else margins.bottom + size * _DEPTH * _MM
    if design.head:
        top = max(top, _RUNNING)
    if design.foot != "" or _has_page_numbers(variant):
        bottom = max(bottom, _RUNNING)
    return left + column + (default["gutter"] if column else 0), right, top, bottom


def _geometry(variant: ResolvedVariant) -> Tex:
    """Return the options of the package geometry."""
    left, right, top, bottom = _area(variant)
    foot = min(table("render/design")["paper"][variant.paper]["foot"], bottom - _FOOT_EDGE)
    lengths = {"left": left, "right": right, "top": top, "bottom": bottom, "footskip": max(foot, 0)}
    options = [f"{variant.paper}paper", *(f"{name}={_mm(length)}" for name, length in lengths.items())]
    if variant.design.head:
        height = _sizes(variant.design)["small"][1]
        options += [f"headheight={_bp(height)}", f"headsep={_mm(min(_HEAD[0], top - _HEAD[1]))}"]
    else:
        options += ["headheight=0pt", "headsep=0pt"]
    return Tex(",".join(options))


def _colors(design: Design) -> dict[str, str]:
    """Return the colours by what they are for, each as six hexadecimal digits."""
    own = design.colors if isinstance(design.colors, Colors) else Colors()
    return {name: getattr(own, name) or value for name, value in table("render/design")["colors"].items()}


def _contrast(color: str) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.1, "contrast ratio")."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _running(text: Text | str | None, language: str) -> Tex | None:
    """Return the text of a running head or foot as LaTeX, None where there is none."""
    if not isinstance(text, Text):
        return None
    source, _ = text.in_language(language)
    if text.is_tex:
        return Tex(source)
    parts = _FIELD.split(source)
    return Tex("".join(FIELDS.get(part, "") if index % 2 else escape(part) for index, part in enumerate(parts)))


def _unknown_fields(text: Text | str | None) -> list[str]:
    """Return what stands in braces in a running head or foot, in any language, and is no field."""
    if not isinstance(text, Text) or text.is_tex:
        return []
    return [field for _, source in text.by_language for field in _FIELD.findall(source) if field not in FIELDS]


def _has_page_numbers(variant: ResolvedVariant) -> bool:
    """Return whether pages are numbered in their foot: not where running heads or feet do that themselves."""
    design = variant.design
    own = [source for text in (design.head, design.foot) if isinstance(text, Text) for _, source in text.by_language]
    numbered = any("{page}" in source for source in own)
    return _flag(design.page_numbers, table("render/design")["page_numbers"] and not numbered)


def _number(value: float | None, default: float) -> float:
    return default if value is None else value


def _flag(value: bool | None, default: Any) -> bool:  # noqa: FBT001 - a setting, not a switch between functions
    return bool(default) if value is None else value


def _bp(points: float) -> Tex:
    return Tex(f"{round(points, 2):g}bp")


def _mm(length: float) -> Tex:
    return Tex(f"{round(length, 2):g}mm")
