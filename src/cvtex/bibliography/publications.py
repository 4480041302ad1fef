"""Raw entries to publications: every field read, every name parsed, everything odd reported."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.bibliography.dating.dates import date_and_state, other_dates
from cvtex.bibliography.dating.pubstate import state_of
from cvtex.bibliography.inherit import inheritance_of, parent_keys
from cvtex.bibliography.kinds import (
    expected_fields,
    is_known_type,
    is_work,
    kind_of,
    known_types,
    missing_fields,
    named_kind,
    unknown_kind,
)
from cvtex.bibliography.linking.identifiers import identifiers_of
from cvtex.bibliography.linking.links import linked_arxiv, links_of
from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.people.roles import KnownPeople, names_in, people_of
from cvtex.bibliography.reading.fields import ALIASES, TEXT_FIELDS, WEBSITE_FIELDS
from cvtex.bibliography.reading.known import words_of_value
from cvtex.bibliography.reading.read import BibFile, RawEntry
from cvtex.bibliography.reading.remarks import EntryRemarks, UnknownFields, misspelling
from cvtex.bibliography.rules import VENUE_FIELDS, ruled
from cvtex.bibliography.works.related import related_to
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.kinds import PUBLICATION_KINDS, PublicationKind
from cvtex.model.priorities import PRIORITIES, Priority
from cvtex.model.publication import Publication
from cvtex.model.resolve import did_you_mean
from cvtex.model.rich import Rich
from cvtex.model.rules import PublicationRule
from cvtex.text.latex import read_latex, text_of
from cvtex.text.website import latex_of_website

_OWN_QUOTES = re.compile("[“”‘]")
_PAGES = re.compile(r"(?<=\w)\s*-{1,3}\s*(?=\w)")
_NUMBERS = re.compile(r"(?<=\d)\s*-{1,3}\s*(?=\d)")
_PREFIXES = {
    "volume": re.compile(r"\A\s*(?:vol(?:ume)?\b\.?|bd\.|band\b)[\s~]*(?=[0-9IVXLC])", re.IGNORECASE),
    "number": re.compile(r"\A\s*(?:no\.|nr\.|issue\b|number\b|heft\b)[\s~]*(?=[0-9])", re.IGNORECASE),
    "pages": re.compile(r"\A\s*(?:pp?\.|pages?\b|S\.|Seiten?\b)[\s~]*(?=[0-9ivxlc])", re.IGNORECASE),
}
"""What styles print themselves in front of a number."""
_NUMBERED = frozenset({"volume", "number"})
"""Fields in which a hyphen between numbers means a range in a journal (issue 3-4), and none in a report (18-2424)."""


@dataclass(frozen=True)
class Wishes:
    """What cv.toml says about publications."""

    rules: Sequence[PublicationRule] = ()
    details: Collection[str] = ()
    """Fields that are read only where a list prints them: `abstract`, `annotation`."""
    marked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By mark, the names of those who always have it."""


def publications_of(
    files: Iterable[BibFile], owner: Owner, wishes: Wishes | None = None
) -> tuple[tuple[Publication, ...], tuple[Diagnostic, ...]]:
    """Return the publications of .bib files in their order, and every remark about the files and them."""
    wishes = wishes or Wishes()
    entries: list[RawEntry] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        entries.extend(file.entries)
        diagnostics.extend(file.diagnostics)
    diagnostics.extend(_duplicate_keys(entries))
    inheritance = inheritance_of(entries)
    diagnostics.extend(inheritance.diagnostics)
    parents = parent_keys(entries)
    known = KnownPeople.with_marks(owner.among(names_in(entries)), wishes.marked)
    publications = []
    unknown = UnknownFields({ALIASES.get(name.lower(), name.lower()) for rule in wishes.rules for name in rule.fields})
    for entry in inheritance.entries:
        if not is_work(entry.entry_type):
            continue
        reader = _EntryReader(entry, known, wishes)
        publication = reader.publication()
        if entry.key.lower() in parents and not _has_owner(publication):
            continue  # it is there for what others inherit from it
        publications.append(publication)
        diagnostics.extend(reader.remarks.diagnostics)
        unknown.note(entry, reader.remarks.diagnostics)
    diagnostics.extend(unknown.diagnostics())
    return tuple(publications), tuple(diagnostics)


def _has_owner(publication: Publication) -> bool:
    """Return whether the owner is an author or editor of a work."""
    return any(name.is_owner for name in (*publication.authors, *publication.editors))


def _duplicate_keys(entries: list[RawEntry]) -> list[Diagnostic]:
    counts = Counter(entry.key.lower() for entry in entries)
    first: dict[str, RawEntry] = {}
    found = []
    for entry in entries:
        key = entry.key.lower()
        if counts[key] > 1 and first.setdefault(key, entry) is not entry:
            place = f"{first[key].source.file}:{first[key].line}"
            are = "both entries are printed" if is_work(entry.entry_type) else "the first one is used"
            message = f"the key `{entry.key}` was used before, at {place}; {are}"
            help_ = "give one of them another key, or remove it if both are one work"
            found.append(Diagnostic("bib-duplicate-key", message, entry.span, help_, Severity.WARNING))
    return found


def _one_of(words: Sequence[str]) -> str:
    return f"it is one of {', '.join(words)}"


class _EntryReader:
    """Reads one entry and collects what is odd about it."""

    def __init__(self, entry: RawEntry, known: KnownPeople, wishes: Wishes) -> None:
        self.entry = entry
        self.known = known
        self.rules = wishes.rules
        self.text_fields = (*TEXT_FIELDS, *wishes.details)
        self.raw = dict(entry.fields)
        self.remarks = EntryRemarks(entry)

    def publication(self) -> Publication:
        """Return the publication that the entry stands for."""
        entry, raw = self.entry, self.raw
        keywords = self.keywords()
        ruling = ruled(entry, keywords, self.rules)
        kind = named_kind(raw) or ruling.kind or kind_of(entry.entry_type, raw)
        if not ruling.kind and not is_known_type(entry.entry_type):
            help_ = did_you_mean(entry.entry_type, known_types())
            help_ = help_.replace("`", "`@", 1) if help_ else "give it a `kind` to have it in another list"
            what = f": `@{entry.entry_type}` is no entry type that cvtex knows; it is printed with the other works"
            self.remarks.warn("bib-unknown-type", what, None, help_)
        self.check_values(kind)
        date, state = date_and_state(raw, self.remarks)
        if state and not raw.get("pubstate"):
            raw["pubstate"] = state
        if kind == "report" and raw.get("reportnumber") and not raw.get("number"):
            raw["number"] = raw.pop("reportnumber")
        people = people_of(entry, self.known, self.remarks)
        fields = {name: self.text(name, kind) for name in self.text_fields if raw.get(name)}
        present = {*fields, *people}
        if date or raw.get("pubstate"):
            present.add("date")
        self.report_missing(missing_fields(kind, entry.entry_type, present), Severity.ERROR)
        self.report_missing(expected_fields(kind, entry.entry_type, present), Severity.WARNING)
        identifiers = identifiers_of(raw, self.remarks)
        links = links_of(identifiers, raw, self.remarks)
        own_quotes = frozenset(name for name in fields if _OWN_QUOTES.search(raw[name]))
        fields, is_linked = linked_arxiv(fields, identifiers)
        if kind == "preprint" and is_linked:
            links = tuple(link for link in links if link.label != "arxiv")
        return Publication(
            key=entry.key,
            kind=kind,
            entry_type=entry.entry_type,
            title=fields.pop("title", ()),
            people=people,
            date=date,
            fields=fields,
            identifiers={label: values[0] for label, values in identifiers.items()},
            links=links,
            keywords=keywords,
            tags=(*keywords, *ruling.tags),
            rules=ruling.rules,
            priority=self.priority() or ruling.priority,
            language=raw.get("langid") or raw.get("language"),
            span=entry.span,
            places=entry.field_span,
            venue=next((fields[name] for name in VENUE_FIELDS if name in fields), ()),
            state=state_of(text_of(raw.get("pubstate", ""))),
            dates=other_dates(raw, self.remarks),
            related=related_to(raw),
            own_quotes=own_quotes,
        )

    def text(self, name: str, kind: PublicationKind) -> Rich:
        """Return a field of an entry of this kind as rich text; what cannot be read in it is reported."""
        source = _PREFIXES[name].sub("", self.raw[name]) if name in _PREFIXES else self.raw[name]
        if name == "pages":
            source = _PAGES.sub("--", source)
        elif name in _NUMBERED and kind == "journal":
            source = _NUMBERS.sub("--", source)
        if name in WEBSITE_FIELDS:
            source = latex_of_website(source)
        reading = read_latex(source)
        own_name = self.entry.own_name(name)
        for loss in reading.losses:
            self.remarks.error("bib-text", f", field `{own_name}`: {loss}", name, "cvtex left it out")
        for remark in reading.remarks:
            self.remarks.warn("bib-text", f", field `{own_name}`: {remark.message}", name, remark.help)
        return reading.rich

    def keywords(self) -> tuple[str, ...]:
        words = [word.strip() for word in re.split(r"[,;]", text_of(self.raw.get("keywords", "")))]
        if text_of(self.raw.get("selected", "")).strip().lower() in words_of_value("yes"):
            words.append("selected")
        return tuple(word for word in words if word)

    def priority(self) -> Priority | None:
        """Return the entry's own priority; what is none is reported."""
        if "priority" not in self.raw:
            return None
        written = text_of(self.raw["priority"]).strip()
        found = next((one for one in PRIORITIES if one == written.lower()), None)
        if written and not found:
            help_ = did_you_mean(written.lower(), PRIORITIES) or _one_of(PRIORITIES)
            self.remarks.warn("bib-value", f": there is no priority `{written}`; it has none", "priority", help_)
        return found

    def check_values(self, kind: PublicationKind) -> None:
        """Report values that the fields of few words do not have: `kind`, `selected`, `openaccess`."""
        if unknown := unknown_kind(self.raw):
            help_ = did_you_mean(unknown.lower(), PUBLICATION_KINDS) or _one_of(PUBLICATION_KINDS)
            self.remarks.warn("bib-value", f": there is no kind `{unknown}`; it is a {kind}", "kind", help_)
        selected = text_of(self.raw.get("selected", "")).strip()
        if selected.lower() not in (*words_of_value("yes"), *words_of_value("no")):
            what = f": `selected` is `{selected}`, neither true nor false; it is not selected"
            self.remarks.warn("bib-value", what, "selected", "write `selected = {true}`, or leave it out")
        access, words = text_of(self.raw.get("openaccess", "")).strip(), words_of_value("openaccess")
        if access and access.lower() not in words:
            help_ = did_you_mean(access.lower(), words) or _one_of(words)
            self.remarks.warn(
                "bib-value", f": `{access}` is no way of open access that cvtex knows", "openaccess", help_
            )

    def report_missing(self, missing: list[list[str]], severity: Severity) -> None:
        """Report fields that are not there, that are empty, or whose names are misspelt."""
        bibtex_names = {"journaltitle": "journal", "date": "year", "institution": "school"}
        for alternatives in missing if not self.entry.is_broken else ():
            if alternatives == ["date"] and self.remarks.has("bib-date"):
                continue
            name = bibtex_names.get(alternatives[0], alternatives[0])
            if name == "school" and "thesis" not in self.entry.entry_type:
                name = "institution"
            places = [*alternatives, *(("year",) if "date" in alternatives else ())]
            others = "".join(f" or `{other} = {{…}}`" for other in alternatives[1:])
            help_ = f"add `{name} = {{…}}`" + (" or `date = {…}`" if name == "year" else others)
            what, place = f" has no `{name}`", None
            if misspelt := misspelling(self.entry, (name, *places)):
                help_ = f"did you mean that by `{misspelt}`?"
                place = misspelt
            elif empty := next((field for field in places if field in self.entry.fields), None):
                what, place = f" has an empty `{self.entry.own_name(empty)}`", empty
            report = self.remarks.error if severity is Severity.ERROR else self.remarks.warn
            report("bib-missing-field", what, place, help_)
