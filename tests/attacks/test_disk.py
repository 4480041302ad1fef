"""Disks that are full, folders that cannot be written or are gone: a message, the last good PDF, nothing half done."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.diagnostics import CvtexError
from cvtex.results import BuildOptions, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex


def mounted(folder: Path, script: str, engine: Engine) -> "subprocess.CompletedProcess[str]":
    """Run cvtex where a script may mount file systems that nobody else sees; skip where that is not permitted."""
    alone = ["unshare", "--mount", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system gives no mounts of its own to a process: unshare --mount")
    build_command = f"{sys.executable} -m cvtex build --force --engine {engine.name}"
    command = [*alone, "sh", "-ec", script.replace("CVTEX", build_command)]
    return subprocess.run(command, cwd=folder, env=dict(os.environ), capture_output=True, text=True, check=False)


def good(folder: Path, engine: Engine) -> bytes:
    build(folder, BuildOptions(engine=engine.name), lambda _: None)
    return (folder / "build" / "full.pdf").read_bytes()


@pytest.mark.parametrize("kilobytes", [0, 20, 400])
def test_a_full_disk_is_reported_and_the_last_good_pdf_stays(
    make_project: MakeProject, engine: Engine, kilobytes: int
) -> None:
    folder = make_project(None, **{"small/readme": "x"})
    before = good(folder, engine)
    script = (
        "mount -t tmpfs -o size=2m none small; cp build/full.pdf build/full.tex small/;"
        "dd if=/dev/zero of=small/filler bs=4k 2>/dev/null || true;"
        f"truncate -s -{kilobytes}k small/filler;"
        "code=0; CVTEX -o small || code=$?;"
        "cmp build/full.pdf small/full.pdf; ls -A small; exit $code"
    )

    done = mounted(folder, script, engine)

    assert done.returncode in {0, 1, 3}, done.stderr
    assert "Traceback" not in done.stderr
    assert "differ" not in done.stdout
    assert "o space left" in done.stderr or "No space is left" in done.stderr or done.returncode == 0
    assert (folder / "build" / "full.pdf").read_bytes() == before


@pytest.mark.parametrize("options", ["-o build", "-o other/new"])
def test_a_read_only_project_builds_elsewhere_only(make_project: MakeProject, engine: Engine, options: str) -> None:
    folder = make_project(None, **{"project/cv.toml": '[person]\nname = "E"\n', "other/readme": "x"})
    script = f"mount --bind project project; mount -o remount,ro,bind project project; CVTEX -C project {options}"

    done = mounted(folder, script.replace("-o build", "-o project/build"), engine)

    if options == "-o build":
        assert (done.returncode, "error[file-unwritable]: cannot write" in done.stderr) == (1, True), done.stderr
    else:
        assert (done.returncode, (folder / "other" / "new" / "full.pdf").is_file()) == (0, True), done.stderr


def test_an_error_of_the_disk_leaves_the_last_good_pdf(
    make_project: MakeProject, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_project()
    before = good(folder, engine)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CvtexError, match="no space left on device"):
        build(folder, BuildOptions(engine=engine.name, force=True), lambda _: None)

    assert (folder / "build" / "full.pdf").read_bytes() == before
    assert [path.name for path in folder.rglob(".work.*")] == []


@pytest.mark.parametrize("name", ["full.pdf", "full.tex", ".cvtex", ".cvtex/full", ".cvtex/.written.json"])
def test_something_else_in_the_place_of_a_file_or_a_folder_is_reported(
    make_project: MakeProject, engine: Engine, name: str
) -> None:
    folder = make_project()
    place = folder / "build" / name
    if place.suffix:
        (place / "mine").mkdir(parents=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("mine of cvtex")

    with pytest.raises(CvtexError, match="cannot write"):
        build(folder, BuildOptions(engine=engine.name), lambda _: None)


def test_an_output_folder_that_is_a_file_is_reported(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(None, build="mine")

    with pytest.raises(CvtexError, match="cannot write"):
        build(folder, BuildOptions(engine=engine.name), lambda _: None)

    assert (folder / "build").read_text() == "mine"


def test_an_output_folder_that_is_removed_during_a_build_does_no_harm(
    make_project: MakeProject, engine: Engine
) -> None:
    folder = make_project()
    for _ in range(2):
        command = [sys.executable, "-m", "cvtex", "build", "--force", "--engine", engine.name]
        with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
            while process.poll() is None:
                shutil.rmtree(folder / "build", ignore_errors=True)
            _, said = process.communicate()

        assert process.returncode in {0, 1, 3}, said
        assert "Traceback" not in said


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param(r"\newwrite\w\immediate\openout\w=big \loop\immediate\write\w{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\iftrue\repeat", id="one file"),
        pytest.param(
            r"\newcount\n\newwrite\w\loop\advance\n1\immediate\openout\w=big\number\n"
            r"{\newcount\m\loop\advance\m1\immediate\write\w{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\ifnum\m<99999\repeat}"
            r"\immediate\closeout\w\iftrue\repeat",
            id="many files",
        ),
        pytest.param(r"\loop\message{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\iftrue\repeat", id="messages"),
        pytest.param(r"\loop\typeout{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\iftrue\repeat", id="log"),
        pytest.param(r"\loop x\newpage\iftrue\repeat", id="pages"),
        pytest.param(r"\def\x{x\x\x}\x", id="expansion"),
        pytest.param(r"\def\x#1{\x{#1#1}}\x{xxxxxxxxx}", id="growing argument"),
        pytest.param(r"\loop\iftrue\repeat", id="nothing"),
        pytest.param(r"\scrollmode\loop\undefined\iftrue\repeat", id="errors"),
        pytest.param(r"\read-1 to\x", id="waiting"),
        pytest.param(r"\errorstopmode\undefined", id="asking"),
    ],
)  # fmt: skip
def test_tex_without_end_is_stopped(make_project: MakeProject, engine: Engine, tex: str) -> None:
    quoted = "{ tex = '" + tex + "' }"
    cv = f'[person]\nname = "E"\n[build]\ntimeout = 4\n[[talks]]\ntitle = {quoted}\n[variants.full]\n'
    folder = make_project({"cv.toml": cv})

    result = build(folder, BuildOptions(engine=engine.name, keep_going=True), lambda _: None)

    assert [variant.outcome for variant in result.variants] == [Outcome.LATEX_FAILED]
    assert any(diagnostic.code.startswith("latex-") for diagnostic in result.diagnostics)
    left = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".fmt")
    assert left < 20_000_000
