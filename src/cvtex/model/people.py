"""The address book of a project: people whom its owner knows, their affiliations, and what connects both."""

from typing import Literal

from pydantic import Field

from cvtex.model.base import Email, Many, Model, NonEmpty
from cvtex.model.dates import PartialDate
from cvtex.model.identifiers import Orcid

Relation = Literal["advisor", "advisee", "collaborator", "co-editor", "editorial-board", "relative"]
"""What connects a person with the owner, apart from works of both: the groups of the NSF's COA template."""


class Contact(Model):
    """A person in the address book."""

    name: NonEmpty = Field(description="Name: `Noether, Emmy`, or `Emmy Noether`")
    other_names: Many[NonEmpty] = Field(default=(), description="Other names and spellings on publications")
    orcid: Orcid | None = Field(default=None, description="ORCID iD")
    affiliation: NonEmpty | None = Field(default=None, description="Organisation, several with `;` between them")
    department: NonEmpty | None = Field(default=None, description="Department")
    email: Email | None = Field(default=None, description="E-mail address")
    relations: Many[Relation] = Field(default=(), description="What connects both, apart from works of both")
    journal: NonEmpty | None = Field(default=None, description="Journal or collection that both edit")
    last_active: PartialDate | None = Field(
        default=None, description="When both last worked together; without it, today"
    )


class AddressBook(Model):
    """All that people.toml says."""

    people: Many[Contact] = Field(default=(), description="People, each under `[[people]]`")
