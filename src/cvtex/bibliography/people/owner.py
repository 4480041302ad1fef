"""Which name in a list is the owner's, whatever the spelling, and how sure that is."""

import re
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Self

from cvtex.bibliography.people.elsewhere import Elsewhere
from cvtex.bibliography.people.likeness import DIFFERENT, Likeness, Match, compare, nearness
from cvtex.bibliography.people.names import parse_name
from cvtex.bibliography.people.spelling import Key, key_of, spellings
from cvtex.model.identifiers import orcid_of
from cvtex.model.publication import Name

_SEPARATORS = str.maketrans("", "", " .-'’,()[]\"")
_WORD = re.compile(r"[^\s\-‐‑–.]+")
_SHORT = 3
"""Letters of a family name that is looked for as a word: as letters, `Li` is in too many names."""
_DOUBTS = {
    Likeness.PART_OF_FAMILY: "it has only a part of the family name",
    Likeness.EXCHANGED: "given and family name are exchanged",
    Likeness.MIDDLE_NAME: "it begins with the second given name",
    Likeness.FAMILY_ONLY: "it has no given name",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the owner is in a list: a position from 0, others that fit as well, and a reason to doubt."""

    position: int | None = None
    ties: tuple[int, ...] = ()
    doubt: str | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the owner is found and nothing speaks against it."""
        return self.position is not None and not self.ties and self.doubt is None


class Owner:
    """The owner of a CV, under all names."""

    def __init__(self, names: Sequence[str], *, orcid: str | None = None, namesakes: Sequence[str] = ()) -> None:
        self._keys = [_key_of_person(name) for name in names if name.strip()]
        families = {part for key in self._keys for parts in (key.families, *key.family_parts) for part in parts}
        self._short_families = {family for family in families if family.isascii() and len(family) <= _SHORT}
        self._long_families = families - self._short_families
        self._namesakes = [_key_of_person(name) for name in namesakes if name.strip()]
        self._orcid = orcid_of(orcid) if orcid else None
        self.rivals: dict[Key, str] = {}
        self.could_be: dict[Key, dict[Key, str]] = {}
        self.elsewhere = Elsewhere()
        """The certain names in the bibliography, where `among` was told them."""
        self._matches: dict[Key, tuple[Match, bool]] = {}

    @property
    def is_known(self) -> bool:
        """Whether the owner has a name."""
        return bool(self._keys)

    def among(self, names: Iterable[Name]) -> Self:
        """Return the owner, knowing those among other people whose names could be shortened to the owner's."""
        rivals: dict[Key, str] = {}
        names = list(names)
        for name in names:
            if name.is_body or not name.given or not self._has_family(name):
                continue
            key = key_of(name)
            if key in rivals or self._match(key)[0].is_found:
                continue
            first = key.given[0] if key.given else None
            if first and not first.is_short and any(_could_be_shortened(own, key) for own in self._keys):
                rivals[key] = _shown(name)
        known = copy(self)
        known.rivals, known.could_be, known.elsewhere = rivals, {}, Elsewhere.of(names)
        return known

    def find(self, names: Sequence[Name], said: Collection[int] = ()) -> Finding:
        """Return where the owner is in a list; `said` are the positions that annotations give."""
        found = [(self._of(name, is_said=position in said), position) for position, name in enumerate(names)]
        best = max((match for match, _ in found), default=DIFFERENT)
        if not best.is_found:
            return Finding()
        position, *ties = [position for match, position in found if match == best]
        return Finding(position, tuple(ties), self._doubt(names, position, best))

    def nearest(self, names: Sequence[Name]) -> int | None:
        """Return the position of the name that may be another spelling of the owner's, None where there is none.

        It has the owner's family name, or a part of it or more than it, and no given name that the owner has not.
        """
        found = [
            (max(nearness(own, key_of(name)) for own in self._keys), -position)
            for position, name in enumerate(names)
            if not name.is_body and self._has_family(name)
        ]
        best, position = max(found, default=(0, 0))
        return -position if best else None

    def prefers(self, first: Name, second: Name) -> bool | None:
        """Return whether the first of two readings of a name is the owner's, None where neither certainly is."""
        for own in self._keys:
            likeness = [compare(own, key_of(name)).likeness for name in (first, second)]
            if max(likeness) >= Likeness.AGREES:
                return likeness[0] >= likeness[1]
        return None

    def in_order(self, name: Name) -> Name:
        """Return the owner's name with given and family name in their places where they were exchanged."""
        for own in self._keys:
            likeness = compare(own, key_of(name)).likeness
            if likeness is Likeness.EXCHANGED:
                return replace(name, given=name.family, family=name.given, given_initials=None)
            if likeness is not Likeness.DIFFERENT:
                break
        return name

    def _of(self, name: Name, *, is_said: bool) -> Match:
        match = DIFFERENT
        if self._has_family(name):
            match = self._body(name) if name.is_body else self._match(key_of(name))[0]
        if not is_said and name.orcid and self._orcid:
            if name.orcid != self._orcid:
                return DIFFERENT
            is_said = True
        return Match(Likeness.SAID, match.likeness, match.same) if is_said else match

    def _has_family(self, name: Name) -> bool:
        """Return whether the owner's family name, or a part of it, is in a name: in most names it is not."""
        text = f"{name.given} {name.prefix} {name.family} {name.given}"
        if text.isascii():
            text = text.lower()
            letters = text.translate(_SEPARATORS)
            for family in self._long_families:
                if family in letters:
                    return True
        elif any(family in spelling for spelling in spellings(text) for family in self._long_families):
            return True
        short = self._short_families
        return bool(short) and any(not spellings(word).isdisjoint(short) for word in _WORD.findall(text))

    def _body(self, name: Name) -> Match:
        """Match a whole name in braces: the owner's where it has all names in full."""
        parsed = parse_name(name.family).name
        match = self._match(key_of(parsed))[0] if parsed.given else DIFFERENT
        return match if match.likeness is Likeness.SAME else DIFFERENT

    def _match(self, key: Key) -> tuple[Match, bool]:
        """Return the best match with one of the owner's names, and whether a namesake's is as good."""
        if key not in self._matches:
            mine = max((compare(own, key) for own in self._keys), default=DIFFERENT)
            theirs = max((compare(other, key) for other in self._namesakes), default=DIFFERENT)
            if theirs > mine or (theirs == mine and theirs.likeness is Likeness.SAME):
                mine = DIFFERENT
            self._matches[key] = (mine, theirs == mine)
        return self._matches[key]

    def _doubt(self, names: Sequence[Name], position: int, match: Match) -> str | None:
        if match.is_doubtful:
            return _DOUBTS[match.likeness]
        if match.likeness is not Likeness.AGREES:
            return None
        key = key_of(names[position])
        if self._match(key)[1]:
            return "it fits a namesake as well"
        if match.same:
            return None
        if key not in self.could_be:
            self.could_be[key] = {
                rival: shown for rival, shown in self.rivals.items() if compare(rival, key).likeness >= Likeness.AGREES
            }
        here = {key_of(name) for name in names} if self.could_be[key] else set()
        for rival, shown in self.could_be[key].items():
            if rival not in here:
                return f"`{shown}` could be meant as well"
        return None


def _key_of_person(source: str) -> Key:
    name = parse_name(source).name
    return key_of(parse_name(name.family).name if name.is_body else name)


def _could_be_shortened(own: Key, other: Key) -> bool:
    """Return whether two people's names have the same family name and the same first initial."""
    if own.families.isdisjoint(other.families) or not own.given:
        return False
    initials = {spelling[0] for spelling in own.given[0].spellings}
    return any(spelling[0] in initials for spelling in other.given[0].spellings)


def _shown(name: Name) -> str:
    return " ".join(filter(None, (name.given, name.prefix, name.family, name.suffix)))
