"""Processes end, with all that they started."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cvtex.compile.process import interruptible, run

SLEEPER = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"


def test_a_process_gives_its_exit_code_and_output(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd()); raise SystemExit(7)"
    finished = run([sys.executable, "-c", code], folder=tmp_path, environment=os.environ, timeout=30)

    assert (finished.exit_code, finished.output.strip(), finished.timed_out) == (7, str(tmp_path), False)


def test_a_process_has_no_input(tmp_path: Path) -> None:
    code = "import sys; print(repr(sys.stdin.read()))"
    finished = run([sys.executable, "-c", code], folder=tmp_path, environment=os.environ, timeout=30)

    assert finished.output.strip() == "''"


def test_a_block_that_failed_within_another_keeps_the_next_one_from_nothing(tmp_path: Path) -> None:
    with interruptible():
        with pytest.raises(BlockingIOError), interruptible():
            raise BlockingIOError
        with interruptible():
            finished = run([sys.executable, "-c", "print(1)"], folder=tmp_path, environment=os.environ, timeout=30)

    assert (finished.exit_code, finished.output.strip()) == (0, "1")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
def test_a_time_out_ends_the_whole_group(tmp_path: Path) -> None:
    marker = f"cvtex-test-{os.getpid()}"
    environment = {**os.environ, "CVTEX_TEST_MARKER": marker}
    finished = run([sys.executable, "-c", SLEEPER], folder=tmp_path, environment=environment, timeout=1.0)

    assert finished.timed_out
    wait_until_gone(marker)


def wait_until_gone(marker: str) -> None:
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


@pytest.mark.skipif(os.name != "posix", reason="limits are set by a POSIX shell")
@pytest.mark.parametrize(
    ("code", "stopped_by"),
    [
        pytest.param("f = open('big', 'wb')\nwhile True: f.write(bytes(1 << 20))", "too much", id="a file without end"),
        pytest.param(
            "import itertools\nfor n in itertools.count(): open(str(n), 'wb').write(bytes(1 << 23))",
            "too much",
            id="files without end",
        ),
        pytest.param("while True: print('x' * 1000)", "too much", id="output without end"),
        pytest.param("x = bytearray(3 << 30)", "MemoryError", id="memory"),
    ],
)
def test_a_process_has_limits(tmp_path: Path, code: str, stopped_by: str) -> None:
    finished = run([sys.executable, "-c", code], folder=tmp_path, environment=os.environ, timeout=60)

    assert finished.exit_code != 0
    assert not finished.timed_out
    assert stopped_by in finished.output.splitlines()[-1]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1 << 30
    assert len(finished.output) < 1 << 23


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
@pytest.mark.parametrize("ends", ["os.kill(os.getpid(), 9)", "os._exit(0)", "sys.exit()", "1 / 0"])
def test_a_process_ends_with_the_one_that_started_it(tmp_path: Path, ends: str) -> None:
    marker = f"cvtex-test-{os.getpid()}-ends"
    code = (
        "import os, sys, time\nfrom pathlib import Path\nfrom cvtex.compile.process import start\n"
        f"start([sys.executable, '-c', {SLEEPER!r}], folder=Path({str(tmp_path)!r}), environment=os.environ, seconds=60)\n"
        f"time.sleep(0.5)\n{ends}\n"
    )
    environment = {**os.environ, "CVTEX_TEST_MARKER": marker}

    subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True, timeout=30)

    wait_until_gone(marker)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
def test_what_a_process_leaves_behind_ends_with_it(tmp_path: Path) -> None:
    marker = f"cvtex-test-{os.getpid()}-behind"
    code = SLEEPER.replace("subprocess.run(", "subprocess.Popen(").replace("])", "], stdout=-3, stderr=-3)")

    finished = run(
        [sys.executable, "-c", code],
        folder=tmp_path,
        environment={**os.environ, "CVTEX_TEST_MARKER": marker},
        timeout=30,
    )

    assert (finished.exit_code, finished.timed_out) == (0, False)
    wait_until_gone(marker)
