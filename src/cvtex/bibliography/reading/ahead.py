"""Searches that go forward through a text, so that each stretch of it is looked at once."""

import re


class Ahead:
    """Searches a text for a pattern at offsets that grow; a match holds for all offsets that it lies ahead of."""

    def __init__(self, pattern: re.Pattern[str], text: str, limit: int) -> None:
        self.pattern = pattern
        self.text = text
        self.limit = limit
        self.searched_from = -1
        self.found: re.Match[str] | None = None

    def after(self, start: int) -> re.Match[str] | None:
        """Return the first match at `start` or behind it."""
        is_ahead = self.found is None or start <= self.found.start()
        if self.searched_from < 0 or start < self.searched_from or not is_ahead:
            self.searched_from = start
            self.found = self.pattern.search(self.text, start, self.limit)
        return self.found
