"""The pipeline: load → select → render → compile → verify."""

import datetime
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from cvtex import __version__
from cvtex.compile.engine import JOB, Engine
from cvtex.compile.engines import choose_engine
from cvtex.compile.explain import explain
from cvtex.compile.log import pages_in
from cvtex.diagnostics import CvtexError, Diagnostic, as_errors, has_errors
from cvtex.outputs import Outputs, digest
from cvtex.prepare import Prepared, locate_mark, prepare
from cvtex.project import Project, read_project, require_no_errors
from cvtex.source.project import display_name
from cvtex.verify.pages import page_budget


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
    outputs = Outputs((options.output or folder / project.cv.build.directory).resolve())
    try:
        engine = None if options.tex_only else choose_engine(options.engine)
    except CvtexError as error:
        raise CvtexError([*diagnostics, *error.diagnostics]) from error

    def make(variant: Prepared) -> BuiltVariant:
        built = _build_variant(project, variant, outputs, engine, options)
        progress(built)
        return built

    with ThreadPoolExecutor(max_workers=options.jobs or os.cpu_count() or 1) as pool:
        built = tuple(pool.map(make, [variant for variant in prepared if variant.tex is not None]))
    outputs.remember([outputs.path(v.variant.filename, ending) for v in prepared for ending in (".tex", ".pdf")])
    found = tuple(diagnostic for variant in built for diagnostic in variant.diagnostics)
    return BuildResult(built, (*diagnostics, *(as_errors(found) if options.strict else found)))


def _build_variant(
    project: Project, prepared: Prepared, outputs: Outputs, engine: Engine | None, options: BuildOptions
) -> BuiltVariant:
    started = time.perf_counter()
    variant, tex = prepared.variant, str(prepared.tex)
    tex_path, pdf_path = (outputs.path(variant.filename, ending) for ending in (".tex", ".pdf"))
    if not (tex_path.is_file() and tex_path.read_bytes() == tex.encode()):
        outputs.write(tex_path, tex.encode())
    if engine is None:
        return BuiltVariant(variant.name, Outcome.TEX_ONLY, tex_path, seconds=time.perf_counter() - started)

    fingerprint = digest(tex, engine.identity() or "", __version__)
    noted = outputs.stamp(variant.filename)
    if not options.force and noted.get("made_of") == fingerprint and pdf_path.is_file():
        pages = noted.get("pages")
        if noted.get("pdf") == digest(pdf_path.read_bytes()) and isinstance(pages, int):
            return _judged(project, prepared, pdf_path, Outcome.UNCHANGED, pages, started, ())

    with outputs.work_folder(variant.filename) as work:
        (work / f"{JOB}.tex").write_text(tex, encoding="utf-8")
        compiled = engine.compile(work, timeout=project.cv.build.timeout)
        pdf = compiled.pdf.read_bytes() if compiled.pdf else None
    log_name = display_name(outputs.log_path(variant.filename), project.folder)
    diagnostics = explain(
        compiled, tex, lambda mark: locate_mark(project, mark), variant=variant.name, log_name=log_name
    )
    pages = pages_in(compiled.log)
    if pdf is None or pages is None or has_errors(diagnostics):
        return BuiltVariant(
            variant.name, Outcome.LATEX_FAILED, pdf_path, pages, time.perf_counter() - started, diagnostics
        )
    outputs.write(pdf_path, pdf)
    outputs.note(variant.filename, {"made_of": fingerprint, "pdf": digest(pdf), "pages": pages})
    return _judged(project, prepared, pdf_path, Outcome.BUILT, pages, started, diagnostics)


def _judged(
    project: Project,
    prepared: Prepared,
    path: Path,
    outcome: Outcome,
    pages: int,
    started: float,
    diagnostics: tuple[Diagnostic, ...],
) -> BuiltVariant:
    """Return a compiled variant after its verification."""
    variant = prepared.variant
    span = project.document.value_span(("variants", variant.name, "max_pages"))
    over = page_budget(variant.name, pages, variant.max_pages, span)
    final = Outcome.OVER_BUDGET if over else outcome
    return BuiltVariant(variant.name, final, path, pages, time.perf_counter() - started, (*diagnostics, *over))
