"""The date of an entry: `date`, or `year`, `month` and `day`."""

import re

from cvtex.bibliography.values import MONTHS
from cvtex.model.dates import PartialDate, PublicationDate

_ISO = re.compile(r"((?!0000)\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d-])")
_YEAR = re.compile(r"(?!0000)\d{4}")
_SEASONS = frozenset({"21", "22", "23", "24"})
"""Months that stand for seasons (biblatex manual, section 2.3.8, after ISO 8601-2)."""
_LAST_DAY = 31


def date_of(fields: dict[str, str]) -> PublicationDate | None:
    """Return the date of an entry, to the year, month or day; of a range its beginning; None where it has none.

    Raises:
        ValueError: there is a date, and it cannot be read; the message begins with the field's name.

    """
    if date := fields.get("date", "").strip():
        return PublicationDate(_iso(date))
    year = fields.get("year", "").strip()
    if not year:
        return None
    match = _YEAR.search(year)
    if not match:
        msg = f"`year` is `{year}`: write four digits, and words such as “in press” into `pubstate`"
        raise ValueError(msg)
    return PublicationDate(_from_parts(int(match[0]), fields))


def _iso(date: str) -> PartialDate:
    match = _ISO.match(date)
    if not match:
        msg = f"`date` is `{date}`: write it as 2021, 2021-05 or 2021-05-14"
        raise ValueError(msg)
    year, month, day = match.groups()
    if month in _SEASONS:
        return PartialDate(int(year))
    try:
        return PartialDate.parse("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))
    except ValueError as error:
        msg = f"`date` is `{date}`: {error}"
        raise ValueError(msg) from error


def _from_parts(year: int, fields: dict[str, str]) -> PartialDate:
    """Return the date of `year`, as exact as `month` and `day` make it."""
    month, day = _month_and_day(fields.get("month", ""))
    own_day = fields.get("day", "").strip()
    day = int(own_day) if own_day.isdecimal() else day
    for parts in ((month, day), (month, None)):
        known = [f"{part:02d}" for part in parts if part and month]
        try:
            return PartialDate.parse("-".join([f"{year:04d}", *known]))
        except ValueError:  # no such day
            continue
    return PartialDate(year)


def _month_and_day(month: str) -> tuple[int | None, int | None]:
    """Read `jan`, `January`, `1`, `jan~1`, `1 jan`."""
    words = re.findall(r"[a-z]+|\d+", month.lower())
    numbers = [int(word) for word in words if word.isdigit()]
    for word in words:
        if word[:3] in MONTHS:
            return MONTHS.index(word[:3]) + 1, next((number for number in numbers if number <= _LAST_DAY), None)
    if numbers and 1 <= numbers[0] <= len(MONTHS):
        return numbers[0], None
    return None, None
