"""What stands in the rows of a table of personal data: fields of `[person]`, in the order in which a form asks."""

import datetime
from collections.abc import Callable, Iterable, Mapping

from cvtex.bibliography.people.names import parse_name
from cvtex.model.cv import CV
from cvtex.model.entries import PersonalField
from cvtex.model.person import Person
from cvtex.model.rich import plain
from cvtex.model.selection import Select, kept
from cvtex.model.texts import Text
from cvtex.text.markdown import literal, read_markdown
from cvtex.text.tex import escape

WHERE: Mapping[PersonalField, str] = {
    "titles": "`prefix` in `[person]`",
    "degrees": "`suffix` in `[person]`",
    "position": "`headline` in `[person]`, or a current role in `[[experience]]`",
    "institution": "`affiliation` in `[person]`",
    "address": "`address` in `[person.affiliation]`",
    "orcid": "`orcid` in `[person.accounts]`",
    "identifiers": "`orcid` in `[person.accounts]`",
}
"""Where cv.toml says what stands in a row, where it is not under the field's own name in `[person]`."""


def personal_text(field: PersonalField, cv: CV, language: str, today: datetime.date) -> Text | None:
    """Return what `[person]` says about a field, None where it is silent."""
    person = cv.person
    made: Mapping[str, Callable[[], Text | None]] = {
        "titles": lambda: person.prefix,
        "degrees": lambda: person.suffix,
        "position": lambda: person.headline or _joined(_positions(cv, today), "; ", language),
        "institution": lambda: _joined(_institution(person), ", ", language),
        "address": lambda: person.affiliation and person.affiliation.address,
        "orcid": lambda: _literal(person.accounts.orcid),
        "identifiers": lambda: _literal(", ".join(_identifiers(person))),
        "name": lambda: _literal(_full_name(person)),
        "given": lambda: _literal(parse_name(person.name).name.given),
        "family": lambda: _literal(_family(person)),
        "family-first": lambda: _literal(
            ", ".join(filter(None, (_family(person), parse_name(person.name).name.given)))
        ),
    }
    if field in made:
        return made[field]()
    value = getattr(person, field)
    return value if isinstance(value, Text) else _literal(value)


def _literal(value: str | None) -> Text | None:
    """Return text that stands as it is, whatever Markdown might read in it."""
    return Text.plain(literal(value)) if value else None


def _joined(texts: Iterable[Text], separator: str, language: str) -> Text | None:
    """Return texts as one in a language."""
    known = list(texts)
    if len(known) < 2:
        return next(iter(known), None)
    if not any(text.is_tex for text in known):
        return Text.plain(separator.join(text.in_language(language)[0] for text in known))
    parts = ((text, text.in_language(language)[0]) for text in known)
    tex = (part if text.is_tex else escape(plain(read_markdown(part).rich)) for text, part in parts)
    return Text(Text.plain(separator.join(tex)).by_language, is_tex=True)


def _positions(cv: CV, today: datetime.date) -> Iterable[Text]:
    """Yield the titles of the roles that go on, as they stand in cv.toml."""
    for organization in cv.experience:
        for role in kept(organization.roles, Select(current=True), today):
            yield role.title


def _institution(person: Person) -> Iterable[Text]:
    place = person.affiliation
    return filter(None, (place.unit, place.organization, place.address)) if place else ()


def _identifiers(person: Person) -> Iterable[str]:
    known = (("ORCID", "orcid"), ("Web of Science", "researcher_id"), ("Scopus", "scopus"), ("dblp", "dblp"))
    values = ((label, getattr(person.accounts, name)) for label, name in known)
    return (f"{label} {value}" for label, value in values if value)


def _family(person: Person) -> str:
    name = parse_name(person.name).name
    return " ".join(part for part in (name.prefix, name.family) if part)


def _full_name(person: Person) -> str:
    family, comma, given = person.name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else person.name
