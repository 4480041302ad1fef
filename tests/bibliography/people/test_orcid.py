"""ORCID iDs. The iDs are those of ORCID's own documentation."""

import pytest

from cvtex.bibliography.people.orcid import has_right_check_digit, orcid_of


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
def test_an_id_is_read_in_each_form(text: str) -> None:
    assert orcid_of(text) == "0000-0002-1825-0097"


@pytest.mark.parametrize("text", ["", "0000-0002-1825-009", "0000-0002-1825-00978", "X000-0002-1825-0097", "Noether"])
def test_other_text_is_no_id(text: str) -> None:
    assert orcid_of(text) is None


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_a_check_digit_is_right(orcid: str) -> None:
    assert has_right_check_digit(orcid)


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0098", "0000-0002-1825-009X", "0000-0002-1852-0097"])
def test_a_check_digit_is_wrong(orcid: str) -> None:
    assert not has_right_check_digit(orcid)
