"""What a variant can spare: entries, what is in them, and publications that have a priority."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.model.base import Entry
from cvtex.model.inner import inside
from cvtex.model.priorities import PRIORITIES, Priority
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.plan import PlannedSection, has_content
from cvtex.render.view import bib_mark, source_mark
from cvtex.source.locate import TomlPath

_LONGEST = 40
"""Characters of a title that is shown."""


@dataclass(frozen=True)
class Spare:
    """Something that may be left out of the section in which it is printed."""

    section: int
    """The number of its section, groups among them, from 0."""
    printed: Entry | Publication
    mark: str
    """Its mark in the .tex."""
    priority: Priority

    @property
    def name(self) -> str:
        """Its citation key, or its path in cv.toml."""
        return self.printed.key if isinstance(self.printed, Publication) else self.mark

    def title(self, language: str) -> str:
        """Return the beginning of what it is called."""
        if isinstance(self.printed, Publication):
            title = plain(self.printed.title)
        else:
            title = self.printed.called.in_language(language)[0] if self.printed.called else ""
        title = " ".join(title.split())
        return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def spares_of(sections: Sequence[PlannedSection]) -> tuple[Spare, ...]:
    """Return what may be left out, in the order in which it is: by priority, and from the end of the document."""
    found = [
        Spare(number, printed, mark, priority)
        for number, (section, own) in enumerate(_all(sections, None))
        for mark, printed, priority in _printed(section, own)
        if priority and priority != "always"
    ]
    found.reverse()
    return tuple(sorted(found, key=lambda one: PRIORITIES.index(one.priority)))


def without(sections: Sequence[PlannedSection], left_out: Collection[Spare]) -> tuple[PlannedSection, ...]:
    """Return sections without what is left out, and without what nothing is left of."""
    numbers = {id(section): number for number, (section, _) in enumerate(_all(sections, None))}
    out = frozenset((one.section, id(one.printed)) for one in left_out)
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


def _printed(
    section: PlannedSection, own: Priority | None
) -> Iterator[tuple[str, Entry | Publication, Priority | None]]:
    """Yield what a section prints, with its mark and its priority, in order; what is in an entry comes behind it.

    The section's priority is that of its entries, not of what is in them.
    """
    for publication in section.publications:
        yield str(bib_mark(publication.span)), publication, publication.priority or own
    for index, entry in section.entries:
        path = (*section.entries_path, index)
        yield str(source_mark(path)), entry, entry.priority or own
        for place, inner in _inside(entry, path, section):
            yield str(source_mark(place)), inner, inner.priority


def _inside(entry: Entry, path: TomlPath, section: PlannedSection) -> Iterator[tuple[TomlPath, Entry]]:
    for inner in inside(entry):
        if section.keeps(inner.entry):
            place = (*path, inner.field, inner.place)
            yield place, inner.entry
            yield from _inside(inner.entry, place, section)


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
