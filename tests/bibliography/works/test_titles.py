"""Whether two titles are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.works.titles import alike, titles_agree
from cvtex.text.words import folded

INSIGNIFICANT = frozenset({"the", "a", "of", "on"})


def agree(title: str, other: str) -> bool:
    one, two = folded(title), folded(other)
    assert titles_agree(one, two, INSIGNIFICANT) is titles_agree(two, one, INSIGNIFICANT)
    return titles_agree(one, two, INSIGNIFICANT)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        pytest.param("Invariante Variationsprobleme", "Invariante Variationsprobleme", id="the same"),
        pytest.param("Invariante Variationsprobleme", "INVARIANTE VARIATIONSPROBLEME.", id="capitals, full stop"),
        pytest.param("Théorie des fonctions", "Theorie des fonctions", id="accents"),
        pytest.param("Non-linear waves in plasma", "Nonlinear waves in plasma", id="hyphen"),
        pytest.param("Idealtheorie in Ringbereichen: I", "Idealtheorie in Ringbereichen I", id="colon"),
        pytest.param("On the theory of relativity", "The theory of relativity", id="article"),
        pytest.param("The colour of quarks", "The color of quarks", id="British and American"),
        pytest.param("Optimisation of networks", "Optimization of networks", id="s and z"),
        pytest.param("Hyperkomplexe Grössen", "Hyperkomplexe Gröszen", id="a mistyped letter"),
        pytest.param("Invariante Variationsprobleme", "Invariante Variationsporbleme", id="letters exchanged"),
    ],
)
def test_titles_agree_in_spite_of_spelling(title: str, other: str) -> None:
    assert agree(title, other)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        pytest.param("Theory of invariants, Part I", "Theory of invariants, Part II", id="parts"),
        pytest.param("Theory of invariants 1", "Theory of invariants 2", id="numbers"),
        pytest.param("Report of the year 1918", "Report of the year 1919", id="years"),
        pytest.param("Diffusion of gases in mice lungs", "Diffusion of gases in rats lungs", id="another word"),
        pytest.param("Supervised learning of invariants", "Unsupervised learning of invariants", id="a prefix"),
        pytest.param("Erratum: Theory of invariants of forms", "Theory of invariants of forms", id="erratum"),
        pytest.param("Scattering of electrons in 2D gases", "Scattering of electrons in 3D gases", id="dimensions"),
        pytest.param("Vitamin A in milk and butter", "Vitamin D in milk and butter", id="letters"),
        pytest.param("Sur le polonium", "Sur le radium", id="short titles"),
        pytest.param("A", "B", id="one letter"),
        pytest.param("", "A", id="no title"),
    ],
)
def test_titles_of_two_works_do_not_agree(title: str, other: str) -> None:
    assert not agree(title, other)


@given(st.lists(st.text("abc ", max_size=12), max_size=8))
def test_titles_that_are_the_same_are_always_compared(titles: list[str]) -> None:
    pairs = set(alike(dict(enumerate(titles))))
    same = {(i, j) for j, other in enumerate(titles) for i, title in enumerate(titles[:j]) if title == other}
    assert same <= pairs
    assert all(one < other for one, other in pairs)


def test_a_title_mistyped_at_its_beginning_is_compared_with_the_right_one() -> None:
    titles = {0: "xnvariante variationsprobleme der physik", 1: "invariante variationsprobleme der physik"}
    others = {number: f"ueber die {'abcdefghij'[number % 10]}{number} koerper" for number in range(2, 60)}
    assert (0, 1) in set(alike(titles | others))


@pytest.mark.parametrize("words", [3, 40, 1000])
def test_a_title_is_compared_with_about_a_hundred_others_at_most(words: int) -> None:
    titles = {n: f"w{n % words} w{n * 7 % words} w{n * 11 % words}" for n in range(3000)}
    assert len(list(alike(titles))) <= 103 * len(titles)
