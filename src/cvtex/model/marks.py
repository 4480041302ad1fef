"""Marks behind names: what a person's part in a work was, or whose student they are."""

from pydantic import Field

from cvtex.model.base import Many, Model, NonEmpty
from cvtex.model.texts import Text


class Mark(Model):
    """A mark behind names: its symbol, what the legend says of it, and who always has it."""

    symbol: NonEmpty | None = Field(default=None, description="What is printed behind the name, such as *")
    text: Text | None = Field(default=None, description="What it means, as the legend of a list says it")
    names: Many[NonEmpty] = Field(
        default=(), description="People who have it wherever they are authors, in any spelling of their names"
    )
