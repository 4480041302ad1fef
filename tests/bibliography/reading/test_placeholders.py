"""What only keeps a place."""

import pytest

from cvtex.bibliography.reading.placeholders import is_placeholder, is_placeholder_doi


@pytest.mark.parametrize("text", ["TBA", "n/a", "None", "xxxx", "XXXXXXX.XXXXXXX", " ? ", "—", "https://doi.org/"])
def test_a_placeholder_is_seen(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["10.1000/182", "Nature", "x", "978-0-306-40615-7", ""])
def test_a_value_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("doi", "is_it"),
    [("10.0000/1", True), ("10.1145/XXXXXXX.XXXXXXX", True), ("10.1145/1122445.1122456", True), ("10.1000/182", False)],
)
def test_the_doi_of_a_template_is_seen(doi: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_placeholder_doi(doi) is is_it
