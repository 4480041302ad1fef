"""A CV in the form of each funder, as its .tex: the funder's headings in the funder's order, filled from the CV."""

import re
from pathlib import Path

import pytest

from cvtex.build import check
from cvtex.diagnostics import Diagnostic
from cvtex.model.profiles import shipped_profiles
from cvtex.prepare import Prepared
from forms import cv_for_forms

PROFILES = shipped_profiles()
_HEADING = re.compile(r"\\cvheading\{\d\}\{\d+\}\{[^}]*\}\{(.*)\}$", re.MULTILINE)

Forms = tuple[dict[str, Prepared], tuple[Diagnostic, ...]]


@pytest.fixture(scope="module")
def forms(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """Marie Curie's CV in each form, and what there is to say."""
    folder = tmp_path_factory.mktemp("forms")
    for name, text in cv_for_forms(repository, list(PROFILES)).items():
        (folder / name).write_text(text, encoding="utf-8")
    project, prepared, diagnostics = check(folder)
    assert project.profiles.keys() == PROFILES.keys()
    return {one.variant.name: one for one in prepared}, diagnostics


def line_of(forms: Forms, name: str, code: str) -> list[str]:
    """Return the messages of a code about a variant's profile."""
    variants, diagnostics = forms
    path = variants[name].variant.profile_path
    assert path is not None
    return [
        one.message
        for one in diagnostics
        if one.code == code and one.span and (one.span.excerpt or "") == f'profile = "{name}"'
    ]


def test_every_form_is_made_without_an_error(forms: Forms) -> None:
    variants, diagnostics = forms

    assert variants.keys() == PROFILES.keys()
    assert all(one.tex for one in variants.values())
    assert [one.message for one in diagnostics if one.is_error] == []


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.rules.headings])
def test_the_headings_stand_in_the_forms_order(forms: Forms, name: str) -> None:
    """Those with nothing under them are left out, and told: Marie Curie has no current position, ORCID iD or grants."""
    headings = PROFILES[name].rules.headings
    assert headings is not None
    printed = _HEADING.findall(str(forms[0][name].tex))
    asked = [heading.text.in_language("en")[0] for heading in headings.texts]
    needed = [heading.text.in_language("en")[0] for heading in headings.texts if not heading.optional]
    told = " ".join(line_of(forms, name, "empty-heading"))

    assert [heading for heading in printed if heading in asked] == [one for one in asked if one in printed]
    assert {one for one in needed if one not in printed and f"“{one}”" not in told} <= {"ORCID iD"}
    assert not any(f"“{one}”" in told for one in printed)


def test_a_heading_without_data_says_what_to_fill(forms: Forms) -> None:
    found = next(one for one in forms[1] if one.code == "empty-heading" and "Current position" in one.message)

    assert found.help == "add entries to `[[experience]]`: without an `end`, for it goes on"
    assert found.span is not None
    assert (found.span.file, found.span.excerpt) == ("cv.toml", 'profile = "erc"')


def test_a_row_without_data_says_what_to_fill(forms: Forms) -> None:
    found = next(one for one in forms[1] if one.code == "empty-row")

    assert "“" in found.message
    assert found.help == "add `orcid` in `[person.accounts]`"


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.variant.max_pages])
def test_the_limit_of_pages_is_the_forms(forms: Forms, name: str) -> None:
    assert forms[0][name].variant.max_pages == PROFILES[name].variant.max_pages


def test_personal_data_are_those_of_the_person(forms: Forms) -> None:
    tex = str(forms[0]["dfg"].tex)

    assert r"\cvrow{First name}{Marie}" in tex
    assert r"\cvrow{Name}{Curie}" in tex
    assert r"\cvrow{Current position}{Professor of Physics, Faculty of Sciences, Paris}" in tex


def test_what_has_ended_is_in_previous_positions(forms: Forms) -> None:
    tex = str(forms[0]["erc"].tex)

    assert tex.index("Previous position(s)") < tex.index("Chargée de cours") < tex.index("RESEARCH ACHIEVEMENTS")
