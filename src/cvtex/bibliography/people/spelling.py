"""Spellings of names reduced to what they share: no case, no accents, no hyphens, umlauts in every transliteration."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from cvtex.bibliography.people.initials import are_capitals
from cvtex.bibliography.people.vocabulary import ARTICLES, EAST_ASIAN, JOINED, PARTICLES, PEOPLE, is_suffix
from cvtex.model.publication import Name

_MOST_VARIED = 6
"""Letters with several spellings in a name up to which every combination counts."""
_GIVEN = re.compile(r"[^\s.\-‐‑–]+\.?")
_PARTS = re.compile(r"[\s\-‐‑–]+")

Spellings = frozenset[str]


@lru_cache(maxsize=65536)
def spellings(text: str) -> Spellings:
    """Return the letters and digits of a text in each way in which they may be spelt without accents."""
    if text.isascii():
        return frozenset({"".join(filter(str.isalnum, text)).lower()})
    table: dict[str, list[str]] = PEOPLE["letters"]
    choices = [
        table.get(character) or [_bare(character)]
        for character in unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    ]
    if sum(len(choice) > 1 for choice in choices) <= _MOST_VARIED:
        return frozenset(map("".join, product(*choices)))
    alike = ("".join(choice[min(number, len(choice) - 1)] for choice in choices) for number in range(2))
    return frozenset(alike)


def _bare(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(piece for piece in decomposed if piece.isalnum() and unicodedata.category(piece) != "Lm")


@dataclass(frozen=True, slots=True)
class Given:
    """One given name, or the beginning of one: an initial (`E`) or an abbreviation (`Chr.`)."""

    spellings: Spellings
    is_short: bool

    def is_same(self, other: "Given") -> bool:
        """Return whether both are spelt alike."""
        return not self.spellings.isdisjoint(other.spellings)

    def agrees(self, other: "Given") -> bool:
        """Return whether both can be one name."""
        return self.is_same(other) or self.begins(other) or other.begins(self)

    def begins(self, other: "Given") -> bool:
        """Return whether this is short for the other."""
        return self.is_short and any(full.startswith(short) for full in other.spellings for short in self.spellings)


@dataclass(frozen=True, slots=True)
class Key:
    """A name reduced to what spellings share."""

    families: Spellings
    """The family name with its prefix, without it, and without other particles in front."""
    family_parts: tuple[Spellings, ...]
    """The parts of a double family name, one where it is not double."""
    given: tuple[Given, ...]
    whole: Spellings
    """Given names and family name in one."""
    joined: Spellings
    """The same in either order for names in Chinese characters, kana or Hangul, which are written without space."""
    suffix: str

    @property
    def tokens(self) -> tuple[Given, ...]:
        """Every name in order, given names first."""
        return (*self.given, *(Given(part, is_short=False) for part in self.family_parts))


def key_of(name: Name) -> Key:
    """Return what all spellings of a name share."""
    return _key(name.given, name.prefix, name.family, name.suffix)


@lru_cache(maxsize=65536)
def _key(given: str, prefix: str, family: str, suffix: str) -> Key:
    family_words = family.split()
    if len(family_words) > 1 and is_suffix(family_words[-1]):
        suffix = suffix or family_words.pop()
        family = " ".join(family_words)
    core = _without_particles(family_words)
    given_words = given.split()
    before = len(given_words)
    while before > 1 and given_words[before - 1].lower() in PARTICLES | JOINED:
        before -= 1
    particles = "" if before == len(given_words) else " ".join(given_words[before:])
    families = spellings(family) | spellings(f"{prefix}{family}") | spellings(" ".join(core))
    if particles:
        families |= spellings(f"{particles}{prefix}{family}")
    parts = tuple(spellings(part) for part in _family_parts(" ".join(core)) if spellings(part) - {""})
    whole = spellings(f"{given}{prefix}{family}") | spellings(f"{given}{family}")
    is_east_asian = EAST_ASIAN.search(family) is not None
    joined = spellings(f"{family}{given}") | spellings(f"{given}{family}") if is_east_asian else frozenset()
    return Key(families - {""}, parts, _given(given, family), whole - {""}, joined, _bare_suffix(suffix))


def _family_parts(family: str) -> Iterator[str]:
    """Yield the parts of a double family name; `Mac Lane` is not double."""
    beginning = ""
    for part in _PARTS.split(family):
        if part.lower() in JOINED:
            beginning += part
        else:
            yield beginning + part
            beginning = ""
    yield beginning


def _without_particles(family_words: list[str]) -> list[str]:
    start = 0
    while start < len(family_words) - 1 and family_words[start].lower() in PARTICLES:
        start += 1
    first, *rest = family_words[start:] or [""]
    article, hyphen, name = first.partition("-")
    return [name if hyphen and article.lower() in ARTICLES else first, *rest]


def _given(given: str, family: str) -> tuple[Given, ...]:
    """Return the given names: the parts of `Jean-Paul`, the initials of `J.-P.`, `J.P.` and `JP`."""
    has_small_letters = any(character.islower() for character in family)
    found: list[Given] = []
    for word in _GIVEN.findall(given):
        letters = spellings(word) - {""}
        bare = word.removesuffix(".")
        if has_small_letters and are_capitals(bare):
            found.extend(Given(spellings(letter), is_short=True) for letter in bare)
        elif letters:
            found.append(Given(letters, is_short=word.endswith(".") or len(bare) == 1))
    return tuple(found)


def _bare_suffix(suffix: str) -> str:
    bare = suffix.replace(".", "").casefold().strip()
    return bare if is_suffix(bare) else ""
