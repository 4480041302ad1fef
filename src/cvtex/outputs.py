"""What cvtex leaves on disk: outputs that are replaced in one step, a work folder, a list of what it wrote."""

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cvtex.compile.engine import JOB
from cvtex.compile.scratch import alone, replace_whole, scratch_folder, sweep
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.source.project import CV_FILE

_STATE = ".cvtex"
_LIST = ".written.json"
_BUILDS = ".builds"
_BUILDS_KEPT = 8
_LONGEST_KEPT = 8 << 20
"""Bytes that stay of a log without end."""
_NAMES = (b"cvtex", rb"\000c\000v\000t\000e\000x", b"feff00630076007400650078", b"FEFF00630076007400650078")
"""How cvtex's name stands in what it writes: as it is, and in the metadata of a PDF as engines write UTF-16."""


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
        with writing(path):
            self._make(path.parent)
            replace_whole(path, data, self.state)

    def remember(self, paths: list[Path]) -> None:
        """Add files that will be written to the list of what cvtex wrote here.

        Raises:
            CvtexError: there is one already that is somebody else's, or the list cannot be written.

        """
        with writing(self.state):
            self._make(self.state)
            with alone(self.state / _BUILDS):  # the list is read and written by one build at a time
                names, known = {path.name for path in paths}, set(self.written())
                self._refuse_strangers(names - known)
                if not names <= known:
                    self.write(self.state / _LIST, json.dumps(sorted(names | known), indent=1).encode())

    def _refuse_strangers(self, names: set[str]) -> None:
        strangers = [path for name in sorted(names) if _is_strange(path := self.folder / name)]
        help_ = "move it away, or write elsewhere with `-o DIR`"
        if strangers:
            raise CvtexError(
                [Diagnostic("file-in-the-way", f"cvtex did not write `{path}`", help=help_) for path in strangers]
            )

    def _make(self, folder: Path) -> None:
        """Make a folder that is there for cvtex alone."""
        self._refuse_links(folder)
        folder.mkdir(parents=True, exist_ok=True)

    def _refuse_links(self, folder: Path) -> None:
        """Refuse a link in place of a folder: it would lead out of the output folder."""
        for path in (folder, *folder.parents):
            if path == self.folder:
                break
            if path.is_symlink():
                raise OSError(errno.ELOOP, "it is a symbolic link", str(path))

    def written(self) -> list[str]:
        """Return the names of the outputs that cvtex wrote here."""
        with contextlib.suppress(OSError, ValueError):
            names = json.loads((self.state / _LIST).read_text(encoding="utf-8"))
            if isinstance(names, list):
                return [name for name in names if isinstance(name, str) and Path(name).name == name]
        return []

    def clean(self) -> list[Path]:
        """Remove what cvtex wrote here and return it: outputs, work folder, and this folder if that leaves it empty.

        What a build that is running works in stays.
        """
        removed = []
        for path in (self.folder / name for name in self.written()):
            if path.is_file():
                path.unlink()
                removed.append(path)
        if self.state.is_dir() and not self.state.is_symlink() and sweep(self.state):
            shutil.rmtree(self.state)
            removed.append(self.state)
        with contextlib.suppress(OSError):
            self.folder.rmdir()
        return removed

    @contextlib.contextmanager
    def work_folder(self, filename: str) -> Iterator[Path]:
        """Give a folder of one's own for compiling, with what the last good compilation learnt.

        Raises:
            CvtexError: it cannot be made.

        """
        kept = self.state / filename
        with contextlib.ExitStack() as stack:
            with writing(kept):
                self._make(kept)
                work = stack.enter_context(scratch_folder(self.state))
            aux = kept / f"{JOB}.aux"
            if aux.is_file() and not aux.is_symlink():
                with contextlib.suppress(OSError):
                    shutil.copyfile(aux, work / aux.name)
            with writing(self.state):
                yield work

    def keep(self, work: Path, filename: str, endings: list[str]) -> None:
        """Keep files of a work folder for the user to read and for the next compilation to learn from."""
        for ending in endings:
            with contextlib.suppress(OSError):
                if (work / f"{JOB}{ending}").stat().st_size > _LONGEST_KEPT:
                    os.truncate(work / f"{JOB}{ending}", _LONGEST_KEPT)
                (work / f"{JOB}{ending}").replace(self.state / filename / f"{JOB}{ending}")

    def log_path(self, filename: str) -> Path:
        """Return where the log of the last compilation is."""
        return self.state / filename / f"{JOB}.log"

    def sweep(self) -> None:
        """Remove the work folders of builds that were killed."""
        with contextlib.suppress(OSError):
            if self.state.is_dir() and not self.state.is_symlink():
                sweep(self.state)

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
        folder = self.state / ".formats"
        with writing(folder):
            self._refuse_links(folder)
        return folder

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


def _is_strange(path: Path) -> bool:
    """Return whether there is a file that does not name cvtex, as every .tex and PDF that it writes does."""
    if path.is_symlink() or not path.is_file():
        return False
    data = path.read_bytes()
    return bool(data) and not any(name in data for name in _NAMES)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an error of the system into a diagnostic about what cannot be written.

    Raises:
        CvtexError: with that diagnostic.

    """
    try:
        yield
    except OSError as error:
        shown = error.filename if error.errno == errno.ELOOP else path
        message = f"cannot write `{shown}`: {(error.strerror or str(error)).lower()}"
        help_ = "free the place, or write elsewhere with `-o DIR`"
        raise CvtexError([Diagnostic("file-unwritable", message, help=help_)]) from error
