"""What a variant prints, before it is written: its tree of sections with the entries selected for each."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cvtex.bibliography.linking.links import link_labels
from cvtex.bibliography.selection import select_publications
from cvtex.model.base import Entry
from cvtex.model.cv import CV
from cvtex.model.entries import Bio, Personal, Talk
from cvtex.model.inner import inside
from cvtex.model.lists import DEFAULTS, ListSettings, settled
from cvtex.model.publication import Publication
from cvtex.model.resolve import PlacedSection, ResolvedVariant, did_you_mean
from cvtex.model.sections import EntrySection, PublicationSection, Section
from cvtex.model.selection import Select, has_tag, is_kept_inside, selected
from cvtex.render.personal import WHERE, personal_text
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks


@dataclass(frozen=True)
class PlannedSection:
    """A section with what it prints: entries with their index in cv.toml, or publications, or other sections."""

    name: str
    section: Section
    level: int
    path: TomlPath
    """Where cv.toml says what it is."""
    use_path: TomlPath
    """Where it is put into the document."""
    entries_path: TomlPath
    entries: tuple[tuple[int, Entry], ...] = ()
    publications: tuple[Publication, ...] = ()
    settings: ListSettings = DEFAULTS
    """How publications are set, everything settled."""
    keeps: Callable[[Entry], bool] = lambda _: True
    """Whether an entry inside one of the entries (a role, a highlight) is printed."""
    children: tuple["PlannedSection", ...] = ()
    beyond_max: int = 0
    """How many more its selection has, which its `max` leaves out."""
    said: tuple[TomlPath, ...] = ()
    """Where cv.toml can say how its lists are set, the nearest place first."""

    def walk(self) -> Iterator["PlannedSection"]:
        """Yield this section and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Planner:
    """Plans one variant of a CV."""

    def __init__(
        self,
        cv: CV,
        variant: ResolvedVariant,
        publications: Sequence[Publication],
        today: datetime.date,
        remarks: Remarks,
    ) -> None:
        self.cv = cv
        self.variant = variant
        self.publications = publications
        self.today = today
        self.remarks = remarks

    def plan(self) -> tuple[PlannedSection, ...]:
        """Return the variant's sections that have something to print."""
        planned = (self._section(placed, 1) for placed in self.variant.sections)
        return tuple(section for section in planned if section)

    def _section(self, placed: PlacedSection, level: int) -> PlannedSection | None:
        section = placed.section
        entries: tuple[tuple[int, Entry], ...] = ()
        publications: tuple[Publication, ...] = ()
        children: tuple[PlannedSection, ...] = ()
        beyond_max = 0
        settings = DEFAULTS
        entries_path: TomlPath = (section.kind,)
        unprinted: set[int] = set()
        if isinstance(section, EntrySection):
            if section.entries is not None:
                entries_path = (*placed.path, "entries")
            entries, beyond_max = self._entries(section, placed)
            unprinted = {id(inner) for _, entry in entries for inner in self._unprinted(entry, section.select)}
            entries = tuple(entry for entry in entries if has_content(entry[1], lambda one: id(one) not in unprinted))
        elif isinstance(section, PublicationSection):
            self._check_names(section.select, {p.key for p in self.publications}, placed, "publication")
            settings = settled(section, *(group.section for group in placed.groups), self.variant.lists)
            self._check_labels(settings, placed)
            group_by = settings.group_by or "none"
            publications = select_publications(self.publications, section.select, self.today, group_by)
            if section.select.max:
                everything = section.select.model_copy(update={"max": None})
                found = select_publications(self.publications, everything, self.today)
                beyond_max = len(found) - len(publications)
        else:
            if section.select != Select() and (path := self._select_path(placed)):
                message = f"`select` means nothing to the group `{placed.name}`"
                self.remarks.warning("useless-select", message, path, "select in the sections under it")
            inner = (self._section(child, level + 1) for child in placed.children)
            children = tuple(child for child in inner if child)
        if not (entries or publications or children):
            if placed.fallback:
                return self._section(placed.fallback, level)
            self._report_empty(placed)
            return None
        return PlannedSection(
            name=placed.name,
            section=section,
            level=level,
            path=placed.path,
            use_path=placed.use_path,
            entries_path=entries_path,
            entries=entries,
            publications=publications,
            settings=settings,
            keeps=lambda inner: id(inner) not in unprinted,
            children=children,
            beyond_max=beyond_max,
            said=self._said(placed),
        )

    def _said(self, placed: PlacedSection) -> tuple[TomlPath, ...]:
        """Return the places where cv.toml can say how a section's lists are set, the nearest first."""
        sections = [path for section in (placed, *placed.groups) for path in (section.use_path, section.path)]
        variants = (("variants", name, "lists") for name in self.variant.ancestry)
        return (*sections, *variants, ("publications", "lists"))

    def _entries(self, section: EntrySection, placed: PlacedSection) -> tuple[tuple[tuple[int, Entry], ...], int]:
        """Return the entries that a selection keeps, each with its place, and how many more its `max` leaves out."""
        own = section.entries
        all_entries: tuple[Entry, ...] = getattr(self.cv, section.kind) if own is None else own
        self._check_names(section.select, {entry.id for entry in all_entries if entry.id}, placed, "entry")
        index = {id(entry): position for position, entry in enumerate(all_entries)}
        lengths, tags = section.select.lengths, section.select.tags
        chosen = selected(
            all_entries,
            section.select.model_copy(update={"tags": (), "max": None}),
            self.today,
            self._is_printed,
            lambda entry: not tags or has_tag(entry, tags),
            lambda entry: not lengths or (isinstance(entry, Bio) and entry.length in lengths),
            lambda entry: not section.select.invited or not isinstance(entry, Talk) or entry.invited or entry.keynote,
        )
        most = section.select.max or len(chosen)
        filled = tuple(self._filled((index[id(entry)], entry) for entry in chosen[:most]))
        return filled, max(0, len(chosen) - most)

    def _unprinted(self, entry: Entry, select: Select) -> Iterator[Entry]:
        """Yield the entries inside an entry that are not printed, at any depth."""
        for inner in inside(entry):
            if not (self._is_printed(inner.entry) and is_kept_inside(entry, inner, select, self.today)):
                yield inner.entry
            yield from self._unprinted(inner.entry, select)

    def _filled(self, entries: Iterable[tuple[int, Entry]]) -> Iterator[tuple[int, Entry]]:
        """Yield entries; rows of personal data with their text, where there is one."""
        for index, entry in entries:
            if not isinstance(entry, Personal) or entry.text or not entry.field:
                yield index, entry
            elif text := personal_text(entry.field, self.cv, self.variant.language, self.today):
                yield index, entry.model_copy(update={"text": text})
            elif entry.required:
                label, _ = entry.label.in_language(self.variant.language)
                message = f"nothing is known for the row “{label}”"
                path = self.variant.profile_path or ("variants", self.variant.name)
                help_ = f"add {WHERE.get(entry.field, f'`{entry.field}` in `[person]`')}"
                self.remarks.warning("empty-row", message, path, help_)

    def _is_printed(self, entry: Entry) -> bool:
        name = self.variant.name
        return (entry.only is None or name in entry.only) and name not in entry.not_

    def _report_empty(self, placed: PlacedSection) -> None:
        """Report a selection of the user's that leaves nothing."""
        path = self._select_path(placed)
        if path:
            message = f"section `{placed.name}` selects nothing in variant `{self.variant.name}`"
            self.remarks.warning("empty-selection", message, path, "loosen the selection, or leave it out")

    def _select_path(self, placed: PlacedSection) -> TomlPath | None:
        """Return where the user wrote a section's selection: where it is used, or where it is declared."""
        return self.remarks.document.first_of((*placed.use_path, "select"), (*placed.path, "select"))

    def _check_labels(self, settings: ListSettings, placed: PlacedSection) -> None:
        """Report the links that a list asks for and that no publication can have."""
        known = link_labels()
        for index, label in enumerate(settings.link_labels or ()):
            if label not in known:
                places = ((*place, "link_labels") for place in self._said(placed))
                path = self.remarks.document.first_of(*places) or placed.path
                help_ = did_you_mean(label, known) or "there are " + ", ".join(f"`{one}`" for one in known)
                self.remarks.error("unknown-link", f"no link is called `{label}`", (*path, index), help_)

    def _check_names(self, select: Select, known: set[str], placed: PlacedSection, what: str) -> None:
        """Report what a selection asks for by name and nobody has."""
        for key, names in (("keys", select.keys), ("ids", select.ids)):
            for index, name in enumerate(names):
                if name not in known:
                    path = self._select_path(placed) or placed.path
                    help_ = self._left_out(name) or did_you_mean(name, known)
                    self.remarks.error("unknown-entry", f"there is no {what} `{name}`", (*path, key, index), help_)

    def _left_out(self, name: str) -> str | None:
        """Return the help that names the published work which stands for a preprint of this name."""
        for published in self.publications:
            if name in published.stands_for:
                return f"it is a preprint of `{published.key}`, and `preprints` in `[publications]` leaves it out"
        return None


def has_content(entry: Entry, keeps: Callable[[Entry], bool]) -> bool:
    """Return whether anything is left of an entry: one that is made of entries (roles, degrees) needs one of them."""
    parts = [inner.entry for inner in inside(entry) if inner.is_part]
    return not parts or any(keeps(part) for part in parts)
