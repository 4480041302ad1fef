"""The programs that are measured, where they are installed: cvtex, TeX, and tools that do the same."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import Command, Contender, Sample, whole
from benchmarks.projects import Edits, write_rendercv
from cvtex.compile.embedded import Embedded
from cvtex.compile.engine import Engine
from cvtex.compile.engines import ENGINES
from cvtex.compile.latexmk import Latexmk

BARE = "bare pdfLaTeX pass"
LATEXMK_ALONE = "latexmk alone"
CVTEX = Path(sysconfig.get_path("scripts")) / "cvtex"
RENDERCV = os.environ.get("RENDERCV") or shutil.which("rendercv")
RENDERCV_PDF_ONLY = ("--dont-generate-markdown", "--dont-generate-png")

_READ = "from pybtex.database import parse_file; parse_file('refs.bib')"
_FORMAT = (
    "from pybtex.database import parse_file; from pybtex.plugin import find_plugin as find;"
    "style = find('pybtex.style.formatting', 'plain')(); backend = find('pybtex.backends', 'latex')();"
    "backend.write_to_file(style.format_bibliography(parse_file('refs.bib')), 'refs.bbl')"
)
_LATEXMK = ("latexmk", "-norc", "-pdf", "-silent", "-interaction=batchmode", "-no-shell-escape")


def engines() -> list[Engine]:
    """Return the engines of cvtex that are installed, the embedded one first."""
    return [engine for engine in reversed(ENGINES) if engine.identity()]


def missing() -> Iterator[str]:
    """Yield a line for each tool that is left out, since it is not installed."""
    for engine in ENGINES:
        if not engine.identity():
            yield f"the engine {engine.name}: {engine.install_hint()}"
    if not RENDERCV:
        yield "RenderCV: neither on PATH nor named by RENDERCV=/path/to/rendercv"
    if not _has_biblatex():
        yield "biblatex + biber: sudo apt install biber texlive-bibtex-extra latexmk"
    if not find_spec("pybtex"):
        yield "pybtex: pip install pybtex"


def versions() -> Iterator[str]:
    """Yield what is measured and on what machine, a line each."""
    python = ".".join(map(str, sys.version_info[:3]))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    yield f"{_first_line(CVTEX, '--version')}, Python {python}, {os.cpu_count()} processors{load}"
    if pdftex := _pdftex(Embedded()) or _pdftex(Latexmk()):
        yield f"bare passes: {_first_line(pdftex, '--version')}"
    if RENDERCV:
        yield _first_line(RENDERCV, "--version")


def cvtex(folder: Path, *arguments: str | Path, before: Callable[[], object] = lambda: None) -> Callable[[], Sample]:
    """Return what measures a command of cvtex in a project, after `before` was done without the clock."""

    def measure() -> Sample:
        before()
        return whole([CVTEX, *arguments], folder)

    return measure


def building(
    folder: Path, engine: Engine, *arguments: str, before: Callable[[], object] = lambda: None
) -> Callable[[], Sample]:
    """Return what measures `cvtex build` with an engine, each engine in an output folder of its own."""
    output = folder / engine.name
    return cvtex(folder, "build", "--engine", engine.name, "-o", output, *arguments, before=before)


def emptied(folder: Path, name: str) -> Callable[[], None]:
    """Return what removes an output folder, so that the next build is a clean one."""
    return lambda: shutil.rmtree(folder / name, ignore_errors=True)


def bare_pass(folder: Path) -> Contender:
    """Return one pass of pdfLaTeX over the .tex that cvtex writes for the variant `full`, with its .aux there."""
    pdftex = Embedded().pdftex() or Latexmk().pdftex()
    if pdftex is None:
        raise RuntimeError(BARE)
    bare = _written_tex(folder, "bare")
    pdftex.lend_fonts(bare)
    command: Command = [pdftex.program, "-interaction=batchmode", "-no-shell-escape", "full.tex"]
    return Contender(BARE, lambda: whole(command, bare, pdftex.environment))


def latexmk_alone(folder: Path, *, clean: bool) -> Iterator[Contender]:
    """Yield latexmk with the same .tex: from clean, or with nothing to do."""
    pdftex = Latexmk().pdftex()
    if pdftex is None or not Latexmk().identity():
        return
    bare = _written_tex(folder, "latexmk-alone")
    pdftex.lend_fonts(bare)

    def measure() -> Sample:
        for path in bare.glob("full.*") if clean else ():
            if path.suffix != ".tex":
                path.unlink()
        return whole([*_LATEXMK, "full.tex"], bare, pdftex.environment)

    yield Contender(LATEXMK_ALONE, measure)


def rendercv(folder: Path, size: int) -> Iterator[Contender]:
    """Yield RenderCV, .yaml to PDF; it keeps nothing from one build to the next."""
    if RENDERCV:
        path = write_rendercv(folder, size)
        command: Command = [RENDERCV, "render", path.name, *RENDERCV_PDF_ONLY]
        yield Contender("RenderCV", lambda: whole(command, folder))


def biblatex(folder: Path, edits: Edits | None = None) -> Iterator[Contender]:
    """Yield latexmk with the same list through biblatex and biber: from clean, or after an edit."""
    if not _has_biblatex():
        return

    def measure() -> Sample:
        if edits:
            edits.save()
        else:
            for path in folder.glob("biblatex.*"):
                if path.suffix != ".tex":
                    path.unlink()
        return whole([*_LATEXMK, "biblatex.tex"], folder)

    yield Contender("biblatex + biber", measure)


def pybtex(folder: Path) -> Iterator[Contender]:
    """Yield pybtex: reading the list, and making TeX of it in the style plain."""
    if find_spec("pybtex"):
        yield Contender("pybtex, reading", lambda: whole([sys.executable, "-c", _READ], folder))
        yield Contender("pybtex, .bib to .bbl", lambda: whole([sys.executable, "-c", _FORMAT], folder))


def _written_tex(folder: Path, name: str) -> Path:
    whole([CVTEX, "build", "--tex-only", "-q", "-v", "full", "-o", folder / name], folder)
    return folder / name


def _has_biblatex() -> bool:
    if not all(map(shutil.which, ("latexmk", "pdflatex", "biber", "kpsewhich"))):
        return False
    return bool(_first_line("kpsewhich", "biblatex.sty"))


def _pdftex(engine: Embedded | Latexmk) -> Path | None:
    pdftex = engine.pdftex()
    return pdftex.program if pdftex else None


def _first_line(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return next(iter(done.stdout.splitlines()), "")
