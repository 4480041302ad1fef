"""The people with whom the owner has worked, from the publications and the address book."""

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography.people.merging import Colleague, Doubt, Mention, colleagues_of
from cvtex.bibliography.people.names import parse_name
from cvtex.bibliography.people.spelling import Key, key_of
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.people import Contact
from cvtex.model.publication import Name, NameList, Publication, Role
from cvtex.source.toml import TomlDocument

BOOK = "people.toml"
"""The address book's file in a project."""
_List = tuple[Publication, Role, NameList]
_EDITORS = frozenset({"editor", "editora", "editorb", "editorc"})
_SHOWN = 8
"""Names, or keys, that a message shows."""


@dataclass(frozen=True)
class Coworker:
    """Somebody with whom the owner has worked since a day, or who is in the address book."""

    name: Name
    contact: Contact | None
    spellings: tuple[Name, ...]
    """All spellings of the name on works."""
    works: tuple[Publication, ...]
    """The works of both since that day, the latest first."""
    edited: tuple[Publication, ...]
    """Those on which this one is named as an editor only."""
    last: datetime.date | None
    """The last day of the last of these works as far as it is known, and no later than today."""

    @property
    def written(self) -> tuple[Publication, ...]:
        """The works that are not only edited together."""
        edited = {work.key for work in self.edited}
        return tuple(work for work in self.works if work.key not in edited)


@dataclass(frozen=True)
class Book:
    """The address book, and where it says what."""

    contacts: tuple[Contact, ...] = ()
    document: TomlDocument | None = None


def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months before, or the last one of that month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def coworkers(
    publications: Sequence[Publication], book: Book, since: datetime.date, today: datetime.date, most: int | None = None
) -> tuple[tuple[Coworker, ...], tuple[Diagnostic, ...]]:
    """Return those whose names stand beside the owner's on works since a day and those of the address book.

    The second value is all there is to say about them. A work counts by the last day that its date can mean, one of
    2022 until the last day of that year; works without a date count. Those with more than `most` names are left out.
    """
    recent = [one for one in publications if one.interval[1] is None or one.interval[1].last >= since]
    own = [(one, role, people) for one in recent for role, people in one.people.items() if _is_own(people)]
    large = [row for row in own if most is not None and len(row[2].names) > most]
    lists = [row for row in own if row not in large]
    known = [
        [replace(_named(name), orcid=contact.orcid) for name in (contact.name, *contact.other_names)]
        for contact in book.contacts
    ]
    people, doubts = colleagues_of([mention for row in lists for mention in _mentions(*row)], known)
    works = {one.key: one for one in recent}
    found = tuple(_coworker(one, book, works, today) for one in people)
    diagnostics = (
        *_doubtful(doubts, works),
        *_incomplete(lists),
        *_bodies(lists),
        *_undated(recent),
        *_large(large, most),
        *_homeless([one for one in found if one.works]),
        *_twice(book),
    )
    return found, diagnostics


def _is_own(people: NameList) -> bool:
    return any(name.is_owner for name in people.names)


def _named(text: str) -> Name:
    return parse_name(text).name


def _mentions(publication: Publication, role: Role, people: NameList) -> Iterator[Mention]:
    persons = [name for name in people.names if not (name.is_owner or name.is_body)]
    beside = frozenset(name.family.casefold() for name in persons)
    for name in persons:
        yield Mention(name, publication.key, publication.interval[1], role, beside)


def _coworker(one: Colleague, book: Book, works: dict[str, Publication], today: datetime.date) -> Coworker:
    latest = sorted(one.works, key=lambda key: date.last if (date := one.works[key]) else today, reverse=True)
    spellings = tuple(name for name, count in one.names.items() if count)
    contact = None if one.known is None else book.contacts[one.known]
    last = min(one.last.last, today) if one.last else None
    others = {key for key, role in one.lists if role not in _EDITORS}
    edited = tuple(works[key] for key in latest if key not in others)
    return Coworker(one.name, contact, spellings, tuple(works[key] for key in latest), edited, last)


def last_day(work: Publication, today: datetime.date) -> datetime.date | None:
    """Return the last day that a work's date can mean, and no later than today; None where it has none."""
    date = work.interval[1]
    return min(date.last, today) if date else None


def shown(name: Name) -> str:
    """Return a name as messages and lists show it: `van Beethoven, Ludwig`."""
    family = " ".join(part for part in (name.prefix, name.family, name.suffix) if part)
    return ", ".join(part for part in (family, name.given) if part)


def _doubtful(doubts: Sequence[Doubt], works: dict[str, Publication]) -> Iterator[Diagnostic]:
    for doubt in doubts:
        first, second = shown(doubt.name), shown(doubt.other)
        span = works[doubt.works[0]].span
        if doubt.kind == "merged":
            what = f"`{first}` was taken for `{second}`, though no third name connects their works"
            help_ = (
                f"if both are one person, put them into one entry of {BOOK} (`other_names`); if not, each into its own"
            )
        else:
            what = f"`{first}` may be `{second}`; they are listed apart"
            help_ = f"if both are one person, put them into one entry of {BOOK}: `name` and `other_names`"
        yield Diagnostic("coauthor-doubtful", f"`{doubt.works[0]}`: {what}", span, help_, Severity.WARNING)


def _bodies(lists: Sequence[_List]) -> Iterator[Diagnostic]:
    """Yield a warning for each body whose members are not named."""
    first: dict[str, Publication] = {}
    for publication, _, people in lists:
        for name in people.names:
            if name.is_body:
                first.setdefault(name.family, publication)
    for family, publication in first.items():
        message = f"`{publication.key}`: `{family}` is no person; its members are not listed"
        help_ = f'name those with whom you have worked in {BOOK}: `relations = ["collaborator"]`'
        yield Diagnostic("coauthor-body", message, publication.span, help_, Severity.WARNING)


def _incomplete(lists: Sequence[_List]) -> Iterator[Diagnostic]:
    for publication, _, people in lists:
        if people.is_incomplete:
            message = f"`{publication.key}` ends in `and others`: those are not listed"
            help_ = "write the whole list of names"
            yield Diagnostic("coauthor-incomplete", message, publication.span, help_, Severity.WARNING)


def _undated(publications: Sequence[Publication]) -> Iterator[Diagnostic]:
    for publication in publications:
        if publication.interval[1] is None:
            message = f"`{publication.key}` has no date: it counts as recent"
            yield Diagnostic("coauthor-undated", message, publication.span, "add `date = {…}`", Severity.WARNING)


def _large(large: Sequence[_List], most: int | None) -> Iterator[Diagnostic]:
    for publication, _, people in large:
        message = f"`{publication.key}` has {len(people.names):,} names, more than {most}: they are not listed"
        help_ = f'name those with whom you have worked in {BOOK}: `relations = ["collaborator"]`'
        yield Diagnostic("coauthor-large", message, publication.span, help_, Severity.WARNING)


def _homeless(people: Sequence[Coworker]) -> Iterator[Diagnostic]:
    """Yield one warning for all whose affiliation is not known."""
    names = [shown(one.name) for one in people if not (one.contact and one.contact.affiliation)]
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        listed = "; ".join(f"`{name}`" for name in names[:_SHOWN])
        message = f"no affiliation is known of {listed}{more}"
        help_ = f'write it into {BOOK}: `[[people]]`, `name = "{names[0]}"`, `affiliation = "…"`'
        yield Diagnostic("coauthor-affiliation", message, None, help_, Severity.WARNING)


def _twice(book: Book) -> Iterator[Diagnostic]:
    """Yield a warning for each person whom the address book has a second time."""
    first: dict[Key, str] = {}
    for number, contact in enumerate(book.contacts):
        names = (contact.name, *contact.other_names)
        known = next((first[key] for key in map(key_of, map(_named, names)) if key in first), None)
        if known and book.document:
            span = book.document.key_span(("people", number))
            message = f"`{contact.name}` is in {BOOK} as `{known}` already"
            yield Diagnostic("coauthor-twice", message, span, "put both into one entry", Severity.WARNING)
        first |= {key_of(_named(name)): contact.name for name in names}
