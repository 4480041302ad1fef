"""Check digits of standard numbers."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.model.identifiers import (
    compact,
    is_orcid,
    isbn10_check,
    isbn13_check,
    issn_check,
    orcid_check,
    orcid_of,
    orcid_problem,
)

DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("orcid", "is_right"),
    [
        pytest.param("0000-0002-1825-0097", True, id="orcid.org: example"),
        pytest.param("0000-0001-5109-3700", True, id="orcid.org: support page"),
        pytest.param("0000-0002-1694-233X", True, id="orcid.org: check digit X"),
        pytest.param("0000-0002-1825-0098", False, id="wrong check digit"),
        pytest.param("0000-0002-1852-0097", False, id="digits exchanged"),
        pytest.param("0000-0002-1694-233x", False, id="small x"),
        pytest.param("0000000218250097", False, id="without hyphens"),
        pytest.param("https://orcid.org/0000-0002-1825-0097", False, id="address"),
        pytest.param("0000-0002-1825-0097\n", False, id="line break"),
        pytest.param("٠٠٠٠-0002-1825-0097", False, id="other digits"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_an_orcid_id_has_a_form_and_a_check_digit(orcid: str, is_right: bool) -> None:  # noqa: FBT001
    assert is_orcid(orcid) is is_right


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
        "orcid.org/0000-0002-1825-0097",
        "0000000218250097",
        " 0000-0002-1825-0097 ",
    ],
)
def test_an_orcid_id_is_read_in_each_form(text: str) -> None:
    assert orcid_of(text) == "0000-0002-1825-0097"


@pytest.mark.parametrize(
    "text", ["", "0000-0002-1825-009", "0000-0002-1825-00978", "X000-0002-1825-0097", "Noether", "٠٠٠٠-0002-1825-0097"]
)
def test_other_text_is_no_orcid_id(text: str) -> None:
    assert orcid_of(text) is None


def test_a_wrong_orcid_id_tells_the_right_digit() -> None:
    assert orcid_problem("0000-0002-1825-0098") == "after its other digits, the last one would be 7"


@pytest.mark.parametrize(
    ("number", "check"),
    [
        pytest.param("030640615", "2", id="ISBN users' manual"),
        pytest.param("316148410", "X", id="ISBN-10 that ends in X"),
        pytest.param("0028083", "6", id="ISSN of Nature"),
        pytest.param("0378595", "5", id="ISSN manual"),
        pytest.param("2434561", "X", id="ISSN that ends in X"),
    ],
)
def test_modulus_11_gives_the_check_digit(number: str, check: str) -> None:
    assert (isbn10_check(number) if len(number) == 9 else issn_check(number)) == check


@pytest.mark.parametrize(("number", "check"), [("978316148410", "0"), ("978030640615", "7"), ("979109063607", "1")])
def test_modulus_10_gives_the_check_digit(number: str, check: str) -> None:
    assert isbn13_check(number) == check


def test_a_number_is_compact_without_hyphens_of_any_kind() -> None:
    assert compact("3‑16–148410 x") == "316148410X"


CHECKS = [
    pytest.param(orcid_check, 15, id="ORCID"),
    pytest.param(isbn10_check, 9, id="ISBN-10"),
    pytest.param(issn_check, 7, id="ISSN"),
]


@pytest.mark.parametrize(("check", "length"), [*CHECKS, pytest.param(isbn13_check, 12, id="ISBN-13")])
@given(data=st.data())
def test_one_wrong_digit_is_found(check: Callable[[str], str], length: int, data: st.DataObject) -> None:
    digits = data.draw(st.text(DIGITS, min_size=length, max_size=length))
    place = data.draw(st.integers(0, length - 1))
    wrong = data.draw(st.sampled_from(DIGITS.replace(digits[place], "")))
    assert check(digits[:place] + wrong + digits[place + 1 :]) != check(digits)


@pytest.mark.parametrize(("check", "length"), CHECKS)
@given(data=st.data())
def test_two_digits_exchanged_are_found(check: Callable[[str], str], length: int, data: st.DataObject) -> None:
    digits = data.draw(st.text(DIGITS, min_size=length, max_size=length))
    place = data.draw(st.integers(0, length - 2))
    one, two = digits[place], digits[place + 1]
    exchanged = digits[:place] + two + one + digits[place + 2 :]
    assert (check(exchanged) != check(digits)) is (one != two)


@given(st.text(DIGITS, min_size=12, max_size=12), st.integers(0, 10))
def test_two_digits_exchanged_are_found_in_an_isbn_of_thirteen_unless_they_are_five_apart(
    digits: str, place: int
) -> None:
    one, two = digits[place], digits[place + 1]
    exchanged = digits[:place] + two + one + digits[place + 2 :]
    assert (isbn13_check(exchanged) != isbn13_check(digits)) is (abs(int(one) - int(two)) not in {0, 5})


@given(st.text())
def test_any_text_is_an_orcid_id_or_none(text: str) -> None:
    assert is_orcid(text) is (orcid_problem(text) is None)
