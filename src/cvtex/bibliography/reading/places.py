"""Where a part of a field's value stands in the .bib file."""

import re
from functools import cached_property

from cvtex.bibliography.reading.read import Place, RawEntry
from cvtex.diagnostics import Span

_BEGINNING = re.compile(r"[^={}\"]*=\s*[{\"]?\s*")


class FieldPlaces:
    """The places in one field of an entry; all are the field's own where the file does not have the value as it is."""

    def __init__(self, entry: RawEntry, field: str) -> None:
        self.entry = entry
        self.field = field

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place of the characters from `start` to `end` of the value, cut at the end of its line."""
        offsets, place = self._offsets, self._place
        if offsets is None or place is None or start >= len(offsets):
            return self.entry.field_span(self.field)
        last = len(offsets) - 1 if end is None else max(start, min(end, len(offsets)) - 1)
        return place.source.span(offsets[start], offsets[last] + 1)

    @cached_property
    def _offsets(self) -> list[int] | None:
        """The offset in the file of each character of the value; None where they do not agree (`@string`, `#`)."""
        value = self.entry.fields.get(self.field, "")
        if self._place is None or not value:
            return None
        text = self._place.source.text
        beginning = _BEGINNING.match(text, self._place.start)
        return _aligned(value, text, beginning.end()) if beginning else None

    @cached_property
    def _place(self) -> Place | None:
        return self.entry.places.get(self.field)


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
