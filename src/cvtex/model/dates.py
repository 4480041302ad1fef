"""Dates as exact as they are known: a year, a month or a day."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian date known to the year, the month or the day (ISO 8601, reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> datetime.date:
        """The first day that this can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that this can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @classmethod
    def parse(cls, value: object) -> Self:
        """Return the date that a TOML value means: `2021`, `"2021"`, `"2021-05"`, `2021-05-14`.

        Raises:
            ValueError: it means none; the message says what is wrong with it.

        """
        if isinstance(value, datetime.datetime):
            msg = "a date has no time of day"
            raise ValueError(msg)  # noqa: TRY004 - one exception for all that is no date
        if isinstance(value, datetime.date):
            return cls(value.year, value.month, value.day)
        if isinstance(value, bool) or not isinstance(value, int | str):
            msg = "it is neither a year, nor a month, nor a day"
            raise ValueError(msg)  # noqa: TRY004
        written = _WRITTEN.match(f"{value:04d}" if isinstance(value, int) and value >= 0 else str(value).strip())
        if not written:
            msg = "it is neither a year, nor a month, nor a day"
            raise ValueError(msg)
        year, month, day = (int(part) if part else None for part in written.groups())
        if not year:
            msg = "there is no year 0"
            raise ValueError(msg)
        if month is not None and not 1 <= month <= len(calendar.month_name) - 1:
            msg = f"there is no month {month}"
            raise ValueError(msg)
        if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            msg = f"{calendar.month_name[month]} {year} has no day {day}"
            raise ValueError(msg)
        return cls(year, month, day)

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(value)
        except ValueError as error:
            shown = str(value) if isinstance(value, str | int | datetime.date) else type(value).__name__
            context = {"value": shown, "why": str(error)}
            raise PydanticCustomError("date", "`{value}` is not a date: {why}", context) from error

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate with `parse`."""
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Allow a year as a number, or text such as `2021-05`; a TOML date is text to JSON Schema."""
        return {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 9999},
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            ]
        }


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a work came out: a date or a range of dates, and how sure it is (ISO 8601-2, EDTF level 1)."""

    start: PartialDate
    """The date, or the first one of a range; of a range that is open to the past its end."""
    end: PartialDate | None = None
    """The last date of a range; None of a single date and of a range that is open."""
    is_open: bool = False
    """Whether it is a range that has not ended yet (`2019/`)."""
    is_approximate: bool = False
    is_uncertain: bool = False
    season: int | None = None
    """1 to 4 for spring to winter, where this stands in place of a month."""
    end_season: int | None = None
    """The same of the last date of a range."""
    starts_open: bool = False
    """Whether it is a range of which only the end is known (`/2019`)."""
    unknown_digits: int = 0
    """How many digits of the year are not known: 1 of a decade (`199X`), 2 of a century; `end` is its last year."""

    @property
    def year(self) -> int:
        """The year that it is cited by."""
        return self.start.year

    def __str__(self) -> str:
        """Return it as EDTF."""
        known = 4 - self.unknown_digits
        start = f"{self.start.year:04d}"[:known] + "X" * self.unknown_digits if self.unknown_digits else str(self.start)
        if self.season:
            start = f"{start}-{self.season + 20}"
        sureness = {(True, False): "~", (False, True): "?", (True, True): "%"}
        sign = sureness.get((self.is_approximate, self.is_uncertain), "")
        if self.starts_open:
            return f"/{start}{sign}"
        if self.is_open:
            return f"{start}{sign}/"
        if self.end and not self.unknown_digits:
            season = f"-{self.end_season + 20}" if self.end_season else ""
            return f"{start}{sign}/{self.end}{season}{sign}"
        return f"{start}{sign}"
