"""What a variant can spare: entries, what is in them, and publications that have a priority."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.model.base import Entry
from cvtex.model.priorities import PRIORITIES, Priority
from cvtex.model.publication import Publication
from cvtex.render.contents import Content, contents_of
from cvtex.render.plan import PlannedSection, has_content


@dataclass(frozen=True)
class Spare:
    """Something that may be left out of the section in which it is printed."""

    section: int
    """The number of its section, groups among them, from 0."""
    content: Content
    priority: Priority


def spares_of(sections: Sequence[PlannedSection]) -> tuple[Spare, ...]:
    """Return what may be left out, in the order in which it is: by priority, and from the end of the document."""
    found = [
        Spare(number, content, priority)
        for number, (section, own) in enumerate(_all(sections, None))
        for content in contents_of(section)
        if (priority := _priority(content, own)) and priority != "always"
    ]
    found.reverse()
    return tuple(sorted(found, key=lambda one: PRIORITIES.index(one.priority)))


def without(sections: Sequence[PlannedSection], left_out: Collection[Spare]) -> tuple[PlannedSection, ...]:
    """Return sections without what is left out, and without what nothing is left of."""
    numbers = {id(section): number for number, (section, _) in enumerate(_all(sections, None))}
    out = frozenset((one.section, id(one.content.printed)) for one in left_out)
    shorter = (_without(section, out, numbers) for section in sections)
    return tuple(section for section in shorter if section)


def _all(
    sections: Sequence[PlannedSection], priority: Priority | None
) -> Iterator[tuple[PlannedSection, Priority | None]]:
    """Yield sections and all below them, in order, each with the priority of what is in it."""
    for section in sections:
        own = section.section.priority or priority
        yield section, own
        yield from _all(section.children, own)


def _priority(content: Content, of_section: Priority | None) -> Priority | None:
    """Return the priority of what a section prints; the section's is that of its entries, not of what is in them."""
    return content.printed.priority or (None if content.outer else of_section)


def _without(
    section: PlannedSection, out: Collection[tuple[int, int]], numbers: dict[int, int]
) -> PlannedSection | None:
    """Return a section without what is left out, None where nothing is left of it."""
    number = numbers[id(section)]

    def keeps(printed: Entry | Publication) -> bool:
        return (number, id(printed)) not in out

    def keeps_inside(inner: Entry) -> bool:
        return section.keeps(inner) and keeps(inner)

    children = tuple(child for inner in section.children if (child := _without(inner, out, numbers)))
    entries = tuple(one for one in section.entries if keeps(one[1]) and has_content(one[1], keeps_inside))
    publications = tuple(publication for publication in section.publications if keeps(publication))
    if not (children or entries or publications):
        return None
    return replace(section, entries=entries, publications=publications, keeps=keeps_inside, children=children)
