"""The engine `latexmk`: an installed TeX's pdfLaTeX, run as often as latexmk finds necessary."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from cvtex.compile.embedded import embedded_tree, lend_fonts
from cvtex.compile.engine import JOB, TEX_OPTIONS, Compiled, compiled, safe_environment
from cvtex.compile.install import LATEX, install_command, manager
from cvtex.compile.pdftex import PdfTeX
from cvtex.compile.process import run

_FONT_PATHS = {
    "TEXINPUTS": "tex",
    "TFMFONTS": "fonts/tfm",
    "VFFONTS": "fonts/vf",
    "T1FONTS": "fonts/type1",
    "ENCFONTS": "fonts/enc",
}


class Latexmk:
    """latexmk with pdfLaTeX. What its TeX lacks of the default design's fonts is taken from the embedded engine."""

    name = "latexmk"

    def is_installed(self) -> bool:
        """Return whether its programs are there."""
        return bool(shutil.which("latexmk") and shutil.which("pdflatex"))

    def identity(self) -> str | None:
        """Return the program and its version, None where it is not installed."""
        return _identity()

    def install_hint(self) -> str:
        """Return the command that installs it."""
        return install_command(LATEX) + "  (or https://tug.org/texlive)" * (manager() == "tlmgr")

    def locate(self, files: Sequence[str]) -> dict[str, Path]:
        """Return where kpsewhich, as pdfLaTeX's program, finds files, by name; fonts may be the embedded engine's."""
        with tempfile.TemporaryDirectory() as name:
            lend_fonts(Path(name))
            command = ["kpsewhich", "-progname=pdflatex", "-engine=pdftex", *files]
            finished = run(command, folder=Path(name), environment=_environment(), timeout=20)
            paths = [Path(name, line) for line in finished.output.splitlines()]
            return {path.name: path for path in paths if path.is_file()}

    def pdftex(self) -> PdfTeX | None:
        """Return the installed TeX's pdfTeX, None where there is none."""
        program = shutil.which("pdflatex")
        return PdfTeX(Path(program), _environment(), lend_fonts) if program else None

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds a pass."""
        lend_fonts(folder)
        command = ["latexmk", "-norc", "-pdf", "-silent", *TEX_OPTIONS, f"{JOB}.tex"]
        finished = run(command, folder=folder, environment=_environment(), timeout=timeout)
        return compiled(folder, exit_code=finished.exit_code, output=finished.output, timed_out=finished.timed_out)


def _environment() -> dict[str, str]:
    """Return TeX's environment with the embedded engine's trees behind the installed TeX's own."""
    environment = safe_environment()
    tree = embedded_tree()
    if tree is not None:
        for variable, folder in _FONT_PATHS.items():
            own = environment.get(variable, "")
            environment[variable] = f"{own}{os.pathsep}{tree / folder}//"
    return environment


@cache
def _identity() -> str | None:
    if not (shutil.which("latexmk") and shutil.which("pdflatex")):
        return None
    finished = run(["pdflatex", "--version"], folder=Path.cwd(), environment=os.environ, timeout=20)
    return f"latexmk, {finished.output.splitlines()[0]}" if finished.exit_code == 0 and finished.output else None
