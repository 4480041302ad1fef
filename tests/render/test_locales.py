"""Every language: all words are there, in that language, and a small CV is what a native reader expects."""

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from cvtex.data import table
from cvtex.prepare import prepare
from cvtex.project import read_project
from cvtex.render.locale import Locale, known_languages, locale
from cvtex.text.tex import foreign, unprintable
from support import MakeProject

WHOLE = [language for language in known_languages() if "-" not in language]
"""Languages with a file of their own; those of a country have what is different there."""
OTHERS = [language for language in known_languages() if language != "en"]
OPTIONAL = {"edition_ordinals", "months"}
FREE = {"ordinals", *OPTIONAL}
"""Tables whose keys depend on the language."""
NUMBERS_OF_YEARS = {"decade", "century", "day", "first_day"}
"""Labels that take what they need of the numbers that they get."""

SAME = tomllib.loads((Path(__file__).parent / "languages" / "same.toml").read_text(encoding="utf-8"))
"""Words that are the same in English and in other languages."""


def of(language: str) -> Locale:
    found = locale(language)
    assert found is not None
    return found


def words_of(language: str) -> dict[tuple[str, str], str]:
    data: dict[str, dict[str, Any]] = of(language)._data  # type: ignore[assignment]
    return {
        (name, key): word
        for name, words in data.items()
        if name not in {*FREE, "quotes"}
        for key, word in words.items()
    }


@pytest.mark.parametrize("language", WHOLE)
def test_every_language_has_every_word(language: str) -> None:
    assert set(table(f"render/locales/{language}")) - OPTIONAL == set(table("render/locales/en")) - OPTIONAL
    assert words_of(language).keys() == words_of("en").keys()
    assert of(language)._data["quotes"].keys() == of("en")._data["quotes"].keys()
    assert "other" in of(language)._data["ordinals"]


@pytest.mark.parametrize("language", [language for language in known_languages() if "-" in language])
def test_a_country_only_changes_words_that_its_language_has(language: str) -> None:
    base = of(language.split("-")[0])._data
    for name, words in table(f"render/locales/{language}").items():
        assert name in FREE or words.keys() <= base[name].keys()
        assert all(word != base.get(name, {}).get(key) for key, word in words.items()), name


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_is_filled_in_in_every_language(language: str) -> None:
    english = words_of("en")
    assert {
        place
        for place, word in words_of(language).items()
        if place[1] not in NUMBERS_OF_YEARS
        and set(re.findall(r"\{\d?\}", word)) != set(re.findall(r"\{\d?\}", english[place]))
    } == set()


@pytest.mark.parametrize("language", [language for language in OTHERS if not language.startswith("en")])
def test_no_word_is_left_in_english(language: str) -> None:
    english = words_of("en")
    assert {
        word
        for place, word in words_of(language).items()
        if word == english[place] and re.search("[a-z]{2}", word, re.IGNORECASE) and not _is_shared(word, language)
    } == set()


def _is_shared(word: str, language: str) -> bool:
    tags = {language, language.split("-")[0]}
    return word in SAME["everywhere"] or not tags.isdisjoint(SAME["shared"].get(word, ()))


@pytest.mark.parametrize("language", WHOLE)
def test_every_word_can_be_set(language: str) -> None:
    words = "".join(words_of(language).values())

    assert unprintable(words) == []
    assert language in {"zh", "ja"} or foreign(words) == []


@pytest.mark.parametrize("language", known_languages())
def test_words_have_no_blanks_round_them_and_straight_marks_in_none(language: str) -> None:
    joints = {"comma", "list_comma", "semicolon", "colon", "reference_colon", "and_last"}
    for (_, key), word in words_of(language).items():
        assert key in joints or word == word.strip()
        assert "'" not in word
        assert '"' not in word


class Body(SingleFileSnapshotExtension):
    """A golden file a language, that an editor can show."""

    _write_mode = WriteMode.TEXT
    file_extension = "tex"


@pytest.mark.parametrize("language", known_languages())
def test_a_small_cv_becomes_this_tex(language: str, make_project: MakeProject, snapshot: SnapshotAssertion) -> None:
    folder = Path(__file__).parent / "languages"
    cv = (folder / "cv.toml").read_text(encoding="utf-8").replace('language = "en"', f'language = "{language}"')
    project = read_project(make_project({"cv.toml": cv, "refs.bib": (folder / "refs.bib").read_bytes()}))
    (variant,), diagnostics = prepare(project, ("full",), datetime.date(2026, 11, 22))

    assert [one for one in diagnostics if one.is_error] == []
    assert variant.tex is not None
    assert variant.tex.partition("\\begin{document}\n")[2] == snapshot(extension_class=Body)
