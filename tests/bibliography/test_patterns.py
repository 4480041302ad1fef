"""What users write for venues and fields."""

import pytest

from cvtex.bibliography.patterns import matches_any


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        pytest.param("ACL", "Findings of ACL 2020", True, id="a-word"),
        pytest.param("acl", "Findings of ACL", True, id="any-case"),
        pytest.param("ACL", "The oracle", False, id="not-inside-a-word"),
        pytest.param("Workshop*", "Proceedings of the Workshops", True, id="beginning-of-a-word"),
        pytest.param("*shop", "A bookshop", True, id="end-of-a-word"),
        pytest.param("Int*Math", "Internationaler Kongress der Math", True, id="in-the-middle"),
        pytest.param("C++", "C++ Report", True, id="not-a-regular-expression"),
        pytest.param("Math.  Ann.", "Math. Ann.", True, id="white-space-is-one-space"),
        pytest.param("*", "", True, id="anything"),
        pytest.param("Annalen", "", False, id="nothing"),
    ],
)
def test_a_pattern_is_found_in_a_text(pattern: str, text: str, *, matches: bool) -> None:
    assert matches_any([pattern], text) is matches


def test_one_of_several_patterns_is_enough() -> None:
    assert matches_any(["Acta", "Annalen"], "Mathematische Annalen")
    assert not matches_any([], "Mathematische Annalen")


def test_many_stars_do_not_take_for_ever() -> None:
    assert not matches_any(["*a" * 30 + "*b"], "a" * 500)


def test_a_word_behind_a_star_is_found_where_it_ends_a_word() -> None:
    assert matches_any(["Int*Math"], "International Mathematics of Math")
