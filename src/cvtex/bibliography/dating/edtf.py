"""Dates as biblatex and EDTF write them (biblatex manual, section 2.3.8; ISO 8601-2, level 1)."""

import re
from dataclasses import replace

from cvtex.model.dates import PartialDate, PublicationDate

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}[XxUu]|[0-9]{2}[XxUu]{2})"
    r"(?:-(?P<month>[0-9]{1,2}|[XxUu]{2})(?:-(?P<day>[0-9]{1,2}|[XxUu]{2}))?)?"
    r"(?:[T ][0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?\s*(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
    r"(?P<sure>[?~%]|\?~|~\?)?\Z"
)
_PERIODS = {
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""Quarters, thirds and halves of a year by the numbers that stand in place of a month (ISO 8601-2)."""


def parse_edtf(text: str) -> PublicationDate | None:
    """Return the date or range that EDTF means; None where a text is no EDTF at all.

    Raises:
        ValueError: it is EDTF, but there is no such date; the message says why.

    """
    ends = [end.strip() for end in text.strip().split("/")]
    match ends:
        case [single]:
            return _single(single)
        case ["" | "..", last] if last not in {"", ".."}:
            end = _single(last)
            return end and replace(end, starts_open=True)
        case [first, "" | ".."] if first not in {"", ".."}:
            start = _single(first)
            return start and replace(start, is_open=True)
        case [first, last]:
            start, end = _single(first), _single(last)
            return range_of(start, end) if start and end else None
        case _:
            return None


def range_of(start: PublicationDate, end: PublicationDate) -> PublicationDate:
    """Return the range from one date to another.

    Raises:
        ValueError: the end lies before the start.

    """
    last = end.end or end.start
    if last.last < start.start.first:
        msg = f"it ends, {end}, before it begins, {start}"
        raise ValueError(msg)
    return PublicationDate(
        start.start,
        last,
        is_approximate=start.is_approximate or end.is_approximate,
        is_uncertain=start.is_uncertain or end.is_uncertain,
        season=start.season,
        end_season=end.season,
    )


def _single(text: str) -> PublicationDate | None:
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day, sure = match["year"], match["month"], match["day"], match["sure"] or ""
    date = _dated(year, month, day)
    return replace(
        date, is_approximate=any(sign in sure for sign in "~%"), is_uncertain=any(sign in sure for sign in "?%")
    )


def _dated(year: str, month: str | None, day: str | None) -> PublicationDate:
    unknown = sum(not digit.isdigit() for digit in year)
    if unknown:
        first = int(year[: 4 - unknown]) * 10**unknown
        return PublicationDate(PartialDate(max(first, 1)), PartialDate(first + 10**unknown - 1), unknown_digits=unknown)
    number = int(month) if month and month.isdigit() else None
    whole = PublicationDate(PartialDate.parse(year))
    if number is None:
        return whole
    if 21 <= number <= 32:
        return replace(whole, season=(number - 21) % 4 + 1)
    if number in _PERIODS:
        first_month, last_month = _PERIODS[number]
        return PublicationDate(PartialDate(int(year), first_month), PartialDate(int(year), last_month))
    parts = [year, f"{number:02d}", *([f"{int(day):02d}"] if day and day.isdigit() else [])]
    return PublicationDate(PartialDate.parse("-".join(parts)))
