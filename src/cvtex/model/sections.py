"""The kinds of sections, and the sections of a CV.

`Entries` is the registry: a line there makes a kind of section, its key in cv.toml, and with
`latex_templates/sections/<kind>.tex` its place in the PDF.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional, Union

from pydantic import Field, StrictInt, create_model

from cvtex.model import entries as e
from cvtex.model.base import Entry, Identifier, Many, Model, NonEmpty
from cvtex.model.design import HeadingStyle, PageBreak
from cvtex.model.lists import ListSettings
from cvtex.model.priorities import Priority
from cvtex.model.selection import Select
from cvtex.model.texts import Text


class Entries(Model):
    """The entries of a CV by kind of section, publications apart."""

    bio: Many[e.Bio] = Field(default=(), description="Biographies by length")
    experience: Many[e.Experience] = Field(default=(), description="Professional experience")
    education: Many[e.Education] = Field(default=(), description="Education")
    teaching: Many[e.Teaching] = Field(default=(), description="Teaching by term")
    supervision: Many[e.Supervision] = Field(default=(), description="Supervised students and researchers")
    talks: Many[e.Talk] = Field(default=(), description="Talks")
    lectures: Many[e.Talk] = Field(default=(), description="Invited and single lectures")
    projects: Many[e.Project] = Field(default=(), description="Funded projects")
    awards: Many[e.Award] = Field(default=(), description="Honours and awards")
    patents: Many[e.Patent] = Field(default=(), description="Patent families")
    service: Many[e.Service] = Field(default=(), description="Service to the community")
    memberships: Many[e.Membership] = Field(default=(), description="Memberships")
    software: Many[e.Software] = Field(default=(), description="Software, data and demos")
    skills: Many[e.Skill] = Field(default=(), description="Skills")
    languages: Many[e.LanguageSkill] = Field(default=(), description="Languages spoken")
    impact: Many[e.Impact] = Field(default=(), description="Tables of scientific impact")
    references: Many[e.Reference] = Field(default=(), description="Referees")
    personal: Many[e.Personal] = Field(default=(), description="A table of personal data")
    text: Many[e.FreeText] = Field(default=(), description="Free text")


class Section(Model):
    """What every section of a document may say about itself."""

    kind: str = Field(description="What it is made of")
    heading: Text | None = Field(
        default=None, description="Heading; without it the kind's own in the variant's language"
    )
    note: Text | None = Field(default=None, description="A remark under the heading")
    select: Select = Field(default=Select(), description="Which entries, in which order")
    priority: Priority | None = Field(
        default=None, description="Priority of what is in it and has none of its own, for variants that are too long"
    )
    fallback: Identifier | None = Field(default=None, description="Section printed in its place when it has nothing")
    template: NonEmpty | None = Field(
        default=None, description="Template in latex_templates/sections/, in place of its kind's"
    )
    page_break: PageBreak | None = Field(default=None, description="`before`: it begins a page")
    heading_style: HeadingStyle | None = Field(default=None, description="Style of its heading, where not the design's")


class ListedSection(Section):
    """A section that has entries itself."""

    columns: StrictInt | None = Field(
        default=None, ge=1, le=4, description="Columns of its entries, for skills, languages and other short ones"
    )


class PublicationSection(ListedSection, ListSettings):
    """A list of publications from the .bib files."""

    kind: Literal["publications"] = Field(description="A list of publications")


class GroupSection(Section, ListSettings):
    """A heading over other sections; how it says that lists are set holds for those under it."""

    kind: Literal["group"] = Field(description="A heading over other sections")
    sections: Many[Identifier] = Field(min_length=1, description="The sections under it, in order")


class EntrySection(ListedSection):
    """A section of one kind of entries: the CV's own under that key, or those written here."""

    entries: tuple[Entry, ...] | None = None
    """The entries written in the section itself, None where it prints the CV's."""


def _entry_section(kind: str) -> type[EntrySection]:
    field = Entries.model_fields[kind]
    description = f"Entries of its own, in place of those under `[[{kind}]]`"
    definitions: dict[str, Any] = {
        "kind": (Literal[kind], Field(description=field.description)),
        "entries": (Optional[field.annotation], Field(default=None, strict=False, description=description)),  # noqa: UP045
    }
    return create_model(f"{kind.title()}Section", __base__=EntrySection, **definitions)


KINDS: dict[str, type[Section]] = {
    "publications": PublicationSection,
    "group": GroupSection,
    **{kind: _entry_section(kind) for kind in Entries.model_fields},
}

if TYPE_CHECKING:
    AnySection = Section
else:
    AnySection = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007
