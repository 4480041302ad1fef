"""What stands in fields until something better is known: `TBA`, `n/a`, `????`."""

import re

from cvtex.data import table

HELP = "leave the field out until there is something to put into it"
"""The next step, for messages."""

_BLANK = re.compile(r"[x?n]{2,}(?:[./:-][x?n]+)*", re.IGNORECASE)
_WORDS = frozenset(table("bibliography/reading/placeholders")["words"])
_DOIS = tuple(table("bibliography/reading/placeholders")["dois"])


def is_placeholder(text: str) -> bool:
    """Return whether a value only keeps a place."""
    text = text.strip().lower()
    return text in _WORDS or bool(_BLANK.fullmatch(text))


def is_placeholder_doi(doi: str) -> bool:
    """Return whether a DOI is one of those in publishers' templates, such as 10.1145/nnnnnnn.nnnnnnn."""
    return doi.lower().startswith(_DOIS) or bool(_BLANK.fullmatch(doi.partition("/")[2]))
