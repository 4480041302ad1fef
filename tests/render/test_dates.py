"""Dates as publication styles print them."""

import pytest

from cvtex.model.dates import PartialDate, PublicationDate
from cvtex.render.dates import date_view
from cvtex.render.locale import Locale, locale
from cvtex.text.tex import escape


def of(language: str) -> Locale:
    found = locale(language)
    assert found is not None
    return found


JULY = PublicationDate(PartialDate(2017, 7, 12), PartialDate(2017, 7, 15))
SPRING = PublicationDate(PartialDate(2016, 3, 30), PartialDate(2016, 4, 2))


@pytest.mark.parametrize(
    ("language", "date", "form", "days", "full"),
    [
        pytest.param("en", JULY, "long", "July 12–15", "July 12–15, 2017", id="apa: 10.5-60"),
        pytest.param("en", SPRING, "long", "March 30–April 2", "March 30–April 2, 2016", id="apa: 10.5-61"),
        pytest.param("en", SPRING, "three", "Mar. 30–Apr. 2", "Mar. 30–Apr. 2, 2016", id="ieee"),
        pytest.param("en", JULY, "compact", "Jul 12–15", "2017 Jul 12–15", id="vancouver"),
        pytest.param("en", PublicationDate(PartialDate(2007, 9)), "short", "Sept.", "Sept. 2007", id="acm: Sept."),
        pytest.param("en", PublicationDate(PartialDate(2007, 4)), "short", "April", "April 2007", id="acm: April"),
        pytest.param("en", PublicationDate(PartialDate(2007, 5)), "three", "May", "May 2007", id="ieee: May"),
        pytest.param("en", PublicationDate(PartialDate(2007)), "long", None, "2007", id="year"),
        pytest.param("en", PublicationDate(PartialDate(2007), season=1), "long", "Spring", "Spring 2007", id="season"),
        pytest.param(
            "en",
            PublicationDate(PartialDate(2019, 12, 30), PartialDate(2020, 1, 2)),
            "long",
            "December 30",
            "December 30, 2019–January 2, 2020",
            id="cvtex: over the year's end",
        ),
        pytest.param("de", JULY, "long", "12.–15. Juli", "12.–15. Juli 2017", id="cvtex: German"),
        pytest.param("de", SPRING, "long", "30. März–2. April", "30. März–2. April 2016", id="cvtex: German months"),
        pytest.param("en-GB", JULY, "long", "12–15 July", "12–15 July 2017", id="cvtex: British"),
        pytest.param("fr", SPRING, "long", "30 mars–2 avril", "30 mars–2 avril 2016", id="cvtex: French"),
        pytest.param("es", JULY, "three", "12–15 de jul.", "12–15 de jul. de 2017", id="cvtex: Spanish"),
        pytest.param("cs", JULY, "long", "12.–15. července", "12.–15. července 2017", id="cvtex: Czech"),
        pytest.param(
            "cs", PublicationDate(PartialDate(2007, 7)), "long", "červenec", "červenec 2007", id="cvtex: month"
        ),
        pytest.param("pl", JULY, "compact", "lipiec 12–15", "2017 lipiec 12–15", id="cvtex: Polish"),
        pytest.param("zh", JULY, "compact", "7月12日–15日", "2017年7月12日–15日", id="cvtex: Chinese"),
        pytest.param("ja", SPRING, "short", "3月30日–4月2日", "2016年3月30日–4月2日", id="cvtex: Japanese"),
        pytest.param("fr", PublicationDate(PartialDate(2007, 7)), "three", "juil.", "juil. 2007", id="cvtex: July"),
        pytest.param("fr", PublicationDate(PartialDate(2007, 6)), "three", "juin", "juin 2007", id="cvtex: June"),
        pytest.param(
            "es",
            PublicationDate(PartialDate(2007), season=1),
            "long",
            "primavera",
            "primavera de 2007",
            id="cvtex: season",
        ),
    ],
)
def test_months_and_days(language: str, date: PublicationDate, form: str, days: str | None, full: str) -> None:
    view = date_view(date, of(language))

    assert getattr(view, form).days == (days and escape(days))
    assert getattr(view, form).full == escape(full)


@pytest.mark.parametrize(
    ("date", "monthly"),
    [
        pytest.param(JULY, "Jul. 2017", id="days of a month"),
        pytest.param(SPRING, "Mar.–Apr. 2016", id="days of two months"),
        pytest.param(PublicationDate(PartialDate(2016, 2, 11)), "Feb. 2016", id="ieee: a day"),
        pytest.param(PublicationDate(PartialDate(2007)), "2007", id="year"),
        pytest.param(PublicationDate(PartialDate(2007), season=1), "Spring 2007", id="season"),
    ],
)
def test_months_without_days(date: PublicationDate, monthly: str) -> None:
    assert date_view(date, of("en")).three.monthly == monthly


@pytest.mark.parametrize(
    ("date", "years"),
    [
        pytest.param(PublicationDate(PartialDate(2019)), "2019", id="year"),
        pytest.param(PublicationDate(PartialDate(2019), PartialDate(2021)), "2019–2021", id="range"),
        pytest.param(PublicationDate(PartialDate(2019), is_open=True), "2019–", id="open range"),
        pytest.param(PublicationDate(PartialDate(1650), is_approximate=True), "ca. 1650", id="approximate"),
        pytest.param(PublicationDate(PartialDate(1650), is_uncertain=True), "1650?", id="uncertain"),
    ],
)
def test_years(date: PublicationDate, years: str) -> None:
    assert date_view(date, of("en")).years == years
