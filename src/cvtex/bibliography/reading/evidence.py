"""What speaks against a reading that BibTeX's syntax allows: a value that holds a field, an entry that ends early."""

import re
from collections.abc import Collection

from cvtex.bibliography.reading.known import FIELD_NAMES

_FIELD = rf"(?i:{'|'.join(FIELD_NAMES)})\s*=\s*[{{\"\d]"
_SWALLOWED = rf",\s*\n\s*{_FIELD}"
_ENDED_EARLY = rf"(?:\s*,|(?=\s*\n\s*{_FIELD}))\s*([A-Za-z][\w+:-]*)\s*="
_ENDED = re.compile(r"\s*(?:@|\Z)")
_LONG_TEXTS = frozenset({"abstract", "annotation", "annote", "note", "comment", "review"})
"""Fields whose text may quote BibTeX."""


def swallows(name: str, shield: str, start: int, end: int) -> bool:
    """Return whether the value of a field, from `start` to `end`, holds the field that should follow it."""
    is_long = shield.find("\n", start, end) >= 0 and shield.find("=", start, end) >= 0
    if not is_long or name.lower() in _LONG_TEXTS:
        return False
    return bool(re.compile(_SWALLOWED).search(shield, start, end))


def ended_early(shield: str, end: int, names: Collection[str]) -> bool:
    """Return whether a field stands behind the end of an entry that has fields of these names, and not that one."""
    if _ENDED.match(shield, end):
        return False
    behind = re.compile(_ENDED_EARLY).match(shield, end)
    return behind is not None and behind[1].lower() not in {name.lower() for name in names}
