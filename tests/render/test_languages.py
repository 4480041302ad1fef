"""Languages in the fields of publications."""

import pytest

from cvtex.data import table
from cvtex.render.languages import language_names, languages_in, says_edition, without_edition
from cvtex.render.locale import Locale, locale


def of(language: str) -> Locale:
    found = locale(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("english", ("en",), id="biblatex"),
        pytest.param("langgerman", ("de",), id="biblatex: key"),
        pytest.param("ngerman", ("de",), id="babel"),
        pytest.param("en-US", ("en",), id="zotero"),
        pytest.param("eng", ("en",), id="pubmed"),
        pytest.param("English", ("en",), id="scopus"),
        pytest.param("german and french", ("de", "fr"), id="two"),
        pytest.param("Klingon", None, id="none-that-is-known"),
        pytest.param("german and Klingon", None, id="one-that-is-not-known"),
    ],
)
def test_languages_are_read_by_every_name(text: str, codes: tuple[str, ...] | None) -> None:
    assert languages_in(text) == codes


def test_no_name_is_that_of_two_languages() -> None:
    names = [name for code, names in table("render/languages")["names"].items() for name in (code, *names)]
    assert len(names) == len(set(names))


def test_languages_are_called_as_the_document_does() -> None:
    assert language_names(("de", "fr"), of("en")) == "German and French"
    assert language_names(("de",), of("de-AT")) == "Deutsch"


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("en", "2nd edition", "2nd"),
        ("en", "Second ed.", "Second"),
        ("en", "2. Auflage", None),
        ("de", "2. Auflage", "2."),
        ("en", "Revised", None),
        ("en", "edition", None),
    ],
)
def test_the_word_for_an_edition_is_taken_off_where_it_is_the_documents(
    language: str, text: str, short: str | None
) -> None:
    assert without_edition(text, of(language)) == short


@pytest.mark.parametrize(
    ("text", "says_so"),
    [("Zweite, verbesserte Auflage", True), ("2e édition", True), ("Second", False), ("Limited", False)],
)
def test_words_say_that_they_are_an_edition(text: str, *, says_so: bool) -> None:
    assert says_edition(text) is says_so
