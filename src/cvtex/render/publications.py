"""Publications as publication styles print them: names in every form, fields as LaTeX."""

import re
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import get_args

from cvtex.bibliography.links import shown
from cvtex.diagnostics import Diagnostic
from cvtex.model.publication import Name, NameList, Publication, PublicationLink, Role
from cvtex.model.rich import Rich, plain
from cvtex.model.sections import PublicationSection
from cvtex.render.authors import cut
from cvtex.render.dates import date_view
from cvtex.render.fields import FieldViews
from cvtex.render.locale import Locale
from cvtex.render.printing import Field, Use
from cvtex.render.view import UNPRINTABLE_HELP, unprintable_message
from cvtex.text.tex import Tex, breakable_url, escape, escape_url, tex_of, unprintable

_LONG = 600
"""Characters in an entry (about seven lines) from which it may break over pages."""

_LONG_NAME = 40
"""Characters in a family name, or a body's name, from which it may be broken."""


def publication_view(
    publication: Publication,
    label: str,
    section: PublicationSection,
    locale: Locale,
    report: Callable[[Diagnostic], None],
) -> SimpleNamespace:
    """Return what a style prints of a publication in a section's list; fields that it lacks are None.

    Besides the fields by their BibLaTeX names there are `edition_ordinal` (2nd), `thesis` (what it is by the
    style that calls it so), `ahead` (advance online publication), `server` (arXiv), `has_several_pages`,
    `link(label, …)`, the first link of these, and `left()`, the names of what has not been printed yet, which
    `parts.closing` prints.
    """

    def tex(rich: Rich) -> Tex:
        if missing := unprintable(plain(rich)):
            message = f"`{publication.key}`: {unprintable_message(missing)}"
            report(Diagnostic("character", message, publication.span, UNPRINTABLE_HELP))
        return tex_of(rich)

    fields = FieldViews(publication, locale, tex)
    people = {role: _names_view(publication, role, section, locale, tex) for role in get_args(Role)}
    uses = {role: Use() for role, names in people.items() if names.count}
    for role, use in uses.items():
        people[role].cut = _noting(people[role].cut, use)
    links = [_link_view(link) for link in publication.links]
    return SimpleNamespace(
        **fields.views(),
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
        links=links,
        link=lambda *labels: next((link for label in labels for link in links if link.label == label), None),
        left=lambda: fields.left() + [role for role, use in uses.items() if not use.is_printed],
        is_long=_length(publication) > _LONG,
    )


def _noting(cut: Callable[..., SimpleNamespace], use: Use) -> Callable[..., SimpleNamespace]:
    """Return the function that cuts a list of names; who calls it prints the names."""

    def noting(limits: Mapping[str, int] | None = None) -> SimpleNamespace:
        use.is_printed = True
        return cut(limits)

    return noting


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
    initials = escape(initials_of(name.given))
    suffix = escape(name.suffix)
    parts = [part for part in (family, initials, suffix) if part]
    return SimpleNamespace(
        family_first=Tex(Tex("~").joined(parts)),
        family=family,
        prefix=escape(name.prefix),
        bare_family=escape(name.family),
        given=escape(name.given),
        initials=initials,
        stopped_initials=escape(re.sub(r"(\w)(?=[\s-]|\Z)", r"\1.", initials_of(name.given)).replace(" ", "\u00a0")),
        glued_initials=escape(re.sub(r"[\s-]", "", initials_of(name.given))),
        suffix=suffix,
        is_owner=name.is_owner,
        is_long=len(name.family) > _LONG_NAME,
        marks=sorted(name.marks),
        symbols=None,
    )


def initials_of(given: str) -> str:
    """Return the initials of given names without stops: `Klaus-Robert` and `K.-R.` give `K-R`, `A. M.` gives `A M`."""
    words = re.sub(r"\.(?=\w)", ". ", given).replace(".", "").split()
    hyphenated = (re.split(r"[-‐]", word) for word in words)
    return " ".join("-".join(part[0].upper() for part in parts if part) for parts in hyphenated)


def _link_view(link: PublicationLink) -> SimpleNamespace:
    """Return a link: its `text`, its `address` in full, and the `bare` identifier."""
    use = Use()
    text = escape(link.text) if link.text != shown(link.url) else breakable_url(link.text)
    return SimpleNamespace(
        label=link.label,
        url=escape_url(link.url),
        text=Field.of(text, use),
        address=Field.of(Tex(breakable_url(link.url).replace("/10.\\cvbreak{}", "/10.")), use),
        bare=Field.of(escape(link.text.partition(":")[2] or link.text), use),
        is_printed=lambda: use.is_printed,
    )


def _without_final_stop(tex: Tex) -> Tex:
    """Return a title without its final stop, unless the stop is an abbreviation's: `U.S.`, `…`."""
    return tex if re.search(r"(?:\.|\.[A-Z])\.\Z", tex) else Tex(tex.removesuffix("."))


def labels(count: int, numbering: str, prefix: str) -> list[str]:
    """Return the labels of `count` publications: `1.` … up or down, `J1` … with a prefix, empty without numbers."""
    if numbering == "none":
        return [""] * count
    numbers = range(1, count + 1) if numbering == "up" else range(count, 0, -1)
    return [f"{prefix}{number}" if prefix else f"{number}." for number in numbers]
