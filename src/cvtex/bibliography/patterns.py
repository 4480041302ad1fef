"""Patterns that users write for venues and fields: words in any case, `*` for anything."""

import re
from collections.abc import Iterable
from functools import lru_cache


def matches_any(patterns: Iterable[str], text: str) -> bool:
    """Return whether a text has one of the patterns in it: `ACL` in `Findings of ACL`, not in `oracle`."""
    return any(_compiled(pattern).search(text) for pattern in patterns)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    words = " ".join(pattern.split())
    anything = ".*".join(re.escape(part) for part in words.split("*"))
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + anything + after, re.IGNORECASE | re.DOTALL)
