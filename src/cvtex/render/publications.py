"""Publications as publication styles print them: names in every form, fields as LaTeX."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import get_args

from cvtex.bibliography.linking.links import repeated_links, shown, venue_links
from cvtex.bibliography.people.initials import initials_of, with_stops
from cvtex.bibliography.people.vocabulary import is_written_as_one
from cvtex.bibliography.works.titles import without_final_stop
from cvtex.diagnostics import Diagnostic
from cvtex.model.lists import DETAIL_FIELDS, ListSettings
from cvtex.model.marks import Mark
from cvtex.model.publication import Name, Publication, PublicationLink, Role
from cvtex.model.rich import Rich, plain
from cvtex.render.authors import cut
from cvtex.render.dates import date_view
from cvtex.render.fields import ABSENT, FieldViews
from cvtex.render.languages import languages_in, own_hyphenation
from cvtex.render.lazy import LazyView
from cvtex.render.locale import Locale
from cvtex.render.marks import symbols_of, symbols_tex
from cvtex.render.printing import Field, Use
from cvtex.render.unprinted import unprinted
from cvtex.render.view import UNPRINTABLE_HELP, ForeignText, bib_mark, unprintable_message
from cvtex.text.bidi import base_level
from cvtex.text.han import in_language
from cvtex.text.quotes import in_marks
from cvtex.text.tex import Tex, breakable, breakable_url, escape, escape_url, foreign, tex_of, unprintable

_LONG = 600
"""Characters in an entry (about seven lines) from which it may break over pages."""

_LONG_NAME = 40
"""Characters in a family name, or a body's name, from which it may be broken."""

_NO_NAMES = SimpleNamespace(runs=[], is_open=False, position=None, total=None)
_NOBODY = SimpleNamespace(all=[], cut=lambda _limits=None: _NO_NAMES, count=0, use=Use(is_printed=True))
"""The view of a role that nobody has."""


class PublicationViews:
    """Makes the views of a list's publications."""

    def __init__(
        self,
        settings: ListSettings,
        locale: Locale,
        marks: Mapping[str, Mark],
        report: Callable[[Diagnostic], None],
        foreign_texts: list[ForeignText],
    ) -> None:
        self.settings = settings
        self.locale = locale
        self.marks = marks
        self.report = report
        self.foreign_texts = foreign_texts
        self._names: dict[int, tuple[Name, SimpleNamespace]] = {}
        """The names and their views, by the identity of the names: one is the same wherever it is written alike."""

    def view(self, publication: Publication, label: str) -> SimpleNamespace:
        """Return what a style prints of a publication; fields that it lacks are None.

        Besides the fields by their BibLaTeX names there are `edition_ordinal` (2nd), `thesis` (what it is by the
        style that calls it so), `ahead` (advance online publication), `server` (arXiv), `has_several_pages`,
        `page_ranges` (in `full`, the `shortest`, of `chicago`), `is_at_server` (its journal names no more than that
        server), `link(label, …)`, the first link of these, and `left()`, the names of what has not been printed
        yet, which `parts.closing` prints. `roles` has `names` and `label` (edited by) of each role, `unprinted(guide)`
        the fields that this guide does not print.
        """
        fields = FieldViews(publication, self.locale, lambda name, rich: self._tex(publication, rich, name))
        roles = publication.people.keys() | {"author", "editor", "translator", "bookauthor"}
        people = {role: self._people(publication, role) for role in get_args(Role) if role in roles}
        repeated = repeated_links(publication)
        views = {link: _link_view(link, self.locale) for link in self._links(publication)}
        in_text = self.settings.links == "text"
        links = [view for link, view in views.items() if not (in_text and link in repeated)]
        known = [view for link, view in views.items() if link not in repeated]
        if self.settings.links != "none":
            known.extend(_link_view(link, self.locale) for link in venue_links(publication))
        title_link = links.pop(0) if links and self.settings.links == "title" else None
        return LazyView(
            ABSENT,
            **fields.views(),
            mark=bib_mark(publication.span),
            key=escape(publication.key),
            kind=publication.kind,
            entry_type=publication.entry_type,
            label=escape(label),
            title=Tex(without_final_stop(self._tex(publication, publication.title, "title"))),
            authors=people["author"],
            editors=people["editor"] if self._are_editors(publication) else _NOBODY,
            translators=people["translator"],
            bookauthors=people["bookauthor"],
            creators=people[publication.creator_role],
            is_edited=publication.creator_role == "editor",
            date=date_view(publication.date, self.locale) if publication.date else None,
            identifiers={name: escape(value) for name, value in publication.identifiers.items()},
            is_at_server=fields.is_at_server() and any(link.label == "arxiv" for link in known),
            links=links,
            roles={
                role: SimpleNamespace(label=escape(self._role(publication, role)), names=names)
                for role, names in people.items()
                if names.count
            },
            unprinted=lambda guide: [name for name, _ in unprinted(publication, self.locale, guide)],
            link=lambda *labels: next((link for label in labels for link in known if link.label == label), None),
            link_form=self.settings.links,
            title_link=title_link,
            left=lambda: fields.left() + [role for role, names in people.items() if not names.use.is_printed],
            dropped=fields.dropped,
            details=self._details(publication),
            is_long=_length(publication) > _LONG,
            hyphenation=own_hyphenation(publication, self.locale),
        )

    def printed_marks(self) -> set[str]:
        """Return the marks whose symbols a style has printed so far."""
        views = ((name, view.symbols) for name, view in self._names.values())
        return {mark for name, symbols in views if symbols and symbols.use.is_printed for mark in name.marks}

    def _details(self, publication: Publication) -> dict[str, Tex]:
        """Return what is printed below the entry, by what it is."""
        names = {detail: DETAIL_FIELDS[detail] for detail in self.settings.show or ()}
        fields = publication.fields
        return {detail: self._tex(publication, fields[name], name) for detail, name in names.items() if name in fields}

    def _tex(self, publication: Publication, rich: Rich, field: str) -> Tex:
        """Return the rich text of a field as LaTeX, and report what cannot be printed of it."""
        self._check(publication, plain(rich), field)
        tex = tex_of(rich if field in publication.own_quotes else in_marks(rich, self.locale.quotes.marks))
        codes = languages_in(publication.language) if publication.language else None
        return Tex(in_language(tex, codes[0])) if codes else tex

    def _check(self, publication: Publication, text: str, field: str) -> None:
        if missing := unprintable(text):
            message = f"`{publication.key}`, field `{field}`: {unprintable_message(missing)}"
            self.report(Diagnostic("character", message, publication.field_span(field), UNPRINTABLE_HELP))
        if characters := foreign(text):
            what = f"`{publication.key}`, field `{field}`: "
            self.foreign_texts.append(ForeignText(what, tuple(characters), publication.field_span(field)))

    def _name(self, name: Name) -> SimpleNamespace:
        """Return the view of a name: one for all places where it stands."""
        known = self._names.get(id(name))
        if known is None:
            known = self._names[id(name)] = name, _name_view(name, symbols_of(name, self.marks))
        return known[1]

    def _links(self, publication: Publication) -> Sequence[PublicationLink]:
        """Return the links that the list shows, in its order."""
        if self.settings.links == "none":
            return ()
        wanted = self.settings.link_labels
        if wanted is None:
            return publication.links
        return [link for label in wanted for link in publication.links if link.label == label]

    @staticmethod
    def _are_editors(publication: Publication) -> bool:
        """Return whether the field `editor` holds editors, or at least those who stand in front."""
        type_ = plain(publication.fields.get("editortype", ())).strip().lower()
        return type_ in {"", "editor"} or publication.creator_role == "editor"

    def _role(self, publication: Publication, role: Role) -> str:
        """Return the words in front of those who have a role: `foreword by`; a type of one's own as it is."""
        if not role.startswith("editor"):
            return self.locale.label(f"by_{role}")
        type_ = plain(publication.fields.get(f"{role}type", ())).strip()
        return self.locale.role(type_.lower() or "editor") or f"{type_}:"

    def _people(self, publication: Publication, role: Role) -> SimpleNamespace:
        """Return the names in a role: `all`, and what `cut` leaves of them within the list's limits or the style's."""
        if role not in publication.people:
            return _NOBODY
        people = publication.people[role]
        views = []
        for name in people.names:
            text = name.prefix + name.family + name.given + name.suffix
            if not (text.isascii() and text.isprintable()):
                self._check(publication, text, role)
            views.append(self._name(name))
        use = Use(is_printed=not views)

        def shortened(limits: Mapping[str, int] | None = None) -> SimpleNamespace:
            use.is_printed = True  # who asks for the names prints them
            short = cut(views, self.settings.authors or limits, is_open=people.is_incomplete)
            position = short.position and self.locale.ordinal(short.position)
            return SimpleNamespace(
                runs=short.runs,
                is_open=short.is_open,
                position=escape(position) if position else None,
                total=Tex(short.total) if short.total else None,
            )

        return SimpleNamespace(all=views, cut=shortened, count=len(views) + people.is_incomplete, use=use)


def _length(publication: Publication) -> int:
    """Return about how many characters an entry has."""
    names = sum(len(f"{name.family}{name.given}") + 3 for name in publication.creators)
    return names + len(plain(publication.title))


def _name_view(name: Name, symbols: Sequence[str]) -> SimpleNamespace:
    """Return a name as `Family G H` in one piece, and its parts for other orders; one in Chinese has this order only.

    Of `Ludwig-Emil van Beethoven, Jr.`: `family` is van Beethoven, `bare_family` Beethoven, `initials` L-E,
    `stopped_initials` L.-E., `glued_initials` LE, two of them at most (Citing Medicine, chapter 1, "Author").
    """
    family = escape(" ".join(part for part in (name.prefix, name.family) if part))
    short = initials_of(name)
    initials = escape(short)
    suffix = escape(name.suffix)
    parts = [part for part in (family, initials, suffix) if part]
    is_one = is_written_as_one(name.family, name.given)
    is_rtl = all(base_level(part) for part in (name.family, name.given) if part)
    is_long = len(name.family) > _LONG_NAME
    return SimpleNamespace(
        family_first=escape(name.family + name.given) if is_one else Tex(Tex("~").joined(parts)),
        is_one=is_one,
        family=family,
        prefix=escape(name.prefix),
        bare_family=escape(name.family),
        given=escape(name.given),
        initials=initials,
        stopped_initials=escape(with_stops(short).replace(" ", "\u00a0")),
        glued_initials=escape("".join(re.split(r"[\s-]+", short)[:2])),
        suffix=suffix,
        is_plain=not (name.is_owner or is_rtl or is_long or symbols),
        is_rtl=is_rtl,
        is_owner=name.is_owner,
        is_body=name.is_body,
        is_long=is_long,
        marks=sorted(name.marks),
        symbols=Field.of(symbols_tex(symbols), Use()) if symbols else None,
    )


def _link_view(link: PublicationLink, locale: Locale) -> SimpleNamespace:
    """Return a link: its `text`, its `address` in full, the `bare` identifier, and the `name` that badges show."""
    use = Use()

    def text() -> Field:
        return Field.of(breakable(link.text) if link.text != shown(link.url) else breakable_url(link.text), use)

    def address() -> Field:
        return Field.of(Tex(breakable_url(link.url).replace("/10.\\cvbreak{}", "/10.")), use)

    return LazyView(
        {
            "text": text,
            "address": address,
            "bare": lambda: Field.of(breakable(link.text.partition(":")[2] or link.text), use),
            "name": lambda: Field.of(escape(locale.link(link.label)), use),
        },
        label=link.label,
        url=escape_url(link.url),
        is_printed=lambda: use.is_printed,
    )
