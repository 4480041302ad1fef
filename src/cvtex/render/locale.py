"""The words and dates of a language."""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from cvtex.data import table, tables_in
from cvtex.model.dates import PartialDate
from cvtex.render.calendar import Calendar, DateForm, cldr_locale
from cvtex.render.printing import note
from cvtex.render.quotes import Quotes
from cvtex.text.quotes import Marks
from cvtex.text.tex import Tex, escape


class Labels(dict[str, "Tex | Callable[..., Tex]"]):
    """The labels that templates get by name; `quoted` puts a title into the language's quotation marks."""

    has_dotted_capitals = False
    """Whether `İ` is the capital of `i`, as in Turkish."""


class Locale:
    """A language: its labels as LaTeX, its headings as text, its dates."""

    def __init__(self, language: str, data: Mapping[str, Mapping[str, Any]]) -> None:
        self.language = language
        self._data = data

    @property
    def base(self) -> str:
        """The ISO 639 code of the language."""
        return self.language.split("-", maxsplit=1)[0]

    @property
    def words(self) -> tuple[str, ...]:
        """All that it has words for."""
        tables = (words.values() for name, words in self._data.items() if name not in {"quotes", "months"})
        return tuple(word for words in tables for word in words)

    @property
    def labels(self) -> Labels:
        """The labels by name; one with something to fill in is a function that takes it."""
        labels = Labels(
            {name: _filling(text) if "{" in text else escape(text) for name, text in self._data["labels"].items()}
        )
        labels["quoted"] = self.quotes
        labels.has_dotted_capitals = self.base == "tr"
        return labels

    @cached_property
    def quotes(self) -> Quotes:
        """The quotation marks."""
        data = self._data["quotes"]
        return Quotes(Marks(tuple(data["outer"]), tuple(data["inner"])), data["takes_stop"])

    def label(self, name: str) -> str:
        """Return a label as text."""
        return str(self._data["labels"][name])

    @cache  # noqa: B019 - there are few locales, and they stay
    def labels_between(self, prefix: str, suffix: str) -> dict[str, str]:
        """Return the labels whose names begin and end so, by what stands between in their names."""
        return {
            name.removeprefix(prefix).removesuffix(suffix): text
            for name, text in self._data["labels"].items()
            if name.startswith(prefix) and name.endswith(suffix)
        }

    def role(self, name: str) -> str | None:
        """Return the words in front of those who did something (`compiler`: compiled by), None where it has none."""
        return self._data["labels"].get(f"by_{name}")

    def heading(self, name: str) -> str | None:
        """Return the heading of a section by that name, None where there is none."""
        return self._data["headings"].get(name)

    def mark(self, name: str) -> str | None:
        """Return what a mark behind a name means, None where the language has no words for it."""
        return self._data["marks"].get(name)

    def link(self, label: str) -> str:
        """Return what a link is called on a badge: `DOI`, `Code`; its label where the language has no word for it."""
        return str(self._data["links"].get(label, label))

    def term(self, table: str, word: str) -> str:
        """Return the language's word for a value such as `inpress`; the value itself where it is free text."""
        return str(self._data[table].get(word.strip().lower().replace(" ", "").replace("-", ""), word))

    @cached_property
    def calendar(self) -> Calendar:
        """How publication styles write dates; in English as their American guides do."""
        return Calendar(self.language, self._data["labels"], self._data.get("months", {}), self.label("present"))

    def date(self, date: PartialDate, form: DateForm = "long") -> str:
        """Return a date of an entry: `19 December 2018`, `December 2018`, `2018`, or in another form."""
        return self._written.date(date, form)

    def interval(self, start: PartialDate, end: PartialDate | None, form: DateForm = "iso") -> str:
        """Return the dates of an entry: `May–July 2018`; without an end to the present."""
        return self._written.interval(start, end, form)

    def ordinal(self, number: int) -> str:
        """Return a number in an order: `7th`."""
        return self._ordinal(number, self._data["ordinals"])

    def edition_ordinal(self, number: int) -> str:
        """Return the number of an edition or of a series, which has a gender of its own in some languages: `7ª`."""
        return self._ordinal(number, self._data.get("edition_ordinals") or self._data["ordinals"])

    def _ordinal(self, number: int, forms: Mapping[str, str]) -> str:
        if len(forms) == 1:
            return forms["other"].format(number)
        form = cldr_locale(self.language).ordinal_form(number)
        return forms.get(str(form), forms["other"]).format(number)

    @cached_property
    def _written(self) -> Calendar:
        """How a CV itself writes dates: English without a country has the day first."""
        british = locale("en-GB") if self.language == "en" else None
        return british.calendar if british else self.calendar


def _filling(text: str) -> Callable[..., Tex]:
    def fill(*values: str) -> Tex:
        for value in values:
            note(value)
        pieces = (values[int(piece)] if index % 2 else escape(piece) for index, piece in enumerate(parts))
        return Tex("".join(pieces))

    parts = re.split(r"\{(\d)\}", text)
    return fill


def known_languages() -> tuple[str, ...]:
    """Return the languages that cvtex has the words of."""
    return tables_in("render/locales")


@cache
def locale(language: str) -> Locale | None:
    """Return the locale of a language tag (`de-AT` is German), None where cvtex has no words for it.

    A country's file holds what is different there: the rest is its language's.
    """
    chain = _chain(language)
    if not chain:
        return None
    data: dict[str, dict[str, Any]] = {}
    for name in reversed(chain):
        for key, words in table(f"render/locales/{name}").items():
            data[key] = {**data.get(key, {}), **words}
    return Locale(language, data)


def _chain(language: str) -> list[str]:
    """Return the files that a language tag is made of, the nearest first: `zh-TW` is `zh-Hant`, and that is `zh`."""
    known = {name.lower(): name for name in known_languages()}
    chain = []
    tag = table("render/languages")["written_as"].get(language, language).lower()
    while tag:
        if tag in known:
            chain.append(known[tag])
        tag = tag.rpartition("-")[0]
    return chain
