"""What cvtex leaves on disk."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.outputs import Outputs, digest, output_folder


def left_in(folder: Path) -> list[str]:
    """Return the names of the files in a folder, those below it included."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)
    path = outputs.path("full", ".pdf")

    outputs.write(path, b"old")
    outputs.write(path, b"new")

    assert path.read_bytes() == b"new"
    assert left_in(tmp_path) == ["full.pdf"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = Outputs(tmp_path)
    path = outputs.path("full", ".pdf")
    outputs.write(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CvtexError, match="no space left"):
        outputs.write(path, b"new")

    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["full.pdf"]


def test_the_work_folder_keeps_what_was_learnt_and_no_more(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)

    with outputs.work_folder("full") as work:
        (work / "document.aux").write_text("learnt")
        (work / "document.log").write_text("log")
        (work / "document.xyz").write_text("rubbish")
        outputs.keep(work, "full", [".aux", ".log"])
    with outputs.work_folder("full") as work:
        assert (work / "document.aux").read_text() == "learnt"
        assert not (work / "document.xyz").exists()

    assert outputs.log_path("full").read_text() == "log"


def test_two_builds_have_two_work_folders(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)

    with outputs.work_folder("full") as one, outputs.work_folder("full") as other:
        assert one != other


@pytest.mark.parametrize("damage", ["not JSON", "[1, 2]", '{"made_of": 5}', ""])
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: str) -> None:
    outputs = Outputs(tmp_path)
    outputs.note("full", {"made_of": "x"})
    (outputs.state / "full" / "built.json").write_text(damage)
    (outputs.state / ".written.json").write_text(damage)

    assert outputs.stamp("full").get("made_of") != "x"
    assert outputs.written() == []


def test_cleaning_takes_only_what_was_written(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "build")
    outputs.remember([outputs.path("full", ".pdf")])
    outputs.write(outputs.path("full", ".pdf"), b"x")
    (tmp_path / "build" / "mine").write_text("mine")

    outputs.clean()

    assert [path.name for path in (tmp_path / "build").iterdir()] == ["mine"]


def test_a_fingerprint_knows_where_its_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", b"c") == digest(b"ab", "c")


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        pytest.param('[build]\ndirectory = "out"', "out", id="named"),
        pytest.param("", "build", id="default"),
        pytest.param("not TOML", "build", id="unreadable"),
        pytest.param("[build]\ndirectory = 5", "build", id="wrong"),
    ],
)
def test_the_output_folder_is_known_without_a_valid_cv(tmp_path: Path, text: str, folder: str) -> None:
    (tmp_path / "cv.toml").write_text(text)

    assert output_folder(tmp_path) == tmp_path / folder


def test_two_builds_at_once_lose_no_name_of_the_list(tmp_path: Path) -> None:
    names = [f"variant{number}" for number in range(40)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda name: Outputs(tmp_path).remember([tmp_path / f"{name}.pdf"]), names))

    assert sorted(Outputs(tmp_path).written()) == sorted(f"{name}.pdf" for name in names)


def test_cleaning_leaves_a_running_build_its_folder(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)

    with outputs.work_folder("full") as work:
        outputs.clean()
        assert work.is_dir()

    assert outputs.clean() == [outputs.state]


def test_a_log_without_end_is_kept_in_part(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path)

    with outputs.work_folder("full") as work:
        (work / "document.log").write_bytes(bytes(1 << 24))
        outputs.keep(work, "full", [".log"])

    assert outputs.log_path("full").stat().st_size == 1 << 23


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "build")
    left = outputs.state / ".work.killed"
    left.mkdir(parents=True)
    with outputs.work_folder("full") as work:
        outputs.sweep()
        assert work.is_dir()

    assert not left.exists()
