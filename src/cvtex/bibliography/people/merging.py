"""Names of many works to people: all spellings of a person's name are one, and what is doubtful about it is told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cvtex.bibliography.people.likeness import DIFFERENT, Likeness, Match, compare
from cvtex.bibliography.people.spelling import Key, key_of
from cvtex.model.dates import PartialDate
from cvtex.model.publication import Name
from cvtex.text.words import folded

DoubtKind = Literal["merged", "apart"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a work."""

    name: Name
    work: str
    """The work's citation key."""
    date: PartialDate | None = None
    """The work's date."""
    role: str = "author"
    """What those in the list did for the work: one person may be in two lists of it."""
    beside: frozenset[str] = frozenset()
    """The family names in that work, the owner's apart."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names of which it is not sure whether they are one person's."""

    kind: DoubtKind
    """Whether they were taken for one person's, or for two people's."""
    name: Name
    other: Name
    works: tuple[str, ...]
    """Works that have the first name."""


@dataclass
class Colleague:
    """A person, under all spellings of the name."""

    keys: list[Key]
    names: dict[Name, int]
    """Each spelling with how often it is there."""
    works: dict[str, PartialDate | None]
    orcids: set[str]
    lists: set[tuple[str, str]] = field(default_factory=set)
    """The lists of names that it is in: works, and roles in them."""
    beside: set[str] = field(default_factory=set)
    """The family names in these works."""
    known: int | None = None
    """Which of the people that were known before; None where it is none of them."""

    @classmethod
    def of(cls, key: Key, mentions: Sequence[Mention]) -> "Colleague":
        """Return the person whose name is spelt so."""
        names: dict[Name, int] = {}
        for mention in mentions:
            names[mention.name] = names.get(mention.name, 0) + 1
        orcids = {mention.name.orcid for mention in mentions if mention.name.orcid}
        beside = set().union(*{id(mention.beside): mention.beside for mention in mentions}.values())
        lists = {(mention.work, mention.role) for mention in mentions}
        return cls([key], names, {mention.work: mention.date for mention in mentions}, orcids, lists, beside)

    @property
    def name(self) -> Name:
        """The fullest spelling, of several the most frequent; of a known person the one given first."""
        if self.known is not None:
            return next(iter(self.names))
        return max(self.names, key=lambda name: (_fullness(name), self.names[name], name.family, name.given))

    @property
    def last(self) -> PartialDate | None:
        """The date of the last work, None where no work has one."""
        return max((date for date in self.works.values() if date), key=lambda date: date.last, default=None)

    def match(self, other: "Colleague") -> Match:
        """Return how like two people's names are: the least like of all spellings of one family name.

        Of a known person any spelling will do.
        """
        pairs = [(mine, theirs) for mine in self.keys for theirs in other.keys]
        if self.known is not None:
            return max(compare(*pair) for pair in pairs)
        found = [(compare(*pair), not pair[0].families.isdisjoint(pair[1].families)) for pair in pairs]
        return min((match for match, is_family in found if is_family or match.is_found), default=DIFFERENT)

    def can_be(self, other: "Colleague") -> bool:
        """Return whether nothing says that both are different people: a list that has both, their ORCID iDs."""
        return self.lists.isdisjoint(other.lists) and not (self.orcids and other.orcids)

    def knows_the_same(self, other: "Colleague") -> bool:
        """Return whether both have worked with a third person."""
        own = {name.family.casefold() for name in (*self.names, *other.names)}
        return bool((self.beside & other.beside) - own)

    def absorb(self, other: "Colleague") -> None:
        """Take in another one: it is the same person."""
        self.keys.extend(key for key in other.keys if key not in self.keys)
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count
        self.works |= other.works
        self.orcids |= other.orcids
        self.lists |= other.lists
        self.beside |= other.beside


def colleagues_of(
    mentions: Iterable[Mention], known: Iterable[Sequence[Name]] = ()
) -> tuple[list[Colleague], list[Doubt]]:
    """Return the people whose names these are, by family name, and what is not sure about them.

    Spellings are one person's where every given name agrees (`K.-R.`, `Klaus-Robert`) and no second person fits as
    well. Names in one list are different people, and so are different ORCID iDs; one ORCID iD is one person. `known`
    has all names of people who are among the result, whether they are mentioned or not.
    """
    spelt: dict[tuple[Key, str, int], list[Mention]] = defaultdict(list)
    times: Counter[tuple[str, str, Key]] = Counter()
    for mention in mentions:
        key = key_of(mention.name)
        place = (mention.work, mention.role, key)
        times[place] += 1
        spelt[key, mention.name.orcid or "", times[place]].append(mention)
    groups = sorted((Colleague.of(key, found) for (key, *_), found in spelt.items()), key=_first_the_fullest)
    index = _Index([_known(number, names) for number, names in enumerate(known)])
    doubts: list[Doubt] = []
    for group in groups:
        doubts.extend(index.settle(group))
    return sorted(index.people, key=lambda one: _sorted_by(one.name)), doubts


class _Index:
    """The people found so far, by their family names."""

    def __init__(self, known: Iterable[Colleague]) -> None:
        self.people: list[Colleague] = list(known)
        self._by_family: dict[str, list[Colleague]] = defaultdict(list)
        self._by_orcid: dict[str, Colleague] = {}
        for person in self.people:
            self._note(person, person)

    def settle(self, group: Colleague) -> Iterator[Doubt]:
        """Take in a name that is not fuller than those before it; yield what is not sure about it."""
        said = next((self._by_orcid[orcid] for orcid in group.orcids if orcid in self._by_orcid), None)
        if said:
            self._absorb(said, group)
            return
        found = [(match, one) for one in self._near(group) if (match := _match(one, group)).is_found]
        fitting = [one for match, one in found if not match.is_doubtful]
        best, nearest = max(found, key=lambda pair: pair[0], default=(DIFFERENT, group))
        if len(fitting) == 1 or best.likeness is Likeness.SAME:
            person = fitting[0] if len(fitting) == 1 else nearest
            is_sure = person.match(group).likeness is Likeness.SAME or person.known is not None
            if not is_sure and not person.knows_the_same(group):
                yield _doubt("merged", group, person)
            if not is_sure:  # in other works the name may be that of somebody who is beside it in one
                rivals = (one for one in self._near(group) if one is not person and one.match(group).is_found)
                yield from (_doubt("apart", group, one) for one in rivals)
            self._absorb(person, group)
            return
        for _, one in found:
            yield _doubt("apart", group, one)
        self.people.append(group)
        self._note(group, group)

    def _near(self, group: Colleague) -> list[Colleague]:
        near = {id(one): one for family in _families(group) for one in self._by_family[family]}
        return list(near.values())

    def _absorb(self, person: Colleague, group: Colleague) -> None:
        person.absorb(group)
        self._note(person, group)

    def _note(self, person: Colleague, group: Colleague) -> None:
        for family in _families(group):
            if not any(one is person for one in self._by_family[family]):
                self._by_family[family].append(person)
        for orcid in group.orcids:
            self._by_orcid[orcid] = person


def _known(number: int, names: Sequence[Name]) -> Colleague:
    """Return a person who is known with all names, none of which has been seen yet."""
    orcids = {name.orcid for name in names if name.orcid}
    return Colleague([key_of(name) for name in names], dict.fromkeys(names, 0), {}, orcids, known=number)


def _match(one: Colleague, other: Colleague) -> Match:
    return one.match(other) if one.can_be(other) else DIFFERENT


def _families(group: Colleague) -> set[str]:
    """Return the family names, and their parts, under which a person is looked for."""
    return {
        family
        for key in group.keys
        for spellings in (key.families, *key.family_parts, *(given.spellings for given in key.given[:1]))
        for family in spellings
        if len(family) > 1
    }


def _doubt(kind: DoubtKind, group: Colleague, person: Colleague) -> Doubt:
    return Doubt(kind, group.name, person.name, tuple(group.works))


def _fullness(name: Name) -> tuple[int, int]:
    """Return how much a name says: given names in full, then letters."""
    words = [
        word for word in name.given.replace("-", " ").split() if len(word.rstrip(".")) > 1 and "." not in word[:-1]
    ]
    return len(words), len(name.given) + len(name.family)


def _first_the_fullest(group: Colleague) -> tuple[int, int, str, str]:
    name = group.name
    words, letters = _fullness(name)
    return -words, -letters, folded(name.family), name.given


def _sorted_by(name: Name) -> tuple[str, str]:
    return folded(name.family), folded(name.given)
