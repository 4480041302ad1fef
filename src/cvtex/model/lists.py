"""How a list of publications is set, apart from which publications it holds."""

from typing import Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.base import Model


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
