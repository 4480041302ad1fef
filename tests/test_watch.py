"""Watching: which saves make a round, and which do not."""

import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import watchfiles

from cvtex import watch as watching
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.results import BuildResult
from cvtex.source.reads import Reads
from cvtex.watch import Round, watch

LONG = 60.0
"""Seconds after which a test gives up: no result depends on them."""


class Watched:
    """A folder that is being watched by a build that reads it and joins the texts of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rounds: queue.Queue[tuple[Round, str]] = queue.Queue()
        self.texts: list[str] = []
        """What each build has read."""
        self.reading = threading.Event()
        self.may_end = threading.Event()
        self.may_end.set()
        self.full_disk = False

    def build(self, reads: Reads) -> BuildResult:
        paths = [self.folder / "cv.toml", *reads.glob(self.folder, "bib/*.bib")]
        if reads.is_file(override := self.folder / "latex_templates/document.tex"):
            paths.append(override)
        try:
            text = " ".join(reads.file(path).decode() for path in paths)
        except FileNotFoundError as error:
            raise CvtexError([Diagnostic("file-unreadable", "there is no cv.toml")]) from error
        finally:
            self.reading.set()
            assert self.may_end.wait(LONG)
        self.texts.append(text)
        if "mistake" in text:
            raise CvtexError([Diagnostic("mistake", text)])
        if self.full_disk:
            raise OSError(28, "No space left on device", "build/full.pdf")
        return BuildResult((), reads)

    def run(self, stop: threading.Event) -> None:
        for done in watch(self.folder, self.build, stop):
            self.rounds.put((done, self.texts[-1] if self.texts else ""))

    def next(self) -> Round:
        return self.rounds.get(timeout=LONG)[0]

    def save(self, text: str, name: str = "cv.toml") -> None:
        """Save a file in one step, as editors do."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_text(text)
        temporary.replace(path)

    def made_a_round(self, text: str, *names: str) -> bool:
        """Return whether the next round was made of this text because these files changed."""
        done, read = self.rounds.get(timeout=LONG)
        return (read, set(done.changed)) == (text, set(names))


@contextmanager
def _watching(folder: Path) -> Iterator[Watched]:
    (folder / "bib").mkdir()
    (folder / "cv.toml").write_text("one")
    (folder / "bib/a.bib").write_text("a")
    watched, stop = Watched(folder), threading.Event()
    thread = threading.Thread(target=watched.run, args=(stop,))
    thread.start()
    try:
        yield watched
    finally:
        stop.set()
        watched.may_end.set()
        thread.join(LONG)
    assert not thread.is_alive()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A watched folder whose first round has been."""
    with _watching(tmp_path) as found:
        assert found.made_a_round("one a")
        yield found


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine is, the second half of a save comes soon enough."""
    monkeypatch.setattr(watching, "_PATIENCE", LONG)


@pytest.fixture
def impatient(patient: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it comes after that
    """What is there is all that was saved."""
    monkeypatch.setattr(watching, "_PATIENCE", 0.0)


def test_a_save_makes_a_round(watched: Watched) -> None:
    (watched.folder / "cv.toml").write_text("two")

    assert watched.made_a_round("two a", "cv.toml")


def test_a_save_by_renaming_makes_a_round(watched: Watched) -> None:
    for text in ("two", "three"):
        watched.save(text)

        assert watched.made_a_round(f"{text} a", "cv.toml")


def test_a_save_that_keeps_the_old_file_makes_a_round(watched: Watched) -> None:
    (watched.folder / "cv.toml").rename(watched.folder / "cv.toml~")
    (watched.folder / "cv.toml").write_text("two")

    assert watched.made_a_round("two a", "cv.toml")


def test_several_files_saved_at_once_are_named_together(watched: Watched) -> None:
    watched.may_end.clear()
    watched.reading.clear()
    watched.save("two")
    assert watched.reading.wait(LONG)
    watched.save("three")
    watched.save("b", "bib/a.bib")
    watched.may_end.set()

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.made_a_round("three b", "cv.toml", "bib/a.bib")


def test_saves_during_a_build_make_one_more_round(watched: Watched) -> None:
    watched.may_end.clear()
    watched.reading.clear()
    watched.save("two")
    assert watched.reading.wait(LONG)
    for text in ("three", "four", "five"):
        watched.save(text)
    watched.may_end.set()

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.made_a_round("five a", "cv.toml")
    watched.save("six")
    assert watched.made_a_round("six a", "cv.toml")
    assert watched.texts == ["one a", "two a", "five a", "six a"]


def _write_output(folder: Path) -> None:
    (folder / "build").mkdir()
    (folder / "build/full.pdf").write_text("%PDF")


NO_ROUND: dict[str, Callable[[Path], object]] = {
    "touched": lambda folder: os.utime(folder / "cv.toml"),
    "written-again": lambda folder: (folder / "cv.toml").write_text("one"),
    "another-file": lambda folder: (folder / "notes.txt").write_text("x"),
    "output": _write_output,
    "swap-file": lambda folder: (folder / "bib/.a.bib.swp").write_text("x"),
    "permissions": lambda folder: (folder / "cv.toml").chmod(0o600),
}


@pytest.mark.parametrize("event", NO_ROUND.values(), ids=NO_ROUND)
def test_what_changes_nothing_that_was_read_makes_no_round(watched: Watched, event: Callable[[Path], object]) -> None:
    event(watched.folder)
    watched.save("two")

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.texts == ["one a", "two a"]


def test_a_file_that_a_pattern_finds_later_makes_a_round(watched: Watched) -> None:
    watched.save("b", "bib/b.bib")

    assert watched.made_a_round("one a b", "bib/b.bib")
    watched.save("c", "bib/b.bib")
    assert watched.made_a_round("one a c", "bib/b.bib")


@pytest.mark.usefixtures("impatient")
def test_a_renamed_file_makes_a_round(watched: Watched) -> None:
    (watched.folder / "bib/a.bib").rename(watched.folder / "bib/b.bib")

    assert watched.made_a_round("one a", "bib/a.bib", "bib/b.bib")


@pytest.mark.usefixtures("impatient")
def test_an_override_that_appears_and_goes_makes_rounds(watched: Watched) -> None:
    watched.save("mine", "latex_templates/document.tex")

    assert watched.made_a_round("one a mine", "latex_templates/document.tex")
    watched.save("other", "latex_templates/document.tex")
    assert watched.made_a_round("one a other", "latex_templates/document.tex")
    shutil.rmtree(watched.folder / "latex_templates")
    assert watched.made_a_round("one a", "latex_templates/document.tex")


@pytest.mark.usefixtures("impatient")
def test_a_folder_that_is_removed_and_made_again_is_watched_on(watched: Watched) -> None:
    shutil.rmtree(watched.folder / "bib")

    assert watched.made_a_round("one", "bib/a.bib")
    watched.save("b", "bib/a.bib")
    assert watched.made_a_round("one b", "bib/a.bib")
    watched.save("c", "bib/a.bib")
    assert watched.made_a_round("one c", "bib/a.bib")


@pytest.mark.usefixtures("impatient")
def test_the_whole_project_may_go_and_come_back(watched: Watched) -> None:
    shutil.rmtree(watched.folder)  # which may be seen while a part of it is still there

    codes = next(codes for _ in range(3) if (codes := [found.code for found in watched.next().diagnostics]))
    assert codes == ["file-unreadable"]
    watched.save("two")
    assert watched.made_a_round("two", "cv.toml")


@pytest.mark.usefixtures("impatient")
def test_a_mistake_is_told_and_watching_goes_on(watched: Watched) -> None:
    watched.save("mistake")

    assert [diagnostic.code for diagnostic in watched.next().diagnostics] == ["mistake"]
    watched.save("two")
    assert watched.made_a_round("two a", "cv.toml")


@pytest.mark.usefixtures("impatient")
def test_a_full_disk_is_told_and_watching_goes_on(watched: Watched) -> None:
    watched.full_disk = True
    watched.save("two")

    (diagnostic,) = watched.next().diagnostics
    assert diagnostic.message == "cannot use `build/full.pdf`: no space left on device"
    watched.full_disk = False
    watched.save("three")
    assert watched.made_a_round("three a", "cv.toml")


def test_a_file_that_is_emptied_before_it_is_written_makes_one_round(watched: Watched) -> None:
    (watched.folder / "cv.toml").write_text("")
    watched.folder.joinpath("notes.txt").write_text("an event between the two")
    (watched.folder / "cv.toml").write_text("two")

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.texts == ["one a", "two a"]


def test_a_file_that_is_removed_before_it_is_written_makes_one_round(watched: Watched) -> None:
    (watched.folder / "cv.toml").unlink()
    threading.Timer(0.1, (watched.folder / "cv.toml").write_text, ["two"]).start()

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.texts == ["one a", "two a"]


def test_half_a_save_is_not_told_when_the_rest_follows(watched: Watched) -> None:
    watched.reading.clear()
    watched.save("half a mistake")
    assert watched.reading.wait(LONG)
    watched.save("two")

    assert watched.made_a_round("two a", "cv.toml")
    assert watched.texts == ["one a", "half a mistake a", "two a"]


@pytest.mark.usefixtures("impatient")
def test_a_file_that_stays_empty_makes_a_round(watched: Watched) -> None:
    (watched.folder / "bib/a.bib").write_text("")

    assert watched.made_a_round("one ", "bib/a.bib")


def test_a_system_that_tells_of_no_events_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        msg = "too many open files"
        raise RuntimeError(msg)

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with _watching(tmp_path) as watched:
        assert watched.made_a_round("one a")
        watched.save("two")
        assert watched.made_a_round("two a", "cv.toml")


def test_a_stop_before_the_first_build_builds_nothing(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()

    assert list(watch(tmp_path, lambda reads: BuildResult((), reads), stop)) == []
