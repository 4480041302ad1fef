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

_AT_ONCE = 10.0
"""Seconds within which the system has ended a process that was killed."""

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()
_ending = threading.Event()
_blocks = 0


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an exception that ends the block, an interrupt above all, end every process that other threads wait for.

    Blocks may stand in each other; until the outermost has ended, no other process can be started after such an end.
    """
    global _blocks  # noqa: PLW0603 - processes are the whole program's
    _blocks += 1
    try:
        yield
    except BaseException:
        with _lock:
            _ending.set()
            for process in _running:
                _end_group(process)
        raise
    finally:
        _blocks -= 1
        if not _blocks:
            _ending.clear()


class Running:
    """A process that was started; its standard input is open until it is asked to finish."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def finish(self, line: bytes = b"", *, timeout: float) -> Finished:
        """Give it the last of its input and return its exit code and what it printed.

        After `timeout` seconds, or at an exception that ends `interruptible`, it ends with all that it started.
        """
        process = self._process
        timed_out = False
        try:
            output, _ = process.communicate(line, timeout=timeout)
        except subprocess.TimeoutExpired:
            _end_group(process)
            output, _ = process.communicate()
            timed_out = True
        except BaseException:  # an interrupt, too, must not leave the process behind
            _end_group(process)
            raise
        finally:
            with _lock:
                _running.discard(process)
        return Finished(process.returncode, output.decode(errors="replace"), timed_out=timed_out)

    def end(self) -> None:
        """End it, with all that it started; nothing happens where it has ended."""
        if self._process.poll() is None:
            _end_group(self._process)
            self.finish(timeout=_AT_ONCE)


def run(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], timeout: float) -> Finished:
    """Run a command in a folder to its end, without input, and return its exit code and what it printed.

    After `timeout` seconds, or at an exception that ends `interruptible`, it ends with all that it started.
    """
    return start(command, folder=folder, environment=environment, seconds=timeout).finish(timeout=timeout)


def start(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], seconds: float) -> Running:
    """Start a command in a folder and return it; it may use the processor for so many seconds."""
    arguments = [os.fspath(part) for part in command]
    if os.name == "posix":
        arguments = ["/bin/sh", "-c", _LIMITED, "sh", str(int(seconds) + 1), str(_MAX_BLOCKS), *arguments]
    process = subprocess.Popen(  # noqa: S603 - the commands are cvtex's own, never a user's text
        arguments,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    with _lock:
        _running.add(process)
        if _ending.is_set():  # the interrupt came while the process was being started
            _end_group(process)
    return Running(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
