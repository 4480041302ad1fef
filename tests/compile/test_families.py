"""What is said where an engine lacks a type family."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cvtex.compile import families as module
from cvtex.compile import install
from cvtex.compile.embedded import Embedded
from cvtex.compile.families import family_help, lacking_families
from cvtex.compile.latexmk import Latexmk
from cvtex.render.families import families


class Bare(Latexmk):
    """An engine that has no files."""

    def locate(self, files: Sequence[str]) -> dict[str, Path]:  # noqa: ARG002 - it finds none
        return {}


class Rich(Latexmk):
    """An engine that has every file."""

    name = "rich"

    def identity(self) -> str | None:
        return "rich"

    def locate(self, files: Sequence[str]) -> dict[str, Path]:
        return {name: Path(name) for name in files}


@pytest.fixture(autouse=True)
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENGINES", ())
    monkeypatch.setattr(install, "manager", lambda: "apt")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)


def test_families_that_come_with_every_engine_are_not_looked_for() -> None:
    both = [families()["charter"], families()["arial"]]

    assert lacking_families(Bare(), both) == (families()["arial"],)
    assert lacking_families(Rich(), both) == ()


def test_the_help_names_the_package_and_the_nearest_family() -> None:
    assert family_help(Latexmk(), families()["times"]) == (
        'install it: `apt install tex-gyre`; the nearest family that is there: `family = "charter"`'
    )


def test_the_help_names_a_family_that_the_funder_allows() -> None:
    allowed = ("Arial", "Times New Roman", "Computer Modern")

    assert family_help(Latexmk(), families()["times"], allowed) == (
        'install it: `apt install tex-gyre`; the nearest family that is allowed and there: `family = "latin-modern"`'
    )
    assert family_help(Latexmk(), families()["courier"], ("Courier New",)) == "install it: `apt install tex-gyre`"


def test_the_help_of_the_embedded_engine_installs_a_whole_tex() -> None:
    help_ = family_help(Embedded(), families()["arial"])

    assert help_.startswith("install it: `apt install latexmk ")
    assert "tex-gyre" in help_


def test_another_engine_that_has_it_is_nearer_than_an_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ENGINES", (Rich(),))

    assert family_help(Embedded(), families()["arial"]).startswith("use `--engine rich`, which has it; ")
