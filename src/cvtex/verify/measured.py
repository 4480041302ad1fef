"""What can be seen of a PDF, whoever made it. Lengths are in bp (1/72 in) from the lower left corner of the page."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


class Part(StrEnum):
    """What a line of a page belongs to."""

    BODY = "body"
    HEAD = "head"
    FOOT = "foot"
    NOTE = "note"
    """Footnotes and captions: smaller type, apart from the body."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one font, size and colour."""

    text: str
    font: str
    """Its PostScript name without the tag of a subset."""
    size: float
    """True size in pt (1/72 in), scaling of the page's content in it; of small capitals that of the type about them."""
    color: tuple[int, int, int]
    """Red, green and blue, 0 to 255."""
    box: Box
    is_script: bool = False
    """Whether it is raised or lowered: a superscript, a subscript, a mark."""
    is_bold: bool = False
    is_visible: bool = True
    """Whether it makes ink: neither invisible nor white on white nor outside of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    baseline: float
    """Height of its baseline above the lower edge."""
    box: Box
    """Its ink."""
    runs: tuple[Run, ...]
    part: Part = Part.BODY
    angle: int = 0
    """Degrees that it is turned counter-clockwise; its baseline is then its distance from the lower left corner."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page."""

    box: Box
    pixels: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it stands, where it leads, and the text that it stands on."""

    box: Box
    address: str | None
    """None where it leads to a place in the PDF."""
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is seen: turned and cropped as the PDF says."""

    number: int
    """From 1."""
    width: float
    height: float
    lines: tuple[Line, ...]
    """As they are read: columns one after the other, from top to bottom."""
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    ink: Box | None = None
    """All that is drawn, rules and pictures among it; None on an empty page."""
    body: Box | None = None
    """The ink without running heads and feet."""
    drawn: tuple[Box, ...] = ()
    """What is drawn besides text, piece by piece."""
    drawn_in_body: tuple[Box, ...] = ()
    """What of it belongs neither to running heads and feet nor to the ground of the page."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF."""

    name: str
    """Its PostScript name without the tag of a subset."""
    kind: str
    """`Type1`, `TrueType`, `Type3`, `Type0`."""
    is_embedded: bool
    has_unicode: bool
    """Whether its text can be searched and copied."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A PDF, measured."""

    name: str
    """The file's name without its folder and its ending."""
    size: int
    """Bytes."""
    version: str
    """Such as 1.5, the catalog's where that is higher."""
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    metadata: dict[str, str]
    """`title`, `author`, `subject`, `keywords`, `creator`, `producer`, `language`: those that are there."""
    bookmarks: tuple[str, ...] = ()
    is_encrypted: bool = False
    """Whether it is, be it that everybody may open it."""
    is_damaged: bool = False
    """Whether its table of objects is wrong, so that readers have to mend it."""
    has_javascript: bool = False
    has_forms: bool = False
    has_attachments: bool = False
    has_layers: bool = False
    has_comments: bool = False
    """Whether somebody has written or drawn on it: such is not looked at as text."""
