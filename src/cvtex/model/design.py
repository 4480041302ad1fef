"""How a variant looks: the parameters of its design, and which of them hold where several places say something."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, TypeVar, cast

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from cvtex.data import table
from cvtex.model.base import Model, NonEmpty
from cvtex.model.texts import Text

DateForm = Literal["long", "short", "numeric", "iso", "dd/mm/yyyy", "mm/yyyy", "years"]
LinkStyle = Literal["colored", "plain", "printed", "none"]
HeadingStyle = Literal["plain", "ruled", "none"]
PageBreak = Literal["before", "auto"]

Millimetres = Annotated[float, Field(ge=0, le=150, allow_inf_nan=False)]
Points = Annotated[float, Field(ge=6, le=24, allow_inf_nan=False)]

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def _color(value: str) -> str:
    """Return a colour as six hexadecimal digits."""
    names: dict[str, str] = table("model/colors")["colors"]
    if _HEX.match(value):
        return value[1:].upper()
    if value in names:
        return names[value]
    raise PydanticCustomError("color", "there is no colour `{value}`", {"value": value, "known": list(names)})


Color = Annotated[str, AfterValidator(_color)]


class Margins(Model):
    """White space between the edges of the paper and the text's ink, in mm; running heads and feet stand in it."""

    left: Millimetres | None = Field(default=None, description="mm, left of dates and numbers as well")
    right: Millimetres | None = Field(default=None, description="mm")
    top: Millimetres | None = Field(default=None, description="mm")
    bottom: Millimetres | None = Field(default=None, description="mm")


class Colors(Model):
    """Colours: `#1F3A5F`, or a name such as `black`."""

    text: Color | None = Field(default=None, description="Text")
    accent: Color | None = Field(default=None, description="Name, headings and links")
    quiet: Color | None = Field(default=None, description="What stands back: places, remarks, the foot of the page")


def _colors_tag(value: object) -> str:
    return "<colors>" if isinstance(value, dict | Colors) else "<color>"


def _one_for_all(value: str | Colors) -> Colors:
    """Return colours, all of them the same where there is one."""
    return value if isinstance(value, Colors) else Colors.model_construct(text=value, accent=value, quiet=value)


AnyColors = Annotated[
    Annotated[Annotated[Color, AfterValidator(_one_for_all)], Tag("<color>")] | Annotated[Colors, Tag("<colors>")],
    Discriminator(_colors_tag),
]


def _running_tag(value: object) -> str:
    return "<none>" if value == "" else "<text>"


RunningText = Annotated[
    Annotated[Literal[""], Tag("<none>")] | Annotated[Text, Tag("<text>")], Discriminator(_running_tag)
]


class Design(Model):
    """How a document looks; what is None here is settled further out: by the variant it extends, by the project."""

    margins: Margins | None = Field(
        default=None, description="White space around the text, in mm; what is not stated is as in the default design"
    )
    size: Points | None = Field(default=None, description="Size of the text, in true points (1/72 in)")
    leading: Annotated[float, Field(ge=0.9, le=48, allow_inf_nan=False)] | None = Field(
        default=None, description="Distance of lines: a factor of the size such as 1.2, or true points such as 13.5"
    )
    smallest: Points | None = Field(
        default=None, description="Size below which nothing is set but signs raised or lowered, in true points"
    )
    family: NonEmpty | None = Field(
        default=None, description="Type family of the text, such as `charter`, `times`, `arial`, `latin-modern`"
    )
    display_family: NonEmpty | None = Field(
        default=None, description="That of name, headings and dates; without it the one that goes with `family`"
    )
    colors: AnyColors | None = Field(default=None, description="Colours by what they are for, or one for everything")
    spacing: Annotated[float, Field(ge=0, le=3, allow_inf_nan=False)] | None = Field(
        default=None, description="Factor of the white space between entries and above headings: 0.6 is dense"
    )
    name_size: Annotated[float, Field(ge=6, le=60, allow_inf_nan=False)] | None = Field(
        default=None, description="Size of the name above the document, in true points; without it, it goes with `size`"
    )
    label_column: Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)] | None = Field(
        default=None,
        description="Width of the column of dates and numbers left of the text, in mm; with 0 there is none: "
        "dates stand at the right, numbers in front",
    )
    heading_style: HeadingStyle | None = Field(
        default=None, description="Headings as they are, with a rule below them, or none"
    )
    dates: DateForm | None = Field(
        default=None, description="How dates of entries are written; without it as `iso` beside entries, `long` in text"
    )
    links: LinkStyle | None = Field(
        default=None,
        description="Links in colour, as plain text, with their address printed behind them, or none at all",
    )
    bookmarks: bool | None = Field(
        default=None, description="Whether a reader's window shows the headings as bookmarks"
    )
    page_numbers: bool | None = Field(default=None, description="Whether pages are numbered, in their foot")
    head: RunningText | None = Field(
        default=None, description="Running head: text with {name}, {family}, {title}, {page}, {pages}; empty for none"
    )
    foot: RunningText | None = Field(
        default=None, description="Running foot: text with {name}, {family}, {title}, {page}, {pages}; empty for none"
    )


def settled_design(layers: Iterable[Design | None]) -> Design:
    """Return the design that holds: each parameter, and each margin and colour, from the first layer that has it."""
    return _settled(Design, [layer for layer in layers if layer])


M = TypeVar("M", bound=Model)


def _settled(model: type[M], layers: Sequence[M]) -> M:
    values = {}
    for name in model.model_fields:
        said = [value for layer in layers if (value := getattr(layer, name)) is not None]
        inner = [value for value in said if isinstance(value, Model)]
        values[name] = _settled(type(inner[0]), inner) if inner else next(iter(said), None)
    return cast("M", model.model_construct(None, **values))
