"""`cvtex watch` from outside: a project is edited as people and editors do it, and it is ended at any moment."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from cvtex.compile.engine import Engine
from support import MakeProject

pytestmark = [
    pytest.mark.latex,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes: run on Linux"),
]

CV = '[person]\nname = "Emmy Noether"\n\n[publications]\nfiles = ["bib/*.bib"]\n\n[variants.full]\n'
ENTRY = "@article{%s,\n  author = {Noether, Emmy},\n  title = {%s},\n  journal = {Nachrichten},\n  year = 1918,\n}\n"
LONG = 120
MARK = "CVTEX_TEST_MARK"


class Watcher:
    """A running `cvtex watch --format json`."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self.process = process
        self.folder = folder

    def next(self) -> dict[str, Any]:
        """Return the next round."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "it has ended"
        done: dict[str, Any] = json.loads(line)
        return done

    def outcome(self) -> str:
        """Return what became of the variant, or the first problem where it was not built, in the next round."""
        done = self.next()
        return str(done["variants"][0]["outcome"] if done["variants"] else done["diagnostics"][0]["code"])

    def save(self, name: str, text: str) -> None:
        """Save a file in one step."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_text(text)
        temporary.replace(path)

    def text(self) -> str:
        """Return the text of the PDF."""
        with pypdfium2.PdfDocument(self.folder / "build/full.pdf") as document:
            return " ".join(page.get_textpage().get_text_range() for page in document)


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[Watcher]:
    command = [sys.executable, "-m", "cvtex", "watch", "-C", str(folder), *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, MARK: str(folder)}
    ) as process:
        try:
            yield Watcher(process, folder)
        finally:
            process.kill()


def test_watch_lives_through_a_day_of_editing(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV, "bib/a.bib": ENTRY % ("a", "Invarianten")})
    with watching(folder, "--format", "json", "--engine", engine.name) as watch:
        assert watch.outcome() == "built"
        watch.save("cv.toml", CV.replace("Emmy", "Amalie Emmy"))
        assert watch.outcome() == "built"
        assert "Amalie Emmy" in watch.text()
        watch.save("cv.toml", CV.replace("name =", "nam ="))
        assert watch.outcome() == "missing-key"
        assert "Amalie Emmy" in watch.text()
        watch.save("cv.toml", CV)
        assert watch.outcome() == "built"
        assert "Amalie Emmy" not in watch.text()
        watch.save("cv.toml", f"{CV}\n# a remark prints nothing\n")
        assert watch.outcome() == "unchanged"
        watch.save("bib/b.bib", ENTRY % ("b", "Idealtheorie"))
        assert watch.outcome() == "built"
        assert "Idealtheorie" in watch.text()
        (folder / "bib/b.bib").rename(folder / "bib/c.bib")
        assert watch.outcome() == "built"
        assert "Idealtheorie" in watch.text()
        shutil.rmtree(folder / "bib")
        assert watch.outcome() == "bib-missing-file"
        watch.save("bib/a.bib", ENTRY % ("a", "Ringbereiche"))
        assert watch.outcome() == "built"
        assert "Ringbereiche" in watch.text()
        watch.save("latex_templates/sections/publications.tex", "An override\n")
        assert watch.outcome() == "built"
        assert "An override" in watch.text()
        watch.save("latex_templates/sections/publications.tex", r"\VAR{ nothing.such }")
        assert watch.outcome() == "template-error"
        watch.save("latex_templates/sections/publications.tex", r"\undefinedcommand")
        assert watch.outcome() == "latex_failed"
        assert "An override" in watch.text()
        (folder / "latex_templates/sections/publications.tex").unlink()
        assert watch.outcome() == "built"
        (folder / "cv.toml").unlink()
        assert watch.outcome() == "file-unreadable"
        watch.save("cv.toml", CV.replace("Emmy", "Amalie"))
        assert watch.outcome() == "built"
        assert "Amalie" in watch.text()
        watch.process.send_signal(signal.SIGINT)
        assert watch.process.wait(LONG) == 130
    assert processes_of(folder) == []


def test_watch_goes_on_when_the_output_folder_is_removed(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV, "bib/a.bib": ENTRY % ("a", "Invarianten")})
    with watching(folder, "--format", "json", "--engine", engine.name) as watch:
        assert watch.outcome() == "built"
        for name in ("Amalie", "Amalie Emmy"):
            remove_output(folder)
            watch.save("cv.toml", CV.replace("Emmy", name))
            assert watch.outcome() == "built"
            assert f"{name} Noether" in watch.text()


def test_watch_goes_on_when_outputs_could_not_be_written(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV, "bib/a.bib": ENTRY % ("a", "Invarianten")})
    with watching(folder, "--format", "json", "--engine", engine.name) as watch:
        assert watch.outcome() == "built"
        remove_output(folder)
        (folder / "build").write_text("a file where the folder was")
        watch.save("cv.toml", CV.replace("Emmy", "Amalie"))
        assert watch.outcome() == "file-unwritable"
        (folder / "build").unlink()
        watch.save("cv.toml", CV.replace("Emmy", "Amalie Emmy"))
        assert watch.outcome() == "built"
        assert "Amalie Emmy" in watch.text()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_watch_ends_at_any_moment_and_leaves_nothing(make_project: MakeProject, engine: Engine, name: str) -> None:
    folder = make_project({"cv.toml": CV, "bib/a.bib": ENTRY % ("a", "Invarianten")})
    moments = random.Random(1918)  # noqa: S311 - any moments
    for _ in range(6):
        with watching(folder, "--format", "json", "--engine", engine.name) as watch:
            watch.next()
            watch.save("cv.toml", CV.replace("Emmy", f"Emmy {moments.random()}"))
            time.sleep(moments.uniform(0, 0.5))
            watch.process.send_signal(getattr(signal, name))
            _, said = watch.process.communicate(timeout=LONG)

        assert (watch.process.returncode, said) == (130, "interrupted\n")
        wait_until(lambda: processes_of(folder) == [])
        assert [path.name for path in (folder / "build/.cvtex").glob(".work.*")] == []
        assert watch.text()


def test_watch_tells_people_of_each_round(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV, "bib/a.bib": ENTRY % ("a", "Invarianten")})
    with watching(folder, "--engine", engine.name) as watch:
        assert watch.process.stderr
        lines = iter(watch.process.stderr.readline, "")
        assert next(lines) == f"watching {folder}: cv.toml, its .bib files, templates; Ctrl-C ends it\n"
        assert "first build" in next(lines)
        assert next(lines).split()[:4] == ["full", "built", "1", "page"]
        watch.save("cv.toml", CV.replace("name =", "nam ="))
        assert next(line for line in lines if "cv.toml changed" in line)
        assert next(line for line in lines if line.startswith("error[missing-key]"))
        watch.process.send_signal(signal.SIGTERM)
        assert list(lines)[-1] == "interrupted\n"


def remove_output(folder: Path) -> None:
    """Remove the output folder when the TeX for the next round has its own folder in it."""
    wait_until(lambda: any((folder / "build/.cvtex").glob(".work.*")))
    while (folder / "build").exists():
        shutil.rmtree(folder / "build", ignore_errors=True)


def processes_of(folder: Path) -> list[str]:
    """Return the processes that a watch of this folder has started and that still run."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            environment = (process / "environ").read_bytes()
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            continue
        if f"{MARK}={folder}\0".encode() in environment and state != "Z":
            found.append(process.name)
    return found


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
