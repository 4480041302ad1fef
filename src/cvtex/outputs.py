"""What cvtex leaves on disk: outputs that are replaced in one step, a work folder, a list of what it wrote."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cvtex.compile.engine import JOB
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.source.project import CV_FILE

_STATE = ".cvtex"
_LIST = "written.json"
_BUILDS = ".builds"
_BUILDS_KEPT = 8


class Outputs:
    """The output folder of a build and the folder `.cvtex` in it, which holds logs and what was learnt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / _STATE

    def path(self, filename: str, ending: str) -> Path:
        """Return where an output goes."""
        return self.folder / f"{filename}{ending}"

    def write(self, path: Path, data: bytes) -> None:
        """Write a file so that at any moment either the old or the new content is there, whole.

        Raises:
            CvtexError: the file cannot be written.

        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.chmod(0o666 & ~_umask())
                temporary.replace(path)
            except BaseException:  # an interrupt, too, must not leave the temporary file behind
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
        except OSError as error:
            message = f"cannot write `{path}`: {(error.strerror or str(error)).lower()}"
            help_ = "free the place, or write elsewhere with `-o DIR`"
            raise CvtexError([Diagnostic("file-unwritable", message, help=help_)]) from error

    def remember(self, paths: list[Path]) -> None:
        """Add files to the list of what cvtex wrote here."""
        names = {path.relative_to(self.folder).as_posix() for path in paths} | set(self.written())
        self.write(self.state / _LIST, json.dumps(sorted(names), indent=1).encode())

    def written(self) -> list[str]:
        """Return the names of the outputs that cvtex wrote here."""
        with contextlib.suppress(OSError, ValueError):
            names = json.loads((self.state / _LIST).read_text(encoding="utf-8"))
            if isinstance(names, list):
                return [name for name in names if isinstance(name, str) and ".." not in Path(name).parts]
        return []

    def clean(self) -> list[Path]:
        """Remove what cvtex wrote here and return it: outputs, work folder, and this folder if that leaves it empty."""
        removed = []
        for name in self.written():
            path = self.folder / name
            if path.is_file() and not Path(name).is_absolute():
                path.unlink()
                removed.append(path)
        if self.state.is_dir():
            shutil.rmtree(self.state)
            removed.append(self.state)
        with contextlib.suppress(OSError):
            self.folder.rmdir()
        return removed

    @contextlib.contextmanager
    def work_folder(self, filename: str) -> Iterator[Path]:
        """Give a folder of one's own for compiling, with what the last good compilation learnt."""
        kept = self.state / filename
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.state, prefix="work.", ignore_cleanup_errors=True) as name:
            work = Path(name)
            with contextlib.suppress(OSError):
                shutil.copyfile(kept / f"{JOB}.aux", work / f"{JOB}.aux")
            yield work

    def keep(self, work: Path, filename: str, endings: list[str]) -> None:
        """Keep files of a work folder for the user to read and for the next compilation to learn from."""
        for ending in endings:
            with contextlib.suppress(OSError):
                (work / f"{JOB}{ending}").replace(self.state / filename / f"{JOB}{ending}")

    def log_path(self, filename: str) -> Path:
        """Return where the log of the last compilation is."""
        return self.state / filename / f"{JOB}.log"

    def stamp(self, filename: str) -> dict[str, Any]:
        """Return what was noted about the last good compilation, empty where there was none."""
        with contextlib.suppress(OSError, ValueError):
            noted = json.loads((self.state / filename / "built.json").read_text(encoding="utf-8"))
            if isinstance(noted, dict):
                return noted
        return {}

    @property
    def formats(self) -> Path:
        """The folder of the precompiled formats."""
        return self.state / ".formats"

    def remembered_build(self, name: str) -> dict[str, Any]:
        """Return what was kept of a build under a name, empty where nothing was."""
        with contextlib.suppress(OSError, ValueError):
            record = json.loads((self.state / _BUILDS / f"{name}.json").read_text(encoding="utf-8"))
            if isinstance(record, dict):
                return record
        return {}

    def remember_build(self, name: str, record: str) -> None:
        """Keep a record of a build, and the latest of the others."""
        self.write(self.state / _BUILDS / f"{name}.json", record.encode())
        records = sorted((self.state / _BUILDS).glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for old in records[:-_BUILDS_KEPT]:
            old.unlink(missing_ok=True)

    def note(self, filename: str, stamp: dict[str, Any]) -> None:
        """Note what the last good compilation was made of."""
        self.write(self.state / filename / "built.json", json.dumps(stamp).encode())


def output_folder(project: Path) -> Path:
    """Return the folder that a project builds into, where its cv.toml can be read; else the default one."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        directory = tomllib.loads((project / CV_FILE).read_text(encoding="utf-8"))["build"]["directory"]
        if isinstance(directory, str):
            return project / directory
    return project / "build"


def digest(*parts: bytes | str) -> str:
    """Return a fingerprint of the parts."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
