"""What a variant prints: its settings, inherited ones among them, and its tree of sections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import TypeAdapter

from cvtex.data import table
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.model.cv import CV, NameBlockPart, SectionUse, Variant
from cvtex.model.design import Design, settled_design
from cvtex.model.lists import ListSettings, settled
from cvtex.model.sections import KINDS, AnySection, Entries, GroupSection, Section
from cvtex.model.selection import Select
from cvtex.model.texts import Text
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks

if TYPE_CHECKING:
    from cvtex.model.profile import Profile

_NEAR = 65
"""How alike a word and the one that was meant are, in percent of their letters (rapidfuzz, `fuzz.ratio`)."""
_NAME_BLOCK = tuple(part for part in get_args(NameBlockPart) if part != "photo")
"""What is in the name block of a variant that does not say it."""
_MAX_DEPTH = 4
"""How many groups may stand in each other."""


@dataclass(frozen=True)
class PlacedSection:
    """A section where a variant prints it: what it is, under which name, over which other sections."""

    name: str
    section: Section
    path: TomlPath
    """Where cv.toml says what it is; a default section has the path it would have."""
    use_path: TomlPath
    """Where it is put into the document, and where what is different there is said."""
    children: tuple["PlacedSection", ...] = ()
    fallback: "PlacedSection | None" = None
    """What is printed in its place when it has nothing to print."""
    groups: tuple["PlacedSection", ...] = ()
    """The groups that it stands in, the nearest first."""


@dataclass(frozen=True)
class ResolvedVariant:
    """A variant with everything settled."""

    name: str
    ancestry: tuple[str, ...]
    """Its name, and those of the variants that it extends, the nearest first."""
    title: Text | None
    language: str
    filename: str
    name_block: tuple[NameBlockPart, ...]
    paper: Literal["a4", "letter"]
    design: Design
    """How it looks: what the variant, those that it extends and the project say; None where nobody says anything."""
    max_pages: int | None
    fit: bool
    """Whether what has a priority is left out until `max_pages` are enough."""
    lists: ListSettings
    """How lists of publications are set where their sections do not say."""
    numbers_from: str | None
    """The variant whose numbers publications have here, too."""
    sections: tuple[PlacedSection, ...]
    profile: "Profile | None" = None
    """The funder's format that it follows."""
    profile_path: TomlPath | None = None
    """Where cv.toml names it."""

    @property
    def page_limit(self) -> int | None:
        """The pages that it may have, by its own limit and by that of its funder's format; None without any."""
        pages = self.profile.rules.pages if self.profile else None
        limits = [self.max_pages, pages.allowed(self.language) if pages and pages.grade == "error" else None]
        return min((limit for limit in limits if limit), default=None)


@cache
def default_sections() -> dict[str, Section]:
    """Return the sections that exist without being declared: one a kind of entry, and the lists of publications."""
    declared = {kind: {"kind": kind} for kind in Entries.model_fields} | table("model/defaults")["sections"]
    return TypeAdapter(dict[str, AnySection]).validate_python(declared)


@cache
def default_variants() -> dict[str, Variant]:
    """Return the variants of a project that declares none."""
    return TypeAdapter(dict[str, Variant]).validate_python(table("model/defaults")["variants"])


def variants_of(cv: CV) -> dict[str, Variant]:
    """Return the variants of a CV by name: its own, or the default ones."""
    return cv.variants or default_variants()


def sections_of(cv: CV) -> dict[str, Section]:
    """Return all sections by name, the CV's own before the default ones of the same name."""
    return default_sections() | cv.sections


def resolve(
    cv: CV, name: str, remarks: Remarks, profiles: "Mapping[str, Profile]" = MappingProxyType({})
) -> ResolvedVariant:
    """Return what variant `name` prints; unknown sections and circles are reported and left out.

    A profile of `profiles` that the variant names, or one that it extends, is the last to be asked for what they do
    not say themselves.

    Raises:
        CvtexError: there is no such variant.

    """
    variants = variants_of(cv)
    if name not in variants:
        known = ", ".join(f"`{known}`" for known in variants)
        help_ = did_you_mean(name, variants) or f"the variants are {known}"
        span = remarks.document.key_span(("variants",))
        raise CvtexError([Diagnostic("unknown-variant", f"there is no variant `{name}`", span, help_)])
    chain = _ancestry(variants, name, remarks)
    follower = next((v for v in chain if variants[v].profile), None)
    profile = profiles.get(variants[follower].profile or "") if follower else None
    profile_path: TomlPath = ("variants", follower or name, "profile")
    layers = [variants[v] for v in chain] + ([profile.variant] if profile else [])
    paths = [*(("variants", v, "sections") for v in chain), *([profile_path] if profile else [])]
    own = profile.sections if profile else {}
    resolver = _Resolver(cv, own, profile_path, remarks)
    uses, path = _sections_asked(cv, name, zip(layers, paths, strict=True))
    placed = (
        resolver.place(use, path if path == profile_path else (*path, index), ()) for index, use in enumerate(uses)
    )

    def setting(key: str, default: Any = None) -> Any:
        values = (getattr(layer, key) for layer in layers)
        return next((value for value in values if value is not None), default)

    return ResolvedVariant(
        name=name,
        ancestry=tuple(chain),
        title=setting("title"),
        language=setting("language", cv.build.language),
        filename=variants[name].filename or (profile and follower == name and profile.variant.filename) or name,
        name_block=setting("name_block", _NAME_BLOCK),
        paper=setting("paper", "a4"),
        design=settled_design([*(layer.design for layer in layers), cv.design]),
        max_pages=setting("max_pages"),
        fit=setting("fit", default=False),
        lists=settled(*(layer.lists for layer in layers), cv.publications.lists if cv.publications else None),
        numbers_from=_numbers_from(variants, chain, remarks),
        sections=tuple(section for section in placed if section),
        profile=profile,
        profile_path=profile_path if profile else None,
    )


def _sections_asked(
    cv: CV, name: str, layers: Iterable[tuple[Variant, TomlPath]]
) -> tuple[tuple[str | SectionUse, ...], TomlPath]:
    """Return the sections that the first layer asks for which asks for any, and where; else those of `full`."""
    there = ((layer.sections, path) for layer, path in layers if layer.sections is not None)
    uses, path = next(there, (default_variants()["full"].sections or (), ("variants", name, "sections")))
    is_own = bool(cv.variants and cv.variants.get("full", Variant()).sections)
    return (uses if is_own or path != ("variants", "full", "sections") else _with_declared(uses, cv)), path


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the help that names the known word nearest to `word`, None where none is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, None where none is near."""
    from rapidfuzz import fuzz, process  # only mistakes need it

    near = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR, processor=str.casefold)
    return str(near[0]) if near else None


def _ancestry(variants: dict[str, Variant], name: str, remarks: Remarks) -> list[str]:
    """Return the variant and those that it extends, the nearest first."""
    chain = [name]
    while parent := variants[chain[-1]].extends:
        path = ("variants", chain[-1], "extends")
        if parent not in variants:
            remarks.error("unknown-variant", f"there is no variant `{parent}`", path, did_you_mean(parent, variants))
            break
        if parent in chain:
            circle = " → ".join(f"`{link}`" for link in (*chain, parent))
            remarks.error("variant-circle", f"variants extend each other in a circle: {circle}", path, None)
            break
        chain.append(parent)
    return chain


def _numbers_from(variants: dict[str, Variant], chain: list[str], remarks: Remarks) -> str | None:
    """Return the variant that numbers come from; one that cannot give them is reported."""
    teller = next((name for name in chain if variants[name].numbers_from), None)
    source = variants[teller].numbers_from if teller else None
    if source is None or (source == chain[0] and teller != source):
        return None
    path = ("variants", teller or chain[0], "numbers_from")
    if source == chain[0]:
        message = f"the variant `{source}` cannot take its numbers from itself"
        remarks.error("numbers-from", message, path, "name another variant, or leave it out")
        return None
    if source not in variants:
        remarks.error("unknown-variant", f"there is no variant `{source}`", path, did_you_mean(source, variants))
        return None
    if further := variants[source].numbers_from:
        message = f"the variant `{source}` takes its numbers from `{further}` itself"
        remarks.error("numbers-from", message, path, f'write `numbers_from = "{further}"`')
        return None
    return source


def _with_declared(uses: tuple[str | SectionUse, ...], cv: CV) -> tuple[str | SectionUse, ...]:
    """Return default sections with those that the CV declares: a group in its first member's place, others behind."""
    inside = {
        child for section in cv.sections.values() if isinstance(section, GroupSection) for child in section.sections
    }
    result: list[str | SectionUse] = list(uses)
    for name, section in cv.sections.items():
        if name in default_sections() or name in inside:
            continue
        members = section.sections if isinstance(section, GroupSection) else ()
        places = [place for place, use in enumerate(result) if use in members]
        result.insert(places[0] if places else len(result), name)
    return tuple(use for use in result if use not in inside)


def _of_its_kinds(select: Select, own: Select) -> Select:
    """Return a selection in place of a section's own: of the section's kinds, unless it says which."""
    if select.kinds or select.types or select.names:
        return select
    return select.model_copy(update={"kinds": own.kinds})


_NOT_OF_GROUPS = frozenset({"select", "template"})
"""What a section may say that a group of sections has no entries for."""


class _Resolver:
    """Finds sections by name: the CV's own first, then those of a profile, whose place is `profile_path`."""

    def __init__(self, cv: CV, of_profile: Mapping[str, Section], profile_path: TomlPath, remarks: Remarks) -> None:
        self.sections = {**default_sections(), **of_profile, **cv.sections}
        self.paths: dict[str, TomlPath] = {
            name: (*profile_path, name) for name in of_profile.keys() - cv.sections.keys()
        }
        self.remarks = remarks

    def place(
        self, use: str | SectionUse, path: TomlPath, above: tuple[str, ...], groups: tuple[PlacedSection, ...] = ()
    ) -> PlacedSection | None:
        """Return a section as it is used at `path`, under the sections `above`; None where there is none."""
        name = use if isinstance(use, str) else use.use
        if name not in self.sections:
            where = path if isinstance(use, str) else (*path, "use")
            help_ = did_you_mean(name, self.sections) or f"declare it: `[sections.{name}]` with a `kind`"
            self.remarks.error("unknown-section", f"there is no section `{name}`", where, help_)
            return None
        if name in above:
            circle = " → ".join(f"`{link}`" for link in (*above, name))
            self.remarks.error("section-circle", f"sections contain each other in a circle: {circle}", path, None)
            return None
        if len(above) >= _MAX_DEPTH:
            self.remarks.error("section-depth", f"sections stand in each other more than {_MAX_DEPTH} deep", path)
            return None
        section = self.sections[name]
        if isinstance(use, SectionUse):
            section = self._overridden(section, use, path)
        own = self.paths.get(name, ("sections", name))
        placed = PlacedSection(name, section, own, path, groups=groups)
        children: tuple[PlacedSection, ...] = ()
        if isinstance(section, GroupSection):
            inner = (
                self.place(child, (*own, "sections", index), (*above, name), (placed, *groups))
                for index, child in enumerate(section.sections)
            )
            children = tuple(child for child in inner if child)
        fallback = None
        if section.fallback:
            fallback = self.place(section.fallback, (*own, "fallback"), (*above, name), groups)
        return replace(placed, children=children, fallback=fallback)

    def _overridden(self, section: Section, use: SectionUse, path: TomlPath) -> Section:
        changes = {key: value for key in use.model_fields_set - {"use"} if (value := getattr(use, key)) is not None}
        fields = KINDS[section.kind].model_fields.keys() - (_NOT_OF_GROUPS if section.kind == "group" else set())
        for key in sorted(set(changes) - set(fields)):
            message = f"`{key}` means nothing to a section of kind `{section.kind}`"
            known = ", ".join(f"`{name}`" for name in SectionUse.model_fields if name in fields)
            self.remarks.error("useless-override", message, (*path, key), f"what can be different there: {known}")
            del changes[key]
        if use.select:
            changes["select"] = _of_its_kinds(use.select, section.select)
        return section.model_copy(update=changes)
