"""Languages in the fields of publications."""

import pytest

from cvtex.data import table
from cvtex.render.languages import (
    hyphenation,
    language_names,
    languages_in,
    own_hyphenation,
    says_edition,
    with_full_width,
    without_edition,
)
from cvtex.render.locale import Locale, known_languages, locale
from references import publications


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
    [
        ("Zweite, verbesserte Auflage", True),
        ("2e édition", True),
        ("Second", False),
        ("Limited", False),
        ("第2版", True),
        ("wyd. 2", True),
    ],
)
def test_words_say_that_they_are_an_edition(text: str, *, says_so: bool) -> None:
    assert says_edition(text) is says_so


@pytest.mark.parametrize("language", known_languages())
def test_every_language_says_how_it_is_hyphenated(language: str) -> None:
    assert hyphenation(language).patterns


@pytest.mark.parametrize(
    ("language", "patterns"),
    [
        ("de-AT", "naustrian,ngerman,german"),
        ("de-DE", "ngerman,german"),
        ("en-AU", hyphenation("en-GB").patterns),
        ("xx", ""),
    ],
)
def test_a_tag_has_the_patterns_that_are_nearest(language: str, patterns: str) -> None:
    assert hyphenation(language).patterns == patterns


@pytest.mark.parametrize(
    ("document", "title", "langid", "patterns"),
    [
        pytest.param("de", "The Theory", "", "english", id="English words"),
        pytest.param("de", "Ideale", "", None, id="no English words"),
        pytest.param("de", "Ideale", "french", "french", id="its own language"),
        pytest.param("de", "The", "ngerman", None, id="the document's language"),
        pytest.param("de", "The Theory", "Klingon", None, id="a language that is not known"),
        pytest.param("en", "Ideale", "", None, id="in an English document"),
        pytest.param("en", "Ideale", "german", "ngerman,german", id="German in an English document"),
        pytest.param("nl", "De ring of het ideaal", "", None, id="a Dutch word like an English one"),
        pytest.param("zh", "The Theory", "", None, id="hyphenated as the document is"),
        pytest.param("de", "Идеалы", "hebrew", "", id="a language without hyphens"),
    ],
)
def test_a_title_is_hyphenated_by_its_own_language(
    document: str, title: str, langid: str, patterns: str | None
) -> None:
    (publication,) = publications(
        f"@book{{a, author={{Noether, Emmy}}, title={{{title}}}, langid={{{langid}}}, year=1932}}"
    )
    own = own_hyphenation(publication, of(document))

    assert (own and own.patterns) == patterns


@pytest.mark.parametrize(
    ("language", "tex", "expected"),
    [
        pytest.param(
            "zh", r"\cvscript{Hani}{学}\cvglyph{FF1A}{:}", r"\cvscript{Hani}{学}\cvscript{Hani}{：}", id="colon"
        ),
        pytest.param(
            "en", r"\cvscript{Hani}{学}\cvglyph{FF1A}{:}", r"\cvscript{Hani}{学}\cvglyph{FF1A}{:}", id="in English"
        ),
    ],
)
def test_full_width_signs_are_set_like_what_is_beside_them(language: str, tex: str, expected: str) -> None:
    assert with_full_width(tex, of(language)) == expected
