"""Languages in the fields of publications: what they are called, how TeX hyphenates them, their words for an edition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cvtex.data import table
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.calendar import cldr_locale
from cvtex.render.locale import Locale
from cvtex.text.tex import Tex

_TABLE = table("render/languages")
_FULL_WIDTH = re.compile(r"\\cvglyph\{(FF0[0-9A-F]|FF[12][0-9A-F]|FF[3-5][0-9A-E])\}\{(?:[^{}]|\{\})*\}")
_CHINESE = re.compile(r"\\cvscript\{Hani\}\{([^{}]*)\}")
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


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """How TeX hyphenates a language."""

    patterns: Tex
    """What TeX may call its patterns, the best first, with commas between; none are no hyphens."""
    least_before: Tex
    """Letters before a hyphen at least."""
    least_behind: Tex


_NONE = Hyphenation(Tex(), Tex(2), Tex(2))


@cache
def hyphenation(language: str) -> Hyphenation:
    """Return how TeX hyphenates a language by its tag (`de-AT`), not at all one that is not known."""
    known = _TABLE["hyphenation"]
    tag = _TABLE["written_as"].get(language, language)
    row = known.get(tag) or known.get(tag.split("-", maxsplit=1)[0])
    return Hyphenation(Tex(",".join(row["patterns"])), *map(Tex, row["least"])) if row else _NONE


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


def in_own_scripts(tex: str, locale: Locale) -> str:
    """Return LaTeX of a Chinese or Japanese document with its signs in its own fonts.

    Full-width punctuation is set like the characters beside it. Characters without kana are Japanese in a Japanese
    document, unless Japanese fonts lack them (JIS X 0213).
    """
    if locale.base not in {"zh", "ja"}:
        return tex
    own = "Jpan" if locale.base == "ja" else "Hani"
    tex = _FULL_WIDTH.sub(lambda match: rf"\cvscript{{{own}}}{{{chr(int(match[1], 16))}}}", tex)
    return _CHINESE.sub(_japanese, tex) if own == "Jpan" else tex


def _japanese(match: re.Match[str]) -> str:
    try:
        match[1].encode("euc_jis_2004")
    except UnicodeEncodeError:
        return match.group()
    return rf"\cvscript{{Jpan}}{{{match[1]}}}"


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
