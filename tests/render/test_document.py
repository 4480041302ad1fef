"""Whole documents as .tex: golden files, and the shape of every variant."""

import datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from cvtex.diagnostics import Diagnostic
from cvtex.prepare import Prepared, prepare
from cvtex.project import read_project

TODAY = datetime.date(2026, 11, 22)


class TexFile(SingleFileSnapshotExtension):
    """A golden file a document, that an editor can show."""

    _write_mode = WriteMode.TEXT
    file_extension = "tex"


def prepared(folder: Path, *names: str) -> tuple[dict[str, Prepared], list[Diagnostic]]:
    project = read_project(folder)
    variants, diagnostics = prepare(project, names, TODAY)
    return {one.variant.name: one for one in variants}, [*project.diagnostics, *diagnostics]


@pytest.mark.parametrize(
    ("example", "variant"),
    [
        pytest.param("noether", "full", id="smallest"),
        pytest.param("curie", "full", id="many-kinds"),
        pytest.param("curie", "short-bio", id="short-bio"),
    ],
)
def test_the_examples_become_this_tex(
    repository: Path, example: str, variant: str, snapshot: SnapshotAssertion
) -> None:
    variants, diagnostics = prepared(repository / "examples" / example, variant)

    assert diagnostics == []
    assert str(variants[variant].tex) == snapshot(extension_class=TexFile)


def test_the_real_cv_has_nothing_to_complain_about(repository: Path) -> None:
    _, diagnostics = prepared(repository)

    assert [one for one in diagnostics if one.code != "empty-row"] == []  # two forms have a row for an ORCID iD


def test_the_same_sources_give_the_same_tex(repository: Path) -> None:
    first, second = (str(prepared(repository, "full")[0]["full"].tex) for _ in range(2))

    assert first == second
