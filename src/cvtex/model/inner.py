"""What stands inside an entry: roles, degrees or courses, of which it is made; highlights, details, documents."""

from collections.abc import Iterator
from typing import NamedTuple

from cvtex.model.base import Entry


class Inner(NamedTuple):
    """An entry inside another one, and where it stands there."""

    field: str
    place: int
    entry: Entry
    is_part: bool
    """Whether the other one is made of such entries and cannot be without them."""


def inside(entry: Entry) -> Iterator[Inner]:
    """Yield the entries right inside an entry, in order."""
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ():
            if isinstance(item, Entry):
                yield Inner(name, index, item, field.is_required())
