"""Languages in the fields of publications: what they are called, and their words for an edition."""

import re
from collections.abc import Mapping
from functools import cache

from cvtex.data import table
from cvtex.render.locale import Locale

_TABLE = table("render/languages")
_CODES: Mapping[str, str] = {name: code for code, names in _TABLE["names"].items() for name in (code, *names)}


def languages_in(text: str) -> tuple[str, ...] | None:
    """Return the ISO 639 codes of the languages that a field names; None where one of them is not known.

    Names are those of languages.toml and biblatex's keys (`langgerman`); a country behind them (`de-AT`) is left out.
    """
    codes = [_code(name) for name in re.split(r"\s+and\s+|\s*[,;/&]\s*", text.strip())]
    return None if None in codes else tuple(code for code in codes if code)


def language_names(codes: tuple[str, ...], locale: Locale) -> str:
    """Return what a document calls languages: `German and French`."""
    from babel import Locale as Cldr  # slow to import, and few entries name a language

    names = Cldr.parse(base_language(locale)).languages
    return f" {locale.label('and')} ".join(names.get(code, code) for code in codes)


def base_language(locale: Locale) -> str:
    """Return the ISO 639 code of the language of a document."""
    return locale.language.split("-", maxsplit=1)[0]


def _code(name: str) -> str | None:
    name = name.strip().lower()
    return _CODES.get(name) or _CODES.get(name.removeprefix("lang")) or _CODES.get(re.split(r"[-_]", name)[0])


def without_edition(text: str, locale: Locale) -> str | None:
    """Return an edition (`2nd edition`) without the document's word for it; None where it has no such word."""
    match = _ending(base_language(locale)).search(text)
    return text[: match.start()] or None if match else None


def says_edition(text: str) -> bool:
    """Return whether words say themselves that they are an edition, in any language: `Zweite, verbesserte Auflage`."""
    return _any_word().search(text) is not None


@cache
def _ending(language: str) -> re.Pattern[str]:
    words = "|".join(_TABLE["editions"].get(language, _TABLE["editions"]["en"]))
    return re.compile(rf"\s*\b(?:{words})\b\.?\s*\Z", re.IGNORECASE)


@cache
def _any_word() -> re.Pattern[str]:
    words = "|".join(word for words in _TABLE["editions"].values() for word in words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
