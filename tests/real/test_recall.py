"""A build that finds nothing changed reads no sources, and finds every change, whatever the file times say."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.compile.engines import ENGINES
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

CV = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["*.bib"]\n[variants.full]\n'
BIB = "@article{n,author={Noether, Emmy},title={Ideale},journal={Annalen},year=%d}\n"


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project({"cv.toml": CV, "refs.bib": BIB % 1921})


def built(folder: Path, engine: Engine, **options: object) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name, **options), lambda _: None)  # type: ignore[arg-type]


def outcome(folder: Path, engine: Engine, **options: object) -> Outcome:
    return built(folder, engine, **options).variants[0].outcome


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        def fail(*_: object) -> None:
            msg = "the sources were read"
            raise AssertionError(msg)

        monkeypatch.setattr("cvtex.build.check", fail)

    return forbid


def test_nothing_is_read_when_nothing_changed(project: Path, engine: Engine, no_reading: Callable[[], None]) -> None:
    first = built(project, engine)
    os.utime(project / "cv.toml", (0, 0))
    os.utime(project / "refs.bib")
    no_reading()

    second = built(project, engine)

    assert [v.outcome for v in second.variants] == [Outcome.UNCHANGED]
    assert [(v.name, v.path, v.pages) for v in second.variants] == [(v.name, v.path, v.pages) for v in first.variants]


def test_warnings_come_again_with_their_places(
    make_project: MakeProject, engine: Engine, no_reading: Callable[[], None]
) -> None:
    folder = make_project({"cv.toml": CV, "refs.bib": BIB % 1921 + "@article{x, title = {Y}, year = 1920}\n"})
    first = built(folder, engine, keep_going=True)
    quiet = make_project({"cv.toml": CV, "refs.bib": (BIB % 1921).replace("year", "yeer={a}, year")})
    first = built(quiet, engine)
    assert first.diagnostics
    no_reading()

    assert built(quiet, engine).diagnostics == first.diagnostics


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: (p / "refs.bib").write_text(BIB % 1922), id="an-entry"),
        pytest.param(lambda p: (p / "more.bib").write_text((BIB % 1930).replace("{n,", "{m,")), id="a-file-more"),
        pytest.param(lambda p: (p / "cv.toml").write_text(CV.replace("Emmy", "E.")), id="cv.toml"),
        pytest.param(
            lambda p: (
                (p / "latex_templates").mkdir(),
                (p / "latex_templates" / "name_block.tex").write_text("Noether\n"),
            ),
            id="a-template-of-the-project",
        ),
        pytest.param(lambda p: (p / "build" / "full.pdf").write_bytes(b"%PDF"), id="another-pdf"),
        pytest.param(lambda p: (p / "build" / "full.pdf").unlink(), id="no-pdf"),
    ],
)
def test_every_change_is_seen(project: Path, engine: Engine, change: Callable[[Path], object]) -> None:
    built(project, engine)
    assert outcome(project, engine) is Outcome.UNCHANGED
    times = {path: path.stat() for path in project.glob("*.*") if path.is_file()}

    change(project)
    for path, status in times.items():
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert outcome(project, engine) is Outcome.BUILT


def test_a_tex_file_that_was_edited_is_written_anew(project: Path, engine: Engine) -> None:
    built(project, engine)
    tex = project / "build" / "full.tex"
    before = tex.read_bytes()
    tex.write_bytes(b"mine")

    assert outcome(project, engine) is Outcome.UNCHANGED
    assert tex.read_bytes() == before


def test_another_question_is_another_build(project: Path, engine: Engine) -> None:
    built(project, engine)

    assert outcome(project, engine, force=True) is Outcome.BUILT
    assert outcome(project, engine, tex_only=True) is Outcome.TEX_ONLY
    assert outcome(project, engine, output=project / "elsewhere") is Outcome.BUILT


def test_what_was_wrong_is_looked_at_again(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV + "max_pages = 1\n", "refs.bib": BIB % 1921})
    built(folder, engine)
    wrong = "".join(
        (BIB % 1921).replace("{n,", f"{{n{number},").replace("Ideale", f"Ideale {number}") for number in range(90)
    )
    (folder / "refs.bib").write_text(wrong, encoding="utf-8")

    assert outcome(folder, engine) is Outcome.OVER_BUDGET
    assert outcome(folder, engine) is Outcome.OVER_BUDGET


def test_a_record_that_is_no_record_does_no_harm(project: Path, engine: Engine) -> None:
    built(project, engine)
    for path in (project / "build" / ".cvtex").rglob("*.json"):
        path.write_text('{"variants": 3, "inputs": [], "good": true}', encoding="utf-8")

    assert outcome(project, engine) is Outcome.BUILT


def test_another_engine_in_between_is_noticed(project: Path) -> None:
    engines = [engine for engine in ENGINES if engine.is_installed()]
    for engine in (*engines, *engines):
        built(project, engine, variants=["full"])
        made = (project / "build" / "full.pdf").read_bytes()
        built(project, engine, output=project / engine.name, variants=["full"])
        assert made == (project / engine.name / "full.pdf").read_bytes()


def test_what_an_earlier_pass_learnt_may_be_garbled(project: Path, engine: Engine) -> None:
    built(project, engine)
    (project / "build" / ".cvtex" / "full" / "document.aux").write_text("\\undefined\n", encoding="utf-8")

    assert outcome(project, engine, force=True) is Outcome.BUILT
