"""Annotations of names: `author+an = {1=corresponding; 2,3=equal}`.

See the biblatex manual, "Data Annotations": annotations of items and of their parts, named annotations
(`author+an:role`), literal values in quotation marks. An annotation without a position holds for the whole field. That
a position may be a list of positions is an addition of cvtex.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cvtex.bibliography.people.braces import split_outside
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.marks import is_known_mark, meaning_of, nearest_mark
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

    `name` is the annotation's own name, empty where it has none. Under a name that is not about marks stands data for
    other programs: of it only what cvtex knows is read, and nothing is wrong.
    """
    is_ours = name in PEOPLE["annotations"]["marking"] or name == "orcid"
    for first, last in split_outside(source, ";", quotes=True):
        text = source[first:last]
        shown = text.strip()
        if not shown:
            continue
        start = first + text.index(shown)
        flaws = _read(text, shown, name, count, found)
        if is_ours:
            yield from (replace(flaw, start=start, end=start + len(shown)) for flaw in flaws)
        else:
            deque(flaws, maxlen=0)


def _read(text: str, shown: str, name: str, count: int, found: Annotations) -> Iterator[Flaw]:
    """Add what one annotation says; yield what is wrong with it, without the place."""
    where, sign, values = text.partition("=")
    match = _POSITIONS.match(where) if sign else None
    if match is None:
        yield Flaw(f"`{shown}` is no annotation", _HELP, code="bib-annotation")
        return
    positions = [int(number) - 1 for number in re.findall(r"\d+", match["positions"] or "")]
    beyond = [position + 1 for position in positions if not 0 <= position < count]
    if beyond:
        what = f"`{shown}` annotates name {beyond[0]}, but the list has {_names(count)}"
        yield Flaw(what, "positions count from 1", code="bib-annotation")
    within = [position for position in positions if 0 <= position < count] if match["positions"] else range(count)
    for first, last in split_outside(values, ",", quotes=True):
        yield from _add(values[first:last].strip(), name, within, found)


def _add(value: str, name: str, positions: Sequence[int], found: Annotations) -> Iterator[Flaw]:
    """Add one value to the names at some positions."""
    table = PEOPLE["annotations"]
    is_literal = len(value) > 1 and value.startswith('"') and value.endswith('"')
    text = text_of(value[1:-1] if is_literal else value).strip()
    if not text or not positions:
        return
    if name == "orcid" or (is_literal and orcid_of(text)):
        orcid = orcid_of(text)
        if orcid and is_orcid(orcid):
            found.orcids.update(dict.fromkeys(positions, orcid))
        else:
            what = f"`{text}` is no ORCID iD" + (": its check digit is wrong" if orcid else "")
            yield Flaw(what, "copy it from orcid.org; it looks like 0000-0002-1825-0097", code="bib-orcid")
    elif text.casefold() in table["owner"]:
        found.owner.update(positions)
    elif name in table["marking"] or is_known_mark(text):
        for position in positions:
            found.marks.setdefault(position, set()).add(meaning_of(text))
        near = nearest_mark(text, table["owner"])
        if near:
            yield Flaw(f"`{text}` is no mark that cvtex knows", f"did you mean `{near}`?", code="bib-annotation")


def _names(count: int) -> str:
    return "1 name" if count == 1 else f"{count} names"
