"""Names of files with fields."""

import pytest

from cvtex.model.filenames import ascii_name, filled, unknown_fields


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        pytest.param("Müller", "de", "Mueller", id="German"),
        pytest.param("Müller", "de-AT", "Mueller", id="Austrian"),
        pytest.param("Müller", "en", "Muller", id="a German name in English"),
        pytest.param("ÖZİL", "tr", "OZIL", id="capitals"),
        pytest.param("Öztürk", "de", "Oeztuerk", id="a capital in German"),
        pytest.param("Weiß", "en", "Weiss", id="sharp s"),
        pytest.param("Łukasiewicz", "pl", "Lukasiewicz", id="Polish"),
        pytest.param("Ørsted", "da", "Oersted", id="Danish"),
        pytest.param("Ørsted", "en", "Orsted", id="a Danish name in English"),
        pytest.param("van der Wærden", "nl", "van_der_Waerden", id="blanks"),
        pytest.param("O’Neill", "en", "ONeill", id="an apostrophe"),
        pytest.param("Nguyễn Văn", "vi", "Nguyen_Van", id="two accents"),
        pytest.param("Joliot-Curie", "fr", "Joliot-Curie", id="a hyphen"),
        pytest.param("Ковалевская", "ru", "Ковалевская", id="letters that are not Latin"),
        pytest.param("../a:b", "en", "a_b", id="what no file can be called"),
    ],
)
def test_a_name_in_a_file_s_name(text: str, language: str, name: str) -> None:
    assert ascii_name(text, language) == name


def test_fields_are_filled_in() -> None:
    assert filled("CV_PubList_{family}-{date}", {"family": "Noether", "date": "1933-04-25"}) == (
        "CV_PubList_Noether-1933-04-25"
    )


def test_unknown_fields_are_found_and_stay() -> None:
    assert unknown_fields("{family}{year}", {"family": ""}) == ["year"]
    assert filled("{family}{year}", {"family": "N"}) == "N{year}"
