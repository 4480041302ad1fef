"""From a save to the new PDF, by a command that watches its sources."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from time import monotonic, perf_counter, sleep
from types import TracebackType
from typing import Self

from benchmarks.measure import ENVIRONMENT, Command, FailedError, Sample, last_word

_IDLE = 1.5
"""Seconds between a new PDF and the next save: nobody saves again at once."""

_LOOK_UP = 0.001
_LONGEST = 60.0
_END = b"%%EOF"


class Watching:
    """A command that runs and watches, and saves of the files that it watches, one after another in turn."""

    def __init__(self, command: Command, folder: Path, pdf: Path, saves: Sequence[Callable[[], None]]) -> None:
        """Take the command, where it runs, the PDF that it makes, and what saves the next edit of each file."""
        self._command = command
        self._folder = folder
        self._pdf = pdf
        self._saves = cycle(saves)
        self._printed = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the context ends
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._printed.close()

    def measure(self) -> Sample:
        """Return what it takes from the moment of a save until the new PDF is there, whole.

        Raises:
            FailedError: the command ended, or there was no new PDF within a minute.

        """
        process = self._running()
        sleep(_IDLE)
        old, content = _state(self._pdf), self._pdf.read_bytes()
        save = next(self._saves)
        started = perf_counter()
        save()
        self._wait(process, old)
        seconds = perf_counter() - started
        if self._pdf.read_bytes() == content:
            msg = "the PDF was written again as it was"
            raise FailedError(msg)
        return Sample(seconds, _megabytes(process.pid))

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=self._printed,
                stderr=subprocess.STDOUT,
            )
            self._wait(self._process, None)
        return self._process

    def _wait(self, process: "subprocess.Popen[bytes]", old: tuple[int, int] | None) -> None:
        """Return when the PDF is another one than before, and written to its end."""
        until = monotonic() + _LONGEST
        while (new := _state(self._pdf)) is None or new == old or not _is_whole(self._pdf):
            if process.poll() is not None:
                self._printed.seek(0)
                raise FailedError(last_word(self._printed.read()) or f"ended with exit code {process.returncode}")
            if monotonic() > until:
                msg = f"no new PDF within {_LONGEST:.0f} s"
                raise FailedError(msg)
            sleep(_LOOK_UP)


def _state(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is replaced or written again."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def _is_whole(pdf: Path) -> bool:
    with pdf.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 32))
        return _END in file.read()


def _megabytes(pid: int) -> float:
    """Return the memory that a process has now."""
    printed = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout  # noqa: S607
    return int(printed or 0) / 1024
