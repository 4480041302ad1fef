"""Dates of publications as publication styles print them."""

from types import SimpleNamespace

from cvtex.model.dates import PublicationDate
from cvtex.render.locale import Locale
from cvtex.text.tex import Tex, escape


def date_view(date: PublicationDate, locale: Locale) -> SimpleNamespace:
    """Return a date as styles print it: `year`, `month` (March), `month_short` (Mar.), `day`, `iso`.

    What is not known is None.
    """
    start = date.start
    return SimpleNamespace(
        year=Tex(start.year),
        month=escape(locale.month(start.month)) if start.month else None,
        month_short=escape(locale.month(start.month, width="abbreviated")) if start.month else None,
        day=Tex(start.day) if start.day else None,
        iso=escape(str(date)),
    )
