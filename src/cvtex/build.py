"""The pipeline: load → select → render → compile → verify."""

import datetime
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path

from cvtex import __version__
from cvtex.compile.engine import JOB, Engine
from cvtex.compile.engines import choose_engine
from cvtex.compile.explain import explain
from cvtex.compile.log import pages_in
from cvtex.compile.process import interruptible
from cvtex.diagnostics import CvtexError, Diagnostic, as_errors, has_errors
from cvtex.outputs import Outputs, digest
from cvtex.prepare import Prepared, fitted, locate_mark, prepare
from cvtex.project import Project, read_project, require_no_errors
from cvtex.source.project import display_name
from cvtex.verify.pages import page_budget

_LOOK_UP = 0.1
"""Seconds after which the waiting thread sees a signal at the latest."""


class Outcome(Enum):
    """What became of a variant."""

    BUILT = auto()
    UNCHANGED = auto()
    TEX_ONLY = auto()
    LATEX_FAILED = auto()
    OVER_BUDGET = auto()


@dataclass(frozen=True)
class BuiltVariant:
    """One variant after the build: what became of it, its file, its pages, and the time it took in seconds."""

    name: str
    outcome: Outcome
    path: Path
    pages: int | None = None
    seconds: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether its file is what was asked for."""
        return self.outcome not in {Outcome.LATEX_FAILED, Outcome.OVER_BUDGET}


@dataclass(frozen=True)
class BuildOptions:
    """What `cvtex build` was asked for."""

    variants: Sequence[str] = ()
    engine: str = "auto"
    tex_only: bool = False
    force: bool = False
    keep_going: bool = False
    strict: bool = False
    jobs: int = 0
    """Compilations side by side; 0 for one a processor."""
    output: Path | None = None


@dataclass(frozen=True)
class BuildResult:
    """What a build did, and every diagnostic of it."""

    variants: tuple[BuiltVariant, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def today() -> datetime.date:
    """Return the date that `last_years` and `current` count from: SOURCE_DATE_EPOCH's, or today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).date()


def check(folder: Path, variants: Sequence[str] = ()) -> tuple[Project, tuple[Prepared, ...], tuple[Diagnostic, ...]]:
    """Return a project read and its variants prepared, and all there is to say about them; nothing is written.

    Raises:
        CvtexError: cv.toml does not describe a CV, or a variant asked for does not exist.

    """
    project = read_project(folder)
    prepared, diagnostics = prepare(project, variants, today())
    return project, prepared, (*project.diagnostics, *diagnostics)


def build(folder: Path, options: BuildOptions, progress: Callable[[BuiltVariant], None]) -> BuildResult:
    """Build the variants asked for and return what became of them; `progress` hears of each as it is done.

    Raises:
        CvtexError: the sources have errors (unless asked to keep going), or no engine is installed.

    """
    project, prepared, diagnostics = check(folder, options.variants)
    if options.strict:
        diagnostics = as_errors(diagnostics)
    if not options.keep_going:
        require_no_errors(diagnostics)
    outputs = Outputs((options.output or folder / project.cv.build.directory).absolute())
    try:
        engine = None if options.tex_only else choose_engine(options.engine)
    except CvtexError as error:
        raise CvtexError([*diagnostics, *error.diagnostics]) from error
    prepared, unset = fitted(prepared, engine)
    diagnostics = (*diagnostics, *unset)
    if not options.keep_going:
        require_no_errors(diagnostics)

    outputs.remember([outputs.path(v.variant.filename, ending) for v in prepared for ending in (".tex", ".pdf")])
    built: list[BuiltVariant] = []
    with ThreadPoolExecutor(max_workers=options.jobs or os.cpu_count() or 1) as pool, interruptible():
        ready = [variant for variant in prepared if variant.tex is not None]
        futures = [pool.submit(_build_variant, project, variant, outputs, engine, options) for variant in ready]
        for done in map(_result, futures):
            progress(done)
            built.append(done)
    found = tuple(diagnostic for variant in built for diagnostic in variant.diagnostics)
    return BuildResult(tuple(built), (*diagnostics, *(as_errors(found) if options.strict else found)))


def _result(future: "Future[BuiltVariant]") -> BuiltVariant:
    """Return what a thread makes, and look up while waiting: a signal may have reached another thread than this one."""
    while not future.done():
        wait([future], timeout=_LOOK_UP)
    return future.result()


def _build_variant(
    project: Project, prepared: Prepared, outputs: Outputs, engine: Engine | None, options: BuildOptions
) -> BuiltVariant:
    """Return a variant rendered, compiled and verified, with the time that this took."""
    started = time.perf_counter()
    variant, tex = prepared.variant, str(prepared.tex)
    tex_path = outputs.path(variant.filename, ".tex")
    if not (tex_path.is_file() and tex_path.read_bytes() == tex.encode()):
        outputs.write(tex_path, tex.encode())
    if engine is None:
        built = BuiltVariant(variant.name, Outcome.TEX_ONLY, tex_path)
    else:
        fingerprint = digest(tex, engine.identity() or "", __version__, str(variant.max_pages))
        known = None if options.force else _unchanged(prepared, outputs, fingerprint)
        built = known or _compile(project, prepared, outputs, engine, fingerprint)
    return replace(built, seconds=time.perf_counter() - started)


def _unchanged(prepared: Prepared, outputs: Outputs, fingerprint: str) -> BuiltVariant | None:
    """Return the variant as it was built before, None where it is made of something else now, or its PDF is."""
    variant = prepared.variant
    path, noted = outputs.path(variant.filename, ".pdf"), outputs.stamp(variant.filename)
    pages = noted.get("pages")
    if noted.get("made_of") != fingerprint or not isinstance(pages, int) or not path.is_file():
        return None
    if noted.get("pdf") != digest(path.read_bytes()):
        return None
    return BuiltVariant(variant.name, Outcome.UNCHANGED, path, pages)


def _compile(project: Project, prepared: Prepared, outputs: Outputs, engine: Engine, fingerprint: str) -> BuiltVariant:
    """Return the variant compiled; where that fails, the PDF of the last good build stays."""
    variant, tex = prepared.variant, str(prepared.tex)
    path = outputs.path(variant.filename, ".pdf")
    with outputs.work_folder(variant.filename) as work:
        (work / f"{JOB}.tex").write_text(tex, encoding="utf-8")
        compiled = engine.compile(work, timeout=project.cv.build.timeout)
        pdf = compiled.pdf.read_bytes() if compiled.pdf else None
        outputs.keep(work, variant.filename, [".log"] if pdf is None else [".log", ".aux"])
    log_name = display_name(outputs.log_path(variant.filename), project.folder)
    diagnostics = explain(
        compiled, tex, lambda mark: locate_mark(project, mark), variant=variant.name, log_name=log_name
    )
    pages = pages_in(compiled.log)
    if pdf is None or pages is None or has_errors(diagnostics):
        return BuiltVariant(variant.name, Outcome.LATEX_FAILED, path, pages, diagnostics=diagnostics)
    over = _over_budget(project, prepared, pages)
    if over:
        kept = outputs.log_path(variant.filename).with_suffix(".pdf")
        outputs.write(kept, pdf)
        return BuiltVariant(variant.name, Outcome.OVER_BUDGET, kept, pages, diagnostics=(*diagnostics, *over))
    outputs.write(path, pdf)
    if not diagnostics:  # what has been warned about is compiled again, so that the warning comes again
        outputs.note(variant.filename, {"made_of": fingerprint, "pdf": digest(pdf), "pages": pages})
    return BuiltVariant(variant.name, Outcome.BUILT, path, pages, diagnostics=diagnostics)


def _over_budget(project: Project, prepared: Prepared, pages: int) -> tuple[Diagnostic, ...]:
    variant = prepared.variant
    span = project.document.value_span(("variants", variant.name, "max_pages"))
    return page_budget(variant.name, pages, variant.max_pages, span)
