"""The record of what was looked at in a project."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.build import check
from cvtex.diagnostics import CvtexError
from cvtex.source.reads import Reads
from support import MakeProject


def _looked(root: Path) -> Reads:
    """Return the record of a look at a file, at two places where nothing is, and at a pattern."""
    (root / "bib").mkdir()
    (root / "cv.toml").write_text("name")
    (root / "bib/a.bib").write_text("a")
    reads = Reads(root)
    assert reads.file(root / "cv.toml") == b"name"
    assert not reads.is_file(root / "latex_templates/document.tex")
    assert not reads.is_file(root / "missing.bib")
    assert reads.glob(root, "bib/*.bib") == [root / "bib/a.bib"]
    reads.file(root / "bib/a.bib")
    return reads


def _make_template(root: Path) -> None:
    (root / "latex_templates").mkdir()
    (root / "latex_templates/document.tex").write_text("x")


def _make_folder(root: Path) -> None:
    (root / "cv.toml").unlink()
    (root / "cv.toml").mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "same-size": lambda root: (root / "cv.toml").write_text("mane"),
    "emptied": lambda root: (root / "cv.toml").write_text(""),
    "removed": lambda root: (root / "cv.toml").unlink(),
    "now-a-folder": _make_folder,
    "override-appears": _make_template,
    "missing-file-appears": lambda root: (root / "missing.bib").write_text("m"),
    "file-for-a-pattern-appears": lambda root: (root / "bib/b.bib").write_text("b"),
    "file-of-a-pattern-disappears": lambda root: (root / "bib/a.bib").unlink(),
    "file-of-a-pattern-renamed": lambda root: (root / "bib/a.bib").rename(root / "bib/c.bib"),
    "folder-removed": lambda root: shutil.rmtree(root / "bib"),
}

NO_CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "touched": lambda root: os.utime(root / "cv.toml", (1, 1)),
    "written-again": lambda root: (root / "cv.toml").write_text("name"),
    "saved-by-renaming": lambda root: (root / "new").write_text("name") and (root / "new").replace(root / "cv.toml"),
    "reverted": lambda root: [(root / "bib/a.bib").write_text(text) for text in ("b", "a")],
    "another-file": lambda root: (root / "notes.txt").write_text("x"),
    "a-file-that-no-pattern-names": lambda root: (root / "bib/a.bib.swp").write_text("x"),
    "a-folder-by-the-pattern": lambda root: (root / "bib/old.bib").mkdir(),
    "a-folder-where-nothing-was": lambda root: (root / "missing.bib").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(tmp_path: Path, change: Callable[[Path], object]) -> None:
    reads = _looked(tmp_path)

    change(tmp_path)

    assert not reads.unchanged()


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_reading_again_would_not_show_is_no_change(tmp_path: Path, change: Callable[[Path], object]) -> None:
    reads = _looked(tmp_path)

    change(tmp_path)

    assert reads.unchanged()


def test_the_same_length_at_the_same_time_is_no_disguise(tmp_path: Path) -> None:
    reads = _looked(tmp_path)
    times = (tmp_path / "cv.toml").stat()

    (tmp_path / "cv.toml").write_text("mane")
    os.utime(tmp_path / "cv.toml", ns=(times.st_atime_ns, times.st_mtime_ns))

    assert not reads.unchanged()


def test_a_file_that_changed_between_two_looks_is_not_unchanged(tmp_path: Path) -> None:
    reads = _looked(tmp_path)

    (tmp_path / "cv.toml").write_text("other")
    reads.file(tmp_path / "cv.toml")
    (tmp_path / "cv.toml").write_text("name")

    assert not reads.unchanged()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything: run as another user")
def test_a_file_that_becomes_readable_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.bib").touch(mode=0)
    reads = Reads(tmp_path)
    with pytest.raises(PermissionError):
        reads.file(tmp_path / "a.bib")

    (tmp_path / "a.bib").chmod(0o600)

    assert not reads.unchanged()


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.bib")
    reads = Reads(tmp_path)

    assert not reads.is_file(tmp_path / "a.bib")
    with pytest.raises(OSError, match="Invalid argument"):
        reads.file(tmp_path / "a.bib")
    assert reads.unchanged()


def test_a_name_that_no_file_can_have_names_none(tmp_path: Path) -> None:
    reads = Reads(tmp_path)

    assert not reads.is_file(tmp_path / "a\0b.bib")
    assert reads.unchanged()
    assert reads.folders() == frozenset()


def test_what_cannot_be_looked_at_is_reported_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 300)
    reads = Reads(tmp_path)

    assert reads.is_file(path)
    with pytest.raises(OSError, match="too long"):
        reads.file(path)
    assert reads.unchanged()


def test_json_keeps_the_record(tmp_path: Path) -> None:
    reads = _looked(tmp_path)
    (tmp_path / os.fsdecode(b"bib/\xe9.bib")).write_text("not UTF-8")
    reads.glob(tmp_path, "bib/*.bib")

    again = Reads.from_json(reads.to_json(), tmp_path)

    assert again.unchanged()
    assert again.to_json() == reads.to_json()
    (tmp_path / "cv.toml").write_text("mane")
    assert not again.unchanged()


def test_a_record_speaks_of_the_project_that_it_was_copied_with(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    text = _looked(first).to_json()
    shutil.copytree(first, second)
    (second / "cv.toml").write_text("mane")

    assert Reads.from_json(text, first).unchanged()
    assert not Reads.from_json(text, second).unchanged()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": [], "globs": []}', '{"files": {}, "globs": [1]}'])
def test_anything_else_is_no_record(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"record|JSON|Expecting|unpack"):
        Reads.from_json(text, tmp_path)


@pytest.mark.parametrize("change", ["emptied", "removed", "folder-removed"])
def test_half_a_save_is_suspected(tmp_path: Path, change: str) -> None:
    reads = _looked(tmp_path)
    assert not reads.emptied()

    CHANGES[change](tmp_path)

    assert reads.emptied()


def test_folders_are_those_of_the_files_the_patterns_and_what_is_missing(tmp_path: Path) -> None:
    reads = _looked(tmp_path)

    assert reads.folders() == {tmp_path, tmp_path / "bib"}
    _make_template(tmp_path)
    assert reads.folders() == {tmp_path, tmp_path / "bib", tmp_path / "latex_templates"}


def test_folders_of_a_pattern_through_folders_are_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "bib/old/older").mkdir(parents=True)
    reads = Reads(tmp_path)
    reads.glob(tmp_path, "bib/**/*.bib")

    assert reads.folders() == {tmp_path / "bib", tmp_path / "bib/old", tmp_path / "bib/old/older"}


def test_a_linked_file_is_watched_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/refs.bib").write_text("a")
    (tmp_path / "project/refs.bib").symlink_to(tmp_path / "elsewhere/refs.bib")
    reads = Reads(tmp_path / "project")
    reads.file(tmp_path / "project/refs.bib")

    assert reads.folders() == {tmp_path / "project", tmp_path / "elsewhere"}


def test_a_build_notes_sources_templates_and_where_overrides_could_be(make_project: MakeProject) -> None:
    folder = make_project()

    project, _, _ = check(folder)

    noted = project.reads.to_json()
    for name in ("cv.toml", "refs.bib", "latex_templates/document.tex", "latex_templates/publications/default.tex"):
        assert f'"{name}"' in noted
    assert '"latex_templates/macros.tex": "no file"' in noted
    assert project.reads.unchanged()


def test_what_is_read_before_a_failure_is_noted(make_project: MakeProject) -> None:
    folder = make_project(**{"cv.toml": '[person]\nnam = "Emmy Noether"\n[publications]\nfiles = ["none.bib"]\n'})
    reads = Reads(folder)

    with pytest.raises(CvtexError):
        check(folder, (), reads)

    assert reads.unchanged()
    (folder / "none.bib").write_text("")
    assert not reads.unchanged()


def test_it_is_read_without_the_libraries_that_a_build_needs() -> None:
    code = "import sys, cvtex.source.reads; print({'pydantic', 'jinja2', 'bibtexparser', 'click'} & sys.modules.keys())"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        pytest.param("bib/*.bib", ["bib/a.bib"], id="beside others"),
        pytest.param("**/*.bib", ["bib/a.bib"], id="at any depth"),
        pytest.param("bib/.*.bib", ["bib/.#a.bib", "bib/._a.bib"], id="asked for"),
        pytest.param("bib/*", ["bib/a.bib"], id="beside what editors make"),
        pytest.param("bib/*~", ["bib/a.bib~"], id="a copy that is asked for"),
        pytest.param(".git/*.bib", [".git/b.bib"], id="in a hidden folder that is asked for"),
    ],
)
def test_hidden_files_are_found_where_they_are_asked_for(tmp_path: Path, pattern: str, found: list[str]) -> None:
    others = ("bib/a.bib~", "bib/#a.bib#", "bib/4913", "bib/a.bib.bak", "bib/a.bib.tmp")
    for name in ("bib/a.bib", "bib/.#a.bib", "bib/._a.bib", ".git/b.bib", *others):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert [path.relative_to(tmp_path).as_posix() for path in Reads(tmp_path).glob(tmp_path, pattern)] == found
