"""A funder's rules for a CV: what a PDF must be like, where that is said, and the variant that follows them."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictFloat, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from cvtex.data import table
from cvtex.model.base import Identifier, Language, Many, Model, NonEmpty
from cvtex.model.cv import Variant
from cvtex.model.sections import AnySection
from cvtex.model.texts import Text

Delivery = Literal["upload", "part-of-pdf", "portal", "web-form", "docx-form", "xlsx-form", "text", "any"]
Confidence = Literal["high", "medium", "low", "unverified"]
Grade = Literal["error", "warning"]
Paper = Literal["a4", "letter"]
Number = StrictInt | StrictFloat


IN_FIELDS: dict[Delivery, str] = {
    "portal": "the portal makes the PDF: enter the text there, no PDF may be uploaded",
    "web-form": "the text is typed into a web form: no PDF may be uploaded",
    "docx-form": "the funder's Word form is filled in: no other PDF may be uploaded",
    "xlsx-form": "the funder's spreadsheet is filled in: no PDF may be uploaded",
    "text": "the text is pasted where it is asked for",
}
"""What becomes of a CV that is delivered as text by field, and not as a PDF."""


def _word_name(name: str) -> str:
    known = table("verify/words")["words"]
    if name not in known:
        raise PydanticCustomError("words", "no words are called `{value}`", {"value": name, "known": list(known)})
    return name


WordName = Annotated[str, AfterValidator(_word_name)]
"""A name in verify/words.toml."""


class Source(Model):
    """Where a rule was read."""

    what: NonEmpty = Field(description="The document: its name, version and section")
    address: NonEmpty | None = Field(default=None, description="Where it is")


class Rule(Model):
    """One rule: how grave it is to break it, and where it is said."""

    grade: Grade = Field(default="error", description="`error` fails the verification, `warning` is told")
    source: NonEmpty | None = Field(default=None, description="Document and section that say so; else the profile's")
    confidence: Confidence | None = Field(default=None, description="How sure the rule is; else as the profile")


class Pages(Rule):
    """How many pages there may be."""

    max: StrictInt = Field(ge=1, description="Pages allowed")
    by_language: dict[Language, Annotated[StrictInt, Field(ge=1)]] = Field(
        default={}, description="Pages allowed in a language, where it may have another number"
    )

    def allowed(self, language: str | None) -> int:
        """Return how many pages there may be in a language; the most that there may be where it is not known."""
        if language is None:
            return max(self.max, *self.by_language.values(), 1)
        return self.by_language.get(language) or self.by_language.get(language.partition("-")[0], self.max)


class PaperSizes(Rule):
    """The paper of every page, upright."""

    any_of: Many[Paper] = Field(min_length=1, description="Papers allowed")


class Margins(Rule):
    """Space that the body's ink leaves at the edges, in mm; running heads and feet are looked at apart."""

    left: Number = Field(default=0, ge=0, description="mm")
    right: Number = Field(default=0, ge=0, description="mm")
    top: Number = Field(default=0, ge=0, description="mm")
    bottom: Number = Field(default=0, ge=0, description="mm")
    running: bool = Field(default=True, description="Whether running heads and feet may stand in them")


class TypeSize(Rule):
    """Size of the body's type in true points (1/72 in); superscripts, footnotes and mathematics are looked at apart."""

    min: Number = Field(gt=0, description="pt")
    notes: Number | None = Field(default=None, gt=0, description="Smallest size of footnotes and captions, in pt")


class Families(Rule):
    """Type families of the body, by the names that funders use; see verify/families.toml for what counts as them."""

    any_of: Many[NonEmpty] = Field(min_length=1, description="Families allowed")
    similar: bool = Field(default=False, description="Whether similar ones do, which is told")
    min_sizes: dict[NonEmpty, Number] = Field(default={}, description="Smallest size by family, in pt")


class Leading(Rule):
    """Distance of the body's lines."""

    min: Number | None = Field(default=None, gt=0, description="pt")
    max_lines_per_inch: Number | None = Field(default=None, gt=0, description="Lines in an inch of height")
    max_characters_per_inch: Number | None = Field(default=None, gt=0, description="Characters in an inch of width")


class Colors(Rule):
    """Colours of the text."""

    black: bool = Field(default=True, description="Text is black")


class Allowed(Rule):
    """Whether something may be in the PDF."""

    allowed: bool = Field(default=False, description="Whether it may be there")


class Links(Rule):
    """What links may be there."""

    allowed: Literal["any", "visible", "none"] = Field(description="All, those whose text is their address, or none")


class Images(Rule):
    """Pictures, photographs among them."""

    max: StrictInt = Field(default=0, ge=0, description="How many")


class Heading(Model):
    """A heading that a form has."""

    text: Text = Field(description="Its words, by language where it has several")
    optional: bool = Field(default=False, description="Whether it may be left out")


class Headings(Rule):
    """The headings of a form, in its order."""

    texts: Many[Heading] = Field(min_length=1, description="Headings in order")
    in_order: bool = Field(default=True, description="Whether their order matters")


class Metadata(Rule):
    """What the PDF says about itself."""

    required: Many[Literal["title", "author", "language"]] = Field(default=(), description="What must be there")
    min_version: NonEmpty | None = Field(default=None, description="Lowest version of PDF, such as 1.5")


class File(Rule):
    """The file."""

    name: NonEmpty | None = Field(default=None, description="Its name without ending; {family} is the last name")
    max_characters: StrictInt | None = Field(default=None, ge=1, description="Longest name, its ending not counted")
    characters: NonEmpty | None = Field(default=None, description="Regular expression of what its name is made of")
    max_megabytes: Number | None = Field(default=None, gt=0, description="Largest size, in 1,000,000 bytes")


class RunningText(Rule):
    """Page numbers, and what running heads say."""

    page_numbers: Literal["required", "required-if-several", "forbidden"] | None = Field(
        default=None, description="Page numbers; `required-if-several` where there is more than one page"
    )
    empty: bool = Field(default=False, description="Nothing at all in heads and feet")
    contains: Many[NonEmpty] = Field(default=(), description="Words in each head or foot; {family} is the last name")


class Words(Rule):
    """Words that are not wanted outside the titles of works, by the names in verify/words.toml."""

    names: Many[WordName] = Field(min_length=1, description="Such as h-index, impact-factor, birth-date")


class Items(Rule):
    """Entries of a section: only the CV tells them apart, so that this is looked at where cvtex made the PDF."""

    section: Identifier = Field(description="The section, by its name in the profile's variant")
    min: StrictInt | None = Field(default=None, ge=0, description="At least so many")
    max: StrictInt | None = Field(default=None, ge=0, description="At most so many")
    years: StrictInt | None = Field(default=None, ge=1, description="None older than so many years")
    doi: bool = Field(default=False, description="Each has a DOI, or another lasting identifier")
    dates: Literal["dd/mm/yyyy", "mm/yyyy", "yyyy"] | None = Field(
        default=None, description="How its dates are written"
    )
    max_words: StrictInt | None = Field(default=None, ge=1, description="Words in the whole section")
    max_characters: StrictInt | None = Field(default=None, ge=1, description="Characters in the whole section")
    max_characters_each: StrictInt | None = Field(default=None, ge=1, description="Characters in each entry")

    @model_validator(mode="after")
    def _min_below_max(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            message = "it is more than `max`: nothing would be right"
            raise PydanticCustomError("min_above_max", message, {"keys": ("min",)})
        return self


class Rules(Model):
    """What is looked at; a rule that is not named is not looked at."""

    pages: Pages | None = Field(default=None, description="How many pages")
    paper: PaperSizes | None = Field(default=None, description="Paper")
    margins: Margins | None = Field(default=None, description="Margins")
    type_size: TypeSize | None = Field(default=None, description="Size of the type")
    families: Families | None = Field(default=None, description="Type families")
    leading: Leading | None = Field(default=None, description="Distance of lines")
    colors: Colors | None = Field(default=None, description="Colours of text")
    links: Links | None = Field(default=None, description="Links")
    images: Images | None = Field(default=None, description="Pictures")
    bookmarks: Allowed | None = Field(default=None, description="Bookmarks")
    headings: Headings | None = Field(default=None, description="Headings")
    metadata: Metadata | None = Field(default=None, description="What the PDF says about itself")
    file: File | None = Field(default=None, description="Name and size of the file")
    running: RunningText | None = Field(default=None, description="Running heads and feet, page numbers")
    forbidden: Words | None = Field(default=None, description="Words that are forbidden")
    ignored: Words | None = Field(default=None, description="Words that the funder does not consider")
    items: Many[Items] = Field(default=(), description="Entries by section")


class Profile(Model):
    """A funder's CV format.

    Fonts embedded and none of Type 3, no encryption, no JavaScript, no forms, no attachments, text that can be
    searched, and no placeholders are looked at in every PDF: no portal takes anything else.
    """

    title: NonEmpty = Field(description="What the format is called")
    aliases: Many[Identifier] = Field(default=(), description="Other names that a variant may call it by")
    funder: NonEmpty | None = Field(default=None, description="Who asks for it")
    version: NonEmpty = Field(description="The form's version")
    valid_from: datetime.date | None = Field(default=None, description="Day from which it is in force")
    checked_on: datetime.date | None = Field(default=None, description="Day on which somebody last read the rules")
    stale_after: StrictInt = Field(default=180, ge=1, description="Days after which they should be read again")
    superseded_by: Identifier | None = Field(default=None, description="Profile that has taken its place")
    confidence: Confidence = Field(description="How sure the rules are")
    delivery: Delivery = Field(description="How the CV reaches the funder")
    sources: Many[Source] = Field(default=(), description="Where the rules were read")
    notes: Many[NonEmpty] = Field(default=(), description="What a program cannot look at, and an applicant must know")
    rules: Rules = Field(default=Rules(), description="What is looked at in a PDF")
    sections: dict[Identifier, AnySection] = Field(default={}, description="Sections of the form, by name")
    variant: Variant = Field(default=Variant(), description="The variant that follows the rules")

    @property
    def is_in_fields(self) -> bool:
        """Whether it is delivered as text by field, and not as a PDF."""
        return self.delivery in IN_FIELDS

    def is_stale(self, today: datetime.date) -> bool:
        """Return whether the rules should be read again; those of no funder are customs, which do not age.

        They should where more than `stale_after` days have passed since somebody read them, and where nobody noted
        when that was.
        """
        if self.funder is None:
            return False
        return self.checked_on is None or (today - self.checked_on).days > self.stale_after
