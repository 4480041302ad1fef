"""The rules: what a funder's profile can ask for, and what is looked at in every PDF.

A new rule is a model in `model/profile.py`, a field of `Rules` there, a function here, and a line in `RULES`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cvtex.verify.rules import document, every, headings, items, layout, objects, spacing, typography, words
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import Judged

RULES: Mapping[str, Callable[[Any, Subject], Judged]] = {
    "pages": layout.pages,
    "paper": layout.paper,
    "margins": layout.margins,
    "type_size": typography.type_size,
    "families": typography.families,
    "leading": spacing.leading,
    "colors": objects.colors,
    "links": objects.links,
    "images": objects.images,
    "bookmarks": objects.bookmarks,
    "headings": headings.headings,
    "metadata": document.metadata,
    "file": document.file,
    "running": document.running,
    "forbidden": words.forbidden,
    "ignored": words.ignored,
    "items": items.items,
}
"""The rules of a profile by their names in `Rules`, in the order of a report."""

EVERY: Mapping[str, Callable[[Subject], Judged]] = {
    "empty_pages": every.empty_pages,
    "upright": every.upright,
    "searchable": every.searchable,
    "hidden_text": every.hidden_text,
    "embedded_fonts": every.embedded_fonts,
    "no_type3": every.no_type3,
    "damage": every.damage,
    "encryption": every.encryption,
    "javascript": every.javascript,
    "forms": every.forms,
    "attachments": every.attachments,
    "comments": every.comments,
    "placeholders": words.placeholders,
}
"""What is looked at in every PDF."""
