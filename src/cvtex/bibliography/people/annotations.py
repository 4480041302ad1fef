"""Annotations of names: `author+an = {1=corresponding; 2,3=equal}`.

See the biblatex manual, "Data Annotations": annotations of items and of their parts, named annotations
(`author+an:role`), literal values in quotation marks. An annotation without a position holds for the whole field. That
a position may be a list of positions is an addition of cvtex.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cvtex.bibliography.people.braces import split_outside
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.marks import meaning_of
from cvtex.bibliography.people.vocabulary import PEOPLE
from cvtex.model.identifiers import is_orcid, orcid_of
from cvtex.text.latex import text_of

_HELP = "annotations look like `1=corresponding; 2,3=equal`, with positions counted from 1"
_POSITIONS = re.compile(r"\s*(?P<positions>\d+(?:\s*,\s*\d+)*)?\s*(?::\s*[\w-]+\s*)?\Z")


@dataclass(slots=True)
class Annotations:
    """What the annotations of a list of names say, by the names' positions from 0."""

    marks: dict[int, set[str]] = field(default_factory=dict)
    orcids: dict[int, str] = field(default_factory=dict)
    owner: set[int] = field(default_factory=set)


def read_annotations(source: str, name: str, count: int, found: Annotations) -> Iterator[Flaw]:
    """Add what an annotation field says about a list of `count` names; yield what is wrong with it.

    `name` is the annotation's own name, empty where it has none.
    """
    for first, last in split_outside(source, ";", quotes=True):
        text = source[first:last]
        shown = text.strip()
        if not shown:
            continue
        start = first + text.index(shown)
        where, sign, values = text.partition("=")
        match = _POSITIONS.match(where) if sign else None
        if match is None:
            yield Flaw(f"`{shown}` is no annotation", _HELP, start, start + len(shown), code="bib-annotation")
            continue
        positions = [int(number) - 1 for number in re.findall(r"\d+", match["positions"] or "")]
        beyond = [position + 1 for position in positions if not 0 <= position < count]
        if beyond:
            what = f"`{shown}` annotates name {beyond[0]}, but the list has {_names(count)}"
            yield Flaw(what, "positions count from 1", start, start + len(shown), code="bib-annotation")
        for position in positions if match["positions"] else range(count):
            if 0 <= position < count:
                yield from _add(values, name, position, found, (start, start + len(shown)))


def _add(values: str, name: str, position: int, found: Annotations, place: tuple[int, int]) -> Iterator[Flaw]:
    table = PEOPLE["annotations"]
    for first, last in split_outside(values, ",", quotes=True):
        value = values[first:last].strip()
        is_literal = len(value) > 1 and value.startswith('"') and value.endswith('"')
        text = text_of(value[1:-1] if is_literal else value).strip()
        if not text:
            continue
        if name == "orcid" or (is_literal and orcid_of(text)):
            orcid = orcid_of(text)
            if orcid and is_orcid(orcid):
                found.orcids[position] = orcid
            else:
                what = f"`{text}` is no ORCID iD" + (": its check digit is wrong" if orcid else "")
                yield Flaw(what, "copy it from orcid.org; it looks like 0000-0002-1825-0097", *place, code="bib-orcid")
        elif text.casefold() in table["owner"]:
            found.owner.add(position)
        elif not is_literal or name in table["marking"]:
            found.marks.setdefault(position, set()).add(meaning_of(text))


def _names(count: int) -> str:
    return "1 name" if count == 1 else f"{count} names"
