"""The pipeline: recall → load → select → render → compile → verify.

What reads and renders is imported on the way: a build that finds nothing changed does without it, and TeX loads its
preamble in the meantime.
"""

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cvtex.compile.engine import Engine
from cvtex.compile.engines import choose_engine
from cvtex.compile.interrupts import uninterrupted
from cvtex.compile.process import interruptible
from cvtex.diagnostics import CvtexError, Diagnostic, as_errors, has_errors
from cvtex.outputs import Outputs, output_folder
from cvtex.recall import Memory
from cvtex.results import BuildOptions, BuildResult, BuiltVariant, told_once
from cvtex.source.reads import Reads
from cvtex.standby import Standby

if TYPE_CHECKING:
    from cvtex.prepare import Prepared
    from cvtex.project import Project, ReadBefore

Progress = Callable[[BuiltVariant], None]
"""Hears of each variant as it is done."""

_LOOK_UP = 0.1
"""Seconds after which the waiting thread sees a signal at the latest."""


def today() -> datetime.date:
    """Return the date that `last_years` and `current` count from: SOURCE_DATE_EPOCH's, or today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).date()


def check(
    folder: Path, variants: Sequence[str] = (), reads: Reads | None = None, before: "ReadBefore | None" = None
) -> "tuple[Project, tuple[Prepared, ...], tuple[Diagnostic, ...]]":
    """Return a project read and its variants prepared, and all there is to say about them; nothing is written.

    Raises:
        CvtexError: cv.toml does not describe a CV, or a variant asked for does not exist.

    """
    from cvtex.pictures import missing_pictures
    from cvtex.prepare import prepare
    from cvtex.project import read_project

    project = read_project(folder, reads, before)
    prepared, diagnostics = prepare(project, variants, today())
    return project, prepared, (*project.diagnostics, *diagnostics, *missing_pictures(project, prepared))


def build(folder: Path, options: BuildOptions, progress: Progress, reads: Reads | None = None) -> BuildResult:
    """Build a project once and return what became of it, as `Builder.build` does.

    Raises:
        CvtexError: the sources have errors (unless asked to keep going), or no engine is installed.

    """
    with Builder(folder, options) as builder:
        return builder.build(progress, reads)


class Builder:
    """Builds a project, once or again and again. As a context it ends the processes that it started."""

    def __init__(self, folder: Path, options: BuildOptions) -> None:
        self._folder = folder
        self._options = options
        self._standby: Standby | None = None
        self._before: ReadBefore | None = None
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(interruptible())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, raised, trace)

    def build(self, progress: Progress, reads: Reads | None = None) -> BuildResult:
        """Build the variants asked for and return what became of them; `progress` hears of each as it is done.

        `reads` notes all that is looked at in the project, and has done so where this fails, too.

        Raises:
            CvtexError: the sources have errors (unless asked to keep going), or no engine is installed.

        """
        outputs = Outputs((self._options.output or output_folder(self._folder)).absolute())
        if self._options.tex_only:
            return self._written(outputs, progress, reads)
        try:
            engine = choose_engine(self._options.engine)
        except CvtexError as error:
            raise CvtexError([*self._checked(None, reads)[2], *error.diagnostics]) from error
        memory = Memory(outputs, self._folder, self._options, engine.name)
        known = None if self._options.force else memory.recall()
        if known:
            outputs.sweep()
            for variant in known.variants:
                progress(variant)
            return known
        standby = self._at_standby(engine, outputs)
        with interruptible():
            standby.expect(dict(list(memory.guesses().items())[: self._jobs]))
            result = self._typeset(engine, outputs, standby, progress, reads)
        memory.remember(result)
        return result

    def stand_by(self) -> None:
        """Let TeX load the preambles of the last documents, so that the next build finds it waiting.

        Where that cannot be, the next build takes longer, or says why it cannot be either.
        """
        if self._standby:
            with contextlib.suppress(CvtexError, OSError), interruptible():
                self._standby.expect(self._standby.last)

    def _at_standby(self, engine: Engine, outputs: Outputs) -> Standby:
        """Return the processes of this engine that wait; those of another one are ended."""
        if self._standby is None or not self._standby.serves(engine, outputs):
            if self._standby:
                self._standby.end()
            self._standby = Standby(engine, outputs, anew=self._options.force)
            self._stack.callback(self._standby.end)
        return self._standby

    def _checked(
        self, engine: Engine | None, reads: Reads | None
    ) -> "tuple[Project, tuple[Prepared, ...], tuple[Diagnostic, ...]]":
        """Return the project, its variants for what sets them, and what there is to say where it forbids nothing."""
        from cvtex.prepare import fitted
        from cvtex.project import ReadBefore

        self._before = self._before or ReadBefore()
        project, prepared, diagnostics = check(self._folder, self._options.variants, reads, self._before)
        self._require(diagnostics)
        prepared, unset = fitted(prepared, engine)
        self._require(diagnostics := (*diagnostics, *unset))
        diagnostics = as_errors(diagnostics) if self._options.strict else diagnostics
        return project, tuple(variant for variant in prepared if variant.tex is not None), diagnostics

    def _require(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        diagnostics = as_errors(diagnostics) if self._options.strict else diagnostics
        if has_errors(diagnostics) and not self._options.keep_going:
            raise CvtexError(diagnostics)

    def _written(self, outputs: Outputs, progress: Progress, reads: Reads | None) -> BuildResult:
        """Return the variants as .tex, which is written where it has changed."""
        from cvtex.typeset import written

        project, prepared, diagnostics = self._checked(None, reads)
        built = []
        outputs.remember(list(_paths(prepared, outputs, ".tex")))
        for one in prepared:
            built.append(_filled(project, outputs, one) if one.is_in_fields else written(one, outputs))
            progress(built[-1])
        return BuildResult(tuple(built), project.reads, (*diagnostics, *self._found(built)))

    def _typeset(
        self, engine: Engine, outputs: Outputs, standby: Standby, progress: Progress, reads: Reads | None
    ) -> BuildResult:
        """Return the variants as PDFs, made side by side."""
        from cvtex.typeset import Typesetter

        project, prepared, diagnostics = self._checked(engine, reads)
        outputs.remember(list(_paths(prepared, outputs, ".tex", ".pdf")))
        typesetter = Typesetter(project, outputs, engine, standby, today(), force=self._options.force)
        built = []
        with _threads(self._jobs) as pool:
            with uninterrupted():  # a thread whose start was interrupted would not be waited for
                for make_format in typesetter.formats_to_make([one for one in prepared if not one.is_in_fields]):
                    pool.submit(make_format)
                fill = partial(_filled, project, outputs)
                futures = [pool.submit(fill if one.is_in_fields else typesetter.typeset, one) for one in prepared]
            for done in _in_turn(futures):
                progress(done)
                built.append(done)
        return BuildResult(tuple(built), project.reads, (*diagnostics, *self._found(built)))

    def _found(self, built: "Sequence[BuiltVariant]") -> tuple[Diagnostic, ...]:
        """Return what there is to say of what was built."""
        found = told_once(built)
        return as_errors(found) if self._options.strict else found

    @property
    def _jobs(self) -> int:
        return self._options.jobs or os.cpu_count() or 1


def _paths(prepared: "Sequence[Prepared]", outputs: Outputs, *endings: str) -> Iterator[Path]:
    """Yield the files that variants are written to: with these endings, or as text by field."""
    for one in prepared:
        for ending in (".txt",) if one.is_in_fields else endings:
            yield outputs.path(one.variant.filename, ending)


def _filled(project: "Project", outputs: Outputs, prepared: "Prepared") -> BuiltVariant:
    """Return a variant as text by field."""
    from cvtex.filling import Filler

    return Filler(project, outputs, today()).filled(prepared)


@contextlib.contextmanager
def _threads(jobs: int) -> Iterator[ThreadPoolExecutor]:
    """Give threads that have ended, and tidied up, when the block has: an interrupt ends what they wait for."""
    pool = ThreadPoolExecutor(max_workers=jobs)
    try:
        with interruptible():
            yield pool
            pool.shutdown()
    finally:
        with uninterrupted():
            pool.shutdown(cancel_futures=True)


def _in_turn(futures: "Sequence[Future[BuiltVariant]]") -> Iterator[BuiltVariant]:
    """Yield what threads make, and look up while waiting: a signal may have reached another thread than this one."""
    for future in futures:
        while not future.done():
            wait([future], timeout=_LOOK_UP)
        yield future.result()
