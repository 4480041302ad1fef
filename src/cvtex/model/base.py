"""The base of every model of cv.toml, and the plain values that models are made of."""

import re
import unicodedata
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.dates import PartialDate
from cvtex.model.priorities import Priority
from cvtex.model.texts import Text

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Strict(strict=False)]
"""A TOML array as a tuple; its elements stay strict."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_WEB = re.compile(r"(https?|ftp)://[^\s/]+\S*\Z")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+\Z")
_ID = re.compile(r"[\w][\w.-]*\Z")
_DEVICE = r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)"
"""Names that are devices on Windows (Win32, "Naming Files")."""
_FILE_NAME = re.compile(rf"(?!\.)(?!{_DEVICE})[^/\\:*?\"<>|\x00-\x1f]*[^/\\:*?\"<>|\x00-\x1f .]\Z")
_PICTURE = re.compile(r"(?![./])(?!.*/\.)[\w./ -]+\.(?i:jpe?g|png|pdf)\Z")
_FOLDER = re.compile(r"(?![/\\~])(?!.*(?:\A|[/\\])\.\.?(?:[/\\]|\Z))[^:*?\"<>|\x00-\x1f]+\Z")


def is_file_name(text: str) -> bool:
    """Return whether a file can be called so on every system."""
    return bool(_FILE_NAME.match(text))


def _matches(pattern: re.Pattern[str], code: str, what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.match(value):
            raise PydanticCustomError(code, what, {"value": value})
        return value

    return AfterValidator(check)


Language = Annotated[str, _matches(_LANGUAGE, "language", "`{value}` is not a language tag such as `en` or `pt-BR`")]
Url = Annotated[str, _matches(_WEB, "url", "`{value}` is not a web address: it should start with https:// or http://")]
Email = Annotated[str, _matches(_EMAIL, "email", "`{value}` is not an e-mail address")]
Identifier = Annotated[
    str, _matches(_ID, "identifier", "`{value}` is not an identifier: use letters, digits, `-` and `_`")
]
FileName = Annotated[
    str, _matches(_FILE_NAME, "filename", "`{value}` is not the name of a file: it has no `/` and no `.` in front")
]
FolderName = Annotated[str, _matches(_FOLDER, "folder", "`{value}` is not a folder inside the project")]
PicturePath = Annotated[
    str,
    _matches(_PICTURE, "picture", "`{value}` is not a .jpg, .png or .pdf inside the project, such as `images/me.jpg`"),
]
NonEmpty = Annotated[str, _matches(re.compile(r".*\S", re.DOTALL), "empty", "the text is empty")]


class Model(BaseModel):
    """A table of cv.toml: unknown keys are errors, types are not converted, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class Entry(Model):
    """What every entry of a section may carry."""

    id: Identifier | None = Field(default=None, description="Name by which a selection can ask for this entry")
    tags: Many[NonEmpty] = Field(default=(), description="Words that a selection can ask for or leave out")
    only: Many[NonEmpty] | None = Field(default=None, description="The only variants that print this entry")
    not_: Many[NonEmpty] = Field(default=(), alias="not", description="Variants that do not print this entry")

    priority: Priority | None = Field(
        default=None,
        description="It may be left out of a variant that is too long: `low` first, then `medium`, then `high`; "
        "`always` keeps it where its section may be left out",
    )

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """When this was: first and last date; no last date where it goes on, no dates where it has none."""
        return None, None

    @property
    def called(self) -> Text | None:
        """What the entry is called: its title, or whatever stands in a title's place; None where nothing does."""
        names = ("title", "name", "organization", "role", "term", "degree", "label", "text")
        texts = (getattr(self, name, None) for name in names)
        return next((text for text in texts if isinstance(text, Text)), None)

    @property
    def intervals(self) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
        """The dates of what it is made of (roles, degrees); its own where it is made of nothing."""
        values = (getattr(self, name) for name in type(self).model_fields)
        inner = [item for value in values if isinstance(value, tuple) for item in value if isinstance(item, Dated)]
        return tuple(item.interval for item in inner) or (self.interval,)

    @property
    def sort_title(self) -> str:
        """What the entry is called, for sorting: in small letters, without accents."""
        letters = unicodedata.normalize("NFKD", self.called.by_language[0][1].casefold() if self.called else "")
        return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Dated(Entry):
    """An entry with one date, or with a start and, unless it goes on, an end."""

    date: PartialDate | None = Field(default=None, description="When it was: a year, `2024-05` or a date")
    start: PartialDate | None = Field(default=None, description="When it began: a year, `2024-05` or a date")
    end: PartialDate | None = Field(default=None, description="When it ended; without it, it still goes on")

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        if self.date and (self.start or self.end):
            message = "an entry has either `date`, or `start` and `end`"
            help_ = "keep `date` for one day, month or year, `start` and `end` for what lasts"
            raise PydanticCustomError("date_twice", message, {"keys": ("date",), "help": help_})
        if self.end and not self.start:
            raise PydanticCustomError("end_alone", "an `end` needs a `start`", {"keys": ("end",)})
        if self.start and self.end and self.end.last < self.start.first:
            context: dict[str, Any] = {"start": str(self.start), "end": str(self.end), "keys": ("end",)}
            raise PydanticCustomError("end_before_start", "{end} lies before the start, {start}", context)
        return self

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """The date twice, or start and end."""
        return (self.date, self.date) if self.date else (self.start, self.end)
