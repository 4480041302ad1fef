"""The words and dates of languages."""

import pytest

from cvtex.bibliography.linking.links import link_labels
from cvtex.model.dates import PartialDate
from cvtex.model.resolve import default_sections
from cvtex.render.locale import Locale, known_languages, locale


def of(language: str) -> Locale:
    found = locale(language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_the_same_words(language: str) -> None:
    assert {name: set(table) for name, table in of(language)._data.items() if name != "ordinals"} == {
        name: set(table) for name, table in of("en")._data.items() if name != "ordinals"
    }


@pytest.mark.parametrize(
    ("language", "number", "ordinal"),
    [("en", 1, "1st"), ("en", 12, "12th"), ("en", 23, "23rd"), ("en", 112, "112th"), ("de", 3, "3.")],
)
def test_a_place_in_a_list_is_an_ordinal(language: str, number: int, ordinal: str) -> None:
    assert of(language).ordinal(number) == ordinal


@pytest.mark.parametrize("name", default_sections())
def test_every_default_section_has_a_heading(name: str) -> None:
    assert of("en").heading(name)


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        pytest.param("en", PartialDate(2018, 12, 19), "19 December 2018", id="English day"),
        pytest.param("en", PartialDate(2018, 12), "December 2018", id="English month"),
        pytest.param("en", PartialDate(2018), "2018", id="year"),
        pytest.param("en-US", PartialDate(2018, 12, 19), "December 19, 2018", id="American day"),
        pytest.param("de", PartialDate(2018, 12, 19), "19. Dezember 2018", id="German day"),
        pytest.param("de-AT", PartialDate(2018, 1), "Jänner 2018", id="Austrian month"),
    ],
)
def test_dates_in_words(language: str, date: PartialDate, words: str) -> None:
    assert of(language).date(date, "long") == words


def test_a_language_without_words_is_none() -> None:
    assert locale("xx") is None


def test_terms_of_fields_are_translated_and_free_text_is_kept() -> None:
    assert of("de").term("pubstate", "inpress") == "im Druck"
    assert of("de").term("pubstate", "In Press") == "im Druck"
    assert of("de").term("pubstate", "in the mail") == "in the mail"


@pytest.mark.parametrize("label", link_labels())
def test_every_link_has_a_name(label: str) -> None:
    assert label in of("en")._data["links"]
