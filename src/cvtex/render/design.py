"""A variant's design as templates get it: sizes, lengths, families and colours, all of them settled."""

from types import SimpleNamespace
from typing import Any

from cvtex.data import table
from cvtex.model.design import Colors, Design, Margins
from cvtex.model.resolve import ResolvedVariant
from cvtex.render.families import Family, families, find_family
from cvtex.render.lengths import ASCENT, DEPTH, bp, column_of, geometry, gutter_of, mm, size_of, sizes_of, space_factor
from cvtex.render.running import has_page_numbers, running_text
from cvtex.text.tex import Tex


def design_view(variant: ResolvedVariant) -> SimpleNamespace:
    """Return what templates need to know of a variant's design; the preamble is made of nothing else.

    Lengths are LaTeX with their units; `space` gives the white space that is so many true points in the default design.
    """
    design, default = variant.design, table("render/design")
    body, display = families_of(design)
    margins, colors = design.margins or Margins(), colors_of(design)
    factor = space_factor(design)
    return SimpleNamespace(
        sizes=SimpleNamespace(
            **{
                name: SimpleNamespace(size=bp(size), leading=bp(leading))
                for name, (size, leading) in sizes_of(design).items()
            }
        ),
        geometry=geometry(variant),
        column=mm(column_of(design)),
        gutter=mm(gutter_of(design)),
        has_column=column_of(design) > 0,
        hangs=margins.left is None and margins.right is None,
        topskip=bp(size_of(design) * ASCENT) if margins.top is not None else None,
        depth=bp(size_of(design) * DEPTH) if margins.bottom is not None else None,
        space=lambda points: bp(float(points) * factor),
        body=_family(body),
        display=_family(display),
        files=Tex(",".join(dict.fromkeys((*body.files, *display.files)))),
        maps=[Tex(line) for line in dict.fromkeys((*body.maps, *display.maps))],
        colors=SimpleNamespace(**{name: Tex(value) for name, value in colors.items()}),
        text_is_black=colors["text"] == default["colors"]["text"],
        links=_or(design.links, default["links"]),
        bookmarks=_or(design.bookmarks, default["bookmarks"]),
        heading_style=_or(design.heading_style, default["heading_style"]),
        page_numbers=has_page_numbers(design),
        head=running_text(design.head, variant.language),
        foot=running_text(design.foot, variant.language),
        has_foot=design.foot != "",
    )


def families_of(design: Design) -> tuple[Family, Family]:
    """Return the family of the text, and that of name, headings and dates; unknown ones are the default design's."""
    default = families()[table("render/design")["family"]]
    body = (find_family(design.family) if design.family else None) or default
    named = find_family(design.display_family) if design.display_family else None
    return body, named or families()[body.display or body.key]


def colors_of(design: Design) -> dict[str, str]:
    """Return the colours by what they are for, each as six hexadecimal digits."""
    own = design.colors if isinstance(design.colors, Colors) else Colors()
    return {name: getattr(own, name) or value for name, value in table("render/design")["colors"].items()}


def _family(family: Family) -> SimpleNamespace:
    return SimpleNamespace(latex=Tex(family.latex), bold=Tex(family.bold), heavy=Tex(family.heavy or family.bold))


def _or(value: Any, default: Any) -> Any:
    return default if value is None else value
