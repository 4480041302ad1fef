"""Levels of the Unicode Bidirectional Algorithm: what stands where in a line of mixed text."""

import pytest

from cvtex.text.bidi import base_level, levels, mirrored, runs_both_ways


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a b", "000", id="left to right"),
        pytest.param("א ב", "111", id="right to left"),
        pytest.param("by אב in", "00011000", id="a name in a sentence"),
        pytest.param("א: ab", "11122", id="first letter says the direction"),
        pytest.param("א 12", "1122", id="a number is read from the left"),
        pytest.param("א 1,2.5 ב", "112222211", id="with its separators"),
        pytest.param("12 א", "2211", id="a number has no strong letter"),
        pytest.param("א 12-13", "1122222", id="a hyphen inside a number"),
        pytest.param("א 12–13", "1122122", id="a dash between two"),
        pytest.param("ب 12-13", "1122122", id="a hyphen between numbers behind an Arabic letter"),
        pytest.param("ab (אב), 1", "0000110002", id="brackets of the sentence"),
        pytest.param("a א (ב) c", "001111100", id="brackets of the name"),
        pytest.param("a א (12) b", "0011122100", id="a number behind a word"),
        pytest.param("a ב\u05b0 b", "001100", id="points stay with their letters"),
        pytest.param("א (", "111", id="a bracket without its partner"),
        pytest.param("א 50%", "11222", id="a sign of a number"),
        pytest.param("א \u200eא", "1121", id="a mark from left to right"),
        pytest.param("a \u2067א 1\u2069 1", "000112000", id="an isolate from right to left"),
        pytest.param("a \u2068א b\u2069 1", "000112000", id="an isolate by its first letter"),
        pytest.param("a \u202bb א\u202c", "0002110", id="an embedding"),
        pytest.param("a \u202eb\u202c c", "0001000", id="an override"),
        pytest.param("א b ", "1121", id="blanks at the end"),
        pytest.param("", "", id="nothing"),
        pytest.param("()", "00", id="no letter"),
    ],
)
def test_each_character_has_its_level(text: str, found: str) -> None:
    controls = {place for place, character in enumerate(text) if character in "\u202a\u202b\u202c\u202d\u202e"}
    assert [level for place, level in enumerate(levels(text)) if place not in controls] == [
        int(level) for place, level in enumerate(found) if place not in controls
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [("a א", 0), ("א a", 1), ("1 א", 1), ("\u2067א\u2069 a", 0), ("\u2067א\u2069", 0), ("\u200fa", 1), ("1", 0)],
)
def test_the_first_strong_letter_says_the_level_of_a_paragraph(text: str, level: int) -> None:
    assert base_level(text) == level


def test_too_many_controls_count_no_more() -> None:
    assert max(levels("\u202b\u202a" * 200 + "a")) <= 126
    assert max(levels("\u2067\u2066" * 200 + "a" + "\u2069" * 400)) <= 126


def test_signs_turn_round() -> None:
    assert mirrored("(a) [b] «c» d") == ")a( ]b[ »c« d"


@pytest.mark.parametrize(("text", "does"), [("Emmy", False), ("Émilie", False), ("אב", True), ("محمد", True)])
def test_only_some_texts_run_both_ways(text: str, does: bool) -> None:  # noqa: FBT001 - a case
    assert runs_both_ways(text) == does
