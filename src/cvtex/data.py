"""The tables that come with cvtex: TOML files beside the modules that work with them."""

import contextlib
import os
import pickle
import tempfile
import tomllib
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
GARBLED = (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError)
"""What comes of a file that is not there, is cut off, or is none that was kept."""
_READABLE = 0o644


@cache
def table(name: str) -> dict[str, Any]:
    """Return what is in a TOML file of this package, named by its path without the ending: `text/macros`.

    It is kept where Python keeps its modules, since a build reads twenty of them.
    """
    path = _PACKAGE / f"{name}.toml"
    status = path.stat()
    state = (status.st_size, status.st_mtime_ns)
    with contextlib.suppress(*GARBLED):
        known, data = pickle.loads(kept_at(path).read_bytes())  # noqa: S301 - what is there runs as Python does anyway
        if known == state and isinstance(data, dict):
            return data
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    keep(kept_at(path), pickle.dumps((state, data)))
    return data


@cache
def tables_in(folder: str) -> tuple[str, ...]:
    """Return the names of the TOML files in a folder of this package, without the ending, sorted."""
    return tuple(sorted(path.stem for path in (_PACKAGE / folder).glob("*.toml")))


def kept_at(path: Path) -> Path:
    """Return where what was made of a file of this package is kept: in `__pycache__`, beside Python's own."""
    return Path(cache_from_source(path.with_name(f"{path.name}.py")))


def keep(path: Path, data: bytes) -> None:
    """Write a file in one step, where that is allowed."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(_READABLE)
            Path(name).replace(path)
        except BaseException:  # an interrupt, too, leaves no half of a file
            Path(name).unlink(missing_ok=True)
            raise
