"""A build that is killed at any moment leaves whole PDFs, no process, and nothing that the next one does not remove.

CVTEX_KILLS is how often a build is killed; 10 where it is not set, 200 before a release.
"""

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex.compile.engine import Engine

pytestmark = [
    pytest.mark.latex,
    pytest.mark.skipif(not Path("/proc/self/environ").is_file(), reason="needs /proc to see processes"),
]

KILLS = int(os.environ.get("CVTEX_KILLS", "10"))
MARKER = "CVTEX_TEST_BUILD"


class Project:
    """A project with two versions that differ in every output, and the digests of what each of them gives."""

    def __init__(self, folder: Path, example: Path, engine: Engine) -> None:
        shutil.copytree(example, folder, ignore=shutil.ignore_patterns("build"))
        self.folder = folder
        self.engine = engine.name
        text = (folder / "cv.toml").read_text()
        self.versions = [text, text.replace('name = "Marie', 'prefix = "Prof."\nname = "Marie')]
        assert self.versions[0] != self.versions[1]
        self.good: set[str] = set()
        self.seconds = 0.0
        for version in (1, 0):
            self.edit(version)
            started = time.monotonic()
            self.start().wait(timeout=60)
            self.seconds = time.monotonic() - started
            self.good |= self.digests()

    def edit(self, version: int) -> None:
        (self.folder / "cv.toml").write_text(self.versions[version])

    def start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "cvtex", "build", "-q", "--engine", self.engine, "-j", "2"]
        environment = {**os.environ, MARKER: str(self.folder)}
        return subprocess.Popen(command, cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)

    def digests(self) -> set[str]:
        files = [path for ending in ("*.pdf", "*.tex") for path in (self.folder / "build").glob(ending)]
        return {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def processes(self) -> list[str]:
        """Return the processes that work below the folder of the project."""
        return [f"{number} {name}" for number, name, place in running() if place.startswith(f"{self.folder}{os.sep}")]

    def leftovers(self) -> list[str]:
        return [path.name for path in (self.folder / "build").rglob(".work.*")]


def running() -> Iterator[tuple[str, str, str]]:
    """Yield the number, the program and the folder of each process that has not ended."""
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError, IndexError):
            if (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z":
                yield process.name, (process / "comm").read_text().strip(), str((process / "cwd").readlink())


@pytest.fixture
def project(tmp_path: Path, repository: Path, engine: Engine) -> Project:
    return Project(tmp_path / "project", repository / "examples" / "curie", engine)


def wait_until_gone(project: Project) -> None:
    deadline = time.monotonic() + 10
    while left := project.processes():
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"])
def test_a_build_that_is_ended_at_any_moment_does_no_harm(project: Project, name: str) -> None:
    seed = random.randrange(10**6)  # noqa: S311 - moments, no secrets
    chance = random.Random(seed)  # noqa: S311
    kills = KILLS if name == "SIGKILL" else max(2, KILLS // 5)
    codes: dict[int, int] = {}
    for kill in range(kills):
        project.edit(kill % 2)
        if kill % 3 == 0:
            shutil.rmtree(project.folder / "build" / ".cvtex", ignore_errors=True)  # the next one starts from nothing
        process = project.start()
        time.sleep(chance.uniform(0, project.seconds * 1.3))
        process.send_signal(getattr(signal, name))
        code = process.wait(timeout=30)
        codes[code] = codes.get(code, 0) + 1

        wait_until_gone(project)
        assert project.digests() <= project.good, f"seed {seed}, kill {kill}"
        if name != "SIGKILL" and code == 130:
            assert project.leftovers() == [], f"seed {seed}, kill {kill}"

    python_s_own = {1} if name == "SIGINT" else set()  # where it hits Python before it has begun with cvtex
    assert set(codes) <= {0, 130, -getattr(signal, name), *python_s_own}, codes
    project.edit(0)
    project.start().wait(timeout=60)
    assert project.leftovers() == []
    assert project.digests() <= project.good


def test_tex_ends_with_a_cvtex_that_is_killed(project: Project) -> None:
    cv = "[person]\nname = 'E'\n[[talks]]\ntitle = { tex = '\\loop\\iftrue\\repeat' }\n[variants.full]\n"
    (project.folder / "cv.toml").write_text(cv)
    process = project.start()
    deadline = time.monotonic() + 20
    while not any(name.endswith(("pdflatex", "pdftex")) for name in project.processes()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)  # it is in its loop

    process.kill()
    process.wait(timeout=10)

    wait_until_gone(project)


def test_builds_side_by_side_do_not_harm_each_other(project: Project) -> None:
    for _ in range(3):
        shutil.rmtree(project.folder / "build")
        builds = [project.start() for _ in range(4)]

        assert [build.wait(timeout=60) for build in builds] == [0] * 4
        assert project.digests() <= project.good
        assert project.leftovers() == []
        assert len(list((project.folder / "build").glob("*.pdf"))) == len(
            list((project.folder / "build").glob("*.tex"))
        )
