"""What a process takes, and how several that are compared take turns."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Command = Sequence[str | Path]

PATIENCE = 15.0
"""Seconds after which a contender is measured no more; what takes longer the first time is measured just then."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What processes are measured in: Python keeps the modules that it compiled, as it does where nobody forbids it."""

_UNITS_IN_A_MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024
_WIDTH = 160


class FailedError(Exception):
    """A contender did not do what is measured; the message is its last word."""


@dataclass(frozen=True)
class Sample:
    """What it took once: seconds, and the most memory that one of its processes had, in megabytes."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Contender:
    """A tool, and what measures it once: made ready first, without the clock."""

    tool: str
    measure: Callable[[], Sample]


@dataclass(frozen=True)
class Taken:
    """What a tool took in several runs, or why it could not be measured."""

    tool: str
    samples: tuple[Sample, ...] = ()
    failure: str = ""

    @property
    def fastest(self) -> float:
        """Return the seconds of the fastest run."""
        return min(sample.seconds for sample in self.samples)

    @property
    def median(self) -> float:
        """Return the seconds of the run in the middle."""
        return median(sample.seconds for sample in self.samples)

    @property
    def megabytes(self) -> float:
        """Return the most memory that a process of any run had."""
        return max(sample.megabytes for sample in self.samples)


def whole(command: Command, folder: Path, environment: Mapping[str, str] | None = None) -> Sample:
    """Return what a command takes from its start to its end, the processes that it starts and waits for included.

    Raises:
        FailedError: it ended with another exit code than 0.

    """
    with tempfile.TemporaryFile() as printed:
        started = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment or ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            raise FailedError(last_word(printed.read()) or f"exit code {process.returncode}")
    return Sample(seconds, usage.ru_maxrss / _UNITS_IN_A_MEGABYTE)


def last_word(printed: bytes) -> str:
    """Return what was printed from the last line that says `Error:` on, else the last line, without frames."""
    lines = [line.strip(" \t│╰╯─") for line in printed.decode(errors="replace").splitlines()]
    lines = [line for line in lines if any(map(str.isalpha, line))]
    first = next((at for at in reversed(range(len(lines))) if "Error:" in lines[at]), len(lines) - 1)
    return " ".join(lines[max(first, 0) :])[:_WIDTH]


def in_turn(contenders: Sequence[Contender], runs: int) -> list[Taken]:
    """Return what each contender takes: one round in which all warm up, then so many rounds that count."""
    warm = {contender.tool: _once(contender) for contender in contenders}
    taken: dict[str, list[Sample]] = {
        tool: [first] if first.seconds > PATIENCE else [] for tool, first in warm.items() if isinstance(first, Sample)
    }
    failures = {tool: first for tool, first in warm.items() if isinstance(first, str)}
    for _ in range(runs):
        for contender in contenders:
            samples = taken.get(contender.tool)
            if samples is None or sum(sample.seconds for sample in samples) > PATIENCE:
                continue
            again = _once(contender)
            if isinstance(again, Sample):
                samples.append(again)
            else:
                failures[contender.tool] = again
                del taken[contender.tool]
    return [
        Taken(contender.tool, tuple(taken.get(contender.tool, ())), failures.get(contender.tool, ""))
        for contender in contenders
    ]


def _once(contender: Contender) -> Sample | str:
    try:
        return contender.measure()
    except FailedError as failure:
        return str(failure)
