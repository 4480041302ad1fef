"""The people of an entry: its name fields read, the owner found among them, everything odd reported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self, get_args

from cvtex.bibliography.people.annotations import Annotations, read_annotations
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.name_lists import Written, split_list
from cvtex.bibliography.people.names import parse_name
from cvtex.bibliography.people.owner import Finding, Owner
from cvtex.bibliography.people.settle import settle
from cvtex.bibliography.reading.places import FieldPlaces
from cvtex.bibliography.reading.read import RawEntry
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.model.publication import Name, NameList, Role

_ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class KnownPeople:
    """Whom the CV knows: its owner, and who always has a mark."""

    owner: Owner
    marked: Mapping[str, tuple[Owner, ...]] = field(default_factory=dict)
    """By mark, each person who has it, in any spelling."""

    @classmethod
    def with_marks(cls, owner: Owner, names: Mapping[str, Sequence[str]]) -> Self:
        """Return the owner with the people named for each mark."""
        return cls(owner, {mark: tuple(Owner([name]) for name in people) for mark, people in names.items() if people})

    def marked_list(self, people: NameList) -> NameList:
        """Return the names with the marks that the people among them always have."""
        found = [
            (finding.position, mark)
            for mark, persons in self.marked.items()
            for person in persons
            if (finding := person.find(people.names)).is_certain
        ]
        marks: dict[int, set[str]] = {}
        for position, mark in found:
            marks.setdefault(position or 0, set()).add(mark)
        names = (
            replace(name, marks=name.marks | marks[position]) if position in marks else name
            for position, name in enumerate(people.names)
        )
        return replace(people, names=tuple(names)) if marks else people


def people_of(entry: RawEntry, known: KnownPeople, remarks: EntryRemarks) -> dict[Role, NameList]:
    """Return the people of an entry by what they did, the owner among them marked."""
    owner = known.owner
    fields = {role: _Field(entry, role, owner, remarks) for role in _ROLES if entry.fields.get(role)}
    people = {role: known.marked_list(field.names()) for role, field in fields.items()}
    findings = {role: owner.find(people[role].names, field.annotations.owner) for role, field in fields.items()}
    for role, finding in findings.items():
        if finding.position is not None:
            people[role] = _with_owner(people[role], finding.position, owner)
    if owner.is_known:
        _report_owner(fields, people, findings, owner, entry)
    return people


def names_in(entries: Iterable[RawEntry]) -> Iterator[Name]:
    """Yield every name in the entries that can be read in one way only."""
    for entry in entries:
        for role in _ROLES:
            for written in split_list(entry.fields.get(role, "")).names:
                if not written.otherwise:
                    yield parse_name(written.text).name


class _Field:
    """One name field of an entry, and its annotations."""

    def __init__(self, entry: RawEntry, role: Role, owner: Owner, remarks: EntryRemarks) -> None:
        self.entry = entry
        self.role = role
        self.owner = owner
        self.remarks = remarks
        self.list = split_list(entry.fields[role])
        self.places = FieldPlaces(entry, role)
        self.annotations = Annotations()
        self.written: list[Written] = []

    def names(self) -> NameList:
        """Return the names with their marks; what is wrong with them is reported."""
        for flaw in self.list.flaws:
            self.report(flaw, self.places)
        all_written = [one for written in self.list.names for one in self.settled(written)]
        names = [self.name(written) for written in all_written]
        present = [(name, written) for name, written in zip(names, all_written, strict=True) if _is_present(name)]
        self.written = [written for _, written in present]
        self.annotate(len(present))
        marks, orcids = self.annotations.marks, self.annotations.orcids
        annotated = (
            replace(name, marks=name.marks | marks.get(number, set()), orcid=orcids.get(number, name.orcid))
            if number in marks or number in orcids
            else name
            for number, (name, _) in enumerate(present)
        )
        return NameList(tuple(annotated), self.list.is_incomplete)

    def settled(self, written: Written) -> Sequence[Written]:
        """Return the name, or the names, that a text stands for which can be read in two ways."""
        if not (written.otherwise or written.typed):
            return (written,)
        others = " ".join(other.text for other in self.list.names if other is not written)
        has_plain_others = bool(others) and "," not in others
        settled, flaw = settle(written, self.owner, is_odd=has_plain_others)
        if flaw:
            self.report(flaw, self.places)
        return settled

    def name(self, written: Written) -> Name:
        parsed = parse_name(written.text)
        for flaw in parsed.flaws:
            self.report(replace(flaw, start=written.start, end=written.end), self.places)
        name = parsed.name
        if not _is_present(name):
            what = f"there is no name in `{written.text}`"
            self.report(Flaw(what, "write a name, or remove it", written.start, written.end), self.places)
        return name

    def annotate(self, count: int) -> None:
        own = f"{self.role}+an"
        for name, source in self.entry.fields.items():
            if name == own or name.startswith(f"{own}:"):
                places = FieldPlaces(self.entry, name)
                for flaw in read_annotations(source, name[len(own) + 1 :], count, self.annotations):
                    self.report(flaw, places)

    def report(self, flaw: Flaw, places: FieldPlaces) -> None:
        """Report a flaw at its place, unless the field is another entry's, where it is reported anyway."""
        if places.field in self.entry.inherited:
            return
        separator = f", field `{places.field}`: " if flaw.code == "bib-text" else ": "
        self.remarks.at(
            flaw.code, f"{separator}{flaw.what}", places.span(flaw.start, flaw.end), flaw.help, is_error=flaw.is_error
        )


def _is_present(name: Name) -> bool:
    return any(map(str.isalnum, name.family)) or bool(name.marks)


def _with_owner(people: NameList, position: int, owner: Owner) -> NameList:
    names = (_owned(name, owner) if at == position else name for at, name in enumerate(people.names))
    return NameList(tuple(names), people.is_incomplete)


@lru_cache(maxsize=1024)
def _owned(name: Name, owner: Owner) -> Name:
    return replace(owner.in_order(name), is_owner=True)


def _report_owner(
    fields: dict[Role, _Field],
    people: dict[Role, NameList],
    findings: dict[Role, Finding],
    owner: Owner,
    entry: RawEntry,
) -> None:
    """Report that the owner is nowhere, may be somebody else, or may be several."""
    for role, finding in findings.items():
        if finding.ties:
            _report_tie(fields[role], finding)
    if any(finding.is_certain or finding.ties for finding in findings.values()):
        return
    for role, finding in findings.items():
        if finding.position is not None:
            _report_doubt(fields[role], finding.position, finding.doubt)
            return
    present = [role for role in _ROLES if role in people and people[role].names]
    if present and not _is_holder(entry, owner):
        _report_missing(fields[present[0]], people[present[0]], owner)


def _report_tie(field: _Field, finding: Finding) -> None:
    first, second = (field.written[at] for at in (finding.position or 0, finding.ties[0]))
    what = f": both `{first.text}` and `{second.text}` could be the owner"
    help_ = (
        "write the given names in full, say which with "
        f"`{field.role}+an = {{{(finding.position or 0) + 1}=owner}}`, or add the other to `namesakes` in `[person]`"
    )
    field.remarks.at("owner-ambiguous", what, field.places.span(second.start, second.end), help_)


def _report_doubt(field: _Field, position: int, doubt: str | None) -> None:
    written = field.written[position]
    what = f": `{written.text}` is taken for the owner, but {doubt}"
    annotation = f"{field.role}+an = {{{position + 1}=owner}}"
    help_ = (
        f"if it is the owner, add `{annotation}` here or this spelling to `former_names` in `[person]`; "
        "if not, add it to `namesakes` there"
    )
    field.remarks.at("owner-doubtful", what, field.places.span(written.start, written.end), help_)


def _report_missing(field: _Field, people: NameList, owner: Owner) -> None:
    nearest = owner.nearest(people.names)
    help_ = "if a name is spelt in another way there, add it to `former_names` in `[person]`"
    if nearest is not None:
        written = field.written[nearest]
        help_ = f"if `{written.text}` is the owner, add it to `former_names` in `[person]`"
        span = field.places.span(written.start, written.end)
    else:
        span = field.entry.field_span(field.role)
        if people.is_incomplete:
            help_ = "write the whole list in place of `and others`, or add the spelling to `former_names` in `[person]`"
    field.remarks.at("owner-missing", ": none of the names is the owner's", span, help_)


def _is_holder(entry: RawEntry, owner: Owner) -> bool:
    """Return whether the owner holds a patent that others invented."""
    holders = [parse_name(written.text).name for written in split_list(entry.fields.get("holder", "")).names]
    return owner.find(holders).position is not None
