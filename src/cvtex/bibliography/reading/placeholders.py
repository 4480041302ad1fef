"""What stands in fields until something better is known: `TBA`, `n/a`, `????`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

HELP = "leave the field out until there is something to put into it"
"""The next step, for messages."""

_BLANK = re.compile(r"[x?n]{2,}(?:[./:-][x?n]+)*", re.IGNORECASE)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((files("cvtex.bibliography.reading") / "placeholders.toml").read_text(encoding="utf-8"))
    return {key: tuple(values) for key, values in table.items()}


def is_placeholder(text: str) -> bool:
    """Return whether a value only keeps a place."""
    text = text.strip().lower()
    return text in _table()["words"] or bool(_BLANK.fullmatch(text))


def is_placeholder_doi(doi: str) -> bool:
    """Return whether a DOI is one of those in publishers' templates, such as 10.1145/nnnnnnn.nnnnnnn."""
    return doi.lower().startswith(_table()["dois"]) or bool(_BLANK.fullmatch(doi.partition("/")[2]))
