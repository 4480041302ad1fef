"""Dates of publications as publication styles print them."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from cvtex.model.dates import PartialDate, PublicationDate
from cvtex.render.locale import Locale
from cvtex.render.printing import Field, Use
from cvtex.render.years import years
from cvtex.text.tex import Tex, escape

_SHORT_MONTH = 5
"""Letters up to which the name of a month is not abbreviated (ACM, Chicago 10.39)."""


def date_view(date: PublicationDate, locale: Locale, use: Use | None = None) -> SimpleNamespace:
    """Return a date as styles print it. What is not known is None.

    `year`, `season`, `month` (March), `day` and `iso` are those of its beginning. `years` is the year or the years
    of a range, `ca.` and `?` with it. `long` (American), `short`, `three` and `compact` each have `days`,
    the months and days without the year, `full`, with it, and `monthly`, with it and without days:

    `long` July 12–15, 2017; `short` Sept. 5, 2017; `three` Sep. 5, 2017; `compact` 2017 Sep 5.
    """
    use = use or Use()

    def field(text: str | None) -> Field | None:
        return Field.of(escape(text), use) if text else None

    def form(month: Callable[[int], str], *, year_first: bool = False) -> SimpleNamespace:
        def full(date: PublicationDate) -> Field | None:
            days = _days(date, month, locale, year_first=year_first)
            return field(_full(date, month, days, locale, year_first=year_first) or years(date, locale))

        return SimpleNamespace(
            days=field(_days(date, month, locale, year_first=year_first)),
            full=full(date),
            monthly=full(_without_days(date)),
        )

    start = date.start
    return SimpleNamespace(
        year=Field.of(Tex(start.year), use),
        years=field(years(date, locale)),
        season=field(locale.label(f"season_{date.season}")) if date.season else None,
        month=field(locale.month(start.month)) if start.month else None,
        day=field(str(start.day)) if start.day else None,
        iso=field(str(date)),
        long=form(locale.month),
        short=form(lambda month: _short(month, locale)),
        three=form(lambda month: _three(month, locale)),
        compact=form(lambda month: locale.month(month)[:3], year_first=True),
    )


def undated_view(text: Tex, use: Use) -> SimpleNamespace:
    """Return what a date's view would be of text that is no date: printed as it was written, wherever a date is."""
    field = Field.of(text, use)
    form = SimpleNamespace(days=field, full=field, monthly=field)
    return SimpleNamespace(
        year=field,
        years=field,
        season=None,
        month=None,
        day=None,
        iso=field,
        long=form,
        short=form,
        three=form,
        compact=form,
    )


def _without_days(date: PublicationDate) -> PublicationDate:
    """Return a date known to the month: of a range within one month, that month."""
    start = replace(date.start, day=None)
    end = replace(date.end, day=None) if date.end else None
    return replace(date, start=start, end=None if end == start else end)


def _days(date: PublicationDate, month: Callable[[int], str], locale: Locale, *, year_first: bool) -> str | None:
    """Return the months and days of a date or a range within a year."""
    start, end = date.start, date.end
    if date.season:
        return locale.label(f"season_{date.season}")
    if not start.month:
        return None
    first = _day(start, month, locale, year_first=year_first)
    if end is None or end == start or not end.month or end.year != start.year:
        return first
    if end.month != start.month:
        return f"{first}–{_day(end, month, locale, year_first=year_first)}"
    if not (start.day and end.day):
        return first
    days = f"{start.day}.–{end.day}" if locale.day_first and not year_first else f"{start.day}–{end.day}"
    return _month_day(month(start.month), days, locale, year_first=year_first)


def _day(date: PartialDate, month: Callable[[int], str], locale: Locale, *, year_first: bool) -> str:
    name = month(date.month or 1)
    return _month_day(name, str(date.day), locale, year_first=year_first) if date.day else name


def _month_day(month: str, day: str, locale: Locale, *, year_first: bool) -> str:
    return f"{month} {day}" if year_first else locale.label("month_day").format(month, day)


def _full(
    date: PublicationDate, month: Callable[[int], str], days: str | None, locale: Locale, *, year_first: bool
) -> str | None:
    """Return a date with its year: `July 12–15, 2017`, `July 2017`; None where only the year is known."""
    start, end = date.start, date.end
    if not days:
        return None
    if end and end.month and end.year != start.year:
        parts = (PublicationDate(start), PublicationDate(end))
        first, last = (
            _full(part, month, _days(part, month, locale, year_first=year_first), locale, year_first=year_first)
            for part in parts
        )
        return f"{first}–{last}"
    if year_first:
        return f"{start.year} {days}"
    name = "days_year" if start.day and not date.season else "month_year"
    return locale.label(name).format(days, start.year)


def _short(month: int, locale: Locale) -> str:
    """Return `May`, `June`, `Sept.`."""
    name = locale.month(month)
    if len(name) <= _SHORT_MONTH:
        return name
    return locale.month(month, width="abbreviated").removesuffix(".") + "."


def _three(month: int, locale: Locale) -> str:
    """Return `May`, `Jun.`, `Sep.`."""
    name = locale.month(month)
    return name if len(name) <= 3 else f"{name[:3]}."
