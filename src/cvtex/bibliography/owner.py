"""Which name in an author list is the owner's, whatever the spelling."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography.names import parse_name
from cvtex.model.publication import Name


@dataclass(frozen=True, slots=True)
class _Key:
    """A name reduced to what spellings share: its family name, with and without prefix, and its given names."""

    families: frozenset[str]
    given: tuple[str, ...]

    def agrees(self, other: "_Key") -> bool:
        """Return whether both can be one person: a family name in common, no given name against another."""
        if self.families.isdisjoint(other.families):
            return False
        return all(_same(mine, theirs) for mine, theirs in zip(self.given, other.given, strict=False))


class Owner:
    """The owner of a CV, under all names."""

    def __init__(self, names: Sequence[str]) -> None:
        self._keys = [_key(parse_name(name)[0]) for name in names]

    def marked(self, names: Sequence[Name]) -> tuple[tuple[Name, ...], bool]:
        """Return the names with the owner's marked, and whether more than one could have been the owner's."""
        found = [position for position, name in enumerate(names) if self._is(name)]
        if not found:
            return tuple(names), False
        best = max(found, key=lambda position: (len(names[position].given), -position))
        marked = tuple(replace(name, is_owner=position == best) for position, name in enumerate(names))
        return marked, len(found) > 1

    def _is(self, name: Name) -> bool:
        key = _key(name)
        return any(own.agrees(key) for own in self._keys)


def _key(name: Name) -> _Key:
    family = _folded(name.family)
    words = name.given.replace("-", " ").replace("‐", " ").replace(".", ". ").split()
    given = tuple(folded for word in words if (folded := _folded(word)))
    return _Key(frozenset({family, _folded(name.prefix) + family}), given)


def _same(one: str, other: str) -> bool:
    """Return whether two given names agree: the same, or one the other's beginning (an initial)."""
    return one.startswith(other) or other.startswith(one)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(character for character in decomposed.casefold() if character.isalnum())
