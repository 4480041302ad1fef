"""The engine `latexmk`: a program of an installed TeX, run as often as latexmk finds necessary."""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from cvtex.compile.embedded import embedded_tree, lend_fonts
from cvtex.compile.engine import JOB, TEX_OPTIONS, Compiled, compiled, needs_rerun, safe_environment
from cvtex.compile.install import install_tex
from cvtex.compile.pdftex import PdfTeX
from cvtex.compile.process import Finished, run
from cvtex.compile.programs import PDFLATEX, program_of
from cvtex.data import table

_FONT_PATHS = {
    "TEXINPUTS": "tex",
    "TFMFONTS": "fonts/tfm",
    "VFFONTS": "fonts/vf",
    "T1FONTS": "fonts/type1",
    "ENCFONTS": "fonts/enc",
}

_SYSTEM_FONTS = {
    "linux": "{/usr/share/fonts,/usr/local/share/fonts,$HOME/.local/share/fonts,$HOME/.fonts}",
    "darwin": "{/Library/Fonts,/System/Library/Fonts,$HOME/Library/Fonts}",
    "win32": "{$SystemRoot/Fonts,$LOCALAPPDATA/Microsoft/Windows/Fonts}",
}
"""Where a system has its fonts (Kpathsea's variable OSFONTDIR, texmf.cnf)."""
_SHOWN = 80
"""Characters of a `\\special` that a message shows."""
_LOOK_UP = 20.0
"""Seconds after which looking for files is given up."""


class Latexmk:
    """latexmk with the program that a document is for; the embedded engine lends fonts of the design that it lacks."""

    name = "latexmk"

    def is_installed(self) -> bool:
        """Return whether its programs are there."""
        return bool(shutil.which("latexmk") and shutil.which("pdflatex"))

    def identity(self) -> str | None:
        """Return the program and its version, None where it is not installed."""
        return _identity()

    def install_hint(self) -> str:
        """Return the command that installs it."""
        return install_tex()

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

    def programs(self) -> tuple[str, ...]:
        """Return the TeX programs that it can run: those that are installed with what they cannot do without."""
        return _programs()

    def find_fonts(self, names: Sequence[str]) -> Mapping[str, Path]:
        """Return where the font files are that its TeX finds, by their names."""
        return _found(tuple(names))

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds a pass.

        One pass of pdfLaTeX does for most documents; latexmk, which would always take a second one, makes the others.
        """
        lend_fonts(folder)
        program = program_of((folder / f"{JOB}.tex").read_text(encoding="utf-8"))
        if program == PDFLATEX and (pdftex := self.pdftex()):
            made = pdftex.once(folder, timeout=timeout)
            if made.pdf is None or not needs_rerun(folder):
                return made
            (folder / f"{JOB}.log").unlink(missing_ok=True)  # what is there afterwards is latexmk's
        row = table("compile/programs")[program]
        command = ["latexmk", "-norc", row["latexmk"], "-silent", *TEX_OPTIONS, *row["options"], f"{JOB}.tex"]
        finished = run(command, folder=folder, environment=_environment(), timeout=timeout)
        if finished.exit_code == 0 and "writer" in row:
            finished = _written(folder, row["writer"], timeout)
        return compiled(folder, exit_code=finished.exit_code, output=finished.output, timed_out=finished.timed_out)


def _written(folder: Path, writer: Sequence[str], timeout: float) -> Finished:
    """Write the PDF of what XeTeX has made, unless it asks for more than a PDF of itself."""
    from cvtex.compile.xdv import XdvError, forbidden_specials  # XeTeX alone needs it

    try:
        forbidden = forbidden_specials((folder / f"{JOB}.xdv").read_bytes())
    except XdvError as error:
        forbidden = [f"the .xdv file cannot be read: {error}"]
    if not forbidden:
        return run([*writer, f"{JOB}.xdv"], folder=folder, environment=_environment(), timeout=timeout)
    with (folder / f"{JOB}.log").open("a", encoding="utf-8") as log:
        log.writelines(f"\n! A \\special is not allowed: {special[:_SHOWN]}\n" for special in forbidden)
    return Finished(1, "")


@cache
def _programs() -> tuple[str, ...]:
    rows = table("compile/programs")
    found = _found(tuple(row["needs"] for row in rows.values() if "needs" in row))
    return tuple(name for name, row in rows.items() if shutil.which(name) and row.get("needs") in {None, *found})


@cache
def _found(names: tuple[str, ...]) -> dict[str, Path]:
    """Return where files are that kpsewhich finds, by their names."""
    if not names or not shutil.which("kpsewhich"):
        return {}
    finished = run(["kpsewhich", *names], folder=Path.cwd(), environment=_environment(), timeout=_LOOK_UP)
    paths = {Path(line).name.lower(): Path(line) for line in finished.output.splitlines()}
    return {name: paths[name.lower()] for name in names if name.lower() in paths}


def _environment() -> dict[str, str]:
    """Return TeX's environment with the embedded engine's trees behind the installed TeX's own."""
    environment = safe_environment()
    environment.setdefault("OSFONTDIR", _SYSTEM_FONTS.get(sys.platform, _SYSTEM_FONTS["linux"]))
    environment.setdefault("TEXMFCACHE", os.pathsep.join(("$TEXMFSYSVAR", "$TEXMFVAR", ".")))
    tree = embedded_tree()
    if tree is not None:
        for variable, folder in _FONT_PATHS.items():
            own = environment.get(variable, "")
            environment[variable] = f"{own}{os.pathsep}!!{tree / folder}//"
        environment["TEXMFDBS"] = f"{environment.get('TEXMFDBS', '')}{os.pathsep}{tree}"
    return environment


@cache
def _identity() -> str | None:
    if not (shutil.which("latexmk") and shutil.which("pdflatex")):
        return None
    finished = run(["pdflatex", "--version"], folder=Path.cwd(), environment=os.environ, timeout=20)
    return f"latexmk, {finished.output.splitlines()[0]}" if finished.exit_code == 0 and finished.output else None
