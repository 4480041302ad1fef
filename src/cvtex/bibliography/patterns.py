"""Patterns that users write for venues and fields: words in any case, `*` for anything."""

import re
from collections.abc import Iterable
from functools import lru_cache


def matches_any(patterns: Iterable[str], text: str) -> bool:
    """Return whether a text has one of the patterns in it: `ACL` in `Findings of ACL`, not in `oracle`."""
    return any(_compiled(pattern).search(text) for pattern in patterns)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in " ".join(pattern.split()).split("*")]
    if pattern.strip()[:1].isalnum():
        pieces[0] = rf"(?<!\w){pieces[0]}"
    if pattern.strip()[-1:].isalnum():
        pieces[-1] = rf"{pieces[-1]}(?!\w)"
    first, *others = pieces
    # What has been found is not tried again elsewhere: many stars would take for ever.
    return re.compile(first + "".join(rf"(?>.*?{piece})" for piece in others), re.IGNORECASE | re.DOTALL)
