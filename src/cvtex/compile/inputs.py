"""What TeX itself read of its own files: packages, fonts, formats. A change in one of them can change the output."""

import os
from collections.abc import Mapping
from pathlib import Path

from cvtex.compile.engine import JOB

Inputs = dict[str, tuple[int, int]]
"""Path → size in bytes and time of change in ns. These files are an installation's, not the user's."""


def tex_inputs(folder: Path, job: str = JOB) -> Inputs:
    """Return the files outside of `folder` that a run with `-recorder` (Web2C manual) noted in its .fls."""
    try:
        lines = (folder / f"{job}.fls").read_bytes().decode(errors="surrogateescape").splitlines()
    except OSError:
        return {}
    names = dict.fromkeys(line.removeprefix("INPUT ") for line in lines if line.startswith("INPUT "))
    own = os.path.join(folder, "")  # noqa: PTH118 - there are a hundred, and paths are slow
    paths = (name for name in names if os.path.isabs(name) and not name.startswith(own))  # noqa: PTH117 - as above
    return {path: seen for path in paths if (seen := _seen(path))}


def are_unchanged(inputs: Mapping[str, object]) -> bool:
    """Return whether all of these files are as they were."""
    return all(_seen(path) == tuple(seen) for path, seen in inputs.items() if isinstance(seen, (list, tuple)))


def _seen(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
