"""What a funder's rule asks for, made of a project: rules.toml says what that is."""

from dataclasses import dataclass
from pathlib import Path

from cvtex.bibliography.people.names import parse_name
from cvtex.build import today
from cvtex.coauthors.people import BOOK, Book, coworkers, months_before
from cvtex.coauthors.tables import Table, coa, listed
from cvtex.data import table
from cvtex.diagnostics import Diagnostic
from cvtex.model.load import load
from cvtex.model.people import AddressBook
from cvtex.project import read_project
from cvtex.source.text import read_source
from cvtex.source.toml import parse_toml

RULES = table("coauthors/rules")
"""By name, whose rule it is, the months that count, the layout, and where it was read."""


@dataclass(frozen=True)
class People:
    """The tables of a rule, a line about them, and what there is to say."""

    tables: tuple[Table, ...]
    about: str
    diagnostics: tuple[Diagnostic, ...]


def people_for(folder: Path, rule: str, months: int | None = None, most: int | None = None) -> People:
    """Return the people of a project whom a rule wants named; `months` stands in for the rule's own number.

    Raises:
        CvtexError: cv.toml or people.toml cannot be read.

    """
    row, day = RULES[rule], today()
    months = months or row["months"]
    project, book = read_project(folder), _book(folder)
    since = months_before(day, months)
    people, diagnostics = coworkers((*project.publications, *project.dropped), book, since, day, most)
    owner = parse_name(project.cv.person.name).name
    tables = coa(project.cv, owner, people, day) if row["layout"] == "coa" else (listed(people),)
    count = sum(bool(one.works) for one in people)
    about = f"{row['title']}: {count} people on works since {since} ({row['source']}; confidence: {row['confidence']})"
    note = f"\nnote: {row['note']}" if "note" in row else ""
    return People(tables, about + note, (*project.diagnostics, *diagnostics))


def _book(folder: Path) -> Book:
    """Return the address book of a project, an empty one where it has none."""
    path = folder / BOOK
    if not path.is_file():
        return Book()
    document = parse_toml(read_source(path, name=BOOK))
    return Book(load(document, AddressBook).people, document)
