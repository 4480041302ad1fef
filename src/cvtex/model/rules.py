"""Rules of the user's about what publications are."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.base import Many, Model, NonEmpty
from cvtex.model.kinds import PublicationKind
from cvtex.model.priorities import Priority


class PublicationRule(Model):
    """What holds for publications that meet all conditions; patterns are words, `*` stands for anything."""

    venue: Many[NonEmpty] = Field(default=(), description="The journal or book title has one of these patterns")
    types: Many[NonEmpty] = Field(default=(), description="The entry type is one of these, such as `misc`")
    keywords: Many[NonEmpty] = Field(default=(), description="The entry has one of these keywords")
    files: Many[NonEmpty] = Field(default=(), description="The entry is in one of these .bib files")
    fields: dict[NonEmpty, NonEmpty] = Field(default={}, description="Each of these fields has this pattern")
    kind: PublicationKind | None = Field(default=None, description="The kind of these publications")
    tags: Many[NonEmpty] = Field(default=(), description="Tags of these publications, for selections")
    priority: Priority | None = Field(default=None, description="The priority of these publications")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.venue or self.types or self.keywords or self.files or self.fields):
            message = "the rule has no condition: say `venue`, `types`, `keywords`, `files` or `fields`"
            raise PydanticCustomError("rule_without_condition", message)
        if not (self.kind or self.tags or self.priority):
            message = "the rule says nothing: give it a `kind`, `tags` or a `priority`"
            raise PydanticCustomError("rule_without_effect", message)
        return self
