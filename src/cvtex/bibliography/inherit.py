"""What entries take over from others through `crossref` and `xdata`, and what is wrong with such references."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import get_args

from cvtex.bibliography.kinds import kind_of, missing_fields
from cvtex.bibliography.people.name_lists import split_list
from cvtex.bibliography.reading.read import Place, RawEntry
from cvtex.data import table
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.publication import Role
from cvtex.model.resolve import did_you_mean

_DATES = ("date", "year", "month", "day", "endyear", "endmonth", "endday")
"""Parts of one date: an entry with one of them inherits none."""
_MOST_GUESSES = 20
"""So many references get the key that they may mean: each costs a look at all keys."""
_XDATA = re.compile(r"\s*xdata\s*=\s*(?P<target>[^\s,]+)\s*\Z")
_NAME_FIELDS = frozenset({*get_args(Role), "holder"})


@dataclass(frozen=True)
class Inheritance:
    """Entries with what they inherit, in their order, and diagnostics about references."""

    entries: tuple[RawEntry, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def inherited(entries: Sequence[RawEntry]) -> tuple[RawEntry, ...]:
    """Return the entries with the fields that they take over through `crossref` and `xdata`.

    biblatex manual, section 2.4.1: over any number of steps, an entry's own fields first, then those of `xdata`,
    then those of the parent, which change their names by the types of both.
    """
    return inheritance_of(entries).entries


def inheritance_of(entries: Sequence[RawEntry]) -> Inheritance:
    """Return the entries with what they inherit, and what is wrong with their references."""
    heir = _Heir(entries)
    return Inheritance(tuple(heir.resolved(entry) for entry in entries), tuple(heir.diagnostics))


def parent_keys(entries: Sequence[RawEntry]) -> frozenset[str]:
    """Return the keys, in lower case, that entries name in `crossref`."""
    return frozenset(entry.fields["crossref"].strip().lower() for entry in entries if entry.fields.get("crossref"))


@cache
def _renamed(parent: str, child: str) -> dict[str, tuple[str, ...]]:
    """Return the names that a parent's fields have in a child; of a field that is never inherited, none."""
    rules = table("bibliography/inherit")
    parent, child = (rules["types"].get(type_, type_) for type_ in (parent, child))
    names: dict[str, tuple[str, ...]] = dict.fromkeys((*rules["never"]["biblatex"], *rules["never"]["own"]), ())
    for rule in rules["rules"]:
        if parent in rule["parents"] and child in rule["children"]:
            names |= {name: tuple(targets) for name, targets in rule["fields"].items()}
            if "title" in rule["fields"]:
                names |= dict.fromkeys(rules["titles"]["never"], ())
    return names


class _Heir:
    def __init__(self, entries: Sequence[RawEntry]) -> None:
        self.by_key: dict[str, RawEntry] = {}
        for entry in reversed(entries):
            for alias in entry.fields.get("ids", "").split(","):
                self.by_key.setdefault(alias.strip().lower(), entry)
        self.by_key |= {entry.key.lower(): entry for entry in reversed(entries)}
        self.done: dict[int, RawEntry] = {}
        self.diagnostics: list[Diagnostic] = []
        self.without_parent: set[int] = set()
        """Entries that lack what they would inherit, because what they refer to is not there."""
        self.circles: set[frozenset[str]] = set()

    def resolved(self, entry: RawEntry) -> RawEntry:
        """Return an entry with everything that it inherits."""
        if not any(self.sources(entry)) and not any(_references(entry)) and not any(_granular(entry)):
            return entry
        waiting = [entry]
        while waiting:  # a chain may be long, so no recursion
            current = waiting[-1]
            if id(current) in self.done:
                waiting.pop()
                continue
            sources = [source for _, source in self.sources(current) if id(source) not in self.done]
            ahead = [source for source in sources if all(source is not other for other in waiting)]
            for source in sources:
                if any(source is other for other in waiting):
                    self.circle(waiting, source)
            if ahead:
                waiting.append(ahead[0])
                continue
            self.done[id(current)] = self.with_parent(self.with_fields(self.with_data(current)))
            waiting.pop()
        return self.done[id(entry)]

    def sources(self, entry: RawEntry) -> Iterator[tuple[str, RawEntry]]:
        """Yield the entries from which this one inherits, each with the field that says so."""
        for name, key in _references(entry):
            source = self.by_key.get(key.lower())
            if source is not None and name != "xref":
                yield name, source
        for name, target in _granular(entry):
            if found := self.target(target):
                yield name, found[0]

    def known(self, entry: RawEntry, name: str) -> list[RawEntry]:
        """Return the entries that a field names, without dangling references and circles."""
        found = []
        for field_, key in _references(entry):
            if field_ != name:
                continue
            source = self.by_key.get(key.lower())
            if source is None:
                self.dangling(entry, name, key)
            elif id(source) in self.done:
                found.append(self.done[id(source)])
        return found

    def with_data(self, entry: RawEntry) -> RawEntry:
        """Return the entry with the fields of its `xdata`; of two that have a field the later one's."""
        for shared in reversed(self.known(entry, "xdata")):
            names = {name: (name,) for name in shared.fields if name not in {"ids", "xdata"}}
            entry = _with(entry, shared, names)
        return entry

    def with_fields(self, entry: RawEntry) -> RawEntry:
        """Return the entry with each `xdata=key-field` in a field replaced (biblatex manual, section 3.13.6)."""
        fields = dict(entry.fields)
        for name, value in entry.fields.items():
            if "xdata" not in value or name == "xdata":
                continue
            list_ = split_list(value) if name in _NAME_FIELDS else None
            items = [written.text for written in list_.names] if list_ else [value]
            texts = [self.granular(entry, name, item) for item in items]
            if texts != items:
                others = [" and others"] if list_ and list_.is_incomplete else []
                fields[name] = " and ".join(text for text in texts if text) + "".join(others)
        return replace(entry, fields=fields) if fields != entry.fields else entry

    def granular(self, entry: RawEntry, name: str, item: str) -> str:
        """Return what stands for one item of a field: itself, or what it names in another entry."""
        match = _XDATA.match(item)
        if match is None:
            return item
        found = self.target(match["target"])
        source = self.done.get(id(found[0])) if found else None
        value = source.fields.get(found[1]) if source and found else None
        if value is None or found is None:
            self.dangling(entry, name, match["target"])
            return ""
        if found[2] is None:
            return value
        names = split_list(value).names
        return names[found[2] - 1].text if 0 < found[2] <= len(names) else ""

    def target(self, written: str) -> tuple[RawEntry, str, int | None] | None:
        """Return the entry, field and position that `key-field` or `key-field-1` names; keys may hold hyphens."""
        position: int | None = None
        rest, _, last = written.rpartition("-")
        if last.isdecimal() and rest:
            position, written = int(last), rest
        key, _, name = written.rpartition("-")
        entry = self.by_key.get(key.lower())
        return (entry, name.lower(), position) if entry else None

    def with_parent(self, entry: RawEntry) -> RawEntry:
        """Return the entry with what it inherits from its parent, by the types of both."""
        self.known(entry, "xref")
        parents = self.known(entry, "crossref")
        if id(entry) in self.without_parent:
            entry = replace(entry, is_broken=True)
        for parent in parents:
            renamed = _renamed(parent.entry_type, entry.entry_type)
            names = {name: renamed.get(name, (name,)) for name in parent.fields}
            entry = _with(entry, parent, names)
        return entry

    def dangling(self, entry: RawEntry, name: str, key: str) -> None:
        """Report a reference to nowhere: an error where the entry lacks what it would inherit."""
        message = f"`{entry.key}` refers to `{key}`, which is in no .bib file"
        near = len(self.diagnostics) < _MOST_GUESSES
        help_ = did_you_mean(key, [known.key for known in self.by_key.values()]) if near else None
        if not help_:
            help_ = f"add the entry, or remove the field `{entry.own_name(name)}`"
        severity = Severity.WARNING
        if name != "xref" and _lacks_fields(entry):
            severity = Severity.ERROR
            self.without_parent.add(id(entry))
        self.diagnostics.append(Diagnostic("bib-crossref", message, entry.field_span(name), help_, severity))

    def circle(self, waiting: Sequence[RawEntry], source: RawEntry) -> None:
        """Report entries that inherit from each other, once a circle."""
        start = next(position for position, entry in enumerate(waiting) if entry is source)
        members = waiting[start:]
        keys = frozenset(entry.key.lower() for entry in members)
        if keys in self.circles:
            return
        self.circles.add(keys)
        path = " → ".join(f"`{entry.key}`" for entry in (*members, source))
        name = next(name for name, other in self.sources(members[-1]) if other is source)
        span = members[-1].field_span(name)
        message = f"entries refer to each other in a circle: {path}"
        help_ = "remove one of these references"
        self.diagnostics.append(Diagnostic("bib-crossref", message, span, help_, Severity.WARNING))


def _lacks_fields(entry: RawEntry) -> bool:
    present = [name for name, value in entry.fields.items() if value]
    if any(name in present for name in (*_DATES, "pubstate")):
        present.append("date")
    return bool(missing_fields(kind_of(entry.entry_type, entry.fields), entry.entry_type, present))


def _references(entry: RawEntry) -> Iterator[tuple[str, str]]:
    """Yield the keys that an entry refers to, each with the field that does."""
    for key in entry.fields.get("xdata", "").split(","):
        if key.strip():
            yield "xdata", key.strip()
    for name in ("crossref", "xref"):
        if key := entry.fields.get(name, "").strip():
            yield name, key


def _granular(entry: RawEntry) -> Iterator[tuple[str, str]]:
    for name, value in entry.fields.items():
        if "xdata" in value and name != "xdata":
            for item in value.split(" and ") if name in _NAME_FIELDS else [value]:
                if match := _XDATA.match(item):
                    yield name, match["target"]


def _with(entry: RawEntry, source: RawEntry, names: Mapping[str, tuple[str, ...]]) -> RawEntry:
    """Return an entry with fields of another under these names, where it has no such field itself."""
    fields, places, own_names = dict(entry.fields), dict(entry.places), dict(entry.own_names)
    taken = set(entry.inherited)
    has_date = any(entry.fields.get(name) for name in _DATES)
    for name, targets in names.items():
        if has_date and name in _DATES:
            continue
        for target in targets:
            if fields.get(target) or not source.fields.get(name):
                continue
            fields[target] = source.fields[name]
            place = source.places.get(name) or Place(source.source, source.start, source.start)
            places[target] = place
            taken.add(target)
            own_names[target] = source.own_name(name)
    return replace(entry, fields=fields, places=places, own_names=own_names, inherited=frozenset(taken))
