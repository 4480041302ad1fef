"""Variants made ready: resolved, planned and rendered to .tex, with everything to say about them."""

import datetime
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cvtex.bibliography.dating.dates import implausible_dates
from cvtex.bibliography.people.names import parse_name
from cvtex.compile.engine import Engine
from cvtex.compile.families import family_help, lacking_families
from cvtex.compile.fitting import Fit, fit
from cvtex.compile.programs import PDFLATEX, with_program
from cvtex.diagnostics import CvtexError, Diagnostic, Span, has_errors
from cvtex.model.base import is_file_name
from cvtex.model.crosscheck import crosscheck
from cvtex.model.filenames import ascii_name, filled, unknown_fields
from cvtex.model.resolve import ResolvedVariant, did_you_mean, resolve, variants_of
from cvtex.project import Project
from cvtex.render.coverage import never_printed, printed_twice
from cvtex.render.design import families_of
from cvtex.render.design_checks import check_design, design_place
from cvtex.render.document import DocumentMaker, templates_exist
from cvtex.render.environment import environment
from cvtex.render.form import check_form
from cvtex.render.languages import meant_language
from cvtex.render.lists import ListMaker
from cvtex.render.locale import known_languages, locale
from cvtex.render.numbering import Labels
from cvtex.render.overrides import idle_templates
from cvtex.render.plan import PlannedSection, Planner
from cvtex.render.spares import Spare, spares_of, without
from cvtex.render.typesetting import Typesetting
from cvtex.render.view import ForeignText, ViewMaker, bib_mark
from cvtex.source.remarks import Remarks
from cvtex.text.characters import shown_characters
from cvtex.text.scripts import script_name, scripts_in
from cvtex.text.tex import Tex


@dataclass(frozen=True)
class Prepared:
    """A variant that can be compiled; without `tex` where something forbade to render it."""

    variant: ResolvedVariant
    sections: tuple[PlannedSection, ...]
    tex: Tex | None
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The scripts in it that pdfLaTeX cannot set, each with its characters."""
    foreign: tuple[ForeignText, ...] = ()
    """Where such characters come from."""
    has_unset: bool = False
    """Whether nothing here sets some of it, which is reported: question marks stand there."""
    family_span: Callable[[], Span | None] = lambda: None
    """Returns where its type family is named: looking through cv.toml for that takes time."""
    typesetting: Typesetting = field(default_factory=Typesetting)
    """The program that it is made for, with its fonts."""
    again: Callable[[Typesetting, tuple[PlannedSection, ...]], Tex | None] = lambda _typesetting, _sections: None
    """Returns the variant as LaTeX for another program, or with other sections."""

    def without(self, left_out: Collection[Spare]) -> "Prepared":
        """Return the variant without some of what it can spare."""
        sections = without(self.sections, left_out)
        tex = self.again(self.typesetting, sections)
        return replace(self, sections=sections, tex=tex and Tex(with_program(tex, self.typesetting.program)))

    def as_built(self, stamp: Mapping[str, object]) -> "Prepared":
        """Return the variant without what its last good build left out to fit, as the stamp of that says."""
        count = stamp.get("left_out") if self.variant.fit else 0
        spares = spares_of(self.sections)[: count if isinstance(count, int) else 0]
        return self.without(spares) if spares else self

    @property
    def is_in_fields(self) -> bool:
        """Whether it is delivered as text by field, and not as a PDF."""
        return self.variant.profile is not None and self.variant.profile.is_in_fields


def prepare(
    project: Project, names: Sequence[str], today: datetime.date
) -> tuple[tuple[Prepared, ...], tuple[Diagnostic, ...]]:
    """Return the named variants, all of them where none is named, ready to compile, and what there is to say."""
    known = variants_of(project.cv)
    prepared: list[Prepared] = []
    diagnostics: list[Diagnostic] = []
    preparer = _Preparer(project, today)
    whole = Remarks(project.document)
    crosscheck(project.cv, whole, project.profiles)
    diagnostics.extend(whole.diagnostics)
    for name in dict.fromkeys(names or known):
        remarks = Remarks(project.document)
        try:
            prepared.append(preparer.prepared(name, remarks))
        except CvtexError as error:
            diagnostics.extend(error.diagnostics)
        diagnostics.extend(remarks.diagnostics)
    diagnostics.extend(idle_templates(project.folder, project.document.data, project.reads))
    diagnostics.extend(_same_file(project, prepared))
    diagnostics.extend(implausible_dates(project.publications, today))
    for one in prepared:
        if one.variant.name in project.cv.variants:
            diagnostics.extend(printed_twice(one.variant.name, one.sections))
    if not names and not has_errors(diagnostics):
        diagnostics.extend(never_printed(project.publications, ((one.variant, one.sections) for one in prepared)))
    return tuple(prepared), tuple(diagnostics)


class _Preparer:
    """Makes the variants of one project ready."""

    def __init__(self, project: Project, today: datetime.date) -> None:
        self.project = project
        self.today = today
        self.lock = threading.Lock()
        self.env = environment(project.folder, project.reads, seconds=project.cv.build.timeout)

    def prepared(self, name: str, remarks: Remarks) -> Prepared:
        """Return the variant of that name.

        Raises:
            CvtexError: there is no such variant, or a template has a mistake.

        """
        variant = self.named(resolve(self.project.cv, name, remarks, self.project.profiles), remarks)
        if variant.fit and variant.page_limit is None:
            places = (("variants", one, "fit") for one in variant.ancestry)
            path = remarks.document.first_of(*places) or ("variants", name)
            remarks.warning("idle-fit", f"`{name}` has no pages to fit", path, "say `max_pages`, or leave out `fit`")
        sections = self.plan(variant, remarks)
        check_form(variant, sections, self.project.publications, self.today, remarks)
        foreign: list[ForeignText] = []
        tex = self.render(variant, sections, remarks, foreign)

        def again(typesetting: Typesetting, sections: tuple[PlannedSection, ...]) -> Tex | None:
            with self.lock:  # variants are made side by side
                return self.render(variant, sections, Remarks(self.project.document), [], typesetting)

        def family_span() -> Span:
            return self.project.document.value_span(design_place(variant, remarks, "family"))

        scripts = scripts_in(tex or "")
        return Prepared(variant, sections, tex, scripts, tuple(foreign), family_span=family_span, again=again)

    def named(self, variant: ResolvedVariant, remarks: Remarks) -> ResolvedVariant:
        """Return a variant with the fields of its file's name filled in; those that are not known are reported."""
        person = parse_name(self.project.cv.person.name).name
        family = f"{person.prefix} {person.family}"
        texts = {"family": family, "given": person.given, "name": f"{person.given} {family} {person.suffix}"}
        fields = {field: ascii_name(text, variant.language) for field, text in texts.items()}
        fields |= {"variant": variant.name, "language": variant.language, "date": self.today.isoformat()}
        filename = filled(variant.filename.removesuffix(".pdf"), fields)
        path = ("variants", variant.name, "filename")
        for unknown in unknown_fields(variant.filename, fields):
            known = "there are " + ", ".join(f"`{{{name}}}`" for name in fields)
            help_ = did_you_mean(unknown, fields) or known
            remarks.error("unknown-field", f"no field of a file's name is called `{unknown}`", path, help_)
            filename = variant.name
        if not is_file_name(filename) or not {"{", "}"}.isdisjoint(filename):
            message = f"`{filename}` is not the name of a file"
            remarks.error("wrong-filename", message, path, "fields stand in braces: `CV_{family}`")
            filename = variant.name
        return replace(variant, filename=filename)

    def plan(self, variant: ResolvedVariant, remarks: Remarks) -> tuple[PlannedSection, ...]:
        return Planner(self.project.cv, variant, self.project.publications, self.today, remarks).plan()

    def labels_elsewhere(self, variant: ResolvedVariant) -> Labels | None:
        """Return the labels of the variant that numbers come from; what is wrong with it is said where it is built."""
        if variant.numbers_from is None:
            return None
        unheard = Remarks(self.project.document)
        source = resolve(self.project.cv, variant.numbers_from, unheard, self.project.profiles)
        return Labels(self.plan(source, unheard))

    def render(
        self,
        variant: ResolvedVariant,
        sections: tuple[PlannedSection, ...],
        remarks: Remarks,
        foreign: list[ForeignText],
        typesetting: Typesetting | None = None,
    ) -> Tex | None:
        """Return the variant as LaTeX, None where something forbids it that is reported.

        Texts that pdfLaTeX cannot set are added to `foreign`.
        """
        cv = self.project.cv
        words = locale(variant.language)
        if words is None:
            _report_language(self.project, variant, remarks)
            return None
        if not sections and variant.name in cv.variants and not remarks.diagnostics:
            message = f"the variant `{variant.name}` prints nothing"
            help_ = "give it sections that have entries"
            remarks.warning("empty-variant", message, ("variants", variant.name), help_)
        if not check_design(variant, remarks):
            return None
        if not templates_exist(self.env, sections, self.project.folder, remarks):
            return None
        marks = cv.publications.marks if cv.publications else {}
        views = ViewMaker(words, variant.name, remarks, variant.design.dates)
        elsewhere = self.labels_elsewhere(variant)
        if elsewhere and not elsewhere.are_there:
            path = remarks.document.first_of(*(("variants", name, "numbers_from") for name in variant.ancestry))
            message = f"the lists of the variant `{variant.numbers_from}` have no numbers"
            help_ = 'give them some: `numbering = "up"`, or leave `numbers_from` out'
            remarks.warning("numbers-from", message, path or ("variants", variant.name), help_)
        lists = ListMaker(views, marks, Labels(sections), elsewhere)
        maker = DocumentMaker(self.project.folder, self.env, variant, words, lists)
        tex = maker.document(cv.person, sections, typesetting)
        views.report_untranslated()
        foreign.extend(views.foreign)
        return tex


def fitted(prepared: Sequence[Prepared], engine: Engine | None) -> tuple[tuple[Prepared, ...], tuple[Diagnostic, ...]]:
    """Return the variants for the TeX program that sets them, and an error for each text that nothing here can set.

    A type family that the engine lacks is an error, too.
    Without an engine they are made for one that has everything.
    """
    diagnostics: dict[Diagnostic, None] = {}
    found = []
    for one in prepared:
        diagnostics |= dict.fromkeys(_lacking(one, engine) if engine else ())
        if one.tex is None or not one.scripts or one.is_in_fields:
            found.append(one)
            continue
        fitting = fit(one.scripts, engine)
        tex = one.again(fitting.typesetting, one.sections)
        diagnostics |= dict.fromkeys(_unset(one, fitting))
        tex = tex and Tex(with_program(tex, fitting.typesetting.program))
        found.append(replace(one, tex=tex, typesetting=fitting.typesetting, has_unset=bool(fitting.unset)))
    return tuple(found), tuple(diagnostics)


def _lacking(prepared: Prepared, engine: Engine) -> Iterator[Diagnostic]:
    """Yield an error for each type family of a variant that an engine lacks."""
    variant = prepared.variant
    rules = variant.profile.rules.families if variant.profile else None
    for family in lacking_families(engine, families_of(variant.design)) if prepared.tex is not None else ():
        message = f"`{family.key}` is set in {family.name}, which the engine `{engine.name}` lacks"
        help_ = family_help(engine, family, rules.any_of if rules else ())
        yield Diagnostic("family-missing", message, prepared.family_span(), help_)


def _unset(prepared: Prepared, fitting: Fit) -> Iterator[Diagnostic]:
    """Yield an error for each text of a variant with characters that nothing here can set."""
    unset = "".join(fitting.unset.values())
    for text in prepared.foreign:
        characters = [cluster for cluster in text.characters if _any(unset, [cluster])]
        if not characters:
            continue
        names = " and ".join(script_name(script) for script, known in fitting.unset.items() if _any(known, characters))
        program = fitting.typesetting.program
        known = "pdfLaTeX cannot set" if program == PDFLATEX else "no font is installed that has"
        message = f"{text.what}{known} {shown_characters(characters)}"
        yield Diagnostic("character", message, text.span, f"it is {names}; {fitting.help}")


def _any(known: str, clusters: Sequence[str]) -> bool:
    """Return whether characters are known, each with its marks."""
    return any(not set(known).isdisjoint(cluster) for cluster in clusters)


def _report_language(project: Project, variant: ResolvedVariant, remarks: Remarks) -> None:
    own = project.cv.variants.get(variant.name)
    path = ("variants", variant.name, "language") if own and own.language else ("build", "language")
    message = f"cvtex has no words for the language `{variant.language}`"
    known = ", ".join(f"`{language}`" for language in known_languages())
    meant = meant_language(variant.language)
    help_ = f"did you mean `{meant}`?" if meant else f"it has those for {known}"
    remarks.error("unknown-language", message, path, help_)


def _same_file(project: Project, prepared: Sequence[Prepared]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for variant in (one.variant for one in prepared):
        other = first.setdefault(variant.filename.casefold(), variant.name)
        if other != variant.name:
            message = f"the variants `{other}` and `{variant.name}` write the same file, `{variant.filename}`"
            span = project.document.value_span(("variants", variant.name, "filename"))
            yield Diagnostic("same-file", message, span, "give one of them another `filename`")


def locate_mark(project: Project, mark: str) -> Span | None:
    """Return the place in the sources that a mark in the .tex names."""
    if mark.startswith("bib "):
        return next((p.span for p in project.publications if bib_mark(p.span) == mark), None)
    path = tuple(int(part) if part.isdigit() else part for part in mark.split("."))
    return project.document.key_span(path)
