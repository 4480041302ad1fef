"""The entries of the sections other than publications: one class a kind of section."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StrictFloat, StrictInt, StrictStr, Tag, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.base import Dated, Email, Entry, Many, Model, NonEmpty, Url
from cvtex.model.dates import PartialDate
from cvtex.model.texts import Text


class Link(Model):
    """A labelled link."""

    label: Text = Field(description="The words that are the link, such as `slides`")
    url: Url = Field(description="Where it leads")


class Highlight(Entry):
    """A bullet point or a paragraph that has tags, a priority or variants of its own; without any, its text will do."""

    text: Text = Field(description="What there is to say")


_OF_HIGHLIGHTS = frozenset({"text", "tags", "only", "not", "priority"})
"""Keys by which a table is a highlight, and no text by language."""


def _highlight_tag(value: object) -> str:
    is_table = isinstance(value, dict) and not _OF_HIGHLIGHTS.isdisjoint(value)
    return "<table>" if is_table or isinstance(value, Highlight) else "<text>"


AnyHighlight = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[Highlight, Tag("<table>")],
    Discriminator(_highlight_tag),
]
"""A text, or a table with the text and what an entry may carry: `{ text = "…", tags = ["teaching"] }`."""


class Detail(Entry):
    """A labelled paragraph, such as *Research: …*."""

    label: Text = Field(description="The label, such as Research, Teaching or Responsibilities")
    text: Text = Field(description="What there is to say")


class Bio(Entry):
    """A biography of one length; paragraphs are separated by an empty line."""

    length: Literal["short", "medium", "long"] = Field(default="medium", description="Which of the lengths it is")
    text: Text = Field(description="The text; an empty line begins a new paragraph")
    paragraphs: Many[AnyHighlight] = Field(default=(), description="Further paragraphs")


class Role(Dated):
    """One position in an organisation."""

    title: Text = Field(description="The position")
    summary: Text | None = Field(default=None, description="What it is, in a sentence or two")
    details: Many[Detail] = Field(default=(), description="Labelled paragraphs: Research, Teaching …")
    highlights: Many[AnyHighlight] = Field(default=(), description="Bullet points")


class Experience(Entry):
    """An organisation with the roles held there, the newest first."""

    organization: Text = Field(description="The organisation")
    location: Text | None = Field(default=None, description="Town and country")
    url: Url | None = Field(default=None, description="Home page of the organisation")
    roles: Many[Role] = Field(min_length=1, description="The roles held there, each with its own dates")

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """From the first role's start to the last role's end."""
        return _hull(tuple(role.interval for role in self.roles))


class Degree(Dated):
    """One degree."""

    degree: Text = Field(description="The degree and its subject")
    honors: Text | None = Field(default=None, description="Distinction, such as summa cum laude")
    summary: Text | None = Field(default=None, description="Focus or content")
    thesis: Text | None = Field(default=None, description="Title of the thesis")
    supervisor: Text | None = Field(default=None, description="Supervisor or supervisors")
    defended: PartialDate | None = Field(default=None, description="Date of the oral defence")
    certified: PartialDate | None = Field(default=None, description="Date of the certificate")
    highlights: Many[AnyHighlight] = Field(default=(), description="Bullet points")


class Education(Entry):
    """A school or university with the degrees taken there, the newest first."""

    organization: Text = Field(description="The institution")
    location: Text | None = Field(default=None, description="Town and country")
    url: Url | None = Field(default=None, description="Home page of the institution")
    degrees: Many[Degree] = Field(min_length=1, description="The degrees taken there")

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """From the first degree to the last."""
        return _hull(tuple(degree.interval for degree in self.degrees))


class Course(Entry):
    """One course in a term."""

    title: Text = Field(description="The course")
    institution: Text | None = Field(default=None, description="Where it was held")
    kind: Text | None = Field(default=None, description="Lecture, seminar, exercise sessions …")
    level: Text | None = Field(default=None, description="Bachelor, Master, PhD …")
    tasks: Many[Text] = Field(default=(), description="What the owner did in it")


class Teaching(Dated):
    """The courses of one term."""

    term: Text = Field(description="The term as printed, such as WS 24/25")
    courses: Many[Course] = Field(min_length=1, description="The courses of this term")


class Talk(Dated):
    """A talk or a lecture."""

    title: Text = Field(description="Title, without quotation marks")
    event: Text | None = Field(default=None, description="Conference, colloquium or school")
    place: Text | None = Field(default=None, description="Town and country")
    keynote: bool = Field(default=False, description="Whether it was a keynote")
    invited: bool = Field(default=False, description="Whether it was invited")
    format: Text | None = Field(default=None, description="Other form: panel, poster, paper presentation …")
    note: Text | None = Field(default=None, description="Anything else in a few words")
    links: Many[Link] = Field(default=(), description="Slides, video, programme …")


class Project(Dated):
    """A funded project."""

    acronym: Text | None = Field(default=None, description="Acronym")
    title: Text = Field(description="Full title")
    role: Text | None = Field(default=None, description="Role of the owner, such as principal investigator")
    funder: Text | None = Field(default=None, description="Who pays")
    number: NonEmpty | None = Field(default=None, description="Grant number")
    amount: Text | None = Field(default=None, description="Amount with its currency")
    summary: Text | None = Field(default=None, description="What it is about")
    url: Url | None = Field(default=None, description="Home page of the project")


class Award(Dated):
    """An honour or a prize."""

    title: Text = Field(description="The award")
    awarder: Text | None = Field(default=None, description="Who gave it")
    reason: Text | None = Field(default=None, description="What it was given for")
    rank: Text | None = Field(default=None, description="Place or rank reached")
    note: Text | None = Field(default=None, description="A remark")
    url: Url | None = Field(default=None, description="Page about it")


class PatentDocument(Entry):
    """One document of a patent family."""

    office: NonEmpty | None = Field(default=None, description="Code of the office: EP, US, WO … (WIPO ST.3)")
    number: NonEmpty = Field(description="Publication number, or TBA")
    title: Text | None = Field(default=None, description="Title where it is not the family's")
    status: Literal["filed", "pending", "published", "granted", "expired"] = Field(description="Legal status")
    date: PartialDate | None = Field(default=None, description="Date of this status")
    url: Url | None = Field(default=None, description="The document")


class Patent(Dated):
    """A family of patent documents for one invention."""

    title: Text = Field(description="The invention")
    inventors: Text | None = Field(default=None, description="The inventors")
    documents: Many[PatentDocument] = Field(default=(), description="The documents, the newest first")


class ImpactRow(Model):
    """One measure of scientific impact."""

    label: Text = Field(description="What is counted: publications, citations, h-index …")
    values: Many[StrictInt | StrictFloat | StrictStr] = Field(description="A value for each column")


class Impact(Entry):
    """A table of measures, from one source at one date."""

    columns: Many[Text] = Field(min_length=1, description="Headings of the columns, such as All and Since 2020")
    rows: Many[ImpactRow] = Field(min_length=1, description="The measures")
    source: Text = Field(description="Where the numbers are from")
    retrieved: PartialDate = Field(description="When they were looked up")
    url: Url | None = Field(default=None, description="The page they are from")


class Service(Dated):
    """Service to the community: committees, editorial work, reviewing, outreach."""

    role: Text = Field(description="What the owner is there: reviewer, area chair, editor …")
    organization: Text | None = Field(default=None, description="Journal, conference, society or committee")
    summary: Text | None = Field(default=None, description="What was done")
    venues: Many[Text] = Field(default=(), description="Journals or conferences served, in a run")
    links: Many[Link] = Field(default=(), description="Pages about it")


class Supervision(Dated):
    """A supervised student or researcher."""

    name: Text = Field(description="Who was supervised")
    level: Text | None = Field(default=None, description="Postdoc, PhD, MSc, BSc …")
    topic: Text | None = Field(default=None, description="Title or topic of the thesis")
    institution: Text | None = Field(default=None, description="Where")
    role: Text | None = Field(default=None, description="Role of the owner, such as co-supervisor")
    outcome: Text | None = Field(default=None, description="What became of it, or where the person is now")


class Membership(Dated):
    """Membership in a society or a network."""

    organization: Text = Field(description="The society")
    role: Text | None = Field(default=None, description="Kind of membership, such as fellow")


class Skill(Entry):
    """A group of skills in a line."""

    name: Text = Field(description="Name of the group")
    items: Many[Text] = Field(min_length=1, description="The skills")


class LanguageSkill(Entry):
    """A language spoken."""

    name: Text = Field(description="The language")
    level: Text = Field(description="How well: native, C1, fluent …")


class Software(Dated):
    """Software, a data set or a demo."""

    name: Text = Field(description="Its name")
    summary: Text | None = Field(default=None, description="What it does")
    role: Text | None = Field(default=None, description="Role of the owner: author, maintainer …")
    url: Url | None = Field(default=None, description="Repository or home page")
    links: Many[Link] = Field(default=(), description="Documentation, demo …")


class Reference(Entry):
    """A person who can be asked about the owner."""

    name: Text = Field(description="Name with titles")
    position: Text | None = Field(default=None, description="Position")
    organization: Text | None = Field(default=None, description="Organisation")
    address: Text | None = Field(default=None, description="Address")
    relation: Text | None = Field(default=None, description="How the person knows the owner")
    email: Email | None = Field(default=None, description="E-mail address")
    phone: NonEmpty | None = Field(default=None, description="Telephone number")


PersonalField = Literal[
    "name",
    "given",
    "family",
    "family-first",
    "titles",
    "degrees",
    "pronouns",
    "position",
    "institution",
    "address",
    "orcid",
    "identifiers",
    "email",
    "phone",
    "website",
    "nationality",
]


class Personal(Entry):
    """A row of a table of personal data."""

    label: Text = Field(description="What stands in front")
    field: PersonalField | None = Field(
        default=None, description="What of `[person]` stands there; `position` is the headline, or the current roles"
    )
    text: Text | None = Field(default=None, description="What stands there, in place of a field")
    required: bool = Field(default=False, description="Whether it is reported when there is nothing to print")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.field or self.text):
            raise PydanticCustomError("row_without_text", "the row says nothing: give it a `field` or a `text`")
        return self


class FreeText(Entry):
    """Paragraphs of free text, with an optional title."""

    title: Text | None = Field(default=None, description="Title set above the text")
    text: Text = Field(description="The text; an empty line begins a new paragraph")


def _hull(
    intervals: tuple[tuple[PartialDate | None, PartialDate | None], ...],
) -> tuple[PartialDate | None, PartialDate | None]:
    starts = [start for start, _ in intervals if start]
    ends = [end for _, end in intervals]
    last = None if None in ends else max((end for end in ends if end), key=lambda date: date.last, default=None)
    return min(starts, key=lambda date: date.first, default=None), last
