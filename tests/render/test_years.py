"""The years of a publication in words."""

import pytest

from cvtex.bibliography.dating.edtf import parse_edtf
from cvtex.render.dates import date_view
from cvtex.render.locale import locale
from cvtex.render.years import years


@pytest.mark.parametrize(
    ("date", "english", "german"),
    [
        pytest.param("1918-07-26", "1918", "1918", id="day"),
        pytest.param("1998/1999", "1998–1999", "1998–1999", id="years"),
        pytest.param("1998-03/1998-05", "1998", "1998", id="months of one year"),
        pytest.param("2019/", "2019–", "2019–", id="open"),
        pytest.param("/2019", "–2019", "–2019", id="open beginning"),
        pytest.param("1850~", "ca. 1850", "ca. 1850", id="approximate"),
        pytest.param("1984?", "1984?", "1984?", id="uncertain"),
        pytest.param("1984%", "ca. 1984?", "ca. 1984?", id="both"),
        pytest.param("198X", "1980s", "1980er", id="decade"),
        pytest.param("18XX", "19th century", "19. Jahrhundert", id="century"),
        pytest.param("2010-21", "2010", "2010", id="season"),
    ],
)
def test_years_are_printed_by_the_language(date: str, english: str, german: str) -> None:
    read = parse_edtf(date)
    assert read is not None
    for language, text in (("en", english), ("de", german)):
        words = locale(language)
        assert words is not None
        assert years(read, words) == text


def test_a_season_has_a_name() -> None:
    date, words = parse_edtf("2010-21"), locale("de")
    assert date is not None
    assert words is not None
    assert date_view(date, words).season == "Frühjahr"


@pytest.mark.parametrize(
    ("language", "decade", "century"),
    [
        ("fr", "années 1980", "19e siècle"),
        ("es", "década de 1980", "siglo XIX"),
        ("pl", "lata 1980–1989", "XIX wiek"),
        ("tr", "1980–1989", "19. yüzyıl"),
        ("zh", "1980年代", "19世纪"),
    ],
)
def test_decades_and_centuries_of_other_languages(language: str, decade: str, century: str) -> None:
    words = locale(language)
    assert words is not None
    for date, text in (("198X", decade), ("18XX", century)):
        read = parse_edtf(date)
        assert read is not None
        assert years(read, words) == text
