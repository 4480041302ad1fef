"""The hostile files of tests/hostile, one trouble each, through the whole pipeline: what is said, what is listed."""

import datetime
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cvtex.build import build
from cvtex.compile.embedded import Embedded
from cvtex.diagnostics import Diagnostic, in_order
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.prepare import prepare
from cvtex.project import Project, read_project
from cvtex.results import BuildOptions, Outcome

HOSTILE = Path(__file__).resolve().parents[2] / "hostile"
FILES = sorted(path.stem for path in HOSTILE.glob("*.bib"))
_TODAY = datetime.date(2026, 1, 1)
_CV = '[person]\nname = "Emmy Noether"\n\n[publications]\nfiles = ["{}"]\n'
_FORBIDDEN = (
    "\\input{",
    "\\write",
    "\\catcode",
    "\\csname input",
    "\\openin",
    "\\read",
    "\\directlua",
    "^^",
    "\\special",
    "\\def",
)
_LONG = 100


def _project(folder: Path, pattern: str) -> Project:
    (folder / "cv.toml").write_text(_CV.format(pattern), encoding="utf-8")
    return read_project(folder)


def _line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.file}:{span.line}:{span.column}" if span else "-"
    help_ = f" (help: {diagnostic.help})" if diagnostic.help else ""
    return _shown(f"{place}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}{help_}", 4 * _LONG)


def _entry(publication: Publication) -> str:
    return _shown(f"{publication.key} | {publication.kind} | {plain(publication.title)}", _LONG)


def _shown(text: str, length: int) -> str:
    return ascii(text)[1:-1][:length]


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_reported(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    shutil.copy(HOSTILE / f"{name}.bib", tmp_path)
    project = _project(tmp_path, f"{name}.bib")
    prepared, remarks = prepare(project, [], _TODAY)

    said = [_line(diagnostic) for diagnostic in in_order([*project.diagnostics, *remarks])]
    listed = [_entry(publication) for publication in project.publications]
    assert "\n".join([*said, "", *listed]) == snapshot
    for variant in prepared:
        assert variant.tex is not None
        body = variant.tex.partition("\\begin{document}")[2]
        assert [command for command in _FORBIDDEN if command in body] == []
        assert body.count("\\end{document}") == 1


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_about_a_hostile_file_has_a_place_in_it_and_a_next_step(name: str, tmp_path: Path) -> None:
    shutil.copy(HOSTILE / f"{name}.bib", tmp_path)
    for diagnostic in _project(tmp_path, f"{name}.bib").diagnostics:
        assert diagnostic.span is not None
        assert diagnostic.span.file == f"{name}.bib"
        assert diagnostic.help or diagnostic.code in {"bib-date", "bib-text", "bib-name"}


@pytest.mark.latex
def test_all_hostile_files_together_become_a_pdf(tmp_path: Path) -> None:
    assert Embedded().identity() is not None, f"the embedded engine is not installed: {Embedded().install_hint()}"
    shutil.copytree(HOSTILE, tmp_path / "bib")
    project = _project(tmp_path, "bib/*.bib")
    result = build(tmp_path, BuildOptions(variants=("full",), engine="embedded", keep_going=True), lambda _: None)

    assert len(project.publications) > len(FILES)
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
