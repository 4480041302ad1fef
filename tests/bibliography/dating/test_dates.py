"""The dates of an entry."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.dating.dates import date_and_state, implausible_dates, other_dates
from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.diagnostics import Severity
from cvtex.source.text import SourceText
from entries import remarks_on


def read(fields: dict[str, str]) -> tuple[str | None, str | None, list[str]]:
    """Return the date as EDTF, the state, and what is said."""
    remarks = remarks_on(fields)
    date, state = date_and_state(fields, remarks)
    return str(date) if date else None, state, [d.message.removeprefix("`key`: ") for d in remarks.diagnostics]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param({}, None, id="none"),
        pytest.param({"year": " "}, None, id="empty"),
        pytest.param({"month": "jan"}, None, id="month-alone"),
        pytest.param({"date": "2021"}, "2021", id="date-year"),
        pytest.param({"date": "2021-05"}, "2021-05", id="date-month"),
        pytest.param({"date": "2021-05-14"}, "2021-05-14", id="date-day"),
        pytest.param({"date": "2021-5-4"}, "2021-05-04", id="jabref: without-zeros"),
        pytest.param({"date": "2021-05-14T10:00:00Z"}, "2021-05-14", id="biblatex: time"),
        pytest.param({"date": "2018-10-03T07:24"}, "2018-10-03", id="jabref: time"),
        pytest.param({"date": "2004-04-05T14:34:00+05:00"}, "2004-04-05", id="biblatex: time-zone"),
        pytest.param({"date": "2021-05/2022-01"}, "2021-05/2022-01", id="biblatex: range"),
        pytest.param({"date": "1988/1992-03-14"}, "1988/1992-03-14", id="biblatex: range-of-two-sorts"),
        pytest.param({"date": "2021-05 / 2022-01"}, "2021-05/2022-01", id="jabref: spaces"),
        pytest.param({"date": "1997/"}, "1997/", id="biblatex: open"),
        pytest.param({"date": "1997/.."}, "1997/", id="edtf: open"),
        pytest.param({"date": "/1997"}, "/1997", id="biblatex: open-beginning"),
        pytest.param({"date": "../1997"}, "/1997", id="edtf: open-beginning"),
        pytest.param({"date": "1723~"}, "1723~", id="biblatex: approximate"),
        pytest.param({"date": "1723?"}, "1723?", id="biblatex: uncertain"),
        pytest.param({"date": "1723%"}, "1723%", id="biblatex: both"),
        pytest.param({"date": "1723?~"}, "1723%", id="biblatex: both, old"),
        pytest.param({"date": "2004-22"}, "2004-22", id="biblatex: season"),
        pytest.param({"date": "2004-22/2005-24"}, "2004-22/2005-24", id="seasons"),
        pytest.param({"date": "2004-26"}, "2004-22", id="iso: northern-summer"),
        pytest.param({"date": "2004-33"}, "2004-01/2004-03", id="iso: quarter"),
        pytest.param({"date": "199X"}, "199X", id="biblatex: decade"),
        pytest.param({"date": "19XX"}, "19XX", id="biblatex: century"),
        pytest.param({"date": "19uu"}, "19XX", id="biblatex: century, old"),
        pytest.param({"date": "1999-XX"}, "1999", id="biblatex: some-month"),
        pytest.param({"date": "1999-05-XX"}, "1999-05", id="biblatex: some-day"),
        pytest.param({"year": "1918"}, "1918", id="year"),
        pytest.param({"year": "1918a"}, "1918", id="year-of-a-citation"),
        pytest.param({"year": "[1918]"}, "1918", id="year-supplied"),
        pytest.param({"year": "[1918?]"}, "1918?", id="year-supplied-and-uncertain"),
        pytest.param({"year": "c. 1850"}, "1850~", id="circa"),
        pytest.param({"year": "um 1850"}, "1850~", id="circa-in-german"),
        pytest.param({"year": "1998--1999"}, "1998/1999", id="years"),
        pytest.param({"year": "1998/99"}, "1998/1999", id="years-short"),
        pytest.param({"year": "1999/00"}, "1999/2000", id="years-over-a-century"),
        pytest.param({"year": "1998-99"}, "1998/1999", id="years-with-hyphen"),
        pytest.param({"year": "2001-02"}, "2001/2002", id="years-not-a-month"),
        pytest.param({"year": "1998--"}, "1998/", id="since"),
        pytest.param({"year": "1990s"}, "199X", id="decade"),
        pytest.param({"year": "199?"}, "199X", id="real: decade"),
        pytest.param({"year": "1987--date"}, "1987/", id="real: until-today"),
        pytest.param({"year": "1918", "month": "nov, dec"}, "1918-11/1918-12", id="tugboat: months"),
        pytest.param({"year": "2021-05-14"}, "2021-05-14", id="real: a-date"),
        pytest.param({"year": "1918", "month": "feb"}, "1918-02", id="bibtex: month-string"),
        pytest.param({"year": "1918", "month": "February"}, "1918-02", id="month-name"),
        pytest.param({"year": "1918", "month": "Sept."}, "1918-09", id="month-abbreviated"),
        pytest.param({"year": "1918", "month": "#sep#"}, "1918-09", id="jabref: month-string"),
        pytest.param({"year": "1918", "month": "02"}, "1918-02", id="month-number"),
        pytest.param({"year": "1918", "month": "jul~26"}, "1918-07-26", id="month-and-day"),
        pytest.param({"year": "1918", "month": "26~jul"}, "1918-07-26", id="bibtex: day-and-month"),
        pytest.param({"year": "1918", "month": "10-jul"}, "1918-07-10", id="day-hyphen-month"),
        pytest.param({"year": "1918", "month": "1st July"}, "1918-07-01", id="ordinal"),
        pytest.param({"year": "1918", "month": "July--August"}, "1918-07/1918-08", id="two-months"),
        pytest.param({"year": "1918", "month": "jul/aug"}, "1918-07/1918-08", id="double-issue"),
        pytest.param({"year": "1918", "month": "May/June/July"}, "1918-05/1918-07", id="three-months"),
        pytest.param({"year": "1918", "month": "Dec/Jan"}, "1918-12/1919-01", id="over-the-year"),
        pytest.param({"year": "1918", "month": "12--15 jul"}, "1918-07-12/1918-07-15", id="days"),
        pytest.param({"year": "1918", "month": "jul 12--15"}, "1918-07-12/1918-07-15", id="days-behind"),
        pytest.param({"year": "1918", "month": "July 28 -- August 2"}, "1918-07-28/1918-08-02", id="over-the-month"),
        pytest.param({"year": "1918", "month": "1--2"}, "1918-01/1918-02", id="months-as-numbers"),
        pytest.param({"year": "1918", "month": "July 1918"}, "1918-07", id="year-in-the-month"),
        pytest.param({"year": "1918", "month": "Spring"}, "1918-21", id="season-word"),
        pytest.param({"year": "1918", "month": "Spring/Summer"}, "1918-21/1918-22", id="season-words"),
        pytest.param({"year": "1918", "month": "jul", "day": "26"}, "1918-07-26", id="day"),
        pytest.param({"year": "1918", "month": "7", "day": "26"}, "1918-07-26", id="day-and-number"),
        pytest.param({"year": "1918", "month": "jul", "day": "26--28"}, "1918-07-26/1918-07-28", id="days-in-day"),
        pytest.param({"year": "1998/99", "month": "dec--jan"}, "1998-12/1999-01", id="two-years-and-months"),
        pytest.param({"year": "c. 1850", "month": "feb"}, "1850-02~", id="circa-with-month"),
        pytest.param({"year": "1998/99", "month": "may"}, "1998/1999", id="two-years-and-one-month"),
        pytest.param({"year": "c. 1890s"}, "189X~", id="circa-with-a-decade"),
        pytest.param({"date": "2021-05", "year": "2021"}, "2021-05", id="date-and-year-agree"),
        pytest.param({"date": "2021", "year": "2020--2018"}, "2021", id="impossible-year-beside-a-date"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(fields: dict[str, str], date: str | None) -> None:
    assert read(fields) == (date, None, [])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "January Januar Jänner janvier enero gennaio januari janeiro Jan. jan"),
        (2, "February Februar février febrero febbraio februari fevereiro Feb. fév."),
        (3, "March März Maerz mars marzo maart março Mär mae mrt"),
        (4, "April avril abril aprile Apr. avr."),
        (5, "May Mai mayo maggio mei maio"),
        (6, "June Juni juin junio giugno junho Jun"),
        (7, "July Juli juillet julio luglio julho Jul juil."),
        (8, "August août agosto augustus Aug."),
        (9, "September septembre septiembre settembre setembro Sept. set."),
        (10, "October Oktober octobre octubre ottobre outubro Okt. ott."),
        (11, "November novembre noviembre novembro Nov."),
        (12, "December Dezember décembre diciembre dicembre dezembro Dez. dic."),
    ],
)
def test_months_are_known_in_seven_languages(number: int, words: str) -> None:
    assert {read({"year": "1918", "month": word})[0] for word in words.split()} == {f"1918-{number:02d}"}


@pytest.mark.parametrize("word", ["ju", "jui", "ma", "j", "x"])
def test_the_beginning_of_several_months_is_none(word: str) -> None:
    assert read({"year": "1918", "month": word})[0] == "1918"


@pytest.mark.parametrize(
    ("fields", "date", "message"),
    [
        pytest.param({"date": "15-1-2012"}, "2012-01-15", "was read as 2012-01-15", id="jabref: day-first"),
        pytest.param({"date": "1/25/2012"}, "2012-01-25", "was read as 2012-01-25", id="month-first"),
        pytest.param({"date": "1.2.2012"}, "2012-02-01", "was read as 2012-02-01", id="german"),
        pytest.param({"date": "1/2/2012"}, "2012", "for day and month cannot be told apart", id="either"),
        pytest.param({"date": "9/2015"}, "2015-09", "was read as 2015-09", id="jabref: month-and-year"),
        pytest.param({"date": "September, 2015"}, "2015-09", "was read as 2015-09", id="jabref: name-and-year"),
        pytest.param({"date": "15 January 2015"}, "2015-01-15", "was read as 2015-01-15", id="jabref: in-words"),
        pytest.param({"date": "January 15, 2015"}, "2015-01-15", "was read as 2015-01-15", id="american"),
        pytest.param({"date": "2015.1.15"}, "2015-01-15", "was read as 2015-01-15", id="jabref: stops"),
        pytest.param({"date": "2015/01/15"}, "2015-01-15", "was read as 2015-01-15", id="slashes"),
        pytest.param({"date": "20150115"}, "2015-01-15", "was read as 2015-01-15", id="iso: basic-form"),
        pytest.param({"date": "0002 AD"}, "0002", "was read as 0002", id="jabref: era"),
        pytest.param({"date": "2019--2021"}, "2019/2021", "was read as 2019/2021", id="dashes"),
        pytest.param({"date": "1998/05"}, "1998-05", "was read as 1998-05", id="year-and-month"),
        pytest.param({"date": "5 de mayo de 2015"}, "2015-05-05", "was read as 2015-05-05", id="spanish"),
        pytest.param({"date": "May -- soon 2015"}, "2015", "was read as 2015", id="range-with-other-words"),
        pytest.param({"date": "12--15 July 2020"}, "2020-07-12/2020-07-15", "2020-07-12/2020-07-15", id="conference"),
        pytest.param({"year": "May 2021"}, "2021-05", "`year` is `May 2021`, which was read as 2021-05", id="in-year"),
        pytest.param(
            {"year": "2021-05"}, "2021-05", "`year` is `2021-05`, which was read as 2021-05", id="month-in-year"
        ),
        pytest.param({"year": "2019 (2020)"}, "2019", "which was read as 2019", id="two-years"),
        pytest.param({"year": "2024 online"}, "2024", "which was read as 2024", id="year-and-words"),
        pytest.param({"year": "1918", "month": "13"}, "1918", "`month` is `13`, which is no month", id="no-such-month"),
        pytest.param({"year": "1918", "month": "sometime"}, "1918", "`month` is `sometime`", id="no-month"),
        pytest.param({"year": "1918", "month": "3.2"}, "1918", "`month` is `3.2`", id="jabref: no-month"),
        pytest.param(
            {"year": "1918", "month": "2", "day": "31"}, "1918-02", "`day` is `31`, which is no day", id="no-day"
        ),
        pytest.param(
            {"year": "1918", "month": "2", "day": "x"}, "1918-02", "`day` is `x`, which is no day", id="day-x"
        ),
        pytest.param({"year": "1918", "day": "26"}, "1918", "`day` is `26`, but there is no `month`", id="day-alone"),
        pytest.param(
            {"year": "1918", "month": "feb", "day": "30"}, "1918-02", "no day of that month", id="no-such-day"
        ),
        pytest.param({"date": "2021", "year": "1999"}, "2021", "`date` says 2021, `year` says 1999", id="two-dates"),
    ],
)
def test_a_date_in_another_form_is_understood_and_reported(fields: dict[str, str], date: str, message: str) -> None:
    found, state, (said,) = read(fields)
    assert (found, state) == (date, None)
    assert message in said


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"date": "2021-13"}, "`date` is `2021-13`: there is no month 13", id="month"),
        pytest.param({"date": "2021-02-30"}, "`date` is `2021-02-30`: February 2021 has no day 30", id="day"),
        pytest.param({"date": "2020/2019"}, "`date` is `2020/2019`: it ends, 2019, before it begins, 2020", id="range"),
        pytest.param({"date": "0000"}, "`date` is `0000`: there is no year 0", id="year-0"),
        pytest.param({"date": "00-06-2014"}, "`date` is `00-06-2014`: there is no day or month 0", id="jabref: day-0"),
        pytest.param({"date": "0030 BC"}, "`date` is `0030 BC`: cvtex has no years before 1", id="jabref: before-1"),
        pytest.param({"date": "-0029"}, "`date` is `-0029`: cvtex has no years before 1", id="biblatex: before-1"),
        pytest.param({"date": "9/15"}, "`date` is `9/15`, which is no date", id="jabref: two-digits"),
        pytest.param({"date": "TBA"}, "`date` is `TBA`, which is no date", id="placeholder"),
        pytest.param(
            {"year": "2020--2018"}, "`year` is `2020–2018`: it ends, 2018, before it begins, 2020", id="year-range"
        ),
        pytest.param({"year": "21"}, "`year` is `21`, which is no year", id="year-of-two-digits"),
        pytest.param({"year": "'98"}, "`year` is `'98`, which is no year", id="year-with-apostrophe"),
        pytest.param({"year": "20215"}, "`year` is `20215`, which is no year", id="five-digits"),
        pytest.param({"year": "????"}, "`year` is `????`, which is no year", id="question-marks"),
    ],
)
def test_a_date_that_cannot_be_read_is_an_error(fields: dict[str, str], message: str) -> None:
    remarks = remarks_on(fields)
    assert date_and_state(fields, remarks) == (None, None)
    assert [(d.severity, d.message) for d in remarks.diagnostics] == [(Severity.ERROR, f"`key`: {message}")]


@pytest.mark.parametrize(
    ("year", "date", "state"),
    [
        pytest.param("in press", None, "in press", id="state"),
        pytest.param("im Druck", None, "im Druck", id="state-in-german"),
        pytest.param("submitted to Nature", None, "submitted to Nature", id="state-and-more"),
        pytest.param("soon", None, "soon", id="other-words"),
        pytest.param("2025, in press", "2025", "in press", id="year-and-state"),
        pytest.param("to appear 2026", "2026", "to appear", id="state-and-year"),
        pytest.param("accepted (2026)", "2026", "accepted", id="state-and-year-in-brackets"),
    ],
)
def test_words_in_place_of_a_year_are_the_state(year: str, date: str | None, state: str) -> None:
    found, found_state, messages = read({"year": year})
    assert (found, found_state, len(messages)) == (date, state, 1)


@pytest.mark.parametrize("year", ["n.d.", "n. d.", "o. J.", "s.d.", "undated"])
def test_no_date_is_printed_as_it_is_written(year: str) -> None:
    assert read({"year": year}) == (None, year, [])


def test_dates_of_events_and_of_the_last_access_are_read() -> None:
    fields = {"eventdate": "2019-07-12/2019-07-15", "urldate": "1 May 2020", "origdate": "1850~"}
    remarks = remarks_on(fields)
    assert {name: str(date) for name, date in other_dates(fields, remarks).items()} == {
        "eventdate": "2019-07-12/2019-07-15",
        "urldate": "2020-05-01",
        "origdate": "1850~",
    }
    assert [d.message for d in remarks.diagnostics] == [
        "`key`: `urldate` is `1 May 2020`, which was read as 2020-05-01"
    ]


def test_a_wrong_day_of_access_is_no_error() -> None:
    remarks = remarks_on({"urldate": "yesterday"})
    assert other_dates({"urldate": "yesterday"}, remarks) == {}
    assert [d.severity for d in remarks.diagnostics] == [Severity.WARNING]


@pytest.mark.parametrize(("year", "is_odd"), [("2028", False), ("2029", True), ("203X", False)])
def test_a_work_of_the_far_future_is_reported(year: str, is_odd: bool) -> None:  # noqa: FBT001
    source = SourceText("a.bib", f"@misc{{key, title = {{X}}, date = {{{year}}}}}")
    publications, _ = publications_of([read_bib(source)], Owner(["Emmy Noether"]))
    found = list(implausible_dates(publications, datetime.date(2026, 11, 22)))
    assert [d.message for d in found] == (["`key` is dated 2029, far in the future"] if is_odd else [])


@given(
    st.dictionaries(
        st.sampled_from(["date", "year", "month", "day", "urldate"]),
        st.text(max_size=12) | st.text("0123459 -/.~?%XujanFebSpring²", max_size=12),
    )
)
def test_any_fields_are_a_date_or_a_message(fields: dict[str, str]) -> None:
    date, state, messages = read(fields)
    other_dates(fields, remarks_on(fields))
    written = fields.get("date", "") + fields.get("year", "")
    assert date or state or messages or "\\" in written or not any(character.isalnum() for character in written)


@given(st.dates(min_value=datetime.date(1, 1, 1)), st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_a_date_is_read_as_it_is_written(one: datetime.date, other: datetime.date, sign: str) -> None:
    first, last = sorted((one, other))
    for text in (f"{first}{sign}", f"{first}{sign}/{last}{sign}", f"{first}{sign}/", f"/{first}{sign}"):
        assert read({"date": text}) == (text, None, [])
