"""A CV in the form of each funder, built: each PDF keeps to the rules of its profile, and what takes none is text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.engines import ENGINES
from cvtex.compile.latexmk import Latexmk
from cvtex.model.profiles import shipped_profiles
from cvtex.results import BuildOptions, BuildResult, BuiltVariant, Outcome
from forms import cv_for_forms
from support import lacking

pytestmark = pytest.mark.latex

PROFILES = shipped_profiles()
IN_FIELDS = [name for name, profile in PROFILES.items() if profile.is_in_fields]
AS_PDF = [name for name, profile in PROFILES.items() if not profile.is_in_fields and name != "wwtf"]
"""Works of 1898 have no DOI, which the WWTF requires."""


@pytest.fixture(scope="module")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    for name, text in cv_for_forms(repository, [*IN_FIELDS, *AS_PDF]).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(project: Path) -> BuildResult:
    if Latexmk().identity() is None:
        lacking(f"the type of funders' forms needs TeX Live: {Latexmk().install_hint()}")
    assert Latexmk in {type(engine) for engine in ENGINES}
    return build(project, BuildOptions(engine="latexmk"), lambda _: None)


def named(built: BuildResult, name: str) -> BuiltVariant:
    return next(variant for variant in built.variants if variant.name == name)


@pytest.mark.parametrize("name", AS_PDF)
def test_the_pdf_keeps_to_its_profile(built: BuildResult, name: str) -> None:
    variant = named(built, name)

    assert [one.message for one in variant.diagnostics if one.is_error] == []
    assert variant.outcome is Outcome.BUILT
    assert variant.path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", IN_FIELDS)
def test_what_takes_no_pdf_is_text_alone(built: BuildResult, name: str) -> None:
    variant = named(built, name)

    assert variant.outcome is Outcome.BUILT
    assert variant.path.suffix == ".txt"
    assert not variant.path.with_suffix(".pdf").exists()
    assert "no PDF may be uploaded" in variant.note or PROFILES[name].delivery in {"text", "docx-form"}


def test_nothing_changed_is_known_without_reading(built: BuildResult, project: Path) -> None:
    assert built.variants
    again = build(project, BuildOptions(engine="latexmk"), lambda _: None)

    assert {variant.outcome for variant in again.variants} == {Outcome.UNCHANGED}
    assert {variant.name: variant.note for variant in again.variants} == {v.name: v.note for v in built.variants}


@pytest.fixture
def own_profile(project: Path) -> Iterator[Path]:
    path = project / "profiles" / "snsf.toml"
    path.parent.mkdir()
    path.write_text(
        'title = "Ours"\nversion = "1"\nconfidence = "high"\ndelivery = "portal"\n'
        '[sections.ours]\nkind = "awards"\n[variant]\nsections = ["ours"]\n',
        encoding="utf-8",
    )
    yield path
    path.unlink()
    path.parent.rmdir()


def test_a_profile_that_appears_in_the_project_is_noticed(built: BuildResult, project: Path, own_profile: Path) -> None:
    assert built.variants
    assert own_profile.is_file()
    again = build(project, BuildOptions(engine="latexmk"), lambda _: None)

    assert named(again, "snsf").outcome is Outcome.BUILT
    assert "Ours" in named(again, "snsf").path.read_text(encoding="utf-8")
    assert named(again, "nwo").outcome is Outcome.UNCHANGED
