"""Where a part of a field's value stands in the .bib file."""

import re
from functools import cached_property

from cvtex.bibliography.read import RawEntry
from cvtex.diagnostics import Span

_BEGINNING = re.compile(r"\s*=\s*[{\"]?\s*")


class FieldPlaces:
    """The places in one field of an entry; all are the field's own where the file does not have the value as it is."""

    def __init__(self, entry: RawEntry, field: str) -> None:
        self.entry = entry
        self.field = field

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place of the characters from `start` to `end` of the value, cut at the end of its line."""
        offsets = self._offsets
        if offsets is None or start >= len(offsets):
            return self.entry.field_span(self.field)
        last = len(offsets) - 1 if end is None else max(start, min(end, len(offsets)) - 1)
        return self.entry.source.span(offsets[start], offsets[last] + 1)

    @cached_property
    def _offsets(self) -> list[int] | None:
        """The offset in the file of each character of the value; None where they do not agree (`@string`, `#`)."""
        line = self.entry.field_lines.get(self.field)
        value = self.entry.fields.get(self.field, "")
        if line is None or not value:
            return None
        text = self.entry.source.text
        own_name = re.escape(self.entry.own_names.get(self.field, self.field))
        name = re.compile(rf"(?<![\w+:]){own_name}(?=\s*=)", re.IGNORECASE).search(
            text, self.entry.source.offset(line, 1)
        )
        beginning = _BEGINNING.match(text, name.end()) if name else None
        return _aligned(value, text, beginning.end()) if beginning else None


def _aligned(value: str, text: str, position: int) -> list[int] | None:
    """Return the offsets in a text of a value's characters, where runs of white space may differ."""
    offsets = []
    for index, character in enumerate(value):
        if character.isspace():
            offsets.append(position)
            if not value[index + 1 : index + 2].isspace():
                while text[position : position + 1].isspace():
                    position += 1
            continue
        if text[position : position + 1] != character:
            return None
        offsets.append(position)
        position += 1
    return offsets
