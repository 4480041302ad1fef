"""Ranges of pages as guides write them."""

import pytest

from cvtex.render.page_ranges import in_full, of_chicago, shortest
from cvtex.text.tex import Tex


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        pytest.param("3–10", "3–10", id="Chicago 9.61: below 100"),
        pytest.param("96–117", "96–117", id="Chicago 9.61: across 100"),
        pytest.param("1100–1113", "1100–1113", id="Chicago 9.61: multiples of 100"),
        pytest.param("101–108", "101–8", id="Chicago 9.61: 101 through 109"),
        pytest.param("1103–1104", "1103–4", id="Chicago 9.61: 1103"),
        pytest.param("321–328", "321–28", id="Chicago 9.61: 110 through 199"),
        pytest.param("498–532", "498–532", id="Chicago 9.61: more digits as needed"),
        pytest.param("1496–1500", "1496–500", id="Chicago 9.61: three digits"),
        pytest.param("12991–13001", "12991–3001", id="Chicago 9.61: four digits"),
        pytest.param("167–95", "167–95", id="typed short"),
    ],
)
def test_chicago_shortens_the_last_page_by_its_table(pages: str, written: str) -> None:
    assert of_chicago(Tex(pages)) == written


@pytest.mark.parametrize(
    ("pages", "full", "short"),
    [
        pytest.param("284–7", "284–287", "284–7", id="NLM: typed short"),
        pytest.param("284–287", "284–287", "284–7", id="NLM: typed in full"),
        pytest.param("S93–9", "S93–S99", "S93–9", id="NLM: a letter in front"),
        pytest.param("S93–S99", "S93–S99", "S93–9", id="NLM: a letter in front of both"),
        pytest.param("40–6, 50–59", "40–46, 50–59", "40–6, 50–9", id="two ranges"),
    ],
)
def test_the_last_page_is_written_in_full_or_as_short_as_it_can_be(pages: str, full: str, short: str) -> None:
    assert in_full(Tex(pages)) == full
    assert shortest(Tex(pages)) == short


@pytest.mark.parametrize("write", [in_full, shortest, of_chicago])
@pytest.mark.parametrize(
    "pages", ["17", "iii–v", "123A–126A", "9–8", "5–5", "1–2–3", "A12–B14", "17:1–17:25", "e1.5–1.9"]
)
def test_what_is_no_range_of_numbers_stays_as_it_is(write: object, pages: str) -> None:
    assert callable(write)
    assert write(Tex(pages)) == pages
