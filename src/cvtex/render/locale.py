"""The words and dates of a language."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from cvtex.data import table
from cvtex.model.dates import PartialDate
from cvtex.model.design import DateForm
from cvtex.render.printing import note
from cvtex.text.tex import Tex, escape


class Locale:
    """A language: its labels as LaTeX, its headings as text, its dates."""

    def __init__(self, language: str, data: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._data = data

    @property
    def labels(self) -> dict[str, Tex | Callable[..., Tex]]:
        """The labels by name; one with something to fill in is a function that takes it."""
        return {name: _filling(text) if "{" in text else escape(text) for name, text in self._data["labels"].items()}

    def label(self, name: str) -> str:
        """Return a label as text."""
        return self._data["labels"][name]

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
        return self._data["links"].get(label, label)

    def term(self, table: str, word: str) -> str:
        """Return the language's word for a value such as `inpress`; the value itself where it is free text."""
        return self._data[table].get(word.strip().lower().replace(" ", "").replace("-", ""), word)

    def interval(self, start: PartialDate, end: PartialDate | None, form: DateForm = "iso") -> str:
        """Return the dates of an entry: `May 2018 – July 2019`; without an end to the present."""
        first = self.date(start, form)
        last = self.date(end, form) if end else self.label("present")
        return first if first == last else f"{first}\u2009–\u2009{last}"

    def date(self, date: PartialDate, form: DateForm = "long") -> str:
        """Return a date of an entry: `19 December 2018`, `December 2018`, `2018`, or in another form."""
        if date.month is None or form == "years":
            return str(date.year)
        if form == "iso":
            return str(date)
        if form in {"dd/mm/yyyy", "mm/yyyy", "numeric"}:
            day = f"{date.day:02d}/" if date.day and form != "mm/yyyy" else ""
            return f"{day}{date.month:02d}/{date.year:04d}"
        return self._in_words(date, "long" if form == "long" else "medium")

    def _in_words(self, date: PartialDate, width: Literal["long", "medium"]) -> str:
        from babel.dates import format_date, format_skeleton  # slow to import, and few CVs have such a date

        day = date.first
        if date.day is None:
            return format_skeleton("yMMMM" if width == "long" else "yMMM", day, locale=self._cldr)
        return format_date(day, format=width, locale=self._cldr)

    def month(self, month: int, width: Literal["wide", "abbreviated"] = "wide") -> str:
        """Return the name of a month (1 to 12) as it stands in a date."""
        from babel.dates import get_month_names

        return str(get_month_names(width, locale=self._cldr)[month])

    def ordinal(self, number: int) -> str:
        """Return a number in an order: `7th`."""
        from babel import Locale as Cldr

        forms = self._data["ordinals"]
        return forms.get(Cldr.parse(self._cldr).ordinal_form(number), forms["other"]).format(number)

    @property
    def day_first(self) -> bool:
        """Whether the day stands before the month in a date."""
        return self.label("month_day").index("{1}") < self.label("month_day").index("{0}")

    @property
    def _cldr(self) -> str:
        """The language as Babel calls it."""
        return "en_GB" if self.language == "en" else self.language.replace("-", "_")


def _filling(text: str) -> Callable[..., Tex]:
    def fill(*values: str) -> Tex:
        for value in values:
            note(value)
        pieces = (values[int(piece)] if index % 2 else escape(piece) for index, piece in enumerate(parts))
        return Tex("".join(pieces))

    parts = re.split(r"\{(\d)\}", text)
    return fill


@cache
def known_languages() -> tuple[str, ...]:
    """Return the languages that cvtex has the words of."""
    folder = files("cvtex.render") / "locales"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def locale(language: str) -> Locale | None:
    """Return the locale of a language tag (`de-AT` is German), None where cvtex has no words for it."""
    for name in (language, language.split("-", maxsplit=1)[0]):
        if name in known_languages():
            return Locale(language, table(f"render/locales/{name}"))
    return None
