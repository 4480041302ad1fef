"""What publication styles get to print."""

import pytest

from cvtex.render.publications import initials_of


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        pytest.param("Emmy", "E", id="one name"),
        pytest.param("Amalie Emmy", "A E", id="two names"),
        pytest.param("K.-R.", "K-R", id="hyphenated initials"),
        pytest.param("Klaus-Robert", "K-R", id="hyphenated names"),
        pytest.param("M. M.-C.", "M M-C", id="both"),
        pytest.param("A.B.", "A B", id="initials run together"),
        pytest.param("Jean-pierre", "J-P", id="small letter after the hyphen"),
        pytest.param("Évariste", "É", id="accent"),
        pytest.param("", "", id="none"),
    ],
)
def test_initials(given: str, initials: str) -> None:
    assert initials_of(given) == initials
