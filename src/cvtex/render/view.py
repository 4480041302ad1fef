"""Models to what templates print: the same names, every text as LaTeX.

One function serves all kinds of entries, so that a new kind needs no code here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Self

from pydantic import BaseModel

from cvtex.diagnostics import Span
from cvtex.model.base import Dated, Entry
from cvtex.model.dates import PartialDate
from cvtex.model.design import DateForm
from cvtex.model.entries import Highlight
from cvtex.model.rich import RawTex, Rich, plain
from cvtex.model.texts import Text
from cvtex.render.calendar import WIDE_DASH
from cvtex.render.locale import Locale
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks
from cvtex.text.characters import shown_characters
from cvtex.text.markdown import read_markdown
from cvtex.text.quotes import in_marks, typographic_typed
from cvtex.text.tex import Tex, braces_balance, escape, escape_url, foreign, swallowed, tex_of, unprintable

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff^]")
_UNKNOWN = "\ufffd"
_LONG_DATE = 16
"""Characters of a date that fits into the column of dates: `28 October 2019`."""
_NAMED = 5
"""Places that a message names besides the first."""
_FORMS = {"years": "yyyy"}
"""Forms of dates by the names that a design has for them, where a locale has others."""
_URL_FIELDS = frozenset({"url", "website", "email"})


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text that pdfLaTeX cannot set: in what, by which of its characters, and where it stands."""

    what: str
    """The start of a message about it, such as an entry's key; may be empty."""
    characters: tuple[str, ...]
    span: Span | None


class MarkedTex(Tex):
    """LaTeX of a text in a list, with the mark of its place."""

    __slots__ = ("mark",)

    mark: Tex

    @classmethod
    def at(cls, mark: Tex, tex: Tex) -> Self:
        """Return LaTeX with a mark."""
        marked = cls(tex)
        marked.mark = mark
        return marked


class ViewMaker:
    """Makes views in one language for one variant, and reports what cannot be printed."""

    def __init__(self, locale: Locale, variant: str, remarks: Remarks, dates: DateForm | None = None) -> None:
        self.locale = locale
        self.variant = variant
        self.dates = _FORMS.get(dates, dates) if dates else None
        """The form of all dates, None where columns have another one than text."""
        self.remarks = remarks
        self.foreign: list[ForeignText] = []
        """Texts that pdfLaTeX cannot set, whether a template prints them or not."""
        self.untranslated: dict[TomlPath, str] = {}
        """Texts that are printed in another language than the variant's, and that language, by their places."""
        self._keeps: Callable[[Entry], bool] = lambda _: True

    def entry(self, entry: Entry, path: TomlPath, keeps: Callable[[Entry], bool]) -> SimpleNamespace:
        """Return the view of an entry that stands at `path`, with those entries inside it that `keeps` lets through."""
        self._keeps = keeps
        return self.view(entry, path)

    def view(self, model: BaseModel, path: TomlPath) -> SimpleNamespace:
        """Return a view of a model that stands at `path`: its fields, its `mark`, and `when` where it is dated."""
        fields = type(model).model_fields
        values = {
            name: self._value(getattr(model, name), (*path, field.alias or name)) for name, field in fields.items()
        }
        if isinstance(model, Dated):
            values["when"] = self._when(model)
        return SimpleNamespace(**values, mark=source_mark(path))

    def _item(self, value: Any, path: TomlPath) -> Any:
        """Return the view of something in a list; a text in it has a `mark`."""
        if not isinstance(value, Text | Highlight):
            return self._value(value, path)
        text, place = (value.text, (*path, "text")) if isinstance(value, Highlight) else (value, path)
        return MarkedTex.at(source_mark(path), self.text(text, place))

    def report_untranslated(self) -> None:
        """Report the texts that the variant's language lacks, all of them in one warning."""
        if not self.untranslated:
            return
        wanted, places = self.locale.language, list(self.untranslated)
        languages = " or ".join(f"`{language}`" for language in dict.fromkeys(self.untranslated.values()))
        texts = "one text" if len(places) == 1 else f"{len(places)} texts"
        message = f"variant `{self.variant}` prints {texts} in {languages}, for there is none in `{wanted}`"
        spans = (self.remarks.document.value_span(place) for place in places[1:])
        others = [f"{span.file}:{span.line}" for span in spans if span]
        more = ", ".join(others[:_NAMED]) + (", …" if others[_NAMED:] else "")
        help_ = f"add `{wanted} = …` here" + (f" and at {more}" if more else "")
        self.remarks.warning("missing-translation", message, places[0], help_)

    def _value(self, value: Any, path: TomlPath) -> Any:
        match value:
            case Text():
                return self.text(value, path)
            case PartialDate():
                return self._date(value)
            case str() if path[-1] in _URL_FIELDS:
                return SimpleNamespace(href=escape_url(value), text=self._plain(value, path))
            case str():
                return self._plain(value, path)
            case bool() | None:
                return value
            case int() | float():
                return Tex(value)
            case BaseModel():
                return self.view(value, path)
            case tuple():
                kept = (not isinstance(item, Entry) or self._keeps(item) for item in value)
                return [
                    self._item(item, (*path, index))
                    for index, (item, keep) in enumerate(zip(value, kept, strict=True))
                    if keep
                ]
            case _:
                msg = f"a template cannot print a {type(value).__name__}"
                raise TypeError(msg)

    def text(self, text: Text, path: TomlPath) -> Tex:
        """Return text in the variant's language as LaTeX; an empty line in it begins a paragraph."""
        return _paragraphs([tex_of(rich) for rich in self._rich(text, path)])

    def _rich(self, text: Text, path: TomlPath) -> list[Rich]:
        """Return the paragraphs of a text in the variant's language, and report what they cannot print."""
        source, language = text.in_language(self.locale.language)
        if language != self.locale.language:
            self.untranslated.setdefault(path, language)
        if text.is_tex:
            if not braces_balance(source):
                self.remarks.error("tex-braces", "the braces of this TeX do not match", path, r"write `\{` for a brace")
                return [()]
            for hidden in swallowed(source):
                message = f"`%` begins a comment in TeX: `{hidden}` is not printed"
                help_ = r"write `\%` for the sign; a comment of yours belongs behind a `#`, outside of the quotes"
                self.remarks.error("tex-comment", message, path, help_)
            return [(RawTex(f"{source}\n" if "%" in source else source),)]
        paragraphs = []
        for paragraph in _PARAGRAPH.split(source.strip()):
            reading = read_markdown(paragraph)
            for loss in reading.losses:
                self.remarks.error("text", loss, path, "cvtex left it out; TeX of your own goes into `{ tex = '…' }`")
            rich = in_marks(typographic_typed(reading.rich), self.locale.quotes.marks)
            self._check(plain(rich), path)
            paragraphs.append(rich)
        return paragraphs

    def _plain(self, text: str, path: TomlPath) -> Tex:
        """Return a string without markup as LaTeX."""
        self._check(text, path)
        return escape(text)

    def _check(self, text: str, path: TomlPath) -> None:
        """Report the characters that nothing can set, and note those that pdfLaTeX cannot."""
        if missing := unprintable(text):
            self.remarks.error("character", unprintable_message(missing), path, UNPRINTABLE_HELP)
        if characters := foreign(text):
            self.foreign.append(ForeignText("", tuple(characters), self.remarks.document.value_span(path)))

    def _date(self, date: PartialDate) -> SimpleNamespace:
        """Return a date as `iso` (2018-12-19), `long` (19 December 2018) and `year`.

        `written` is as the variant writes dates in text, `beside` as it does in columns of them.
        """
        return SimpleNamespace(
            iso=escape(str(date)),
            long=escape(self.locale.date(date, "long")),
            year=Tex(date.year),
            written=escape(self.locale.date(date, self.dates or "long")),
            beside=escape(self.locale.date(date, self.dates or "iso")),
        )

    def _when(self, entry: Dated) -> Tex:
        """Return the date or the range of dates of an entry as it stands in the column of dates; empty without one."""
        if entry.date:
            return escape(self.locale.date(entry.date, self.dates or "iso"))
        if not entry.start:
            return Tex()
        return _breakable(self.locale.interval(entry.start, entry.end, self.dates or "iso"))


def _breakable(interval: str) -> Tex:
    """Return a range that may be broken behind its dash where the column is too narrow for it."""
    start, dash, end = interval.partition(WIDE_DASH)
    return Tex(rf"{_in_one(start)}{escape(dash)}\cvbreak{{}}{_in_one(end)}") if dash else escape(start)


def _in_one(date: str) -> Tex:
    """Return a date in one piece; a long one, which no column may be wide enough for, in two before its last word."""
    if len(date) <= _LONG_DATE:
        return Tex(rf"\mbox{{{escape(date)}}}")
    first, blank, last = date.rpartition(" ")
    return escape(first.replace(" ", "\u00a0") + blank + last)


def source_mark(path: TomlPath) -> Tex:
    """Return a path as the comments in the .tex write it: `experience.0.roles.1`."""
    return Tex(".".join(str(part) for part in path))


def bib_mark(span: Span) -> Tex:
    """Return the place of an entry as the comments in the .tex write it; a file's name cannot end the comment."""
    return Tex(f"bib {_CONTROL.sub(_UNKNOWN, span.file)}:{span.line}")


def unprintable_message(characters: Sequence[str]) -> str:
    """Return the message about characters that cannot be set."""
    return f"no font is known for {shown_characters(characters)}"


UNPRINTABLE_HELP = "write it in letters; cvtex sets those of most scripts, and common signs"


def _paragraphs(paragraphs: list[Tex]) -> Tex:
    return Tex("\\cvpar{}\n").joined(paragraphs)
