"""Which name in an author list is the owner's, whatever the spelling."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography.names import parse_name
from cvtex.model.publication import Name

_MOST_GLUED_INITIALS = 3
_ONE_LETTER = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"})


@dataclass(frozen=True, slots=True)
class _Given:
    """One given name, or the beginning of one: an initial (`E`) or an abbreviation (`Chr.`)."""

    letters: str
    is_short: bool

    def agrees(self, other: "_Given") -> bool:
        """Return whether both can be one name."""
        if self.letters == other.letters:
            return True
        return (self.is_short and other.letters.startswith(self.letters)) or (
            other.is_short and self.letters.startswith(other.letters)
        )


@dataclass(frozen=True, slots=True)
class _Key:
    """A name reduced to what spellings share: its family name, with and without prefix, and its given names."""

    families: frozenset[str]
    given: tuple[_Given, ...]

    def agrees(self, other: "_Key") -> bool:
        """Return whether both can be one person: a family name in common, no given name against another."""
        if self.families.isdisjoint(other.families):
            return False
        if "".join(name.letters for name in self.given) == "".join(name.letters for name in other.given):
            return True  # `Wei-Ming`, `Weiming`
        return all(mine.agrees(theirs) for mine, theirs in zip(self.given, other.given, strict=False))


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
    families = (name.family, name.prefix + name.family)
    spellings = [*map(_folded, families), *(_folded(_spelt_out(family)) for family in families)]
    return _Key(frozenset(spellings), tuple(_given(name)))


def _given(name: Name) -> Iterator[_Given]:
    """Yield the given names: the parts of `Jean-Paul`, the initials of `J.-P.`, `J.P.` and `JP`."""
    has_small_letters = any(character.islower() for character in name.family)
    for word in re.findall(r"[^\s.\-‐–]+\.?", name.given):
        letters = _folded(word)
        if has_small_letters and word.isupper() and len(letters) <= _MOST_GLUED_INITIALS:
            yield from (_Given(letter, is_short=True) for letter in letters)
        elif letters:
            yield _Given(letters, is_short=word.endswith(".") or len(letters) == 1)


def _spelt_out(text: str) -> str:
    """Return the text with umlauts and other letters as two, as those write them who lack the letters."""
    return unicodedata.normalize("NFC", text).casefold().translate(_TWO_LETTERS)


def _folded(text: str) -> str:
    """Return the letters and digits of the text, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_ONE_LETTER))
    return "".join(character for character in decomposed.casefold() if character.isalnum())
