"""What is known of a PDF that is judged within a project: whose it is, and the titles that may stand in it."""

import datetime
import re
from collections.abc import Iterator, Sequence

from cvtex.bibliography.people.names import parse_name
from cvtex.data import table
from cvtex.model.base import Entry
from cvtex.model.cv import CV
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.model.sections import Entries
from cvtex.model.texts import Text
from cvtex.text.words import folded
from cvtex.verify.measured import Measured
from cvtex.verify.rules.subject import Printed, Subject

_VENUES = ("booktitle", "maintitle", "issuetitle", "journaltitle", "journal", "series", "eventtitle", "subtitle")
"""Fields of a publication that hold titles of other works, by their BibLaTeX names."""
_WORDS = (2, 6)
"""Words of a person's name, at least and at most."""
_SEVERAL = re.compile(r"[;&]|\s(?:and|und|et|y|e)\s")
"""What stands between the names of several people."""
_COMMA = re.compile(r"[^,]*\b[A-Z]\S+\s[^,]*\b[A-Z]\S+[^,]*,\s*[A-Z][^\s.,]+(?:\s[A-Z][^\s.,]+)+$")
"""Two names, or a name and a place, rather than a last name and first ones: several words on either side."""
_NO_NAMES = frozenset(table("verify/words")["accounts"]["words"])
"""Words in the names of accounts and bodies, folded."""
_TITLES = ("title", "thesis", "topic", "name")
"""Keys of entries in cv.toml that hold titles of works."""


def stranger(measured: Measured, today: datetime.date) -> Subject:
    """Return a PDF of which no more is known than it says of itself."""
    author = _in_order(measured.metadata.get("author", "").strip())
    return Subject(measured, today, family_of(author), author) if _is_name(author) else Subject(measured, today)


def _in_order(author: str) -> str:
    """Return a name whose last one stands first in capitals, `NOETHER Emmy`, with a comma behind that."""
    words = author.split()
    last = [word for word in words if len(word) > 1 and word.isupper() and word.isalpha()]
    if words and words[: len(last)] == last and 0 < len(last) < len(words):
        return f"{' '.join(last)}, {' '.join(words[len(last) :])}"
    return author


def _is_name(author: str) -> bool:
    """Return whether the author that a PDF names is a person: programs write what they like there."""
    if _SEVERAL.search(author) or _COMMA.match(author):
        return False
    words = author.replace(".", " ").split()
    is_long_enough = _WORDS[0] <= len(words) <= _WORDS[1] and all(word[:1].isalpha() for word in words)
    return is_long_enough and not any(folded(word) in _NO_NAMES for word in words)


def own(
    measured: Measured,
    today: datetime.date,
    cv: CV,
    publications: Sequence[Publication],
    printed: Printed | str,
) -> Subject:
    """Return a PDF of the owner of a project: with what cvtex printed in it, or why that is not known."""
    titles = tuple(dict.fromkeys([*_of_publications(publications), *_of_entries(cv)]))
    family = family_of(cv.person.name)
    if isinstance(printed, str):
        return Subject(measured, today, family, titles=titles, unprinted=printed)
    return Subject(measured, today, family, language=printed.variant.language, titles=titles, printed=printed)


def family_of(name: str) -> str:
    """Return the last name in a name, with its particle: `van Beethoven`."""
    parsed = parse_name(name).name
    return f"{parsed.prefix} {parsed.family}".strip()


def _of_publications(publications: Sequence[Publication]) -> Iterator[str]:
    for work in publications:
        yield plain(work.title)
        yield from (plain(work.fields[name]) for name in _VENUES if name in work.fields)
        if work.venue:
            yield plain(work.venue)


def _of_entries(cv: CV) -> Iterator[str]:
    """Yield the titles in the entries of a CV and in what these are made of, in all languages."""
    for kind in Entries.model_fields:
        for entry in getattr(cv, kind):
            yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Iterator[str]:
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, Text) and name in _TITLES:
            yield from (text for _, text in value.by_language)
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, Entry):
                    yield from _in_entry(inner)
