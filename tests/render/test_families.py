"""Type families by the names that funders use."""

import pytest

from cvtex.render.families import Family, families, find_family, nearest_families


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Times New Roman", "times"),
        ("times-new-roman", "times"),
        ("TeX Gyre Termes", "times"),
        ("ARIAL", "arial"),
        ("Helvetica", "arial"),
        ("Palatino Linotype", "palatino"),
        ("Courier New", "courier"),
        ("Computer Modern", "latin-modern"),
        ("charter", "charter"),
        ("Source Sans 3", "source-sans"),
    ],
)
def test_a_family_has_many_names(name: str, key: str) -> None:
    found = find_family(name)

    assert found
    assert found.key == key


def test_what_is_no_family_is_none() -> None:
    assert find_family("Comic Sans MS") is None


def test_those_that_are_not_everywhere_name_others_that_are() -> None:
    rare = [family for family in families().values() if family.similar]

    assert {family.key for family in rare} == {"times", "arial", "palatino", "courier"}
    assert not any(other.similar for family in rare for other in nearest_families(family))


@pytest.mark.parametrize(
    ("allowed", "nearest"),
    [
        pytest.param((), ["charter", "latin-modern"], id="any"),
        pytest.param(("Arial", "Times New Roman", "Computer Modern"), ["latin-modern"], id="a funder's"),
        pytest.param(("Arial", "Times New Roman"), [], id="none of them"),
    ],
)
def test_the_nearest_families_are_among_the_allowed_ones(allowed: tuple[str, ...], nearest: list[str]) -> None:
    times = families()["times"]

    assert [family.key for family in nearest_families(times, allowed)] == nearest


def test_the_families_beside_others_are_known() -> None:
    keys = {key for family in families().values() for key in (*family.similar, family.display) if key}

    assert keys <= set(families())
    assert all(isinstance(family, Family) and family.files for family in families().values())
