"""What comes of reading marked-up text: the text, and what was wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cvtex.model.rich import Link, Node, Rich, Styled


@dataclass(frozen=True, slots=True)
class Reading:
    """Rich text, and a message for each thing in the source that it could not take over.

    `losses` left text out; `remarks` kept the text and lost only what a command would have done to it.
    """

    rich: Rich
    losses: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def merged(nodes: Sequence[Node]) -> Rich:
    """Return the nodes with neighbouring strings joined into one, so that white space can be seen whole."""
    joined: list[Node] = []
    for node in nodes:
        match node:
            case str() if joined and isinstance(joined[-1], str):
                joined[-1] = re.sub(r" {2,}", " ", joined[-1] + node)
            case "":
                pass
            case Styled(style, content):
                joined.append(Styled(style, merged(content)))
            case Link(url, content):
                joined.append(Link(url, merged(content)))
            case _:
                joined.append(node)
    return tuple(joined)
