"""Raw entries to publications: every field read, every name parsed, everything odd reported."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from cvtex.bibliography.dates import date_of
from cvtex.bibliography.kinds import is_known_type, is_work, kind_of, missing_fields, rules
from cvtex.bibliography.links import identifiers_of, linked_volume, links_of
from cvtex.bibliography.names import parse_name, split_list
from cvtex.bibliography.owner import Owner
from cvtex.bibliography.read import BibFile, RawEntry, inherited
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.dates import PartialDate
from cvtex.model.publication import Name, Publication
from cvtex.model.resolve import did_you_mean
from cvtex.model.rich import Rich
from cvtex.text.latex import read_latex, text_of

TEXT_FIELDS = (
    "title",
    "subtitle",
    "titleaddon",
    "translatedtitle",
    "journaltitle",
    "journalsubtitle",
    "booktitle",
    "booksubtitle",
    "series",
    "volume",
    "number",
    "issue",
    "pages",
    "eid",
    "edition",
    "chapter",
    "publisher",
    "location",
    "institution",
    "organization",
    "eventtitle",
    "venue",
    "howpublished",
    "type",
    "version",
    "isbn",
    "holder",
    "pubstate",
    "award",
    "note",
    "addendum",
    "openaccess",
    "abbr",
)
_PAGES = re.compile(r"(?<=\w)\s*-{1,3}\s*(?=\w)")
_NUMBERS = re.compile(r"(?<=\d)\s*-{1,3}\s*(?=\d)")
_RANGES = {"pages": _PAGES, "volume": _NUMBERS, "number": _NUMBERS}
"""Hyphens that mean a range, by field; in a number such as TR-99 they do not."""

_SEVERAL = re.compile(r"(?i)(?:\A|\s)and(?:\s|\Z)|;")
_TRUE = frozenset({"true", "yes", "1"})


def publications_of(files: Iterable[BibFile], owner: Owner) -> tuple[tuple[Publication, ...], tuple[Diagnostic, ...]]:
    """Return the publications of .bib files in their order, and every remark about the files and them."""
    entries: list[RawEntry] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        entries.extend(file.entries)
        diagnostics.extend(file.diagnostics)
    diagnostics.extend(_duplicate_keys(entries))
    diagnostics.extend(_dangling(entries))
    publications = []
    for entry in inherited(tuple(entries)):
        if is_work(entry.entry_type):
            reader = _EntryReader(entry, owner)
            publications.append(reader.publication())
            diagnostics.extend(reader.diagnostics)
    return tuple(publications), tuple(diagnostics)


def _duplicate_keys(entries: list[RawEntry]) -> list[Diagnostic]:
    counts = Counter(entry.key.lower() for entry in entries)
    first: dict[str, RawEntry] = {}
    found = []
    for entry in entries:
        key = entry.key.lower()
        if counts[key] > 1 and first.setdefault(key, entry) is not entry:
            place = f"{first[key].source.file}:{first[key].line}"
            message = f"the key `{entry.key}` was used before, at {place}; both entries are printed"
            help_ = "give one of them another key, or remove it if both are one work"
            found.append(Diagnostic("bib-duplicate-key", message, entry.span, help_, Severity.WARNING))
    return found


def _dangling(entries: list[RawEntry]) -> list[Diagnostic]:
    known = {entry.key.lower(): entry.key for entry in entries}
    found = []
    for entry in entries:
        parent = entry.fields.get("crossref", "").strip()
        if parent and parent.lower() not in known:
            message = f"`{entry.key}` refers to `{parent}`, which is in no .bib file"
            help_ = did_you_mean(parent, known.values())
            span = entry.field_span("crossref")
            found.append(Diagnostic("bib-crossref", message, span, help_, Severity.WARNING))
    return found


class _EntryReader:
    """Reads one entry and collects what is odd about it."""

    def __init__(self, entry: RawEntry, owner: Owner) -> None:
        self.entry = entry
        self.owner = owner
        aliases = rules()["aliases"]
        self.raw = {aliases.get(name, name): value for name, value in entry.fields.items()} | entry.fields
        self.own_name = {aliases.get(name, name): name for name in entry.fields}
        self.diagnostics: list[Diagnostic] = []

    def publication(self) -> Publication:
        """Return the publication that the entry stands for."""
        entry, raw = self.entry, self.raw
        kind = kind_of(entry.entry_type, raw)
        if not is_known_type(entry.entry_type):
            help_ = "cvtex prints it with the other publications; give it a `kind` to have it elsewhere"
            self.warn("bib-unknown-type", f"`@{entry.entry_type}` is not an entry type that cvtex knows", None, help_)
        date = self.date()
        authors, incomplete = self.names("author")
        editors, _ = self.names("editor")
        if authors or not editors:
            authors = self.with_owner(authors)
        else:
            editors = self.with_owner(editors)
        fields = {name: self.text(name) for name in TEXT_FIELDS if raw.get(name)}
        present = [*fields, *(name for name in ("author", "editor") if raw.get(name))]
        if date or raw.get("pubstate"):
            present.append("date")
        self.report_missing(missing_fields(kind, present))
        identifiers = identifiers_of(raw)
        if "volume" in fields:
            fields["volume"] = linked_volume(fields["volume"], identifiers)
        links = links_of(identifiers, raw)
        if kind == "preprint" and any(not isinstance(node, str) for node in fields.get("volume", ())):
            links = tuple(link for link in links if link.label != "arxiv")
        return Publication(
            key=entry.key,
            kind=kind,
            entry_type=entry.entry_type,
            title=fields.pop("title", ()),
            authors=authors,
            editors=editors,
            authors_incomplete=incomplete,
            date=date,
            fields=fields,
            identifiers=identifiers,
            links=links,
            keywords=self.keywords(),
            language=raw.get("langid") or raw.get("language"),
            span=entry.span,
            venue=next((fields[name] for name in ("journaltitle", "booktitle", "eventtitle") if name in fields), ()),
        )

    def text(self, name: str) -> Rich:
        source = self.raw[name]
        if name in _RANGES:
            source = _RANGES[name].sub("--", source)
        reading = read_latex(source)
        for loss in reading.losses:
            message = f"`{self.entry.key}`, field `{name}`: {loss}"
            span = self.entry.field_span(self.own_name.get(name, name))
            self.diagnostics.append(Diagnostic("bib-text", message, span, "cvtex left it out"))
        for remark in reading.remarks:
            help_ = "what stands in its braces is printed as text; remove the command or write it another way"
            self.warn("bib-text", f"`{self.entry.key}`, field `{name}`: {remark}", name, help_)
        return reading.rich

    def date(self) -> PartialDate | None:
        try:
            return date_of(self.raw)
        except ValueError as error:
            name = "date" if "date" in self.raw else "year"
            if name == "year" and not any(character.isdigit() for character in self.raw["year"]):
                self.raw.setdefault("pubstate", self.raw["year"])
                self.warn(
                    "bib-date", f"`{self.entry.key}`: {error}", name, "its words are printed in place of the year"
                )
                return None
            span = self.entry.field_span(name)
            self.diagnostics.append(Diagnostic("bib-date", f"`{self.entry.key}`: {error}", span))
            return None

    def names(self, field: str) -> tuple[tuple[Name, ...], bool]:
        """Return the names in a field with their annotations, and whether the list ends in `others`."""
        sources, incomplete = split_list(self.raw.get(field, ""))
        marks = _annotations(self.raw.get(f"{field}+an", ""))
        names = []
        for number, source in enumerate(sources, start=1):
            name, problem = parse_name(source)
            if problem:
                self.warn("bib-name", f"`{self.entry.key}`: {problem}", field, "separate names with `and`")
            elif _SEVERAL.search(f"{name.given} {name.family} {name.suffix}") or not name.family:
                message = f"`{self.entry.key}`: `{source}` does not look like one name"
                self.warn(
                    "bib-name",
                    message,
                    field,
                    "separate names with `and`, and none before the first or behind the last",
                )
            names.append(replace(name, marks=marks.get(number, frozenset())))
        return tuple(names), incomplete

    def with_owner(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        marked, ambiguous = self.owner.marked(names)
        if ambiguous:
            message = f"`{self.entry.key}`: more than one name could be the owner's"
            self.warn("owner-ambiguous", message, "author", "write the given names in full")
        elif names and not any(name.is_owner for name in marked):
            message = f"`{self.entry.key}`: none of the names is the owner's"
            help_ = "if a name is spelt in another way there, add it to `former_names` in `[person]`"
            self.warn("owner-missing", message, "author" if "author" in self.raw else "editor", help_)
        return marked

    def keywords(self) -> tuple[str, ...]:
        words = [word.strip() for word in re.split(r"[,;]", text_of(self.raw.get("keywords", "")))]
        if self.raw.get("selected", "").strip().lower() in _TRUE:
            words.append("selected")
        return tuple(word for word in words if word)

    def report_missing(self, missing: list[list[str]]) -> None:
        bibtex_names = {"journaltitle": "journal", "date": "year"}
        for alternatives in missing:
            if alternatives == ["date"] and any(d.code == "bib-date" for d in self.diagnostics):
                continue
            name = bibtex_names.get(alternatives[0], alternatives[0])
            others = "".join(f" or `{other} = {{…}}`" for other in alternatives[1:])
            help_ = f"add `{name} = {{…}}`" + (" or `date = {…}`" if name == "year" else others)
            message = f"`{self.entry.key}` has no `{name}`"
            self.diagnostics.append(Diagnostic("bib-missing-field", message, self.entry.span, help_))

    def warn(self, code: str, message: str, field: str | None, help_: str) -> None:
        span = self.entry.field_span(self.own_name.get(field, field)) if field else self.entry.span
        self.diagnostics.append(Diagnostic(code, message, span, help_, Severity.WARNING))


def _annotations(source: str) -> dict[int, frozenset[str]]:
    """Read `1=corresponding;2,3=equal` (biblatex manual, section 3.7): marks by position, counted from 1."""
    marks: dict[int, frozenset[str]] = {}
    for part in source.split(";"):
        position, _, values = part.partition("=")
        if position.strip().isdigit():
            marks[int(position)] = frozenset(value.strip(' "') for value in values.split(",") if value.strip())
    return marks
