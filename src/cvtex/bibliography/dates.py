"""The date of an entry: `date`, or `year`, `month` and `day`."""

import re

from cvtex.bibliography.read import MONTHS
from cvtex.model.dates import PartialDate

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)")
_YEAR = re.compile(r"\d{4}")


def date_of(fields: dict[str, str]) -> PartialDate | None:
    """Return the date of an entry, to the year, month or day; of a range its beginning; None where it has none.

    Raises:
        ValueError: there is a date, and it cannot be read; the message begins with the field's name.

    """
    if date := fields.get("date", "").strip():
        if match := _ISO.match(date):
            return PartialDate.parse(match[1])
        msg = f"`date` is `{date}`: write it as 2021, 2021-05 or 2021-05-14"
        raise ValueError(msg)
    year = fields.get("year", "").strip()
    if not year:
        return None
    match = _YEAR.search(year)
    if not match:
        msg = f"`year` is `{year}`: write four digits, and words such as “in press” into `pubstate`"
        raise ValueError(msg)
    month, day = _month_and_day(fields.get("month", ""))
    try:
        return PartialDate.parse("-".join([match[0], *(f"{part:02d}" for part in (month, day) if part)]))
    except ValueError:
        return PartialDate(int(match[0]))


def _month_and_day(month: str) -> tuple[int | None, int | None]:
    """Read `jan`, `January`, `1`, `jan~1`, `1 jan`."""
    words = re.findall(r"[a-z]+|\d+", month.lower())
    numbers = [int(word) for word in words if word.isdigit()]
    for word in words:
        if word[:3] in MONTHS:
            return MONTHS.index(word[:3]) + 1, next(iter(numbers), None)
    if numbers and 1 <= numbers[0] <= len(MONTHS):
        return numbers[0], None
    return None, None
