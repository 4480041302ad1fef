"""What is temporary belongs to a living process, or is removed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.compile.scratch import replace_whole, scratch_folder, sweep

needs_locks = pytest.mark.skipif(os.name != "posix", reason="needs flock")


def test_a_scratch_folder_is_there_while_it_is_used(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as folder:
        (folder / "file").write_text("x")

    assert list(tmp_path.iterdir()) == []


@needs_locks
def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    code = (
        "import os\nfrom pathlib import Path\nfrom cvtex.compile.scratch import scratch_folder\n"
        f"with scratch_folder(Path({str(tmp_path)!r})) as folder:\n    (folder / 'x').touch()\n    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert len(list(tmp_path.iterdir())) == 1

    with scratch_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_a_living_process_uses_stays(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as one, scratch_folder(tmp_path) as other:
        assert not sweep(tmp_path)
        assert one.is_dir()
        assert other.is_dir()


@needs_locks
def test_nothing_is_swept_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mine.txt").touch()
    (tmp_path / ".work.link").symlink_to("mine")
    os.mkfifo(tmp_path / ".work.pipe")

    sweep(tmp_path)

    assert (tmp_path / "mine" / "mine.txt").is_file()


def test_the_mode_of_a_file_follows_the_umask(tmp_path: Path) -> None:
    (tmp_path / "touched").touch()

    replace_whole(tmp_path / "file", b"x", tmp_path)

    assert (tmp_path / "file").stat().st_mode == (tmp_path / "touched").stat().st_mode
