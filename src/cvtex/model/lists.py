"""How a list of publications is set, apart from which publications it holds."""

from typing import Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.base import Many, Model, NonEmpty

Numbering = Literal["up", "down", "years", "none"]
NumberingScope = Literal["section", "document"]
LinkForm = Literal["text", "badge", "title", "none"]
GroupBy = Literal["none", "year", "kind"]
Detail = Literal["abstract", "comment"]

DETAIL_FIELDS: dict[Detail, str] = {"abstract": "abstract", "comment": "annotation"}
"""The field of an entry that holds each detail, by its BibLaTeX name."""


class AuthorLimits(Model):
    """How long lists of authors are cut."""

    max: StrictInt = Field(ge=1, description="Longest list of authors that is printed whole")
    first: StrictInt = Field(default=1, ge=1, description="Authors kept from the beginning of a longer list")
    last: StrictInt = Field(default=0, ge=0, description="Authors kept from its end")
    keep_owner: bool = Field(default=True, description="Keep the owner, wherever in the list")
    position: bool = Field(default=True, description="State the owner's place in a list that was cut: 7th of 214")

    @model_validator(mode="after")
    def _shorter(self) -> Self:
        if self.first + self.last > self.max:
            message = "`first` and `last` together are more than `max`"
            raise PydanticCustomError("author_limits", message, {"keys": ("max",)})
        return self


class ListSettings(Model):
    """How a list of publications is set; what is None here is settled further out: by the variant, by the project."""

    style: NonEmpty | None = Field(
        default=None, description="Publication style: a template in latex_templates/publications/"
    )
    numbering: Numbering | None = Field(
        default=None, description="Count up from 1, down to 1, print years in place of numbers, or nothing"
    )
    numbering_scope: NumberingScope | None = Field(
        default=None, description="What the numbers run through: this section, or all lists of the document"
    )
    prefix: str | None = Field(default=None, description="Letter before the numbers, such as J for J12")
    authors: AuthorLimits | None = Field(
        default=None, description="How long lists of authors are cut; without it, as the style does"
    )
    links: LinkForm | None = Field(
        default=None, description="Links as text, as badges, the best one under the title, or none"
    )
    link_labels: Many[NonEmpty] | None = Field(
        default=None, description="The links to print, in this order, such as doi, arxiv, code; without it, all"
    )
    group_by: GroupBy | None = Field(default=None, description="Subheadings in the list: years or kinds")
    show: Many[Detail] | None = Field(default=None, description="Print below each entry: its abstract, its comment")


DEFAULTS = ListSettings(
    style="default",
    numbering="up",
    numbering_scope="section",
    prefix="",
    links="text",
    group_by="none",
    show=(),
)
"""What holds where nobody says anything else."""


def settled(*layers: object) -> ListSettings:
    """Return the settings that hold: each from the first layer that has it, the defaults last.

    A layer that sets no lists (None, a section of entries) says nothing.
    """
    everything = [*(layer for layer in layers if isinstance(layer, ListSettings)), DEFAULTS]
    values = {
        name: next((value for layer in everything if (value := getattr(layer, name)) is not None), None)
        for name in ListSettings.model_fields
    }
    return ListSettings.model_construct(None, **values)
