"""Which fields there are."""

from collections import Counter

import pytest

from cvtex.bibliography.linking.identifiers import schemes
from cvtex.bibliography.reading.fields import ALIASES, SILENT_FIELDS, TEXT_FIELDS
from cvtex.bibliography.reading.known import is_known_field, meant_field, words_of_value
from cvtex.data import table

READ = {
    *TEXT_FIELDS,
    *ALIASES,
    *(name for scheme in schemes().values() for name in scheme.fields),
    *(name for names in table("bibliography/linking/links")["addresses"].values() for name in names if "*" not in name),
}


@pytest.mark.parametrize("name", sorted(READ))
def test_a_field_that_is_read_is_no_misspelt_one(name: str) -> None:
    assert meant_field(name) is None


@pytest.mark.parametrize("name", ["bdsk-url-1", "author+an:orcid", "file2", "mendeley-groups", "x-rating"])
def test_a_field_of_a_program_is_no_misspelt_one(name: str) -> None:
    assert meant_field(name) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("jounral", "journal"),
        ("atuhor", "author"),
        ("titel", "title"),
        ("autor", "author"),
        ("yaer", "year"),
        ("page", "pages"),
        ("booktitel", "booktitle"),
        ("publihser", "publisher"),
        ("keywrods", "keywords"),
        ("volumne", "volume"),
        ("yea", "year"),
        ("joural", "journal"),
        ("booktittel", "booktitle"),
    ],
)
def test_a_misspelt_field_is_recognised(name: str, meant: str) -> None:
    assert meant_field(name) == meant


@pytest.mark.parametrize(
    "name",
    ["rate", "state", "cite", "mood", "gender", "x", "mytitle", "funding", "corpus", "citations", "yeah", "weather"],
)
def test_a_field_of_ones_own_is_no_misspelling(name: str) -> None:
    assert meant_field(name) is None


def test_the_words_of_open_access_are_those_that_languages_have() -> None:
    assert set(words_of_value("openaccess")) == set(table("render/locales/en")["open_access"])


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("opteditor", True),
        ("altauthor", True),
        ("optics", False),
        ("alternative", False),
        ("file12", True),
        ("author+an:orcid", True),
        ("supervisor", False),
        ("x-supervisor", True),
        ("note2", False),
    ],
)
def test_a_field_is_known_or_kept_by_a_program(name: str, *, is_known: bool) -> None:
    assert is_known_field(name) is is_known


def test_no_field_is_listed_twice() -> None:
    known = table("bibliography/reading/known")
    counts = Counter((*known["used"]["names"], *known["quiet"]["names"]))
    assert [name for name, count in counts.items() if count > 1] == []


def test_fields_that_are_not_printed_are_text() -> None:
    assert set(TEXT_FIELDS) >= SILENT_FIELDS
