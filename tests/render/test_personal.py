"""Rows of personal data."""

import datetime

import pytest

from cvtex.model.cv import CV
from cvtex.model.entries import PersonalField
from cvtex.model.rich import plain
from cvtex.render.personal import personal_text
from cvtex.text.markdown import read_markdown

DATA = {
    "person": {
        "name": "Ludwig van Beethoven",
        "prefix": "Dr.",
        "affiliation": {"organization": {"en": "University of Bonn", "de": "Universität Bonn"}, "unit": "Music"},
        "email": "l_v_b@a*b.org",
        "accounts": {"orcid": "0000-0002-1825-0097", "scopus": "123"},
    },
    "experience": [
        {"organization": "Court", "roles": [{"title": "Pianist", "start": 1787}, {"title": "Organist", "end": 1786, "start": 1784}]},
        {"organization": "Vienna", "roles": [{"title": "Composer", "start": 1792}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("name", "Ludwig van Beethoven", id="name"),
        pytest.param("given", "Ludwig", id="given"),
        pytest.param("family", "van Beethoven", id="family"),
        pytest.param("family-first", "van Beethoven, Ludwig", id="family-first"),
        pytest.param("titles", "Dr.", id="titles"),
        pytest.param("degrees", None, id="silent"),
        pytest.param("position", "Pianist; Composer", id="current-roles"),
        pytest.param("institution", "Music, University of Bonn", id="institution"),
        pytest.param("identifiers", "ORCID 0000-0002-1825-0097, Scopus 123", id="identifiers"),
        pytest.param("email", "l_v_b@a*b.org", id="no-markup-in-an-address"),
    ],
)
def test_a_row_says_what_the_person_does(field: PersonalField, text: str | None) -> None:
    found = personal_text(field, CV.model_validate(DATA), "en", datetime.date(1800, 1, 1))

    assert (plain(read_markdown(found.in_language("en")[0]).rich) if found else None) == text


def test_a_headline_is_the_position() -> None:
    data = {"person": {"name": "E. Noether", "headline": {"en": "Professor", "de": "Professorin"}}}

    found = personal_text("position", CV.model_validate(data), "de", datetime.date(1930, 1, 1))

    assert found is not None
    assert found.in_language("de")[0] == "Professorin"


def test_tex_stays_tex_beside_text() -> None:
    affiliation = {"organization": {"tex": r"\textsc{Uni}"}, "unit": "R&D"}
    data = {"person": {"name": "E. Noether", "affiliation": affiliation}}

    found = personal_text("institution", CV.model_validate(data), "en", datetime.date(1930, 1, 1))

    assert found is not None
    assert found.is_tex
    assert found.in_language("en")[0] == r"R\&D, \textsc{Uni}"
