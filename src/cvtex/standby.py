"""TeX that stands by: it has loaded a preamble while the sources are still being read, or written."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cvtex.compile.engine import Engine
from cvtex.compile.formats import Formats
from cvtex.compile.inputs import Inputs
from cvtex.compile.interrupts import uninterrupted
from cvtex.compile.pdftex import Waiting, split
from cvtex.compile.programs import PDFLATEX, program_of
from cvtex.outputs import Outputs

_SECONDS = 60.0
"""Time of the processor that a TeX may use that waits; each compilation has its own limit besides."""


@dataclass(frozen=True)
class Desk:
    """A work folder for one compilation, and the TeX that waits in it, where there is one."""

    folder: Path
    waiting: Waiting | None = None

    @property
    def is_there(self) -> bool:
        """Whether nobody has removed it in the meantime, as `rm -r build` does."""
        return self.folder.is_dir()


class Standby:
    """The formats of an engine, and its processes that wait, each for a document that begins with one of them."""

    def __init__(self, engine: Engine, outputs: Outputs, *, anew: bool = False) -> None:
        """Stand by for outputs; with `anew` all formats are made again."""
        self._engine = engine
        self._outputs = outputs
        self._pdftex = engine.pdftex()
        self._formats = Formats(outputs.formats, self._pdftex, anew=anew) if self._pdftex else None
        self._desks: dict[str, tuple[str, Desk, contextlib.ExitStack]] = {}
        self._lock = threading.Lock()
        self.last: dict[str, str] = {}
        """The format that each document began with when it was last compiled, by the document's file name."""

    def serves(self, engine: Engine, outputs: Outputs) -> bool:
        """Return whether this is what an engine needs that writes to these outputs."""
        return self._engine is engine and self._outputs.folder == outputs.folder

    def end(self) -> None:
        """End what waits, and remove its work folders."""
        for filename in list(self._desks):
            self._dismiss(filename)

    def key(self, tex: str) -> str | None:
        """Return the name of the format that a document begins with, None where it can begin with none."""
        preamble, _ = split(tex)
        is_ours = self._formats and preamble and program_of(tex) == PDFLATEX
        return self._formats.key(preamble) if self._formats and is_ours else None

    def wants(self, key: str | None) -> bool:
        """Return whether a format is worth making."""
        return bool(self._formats and key and self._formats.wants(key))

    def make(self, tex: str, *, timeout: float) -> None:
        """Make the format of a document's preamble, for the documents that come later."""
        if self._formats:
            self._formats.make(split(tex)[0], timeout=timeout)

    def inputs(self, key: str) -> Inputs:
        """Return of which of TeX's files a format was made."""
        return self._formats.inputs(key) if self._formats else {}

    def distrust(self, key: str) -> None:
        """Use a format no more: a document failed with it that goes well without it."""
        if self._formats:
            self._formats.distrust(key)

    def expect(self, keys: Mapping[str, str]) -> None:
        """Start TeX for documents, by their file names, that will begin with these formats, where they are there."""
        for filename, key in keys.items():
            if filename in self._desks and self._desks[filename][0] == key and self._desks[filename][1].is_there:
                continue
            self._dismiss(filename)
            with uninterrupted(), contextlib.ExitStack() as stack:
                desk = self._desk(filename, key, stack)
                self._desks[filename] = key, desk, stack.pop_all()

    @contextlib.contextmanager
    def desk(self, filename: str, key: str | None) -> Iterator[Desk]:
        """Give a work folder with a TeX that loads the format or has done so; without TeX where there is no format."""
        with self._lock:
            expected = self._desks.pop(filename) if self._desks.get(filename, ("",))[0] == key else None
            if key:
                self.last[filename] = key
        stack = contextlib.ExitStack()
        desk = None
        if expected:
            _, desk, stack = expected
            if not desk.is_there:
                desk = None
        with stack:
            yield desk or self._desk(filename, key, stack)

    def _desk(self, filename: str, key: str | None, stack: contextlib.ExitStack) -> Desk:
        folder = stack.enter_context(self._outputs.work_folder(filename))
        fmt = self._formats.find(key) if self._formats and key else None
        waiting = self._pdftex.wait(folder, fmt, seconds=_SECONDS) if self._pdftex and fmt else None
        if waiting:
            stack.callback(waiting.end)
        return Desk(folder, waiting)

    def _dismiss(self, filename: str) -> None:
        with uninterrupted():
            if expected := self._desks.pop(filename, None):
                expected[2].close()
