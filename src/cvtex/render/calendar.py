"""The dates of a language: names of months, and the order in which it puts days, months and years."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from cvtex.model.dates import PartialDate

if TYPE_CHECKING:
    from babel import Locale as Cldr

DateForm = str
"""How dates are written: `long` (19 December 2018), `short` (19 Dec 2018), `numeric` (19/12/2018, as the language has
it), `iso` (2018-12-19), or a pattern of `dd`, `mm` and `yyyy` such as `dd/mm/yyyy`, less what is not known."""

Width = Literal["wide", "abbreviated"]

WIDE_DASH = "\u2009–\u2009"
"""What stands between two dates that have words of their own; between days of one month is a dash alone."""

_DAY = re.compile(r"dd[./ -]*|[./ -]*dd")
_MONTH = re.compile(r"mm[./ -]*|[./ -]*mm")


class MonthName(Protocol):
    """What months are called in a form of dates."""

    def __call__(self, month: int, *, is_alone: bool) -> str:
        """Return the name of a month (1 to 12) that stands without a day, or with one."""


@dataclass(frozen=True)
class Calendar:
    """How a language writes dates."""

    language: str
    """The language's tag."""
    patterns: Mapping[str, str]
    """`day` and `first_day` (of the number), `month_day` (of both), `month_year` and `days_year`."""
    names: Mapping[str, Any]
    """The names of months, `wide` and `abbreviated`, where they are not Babel's, which is slow to load; no name at all
    where a language has no short ones. `are_declined` says that they stand alone in another case than in a date."""
    present: str
    """The word for an end that has not come."""

    @property
    def is_year_first(self) -> bool:
        """Whether the year stands before the month."""
        pattern = self.patterns["days_year"]
        return pattern.index("{1}") < pattern.index("{0}")

    def month(self, month: int, width: Width = "wide", *, is_alone: bool = False) -> str:
        """Return the name of a month as it stands in a date, or without a day (Polish `lipca`, alone `lipiec`)."""
        if width == "abbreviated" and not self.names.get(width, ["Babel's"]):
            width = "wide"
        if names := self.names.get(width):
            return str(names[month - 1])
        from babel.dates import get_month_names  # slow to import, and few CVs have such a date

        # Babel takes another language's names for those alone of a language that has none.
        is_nominative = is_alone and self.names.get("are_declined", False)
        context: Literal["format", "stand-alone"] = "stand-alone" if is_nominative else "format"
        return str(get_month_names(width, context, locale=cldr_locale(self.language))[month])

    def day(self, day: int) -> str:
        """Return a day as it stands in a date: `12`, German `12.`, French `1er`."""
        return self.patterns["first_day" if day == 1 else "day"].format(day)

    def days(self, start: PartialDate, end: PartialDate | None, month: MonthName) -> str | None:
        """Return the month and the days of a date, or of a range within a year: `July 12–15`; None without a month."""
        if not start.month:
            return None
        first = self._month_day(start, month)
        if end is None or end == start or not end.month or end.year != start.year:
            return first
        if end.month != start.month:
            return f"{first}–{self._month_day(end, month)}"
        if not (start.day and end.day):
            return first
        days = f"{self.day(start.day)}–{self.day(end.day)}"
        return self.patterns["month_day"].format(month(start.month, is_alone=False), days)

    def full(self, start: PartialDate, end: PartialDate | None, month: MonthName) -> str:
        """Return a date, or a range, in words: `July 12–15, 2017`, `July 2017`, `2017`."""
        if end and end != start and (end.year != start.year or bool(end.month) != bool(start.month)):
            dash = WIDE_DASH if start.month or end.month else "–"
            return f"{self.full(start, None, month)}{dash}{self.full(end, None, month)}"
        days = self.days(start, end, month)
        if days is None:
            return str(start.year)
        return self.with_year(days, start.year, has_day=start.day is not None)

    def with_year(self, days: str, year: int, *, has_day: bool) -> str:
        """Return months, or months and days, with their year."""
        return self.patterns["days_year" if has_day else "month_year"].format(days, year)

    def date(self, date: PartialDate, form: DateForm) -> str:
        """Return a date in a form."""
        if form == "iso":
            return str(date)
        if form in {"long", "short"}:
            return self.full(date, None, self._names_for(form))
        if form == "numeric":
            return self._numeric(date)
        if date.day is None:
            form = _DAY.sub("", form)
        if date.month is None:
            form = _MONTH.sub("", form)
        numbers = {"dd": f"{date.day or 0:02d}", "mm": f"{date.month or 0:02d}", "yyyy": f"{date.year:04d}"}
        return re.sub("dd|mm|yyyy", lambda match: numbers[match.group()], form)

    def interval(self, start: PartialDate, end: PartialDate | None, form: DateForm) -> str:
        """Return a range of dates in a form: `May–July 2018`, `2018-05 – present`; the date where both are one."""
        if end is None:
            return f"{self.date(start, form)}{WIDE_DASH}{self.present}"
        first, last = self.date(start, form), self.date(end, form)
        if first == last:
            return first
        if form in {"long", "short"} and start.month and end.month and bool(start.day) == bool(end.day):
            return self.full(start, end, self._names_for(form))
        return f"{first}{WIDE_DASH}{last}"

    def _names_for(self, form: DateForm) -> MonthName:
        width: Width = "wide" if form == "long" else "abbreviated"
        return lambda month, *, is_alone: self.month(month, width, is_alone=is_alone)

    def _month_day(self, date: PartialDate, month: MonthName) -> str:
        name = month(date.month or 1, is_alone=date.day is None)
        return self.patterns["month_day"].format(name, self.day(date.day)) if date.day else name

    def _numeric(self, date: PartialDate) -> str:
        """Return a date in numbers as the language writes them (CLDR, skeletons `yMd` and `yM`)."""
        if date.month is None:
            return str(date.year)
        from babel.dates import format_skeleton

        return str(format_skeleton("yMd" if date.day else "yM", date.first, locale=cldr_locale(self.language)))


@cache
def cldr_locale(language: str) -> "Cldr":
    """Return Babel's data of a language by its tag; of the language alone where the tag is not known (`de-XX`)."""
    from babel import Locale as Cldr  # slow to import, and the English build needs none of it
    from babel import UnknownLocaleError

    try:
        return Cldr.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Cldr.parse(language.split("-", maxsplit=1)[0])
