"""How like two names are: the same, one short for the other, or doubtfully one person's."""

from dataclasses import dataclass
from enum import IntEnum

from cvtex.bibliography.people.spelling import Given, Key


class Likeness(IntEnum):
    """How much two names agree, from not at all to certainly."""

    DIFFERENT = 0
    PART_OF_FAMILY = 1
    """One has a part of the other's double family name, `García` of `García Márquez`."""
    EXCHANGED = 2
    """The family name of one is the given name of the other."""
    MIDDLE_NAME = 3
    """One begins with the other's second given name."""
    FAMILY_ONLY = 4
    """One has no given name."""
    AGREES = 5
    """Given names are left out, or short, on one side."""
    SAME = 6
    """Both have the same names, in whatever spelling."""
    SAID = 7
    """An annotation or an ORCID iD says so."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """How like two names are; the greater of two matches is the more exact one."""

    likeness: Likeness
    same: int = 0
    """Given names in full on both sides that are the same."""
    agreeing: int = 0
    """Given names of which one is short for the other."""
    surplus: int = 0
    """Given names that only one side has, as a negative number."""

    @property
    def is_found(self) -> bool:
        """Whether the names can be one person's."""
        return self.likeness is not Likeness.DIFFERENT

    @property
    def is_doubtful(self) -> bool:
        """Whether they can be, but often are not."""
        return Likeness.DIFFERENT < self.likeness < Likeness.AGREES


DIFFERENT = Match(Likeness.DIFFERENT)


def compare(own: Key, other: Key) -> Match:
    """Return how like a name is to one of the owner's."""
    if own.suffix and other.suffix and own.suffix != other.suffix:
        return DIFFERENT
    if bool(own.given) is bool(other.given) and not own.whole.isdisjoint(other.whole):
        return Match(Likeness.SAME, len(own.given))
    if not own.joined.isdisjoint(other.joined):
        return Match(Likeness.SAME, len(own.given))
    if not own.families.isdisjoint(other.families):
        return _with_family(own, other)
    for match in (_otherwise_split(own, other), _exchanged(own, other), _part_of_family(own, other)):
        if match.is_found:
            return match
    return DIFFERENT


def _with_family(own: Key, other: Key) -> Match:
    """Compare names whose family name is the same."""
    if not own.given or not other.given:
        return Match(Likeness.FAMILY_ONLY if own.given or other.given else Likeness.SAME)
    match = _given_names(own.given, other.given)
    if match.is_found or len(own.given) < 2:
        return match
    first = other.given[0]
    if not first.is_short and first.is_same(own.given[1]) and not own.given[1].is_short:
        return Match(Likeness.MIDDLE_NAME)
    return DIFFERENT


def _given_names(own: tuple[Given, ...], other: tuple[Given, ...]) -> Match:
    pairs = list(zip(own, other, strict=False))
    if not all(mine.agrees(theirs) for mine, theirs in pairs):
        return DIFFERENT
    same = [mine.is_same(theirs) for mine, theirs in pairs]
    full = sum(is_same and not mine.is_short for is_same, (mine, _) in zip(same, pairs, strict=True))
    surplus = -abs(len(own) - len(other))
    likeness = Likeness.SAME if all(same) and not surplus else Likeness.AGREES
    return Match(likeness, full, len(pairs) - full, surplus)


def _otherwise_split(own: Key, other: Key) -> Match:
    """Compare names of three words or more whose family names begin at different words."""
    mine, theirs = own.tokens, other.tokens
    if len(mine) != len(theirs) or len(mine) < 3 or not own.given or not other.given:
        return DIFFERENT
    in_families = max(len(own.family_parts), len(other.family_parts))
    tail = list(zip(mine, theirs, strict=True))[-in_families:]
    if any(a.is_short or b.is_short or not a.is_same(b) for a, b in tail) or in_families == len(mine):
        return DIFFERENT
    return _given_names(mine[:-in_families], theirs[:-in_families])


def _exchanged(own: Key, other: Key) -> Match:
    """Compare a name whose family name and given names changed places: `Noether Emmy`."""
    if not own.given or not other.given or other.given[0].is_short:
        return DIFFERENT
    family = tuple(given.spellings for given in other.given)
    if own.family_parts != family and not _all_meet(own.family_parts, family):
        return DIFFERENT
    given = tuple(Given(part, is_short=all(len(letters) == 1 for letters in part)) for part in other.family_parts)
    match = _given_names(own.given, given)
    return Match(Likeness.EXCHANGED, match.same, match.agreeing, match.surplus) if match.is_found else DIFFERENT


def nearness(own: Key, other: Key) -> int:
    """Return how near a name that may not be the owner's comes to it: 0 where it cannot be one of its spellings."""
    if not own.given or not other.given:
        fits = 1
    elif _given_names(own.given, other.given).is_found:
        fits = 3
    else:
        fits = 2 if any(mine.agrees(other.given[0]) for mine in own.given) else 0
    if not own.families.isdisjoint(other.families):
        return 2 * fits
    has_part = any(not mine.isdisjoint(theirs) for mine in own.family_parts for theirs in other.family_parts)
    return max(0, 2 * fits - 1) if has_part else 0


def _all_meet(mine: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> bool:
    return len(mine) == len(theirs) and all(not a.isdisjoint(b) for a, b in zip(mine, theirs, strict=True))


def _part_of_family(own: Key, other: Key) -> Match:
    """Compare names of which one has a part of the other's double family name.

    Where the owner's name is the shorter one, a given name has to agree in full.
    """
    if not own.given or not other.given:
        return DIFFERENT
    match = _given_names(own.given, other.given)
    if not match.is_found:
        return DIFFERENT
    is_part_of_mine = len(own.family_parts) > 1 and any(
        not part.isdisjoint(other.families) for part in own.family_parts
    )
    is_part_of_theirs = len(other.family_parts) > 1 and any(
        not part.isdisjoint(own.families) for part in other.family_parts
    )
    if is_part_of_mine or (is_part_of_theirs and match.same):
        return Match(Likeness.PART_OF_FAMILY, match.same, match.agreeing, match.surplus)
    return DIFFERENT
