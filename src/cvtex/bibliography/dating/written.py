"""Dates as people write them: `15 January 2015`, `9/2015`, `1998/99`, `c. 1850`, `Spring 2010`, `jul 12--15`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cvtex.bibliography.dating.edtf import range_of
from cvtex.data import table
from cvtex.model.dates import PartialDate, PublicationDate
from cvtex.text.words import folded

_YEARS = re.compile(
    r"(?P<first>[0-9]{4})\s*(?:-{1,3}|[‐-―/,&+]|\s(?:to|bis|and|und|et|y|a)\s)\s*(?P<last>[0-9]{4}|[0-9]{2})\Z"
)
_OPEN = re.compile(
    r"(?:(?:since|seit|depuis|desde|dal|sinds)\s+(?P<since>[0-9]{4})|(?P<from>[0-9]{4})\s*(?:-{1,3}|[‐-―])\s*(?:present|date|today|ongoing|heute|now)?)\Z",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?P<decade>[0-9]{3})(?:0['’]?(?:s|er|ies)|[Xx_?])\Z")
_LETTERED = re.compile(r"(?P<year>[0-9]{4})[a-z]\Z")
_RANGE = re.compile(
    r"\s*(?:-{2,3}|[‒-―]|\s-\s|/|\b(?:to|bis|until|and|und|et|al)\b|&|-(?=\D)|(?<=\D)-|(?<=\d)-(?=\d))\s*",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_ERA = re.compile(r"\s*\b(?:A\.?D\.?|C\.?E\.?)(?!\w)\s*|\s*\b[nN]\.?\s?Chr\.?", re.IGNORECASE)
_BEFORE = re.compile(r"\bB\.?\s?C\.?(?:E\.?)?(?!\w)|v\.?\s?Chr|\A\s*-[0-9]", re.IGNORECASE)

_NUMERIC = (
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})\Z"),
    re.compile(r"(?P<y>[0-9]{4})\s*[./-]\s*(?P<m>[0-9]{1,2})\s*[./-]\s*(?P<d>[0-9]{1,2})\.?\Z"),
    re.compile(r"(?P<d>[0-9]{1,2})\.\s*(?P<m>[0-9]{1,2})\.\s*(?P<y>[0-9]{4})\Z"),
    re.compile(r"(?P<a>[0-9]{1,2})\s*[./-]\s*(?P<b>[0-9]{1,2})\s*[./-]\s*(?P<y>[0-9]{4})\Z"),
    re.compile(r"(?P<m>[0-9]{1,2})\s*[./-]?\s*(?P<y>[0-9]{4})\Z"),
    re.compile(r"(?P<y>[0-9]{4})\s*[./-]?\s*(?P<m>[0-9]{1,2})\Z"),
)
"""Numbers alone; `a` and `b` are day and month in an order that is not known."""


@dataclass(frozen=True, slots=True)
class _End:
    """What one end of a range says."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None

    def filled(self, other: "_End") -> "_End":
        """Return this end with what it leaves to the other one: `12` of `12--15 July 2020`."""
        month = self.month
        if month is None and self.season is None and self.day:
            month = other.month
        return replace(self, year=self.year or other.year, month=month)

    def date(self) -> PublicationDate:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return PublicationDate(PartialDate.parse("-".join(parts)), season=self.season)


_TABLE = table("bibliography/dating/dates")
_MONTHS, _SEASONS = (
    {name: int(number) for number, names in _TABLE[kind].items() for name in names} for kind in ("months", "seasons")
)


def _named(names: Mapping[str, int], word: str) -> int | None:
    """Return the number of a month or season by its name, or by the beginning of one that no other shares."""
    if word in names:
        return names[word]
    meant = {number for name, number in names.items() if name.startswith(word)} if len(word) >= 3 else set()
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def month_named(word: str) -> int | None:
    """Return the number of a month by its name in any of the languages of dates.toml, whole or abbreviated."""
    return _named(_MONTHS, folded(word))


def read_years(text: str) -> PublicationDate | None:
    """Return the year, or years, that a text is: `1998a`, `1998/99`, `1990s`, `c. 1850`, `[1850?]`; else None.

    Raises:
        ValueError: there are no such years; the message says why.

    """
    bare = re.sub(r"[\[\](){}\"“”]", "", text).strip(" .,;")
    if decade := _decade(bare):
        return decade
    is_uncertain = bare.endswith("?") and not bare.endswith("??")
    about = re.match(r"(?P<word>[^\W\d_]+)\.?\s*(?=[0-9])|(?P<sign>~)", bare)
    sign = about and (about["sign"] or folded(about["word"]))
    is_approximate = sign in {"~", *_TABLE["words"]["about"]}
    if about and is_approximate:
        bare = bare[about.end() :].strip()
    found = _years(bare.rstrip("? "))
    return found and replace(found, is_approximate=is_approximate, is_uncertain=is_uncertain)


def _decade(bare: str) -> PublicationDate | None:
    if match := _DECADE.match(bare):
        first = int(match["decade"]) * 10
        return PublicationDate(PartialDate(max(first, 1)), PartialDate(first + 9), unknown_digits=1)
    return None


def _years(bare: str) -> PublicationDate | None:
    if decade := _decade(bare):
        return decade
    if match := re.fullmatch(r"[0-9]{4}", bare) or _LETTERED.match(bare):
        return PublicationDate(PartialDate.parse(match[0][:4]))
    if match := _YEARS.match(bare):
        first, last = int(match["first"]), int(match["last"])
        if len(match["last"]) == 2:
            if last != (first + 1) % 100 and last <= 12:
                return None  # a month
            last += first - first % 100
            last += 100 if last < first else 0
        return range_of(PublicationDate(PartialDate.parse(first)), PublicationDate(PartialDate.parse(last)))
    if match := _OPEN.match(bare):
        return PublicationDate(PartialDate.parse(match["since"] or match["from"]), is_open=True)
    return None


def read_written(text: str) -> PublicationDate | None:
    """Return the date that a text means; None where it is none.

    Of a day and a month that cannot be told apart (`1/2/2012`) only the year is returned.

    Raises:
        ValueError: there is no such date; the message says why.

    """
    if _BEFORE.search(text):
        msg = "cvtex has no years before 1"
        raise ValueError(msg)
    text = _ERA.sub(" ", text).replace("~", " ").replace("\u00a0", " ").strip(" .,;")
    text = re.sub(r"(?<=[0-9])(?:st|nd|rd|th|er|º|°)\b", "", text)
    return read_years(text) or _numeric(text) or _in_words(text)


def _numeric(text: str) -> PublicationDate | None:
    for pattern in _NUMERIC:
        if match := pattern.match(text):
            parts = {name: int(digits) for name, digits in match.groupdict().items()}
            year, month, day = parts["y"], parts.get("m"), parts.get("d")
            if "a" in parts:
                first, second = parts["a"], parts["b"]
                if first <= 12 and second <= 12 and first != second and first and second:
                    return _End(year).date()
                day, month = (second, first) if second > 12 else (first, second)
            if 0 in {month, day}:
                msg = "there is no day or month 0"
                raise ValueError(msg)
            return _End(year, month, day).date()
    return None


def _in_words(text: str) -> PublicationDate | None:
    found = list(_ends(text))
    ends = [end for end in found if end]
    if not ends or len(ends) < len(found):
        return None
    first, last = ends[0].filled(ends[-1]), ends[-1].filled(ends[0])
    if first.year is None or last.year is None:
        return None
    if last.month and first.month and first.year == last.year and last.month < first.month:
        last = replace(last, year=last.year + 1)  # `Dec/Jan 2020`
    start = first.date()
    return start if first == last else range_of(start, last.date())


def _ends(text: str) -> Iterator[_End | None]:
    """Yield what each end of a range says; None for one that cannot be understood."""
    months = sum(month_named(word) is not None for word in re.findall(r"[^\W\d_]+", text))
    if months == 1:
        text = re.sub(r"(?<=[0-9])-(?=[^\W\d_])|(?<=[^\W\d_])-(?=[0-9])", " ", text)  # `10-jan-2020`
    if months > 1:
        text = re.sub(r"(?<=[^\W\d_]),\s*(?=[^\W\d_])", "--", text)  # `nov, dec`
    pieces = [piece for piece in _RANGE.split(text) if piece.strip(" .,;")]
    for piece in pieces:
        yield _end(piece, has_names=months > 0)


def _end(text: str, *, has_names: bool) -> _End | None:
    end = _End()
    for token in _TOKEN.findall(text):
        if token.isdecimal():
            number = int(token)
            if len(token) == 4 and end.year in {None, number}:
                end = replace(end, year=number)
            elif len(token) <= 2 and 1 <= number <= 31 and has_names and end.day is None:
                end = replace(end, day=number)
            elif len(token) <= 2 and 1 <= number <= 12 and not has_names and end.month is None:
                end = replace(end, month=number)
            else:
                return None
        elif (month := month_named(token)) and end.month in {None, month} and end.season is None:
            end = replace(end, month=month)
        elif (season := _named(_SEASONS, folded(token))) and end.season is None and end.month is None:
            end = replace(end, season=season)
        elif folded(token) not in _TABLE["words"]["between"]:
            return None
    return end
