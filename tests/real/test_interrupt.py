"""Ctrl-C and kill: TeX ends at once, nothing is left, the last good PDF of cvtex stays."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compile.engine import Engine
from support import MakeProject

pytestmark = pytest.mark.latex


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_build_leaves_nothing(make_project: MakeProject, engine: Engine, name: str) -> None:
    loop = "[person]\nname = 'E'\n[[talks]]\ntitle = { tex = '\\loop\\iftrue\\repeat' }\n[variants.full]\n"
    folder = make_project({"cv.toml": loop, "build/full.pdf": "the last good PDF of cvtex"})
    command = [sys.executable, "-m", "cvtex", "build", "--engine", engine.name]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        wait_until(lambda: tex_in(folder) != [])
        process.send_signal(getattr(signal, name))
        started = time.monotonic()
        _, said = process.communicate(timeout=30)

    assert time.monotonic() - started < 15
    assert process.returncode == 130
    assert said.split() == ["interrupted"]
    wait_until(lambda: tex_in(folder) == [])
    assert (folder / "build" / "full.pdf").read_text() == "the last good PDF of cvtex"
    assert [path.name for path in (folder / "build" / ".cvtex").glob(".work.*")] == []


def tex_in(folder: Path) -> list[str]:
    """Return the processes of TeX that work below a folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            place = str((process / "cwd").readlink())
            program = (process / "comm").read_text().strip()
        except OSError:
            continue
        if place.startswith(f"{folder}{os.sep}") and program in {"pdflatex", "pdftex", "latexmk", "perl"}:
            found.append(program)
    return found


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
