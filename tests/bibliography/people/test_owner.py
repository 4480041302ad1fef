"""Which of the names is the owner's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.people.name_lists import split_list
from cvtex.bibliography.people.names import parse_name
from cvtex.bibliography.people.owner import Finding, Owner
from cvtex.model.publication import Name


def _names(authors: str) -> list[Name]:
    return [parse_name(written.text).name for written in split_list(authors).names]


def _find(owner: str | list[str], authors: str) -> Finding:
    return Owner([owner] if isinstance(owner, str) else owner).find(_names(authors))


_SURE = Finding(0)

_IS_THE_OWNER = [
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
    pytest.param("Emmy Noether", "EMMY NOETHER", id="capitals"),
    pytest.param("Emmy Noether", "NOETHER, E.", id="capitals-and-initial"),
    pytest.param("Emmy Noether", "Em. Noether", id="abbreviation"),
    pytest.param("Christian Felix Klein", "Chr. F. Klein", id="abbreviation-of-three-letters"),
    pytest.param("Emmy Noether", r"\textbf{Noether}, Emmy", id="markup"),
    pytest.param("Emmy Noether", r"\textbf{Noether, E.}", id="markup-around-all"),
    pytest.param("Emmy Noether", r"{\bf E. Noether}", id="declaration-around-all"),
    pytest.param("Emmy Noether", r"E. Noether$^{1,*}$", id="marks"),
    pytest.param("Emmy Noether", "Noether*, Emmy", id="mark-on-the-family-name"),
    pytest.param("Emmy Noether", "{Emmy Noether}", id="full-name-in-braces"),
    pytest.param("Emmy Noether", "{Noether, Emmy}", id="full-name-in-braces-family-first"),
    pytest.param("Emmy Noether", "given=Emmy, family=Noether", id="extended-format"),
    pytest.param("Kurt Gödel", r"G{\"o}del, Kurt", id="tex-spelling"),
    pytest.param("Kurt Gödel", r"G\"odel, K.", id="tex-spelling-without-braces"),
    pytest.param("Kurt Gödel", "Kurt Godel", id="no-accent"),
    pytest.param("Kurt Gödel", "Kurt Goedel", id="umlaut-as-two-letters"),
    pytest.param("Kurt Goedel", "Kurt Gödel", id="owner-with-an-umlaut-as-two-letters"),
    pytest.param("Kurt Go\u0308del", "Kurt Gödel", id="decomposed"),
    pytest.param("Jürgen Moser", "Juergen Moser", id="umlaut-in-the-given-name"),
    pytest.param("Jürgen Moser", "Jurgen Moser", id="no-umlaut-in-the-given-name"),
    pytest.param("Øystein Ore", "Oe. Ore", id="letter-of-two-as-an-initial"),
    pytest.param("Øystein Ore", "O. Ore", id="letter-without-stroke-as-an-initial"),
    pytest.param("Niels Bjørn", "Niels Bjorn", id="o-with-a-stroke"),
    pytest.param("Niels Bjørn", "Niels Bjoern", id="o-with-a-stroke-as-two-letters"),
    pytest.param("Niels Bjørn", "Niels Björn", id="o-with-a-stroke-as-an-umlaut"),
    pytest.param("Anders Ångström", "A. Angstrom", id="ring"),
    pytest.param("Anders Ångström", "A. Aangstroem", id="ring-as-two-letters"),
    pytest.param("Anders Ångström", r"{\AA}ngstr{\"o}m, A.", id="ring-in-tex"),
    pytest.param("Stanisław Łojasiewicz", "S. Lojasiewicz", id="l-with-a-stroke"),
    pytest.param("Stanisław Łojasiewicz", r"{\L}ojasiewicz, Stanis{\l}aw", id="l-with-a-stroke-in-tex"),
    pytest.param("Đuro Kurepa", "Djuro Kurepa", id="d-with-a-stroke"),
    pytest.param("Karl Weierstraß", "K. Weierstrass", id="sharp-s"),
    pytest.param("Cahit Arf", "CAHİT ARF", id="turkish-capital"),
    pytest.param("Feza Gürsey Işık", "F. G. Isik", id="dotless-i"),
    pytest.param("Paul Erdős", r"P. Erd{\H{o}}s", id="double-acute"),
    pytest.param("Vladimír Kořínek", "Vladimir Korinek", id="carons"),
    pytest.param("Ngô Bảo Châu", "Ngo Bao Chau", id="vietnamese"),
    pytest.param("Софья Ковалевская", "С. Ковалевская", id="cyrillic"),
    pytest.param("Пётр Новиков", "Петр Новиков", id="cyrillic-yo"),
    pytest.param("Κωνσταντίνος Καραθεοδωρή", "Κ. Καραθεοδωρη", id="greek"),
    pytest.param("Jean-Paul Sartre", "J.-P. Sartre", id="hyphenated-initials"),
    pytest.param("Jean-Paul Sartre", "J. P. Sartre", id="initials-for-a-hyphen"),
    pytest.param("Jean-Paul Sartre", "J-P Sartre", id="hyphenated-initials-without-dots"),
    pytest.param("Jean-Paul Sartre", "Sartre, JP", id="glued-initials-for-a-hyphen"),
    pytest.param("Jean-Paul Sartre", "Jean Paul Sartre", id="space-for-a-hyphen"),
    pytest.param("Jean-Paul Sartre", "Jean-paul Sartre", id="small-letter-after-the-hyphen"),
    pytest.param("Shiing-Shen Chern", "Shiingshen Chern", id="no-hyphen"),
    pytest.param("Shiing-Shen Chern", "S Chern", id="first-of-two-initials"),
    pytest.param("Levi-Civita, Tullio", "T. Levi Civita", id="no-hyphen-in-the-family-name"),
    pytest.param("Tullio Levi-Civita", "Levi Civita, T.", id="no-hyphen-in-the-family-name-comma"),
    pytest.param("Tullio Levi-Civita", "T. Levicivita", id="family-name-in-one"),
    pytest.param("Tullio Levi-Civita", "T. Levi–Civita", id="dash-in-the-family-name"),
    pytest.param("Ludwig van Beethoven", "van Beethoven, Ludwig", id="prefix"),
    pytest.param("Ludwig van Beethoven", "Beethoven, Ludwig", id="prefix-left-out"),
    pytest.param("Ludwig van Beethoven", "Van Beethoven, L.", id="prefix-as-family"),
    pytest.param("Ludwig van Beethoven", "L. Van Beethoven", id="prefix-as-given-name"),
    pytest.param("Ludwig van Beethoven", "Beethoven, L. van", id="prefix-behind-the-given-name"),
    pytest.param("Ludwig van Beethoven", "{van Beethoven}, L.", id="prefix-in-braces"),
    pytest.param("Ludwig van Beethoven", "L. Vanbeethoven", id="prefix-glued"),
    pytest.param("Ludwig Van Beethoven", "van Beethoven, L.", id="owner-with-a-capital-prefix"),
    pytest.param("Beethoven, Ludwig", "Ludwig van Beethoven", id="owner-without-prefix"),
    pytest.param("B. L. van der Waerden", "Waerden, B. L. van der", id="two-particles-behind"),
    pytest.param("B. L. van der Waerden", "B. L. Van der Waerden", id="particles-of-both-cases"),
    pytest.param("Charles-Jean de La Vallée Poussin", "C. de la Vallee Poussin", id="particle-in-the-family-name"),
    pytest.param("Jean d'Alembert", "J. D'Alembert", id="apostrophe-and-capital"),
    pytest.param("William O'Brien", "W. O’Brien", id="apostrophe"),
    pytest.param("William O'Brien", "William O Brien", id="space-for-an-apostrophe"),
    pytest.param("William O'Brien", "OBrien, W.", id="no-apostrophe"),
    pytest.param("Saunders MacLane", "S. Mac Lane", id="mac-apart"),
    pytest.param("al-Khwārizmī, Muḥammad", "Khwarizmi, M.", id="article-left-out"),
    pytest.param("García Márquez, Gabriel", "Gabriel García Márquez", id="double-family-without-comma"),
    pytest.param("García Márquez, Gabriel", "G. García Márquez", id="double-family-and-initial"),
    pytest.param("García Márquez, Gabriel", "García-Márquez, G.", id="double-family-with-hyphen"),
    pytest.param("Gabriel García Márquez", "García Márquez, G.", id="owner-with-a-double-family-without-comma"),
    pytest.param("Martin Luther King, Jr.", "King, Jr., Martin Luther", id="suffix"),
    pytest.param("King, Jr., Martin Luther", "M. L. King Jr.", id="suffix-without-comma"),
    pytest.param("King, Jr., Martin Luther", "King, M. L.", id="suffix-left-out"),
    pytest.param("King, Jr., Martin Luther", "King Jr., M. L.", id="suffix-in-the-family-name"),
    pytest.param("華羅庚", "華, 羅庚", id="chinese-comma"),
    pytest.param("華, 羅庚", "羅庚 華", id="chinese-given-name-first"),
    pytest.param("이임학", "이 임학", id="hangul"),
    pytest.param("Weinan E", "E, W.", id="family-name-of-one-letter"),
    pytest.param("Sophus Lie", "S. LIE", id="short-family-name"),
    pytest.param("Öre, Øystein", r"{\"O}re, {\O}.", id="short-family-name-with-an-accent"),
    pytest.param("T. D. Lee", "Tsung-Dao Lee", id="short-family-name-and-hyphen"),
    pytest.param("Aristotle", "Aristotle", id="one-name"),
]


@pytest.mark.parametrize(("owner", "author"), _IS_THE_OWNER)
def test_this_is_the_owner(owner: str, author: str) -> None:
    assert _find(owner, author) == _SURE


@pytest.mark.parametrize(("owner", "author"), _IS_THE_OWNER)
def test_it_is_the_same_the_other_way_round(owner: str, author: str) -> None:
    assert Owner([author]).find([parse_name(owner).name]).position == 0


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
        pytest.param("Emmy Noether", "Emmy Noetherson", id="longer-family-name"),
        pytest.param("Emmy Noether", "{Noether Society}", id="body"),
        pytest.param("Emmy Noether", "{E. Noether Group}", id="body-with-the-name-in-it"),
        pytest.param("Friedrich Bauer", "F. Baur", id="ue-that-is-no-umlaut"),
        pytest.param("R. Smith", "Murray-Smith, R.", id="a-double-name-and-an-initial"),
        pytest.param("King, Jr., Martin Luther", "King, Sr., Martin Luther", id="other-suffix"),
        pytest.param("Jane Doe", "Doe, Janet", id="longer-given-name"),
        pytest.param("Mac Lane, Saunders", "S. Lane", id="family-name-without-mac"),
        pytest.param("Emmy Noether", "Noether, Max and Emmy, Max", id="names-of-two"),
        pytest.param("Emmy Noether", "", id="nobody"),
    ],
)
def test_this_is_somebody_else(owner: str, author: str) -> None:
    assert _find(owner, author) == Finding()


@pytest.mark.parametrize(
    ("owner", "author", "doubt"),
    [
        pytest.param("Emmy Noether", "Noether", "it has no given name", id="no-given-name"),
        pytest.param("Emmy Noether", "Noether Emmy", "given and family name are exchanged", id="exchanged"),
        pytest.param("Emmy Noether", "Noether E", "given and family name are exchanged", id="exchanged-with-initial"),
        pytest.param("Emmy Noether", "Emmy, Noether", "given and family name are exchanged", id="exchanged-with-comma"),
        pytest.param("Kurt Gödel", "Goedel Kurt", "given and family name are exchanged", id="exchanged-and-respelt"),
        pytest.param(
            "García Márquez, Gabriel", "G. García", "it has only a part of the family name", id="first-of-two"
        ),
        pytest.param(
            "García Márquez, Gabriel", "G. Márquez", "it has only a part of the family name", id="last-of-two"
        ),
        pytest.param("Irène Joliot-Curie", "I. Curie", "it has only a part of the family name", id="maiden-name"),
        pytest.param("Irène Curie", "Irène Joliot-Curie", "it has only a part of the family name", id="married-name"),
        pytest.param("Sophus Lie", "Lie Sophus", "given and family name are exchanged", id="exchanged-and-short"),
        pytest.param("Amalie Emmy Noether", "Emmy Noether", "it begins with the second given name", id="middle-name"),
    ],
)
def test_this_is_doubtful(owner: str, author: str, doubt: str) -> None:
    assert _find(owner, author) == Finding(0, doubt=doubt)


@pytest.mark.parametrize("doubtful", ["Noether", "Noether Emmy", "Noether E"])
def test_a_doubtful_name_is_the_owners_only_where_no_other_is(doubtful: str) -> None:
    assert _find("Emmy Noether", f"{doubtful} and E. Noether") == Finding(1)


def test_a_spelling_among_the_former_names_is_not_doubtful() -> None:
    assert _find(["Emmy Noether", "Noether Emmy"], "Noether Emmy") == _SURE


def test_a_former_name_is_the_owner_too() -> None:
    assert _find(["Grace Hopper", "Grace Murray"], "A. Turing and G. Murray") == Finding(1)


def test_only_the_owner_among_others_is_found() -> None:
    assert _find("Emmy Noether", "M. Noether and E. Noether and D. Hilbert") == Finding(1)


def test_two_who_could_be_the_owner_are_a_tie() -> None:
    assert _find("Emmy Noether", "E. Noether and A. Turing and E. Noether") == Finding(0, ties=(2,))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("E. Noether", "Emmy Noether"),
        ("E. A. Noether", "Emmy Amalie Noether"),
        ("Emmy Noether", "Emmy Amalie Noether"),
        ("E. Noether", "E. A. Noether"),
        ("Noether", "E. Noether"),
    ],
)
def test_the_more_exact_of_two_names_is_the_owners(less: str, more: str) -> None:
    assert _find("Emmy Amalie Noether", f"{less} and {more}") == Finding(1)


def test_the_family_name_of_the_owner_as_anothers_given_name_is_nobody() -> None:
    assert _find("Emmy Amalie Noether", "Weyl, Emmy Noether") == Finding()


def test_a_part_of_a_double_family_name_alone_is_nobody() -> None:
    assert _find("Gabriel García Márquez", "García") == Finding()


def test_a_longer_family_name_is_not_near_the_owners() -> None:
    assert Owner(["Emmy Noether"]).nearest(_names("Noetherson, Max")) is None


@pytest.mark.parametrize(
    ("names", "nearest"),
    [
        pytest.param("Curie, P. and Skłodowska Curie, M.", 1, id="initial-that-fits"),
        pytest.param("Skłodowska-Curie, M. and P. Curie", 0, id="hyphen"),
        pytest.param("P. Curie", None, id="other-given-name"),
        pytest.param("Curie, P. and Joliot-Curie, I.", None, id="two-other-given-names"),
        pytest.param("{Institut Curie} and Skłodowska Curie, M.", 1, id="body"),
    ],
)
def test_the_nearest_name_has_no_other_given_name(names: str, nearest: int | None) -> None:
    assert Owner(["Marie Curie"]).nearest(_names(names)) == nearest


def test_of_two_that_may_be_the_owner_the_one_with_the_same_first_given_name_is_nearest() -> None:
    owner = Owner(["Emmy Amalie Noether"])
    assert owner.nearest(_names("Noether, A. and Noether-Weyl, E.")) == 1


def test_no_names_hold_no_owner() -> None:
    assert _find("Emmy Noether", "") == Finding()


def test_nobody_is_the_owner_of_no_name() -> None:
    assert Owner([]).find(_names("Emmy Noether")) == Finding()


def test_an_annotation_decides() -> None:
    owner = Owner(["Emmy Noether"])
    assert owner.find(_names("E. Noether and E. Noether"), {1}) == Finding(1)
    assert owner.find(_names("Emmy Noether and {Group}"), {1}) == Finding(1)


def test_of_two_annotated_names_the_more_exact_is_the_owners() -> None:
    assert Owner(["Emmy Noether"]).find(_names("A. Turing and E. Noether"), {0, 1}) == Finding(1)


def _with_orcid(authors: str, *orcids: str | None) -> list[Name]:
    return [
        Name(name.given, name.prefix, name.family, orcid=orcid)
        for name, orcid in zip(_names(authors), orcids, strict=True)
    ]


_OWN = "0000-0002-1825-0097"
_OTHER = "0000-0001-5109-3700"


@pytest.mark.parametrize("own", [_OWN, f"https://orcid.org/{_OWN}", "0000000218250097"])
def test_the_owners_orcid_is_certainly_the_owner(own: str) -> None:
    owner = Owner(["Emmy Noether"], orcid=own)
    assert owner.find(_with_orcid("E. Noether and E. Noether", None, _OWN)) == Finding(1)
    assert owner.find(_with_orcid("A. Byron", _OWN)) == Finding(0)


def test_another_orcid_is_certainly_not_the_owner() -> None:
    owner = Owner(["Emmy Noether"], orcid=_OWN)
    assert owner.find(_with_orcid("Emmy Noether", _OTHER)) == Finding()


def test_an_orcid_says_nothing_where_the_owner_has_none() -> None:
    assert Owner(["Emmy Noether"]).find(_with_orcid("Emmy Noether", _OTHER)) == Finding(0)


@pytest.mark.parametrize(
    ("namesake", "author", "finding"),
    [
        pytest.param("Emil Noether", "Emil Noether", Finding(), id="other-anyway"),
        pytest.param("E. Noether", "E. Noether", Finding(), id="initial"),
        pytest.param("E. Noether", "Noether, E", Finding(), id="initial-spelt-in-another-way"),
        pytest.param("E. Noether", "Emmy Noether", Finding(0), id="full-name-stays-the-owners"),
        pytest.param("Noether", "Noether", Finding(), id="family-name"),
        pytest.param("Emil Noether", "E. Noether", Finding(0, doubt="it fits a namesake as well"), id="as-good"),
        pytest.param("Emmy B. Noether", "E. B. Noether", Finding(), id="nearer-to-the-namesake"),
        pytest.param("Emmy B. Noether", "Emmy Noether", Finding(0), id="nearer-to-the-owner"),
    ],
)
def test_a_namesake_is_never_the_owner(namesake: str, author: str, finding: Finding) -> None:
    assert Owner(["Emmy Noether"], namesakes=[namesake]).find(_names(author)) == finding


def test_an_initial_is_doubtful_where_somebody_else_has_it_elsewhere() -> None:
    owner = Owner(["Emmy Noether"]).among(_names("Emil Noether and Max Noether"))
    assert owner.find(_names("E. Noether")) == Finding(0, doubt="`Emil Noether` could be meant as well")


@pytest.mark.parametrize(
    ("author", "elsewhere"),
    [
        pytest.param("E. Noether", "Max Noether", id="other-initial"),
        pytest.param("E. Noether", "Emil Hilbert", id="other-family-name"),
        pytest.param("Emmy Noether", "Emil Noether", id="given-name-in-full"),
        pytest.param("E. A. Noether", "Emil B. Noether", id="other-second-initial"),
        pytest.param("E. Noether", "{Emil Noether}", id="body"),
    ],
)
def test_it_is_not_where_nobody_could_be_meant(author: str, elsewhere: str) -> None:
    owner = Owner(["Emmy Amalie Noether"]).among(_names(elsewhere))
    assert owner.find(_names(author)) == Finding(0)


def test_nor_where_the_other_is_in_the_same_list() -> None:
    owner = Owner(["Emmy Noether"]).among(_names("Emil Noether"))
    assert owner.find(_names("Emil Noether and E. Noether")) == Finding(1)


def test_nor_where_the_owner_has_no_more_than_the_initial() -> None:
    owner = Owner(["Emmy Noether", "E. Noether"]).among(_names("Emil Noether"))
    assert owner.find(_names("E. Noether")) == Finding(0)


_TRANSFORMATIONS = [
    lambda given_, family: f"{family}, {given_}",
    lambda given_, family: f"{given_} {family}".upper(),
    lambda given_, family: f"{given_[0]}. {family}",
    lambda given_, family: f"{family}, {given_[0]}",
    lambda given_, family: f"{given_} {family}".replace("ü", '{\\"u}').replace("é", "{\\'e}"),
    lambda given_, family: f"{given_} {family}".replace("ü", "u\u0308"),
    lambda given_, family: f"{given_} {family}".replace("ü", "ue").replace("é", "e").replace("ø", "oe"),
    lambda given_, family: f"{given_} {family}".replace("ü", "u").replace("é", "e").replace("ø", "o"),
    lambda given_, family: f"\\textbf{{{family}}}, {given_}$^*$",
    lambda given_, family: f"{given_} von {family}",
]
_LETTERS = st.text("abcxyzüéø", min_size=2, max_size=7)
_PARTS = st.builds(lambda first, rest: first + rest, st.sampled_from("ABCXYZ"), _LETTERS)


@given(_PARTS, _PARTS, st.sampled_from(_TRANSFORMATIONS))
def test_a_transformed_spelling_is_the_owner_and_the_owner_is_it(given_, family, transformed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    own, other = f"{given_} {family}", transformed(given_, family)
    assert Owner([own]).find([parse_name(other).name]).position == 0
    assert Owner([other]).find([parse_name(own).name]).position == 0
