"""The one place that starts a process."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a process: its exit code and the first of what it printed."""

    exit_code: int
    output: str
    timed_out: bool = False


_MEGABYTE = 1 << 20
_MOST_WRITTEN = 128 * _MEGABYTE
"""Bytes that a process may add to its folder, in one file or in all of them."""
_MOST_MEMORY = 2048 * _MEGABYTE
_MOST_PRINTED = 64 * _MEGABYTE
_KEPT = 4 * _MEGABYTE
"""Bytes of what a process prints that are kept."""

OVERFLOWED = "! It wrote too much without coming to an end, and was stopped"
"""The last line of the output of a process that met one of the limits of what it may write."""

_GUARDED = """
ulimit -t "$1" 2>/dev/null; ulimit -f "$2" 2>/dev/null; ulimit -d "$3" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 3
{ read -r end; kill -KILL 0; } <&2 >/dev/null 2>&1 &
exec "$@" 2>&1
"""
"""Limits, and a guard, that hold even when this process is killed.

The limits are seconds of CPU, 512-byte blocks of any file, kilobytes of memory (POSIX.1-2024, `ulimit`; a shell that
cannot set one goes on without). The guard ends the process group when the pipe that comes as its standard error is
closed, whoever closes it.
"""

_LOOK_UP = 0.2
"""Seconds after which it is looked at the latest how much a process has written."""

_LAST_WORDS = 1.0
"""Seconds that a process has for its last words when its time is over."""

_AT_ONCE = 10.0
"""Seconds within which the system has ended a process that was killed."""

_running: "set[subprocess.Popen[bytes]]" = set()
_lock = threading.Lock()
_ending = threading.Event()
_blocks = 0


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an exception that ends the block, an interrupt above all, end every process that other threads wait for.

    Blocks may stand in each other; after such an end no other process can be started until the outermost has ended
    or another one begins, for which threads of the one before have ended.
    """
    global _blocks  # noqa: PLW0603 - processes are the whole program's
    _blocks += 1
    _ending.clear()
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

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, lifeline: int | None) -> None:
        self._process = process
        self._folder = folder
        self._lifeline = lifeline
        self._before = _size(folder)
        self._output = bytearray()
        self._printed = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def finish(self, line: bytes = b"", *, timeout: float) -> Finished:
        """Give it the last of its input and return its exit code and what it printed.

        After `timeout` seconds, when it has written or printed too much, or at an exception that ends
        `interruptible`, it ends with all that it started.
        """
        deadline = time.monotonic() + timeout
        timed_out = overflowed = False
        try:
            self._give(line)
            while self._reader.is_alive() and not (timed_out or overflowed):
                self._reader.join(max(0.0, min(_LOOK_UP, deadline - time.monotonic())))
                timed_out = time.monotonic() >= deadline
                overflowed = self._overflowed()
            timed_out = timed_out and self._reader.is_alive()
            if timed_out:
                self._interrupt()
        finally:  # an interrupt, too, must not leave the process behind
            self._close()
        overflowed = not timed_out and (overflowed or self._overflowed())
        output = bytes(self._output[:_KEPT]).decode(errors="replace")
        return Finished(self._process.returncode, f"{output}\n{OVERFLOWED}" if overflowed else output, timed_out)

    def end(self) -> None:
        """End it, with all that it started; nothing happens where it has ended."""
        self._close()

    def _interrupt(self) -> None:
        """Ask for an end: TeX notes in its log where it is, and gives up."""
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGINT)
            self._reader.join(_LAST_WORDS)

    def _give(self, line: bytes) -> None:
        stdin = self._process.stdin
        if stdin and not stdin.closed:
            with contextlib.suppress(OSError):  # it has ended already
                stdin.write(line)
            with contextlib.suppress(OSError):
                stdin.close()

    def _close(self) -> None:
        """End the whole group: the process, where it has not ended, and whatever it has left behind."""
        if self._process.returncode is None and self._reader.is_alive():
            _end_group(self._process)
        self._give(b"")
        self._reader.join(_AT_ONCE)
        try:
            self._process.wait(_AT_ONCE if self._lifeline is None else _LOOK_UP)
        except subprocess.TimeoutExpired:  # it has closed its output, and goes on
            _end_group(self._process)
            self._process.wait(_AT_ONCE)
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None
        with _lock:
            _running.discard(self._process)

    def _read(self) -> None:
        """Take what the process prints, and keep the first of it."""
        stdout = self._process.stdout
        while stdout and (read := os.read(stdout.fileno(), 1 << 16)):
            self._printed += len(read)
            if len(self._output) < _KEPT:
                self._output += read
        if stdout:
            stdout.close()

    def _overflowed(self) -> bool:
        return self._printed > _MOST_PRINTED or _size(self._folder) - self._before >= _MOST_WRITTEN


def run(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], timeout: float) -> Finished:
    """Run a command in a folder to its end, without input, and return its exit code and what it printed.

    After `timeout` seconds, when it has written too much, or at an exception that ends `interruptible`, it ends with
    all that it started.
    """
    return start(command, folder=folder, environment=environment, seconds=timeout).finish(timeout=timeout)


def start(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], seconds: float) -> Running:
    """Start a command in a folder and return it; it may use the processor for so many seconds.

    It ends with this process, however this one ends.
    """
    arguments = [os.fspath(part) for part in command]
    guard = lifeline = None
    if os.name == "posix":
        limits = (int(seconds) + 1, _MOST_WRITTEN // 512, _MOST_MEMORY // 1024)
        arguments = ["/bin/sh", "-c", _GUARDED, "sh", *map(str, limits), *arguments]
        guard, lifeline = os.pipe()  # no other process inherits the end that stays here
    try:
        process = subprocess.Popen(  # noqa: S603 - the commands are cvtex's own, never a user's text
            arguments,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if guard is None else guard,
            start_new_session=True,
        )
    except BaseException:
        if lifeline is not None:
            os.close(lifeline)
        raise
    finally:
        if guard is not None:
            os.close(guard)
    with _lock:
        _running.add(process)
        if _ending.is_set():  # the interrupt came while the process was being started
            _end_group(process)
    return Running(process, folder, lifeline)


def _size(folder: Path) -> int:
    """Return how many bytes the files in a folder have together."""
    try:
        with os.scandir(folder) as files:
            return sum(file.stat(follow_symlinks=False).st_size for file in files)
    except OSError:  # one of them, or the folder, has just been removed
        return 0


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
