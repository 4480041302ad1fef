"""The fields of a publication as LaTeX, in every form that a publication style prints."""

import re
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

from cvtex.bibliography.reading.fields import SILENT_FIELDS, TEXT_FIELDS
from cvtex.model.publication import Publication
from cvtex.model.rich import Rich, plain
from cvtex.render.dates import date_view, undated_view
from cvtex.render.languages import language_names, languages_in, says_edition, without_edition
from cvtex.render.lazy import LazyView
from cvtex.render.locale import Locale
from cvtex.render.page_ranges import in_full, of_chicago, shortest
from cvtex.render.printing import Field, Use
from cvtex.render.unprinted import unprinted
from cvtex.text.tex import Tex, escape
from cvtex.text.words import folded

_TERMS = {"openaccess": "open_access", "pubstate": "pubstate", "type": "types", "series": "series"}
_FIELDS = tuple(name for name in TEXT_FIELDS if name != "title")
_LANGUAGES = frozenset({"language", "origlanguage"})
_YEAR_DIGITS = 4
ABSENT: dict[str, None] = dict.fromkeys(_FIELDS)
"""What the view of a publication has in place of the fields that the entry lacks."""
_DATES = frozenset({"eventdate", "origdate", "urldate"})
_SAME = {"shortjournal": "journaltitle"}
"""Fields that say the same: where one is printed, the other is not missed."""

THESES = {"phdthesis": "phd", "mastersthesis": "master", "mathesis": "master", "bathesis": "bachelor"}
_RANGES = {"full": in_full, "shortest": shortest, "chicago": of_chicago}
_SEVERAL_PAGES = re.compile(r"[-‐–—,;&+]|\d\s*ff?\b")
_AT_ARXIV = re.compile(r"\s*(?:arxiv|corr)\b", re.IGNORECASE)
_ABSTRACT = re.compile(r"\s*(?:abs/.*)?\Z")
_SERVERS = {"arxiv": "arXiv", "hal": "HAL"}


class FieldViews:
    """The text fields of one publication as LaTeX, and which of them have been printed."""

    def __init__(self, publication: Publication, locale: Locale, tex: Callable[[str, Rich], Tex]) -> None:
        self.publication = publication
        self.locale = locale
        found = list(unprinted(publication, locale))
        self.unprinted = frozenset(name for name, _ in found)
        hidden = {name for name, rule in found if rule.hidden}
        self.fields = {
            name: rich for name, rich in publication.fields.items() if name not in hidden and plain(rich).strip()
        }
        self.tex = {name: self.translated(name, rich) or tex(name, rich) for name, rich in self.fields.items()}
        self.uses = {name: Use() for name in _FIELDS if name in self.fields}
        for name, other in _SAME.items():
            if name in self.uses and other in self.uses:
                self.uses[name] = self.uses[other]

    def views(self) -> dict[str, Any]:
        """Return the fields that there are by name, and the forms of some that styles need."""
        values: dict[str, Any] = {name: self.field(name) for name in self.uses}
        degree = self.degree()
        if "type" not in values and degree:
            values["type"] = escape(self.locale.term("types", self.publication.entry_type))
        pages = plain(self.fields.get("pages", ()))
        return values | {
            "edition_ordinal": self.edition(),
            "edition_says_so": says_edition(plain(self.fields.get("edition", ()))) and not self.is_short_edition(),
            "collaborations": self.collaborations(),
            "has_numbered_series": self.is_numbered_series(),
            "thesis": self.thesis(degree, values.get("type")),
            "page_ranges": LazyView({name: partial(self.pages_as, written) for name, written in _RANGES.items()}),
            "has_several_pages": bool(_SEVERAL_PAGES.search(pages)),
            "ahead": self.ahead(),
            "server": self.server(),
        }

    def translated(self, name: str, rich: Rich) -> Tex | None:
        """Return the language's words for a value that is a term, None for one that is text of its own."""
        if name not in _TERMS and name not in _LANGUAGES:
            return None
        text = plain(rich)
        if name in _LANGUAGES:
            codes = languages_in(text)
            return escape(language_names(codes, self.locale)) if codes else None
        if name == "series" and self.is_numbered_series():
            number = self.locale.edition_ordinal(int(text.strip()))
            return escape(self.locale.label("series_ordinal").replace("{0}", number))
        word = self.locale.term(_TERMS[name], text)
        return None if word == text else escape(word)

    def field(self, name: str) -> Any:
        """Return a field that the entry has as LaTeX, or the view of a date."""
        use = self.uses[name]
        if name in _DATES:
            return self.date(name, use)
        return Field.of(self.tex[name], use)

    def pages_as(self, written: Callable[[Tex], Tex]) -> Field | None:
        """Return the pages with the second number of a range in a form."""
        return Field.of(written(self.tex["pages"]), self.uses["pages"]) if "pages" in self.uses else None

    def date(self, name: str, use: Use) -> SimpleNamespace:
        """Return the view of a date that is a text field; text that is no date is printed as it is."""
        date = self.publication.dates.get(name)
        return date_view(date, self.locale, use) if date else undated_view(self.tex[name], use)

    def edition(self) -> Field | None:
        """Return `2nd` for `2` and for `2nd edition`; words as they are written."""
        if "edition" not in self.fields:
            return None
        text = plain(self.fields["edition"]).strip()
        if text.isdecimal():
            return self.form("edition", self.locale.edition_ordinal(int(text)))
        shorter = without_edition(text, self.locale)
        return Field.of(escape(shorter) if shorter else self.tex["edition"], self.uses["edition"])

    def is_short_edition(self) -> bool:
        """Return whether an edition is printed without its own word for it, in place of which the style has one."""
        shorter = without_edition(plain(self.fields.get("edition", ())), self.locale)
        return shorter is not None and not says_edition(shorter)

    def is_numbered_series(self) -> bool:
        """Return whether the series of a journal is a number: the second one (biblatex manual, field `series`)."""
        text = plain(self.fields.get("series", ())).strip()
        return "journaltitle" in self.fields and text.isdecimal() and len(text) < _YEAR_DIGITS

    def collaborations(self) -> Field | None:
        """Return `ATLAS Collaboration`, `ATLAS and CMS Collaborations`."""
        if "collaboration" not in self.fields:
            return None
        text = plain(self.fields["collaboration"]).strip()
        if "collab" in folded(text) or "kollab" in folded(text):
            return Field.of(self.tex["collaboration"], self.uses["collaboration"])
        names = [name for name in re.split(r"\s*,\s*|\s+and\s+", text) if name]
        label = self.locale.label("collaborations" if len(names) > 1 else "collaboration")
        joined = f" {self.locale.label('and')} ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
        return self.form("collaboration", label.replace("{0}", joined))

    def degree(self) -> str | None:
        """Return the degree of a thesis: `phd`, `master`, `bachelor`; None where free text says what it is."""
        if self.publication.kind != "thesis":
            return None
        if "type" in self.fields:
            return THESES.get(plain(self.fields["type"]).strip().lower())
        return THESES.get(self.publication.entry_type)

    def thesis(self, degree: str | None, type_: Tex | None) -> dict[str, Tex | None]:
        """Return what a thesis is by the style that calls it so."""
        words = self.locale.labels_between("thesis_", f"_{degree or 'phd'}")
        return {style: self.form("type", word) if degree else type_ for style, word in words.items()}

    def ahead(self) -> Field | None:
        """Return that a paper is online before it is in print."""
        state = plain(self.fields.get("pubstate", ())).strip().lower()
        return self.form("pubstate", self.locale.label("advance_online")) if state == "prepublished" else None

    def server(self) -> Tex | None:
        """Return the server that a preprint is on."""
        server = next((name for label, name in _SERVERS.items() if label in self.publication.identifiers), None)
        return Tex(server) if server else None

    def is_at_server(self) -> bool:
        """Return whether the journal is no more than the server: `CoRR`, `arXiv preprint arXiv:1706.03762`."""
        names = "arxiv" in self.publication.identifiers and _AT_ARXIV.match(plain(self.fields.get("journaltitle", ())))
        is_abstract = _ABSTRACT.match(plain(self.fields.get("volume", ())))
        return self.publication.kind == "preprint" and bool(names and is_abstract)

    def form(self, name: str, text: str) -> Field:
        """Return another form of a field: where it is printed, the field is."""
        return Field.of(escape(text), self.uses.get(name, Use()))

    def said_types(self) -> set[str]:
        """Return the types of editors that need no words: those of names that have them in front, and `editor`."""
        types = {f"{role}type": role for role in ("editor", "editora", "editorb", "editorc")}
        return {
            name
            for name in types.keys() & self.uses.keys()
            if (name != "editortype" and types[name] in self.publication.people)
            or plain(self.fields[name]).strip().lower() == "editor"
        }

    def left(self) -> list[str]:
        """Return the names of the fields that have not been printed."""
        silent = SILENT_FIELDS | self.unprinted | self.said_types()
        return [name for name, use in self.uses.items() if not use.is_printed and name not in silent]

    def dropped(self, reference: str) -> list[str]:
        """Return the names of the fields that a style has used and that do not stand in the reference it has made."""
        return [name for name, use in self.uses.items() if use.forms and not use.is_in(reference)]
