"""Text with the little markup that a CV needs: what both Markdown and LaTeX are read into."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["emph", "strong", "smallcaps", "superscript", "subscript", "code", "upright"]


@dataclass(frozen=True, slots=True)
class Styled:
    """Text in a style."""

    style: Style
    content: "Rich"


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address."""

    url: str
    content: "Rich"


@dataclass(frozen=True, slots=True)
class Math:
    """TeX mathematics, checked to hold nothing but mathematics; without its dollar signs."""

    tex: str


@dataclass(frozen=True, slots=True)
class RawTex:
    """TeX that the user asked for with `{ tex = … }`."""

    tex: str


Node = str | Styled | Link | Math | RawTex
Rich = tuple[Node, ...]


def plain(rich: Rich) -> str:
    """Return the text without its markup; mathematics as it was written."""
    if len(rich) == 1 and type(rich[0]) is str:
        return rich[0]
    parts = []
    for node in rich:
        match node:
            case str():
                parts.append(node)
            case Styled(_, content) | Link(_, content):
                parts.append(plain(content))
            case Math(tex) | RawTex(tex):
                parts.append(tex)
    return "".join(parts)
