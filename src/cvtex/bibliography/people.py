"""The people of an entry: its name fields read, the owner found among them, everything odd reported."""

import re
from dataclasses import replace
from typing import get_args

from cvtex.bibliography.names import parse_name, split_list
from cvtex.bibliography.owner import Owner
from cvtex.bibliography.read import RawEntry
from cvtex.bibliography.remarks import EntryRemarks
from cvtex.model.publication import Name, NameList, Role

_SEVERAL = re.compile(r"(?i)(?:\A|\s)and(?:\s|\Z)|;")


def people_of(entry: RawEntry, owner: Owner, remarks: EntryRemarks) -> dict[Role, NameList]:
    """Return the people of an entry by what they did, the owner among them marked."""
    people = {role: _names(entry, role, remarks) for role in get_args(Role) if entry.fields.get(role)}
    role: Role = "author" if "author" in people or "editor" not in people else "editor"
    if role in people:
        names = _with_owner(people[role].names, role, owner, remarks)
        people[role] = replace(people[role], names=names)
    return people


def _names(entry: RawEntry, role: Role, remarks: EntryRemarks) -> NameList:
    """Return the names in a field with their annotations."""
    sources, is_incomplete = split_list(entry.fields[role])
    marks = _annotations(entry.fields.get(f"{role}+an", ""))
    names = []
    for number, source in enumerate(sources, start=1):
        name, problem = parse_name(source)
        if problem:
            remarks.warn("bib-name", f": {problem}", role, "separate names with `and`")
        elif _SEVERAL.search(f"{name.given} {name.family} {name.suffix}") or not name.family:
            help_ = "separate names with `and`, and none before the first or behind the last"
            remarks.warn("bib-name", f": `{source}` does not look like one name", role, help_)
        names.append(replace(name, marks=marks.get(number, frozenset())))
    return NameList(tuple(names), is_incomplete)


def _with_owner(names: tuple[Name, ...], role: Role, owner: Owner, remarks: EntryRemarks) -> tuple[Name, ...]:
    marked, is_ambiguous = owner.marked(names)
    if is_ambiguous:
        remarks.warn(
            "owner-ambiguous", ": more than one name could be the owner's", role, "write the given names in full"
        )
    elif names and not any(name.is_owner for name in marked):
        help_ = "if a name is spelt in another way there, add it to `former_names` in `[person]`"
        remarks.warn("owner-missing", ": none of the names is the owner's", role, help_)
    return marked


def _annotations(source: str) -> dict[int, frozenset[str]]:
    """Read `1=corresponding;2,3=equal` (biblatex manual, section 3.7): marks by position, counted from 1."""
    marks: dict[int, frozenset[str]] = {}
    for part in source.split(";"):
        position, _, values = part.partition("=")
        if position.strip().isdigit():
            marks[int(position)] = frozenset(value.strip(' "') for value in values.split(",") if value.strip())
    return marks
