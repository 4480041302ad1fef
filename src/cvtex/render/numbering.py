"""The labels of publications: numbers, with or without letters, or years, computed for a whole document at once."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cvtex.model.publication import Publication
from cvtex.render.plan import PlannedSection


class Labels:
    """What stands in the margin beside each publication of a document."""

    def __init__(self, sections: Sequence[PlannedSection]) -> None:
        lists = [section for outer in sections for section in outer.walk() if section.publications]
        self._by_list = {id(section): labels for section, labels in _labelled(lists)}
        self._names: dict[tuple[str, int], str] = {}
        for section in lists:
            for publication, label in zip(section.publications, self._by_list[id(section)], strict=True):
                self._names.setdefault((section.name, id(publication)), label)
                self._names.setdefault(("", id(publication)), label)

    @property
    def are_there(self) -> bool:
        """Whether any publication has one."""
        return any(self._names.values())

    def of(self, section: PlannedSection) -> tuple[str, ...]:
        """Return the labels of a list's publications, in its order."""
        return self._by_list.get(id(section), ())

    def named(self, section: PlannedSection, publication: Publication) -> str | None:
        """Return the label that a publication has in the list of this name, or else in the first that prints it."""
        return self._names.get((section.name, id(publication)), self._names.get(("", id(publication))))


def _labelled(lists: Sequence[PlannedSection]) -> Iterator[tuple[PlannedSection, tuple[str, ...]]]:
    """Yield the lists with their labels; those whose numbers run through the document count together."""
    whole = sum(len(section.publications) for section in lists if _runs_through(section))
    before = 0
    for section in lists:
        settings, count = section.settings, len(section.publications)
        first, total = (before, whole) if _runs_through(section) else (0, count)
        before += count if _runs_through(section) else 0
        match settings.numbering:
            case "up":
                numbers = range(first + 1, first + count + 1)
            case "down":
                numbers = range(total - first, total - first - count, -1)
            case "years":
                yield section, tuple(_years(section.publications))
                continue
            case _:
                yield section, ("",) * count
                continue
        yield section, tuple(f"{settings.prefix}{number}" if settings.prefix else f"{number}." for number in numbers)


def _runs_through(section: PlannedSection) -> bool:
    return section.settings.numbering_scope == "document" and section.settings.numbering in {"up", "down"}


def _years(publications: Sequence[Publication]) -> Iterator[str]:
    """Yield the year of each publication where it is another one than that before, nothing elsewhere."""
    for year, run in groupby(publications, key=lambda publication: publication.date and publication.date.year):
        yield str(year or "")
        yield from ("" for _ in list(run)[1:])
