"""Publications as publication styles print them: names in every form, fields as LaTeX."""

import re
from collections.abc import Callable
from types import SimpleNamespace

from cvtex.bibliography.links import shown
from cvtex.bibliography.publications import TEXT_FIELDS
from cvtex.diagnostics import Diagnostic
from cvtex.model.publication import Name, Publication, PublicationLink
from cvtex.model.rich import Rich, plain
from cvtex.render.locale import Locale
from cvtex.render.view import UNPRINTABLE_HELP, unprintable_message
from cvtex.text.tex import Tex, breakable_url, escape, escape_url, tex_of, unprintable

_LONG = 600
"""Characters in an entry (about seven lines) from which it may break over pages."""

_TERMS = {"openaccess": "open_access", "pubstate": "pubstate", "type": "types"}
_FIELDS = tuple(name for name in TEXT_FIELDS if name != "title")


def publication_view(
    publication: Publication, label: str, locale: Locale, report: Callable[[Diagnostic], None]
) -> SimpleNamespace:
    """Return what a style prints of a publication; fields that it lacks are None."""

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

    for name in publication.creators:
        tex((name.prefix + name.family + name.given + name.suffix,))
    fields = {name: field(name) for name in _FIELDS}
    if fields["type"] is None and publication.kind == "thesis":
        fields["type"] = escape(locale.term("types", publication.entry_type))
    date = publication.date
    length = sum(len(f"{name.family}{name.given}") + 3 for name in publication.creators) + len(plain(publication.title))
    return SimpleNamespace(
        **fields,
        mark=Tex(f"bib {publication.span.file}:{publication.span.line}"),
        key=escape(publication.key),
        kind=publication.kind,
        label=escape(label),
        title=_without_final_stop(tex(publication.title)),
        creators=[_name_view(name) for name in publication.creators],
        authors=[_name_view(name) for name in publication.authors],
        editors=[_name_view(name) for name in publication.editors],
        authors_incomplete=publication.authors_incomplete,
        is_edited=not publication.authors and bool(publication.editors),
        date=SimpleNamespace(year=Tex(date.year), iso=escape(str(date))) if date else None,
        links=[_link_view(link) for link in publication.links],
        is_long=length > _LONG,
    )


def _name_view(name: Name) -> SimpleNamespace:
    """Return a name as `Family G H` in one piece, and its parts for other orders."""
    family = escape(" ".join(part for part in (name.prefix, name.family) if part))
    initials = escape(initials_of(name.given))
    suffix = escape(name.suffix)
    parts = [part for part in (family, initials, suffix) if part]
    return SimpleNamespace(
        family_first=Tex(Tex("~").joined(parts)),
        family=family,
        given=escape(name.given),
        initials=initials,
        suffix=suffix,
        is_owner=name.is_owner,
        marks=sorted(name.marks),
    )


def initials_of(given: str) -> str:
    """Return the initials of given names without stops: `Klaus-Robert` and `K.-R.` give `K-R`, `A. M.` gives `A M`."""
    words = re.sub(r"\.(?=\w)", ". ", given).replace(".", "").split()
    hyphenated = (re.split(r"[-‐]", word) for word in words)
    return " ".join("-".join(part[0].upper() for part in parts if part) for parts in hyphenated)


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
