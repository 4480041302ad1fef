"""Dates of publications as publication styles print them."""

from dataclasses import replace
from types import SimpleNamespace

from cvtex.model.dates import PublicationDate
from cvtex.render.calendar import WIDE_DASH, Calendar, MonthName
from cvtex.render.lazy import LazyView
from cvtex.render.locale import Locale
from cvtex.render.printing import Field, Use
from cvtex.render.years import years
from cvtex.text.tex import Tex, escape

_SHORT_MONTH = 5
"""Letters up to which the name of a month is not abbreviated (ACM, Chicago 10.39)."""

_YEAR_FIRST = {
    "day": "{0}",
    "first_day": "{0}",
    "month_day": "{0} {1}",
    "month_year": "{1} {0}",
    "days_year": "{1} {0}",
}
"""The order of Citing Medicine, chapter 1, "Date of Publication"."""


def date_view(date: PublicationDate, locale: Locale, use: Use | None = None) -> SimpleNamespace:
    """Return a date as styles print it. What is not known is None.

    `year`, `season`, `month` (March), `day` and `iso` are those of its beginning. `years` is the year or the years
    of a range, `ca.` and `?` with it. `long` (American), `short`, `three` and `compact` each have `days`,
    the months and days without the year, `full`, with it, and `monthly`, with it and without days:

    `long` July 12–15, 2017; `short` Sept. 5, 2017; `three` Sep. 5, 2017; `compact` 2017 Sep 5; `cited` is `compact` in
    English, and `long` in languages whose word for it asks for a date in its usual order.
    """
    use = use or Use()
    calendar = locale.calendar

    def field(text: str | None) -> Field | None:
        return Field.of(escape(text), use) if text else None

    def wide(month: int, *, is_alone: bool) -> str:
        return calendar.month(month, is_alone=is_alone)

    def short(month: int, *, is_alone: bool) -> str:
        return _short(month, locale, is_alone=is_alone)

    def three(month: int, *, is_alone: bool) -> str:
        return _three(month, locale, is_alone=is_alone)

    def bare(month: int, *, is_alone: bool) -> str:  # noqa: ARG001 - behind the year a month stands alone
        return _bare(month, locale)

    def form(month: MonthName, calendar: Calendar = calendar) -> SimpleNamespace:
        return SimpleNamespace(
            days=field(_days(date, month, calendar, locale)),
            full=field(_full(date, month, calendar, locale)),
            monthly=field(_full(_without_days(date), month, calendar, locale)),
        )

    start = date.start
    return LazyView(
        {
            "year": lambda: Field.of(Tex(start.year), use),
            "years": lambda: field(years(date, locale)),
            "season": lambda: field(locale.label(f"season_{date.season}")) if date.season else None,
            "month": lambda: field(calendar.month(start.month, is_alone=True)) if start.month else None,
            "day": lambda: field(str(start.day)) if start.day else None,
            "iso": lambda: field(str(date)),
            "long": lambda: form(wide),
            "short": lambda: form(short),
            "three": lambda: form(three),
            "compact": lambda: form(bare, _with_year_first(calendar)),
            "cited": lambda: form(bare, _with_year_first(calendar)) if locale.base == "en" else form(wide),
        }
    )


def _with_year_first(calendar: Calendar) -> Calendar:
    return calendar if calendar.is_year_first else replace(calendar, patterns=_YEAR_FIRST)


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
        cited=form,
    )


def _without_days(date: PublicationDate) -> PublicationDate:
    """Return a date known to the month: of a range within one month, that month."""
    start = replace(date.start, day=None)
    end = replace(date.end, day=None) if date.end else None
    return replace(date, start=start, end=None if end == start else end)


def _days(date: PublicationDate, month: MonthName, calendar: Calendar, locale: Locale) -> str | None:
    """Return the months and days of a date or a range within a year."""
    if date.season:
        return locale.label(f"season_{date.season}")
    return calendar.days(date.start, date.end, month)


def _full(date: PublicationDate, month: MonthName, calendar: Calendar, locale: Locale) -> str:
    """Return a date with its year: `July 12–15, 2017`, `July 2017`; its years where no more is known."""
    start, end = date.start, date.end
    if date.season:
        return calendar.with_year(locale.label(f"season_{date.season}"), start.year, has_day=False)
    if not start.month:
        return years(date, locale)
    if end and end.year == start.year and not end.month:
        end = None
    return calendar.full(start, end, month).replace(WIDE_DASH, "–")


def _short(month: int, locale: Locale, *, is_alone: bool) -> str:
    """Return `May`, `June`, `Sept.`; in other languages than English the abbreviation that they have."""
    name = locale.calendar.month(month)
    short = locale.calendar.month(month, "abbreviated", is_alone=is_alone)
    if locale.base != "en":
        return short
    return name if len(name) <= _SHORT_MONTH else f"{short.removesuffix('.')}."


def _three(month: int, locale: Locale, *, is_alone: bool) -> str:
    """Return `May`, `Jun.`, `Sep.`; in other languages than English the abbreviation that they have."""
    if locale.base != "en":
        return locale.calendar.month(month, "abbreviated", is_alone=is_alone)
    name = locale.calendar.month(month)
    return name if len(name) <= 3 else f"{name[:3]}."


def _bare(month: int, locale: Locale) -> str:
    """Return `May`, `Jun`, `Sep`; in other languages than English the abbreviation that they have, without a stop."""
    if locale.base != "en":
        return locale.calendar.month(month, "abbreviated", is_alone=True).removesuffix(".")
    return locale.calendar.month(month)[:3]
