"""Spellings that are one person's, people that are apart, and what is said of those that are not sure."""

import pytest

from cvtex.bibliography.people.merging import Mention, colleagues_of
from cvtex.bibliography.people.names import parse_name
from cvtex.model.dates import PartialDate

KLEIN = ("klein",)


def mention(name: str, work: str, beside: tuple[str, ...] = (), orcid: str | None = None, year: int = 1918) -> Mention:
    parsed = parse_name(name).name
    named = parsed if orcid is None else type(parsed)(parsed.given, parsed.prefix, parsed.family, orcid=orcid)
    return Mention(named, work, PartialDate(year), beside=frozenset(beside))


def people(*mentions: Mention, known: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    found, _ = colleagues_of(mentions, [[parse_name(name).name for name in names] for names in known])
    return [f"{one.name.family}, {one.name.given}: {' '.join(one.works)}" for one in found]


def doubts(*mentions: Mention) -> list[tuple[str, str, str]]:
    _, found = colleagues_of(mentions)
    return [(doubt.kind, f"{doubt.name.given} {doubt.name.family}".strip(), doubt.other.given) for doubt in found]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Hilbert, D.", "David Hilbert"], ["Hilbert, David: a b"], id="initial"),
        pytest.param(["Gödel, Kurt", "Goedel, K.", "Godel, Kurt"], ["Gödel, Kurt: a b c"], id="umlaut"),
        pytest.param(["Ludwig van Beethoven", "Beethoven, L. van"], ["Beethoven, Ludwig: a b"], id="particle"),
        pytest.param(["Lindemann, C. L. F.", "Lindemann, C."], ["Lindemann, C. L. F.: a b"], id="fewer initials"),
        pytest.param(["Hilbert, David", "Hilbert, Franz"], ["Hilbert, David: a", "Hilbert, Franz: b"], id="two people"),
    ],
)
def test_spellings_of_one_person_are_one(names: list[str], expected: list[str]) -> None:
    found = people(*(mention(name, work, KLEIN) for name, work in zip(names, "abc", strict=False)))

    assert [line.partition(":")[0] for line in found] == [line.partition(":")[0] for line in expected]
    assert [set(line.partition(": ")[2].split()) for line in found] == [
        set(line.partition(": ")[2].split()) for line in expected
    ]


def test_names_in_one_list_are_different_people() -> None:
    assert len(people(mention("Bernoulli, J.", "a"), mention("Bernoulli, J.", "a"))) == 2


def test_one_who_writes_and_edits_a_work_is_one_person() -> None:
    name = parse_name("Klein, Felix").name

    assert people(Mention(name, "a"), Mention(name, "a", role="editor")) == ["Klein, Felix: a"]


def test_an_initial_that_fits_two_people_is_neither_of_them_and_that_is_said() -> None:
    mentions = [mention("Noether, E.", "a"), mention("Noether, Emmy", "b"), mention("Noether, Emil", "c")]

    assert people(*mentions) == ["Noether, E.: a", "Noether, Emil: c", "Noether, Emmy: b"]
    assert doubts(*mentions) == [("apart", "E. Noether", "Emil"), ("apart", "E. Noether", "Emmy")]


def test_a_merge_that_no_third_name_connects_is_said() -> None:
    assert doubts(mention("Hilbert, D.", "a"), mention("Hilbert, David", "b")) == [("merged", "D. Hilbert", "David")]
    assert doubts(mention("Hilbert, D.", "a", KLEIN), mention("Hilbert, David", "b", KLEIN)) == []


def test_a_part_of_a_double_family_name_is_doubtful() -> None:
    assert doubts(mention("Gauss Legendre, Carl", "a"), mention("Gauss, Carl", "b")) == [
        ("apart", "Carl Gauss", "Carl")
    ]


def test_one_orcid_is_one_person_and_two_are_two() -> None:
    first, second = "0000-0002-1825-0097", "0000-0001-5109-3700"

    assert len(people(mention("Curie, M.", "a", orcid=first), mention("Skłodowska, M.", "b", orcid=first))) == 1
    assert len(people(mention("Curie, M.", "a", orcid=first), mention("Curie, M.", "b", orcid=second))) == 2


def test_a_known_person_has_all_names_and_is_called_by_the_first() -> None:
    found = people(
        mention("Skłodowska, M.", "a"), mention("Curie, Marie", "b"), known=(("Marie Curie", "Maria Skłodowska"),)
    )

    assert [line.partition(":")[0] for line in found] == ["Curie, Marie"]


def test_the_last_date_is_that_of_the_last_work() -> None:
    (one,), _ = colleagues_of([mention("Artin, E.", "a", year=1927), mention("Artin, E.", "b", year=1931)])

    assert one.last == PartialDate(1931)
