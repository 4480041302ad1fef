"""One variant of a CV to its .tex."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

from cvtex.bibliography.people.names import parse_name
from cvtex.data import table
from cvtex.diagnostics import Diagnostic
from cvtex.model.person import Person
from cvtex.model.resolve import ResolvedVariant, did_you_mean
from cvtex.model.sections import ListedSection, PublicationSection
from cvtex.render.design import design_view
from cvtex.render.environment import LOCKS, has_macro, has_template, macro_place, render
from cvtex.render.languages import hyphenation, in_own_scripts
from cvtex.render.lists import ListMaker
from cvtex.render.locale import Locale
from cvtex.render.plan import PlannedSection
from cvtex.render.sandbox import Environment
from cvtex.render.typesetting import Typesetting
from cvtex.render.view import source_mark
from cvtex.source.project import display_name
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.text.scripts import joined_directions
from cvtex.text.tex import Tex, escape, escape_url

_HEADING_LINES = 5
"""Lines that a page must have left for a heading and what belongs under it."""

_GROUP_LINES = 2
"""Lines that a heading over other headings needs more."""


class DocumentMaker:
    """Makes the .tex of one variant."""

    def __init__(
        self, project: Path, env: Environment, variant: ResolvedVariant, locale: Locale, lists: ListMaker
    ) -> None:
        self.env = env
        self.project = project
        self.variant = variant
        self.design = design_view(variant)
        self.locale = locale
        self.lists = lists
        self.views = lists.views

    def document(
        self, person: Person, sections: Sequence[PlannedSection], typesetting: Typesetting | None = None
    ) -> Tex:
        """Return the whole document for a TeX program; for pdfLaTeX where none is given.

        Raises:
            CvtexError: a template has a mistake.

        """
        view = [self._section(section) for section in sections]
        context = {
            "person": self._person(person),
            "contact_lines": self._contact_lines(person),
            "variant": self._settings(),
            "labels": self.locale.labels,
            "design": self.design,
            "hyphenation": hyphenation(self.locale.language),
            "typesetting": (typesetting or Typesetting()).view(),
            "sections": view,
            "columns": any(_columns(one) for section in sections for one in section.walk()),
        }
        locks = render(self.env, LOCKS, {"typesetting": context["typesetting"]}, self.project)
        tex = render(self.env, "document.tex", context, self.project)
        return locks + Tex(joined_directions(in_own_scripts(tex, self.locale)))

    def _settings(self) -> SimpleNamespace:
        variant = self.variant
        path = ("variants", variant.name, "title")
        title = self.views.text(variant.title, path) if variant.title else self.locale.labels["curriculum_vitae"]
        return SimpleNamespace(
            name=escape(variant.name),
            title=title,
            language=escape(variant.language),
            paper=variant.paper,
            name_block=variant.name_block,
        )

    def _section(self, planned: PlannedSection) -> SimpleNamespace:
        section = planned.section
        view = SimpleNamespace(
            name=escape(planned.name),
            anchor=Tex(f"section.{planned.name}"),
            heading=self._heading(planned),
            note=self.views.text(section.note, (*planned.path, "note")) if section.note else None,
            level=Tex(planned.level),
            needed_lines=Tex(_HEADING_LINES),
            mark=source_mark(planned.path),
            columns=Tex(_columns(planned)) if _columns(planned) else None,
            page_break=section.page_break,
            heading_style=section.heading_style or self.design.heading_style,
            template=None if planned.children else f"sections/{section.template or section.kind}.tex",
            entries=[],
            children=[self._section(child) for child in planned.children],
        )
        if isinstance(section, PublicationSection):
            vars(view).update(self.lists.list_view(planned))
        else:
            path, keeps = planned.entries_path, planned.keeps
            view.entries = [self.views.entry(entry, (*path, index), keeps) for index, entry in planned.entries]
        if below := view.children or getattr(view, "groups", [])[1:]:
            view.needed_lines = Tex(_GROUP_LINES + int(getattr(below[0], "needed_lines", _HEADING_LINES)))
        return view

    def _heading(self, planned: PlannedSection) -> Tex:
        if planned.section.heading:
            return self.views.text(planned.section.heading, (*planned.path, "heading"))
        words = self.locale.heading(planned.name) or self.locale.heading(planned.section.kind)
        return escape(words or planned.name.replace("-", " ").replace("_", " ").capitalize())

    def _person(self, person: Person) -> SimpleNamespace:
        view = self.views.view(person, ("person",))
        family, comma, given = person.name.partition(",")
        called = parse_name(person.name).name
        view.family_name = escape(f"{called.prefix} {called.family}".strip())
        view.photo = Tex(person.photo) if person.photo else None
        view.name = view.full_name = escape(f"{given.strip()} {family.strip()}" if comma else person.name)
        return view

    def _contact_lines(self, person: Person) -> list[list[SimpleNamespace]]:
        """Return the ways to reach a person, and below them the profiles elsewhere."""
        parts = self.variant.name_block
        contact = {"email": person.email, "phone": person.phone}
        website = person.website or (person.affiliation.url if person.affiliation else None)
        accounts = {"website": website, **person.accounts.model_dump()}
        groups = [contact if "contact" in parts else {}, accounts if "accounts" in parts else {}]
        lines = [[_contact(kind, value) for kind, value in group.items() if value] for group in groups]
        return [line for line in lines if line]


def _columns(planned: PlannedSection) -> int:
    """Return in how many columns a section is set, 0 where it is set in one as usual."""
    section = planned.section
    columns = section.columns if isinstance(section, ListedSection) else None
    return columns if columns and columns > 1 else 0


def templates_exist(env: Environment, sections: Sequence[PlannedSection], project: Path, remarks: Remarks) -> bool:
    """Return whether the templates that sections ask for exist; those that do not are reported where they are named."""
    missing = [
        (section, key, name)
        for outer in sections
        for section in outer.walk()
        for key, folder, holder in (
            ("template", "sections", section.section),
            ("style", "publications", section.settings if section.publications else None),
        )
        if (name := getattr(holder, key, None)) and not has_template(env, f"{folder}/{name}.tex")
    ]
    for section, key, name in missing:
        folder = "sections" if key == "template" else "publications"
        known = (one for one in env.list_templates() if one.startswith(f"{folder}/"))
        there = [one.removeprefix(f"{folder}/").removesuffix(".tex") for one in known]
        path = remarks.document.first_of(*((*place, key) for place in section.said)) or section.path
        help_ = did_you_mean(name, there) or f"there is {', '.join(f'`{one}`' for one in there if one[0] != '_')}"
        remarks.error("template-missing", f"there is no template `{folder}/{name}.tex`", path, help_)
    if missing:
        return False
    styles = {section.settings.style for outer in sections for section in outer.walk() if section.publications}
    lacking = [style for style in styles if not _has_reference(env, f"publications/{style}.tex", project, remarks)]
    return not lacking


def _has_reference(env: Environment, style: str, project: Path, remarks: Remarks) -> bool:
    """Return whether a style has the macro that prints an entry; one that has not is reported."""
    if has_macro(env, style, "reference"):
        return True
    path, _ = macro_place(env, style, "reference")
    if path is None:
        return True
    text = Path(path).read_text(encoding="utf-8")
    span = SourceText(display_name(Path(path), project), text).span(0)
    help_ = r"it prints an entry: `\BLOCK{ macro reference(p) } … \BLOCK{ endmacro }`"
    remarks.add(Diagnostic("template-error", f"`{style}` has no macro `reference`", span, help_))
    return False


def _contact(kind: str, value: str) -> SimpleNamespace:
    row = table("render/accounts")[kind]
    if kind == "mastodon" and value.startswith("@"):
        name, _, server = value[1:].partition("@")
        value = f"https://{server}/@{name}"
    family, series, slot = row["icon"]
    shown = row["shown"].format(value).removeprefix("https://").removeprefix("http://").rstrip("/")
    return SimpleNamespace(
        kind=kind,
        url=escape_url(row["url"].format(value)) if "url" in row else None,
        shown=escape(shown),
        icon=SimpleNamespace(family=Tex(family), series=Tex(series), slot=Tex(slot)),
    )
