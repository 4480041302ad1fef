"""Dates as exact as they are known."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.dates import PartialDate


@pytest.mark.parametrize(
    ("written", "date"),
    [
        pytest.param(2021, PartialDate(2021), id="year"),
        pytest.param("2021", PartialDate(2021), id="year as text"),
        pytest.param("2021-05", PartialDate(2021, 5), id="month"),
        pytest.param("2021-05-14", PartialDate(2021, 5, 14), id="day as text"),
        pytest.param(datetime.date(2021, 5, 14), PartialDate(2021, 5, 14), id="TOML date"),
        pytest.param(780, PartialDate(780), id="early year"),
        pytest.param("2024-02-29", PartialDate(2024, 2, 29), id="leap day"),
    ],
)
def test_a_date_is_read(written: object, date: PartialDate) -> None:
    assert PartialDate.parse(written) == date


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param("2024-13", "no month 13", id="month 13"),
        pytest.param("2024-00", "no month 0", id="month 0"),
        pytest.param("2023-02-29", "February 2023 has no day 29", id="no leap year"),
        pytest.param("2023-04-31", "April 2023 has no day 31", id="short month"),
        pytest.param(0, "no year 0", id="year 0"),
        pytest.param(-5, "neither a year", id="negative"),
        pytest.param(20210514, "neither a year", id="eight digits"),
        pytest.param("May 2021", "neither a year", id="words"),
        pytest.param("", "neither a year", id="empty"),
        pytest.param(True, "neither a year", id="boolean"),
        pytest.param(2021.5, "neither a year", id="float"),
        pytest.param(datetime.datetime(2021, 5, 1, 12, 0), "no time of day", id="with a time"),  # noqa: DTZ001
    ],
)
def test_what_is_no_date_says_why(written: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        PartialDate.parse(written)


@given(st.dates())
def test_a_written_date_is_read_back(day: datetime.date) -> None:
    assert PartialDate.parse(str(PartialDate.parse(day))) == PartialDate(day.year, day.month, day.day)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    last = PartialDate(year, month).last

    assert last == datetime.date.max or (last + datetime.timedelta(days=1)).day == 1


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.integers())))
def test_reading_raises_nothing_but_value_errors(written: object) -> None:
    with contextlib.suppress(ValueError):
        PartialDate.parse(written)
