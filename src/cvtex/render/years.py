"""The year, or years, of a publication in words."""

from cvtex.model.dates import PublicationDate
from cvtex.render.locale import Locale


def years(date: PublicationDate, locale: Locale) -> str:
    """Return `2019`, `1998–1999`, `2019–`, `–2019`, `ca. 1850`, `1984?`, `1980s`, `19th century`."""
    text = _years(date, locale)
    if date.is_uncertain:
        text += "?"
    return f"{locale.label('circa')} {text}" if date.is_approximate else text


def _years(date: PublicationDate, locale: Locale) -> str:
    first = date.start.year
    if date.unknown_digits == 1:
        return locale.label("decade").format(first)
    if date.unknown_digits:
        return locale.label("century").format(locale.ordinal(first // 100 + 1))
    if date.starts_open:
        return f"–{first}"
    if date.is_open:
        return f"{first}–"
    if date.end and date.end.year != first:
        return f"{first}–{date.end.year}"
    return str(first)
