"""What the sources say at a mark, so that a template's own code is not taken for lost text."""

import pytest

from cvtex.render.view import bib_mark
from cvtex.verify.sources import SourceWords
from references import publications

DATA = {
    "person": {"name": "Emmy Noether", "affiliation": {"address": "Bryn Mawr"}},
    "talks": [
        {"title": "Rings", "date": 1932, "featured": True},
        {"title": {"en": "Fields", "de": "Körper"}, "note": {"tex": r"\rule{3cm}{1pt} \emph{Ideals} in \LaTeX{} text"}},
    ],
    "sections": {"talks": {"heading": "Lectures given"}},
    "variants": {"full": {"sections": [{"use": "talks", "heading": "Other words"}]}},
}
BIB = r"""@article{noether1918,
  author = {Noether, Emmy},
  title = {Invariante \emph{Variations}probleme},
  journal = {Nachrichten},
  year = 1918,
  pages = {235--257},
  doi = {10.1080/00411457108231446},
}
"""
PUBLICATIONS = publications(BIB)
SOURCES = SourceWords(DATA, PUBLICATIONS)
MARK = str(bib_mark(PUBLICATIONS[0].span))


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        pytest.param("person", "noether", id="a text"),
        pytest.param("person", "mawr", id="a text further inside"),
        pytest.param("talks.0", "1932", id="a number"),
        pytest.param("talks.1", "korper", id="a text in any language"),
        pytest.param("talks.1", "text", id="TeX"),
        pytest.param("section sections.talks", "given", id="a section's heading"),
        pytest.param("section talks", "words", id="a heading where a section is used"),
        pytest.param(MARK, "variationsprobleme", id="a title"),
        pytest.param(MARK, "emmy", id="a name"),
        pytest.param(MARK, "235", id="pages"),
        pytest.param(MARK, "1918", id="a date"),
        pytest.param(MARK, "00411457108231446", id="an identifier"),
        pytest.param(MARK, "invariantevariationsprobleme", id="two words side by side"),
        pytest.param(MARK, "riationspro", id="a part of a word"),
        pytest.param("talks.0", "supervisor", id="a label"),
    ],
)
def test_a_word_of_the_sources_is_known(mark: str, word: str) -> None:
    assert word in SOURCES.known(mark)


def test_labels_are_known_in_the_language_of_the_document_alone() -> None:
    german = SourceWords(DATA, PUBLICATIONS, "de")

    assert "betreuung" in german.known("nowhere.7")
    assert "betreuung" not in SOURCES.known("nowhere.7")


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        pytest.param("talks.0", "30cm", id="a length"),
        pytest.param("talks.0", "fields", id="another entry's word"),
        pytest.param("talks.0", "true", id="what is no text"),
        pytest.param("talks.1", "3cm", id="a length in TeX"),
        pytest.param(MARK, "riat", id="a few letters"),
        pytest.param("nowhere.7", "rings", id="a mark that is nowhere"),
        pytest.param("bib nowhere.bib:7", "rings", id="a publication that is nowhere"),
    ],
)
def test_other_words_are_not(mark: str, word: str) -> None:
    assert word not in SOURCES.known(mark)


def test_labels_are_known_where_they_are_given() -> None:
    assert "j12" not in SOURCES.known(MARK)
    assert "j12" in SOURCES.known(MARK, ["J12."])


def test_entries_have_a_name() -> None:
    assert SOURCES.name(MARK) == "noether1918"
    assert SOURCES.name("talks.0") == "talks.0"
    assert SOURCES.name("section sections.talks") == "sections.talks"
