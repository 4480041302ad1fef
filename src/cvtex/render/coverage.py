"""Nothing vanishes, nothing twice: publications that no list prints, and those that a variant prints again."""

from collections.abc import Iterable, Iterator, Sequence

from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.publication import Publication
from cvtex.model.resolve import PlacedSection, ResolvedVariant
from cvtex.model.sections import PublicationSection
from cvtex.model.selection import Select
from cvtex.render.plan import PlannedSection

_NARROWING = frozenset(
    {
        "keys",
        "ids",
        "tags",
        "prefer",
        "keywords",
        "types",
        "venues",
        "since",
        "until",
        "last_years",
        "current",
        "past",
        "roles",
        "max",
    }
)
"""What makes a list a selection: it leaves out works on purpose. Kinds do not, nor does an order."""


def is_whole(select: Select) -> bool:
    """Return whether a list prints all works, or all of some kinds: it means to be complete."""
    return not any(getattr(select, name) for name in _NARROWING)


def printed_twice(variant: str, sections: Iterable[PlannedSection]) -> Iterator[Diagnostic]:
    """Yield a warning for each work that a variant prints twice.

    A selection beside complete lists repeats on purpose what is in them: selected papers, the latest ones.
    """
    lists = list(_lists(sections))
    whole = [section for section in lists if is_whole(section.section.select)]
    for publication, names in _printed(whole or lists):
        if len(names) > 1:
            where = ", ".join(f"`{name}`" for name in names)
            message = f"`{publication.key}` is printed {len(names)} times in variant `{variant}`: in {where}"
            help_ = "narrow the selection of one of these sections"
            yield Diagnostic("printed-twice", message, publication.span, help_, Severity.WARNING)


def never_printed(
    publications: Sequence[Publication], variants: Iterable[tuple[ResolvedVariant, Sequence[PlannedSection]]]
) -> Iterator[Diagnostic]:
    """Yield a warning for each work that no variant with complete lists prints.

    Variants that only select (a page with five papers) leave out works on purpose; where all do, nothing is missing.
    """
    printed: set[int] = set()
    selected: dict[int, str] = {}
    excluding: list[Select] = []
    any_complete = False
    for variant, sections in variants:
        whole = [select for section in variant.sections for select in _whole_lists(section)]
        is_complete = bool(whole)
        excluding.extend(select for select in whole if select.not_keys or select.not_keywords or select.not_tags)
        any_complete |= is_complete
        for publication in (p for section in _lists(sections) for p in section.publications):
            selected.setdefault(id(publication), variant.name)
            if is_complete:
                printed.add(id(publication))
    if selected and not any_complete:
        return
    for publication in publications:
        if id(publication) not in printed and not any(_excludes(select, publication) for select in excluding):
            what = f"`{publication.key}` ({publication.kind})"
            name = selected.get(id(publication))
            message = f"{what} is printed in no variant"
            if name:
                message = f"{what} is in no complete list, only in a selection of variant `{name}`"
            help_ = f'add a section with `select = {{ kinds = ["{publication.kind}"] }}`'
            yield Diagnostic("never-printed", message, publication.span, help_, Severity.WARNING)


def _whole_lists(placed: PlacedSection) -> Iterator[Select]:
    """Yield the selections of the complete lists in a section."""
    if isinstance(placed.section, PublicationSection) and is_whole(placed.section.select):
        yield placed.section.select
    for child in placed.children:
        yield from _whole_lists(child)


def _excludes(select: Select, publication: Publication) -> bool:
    """Return whether a list leaves out a work by its name or its tags, and so on purpose."""
    return (
        publication.key in select.not_keys
        or not set(select.not_keywords).isdisjoint(publication.keywords)
        or not set(select.not_tags).isdisjoint(publication.tags)
    )


def _lists(sections: Iterable[PlannedSection]) -> Iterator[PlannedSection]:
    return (inner for section in sections for inner in section.walk() if inner.publications)


def _printed(lists: Sequence[PlannedSection]) -> list[tuple[Publication, list[str]]]:
    """Return the works that lists print, compared as the objects that they are: two entries may share a key."""
    found: dict[int, tuple[Publication, list[str]]] = {}
    for section in lists:
        for publication in section.publications:
            found.setdefault(id(publication), (publication, []))[1].append(section.name)
    return list(found.values())
