"""Temporary files and folders that are their process's while it lives, and may be removed by any other afterwards.

Each is locked by its owner (`flock`), however that ends; where the system has no such locks, they stay until `clean`.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cvtex.compile.interrupts import uninterrupted

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".work."


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else work in a folder, which is made where it is not there, while the block does."""
    held = None
    while held is None or not _is_still(folder, held):
        if held is not None:
            os.close(held)
        folder.mkdir(parents=True, exist_ok=True)
        held = _held(folder, wait=True)
        if held is None:
            break
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


@contextlib.contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """Give a new folder in `parent`, and remove it and those whose processes have ended."""
    with alone(parent):
        sweep(parent)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=_PREFIX))
        held = _held(folder, wait=False)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def replace_whole(path: Path, data: bytes, parent: Path) -> None:
    """Write a file so that at any moment either its old or its new content is there, whole.

    The new content comes into being in `parent`, on the same file system. A symbolic link is replaced, not followed.
    """
    with uninterrupted():
        with alone(parent):
            handle, name = tempfile.mkstemp(dir=parent, prefix=_PREFIX)
            held = _held(Path(name), wait=False)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_UMASK)
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        finally:
            if held is not None:
                os.close(held)


def sweep(parent: Path) -> bool:
    """Remove what processes that have ended left in a folder; return whether nothing is left that is in use."""
    clean = True
    for path in parent.glob(f"{_PREFIX}*"):
        held = _held(path, wait=False)
        if held is None:
            clean = False
            continue
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        os.close(held)
    return clean


def _held(path: Path, *, wait: bool) -> int | None:
    """Return a descriptor that holds the lock of a file or folder, None where somebody else has it, or nobody can."""
    if fcntl is None:
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _is_still(folder: Path, descriptor: int) -> bool:
    """Return whether the folder that was locked is the one that is there now."""
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
"""Asked for once: it can only be read by changing it, which other threads would notice."""
