"""Long lists of names cut short."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.lists import AuthorLimits
from cvtex.render.authors import Cut, cut


def names(count: int, owner: int | None = None) -> list[SimpleNamespace]:
    return [SimpleNamespace(number=number, is_owner=number == owner) for number in range(1, count + 1)]


def numbers(cut_: Cut) -> list[list[int]]:
    return [[name.number for name in run] for run in cut_.runs]


@pytest.mark.parametrize(
    ("count", "owner", "limits", "runs", "is_open", "position"),
    [
        pytest.param(0, None, {"max": 3}, [], False, None, id="nobody"),
        pytest.param(3, 2, None, [[1, 2, 3]], False, None, id="no-limits"),
        pytest.param(3, 2, {"max": 3}, [[1, 2, 3]], False, None, id="short-enough"),
        pytest.param(7, None, {"max": 6}, [[1]], True, None, id="first-alone-without-the-owner"),
        pytest.param(7, 1, {"max": 6}, [[1]], True, 1, id="first-is-the-owner"),
        pytest.param(7, 4, {"max": 6}, [[1], [4]], True, 4, id="owner-in-the-middle"),
        pytest.param(7, 7, {"max": 6}, [[1], [7]], False, 7, id="owner-at-the-end"),
        pytest.param(7, 2, {"max": 6}, [[1, 2]], True, 2, id="owner-right-behind"),
        pytest.param(21, None, {"max": 20, "first": 19, "last": 1}, [list(range(1, 20)), [21]], False, None, id="apa"),
        pytest.param(9, 5, {"max": 6, "first": 3, "last": 1}, [[1, 2, 3], [5], [9]], False, 5, id="three-runs"),
        pytest.param(9, 8, {"max": 6, "first": 3, "last": 1}, [[1, 2, 3], [8, 9]], False, 8, id="owner-before-last"),
        pytest.param(9, 5, {"max": 6, "keep_owner": False}, [[1]], True, None, id="owner-not-kept"),
        pytest.param(9, 5, {"max": 6, "position": False}, [[1], [5]], True, None, id="position-not-stated"),
    ],
)
def test_a_list_is_cut_to_its_limits(
    count: int,
    owner: int | None,
    limits: dict[str, int] | None,
    runs: list[list[int]],
    *,
    is_open: bool,
    position: int | None,
) -> None:
    result = cut(names(count, owner), limits, is_open=False)

    assert (numbers(result), result.is_open, result.position, result.total) == (runs, is_open, position, count)


def test_a_list_that_ends_in_others_keeps_no_last_name_and_has_no_total() -> None:
    result = cut(names(9, 5), AuthorLimits(max=6, first=2, last=1), is_open=True)

    assert (numbers(result), result.is_open, result.position, result.total) == ([[1, 2], [5]], True, 5, None)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 20), st.integers(0, 5), st.integers(1, 30))
def test_the_owner_stays_wherever_the_owner_stands(count: int, owner: int, first: int, last: int, limit: int) -> None:
    limits = AuthorLimits(max=max(limit, first + last), first=first, last=last)

    kept = [number for run in numbers(cut(names(count, owner), limits, is_open=False)) for number in run]

    assert kept == sorted(set(kept))
    assert (owner in kept) == (1 <= owner <= count)
    assert len(kept) <= max(limits.max, first + last + 1)
