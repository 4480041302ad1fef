"""Quotation marks round titles, by language."""

import pytest

from cvtex.render.locale import locale
from cvtex.text.tex import Tex
from references import publications, text


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        pytest.param("en", "“The ‘Ring’ and ‘Ideal,’”", id="English"),
        pytest.param("de", "„The ‚Ring‘ and ‚Ideal‘“,", id="German"),
        pytest.param("de-CH", "«The ‹Ring› and ‹Ideal›»,", id="Swiss"),
        pytest.param("fr", "«~The “Ring” and “Ideal”~»,", id="French"),
        pytest.param("es", "«The “Ring” and “Ideal”»,", id="Spanish"),
        pytest.param("pl", "„The «Ring» and «Ideal»”,", id="Polish"),
        pytest.param("cs", "„The ‚Ring‘ and ‚Ideal‘“,", id="Czech"),
        pytest.param("tr", "“The ‘Ring’ and ‘Ideal’”,", id="Turkish"),
        pytest.param("pt-BR", "“The ‘Ring’ and ‘Ideal’”,", id="Brazilian"),
    ],
)
def test_marks_inside_of_others_alternate_and_a_comma_has_its_place(language: str, quoted: str) -> None:
    words = locale(language)
    assert words is not None
    assert words.quotes(Tex("The “Ring” and “Ideal”"), ",") == quoted


def test_three_levels_alternate() -> None:
    words = locale("en")
    assert words is not None
    assert words.quotes(Tex("a “b ‘c’ d” ‘e’ it’s")) == "“a ‘b “c” d’ ‘e’ it’s”"


def test_the_stop_is_the_titles_own() -> None:
    words = locale("en")
    assert words is not None
    assert words.quotes(Tex("Why?"), ".") == "“Why?”"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        pytest.param('The "Ring"', "The „Ring“", id="straight"),
        pytest.param("The ``Ring''", "The „Ring“", id="TeX's"),
        pytest.param("The 'Ring'", "The ‚Ring‘", id="single"),
        pytest.param("The \"ring of 'ideals'\"", "The „ring of ‚ideals‘“", id="nested"),
        pytest.param("The “Ring”", "The “Ring.”", id="typed"),
        pytest.param("The »Ring«", "The »Ring«", id="typed in another language"),
        pytest.param("Noether's Ring", "Noether's Ring", id="an apostrophe"),
    ],
)
def test_straight_marks_are_the_languages_and_typed_ones_stay(title: str, printed: str) -> None:
    source = f"@article{{a, author={{Noether, Emmy}}, title={{{title}}}, journal={{Crelle}}, year=1932}}"
    (publication,) = publications(source)

    assert text(publication, "apa", language="de").split("(1932). ")[1].startswith(printed)
