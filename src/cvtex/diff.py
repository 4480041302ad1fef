"""What one variant prints and another does not: settings, sections, entries and publications, as rows."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cvtex.build import check
from cvtex.diagnostics import CvtexError
from cvtex.model.publication import Publication
from cvtex.model.texts import Text
from cvtex.outputs import Outputs, output_folder
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.render.contents import Content, contents_of
from cvtex.render.locale import locale
from cvtex.render.plan import PlannedSection

_SETTINGS = (
    "title", "language", "filename", "paper", "max_pages", "fit", "name_block", "numbers_from", "lists",
    "design",
)  # fmt: skip
"""What a variant is besides its sections."""
_OF_SECTIONS = ("heading", "note", "template", "columns", "page_break", "heading_style", "priority")
"""What a section may say that its entries do not show."""

_SHOWN = 5
"""Names of a list that differs in its order, at most."""

Rows = list[dict[str, Any]]


def differences(folder: Path, first: str, second: str) -> Rows:
    """Return what is different between two variants of a project; what `fit` left out of the last good build is out.

    A row has `what` (setting, section, order, entry, publication), `name`, `title`, `values` by variant, and `place`.

    Raises:
        CvtexError: the project cannot be read, or there is no such variant.

    """
    project, prepared, diagnostics = check(folder, (first, second))
    outputs = Outputs(output_folder(folder).absolute())
    by_name = {one.variant.name: one.as_built(outputs.stamp(one.variant.filename)) for one in prepared}
    if not {first, second} <= by_name.keys():
        raise CvtexError([one for one in diagnostics if one.is_error])
    return list(_Comparison(project, (by_name[first], by_name[second])).rows())


class _Comparison:
    def __init__(self, project: Project, sides: tuple[Prepared, Prepared]) -> None:
        self.project = project
        self.sides = sides
        self.names = (sides[0].variant.name, sides[1].variant.name)
        self.sections = tuple(_by_name(side) for side in sides)

    def rows(self) -> Iterator[dict[str, Any]]:
        yield from self.settings()
        yield from self.of_sections()
        yield from self.contents()

    def row(self, what: str, name: str, values: tuple[Any, Any], place: str = "", title: str = "") -> dict[str, Any]:
        by_variant = dict(zip(self.names, values, strict=True))
        return {"what": what, "name": name, "title": title, "values": by_variant, "place": place}

    def settings(self) -> Iterator[dict[str, Any]]:
        """Yield the settings that are different."""
        one, other = (dict(_settings(side)) for side in self.sides)
        for key in one | other:
            values = one.get(key), other.get(key)
            if values[0] != values[1]:
                yield self.row("setting", key, values, self.said(tuple(key.split("."))))

    def said(self, key: tuple[str, ...]) -> str:
        """Return where one of the variants says a setting; nothing where neither does."""
        document = self.project.document
        places = (("variants", name, *key) for side in reversed(self.sides) for name in side.variant.ancestry)
        path = document.first_of(*places)
        return _shown(document.key_span(path)) if path else ""

    def of_sections(self) -> Iterator[dict[str, Any]]:
        """Yield the sections that one of the variants has, those that are set otherwise, and another order."""
        one, other = self.sections
        for name in one | other:
            both = one.get(name), other.get(name)
            if both[0] and both[1]:
                yield from self.of_section(name, both[0], both[1])
            else:
                headings = tuple(_heading(each, side) for each, side in zip(both, self.sides, strict=True))
                section = both[0] or both[1]
                place = _shown(self.project.document.value_span(section.use_path)) if section else ""
                yield self.row("section", name, (headings[0], headings[1]), place)
        orders = [name for name in one if name in other], [name for name in other if name in one]
        if orders[0] != orders[1]:
            yield self.row("order", "sections", orders)

    def of_section(self, name: str, one: PlannedSection, other: PlannedSection) -> Iterator[dict[str, Any]]:
        """Yield how a section is set otherwise."""
        place = _shown(self.project.document.value_span(other.use_path))
        mine, theirs = (
            dict(pair for key in _OF_SECTIONS for pair in _flat(key, getattr(each.section, key, None)))
            | (dict(_flat("", each.settings)) if each.publications else {})
            for each in (one, other)
        )
        for key in mine | theirs:
            values = mine.get(key), theirs.get(key)
            if values[0] != values[1]:
                yield self.row("section", f"{name}: {key}", values, place)

    def contents(self) -> Iterator[dict[str, Any]]:
        """Yield the entries and publications that one of the variants prints; what is in one of them goes with it."""
        one, other = (_printed(sections) for sections in self.sections)
        for mark, (content, _) in (one | other).items():
            outer = content.outer
            if (mark in one and mark in other) or (outer and not (outer in one and outer in other)):
                continue
            what = "publication" if isinstance(content.printed, Publication) else "entry"
            values = tuple(found[mark][1] if mark in found else [] for found in (one, other))
            span = locate_mark(self.project, content.mark)
            title = content.title(self.sides[0 if mark in one else 1].variant.language)
            yield self.row(what, content.name, (values[0], values[1]), _shown(span) if span else "", title)
        for name in (one for one in self.sections[0] if one in self.sections[1]):
            yield from self.order_in(name)

    def order_in(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield that a section prints in another order what both variants print in it."""
        one, other = ([*contents_of(sections[name])] for sections in self.sections)
        marks = {content.mark for content in one} & {content.mark for content in other}
        orders = tuple([content.name for content in each if content.mark in marks] for each in (one, other))
        if orders[0] != orders[1]:
            place = _shown(self.project.document.value_span(self.sections[1][name].use_path))
            yield self.row("order", name, (_first(orders[0]), _first(orders[1])), place)


def _first(names: list[str]) -> list[str]:
    """Return the beginning of a list that would be too long to read."""
    return [*names[:_SHOWN], "…"] if len(names) > _SHOWN else names


def _settings(side: Prepared) -> Iterator[tuple[str, Any]]:
    """Yield what a variant is besides its sections; a name of its file that is its own name says nothing."""
    variant = side.variant
    if variant.profile:
        yield "profile", variant.profile.title
    for name in _SETTINGS:
        if (name, getattr(variant, name)) != ("filename", variant.name):
            yield from _flat(name, getattr(variant, name))


def _by_name(side: Prepared) -> dict[str, PlannedSection]:
    return {inner.name: inner for outer in side.sections for inner in outer.walk()}


def _printed(sections: Mapping[str, PlannedSection]) -> dict[str, tuple[Content, list[str]]]:
    """Return what sections print, with the names of those that do, by its mark."""
    found: dict[str, tuple[Content, list[str]]] = {}
    for name, section in sections.items():
        for content in contents_of(section):
            found.setdefault(content.mark, (content, []))[1].append(name)
    return found


def _heading(section: PlannedSection | None, side: Prepared) -> str | None:
    """Return the heading of a section, None where there is none."""
    if section is None:
        return None
    language = side.variant.language
    own = section.section.heading
    words = locale(language)
    known = words and (words.heading(section.name) or words.heading(section.section.kind))
    return own.in_language(language)[0] if own else known or section.name


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a setting says, key by key; nothing where it says nothing."""
    if isinstance(value, Text):
        yield name, dict(value.by_language).get("", dict(value.by_language))
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _flat(f"{name}.{key}".removeprefix("."), getattr(value, key))
    elif value is not None:
        yield name, list(value) if isinstance(value, tuple) else value


def _shown(span: Any) -> str:
    return f"{span.file}:{span.line}"
