"""People as rows: a plain list, and the five tables of the NSF's COA template."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.coauthors.people import Coworker, last_day, months_before, shown
from cvtex.model.cv import CV
from cvtex.model.people import Relation
from cvtex.model.publication import Name
from cvtex.model.rich import plain

Row = tuple[str, ...]

_MONTHS: dict[Relation, int] = {"collaborator": 48, "co-editor": 24, "editorial-board": 24}
"""Months for which a relation counts (PAPPG 24-1, II.D.2.h(iii), tables 4 and 5); the others count for ever."""
_OWN_MONTHS = 12
"""Months for which the owner's own affiliations count (the same, table 1)."""
_LONGEST_AFFILIATION = 255
"""Characters that the template takes of an affiliation."""
_CODES: dict[Relation, str] = {
    "relative": "R:",
    "advisor": "G:",
    "advisee": "T:",
    "collaborator": "C:",
    "editorial-board": "B:",
    "co-editor": "E:",
}


@dataclass(frozen=True)
class Table:
    """Rows under their columns."""

    columns: Row
    rows: tuple[Row, ...]


def listed(people: Sequence[Coworker]) -> Table:
    """Return the people of works, each with affiliation, last date, works and other spellings."""
    rows = [
        (
            shown(one.name),
            one.contact.affiliation or "" if one.contact else "",
            one.last.isoformat() if one.last else "",
            " ".join(work.key for work in one.works),
            "; ".join(shown(name) for name in one.spellings if shown(name) != shown(one.name)),
        )
        for one in people
        if one.works
    ]
    return Table(("name", "affiliation", "last active", "works", "other spellings"), tuple(rows))


def coa(cv: CV, owner: Name, people: Sequence[Coworker], today: datetime.date) -> tuple[Table, ...]:
    """Return the tables of the NSF's COA template (PAPPG 24-1, II.D.2.h(iii)), by its columns and codes.

    Names are `Last, First, Middle initials`, dates m/d/yyyy; no date means that it goes on.
    """
    return (
        Table(
            ("1", "Your Name:", "Your Organizational Affiliation(s), last 12 mo", "Last Active Date"),
            tuple(_own(cv, owner, today)),
        ),
        Table(
            ("2", "Name:", "Type of Relationship", "Optional  (email, Department)", "Last Active"),
            tuple(_related(people, ("relative",), today)),
        ),
        Table(
            ("3", "Advisor/Advisee Name:", "Organizational Affiliation", "Optional  (email, Department)"),
            tuple(row[:4] for row in _related(people, ("advisor", "advisee"), today)),
        ),
        Table(
            ("4", "Name:", "Organizational Affiliation", "Optional  (email, Department)", "Last Active"),
            (*_coauthors(people, today), *_related(people, ("collaborator",), today)),
        ),
        Table(
            ("5", "Name:", "Journal/Collection", "Optional  (email, Department)", "Last Active"),
            (*_coeditors(people, today), *_related(people, ("editorial-board", "co-editor"), today)),
        ),
    )


def in_template(name: Name) -> str:
    """Return a name as the template wants it: `Last, First, Middle initials`."""
    first, *middle = name.given.split() or [""]
    initials = " ".join(part[0] for part in middle)
    family = " ".join(part for part in (name.prefix, name.family, name.suffix) if part)
    return ", ".join(part for part in (family, first.rstrip(".") if len(first) == 2 else first, initials) if part)


def _own(cv: CV, owner: Name, today: datetime.date) -> Iterator[Row]:
    since = months_before(today, _OWN_MONTHS)
    for entry in cv.experience:
        start, end = entry.interval
        if start is None or (end is None or end.last >= since):
            organization = entry.organization.in_language("en")[0]
            last = _us_date(end.last) if end and end.last < today else ""
            yield "", in_template(owner), organization[:_LONGEST_AFFILIATION], last


def _coauthors(people: Sequence[Coworker], today: datetime.date) -> Iterator[Row]:
    for one in people:
        if one.written:
            days = [last_day(work, today) for work in one.written]
            known = max((day for day in days if day), default=today)
            last = _us_date(known) if all(days) and known < today else ""
            yield "A:", in_template(one.name), _affiliation(one), _optional(one), last


def _coeditors(people: Sequence[Coworker], today: datetime.date) -> Iterator[Row]:
    """Yield those with whom the owner has edited, with each collection that is not too old."""
    since = months_before(today, _MONTHS["co-editor"])
    for one in people:
        for work in one.edited:
            day = last_day(work, today)
            if day is None or day >= since:
                last = "" if day is None or day >= today else _us_date(day)
                yield _CODES["co-editor"], in_template(one.name), plain(work.title), _optional(one), last


def _related(people: Sequence[Coworker], relations: Sequence[Relation], today: datetime.date) -> Iterator[Row]:
    """Yield those of the address book who have one of the relations, as long as it counts."""
    for one in people:
        contact = one.contact
        for relation in contact.relations if contact else ():
            if contact is None or relation not in relations:
                continue
            months, last = _MONTHS.get(relation), contact.last_active
            if months and last and last.last < months_before(today, months):
                continue
            where = {"relative": "relative", "co-editor": contact.journal, "editorial-board": contact.journal}
            third = where.get(relation, _affiliation(one)) or ""
            yield _CODES[relation], in_template(one.name), third, _optional(one), _us_date(last.last) if last else ""


def _affiliation(one: Coworker) -> str:
    return (one.contact.affiliation or "")[:_LONGEST_AFFILIATION] if one.contact else ""


def _optional(one: Coworker) -> str:
    parts = (one.contact.email, one.contact.department) if one.contact else ()
    return ", ".join(part for part in parts if part)


def _us_date(day: datetime.date) -> str:
    return f"{day.month}/{day.day}/{day.year}"
