"""Languages of publications: what they are called, how TeX hyphenates them, their words for an edition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cvtex.data import table
from cvtex.model.publication import Publication
from cvtex.model.resolve import nearest
from cvtex.model.rich import plain
from cvtex.render.calendar import cldr_locale
from cvtex.render.locale import Locale, known_languages
from cvtex.text.tex import Tex

_TABLE = table("render/languages")
_FULL_WIDTH = re.compile(r"\\cvglyph\{(FF0[0-9A-F]|FF[12][0-9A-F]|FF[3-5][0-9A-E])\}\{(?:[^{}]|\{\})*\}")
_CODES: Mapping[str, str] = {name: code for code, names in _TABLE["names"].items() for name in (code, *names)}


def languages_in(text: str) -> tuple[str, ...] | None:
    """Return the ISO 639 codes of the languages that a field names; None where one of them is not known.

    Names are those of languages.toml and biblatex's keys (`langgerman`); a country behind them (`de-AT`) is left out.
    """
    codes = [_code(name) for name in re.split(r"\s+and\s+|\s*[,;/&]\s*", text.strip())]
    return None if None in codes else tuple(code for code in codes if code)


def language_names(codes: tuple[str, ...], locale: Locale) -> str:
    """Return what a document calls languages: `German and French`."""
    names = cldr_locale(locale.language).languages
    return f" {locale.label('and')} ".join(names.get(code, code) for code in codes)


def base_language(locale: Locale) -> str:
    """Return the ISO 639 code of the language of a document."""
    return locale.base


def meant_language(tag: str) -> str | None:
    """Return the known language that a tag means or comes near to: of `ger` it is `de`, of `cz` `cs`."""
    known = known_languages()
    names = {name: code for name, code in _CODES.items() if code in known} | {name.lower(): name for name in known}
    near = nearest(tag.lower(), names)
    return names[near] if near else None


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """How TeX hyphenates a language."""

    patterns: Tex
    """What TeX may call its patterns, the best first, with commas between; none are no hyphens."""
    least_before: Tex
    """Letters before a hyphen at least."""
    least_behind: Tex


def _row(language: str) -> dict[str, Any] | None:
    known = _TABLE["hyphenation"]
    tag = _TABLE["written_as"].get(language, language)
    row: dict[str, Any] | None = known.get(tag) or known.get(tag.split("-", maxsplit=1)[0])
    return row


_NONE = Hyphenation(Tex(), Tex(2), Tex(2))


@cache
def hyphenation(language: str) -> Hyphenation:
    """Return how TeX hyphenates a language by its tag (`de-AT`), not at all one that is not known."""
    row = _row(language)
    return Hyphenation(Tex(",".join(row["patterns"])), *map(Tex, row["least"])) if row else _NONE


def hyphenation_packages(language: str) -> dict[str, str]:
    """Return the packages that have a language's patterns, by package manager; none where every TeX has them."""
    row = _row(language)
    if row is None or "package" not in row:
        return {}
    name = f"hyphen-{row['package']}"
    return {"apt": f"texlive-lang-{row['debian']}", "tlmgr": name, "dnf": f"texlive-{name}"}


def own_hyphenation(publication: Publication, locale: Locale) -> Hyphenation | None:
    """Return how a publication is hyphenated where it is in another language than the document.

    Its language is what its entry says, or English where its title has words that only English has.
    """
    language = publication.language
    codes = languages_in(language) if language else None
    code = codes[0] if codes else None
    if code is None and not language and locale.base != "en" and _is_english(plain(publication.title), locale.base):
        code = "en"
    if code is None or code == locale.base:
        return None
    own = hyphenation(code)
    return None if own == hyphenation(locale.language) else own


def _is_english(title: str, document: str) -> bool:
    """Return whether a title has words that only English has."""
    english = _TABLE["english"]
    words = set(english["words"]) - set(english["doubtful"].get(document, ()))
    return not words.isdisjoint(re.findall(r"[a-z]+", title.lower()))


def _code(name: str) -> str | None:
    name = name.strip().lower()
    return _CODES.get(name) or _CODES.get(name.removeprefix("lang")) or _CODES.get(re.split(r"[-_]", name)[0])


def with_full_width(tex: str, locale: Locale) -> str:
    """Return LaTeX of a Chinese or Japanese document whose full-width signs are set like the characters beside them."""
    if locale.base not in {"zh", "ja"}:
        return tex
    own = "Jpan" if locale.base == "ja" else "Hani"
    return _FULL_WIDTH.sub(lambda match: rf"\cvscript{{{own}}}{{{chr(int(match[1], 16))}}}", tex)


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
    words = [word for words in _TABLE["editions"].values() for word in words]
    written = "|".join(word if "\u4e00" <= word <= "\u9fff" else rf"\b{word}\b" for word in words)
    return re.compile(written, re.IGNORECASE)
