"""What comes of reading marked-up text: the text, and what was wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cvtex.model.rich import Link, Node, Rich, Styled


@dataclass(frozen=True, slots=True)
class Remark:
    """What was odd about a text that is printed all the same, and the next step."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Rich text, and a message for each thing in the source that it could not take over.

    `losses` left text out; `remarks` kept the text and lost only what a command would have done to it.
    """

    rich: Rich
    losses: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def merged(nodes: Sequence[Node]) -> Rich:
    """Return the nodes with neighbouring strings joined into one, so that white space can be seen whole."""
    joined: list[Node] = []
    for is_text, run in groupby(nodes, key=lambda node: isinstance(node, str)):
        if is_text:
            texts = [str(text) for text in run if text]
            joined.extend([texts[0] if len(texts) == 1 else re.sub(r" {2,}", " ", "".join(texts))] if texts else [])
            continue
        for node in run:
            match node:
                case Styled(style, content):
                    joined.append(Styled(style, merged(content)))
                case Link(url, content):
                    joined.append(Link(url, merged(content)))
                case _:
                    joined.append(node)
    return tuple(joined)
