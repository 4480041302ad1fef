"""The user's rules about what publications are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cvtex.bibliography.patterns import matches_any
from cvtex.bibliography.reading.read import RawEntry
from cvtex.model.kinds import PublicationKind
from cvtex.model.priorities import Priority
from cvtex.model.rules import PublicationRule
from cvtex.text.latex import text_of

VENUE_FIELDS = ("journaltitle", "booktitle", "eventtitle")
"""Fields that name where a work was published, the first one that an entry has counts."""


class Ruling(NamedTuple):
    """What rules say about an entry: kind and priority by the first that names one, the tags of all, and which hold."""

    kind: PublicationKind | None
    tags: tuple[str, ...]
    rules: tuple[int, ...]
    priority: Priority | None


def ruled(entry: RawEntry, keywords: Iterable[str], rules: Sequence[PublicationRule]) -> Ruling:
    """Return what the rules that hold for an entry say about it."""
    words = {keyword.casefold() for keyword in keywords}
    holding = {place: rule for place, rule in enumerate(rules) if _holds(rule, entry, words)}
    kind = next((rule.kind for rule in holding.values() if rule.kind), None)
    priority = next((rule.priority for rule in holding.values() if rule.priority), None)
    tags = dict.fromkeys(tag for rule in holding.values() for tag in rule.tags)
    return Ruling(kind, tuple(tags), tuple(holding), priority)


def _holds(rule: PublicationRule, entry: RawEntry, keywords: set[str]) -> bool:
    venue = next((entry.fields[name] for name in VENUE_FIELDS if entry.fields.get(name)), "")
    return (
        (not rule.types or entry.entry_type in {name.lower().lstrip("@") for name in rule.types})
        and (not rule.keywords or not keywords.isdisjoint(word.casefold() for word in rule.keywords))
        and (not rule.files or matches_any(rule.files, entry.source.file))
        and (not rule.venue or matches_any(rule.venue, text_of(venue)))
        and all(
            matches_any([pattern], text_of(entry.fields.get(_name(entry, name), "")))
            for name, pattern in rule.fields.items()
        )
    )


def _name(entry: RawEntry, name: str) -> str:
    """Return how an entry's fields call what a rule calls by the name in the file."""
    lower = name.lower()
    return next((known for known, own in entry.own_names.items() if own == lower), lower)
