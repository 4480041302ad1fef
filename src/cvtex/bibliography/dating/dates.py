"""The dates of an entry: `date`, or `year`, `month` and `day`; `eventdate`, `origdate` and `urldate`."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from cvtex.bibliography.dating.edtf import parse_edtf
from cvtex.bibliography.dating.pubstate import is_undated, state_of
from cvtex.bibliography.reading.placeholders import is_placeholder
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.dates import PartialDate, PublicationDate
from cvtex.model.publication import Publication
from cvtex.text.latex import text_of

_CODE = "bib-date"
_TILDE = "∼"
"""Stands for a tilde while LaTeX is read, where it would be a space."""
_HOW = "write it as 2021, 2021-05 or 2021-05-14"
_YEAR = re.compile(r"(?<![0-9])(?!0000)[0-9]{4}(?![0-9])")
_YEAR_AND_MONTH = re.compile(r"(?P<century>[0-9]{2})(?P<year>[0-9]{2})-(?P<next>[0-9]{2})\Z")


def date_and_state(fields: Mapping[str, str], remarks: EntryRemarks) -> tuple[PublicationDate | None, str | None]:
    """Return the date of an entry, and the state of publication that stands in its place or beside it.

    `date` stands before `year`, `month` and `day` (biblatex manual, section 2.3.8). What is wrong is reported.
    """
    date, state = _date_field("date", fields, remarks)
    year, year_state = _year(fields, remarks, is_used=date is None)
    if date and year and not date.start.year <= year.start.year <= (date.end or date.start).year:
        what = f": `date` says {date}, `year` says {year}; the first is printed"
        remarks.warn(_CODE, what, "year", "remove the one that is wrong")
    found = date or year
    return found, state or (year_state if found is year else None)


def other_dates(fields: Mapping[str, str], remarks: EntryRemarks) -> dict[str, PublicationDate]:
    """Return the dates of an entry that are not its own by field: of the event, the original, the last access."""
    names = ("eventdate", "origdate", "urldate")
    return {name: date for name in names if (date := _date_field(name, fields, remarks)[0])}


def _text(fields: Mapping[str, str], name: str) -> str:
    """Return a field as text in which `~` is EDTF's sign."""
    if name not in fields:
        return ""
    return text_of(fields[name].replace("~", _TILDE)).replace(_TILDE, "~").strip()


def _date_field(
    name: str, fields: Mapping[str, str], remarks: EntryRemarks
) -> tuple[PublicationDate | None, str | None]:
    """Return the date in a field that holds a whole one."""
    text = _text(fields, name)
    if not text:
        return None, None
    report = remarks.error if name == "date" else remarks.warn
    own_name = remarks.entry.own_name(name)
    try:
        if date := parse_edtf(text):
            return date, None
        date = _read_written(text)
    except ValueError as error:
        report(_CODE, f": `{own_name}` is `{text}`: {error}", name, _HOW)
        return None, None
    if date:
        is_cut = date.start.month is None and len(re.findall(r"[0-9]+", text)) == 3
        why = ", for day and month cannot be told apart" if is_cut else ""
        what = f": `{own_name}` is `{text}`, which was read as {date}{why}"
        help_ = f"{_HOW}" if is_cut else f"write `{own_name} = {{{date}}}`, or in this form what it should say"
        remarks.warn(_CODE, what, name, help_)
        return date, None
    if name == "date" and (words := _in_words(text, name, remarks)):
        return words
    report(_CODE, f": `{own_name}` is `{text}`, which is no date", name, _HOW)
    return None, None


def _year(
    fields: Mapping[str, str], remarks: EntryRemarks, *, is_used: bool
) -> tuple[PublicationDate | None, str | None]:
    """Return the date that `year`, `month` and `day` make; say what is wrong with it where it is used."""
    text = _text(fields, "year")
    if not text:
        return None, None
    try:
        date, is_usual = _written_year(text)
    except ValueError as error:
        if is_used:
            remarks.error(_CODE, f": `year` is `{text}`: {error}", "year", "write four digits")
        return None, None
    if not is_used:
        return date, None
    if date:
        if not is_usual:
            what = f": `year` is `{text}`, which was read as {date}"
            remarks.warn(_CODE, what, "year", f"write `date = {{{date}}}`, or in this form what it should say")
        return _with_month(date, fields, remarks), None
    if words := _in_words(text, "year", remarks):
        date, state = words
        return date and _with_month(date, fields, remarks), state
    remarks.error(_CODE, f": `year` is `{text}`, which is no year", "year", "write four digits")
    return None, None


@lru_cache(maxsize=1024)
def _written_year(text: str) -> tuple[PublicationDate | None, bool]:
    """Return the date in `year`, and whether such is usual there; `1998-99` is two years, `1998-05` a month."""
    if re.fullmatch(r"[0-9]{4}", text):
        return parse_edtf(text), True
    from cvtex.bibliography.dating.written import read_years

    match = _YEAR_AND_MONTH.match(text)
    if match and 1 <= int(match["next"]) <= 12 and int(match["next"]) != int(match["year"]) + 1:
        return parse_edtf(text), False
    if years := read_years(text):
        return years, True
    if re.fullmatch(r"[-+]?[0-9]{1,3}|[’'][0-9]{2}|-[0-9]+|[0-9]{5,7}", text):
        return None, False
    return (date, True) if (date := parse_edtf(text)) else (_read_written(text), False)


def _read_written(text: str) -> PublicationDate | None:
    from cvtex.bibliography.dating.written import read_written  # most entries have a plain year

    return read_written(text)


def _in_words(text: str, name: str, remarks: EntryRemarks) -> tuple[PublicationDate | None, str | None] | None:
    """Return the year and the state that words in place of a date mean; None where there is something else."""
    years = _YEAR.findall(text)
    words = _YEAR.sub(" ", text).strip(" .,;:()[]")
    if years:
        date = PublicationDate(PartialDate(int(years[0])))
        state = words if state_of(words) else None
        help_ = f"write `{name} = {{{date}}}`" + (f" and `pubstate = {{{state}}}`" if state else "")
        what = f": `{name}` is `{text}`, which was read as {date}"
        remarks.warn(_CODE, what, name, help_)
        return date, state
    if re.search(r"[0-9]", text) or not re.search(r"[^\W_]", text):
        return None
    if is_undated(text):
        return None, text
    if not state_of(text) and is_placeholder(text):
        return None
    help_ = f"write `pubstate = {{{text}}}`; it is printed in place of the year"
    remarks.warn(_CODE, f": `{name}` is `{text}`, which is no year", name, help_)
    return None, text


def _with_month(date: PublicationDate, fields: Mapping[str, str], remarks: EntryRemarks) -> PublicationDate:
    """Return a date of `year` as exact as `month` and `day` make it."""
    month, day = (_text(fields, name) for name in ("month", "day"))
    if date.start.month or date.is_open or date.unknown_digits:
        return date
    if not month:
        if day:
            remarks.warn(_CODE, f": `day` is `{day}`, but there is no `month`", "day", "add it: `month = {5}`")
        return date
    first, last = date.start.year, (date.end or date.start).year
    if exact := _exact(month, day, first):
        if first == last:
            return replace(
                exact, is_approximate=date.is_approximate, is_uncertain=date.is_uncertain or exact.is_uncertain
            )
        if exact.end and exact.end.month:  # `month = {dec--jan}` of `year = {1998/99}`
            return replace(exact, end=replace(exact.end, year=last))
        return date
    if day and (exact := _exact(month, "", first)):
        remarks.warn(_CODE, f": `day` is `{day}`, which is no day of that month", "day", "correct it, or remove it")
        return exact
    help_ = "write its number, or its name: `month = {5}`, `month = may`"
    remarks.warn(_CODE, f": `month` is `{month}`, which is no month; only the year is printed", "month", help_)
    return date


@lru_cache(maxsize=4096)
def _exact(month: str, day: str, year: int) -> PublicationDate | None:
    """Return the date of a month and a day in a year, None where there is no such date."""
    month = re.sub(rf"\b{year:04d}\b", "", month.replace("#", " ")).strip(" ,.")
    number = re.fullmatch(r"0?([0-9]{1,2})", month)
    if number and day:
        month, day = day, f"{year:04d}-{int(number[1]):02d}"
        if days := re.fullmatch(r"([0-9]{1,2})(?:\s*[-–/]+\s*([0-9]{1,2}))?\.?", month):
            try:
                return parse_edtf("/".join(f"{day}-{int(one):02d}" for one in days.groups() if one))
            except ValueError:
                return None
        return None
    if not re.search(r"[^\W_]", month) or re.search(r"[0-9]{3}", month):
        return None
    try:
        return _read_written(f"{day} {month} {year:04d}".strip())
    except ValueError:
        return None


def implausible_dates(publications: Iterable[Publication], today: datetime.date) -> Iterator[Diagnostic]:
    """Yield a warning for each work that comes out after the year behind the next one."""
    for publication in publications:
        if publication.date and publication.date.start.year > today.year + 2 and not publication.date.unknown_digits:
            message = f"`{publication.key}` is dated {publication.date}, far in the future"
            help_ = "look for a digit that is mistyped"
            yield Diagnostic(_CODE, message, publication.span, help_, Severity.WARNING)
