"""Initials of given names."""

import pytest

from cvtex.bibliography.people.initials import initials_of, shortened, with_stops
from cvtex.bibliography.people.names import parse_name


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        pytest.param("Emmy", "E", id="one name"),
        pytest.param("Amalie Emmy", "A E", id="two names"),
        pytest.param("K.-R.", "K-R", id="hyphenated initials"),
        pytest.param("Klaus-Robert", "K-R", id="hyphenated names"),
        pytest.param("Klaus‐Robert", "K-R", id="Unicode's hyphen"),
        pytest.param("M. M.-C.", "M M-C", id="both"),
        pytest.param("A.B.", "A B", id="initials run together"),
        pytest.param("Jean-pierre", "J-P", id="small letter after the hyphen"),
        pytest.param("Évariste", "É", id="accent"),
        pytest.param("E\u0301variste", "É", id="accent as a character of its own"),
        pytest.param("M\u030cilan", "M\u030c", id="accent that no letter has"),
        pytest.param("Chr.", "C", id="abbreviation"),
        pytest.param("İsmail", "İ", id="Turkish capital"),
        pytest.param("Işık", "I", id="Turkish capital without a dot"),
        pytest.param("D'Arcy Wentworth", "D W", id="apostrophe"),
        pytest.param("d'Arcy", "d", id="apostrophe after a small letter"),
        pytest.param("danah", "d", id="small letter"),
        pytest.param("Maria de Lourdes", "M d L", id="particle among given names"),
        pytest.param("T. L. (Frank)", "T L", id="nickname in parentheses"),
        pytest.param("Emmy “Ems”", "E", id="nickname in quotation marks"),
        pytest.param("(Emmy)", "E", id="nothing but a nickname"),
        pytest.param("D[onald] E.", "D E", id="completed by an editor"),
        pytest.param("ʿAbd al-Raḥmān", "A a-R", id="ayn and an article"),
        pytest.param("'Umar", "U", id="apostrophe first"),
        pytest.param("Jennifer 8.", "J 8", id="digit"),
        pytest.param("羅庚", "羅庚", id="Chinese characters"),
        pytest.param("محمد", "محمد", id="Arabic letters"),
        pytest.param("Софья Васильевна", "С В", id="Cyrillic letters"),
        pytest.param("-", "", id="no letter"),
        pytest.param("", "", id="none"),
    ],
)
def test_given_names_are_shortened(given: str, initials: str) -> None:
    assert shortened(given) == initials


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        pytest.param("Noether, EA", "E A", id="glued capitals"),
        pytest.param("NOETHER, EMY", "E", id="capitals in a name of capitals"),
        pytest.param("Noether, EMMY", "E", id="a name in capitals"),
        pytest.param("Darwin, {Ch}arles", "Ch", id="digraph"),
        pytest.param("given=Charles, given-i={Ch}, family=Darwin", "Ch", id="said"),
        pytest.param("{Nicolas Bourbaki}", "", id="body"),
    ],
)
def test_a_name_has_initials(name: str, initials: str) -> None:
    assert initials_of(parse_name(name).name) == initials


@pytest.mark.parametrize(
    ("initials", "stopped"),
    [
        pytest.param("E", "E.", id="one"),
        pytest.param("A E", "A. E.", id="two"),
        pytest.param("K-R", "K.-R.", id="hyphen"),
        pytest.param("Ch", "Ch.", id="digraph"),
        pytest.param("M\u030c", "M\u030c.", id="accent"),
        pytest.param("羅庚", "羅庚", id="not shortened"),
        pytest.param("", "", id="none"),
    ],
)
def test_initials_get_stops(initials: str, stopped: str) -> None:
    assert with_stops(initials) == stopped
