"""What publication styles get to print."""

import pytest

from cvtex.render.publications import labels


@pytest.mark.parametrize(
    ("numbering", "prefix", "expected"),
    [
        pytest.param("up", "", ["1.", "2.", "3."], id="up"),
        pytest.param("down", "", ["3.", "2.", "1."], id="down"),
        pytest.param("none", "", ["", "", ""], id="none"),
        pytest.param("down", "J", ["J3", "J2", "J1"], id="with a letter"),
    ],
)
def test_numbers(numbering: str, prefix: str, expected: list[str]) -> None:
    assert labels(3, numbering, prefix) == expected
