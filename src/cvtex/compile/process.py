"""The one place that starts a process."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a process."""

    exit_code: int
    output: str
    timed_out: bool = False


def run(command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], timeout: float) -> Finished:
    """Run a command in a folder to its end, without input, and return its exit code and what it printed.

    After `timeout` seconds, or when this process is interrupted, it ends with all that it started.
    """
    arguments = [os.fspath(part) for part in command]
    with subprocess.Popen(  # noqa: S603 - the commands are cvtex's own, never a user's text
        arguments,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            _end_group(process)
            output, _ = process.communicate()
            return Finished(process.returncode, output.decode(errors="replace"), timed_out=True)
        except BaseException:
            _end_group(process)
            raise
    return Finished(process.returncode, output.decode(errors="replace"))


def _end_group(process: subprocess.Popen[bytes]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
