"""Formats and TeX that stands by: an edit costs the body of one pass, and the bytes stay the same."""

import json
import os
from pathlib import Path

import pytest

from cvtex.build import Builder, build
from cvtex.compile.engine import JOB, Engine
from cvtex.compile.formats import Formats
from cvtex.compile.pdftex import PdfTeX, split
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

TEX = "\\documentclass{article}\n\\newcommand\\who{Emmy}\n\\begin{document}\n\\who\n\\end{document}\n"


@pytest.fixture
def pdftex(engine: Engine) -> PdfTeX:
    found = engine.pdftex()
    assert found is not None
    return found


@pytest.fixture
def formats(pdftex: PdfTeX, tmp_path: Path) -> Formats:
    return Formats(tmp_path / "formats", pdftex)


def built(folder: Path, engine: Engine, **options: object) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name, **options), lambda _: None)  # type: ignore[arg-type]


def edit(folder: Path, before: str, after: str) -> None:
    path = folder / "refs.bib"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def log_of(folder: Path, variant: str = "full") -> str:
    return (folder / "build" / ".cvtex" / variant / f"{JOB}.log").read_text(encoding="utf-8", errors="replace")


def test_a_format_is_made_once(formats: Formats) -> None:
    preamble, _ = split(TEX)
    key = formats.key(preamble)

    assert (formats.wants(key), formats.find(key)) == (True, None)
    formats.make(preamble, timeout=60)
    assert formats.find(key) is not None
    assert not formats.wants(key)


def test_a_preamble_that_cannot_be_dumped_is_tried_once(formats: Formats) -> None:
    preamble = "\\documentclass{article}\n\\undefined\n"
    key = formats.key(preamble)

    formats.make(preamble, timeout=60)

    assert (formats.wants(key), formats.find(key)) == (False, None)


def test_a_format_is_made_anew_when_a_file_of_tex_has_changed(formats: Formats, tmp_path: Path) -> None:
    preamble, _ = split(TEX)
    key = formats.key(preamble)
    formats.make(preamble, timeout=60)
    note = formats.folder / f"{key}.json"
    trial = json.loads(note.read_text(encoding="utf-8"))
    package = tmp_path / "some.sty"
    package.write_text("%\n", encoding="utf-8")
    trial["inputs"][str(package)] = [0, 0]
    note.write_text(json.dumps(trial), encoding="utf-8")

    assert (formats.wants(key), formats.find(key)) == (True, None)


def test_another_preamble_has_another_format(formats: Formats) -> None:
    assert formats.key("\\documentclass{article}\n") != formats.key("\\documentclass{report}\n")


def test_the_oldest_formats_go(formats: Formats, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cvtex.compile.formats._KEPT", 1)
    for number in range(2):
        formats.make(f"\\documentclass{{article}}\n\\newcommand\\cvnumber{{{number}}}\n", timeout=60)

    assert len(list(formats.folder.glob("*.fmt"))) == 1
    assert len(list(formats.folder.glob("*.json"))) == 1


def test_a_waiting_tex_compiles_what_it_is_given(pdftex: PdfTeX, formats: Formats, tmp_path: Path) -> None:
    preamble, _ = split(TEX)
    formats.make(preamble, timeout=60)
    fmt = formats.find(formats.key(preamble))
    assert fmt is not None
    work = tmp_path / "work"
    work.mkdir()

    compiled = pdftex.wait(work, fmt, seconds=60).compile(TEX.replace("\\who\n", "\\who\\wrong\n"), timeout=60)

    assert compiled.pdf is None or compiled.exit_code
    assert f"{JOB}.tex:4: Undefined control sequence" in compiled.log


def test_a_waiting_tex_that_is_ended_leaves_no_process(pdftex: PdfTeX, formats: Formats, tmp_path: Path) -> None:
    preamble, _ = split(TEX)
    formats.make(preamble, timeout=60)
    fmt = formats.find(formats.key(preamble))
    assert fmt is not None
    work = tmp_path / "work"
    work.mkdir()
    waiting = pdftex.wait(work, fmt, seconds=60)
    process = waiting.process._process

    waiting.end()
    waiting.end()

    assert process.poll() is not None


def test_an_edit_is_set_with_the_format_and_gives_the_bytes_of_a_clean_build(
    make_project: MakeProject, engine: Engine
) -> None:
    folder = make_project()
    built(folder, engine)
    assert "format=cvtex" not in log_of(folder)
    edit(folder, "Nachrichten", "Mathematische Annalen")

    result = built(folder, engine)
    built(folder, engine, output=folder / "clean")

    assert {variant.outcome for variant in result.variants} == {Outcome.BUILT}
    assert "format=cvtex" in log_of(folder)
    assert (folder / "build" / "full.pdf").read_bytes() == (folder / "clean" / "full.pdf").read_bytes()


def test_a_builder_sets_round_after_round(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()
    with Builder(folder, BuildOptions(engine=engine.name, variants=["full"])) as builder:
        first = builder.build(lambda _: None)
        for venue in ("Annalen", "Comptes rendus"):
            edit(folder, "Nachrichten", venue)
            builder.stand_by()
            builder.build(lambda _: None)
            edit(folder, venue, "Nachrichten")
        builder.stand_by()
        last = builder.build(lambda _: None)

    assert [variant.outcome for result in (first, last) for variant in result.variants] == [Outcome.BUILT] * 2
    assert not list((folder / "build" / ".cvtex").glob(".work.*"))


def test_a_reference_costs_a_second_pass_and_is_right(make_project: MakeProject, engine: Engine) -> None:
    cv = "[person]\nname = \"Emmy Noether\"\n[[talks]]\ntitle = { tex = 'Page \\pageref{end}\\label{end}, %s' }\n"
    folder = make_project({"cv.toml": cv % "Bologna" + "[variants.full]\n"})
    built(folder, engine)
    (folder / "cv.toml").write_text((cv % "Zürich").replace("{end}", "{fin}") + "[variants.full]\n", encoding="utf-8")

    result = built(folder, engine)

    assert result.diagnostics == ()
    assert "undefined" not in log_of(folder)


def test_a_wrong_edit_is_reported_as_without_a_format(make_project: MakeProject, engine: Engine) -> None:
    cv = "[person]\nname = \"Emmy Noether\"\n[[talks]]\ntitle = { tex = '%s' }\n[variants.full]\n"
    folder = make_project({"cv.toml": cv % "Bologna"})
    built(folder, engine)
    (folder / "cv.toml").write_text(cv % "\\wrong", encoding="utf-8")

    (result,) = built(folder, engine).variants
    clean = built(folder, engine, output=folder / "clean").variants[0]

    assert result.outcome is Outcome.LATEX_FAILED
    assert [d.message for d in result.diagnostics] == [d.message for d in clean.diagnostics]
    assert [d.span for d in result.diagnostics] == [d.span for d in clean.diagnostics]


@pytest.mark.parametrize("spoil", ["cut", "emptied", "removed"])
def test_a_spoilt_format_does_no_harm(make_project: MakeProject, engine: Engine, spoil: str) -> None:
    folder = make_project()
    built(folder, engine)
    for path in (folder / "build" / ".cvtex" / ".formats").glob("*.fmt"):
        data = path.read_bytes()
        path.unlink()
        if spoil != "removed":
            path.write_bytes(data[: len(data) // 2 if spoil == "cut" else 0])
    edit(folder, "Nachrichten", "Annalen")

    result = built(folder, engine)

    assert {variant.outcome for variant in result.variants} == {Outcome.BUILT}


def test_without_links_between_files_a_format_is_copied(
    make_project: MakeProject, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    folder = make_project()
    built(folder, engine)
    edit(folder, "Nachrichten", "Annalen")

    assert {variant.outcome for variant in built(folder, engine).variants} == {Outcome.BUILT}
    assert "format=cvtex" in log_of(folder)


def test_force_finds_a_file_of_tex_that_has_come_in_front_of_another(
    make_project: MakeProject, latexmk: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TEXMFHOME", str(tmp_path / "texmf"))
    folder = make_project()
    built(folder, latexmk, variants=("full",))
    package = tmp_path / "texmf" / "tex" / "latex" / "microtype.sty"
    package.parent.mkdir(parents=True)
    package.write_text("\\ProvidesPackage{microtype}\n\\AtBeginDocument{\\typeout{the new one}}\n")

    built(folder, latexmk, variants=("full",), force=True)
    assert "the new one" in log_of(folder)

    edit(folder, "Invariante", "Neue")
    built(folder, latexmk, variants=("full",))
    assert "the new one" in log_of(folder)
