"""What was looked at in a project: the files that were read, those that were not there, and what patterns found.

A build is a function of these, of the environment (`SOURCE_DATE_EPOCH`, the engine and its TeX), of today's date
where `last_years` or `current` count from it, and of cvtex itself: its code and the tables that come with it.
"""

import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Self

_NO_FILE = "no file"
"""The state of a place at which there is nothing, or what is no ordinary file."""
_UNREADABLE = "unreadable"
_CHANGING = "changing"
"""The state of a file that had other bytes when it was read again: it never counts as unchanged."""


class Reads:
    """A record of all that was read below, beside and for a project; it may be written from several threads.

    Files are known by the digests of their bytes, never by their times. Paths inside the project are kept relative
    to it, so that a record that is moved with its project still speaks of it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._states: dict[str, str] = {}
        """By path, the digest of what was read there, or why nothing was."""
        self._globs: dict[tuple[str, str], list[str]] = {}
        """By folder and pattern, the paths that were found."""

    def file(self, path: Path) -> bytes:
        """Return the bytes of a file, and note them.

        Raises:
            OSError: there is no ordinary file, or it cannot be read; this is noted, too.

        """
        try:
            data = _content(path)
        except OSError as error:
            self._note(path, _state_of(error))
            raise
        self._note(path, _digest(data))
        return data

    def is_file(self, path: Path) -> bool:
        """Return whether there is a file to read, or what forbids to look; where there is none, this is noted."""
        try:
            is_there = stat.S_ISREG(path.stat().st_mode)
        except OSError as error:
            is_there = _state_of(error) == _UNREADABLE
        except ValueError:  # a name that no file can have
            return False
        if not is_there:
            self._note(path, _NO_FILE)
        return is_there

    def glob(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files in a folder that a pattern names, sorted, and note which they are.

        A pattern that can match nothing, such as `a**`, finds nothing. Hidden files, and those that editors make beside
        others (`refs.bib~`, `#refs.bib#`, `4913`), are found by a pattern that names such, as hidden ones are in shells
        (POSIX.1-2024, 2.14.3).
        """
        found = _glob(folder, pattern)
        self._globs[self._name(folder), pattern] = [self._name(path) for path in found]
        return found

    def unchanged(self) -> bool:
        """Return whether reading everything again would give the same, whatever the file times say."""
        return next(self.changed(), None) is None

    def changed(self) -> Iterator[str]:
        """Yield the paths at which reading again would give something else, each relative to the project."""
        for (folder, pattern), names in list(self._globs.items()):
            yield from sorted({self._name(path) for path in _glob(self._path(folder), pattern)} ^ set(names))
        for name, state in list(self._states.items()):
            if _state(self._path(name)) != state:
                yield name

    def emptied(self) -> bool:
        """Return whether a file that was read is empty now, or not there: the first half of a save looks so."""
        full = (self._path(name) for name, state in list(self._states.items()) if state not in {_NO_FILE, _EMPTY})
        return any(map(_is_empty, full))

    def folders(self) -> frozenset[Path]:
        """Return the folders in which something would have to happen for a change of what was read.

        Where such a folder is not there, the nearest one above it is, in which it would appear. Symbolic links
        count where they lie and where they lead.
        """
        files = [self._path(name) for name in self._states]
        found = {path.parent for path in files}
        found |= {path.resolve().parent for path in files}
        for folder, pattern in self._globs:
            literal, rest = _split(pattern)
            found.add(self._path(folder) / literal)
            if len(rest) > 1:
                found.update(Path(name) for name, *_ in os.walk(self._path(folder) / literal))
        return frozenset(_nearest(folder) for folder in found)

    def to_json(self) -> str:
        """Return the record as JSON."""
        globs = [[folder, pattern, names] for (folder, pattern), names in sorted(self._globs.items())]
        return json.dumps({"files": dict(sorted(self._states.items())), "globs": globs}, indent=1)

    @classmethod
    def from_json(cls, text: str, root: Path) -> Self:
        """Return the record that `to_json` wrote, about the project in `root`.

        Raises:
            ValueError: the text is no such record.

        """
        reads = cls(root)
        try:
            data: dict[str, Any] = json.loads(text)
            reads._states = {str(name): str(state) for name, state in data["files"].items()}
            globs = {(str(folder), str(pattern)): list(map(str, names)) for folder, pattern, names in data["globs"]}
        except (AttributeError, KeyError, TypeError) as error:
            msg = "not a record of what was read"
            raise ValueError(msg) from error
        reads._globs = globs
        return reads

    def _note(self, path: Path, state: str) -> None:
        name = self._name(path)
        if self._states.setdefault(name, state) != state:
            self._states[name] = _CHANGING

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def _path(self, name: str) -> Path:
        return self.root / name


_LARGEST = 1 << 29
"""Bytes of the largest file that is read; the largest .bib files have some ten million."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _content(path: Path) -> bytes:
    """Return a file's bytes; a pipe or a device, which has no end or none in sight, is not opened, nor waited for."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL
        raise OSError(code, os.strerror(code), str(path))
    if status.st_size > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        if (data := file.read()) is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
        return data


def _state(path: Path) -> str:
    try:
        return _digest(_content(path))
    except OSError as error:
        return _state_of(error)


def _is_empty(path: Path) -> bool:
    try:
        return not path.stat().st_size
    except OSError:
        return True


def _state_of(error: OSError) -> str:
    nothing = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EINVAL, errno.ELOOP)
    return _NO_FILE if error.errno in nothing else _UNREADABLE


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_EMPTY = _digest(b"")


def _glob(folder: Path, pattern: str) -> list[Path]:
    finds_all = any(map(_is_aside, PurePath(pattern).parts))
    try:
        found = sorted(path for path in folder.glob(pattern) if path.is_file())
        return [path for path in found if finds_all or not any(map(_is_aside, path.relative_to(folder).parts))]
    except (ValueError, NotImplementedError, OSError, RuntimeError):
        return []


def _is_aside(name: str) -> bool:
    """Return whether a name is that of a hidden file, or of one that an editor makes for itself."""
    is_hidden = name.startswith(".") and name not in {".", ".."}
    return is_hidden or name.startswith("#") or name.endswith(("~", ".bak", ".swp", ".tmp")) or name.isdecimal()


def _split(pattern: str) -> tuple[PurePath, tuple[str, ...]]:
    """Return the folder in which a pattern begins to look, and the parts behind it."""
    parts = PurePath(pattern).parts
    literal = next((index for index, part in enumerate(parts) if any(sign in part for sign in "*?[")), len(parts) - 1)
    return PurePath(*parts[:literal]), parts[literal:]


def _nearest(folder: Path) -> Path:
    """Return a folder, or where it is not there the nearest one above it."""
    return next((path for path in (folder, *folder.parents) if os.path.isdir(path)), folder)  # noqa: PTH112 - says no where it may not look
