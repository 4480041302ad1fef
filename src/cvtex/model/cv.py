"""The whole of cv.toml."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, StrictInt, Tag
from pydantic_core import PydanticCustomError

from cvtex.model.base import FileName, FolderName, Identifier, Language, Many, Model, NonEmpty
from cvtex.model.design import Design, HeadingStyle, PageBreak
from cvtex.model.lists import ListSettings
from cvtex.model.marks import Mark
from cvtex.model.person import Person
from cvtex.model.priorities import Priority
from cvtex.model.rules import PublicationRule
from cvtex.model.sections import AnySection, Entries
from cvtex.model.selection import Select
from cvtex.model.texts import Text


def _at_least_two(keys: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(keys)) < 2:
        raise PydanticCustomError("different", "name the two entries that are different works")
    return keys


DifferentWorks = Annotated[Many[NonEmpty], AfterValidator(_at_least_two)]


class Publications(Model):
    """Where the publications are, and what becomes of those that seem to be one work."""

    files: Many[NonEmpty] = Field(min_length=1, description="The .bib files; `*`, `?` and `**` as in a shell")
    rules: Many[PublicationRule] = Field(
        default=(), description="What publications are, where their entry type does not tell; the first rule decides"
    )
    marks: dict[NonEmpty, Mark] = Field(
        default={}, description="Marks behind names: `equal`, `corresponding`, `student` and your own"
    )
    lists: ListSettings | None = Field(
        default=None, description="How lists of publications are set, where section and variant do not say"
    )
    preprints: Literal["keep", "drop", "merge"] | None = Field(
        default=None,
        description="Preprints whose published version is there: keep them in the lists, drop them, or merge their "
        "links into the published work; without it they are kept and reported",
    )
    different: Many[DifferentWorks] = Field(
        default=(), description="Citation keys of entries that are alike, but different works: a list for each pair"
    )


class SectionUse(ListSettings):
    """A section in a variant, with what is different there."""

    use: Identifier = Field(description="The section")
    heading: Text | None = Field(default=None, description="Heading in this variant")
    note: Text | None = Field(default=None, description="Remark under the heading in this variant")
    select: Select | None = Field(
        default=None,
        description="Selection in this variant, in place of the section's own; its kinds stay unless others are named",
    )
    priority: Priority | None = Field(
        default=None, description="Priority in this variant of what is in it and has none of its own"
    )
    template: NonEmpty | None = Field(default=None, description="Template in latex_templates/sections/ in this variant")
    columns: StrictInt | None = Field(default=None, ge=1, le=4, description="Columns in this variant")
    page_break: PageBreak | None = Field(default=None, description="Whether it begins a page in this variant")
    heading_style: HeadingStyle | None = Field(default=None, description="Style of its heading in this variant")


def _use_tag(value: object) -> str:
    return "<use>" if isinstance(value, dict | SectionUse) else "<name>"


UsedSection = Annotated[
    Annotated[Identifier, Tag("<name>")] | Annotated[SectionUse, Tag("<use>")],
    Discriminator(_use_tag),
]


NameBlockPart = Literal["photo", "headline", "born", "affiliation", "contact", "accounts"]


class Variant(Model):
    """One document made of the CV."""

    extends: Identifier | None = Field(default=None, description="Variant whose settings hold where this one is silent")
    profile: Identifier | None = Field(
        default=None, description="Funder's format that it follows; a name from `cvtex list profiles`"
    )
    title: Text | None = Field(default=None, description="What the document is called, in its foot and its metadata")
    language: Language | None = Field(default=None, description="Language of the document, such as `en`")
    sections: Many[UsedSection] | None = Field(
        default=None, description="Its sections in order; without it, all with data"
    )
    filename: FileName | None = Field(
        default=None,
        description="Name of the files written, without their ending; `{family}`, `{given}`, `{name}`, `{variant}`, "
        "`{language}` and `{date}` stand for what they say",
    )
    max_pages: StrictInt | None = Field(default=None, ge=1, description="Pages allowed; more fail the build")
    fit: bool | None = Field(
        default=None, description="Whether entries with a `priority` are left out until `max_pages` are enough"
    )
    name_block: Many[NameBlockPart] | None = Field(
        default=None, description="Parts of the name block; without it, all but the photo"
    )
    lists: ListSettings | None = Field(
        default=None, description="How this variant sets its lists of publications, where their sections do not say"
    )
    numbers_from: Identifier | None = Field(
        default=None, description="Variant whose numbers the publications keep in this one"
    )
    paper: Literal["a4", "letter"] | None = Field(default=None, description="Paper: `a4` (210 × 297 mm) or `letter`")
    design: Design | None = Field(default=None, description="How this variant looks")


class BuildSettings(Model):
    """Settings of the build as a whole."""

    directory: FolderName = Field(default="build", description="Folder for the outputs, inside the project")
    language: Language = Field(default="en", description="Language of variants that name none")
    timeout: StrictInt = Field(
        default=60, ge=1, le=3600, description="Time that TeX may take for one variant, in seconds"
    )


class CV(Entries):
    """All that cv.toml says."""

    person: Person = Field(description="The owner of the CV")
    publications: Publications | None = Field(default=None, description="The .bib files")
    sections: dict[Identifier, AnySection] = Field(default={}, description="Sections by name")
    variants: dict[Identifier, Variant] = Field(default={}, description="Documents by name")
    design: Design | None = Field(default=None, description="How all variants look that do not say it themselves")
    build: BuildSettings = Field(default=BuildSettings(), description="Settings of the build")
