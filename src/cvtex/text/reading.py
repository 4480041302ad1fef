"""What comes of reading marked-up text: the text, and what was wrong with it."""

from dataclasses import dataclass

from cvtex.model.rich import Rich


@dataclass(frozen=True, slots=True)
class Reading:
    """Rich text, and a message for each thing in the source that it could not take over.

    `losses` left text out; `remarks` kept the text and lost only what a command would have done to it.
    """

    rich: Rich
    losses: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
