"""What runs along at the head and the foot of pages."""

import re

from cvtex.data import table
from cvtex.model.design import Design
from cvtex.model.texts import Text
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


def running_text(text: Text | str | None, language: str) -> Tex | None:
    """Return the text of a running head or foot as LaTeX, None where there is none."""
    if not isinstance(text, Text):
        return None
    source, _ = text.in_language(language)
    if text.is_tex:
        return Tex(source)
    parts = _FIELD.split(source)
    return Tex("".join(FIELDS.get(part, "") if index % 2 else escape(part) for index, part in enumerate(parts)))


def unknown_fields(text: Text | str | None) -> list[str]:
    """Return what stands in braces in a running head or foot, in any language, and is no field."""
    if not isinstance(text, Text) or text.is_tex:
        return []
    return [field for _, source in text.by_language for field in _FIELD.findall(source) if field not in FIELDS]


def has_page_numbers(design: Design) -> bool:
    """Return whether pages are numbered in their foot: not where running heads or feet do that themselves."""
    if design.page_numbers is not None:
        return design.page_numbers
    texts = [text for text in (design.head, design.foot) if isinstance(text, Text)]
    own = any("{page}" in source for text in texts for _, source in text.by_language)
    return bool(table("render/design")["page_numbers"]) and not own
