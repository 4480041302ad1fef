"""Dates of publications as publication styles print them."""

from types import SimpleNamespace

from cvtex.model.dates import PublicationDate
from cvtex.render.locale import Locale
from cvtex.render.years import years
from cvtex.text.tex import Tex, escape


def date_view(date: PublicationDate, locale: Locale) -> SimpleNamespace:
    """Return a date as styles print it; what is not known is None.

    `year` is the year or years (1998–1999, ca. 1850), `iso` the whole date; `month` (March), `month_short` (Mar.),
    `day` and `season` are those of its beginning.
    """
    start, season = date.start, date.season
    return SimpleNamespace(
        year=escape(years(date, locale)),
        season=escape(locale.label(f"season_{season}")) if season else None,
        month=escape(locale.month(start.month)) if start.month else None,
        month_short=escape(locale.month(start.month, width="abbreviated")) if start.month else None,
        day=Tex(start.day) if start.day else None,
        iso=escape(str(date)),
    )
