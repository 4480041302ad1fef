"""Letters and words as a text and a PDF are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.compared import letters, words


@pytest.mark.parametrize(
    ("text", "there"),
    [
        pytest.param("Noether", "NOETHER", id="capitals"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("Größe", "Gro\u0308ße", id="accents beside their letters"),
        pytest.param("Größe", "Gr¨oße", id="accents as signs"),
        pytest.param("Đặng Ǧ", "Dang G", id="accents that are lost"),
        pytest.param("Łódź", "Lodz", id="strokes"),
        pytest.param("Nguyễn", "Nguyˆ˜en", id="accents with a code of their own"),
        pytest.param("fluffy office", "ﬂuﬀy oﬃce", id="ligatures"),
        pytest.param("well-known", "well‐\r\nknown", id="a hyphen at the end of a line"),
        pytest.param("hyphenation", "hyphen\u00ad\r\nation", id="a soft hyphen"),
        pytest.param("hyphenation", "hyphen\ufffe\r\nation", id="PDFium's hyphen"),
        pytest.param("‘That’ – “it’s”", "'That' - \"it's\"", id="quotes and dashes"),
        pytest.param("x² ½", "x2 1⁄2", id="numbers in small forms"),
        pytest.param("2018\u2009–\u20092019", "2018 – 2019", id="spaces"),
        pytest.param("محمود", "ﻣﺤﻤﻮد", id="Arabic letters in their forms"),
        pytest.param("ＡＢ１", "AB1", id="wide letters"),
        pytest.param("夏目 漱石", "夏目漱石", id="no spaces"),
        pytest.param("ŉ", "'n", id="a letter that is two"),
    ],
)
def test_what_reads_alike_is_alike(text: str, there: str) -> None:
    assert letters(text) == letters(there)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("AT&T", "ATT", id="and"),
        pytest.param("50%", "50", id="per cent"),
        pytest.param("C#", "C", id="sharp"),
        pytest.param("5 €", "5", id="currency"),
        pytest.param("α", "a", id="Greek"),
        pytest.param("2018", "2019", id="digits"),
        pytest.param("мир", "mip", id="Cyrillic"),
    ],
)
def test_what_reads_otherwise_is_not(text: str, other: str) -> None:
    assert letters(text) != letters(other)


def test_words_end_at_what_is_no_letter() -> None:
    assert words("state-of-the-art (XAI), Müller’s AT&T_x") == [
        "state",
        "of",
        "the",
        "art",
        "xai",
        "muller",
        "s",
        "at&t",
        "x",
    ]


@given(st.text())
def test_words_in_one_are_the_letters(text: str) -> None:
    assert "".join(words(text)) == letters(text)


@given(st.text())
def test_composed_or_not_makes_no_difference(text: str) -> None:
    assert letters(unicodedata.normalize("NFC", text)) == letters(unicodedata.normalize("NFD", text))
