"""The words and dates of languages."""

import pytest

from cvtex.bibliography.dating.written import month_named
from cvtex.bibliography.linking.links import link_labels
from cvtex.model.dates import PartialDate
from cvtex.model.resolve import default_sections
from cvtex.render.locale import Locale, locale


def of(language: str) -> Locale:
    found = locale(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "number", "ordinal"),
    [
        ("en", 1, "1st"),
        ("en", 12, "12th"),
        ("en", 23, "23rd"),
        ("en", 112, "112th"),
        ("de", 3, "3."),
        ("fr", 1, "1er"),
        ("fr", 2, "2e"),
        ("es", 3, "3.º"),
        ("zh", 3, "第3"),
    ],
)
def test_a_place_in_a_list_is_an_ordinal(language: str, number: int, ordinal: str) -> None:
    assert of(language).ordinal(number) == ordinal


@pytest.mark.parametrize(
    ("language", "number", "ordinal"),
    [("en", 2, "2nd"), ("fr", 1, "1re"), ("es", 2, "2.ª"), ("it", 2, "2ª"), ("pl", 2, "2"), ("pt-BR", 2, "2.")],
)
def test_an_edition_has_an_ordinal_of_its_gender(language: str, number: int, ordinal: str) -> None:
    assert of(language).edition_ordinal(number) == ordinal


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
        pytest.param("en-AU", PartialDate(2018, 12, 19), "19 December 2018", id="Australian day"),
        pytest.param("fr", PartialDate(2018, 5, 1), "1er mai 2018", id="French first"),
        pytest.param("fr", PartialDate(2018, 5, 2), "2 mai 2018", id="French day"),
        pytest.param("es", PartialDate(2018, 12, 19), "19 de diciembre de 2018", id="Spanish day"),
        pytest.param("it", PartialDate(2018, 12, 1), "1º dicembre 2018", id="Italian first"),
        pytest.param("pt", PartialDate(2018, 12), "dezembro de 2018", id="Portuguese month"),
        pytest.param("nl", PartialDate(2018, 3, 5), "5 maart 2018", id="Dutch day"),
        pytest.param("pl", PartialDate(2018, 12, 19), "19 grudnia 2018", id="Polish genitive"),
        pytest.param("pl", PartialDate(2018, 12), "grudzień 2018", id="Polish nominative"),
        pytest.param("cs", PartialDate(2018, 12, 19), "19. prosince 2018", id="Czech genitive"),
        pytest.param("cs", PartialDate(2018, 12), "prosinec 2018", id="Czech nominative"),
        pytest.param("tr", PartialDate(2018, 12, 19), "19 Aralık 2018", id="Turkish day"),
        pytest.param("zh", PartialDate(2018, 12, 19), "2018年12月19日", id="Chinese day"),
        pytest.param("zh", PartialDate(2018, 12), "2018年12月", id="Chinese month"),
        pytest.param("ja", PartialDate(2018, 12, 19), "2018年12月19日", id="Japanese day"),
        pytest.param("de-XX", PartialDate(2018, 12), "Dezember 2018", id="a country that is none"),
    ],
)
def test_dates_in_words(language: str, date: PartialDate, words: str) -> None:
    assert of(language).date(date, "long") == words


@pytest.mark.parametrize(
    ("language", "form", "day", "month", "year"),
    [
        pytest.param("en", "short", "19 Dec 2018", "Dec 2018", "2018", id="short"),
        pytest.param("en", "numeric", "19/12/2018", "12/2018", "2018", id="numeric"),
        pytest.param("en-US", "numeric", "12/19/2018", "12/2018", "2018", id="American"),
        pytest.param("de", "numeric", "19.12.2018", "12/2018", "2018", id="German"),
        pytest.param("ja", "numeric", "2018/12/19", "2018/12", "2018", id="Japanese"),
        pytest.param("en", "iso", "2018-12-19", "2018-12", "2018", id="iso"),
        pytest.param("fr", "dd/mm/yyyy", "19/12/2018", "12/2018", "2018", id="a pattern"),
        pytest.param("fr", "yyyy-mm-dd", "2018-12-19", "2018-12", "2018", id="a pattern from behind"),
        pytest.param("fr", "mm/yyyy", "12/2018", "12/2018", "2018", id="a pattern without days"),
    ],
)
def test_dates_have_forms(language: str, form: str, day: str, month: str, year: str) -> None:
    words = of(language)
    dates = (PartialDate(2018, 12, 19), PartialDate(2018, 12), PartialDate(2018))

    assert tuple(words.date(date, form) for date in dates) == (day, month, year)


MAY, JULY, YEAR = PartialDate(2018, 5), PartialDate(2018, 7, 12), PartialDate(2019)


@pytest.mark.parametrize(
    ("language", "form", "start", "end", "words"),
    [
        pytest.param("en", "iso", MAY, None, "2018-05 – present", id="to the present"),
        pytest.param("fr", "long", MAY, None, "mai 2018 – aujourd’hui", id="French"),
        pytest.param("en", "long", MAY, PartialDate(2018, 7), "May–July 2018", id="months of a year"),
        pytest.param("en", "long", MAY, PartialDate(2019, 7), "May 2018 – July 2019", id="months of two years"),
        pytest.param("en", "long", JULY, PartialDate(2018, 7, 15), "12–15 July 2018", id="days of a month"),
        pytest.param("en-US", "long", JULY, PartialDate(2018, 7, 15), "July 12–15, 2018", id="American days"),
        pytest.param("de", "long", JULY, PartialDate(2018, 8, 1), "12. Juli–1. August 2018", id="German days"),
        pytest.param("pl", "long", JULY, PartialDate(2018, 7, 15), "12–15 lipca 2018", id="Polish days"),
        pytest.param("pl", "long", MAY, PartialDate(2018, 7), "maj–lipiec 2018", id="Polish months"),
        pytest.param("ja", "long", JULY, PartialDate(2018, 7, 15), "2018年7月12日–15日", id="Japanese days"),
        pytest.param("en", "long", MAY, JULY, "May 2018 – 12 July 2018", id="a month and a day"),
        pytest.param("en", "long", MAY, YEAR, "May 2018 – 2019", id="a month and a year"),
        pytest.param("en", "dd/mm/yyyy", JULY, YEAR, "12/07/2018 – 2019", id="a pattern"),
        pytest.param("en", "long", MAY, MAY, "May 2018", id="one month"),
    ],
)
def test_intervals_have_forms(
    language: str, form: str, start: PartialDate, end: PartialDate | None, words: str
) -> None:
    assert of(language).interval(start, end, form).replace("\u2009", " ") == words


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr"])
def test_months_are_read_as_they_are_printed(language: str) -> None:
    calendar = of(language).calendar
    for month in range(1, 13):
        for is_alone in (True, False):
            assert month_named(calendar.month(month, is_alone=is_alone)) == month


def test_a_language_without_words_is_none() -> None:
    assert locale("xx") is None


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        pytest.param("pt-BR", "orgs.", id="a country with words of its own"),
        pytest.param("pt-AO", "eds.", id="one without"),
        pytest.param("de-AT", "Hrsg.", id="Austria"),
        pytest.param("zh-TW", "編", id="a country with another script"),
        pytest.param("zh-Hant-HK", "編", id="a script and a country"),
        pytest.param("zh-CN", "编", id="a country with the language's own script"),
    ],
)
def test_a_tag_has_the_words_that_are_nearest(tag: str, label: str) -> None:
    assert of(tag).label("editors") == label


def test_terms_of_fields_are_translated_and_free_text_is_kept() -> None:
    assert of("de").term("pubstate", "inpress") == "im Druck"
    assert of("de").term("pubstate", "In Press") == "im Druck"
    assert of("de").term("pubstate", "in the mail") == "in the mail"


@pytest.mark.parametrize("label", link_labels())
def test_every_link_has_a_name(label: str) -> None:
    assert label in of("en")._data["links"]
