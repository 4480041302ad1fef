"""TeX that stands by: it has loaded the preamble of the last build while the sources are still being read."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cvtex.compile.engine import Engine
from cvtex.compile.formats import Formats
from cvtex.compile.pdftex import Waiting, split
from cvtex.outputs import Outputs


@dataclass(frozen=True)
class Desk:
    """A work folder for one compilation, and the TeX that waits in it, where there is one."""

    folder: Path
    waiting: Waiting | None = None


class Standby:
    """The formats of an engine, and its processes that wait, each for the preamble of one variant.

    Use it as a context: what still waits at its end is ended, and its work folders are removed.
    """

    def __init__(self, engine: Engine, outputs: Outputs) -> None:
        self._outputs = outputs
        self._pdftex = engine.pdftex()
        self._formats = Formats(outputs.formats, self._pdftex) if self._pdftex else None
        self._desks: dict[tuple[str, str], tuple[Desk, contextlib.ExitStack]] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for desk, stack in self._desks.values():
            with stack:
                if desk.waiting:
                    desk.waiting.end()
        self._desks.clear()

    def key(self, tex: str) -> str | None:
        """Return the name of the format that a document begins with, None where it can begin with none."""
        preamble, _ = split(tex)
        return self._formats.key(preamble) if self._formats and preamble else None

    def wants(self, key: str | None) -> bool:
        """Return whether a format is worth making."""
        return bool(self._formats and key and self._formats.wants(key))

    def make(self, tex: str, *, timeout: float) -> None:
        """Make the format of a document's preamble, for the documents that come later."""
        if self._formats:
            self._formats.make(split(tex)[0], timeout=timeout)

    def distrust(self, key: str) -> None:
        """Use a format no more: a document failed with it that goes well without it."""
        if self._formats:
            self._formats.distrust(key)

    def expect(self, filename: str, key: str, *, timeout: float) -> None:
        """Start TeX for a document of that name that will begin with this format, where the format is there."""
        if (filename, key) not in self._desks:
            stack = contextlib.ExitStack()
            self._desks[filename, key] = self._desk(filename, key, stack, timeout), stack

    @contextlib.contextmanager
    def desk(self, filename: str, key: str | None, *, timeout: float) -> Iterator[Desk]:
        """Give a work folder with a TeX that has the format loaded; without TeX where there is no such format."""
        with self._lock:
            desk, stack = self._desks.pop((filename, key or ""), (None, contextlib.ExitStack()))
        with stack:
            yield desk or self._desk(filename, key, stack, timeout)

    def _desk(self, filename: str, key: str | None, stack: contextlib.ExitStack, timeout: float) -> Desk:
        folder = stack.enter_context(self._outputs.work_folder(filename))
        fmt = self._formats.find(key) if self._formats and key else None
        return Desk(folder, self._pdftex.wait(folder, fmt, timeout=timeout) if self._pdftex and fmt else None)
