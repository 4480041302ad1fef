"""The user's rules about what publications are."""

from collections.abc import Iterable, Sequence

from cvtex.bibliography.patterns import matches_any
from cvtex.bibliography.reading.read import RawEntry
from cvtex.model.kinds import PublicationKind
from cvtex.model.rules import PublicationRule
from cvtex.text.latex import text_of

VENUE_FIELDS = ("journaltitle", "booktitle", "eventtitle")
"""Fields that name where a work was published, the first one that an entry has counts."""


def ruled(
    entry: RawEntry, keywords: Iterable[str], rules: Sequence[PublicationRule]
) -> tuple[PublicationKind | None, tuple[str, ...]]:
    """Return the kind that the first rule gives an entry, None where none does, and the tags of all that hold."""
    words = {keyword.casefold() for keyword in keywords}
    holding = [rule for rule in rules if _holds(rule, entry, words)]
    kind = next((rule.kind for rule in holding if rule.kind), None)
    return kind, tuple(dict.fromkeys(tag for rule in holding for tag in rule.tags))


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
