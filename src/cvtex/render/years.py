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
        return locale.label("decade").format(first, first + 9)
    if date.unknown_digits:
        number = first // 100 + 1
        return locale.label("century").format(locale.ordinal(number), number, _roman(number))
    if date.starts_open:
        return f"–{first}"
    if date.is_open:
        return f"{first}–"
    if date.end and date.end.year != first:
        return f"{first}–{date.end.year}"
    return str(first)


def _roman(number: int) -> str:
    """Return a number below 40 in Roman figures, as some languages count centuries: `XIX`."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
