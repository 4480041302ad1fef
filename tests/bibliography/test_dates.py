"""The date of an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.dates import date_of
from cvtex.model.dates import PartialDate, PublicationDate


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param({}, None, id="none"),
        pytest.param({"year": " "}, None, id="empty"),
        pytest.param({"month": "jan"}, None, id="month-alone"),
        pytest.param({"date": "2021"}, "2021", id="date-year"),
        pytest.param({"date": "2021-05"}, "2021-05", id="date-month"),
        pytest.param({"date": "2021-05-14"}, "2021-05-14", id="date-day"),
        pytest.param({"date": "2021-5-4"}, "2021-05-04", id="date-without-zeros"),
        pytest.param({"date": "2021-05-14T10:00:00Z"}, "2021-05-14", id="date-and-time"),
        pytest.param({"date": "2021-05/2022-01"}, "2021-05", id="range"),
        pytest.param({"date": "2021/"}, "2021", id="open-range"),
        pytest.param({"date": "2021?"}, "2021", id="uncertain"),
        pytest.param({"date": "2021-21"}, "2021", id="season"),
        pytest.param({"date": "2021", "year": "1999"}, "2021", id="date-wins-over-year"),
        pytest.param({"year": "1918"}, "1918", id="year"),
        pytest.param({"year": "c. 1918a"}, "1918", id="year-among-other-things"),
        pytest.param({"year": "1918", "month": "feb"}, "1918-02", id="month-string"),
        pytest.param({"year": "1918", "month": "February"}, "1918-02", id="month-name"),
        pytest.param({"year": "1918", "month": "Sept."}, "1918-09", id="month-abbreviated"),
        pytest.param({"year": "1918", "month": "02"}, "1918-02", id="month-number"),
        pytest.param({"year": "1918", "month": "13"}, "1918", id="no-such-month"),
        pytest.param({"year": "1918", "month": "sometime"}, "1918", id="no-month"),
        pytest.param({"year": "1918", "month": "jul~26"}, "1918-07-26", id="month-and-day"),
        pytest.param({"year": "1918", "month": "26 July"}, "1918-07-26", id="day-and-month"),
        pytest.param({"year": "1918", "month": "July--August"}, "1918-07", id="two-months"),
        pytest.param({"year": "1918", "month": "July 1918"}, "1918-07", id="year-in-the-month"),
        pytest.param({"year": "1918", "month": "jul", "day": "26"}, "1918-07-26", id="day"),
        pytest.param({"year": "1918", "day": "26"}, "1918", id="day-without-month"),
        pytest.param({"year": "1918", "month": "feb", "day": "30"}, "1918-02", id="no-such-day"),
    ],
)
def test_the_date_is_as_exact_as_it_is_known(fields: dict[str, str], date: str | None) -> None:
    assert date_of(fields) == (PublicationDate(PartialDate.parse(date)) if date else None)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"date": "May 2021"}, "`date` is `May 2021`: write it as 2021", id="words"),
        pytest.param({"date": "199X"}, "`date` is `199X`: write it as 2021", id="decade"),
        pytest.param({"date": "2021-13"}, "`date` is `2021-13`: there is no month 13", id="month"),
        pytest.param({"date": "2021-02-30"}, "`date` is `2021-02-30`: February 2021 has no day 30", id="day"),
        pytest.param({"date": "0000"}, "`date` is `0000`: write it as 2021", id="year-0"),
        pytest.param({"year": "in press"}, "`year` is `in press`: write four digits", id="year-in-words"),
        pytest.param({"year": "21"}, "`year` is `21`: write four digits", id="year-of-two-digits"),
    ],
)
def test_a_date_that_cannot_be_read_says_what_is_wrong(fields: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=r"^`(date|year)` is") as raised:
        date_of(fields)
    assert str(raised.value).startswith(message)


@given(st.dictionaries(st.sampled_from(["date", "year", "month", "day"]), st.text("0123459 -/.~janFeb²", max_size=10)))
def test_any_fields_are_a_date_or_a_message(fields: dict[str, str]) -> None:
    try:
        date = date_of(fields)
    except ValueError as error:
        message = str(error)
    else:
        assert date is None or date.start.first <= (date.end or date.start).last
        return
    assert message.startswith(("`date` is", "`year` is"))
