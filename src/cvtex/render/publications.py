"""Publications as publication styles print them: names in every form, fields as LaTeX."""

import re
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import get_args

from cvtex.bibliography.fields import TEXT_FIELDS
from cvtex.bibliography.initials import initials_of, with_stops
from cvtex.bibliography.links import shown
from cvtex.diagnostics import Diagnostic
from cvtex.model.publication import Name, NameList, Publication, PublicationLink, Role
from cvtex.model.rich import Rich, plain
from cvtex.model.sections import PublicationSection
from cvtex.render.authors import cut
from cvtex.render.dates import date_view
from cvtex.render.locale import Locale
from cvtex.render.view import UNPRINTABLE_HELP, unprintable_message
from cvtex.text.tex import Tex, breakable_url, escape, escape_url, tex_of, unprintable

_LONG = 600
"""Characters in an entry (about seven lines) from which it may break over pages."""

_LONG_NAME = 40
"""Characters in a family name, or a body's name, from which it may be broken."""

_TERMS = {"openaccess": "open_access", "pubstate": "pubstate", "type": "types"}
_FIELDS = tuple(name for name in TEXT_FIELDS if name != "title")


def publication_view(
    publication: Publication,
    label: str,
    section: PublicationSection,
    locale: Locale,
    report: Callable[[Diagnostic], None],
) -> SimpleNamespace:
    """Return what a style prints of a publication in a section's list; fields that it lacks are None."""

    def tex(rich: Rich) -> Tex:
        if missing := unprintable(plain(rich)):
            message = f"`{publication.key}`: {unprintable_message(missing)}"
            report(Diagnostic("character", message, publication.span, UNPRINTABLE_HELP))
        return tex_of(rich)

    def field(name: str) -> Tex | None:
        rich = publication.fields.get(name)
        if rich is None:
            return None
        if name in _TERMS:
            return escape(locale.term(_TERMS[name], plain(rich)))
        return tex(rich)

    people = {role: _names_view(publication, role, section, locale, tex) for role in get_args(Role)}
    fields = {name: field(name) for name in _FIELDS}
    if fields["type"] is None and publication.kind == "thesis":
        fields["type"] = escape(locale.term("types", publication.entry_type))
    return SimpleNamespace(
        **fields,
        mark=Tex(f"bib {publication.span.file}:{publication.span.line}"),
        key=escape(publication.key),
        kind=publication.kind,
        entry_type=publication.entry_type,
        label=escape(label),
        title=_without_final_stop(tex(publication.title)),
        authors=people["author"],
        editors=people["editor"],
        translators=people["translator"],
        bookauthors=people["bookauthor"],
        creators=people[publication.creator_role],
        is_edited=publication.creator_role == "editor",
        date=date_view(publication.date, locale) if publication.date else None,
        identifiers={name: escape(value) for name, value in publication.identifiers.items()},
        links=[_link_view(link) for link in publication.links],
        is_long=_length(publication) > _LONG,
    )


def _names_view(
    publication: Publication, role: Role, section: PublicationSection, locale: Locale, tex: Callable[[Rich], Tex]
) -> SimpleNamespace:
    """Return the names in a role: `all`, and what `cut` leaves of them within a style's limits or the section's."""
    people = publication.people.get(role, NameList())
    for name in people.names:
        tex((name.prefix + name.family + name.given + name.suffix,))
    views = [_name_view(name) for name in people.names]

    def shortened(limits: Mapping[str, int] | None = None) -> SimpleNamespace:
        short = cut(views, section.authors or limits, is_open=people.is_incomplete)
        position = short.position and locale.ordinal(short.position)
        return SimpleNamespace(
            runs=short.runs,
            is_open=short.is_open,
            position=escape(position) if position else None,
            total=Tex(short.total) if short.total else None,
        )

    return SimpleNamespace(all=views, cut=shortened, count=len(views))


def _length(publication: Publication) -> int:
    """Return about how many characters an entry has."""
    names = sum(len(f"{name.family}{name.given}") + 3 for name in publication.creators)
    return names + len(plain(publication.title))


def _name_view(name: Name) -> SimpleNamespace:
    """Return a name as `Family G H` in one piece, and its parts for other orders.

    Of `Ludwig-Emil van Beethoven, Jr.`: `family` is van Beethoven, `bare_family` Beethoven, `initials` L-E,
    `stopped_initials` L.-E., `glued_initials` LE.
    """
    family = escape(" ".join(part for part in (name.prefix, name.family) if part))
    short = initials_of(name)
    initials = escape(short)
    suffix = escape(name.suffix)
    parts = [part for part in (family, initials, suffix) if part]
    return SimpleNamespace(
        family_first=Tex(Tex("~").joined(parts)),
        family=family,
        prefix=escape(name.prefix),
        bare_family=escape(name.family),
        given=escape(name.given),
        initials=initials,
        stopped_initials=escape(with_stops(short).replace(" ", "\u00a0")),
        glued_initials=escape(re.sub(r"[\s-]", "", short)),
        suffix=suffix,
        is_owner=name.is_owner,
        is_body=name.is_body,
        is_long=len(name.family) > _LONG_NAME,
        marks=sorted(name.marks),
        symbols=None,
    )


def _link_view(link: PublicationLink) -> SimpleNamespace:
    text = escape(link.text) if link.text != shown(link.url) else breakable_url(link.text)
    return SimpleNamespace(label=link.label, url=escape_url(link.url), text=text)


def _without_final_stop(tex: Tex) -> Tex:
    return Tex(tex[:-1]) if tex.endswith(".") and not tex.endswith("..") else tex


def labels(count: int, numbering: str, prefix: str) -> list[str]:
    """Return the labels of `count` publications: `1.` … up or down, `J1` … with a prefix, empty without numbers."""
    if numbering == "none":
        return [""] * count
    numbers = range(1, count + 1) if numbering == "up" else range(count, 0, -1)
    return [f"{prefix}{number}" if prefix else f"{number}." for number in numbers]
