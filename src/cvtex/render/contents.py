"""What a section prints, one by one: entries and what is in them, or publications, each with its mark in the .tex."""

from collections.abc import Iterator
from typing import NamedTuple

from cvtex.model.base import Entry
from cvtex.model.inner import inside
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.plan import PlannedSection
from cvtex.render.view import bib_mark, source_mark
from cvtex.source.locate import TomlPath

_LONGEST = 40
"""Characters of a title that is shown."""


class Content(NamedTuple):
    """Something that a section prints."""

    mark: str
    printed: Entry | Publication
    outer: str | None = None
    """The mark of the entry that it stands in."""

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


def contents_of(section: PlannedSection) -> Iterator[Content]:
    """Yield what a section prints itself, in order; what is in an entry comes behind it."""
    for publication in section.publications:
        yield Content(str(bib_mark(publication.span)), publication)
    for index, entry in section.entries:
        path = (*section.entries_path, index)
        yield Content(str(source_mark(path)), entry)
        yield from _inside(entry, path, section)


def _inside(entry: Entry, path: TomlPath, section: PlannedSection) -> Iterator[Content]:
    for inner in inside(entry):
        if section.keeps(inner.entry):
            place = (*path, inner.field, inner.place)
            yield Content(str(source_mark(place)), inner.entry, str(source_mark(path)))
            yield from _inside(inner.entry, place, section)
