"""The words and signs in and beside names."""

import pytest

from cvtex.bibliography.people.vocabulary import is_written_as_one


@pytest.mark.parametrize(
    ("family", "given", "is_one"),
    [
        pytest.param("陈", "景润", True, id="chinese"),
        pytest.param("樋口", "かな", True, id="kanji and kana"),
        pytest.param("이", "임학", True, id="hangul"),
        pytest.param("ノイマン", "ジョン・フォン", False, id="kana with a middle dot"),
        pytest.param("陈", "Jingrun", False, id="half of it Latin"),
        pytest.param("夏目漱石", "", False, id="a family name alone"),
        pytest.param("Noether", "Emmy", False, id="latin"),
    ],
)
def test_some_names_are_written_as_one_word(family: str, given: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    assert is_written_as_one(family, given) == is_one
