"""Which of the names is the owner's."""

import pytest

from cvtex.bibliography.names import parse_name, split_list
from cvtex.bibliography.owner import Owner


def _marked(owner: list[str], authors: str) -> tuple[list[bool], bool]:
    names, ambiguous = Owner(owner).marked([parse_name(name)[0] for name in split_list(authors)[0]])
    return [name.is_owner for name in names], ambiguous


@pytest.mark.parametrize(
    ("owner", "author"),
    [
        pytest.param("Emmy Noether", "Emmy Noether", id="same"),
        pytest.param("Emmy Noether", "Noether, Emmy", id="family-first"),
        pytest.param("Noether, Emmy", "Emmy Noether", id="owner-family-first"),
        pytest.param("Emmy Noether", "E. Noether", id="initial"),
        pytest.param("Emmy Noether", "Noether, E", id="initial-without-dot"),
        pytest.param("E. Noether", "Emmy Noether", id="owner-with-an-initial"),
        pytest.param("Emmy Noether", "Emmy A. Noether", id="more-given-names"),
        pytest.param("Emmy A. Noether", "Emmy Noether", id="fewer-given-names"),
        pytest.param("Emmy Amalie Noether", "E.A. Noether", id="initials-without-space"),
        pytest.param("Emmy Amalie Noether", "Noether, EA", id="initials-without-dots"),
        pytest.param("Emmy Noether", "Noether", id="no-given-name"),
        pytest.param("Emmy Noether", "EMMY NOETHER", id="capitals"),
        pytest.param("Emmy Noether", "Em. Noether", id="abbreviation"),
        pytest.param("Emmy Noether", r"\textbf{Noether}, Emmy", id="markup"),
        pytest.param("Kurt Gödel", r"G{\"o}del, Kurt", id="tex-spelling"),
        pytest.param("Kurt Gödel", "Kurt Godel", id="no-accent"),
        pytest.param("Kurt Gödel", "Kurt Goedel", id="umlaut-as-two-letters"),
        pytest.param("Kurt Go\u0308del", "Kurt Gödel", id="decomposed"),
        pytest.param("Niels Bjørn", "Niels Bjorn", id="o-with-a-stroke"),
        pytest.param("Stanisław Łojasiewicz", "S. Lojasiewicz", id="l-with-a-stroke"),
        pytest.param("Karl Weierstraß", "K. Weierstrass", id="sharp-s"),
        pytest.param("Jean-Paul Sartre", "J.-P. Sartre", id="hyphenated-initials"),
        pytest.param("Jean-Paul Sartre", "J. P. Sartre", id="initials-for-a-hyphen"),
        pytest.param("Jean-Paul Sartre", "Jean Paul Sartre", id="space-for-a-hyphen"),
        pytest.param("Shiing-Shen Chern", "Shiingshen Chern", id="no-hyphen"),
        pytest.param("Shiing-Shen Chern", "S Chern", id="first-of-two-initials"),
        pytest.param("Ludwig van Beethoven", "van Beethoven, Ludwig", id="prefix"),
        pytest.param("Ludwig van Beethoven", "Beethoven, Ludwig", id="prefix-left-out"),
        pytest.param("Ludwig van Beethoven", "Van Beethoven, L.", id="prefix-as-family"),
        pytest.param("Ludwig van Beethoven", "{van Beethoven}, L.", id="prefix-in-braces"),
        pytest.param("Aristotle", "Aristotle", id="one-name"),
    ],
)
def test_this_is_the_owner(owner: str, author: str) -> None:
    assert _marked([owner], author) == ([True], False)


@pytest.mark.parametrize(
    ("owner", "author"),
    [
        pytest.param("Emmy Noether", "Max Noether", id="other-given-name"),
        pytest.param("Emmy Noether", "M. Noether", id="other-initial"),
        pytest.param("Emmy Noether", "Noether, FM", id="other-initials-without-dots"),
        pytest.param("Emmy Amalie Noether", "Emmy B. Noether", id="other-second-initial"),
        pytest.param("Li Wang", "Ling Wang", id="given-name-that-begins-alike"),
        pytest.param("Ling Wang", "Li Wang", id="given-name-that-ends-early"),
        pytest.param("Jan Novák", "Jana Nováková", id="family-name-that-begins-alike"),
        pytest.param("Emmy Noether", "Emmy Noethe", id="shorter-family-name"),
        pytest.param("Emmy Noether", "{Noether Society}", id="body"),
        pytest.param("Emmy Noether", "Noether Emmy", id="parts-exchanged"),
    ],
)
def test_this_is_somebody_else(owner: str, author: str) -> None:
    assert _marked([owner], author) == ([False], False)


def test_a_former_name_is_the_owner_too() -> None:
    assert _marked(["Grace Hopper", "Grace Murray"], "G. Murray and A. Turing") == ([True, False], False)


def test_only_the_owner_among_others_is_marked() -> None:
    assert _marked(["Emmy Noether"], "M. Noether and E. Noether and D. Hilbert") == ([False, True, False], False)


def test_two_who_could_be_the_owner_are_ambiguous() -> None:
    assert _marked(["Emmy Noether"], "E. Noether and A. Turing and E. Noether") == ([True, False, False], True)


def test_the_fuller_of_two_names_is_marked() -> None:
    assert _marked(["Emmy Noether"], "E. Noether and Emmy Noether") == ([False, True], True)


def test_no_names_hold_no_owner() -> None:
    assert _marked(["Emmy Noether"], "") == ([], False)


def test_nobody_is_the_owner_of_no_name() -> None:
    assert _marked([], "Emmy Noether") == ([False], False)
