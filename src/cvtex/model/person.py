"""The owner of the CV: names, contact and profiles."""

from pydantic import Field

from cvtex.model.base import Email, Many, Model, NonEmpty, PicturePath, Url
from cvtex.model.dates import PartialDate
from cvtex.model.identifiers import Orcid
from cvtex.model.texts import Text


class Birth(Model):
    """When and where a person was born; printed only where a variant's name block asks for it."""

    date: PartialDate = Field(description="Date of birth")
    place: Text | None = Field(default=None, description="Place of birth")


class Affiliation(Model):
    """Where the owner works, for the name block."""

    organization: Text = Field(description="The organisation, as it stands above an address")
    unit: Text | None = Field(default=None, description="Department, group or institute in it")
    address: Text | None = Field(default=None, description="Street, postal code and town in one line")
    url: Url | None = Field(default=None, description="Home page of the organisation")


class Accounts(Model):
    """Identifiers and profiles of the owner at well-known places, each as that place's own identifier."""

    orcid: Orcid | None = Field(default=None, description="ORCID iD, such as 0000-0002-1825-0097")
    github: NonEmpty | None = Field(default=None, description="GitHub user name")
    gitlab: NonEmpty | None = Field(default=None, description="GitLab user name")
    linkedin: NonEmpty | None = Field(default=None, description="LinkedIn: what follows linkedin.com/in/")
    google_scholar: NonEmpty | None = Field(default=None, description="The `user` of the Google Scholar profile")
    researchgate: NonEmpty | None = Field(default=None, description="ResearchGate: what follows /profile/")
    dblp: NonEmpty | None = Field(default=None, description="DBLP person id, such as 137/3251")
    semantic_scholar: NonEmpty | None = Field(default=None, description="Semantic Scholar author id")
    scopus: NonEmpty | None = Field(default=None, description="Scopus author id")
    researcher_id: NonEmpty | None = Field(default=None, description="Web of Science ResearcherID")
    mastodon: NonEmpty | None = Field(default=None, description="Mastodon: @name@server, or the profile's address")
    bluesky: NonEmpty | None = Field(default=None, description="Bluesky handle, such as name.bsky.social")


class Person(Model):
    """The owner of the CV."""

    name: NonEmpty = Field(description="Name as printed: `Emmy Noether`, or `Noether, Emmy`")
    former_names: Many[NonEmpty] = Field(
        default=(), description="Other names on publications, bold like the present one"
    )
    namesakes: Many[NonEmpty] = Field(
        default=(), description="Other people with similar names on publications, never the owner: `M. Noether`"
    )
    prefix: Text | None = Field(default=None, description="Titles before the name, such as Prof. Dr.")
    suffix: Text | None = Field(default=None, description="Degrees after the name, such as PhD")
    headline: Text | None = Field(default=None, description="Position or field in one line under the name")
    pronouns: Text | None = Field(default=None, description="Pronouns")
    photo: PicturePath | None = Field(
        default=None, description="Picture in the project, printed where a variant's name block has `photo`"
    )
    born: Birth | None = Field(default=None, description="Date and place of birth")
    nationality: Text | None = Field(default=None, description="Nationality")
    affiliation: Affiliation | None = Field(default=None, description="Organisation and address")
    email: Email | None = Field(default=None, description="E-mail address")
    phone: NonEmpty | None = Field(default=None, description="Telephone number as printed")
    website: Url | None = Field(default=None, description="Home page of the owner")
    accounts: Accounts = Field(default=Accounts(), description="Profiles: ORCID, Google Scholar, GitHub …")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which the owner has published, the present one first."""
        return (self.name, *self.former_names)
