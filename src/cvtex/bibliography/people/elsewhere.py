"""What a bibliography says of a name in one place that leaves it open in another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cvtex.model.publication import Name


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The names in a bibliography that are certain, without regard to case."""

    families: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    """Given names and family names."""

    @classmethod
    def of(cls, names: Iterable[Name]) -> Self:
        """Return what these names say."""
        people = [name for name in names if name.given and not name.is_body]
        return cls(frozenset(name.family.casefold() for name in people), frozenset(map(_whole, people)))

    def has(self, name: Name) -> bool:
        """Return whether a name is there with its given names as they are here."""
        return _whole(name) in self.whole

    def has_family(self, name: Name) -> bool:
        """Return whether a name's family name is there."""
        return name.family.casefold() in self.families


def _whole(name: Name) -> str:
    return f"{name.given} {name.prefix} {name.family}".casefold()
