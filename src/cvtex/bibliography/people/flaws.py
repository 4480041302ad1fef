"""What is wrong with a part of a field: said where it is found, reported where the field's place is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, what to do, and where: offsets in the text that was read, None for all of it."""

    what: str
    help: str
    start: int = 0
    end: int | None = None
    code: str = "bib-name"
    is_error: bool = False
