"""Builds again at every save: what was read is watched, and its contents decide."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cvtex.diagnostics import CvtexError, Diagnostic, has_errors, of_system
from cvtex.results import BuildResult, BuiltVariant
from cvtex.source.reads import Reads

_QUIET = 4
"""Milliseconds without a further event that end a burst of saves; it is looked for events as often."""
_BURST = 50
"""Milliseconds after which a burst is looked at in any case."""
_GLANCE = 1.0
"""Seconds after which contents are compared without any event: not every file system tells of its changes."""
_PATIENCE = 0.2
"""Seconds that the second half of a save may take: the first one can look like an empty or a broken file."""

Build = Callable[[Reads], BuildResult]
"""Builds a project and notes what it reads, also where it raises CvtexError."""


@dataclass(frozen=True)
class Round:
    """One build of a watched project: what was saved before it, what came of it, and the time it took in seconds."""

    changed: tuple[str, ...]
    variants: tuple[BuiltVariant, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    reads: Reads


def watch(folder: Path, build: Build, stop: threading.Event | None = None) -> Iterator[Round]:
    """Yield a round at once and one after every save that changes what the last one read, until `stop` is set.

    A round that fails is yielded only when its files stay as they are for a moment: in the middle of a save they
    can be anything.
    """
    stop = stop or threading.Event()
    changed: dict[str, None] = {}
    noticed = time.perf_counter()
    while not stop.is_set():
        done = _round(folder, build, tuple(changed), noticed)
        if not (has_errors(done.diagnostics) and _is_saved(done.reads, stop, _PATIENCE)):
            yield done
            changed.clear()
            noticed = _next_save(done.reads, stop)
        changed |= dict.fromkeys(done.reads.changed())


def _round(folder: Path, build: Build, changed: tuple[str, ...], started: float) -> Round:
    """Return what comes of a build, whatever that is."""
    reads = Reads(folder)
    variants: tuple[BuiltVariant, ...] = ()
    try:
        result = build(reads)
        variants, diagnostics, reads = result.variants, result.diagnostics, result.reads
    except CvtexError as error:
        diagnostics = error.diagnostics
    except OSError as error:
        diagnostics = (Diagnostic("file", of_system(error), help="the next save tries again"),)
    return Round(changed, variants, diagnostics, time.perf_counter() - started, reads)


def _next_save(reads: Reads, stop: threading.Event) -> float:
    """Wait for a save that is whole, and return when it was noticed.

    Half of one may show as a file that is suddenly empty or gone; a moment later it is what it was, or stays so.
    """
    while True:
        is_saved = _is_saved(reads, stop)
        noticed = time.perf_counter()
        while is_saved and reads.emptied() and time.perf_counter() < noticed + _PATIENCE:
            is_saved = not stop.wait(_QUIET / 1000)
        if not (is_saved and reads.unchanged()):
            return noticed


def _is_saved(reads: Reads, stop: threading.Event, patience: float = float("inf")) -> bool:
    """Return whether within `patience` seconds what was read has other contents; waits until it has."""
    deadline = time.perf_counter() + patience
    while reads.unchanged():
        if stop.is_set() or time.perf_counter() >= deadline:
            return False
        for _ in _events(reads, stop, min(patience, _GLANCE)):
            if not reads.unchanged():
                return True
            if time.perf_counter() >= deadline:
                return False
    return True


def _events(reads: Reads, stop: threading.Event, at_least: float) -> Iterator[None]:
    """Yield whenever something happens in a folder of what was read, and every `at_least` seconds without that.

    It ends when other folders are to be watched: one was removed, made, or made anew.
    """
    import watchfiles  # slow to import, and used only here

    try:
        watched = _identities(reads)
        for _ in watchfiles.watch(
            *(folder for folder, _ in watched),
            watch_filter=None,
            debounce=_BURST,
            step=_QUIET,
            rust_timeout=int(at_least * 1000),
            yield_on_timeout=True,
            stop_event=stop,
            recursive=False,
            ignore_permission_denied=True,
        ):
            yield
            if _identities(reads) != watched:
                return
    except (OSError, RuntimeError):  # a folder that is gone already, or a system that watches no more for anybody
        stop.wait(_BURST / 1000)


def _identities(reads: Reads) -> frozenset[tuple[Path, int]]:
    """Return the folders to watch, and which folder each is: one that is made anew has its old name."""
    return frozenset((folder, folder.stat().st_ino) for folder in reads.folders())
