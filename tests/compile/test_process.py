"""Processes end, with all that they started."""

import os
import sys
import time
from pathlib import Path

import pytest

from cvtex.compile.process import run

SLEEPER = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"


def test_a_process_gives_its_exit_code_and_output(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd()); raise SystemExit(7)"
    finished = run([sys.executable, "-c", code], folder=tmp_path, environment=os.environ, timeout=30)

    assert (finished.exit_code, finished.output.strip(), finished.timed_out) == (7, str(tmp_path), False)


def test_a_process_has_no_input(tmp_path: Path) -> None:
    code = "import sys; print(repr(sys.stdin.read()))"
    finished = run([sys.executable, "-c", code], folder=tmp_path, environment=os.environ, timeout=30)

    assert finished.output.strip() == "''"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
def test_a_time_out_ends_the_whole_group(tmp_path: Path) -> None:
    marker = f"cvtex-test-{os.getpid()}"
    environment = {**os.environ, "CVTEX_TEST_MARKER": marker}
    finished = run([sys.executable, "-c", SLEEPER], folder=tmp_path, environment=environment, timeout=1.0)

    assert finished.timed_out
    deadline = time.monotonic() + 10
    while (left := processes_with(marker)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


def processes_with(marker: str) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        try:
            environment = (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            continue
        if marker.encode() in environment and state != "Z":
            found.append(folder.name)
    return found
