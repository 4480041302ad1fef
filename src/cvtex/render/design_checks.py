"""What is wrong with a design: what cannot be set, or hardly be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.data import table
from cvtex.model.resolve import ResolvedVariant, did_you_mean
from cvtex.render.design import colors_of
from cvtex.render.families import families, family_names, find_family
from cvtex.render.lengths import leading_of, size_of, text_area
from cvtex.render.running import FIELDS, unknown_fields
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks

_LEAST_TEXT = 60.0
"""Width and height of the text area, in mm, below which nothing can be set well."""
_READABLE = 3.0
"""Contrast with white paper that large text needs (WCAG 2.1, success criterion 1.4.3)."""
_TIGHTEST, _LOOSEST = 0.9, 3.0
"""The least and the largest distance of lines, as a factor of the type's size."""


@dataclass(frozen=True, slots=True)
class _Problem:
    code: str
    message: str
    help: str
    key: str
    """The parameter that it is about."""


def check_design(variant: ResolvedVariant, remarks: Remarks) -> bool:
    """Return whether a variant can be set as its design says; what forbids it is reported where it is said."""
    problems = list(_problems(variant))
    for problem in problems:
        remarks.error(problem.code, problem.message, design_place(variant, remarks, problem.key), problem.help)
    for name, value in colors_of(variant.design).items():
        if (contrast := _contrast(value)) < _READABLE:
            message = f"text in the colour `#{value}` can hardly be read on paper: its contrast is {contrast:.1f}"
            help_ = f"take a darker one, with a contrast of {_READABLE:g} at least"
            remarks.warning("color-contrast", message, design_place(variant, remarks, "colors", name), help_)
    return not problems


def design_place(variant: ResolvedVariant, remarks: Remarks, *keys: str) -> TomlPath:
    """Return where cv.toml says a parameter that holds for a variant; where it says it as a whole, that."""
    designs: list[TomlPath] = [*(("variants", name, "design") for name in variant.ancestry), ("design",)]
    exact = ((*design, *keys) for design in designs)
    wider = ((*design, *keys[:-1]) for design in designs if keys[:-1])
    return remarks.document.first_of(*exact, *wider) or ("variants", variant.name)


def _problems(variant: ResolvedVariant) -> Iterator[_Problem]:
    yield from _family_problems(variant)
    yield from _size_problems(variant)
    yield from _area_problems(variant)
    for key in ("head", "foot"):
        for field in unknown_fields(getattr(variant.design, key)):
            help_ = did_you_mean(field, FIELDS) or "the fields are " + ", ".join(f"`{{{name}}}`" for name in FIELDS)
            yield _Problem("unknown-field", f"no field of a running {key} is called `{{{field}}}`", help_, key)


def _family_problems(variant: ResolvedVariant) -> Iterator[_Problem]:
    for key in ("family", "display_family"):
        name = getattr(variant.design, key)
        if name and not find_family(name):
            help_ = did_you_mean(name, family_names()) or "there are " + ", ".join(f"`{one}`" for one in families())
            yield _Problem("unknown-family", f"cvtex knows no type family `{name}`", help_, key)


def _size_problems(variant: ResolvedVariant) -> Iterator[_Problem]:
    size, leading, smallest = size_of(variant.design), leading_of(variant.design), variant.design.smallest
    if smallest and smallest > size:
        message = f"`smallest` is {smallest:g} pt, and the text itself has {size:g} pt"
        yield _Problem("design-size", message, f"write a `size` of {smallest:g} or more", "smallest")
    if not _TIGHTEST * size <= leading <= _LOOSEST * size:
        nearness = "near" if leading < size else "far"
        message = f"lines {leading:g} pt apart are too {nearness} for type of {size:g} pt"
        yield _Problem("design-leading", message, f"a factor such as 1.2, or {1.2 * size:.3g} pt and more", "leading")


def _area_problems(variant: ResolvedVariant) -> Iterator[_Problem]:
    """Yield that margins and the column of labels leave too little of the paper."""
    width, height = table("render/design")["paper"][variant.paper]["size"]
    left, right, top, bottom = text_area(variant)
    for what, left_over in (("width", width - left - right), ("height", height - top - bottom)):
        if left_over < _LEAST_TEXT:
            message = f"the text has {max(left_over, 0):.0f} mm of {what} left on {variant.paper} paper"
            help_ = f"{_LEAST_TEXT:.0f} mm are the least: make the margins smaller"
            if what == "width" and variant.design.label_column != 0:
                help_ += ", or the column left of the text (`label_column`)"
            yield _Problem("design-margins", message, help_, "margins" if variant.design.margins else "label_column")


def _contrast(color: str) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.1, "contrast ratio")."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
