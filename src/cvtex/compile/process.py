"""The one place that starts a process."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a process."""

    exit_code: int
    output: str
    timed_out: bool = False


_LIMITED = 'ulimit -t "$1" -f "$2" 2>/dev/null; shift 2; exec "$@"'
"""Limits that hold even when this process is killed: seconds of CPU, and 512-byte blocks of any file written."""

_MAX_BLOCKS = 1_000_000

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()
_ending = threading.Event()


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an exception that ends the block, an interrupt above all, end every process that other threads wait for."""
    _ending.clear()
    try:
        yield
    except BaseException:
        with _lock:
            _ending.set()
            for process in _running:
                _end_group(process)
        raise


def run(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], timeout: float) -> Finished:
    """Run a command in a folder to its end, without input, and return its exit code and what it printed.

    After `timeout` seconds, or at an exception that ends `interruptible`, it ends with all that it started.
    """
    arguments = [os.fspath(part) for part in command]
    if os.name == "posix":
        arguments = ["/bin/sh", "-c", _LIMITED, "sh", str(int(timeout) + 1), str(_MAX_BLOCKS), *arguments]
    with subprocess.Popen(  # noqa: S603 - the commands are cvtex's own, never a user's text
        arguments,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        with _lock:
            _running.add(process)
            if _ending.is_set():  # the interrupt came while the process was being started
                _end_group(process)
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            _end_group(process)
            output, _ = process.communicate()
            return Finished(process.returncode, output.decode(errors="replace"), timed_out=True)
        except BaseException:  # an interrupt, too, must not leave the process behind
            _end_group(process)
            raise
        finally:
            with _lock:
                _running.discard(process)
    return Finished(process.returncode, output.decode(errors="replace"))


def _end_group(process: subprocess.Popen[bytes]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
