"""pdfTeX run directly: with a preamble dumped into a format, and as a process that waits with it loaded."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cvtex.compile.engine import JOB, TEX_OPTIONS, Compiled, compiled
from cvtex.compile.process import Running, run, start

FORMAT = "cvtex"
"""Name of a format in the folder where TeX loads it."""

_BEGIN = "\\begin{document}\n"
_READY = "ready.tex"
# A format does not hold the color that a page begins with.
_BEGIN_WITH_FORMAT = "\\begin{document}\\pdfcolorstack0 set{0 g 0 G}\\relax\n"
# Scroll mode, since TeX reads from the terminal in no quieter one; at the end of the input it gives up.
_WAIT = "\\scrollmode\\read-1 to\\cvgo\\batchmode\\input{document.tex}\n"


def split(tex: str) -> tuple[str, str]:
    """Return a document's preamble and what follows the line that begins it; the preamble is empty without it."""
    before, begin, after = tex.partition("\n" + _BEGIN)
    return (before + "\n", after) if begin else ("", tex)


@dataclass(frozen=True)
class PdfTeX:
    """A pdfTeX: its program and the environment that it runs in."""

    program: Path
    environment: Mapping[str, str]
    lend_fonts: Callable[[Path], None]
    """Puts fonts that it would not find into a folder."""

    def once(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` in one pass of at most `timeout` seconds."""
        self.lend_fonts(folder)
        command: list[str | Path] = [self.program, "-recorder", *TEX_OPTIONS, f"{JOB}.tex"]
        finished = run(command, folder=folder, environment=self.environment, timeout=timeout)
        return compiled(folder, exit_code=finished.exit_code, output=finished.output, timed_out=finished.timed_out)

    def dump(self, preamble: str, folder: Path, *, timeout: float) -> bool:
        """Dump a preamble into `cvtex.fmt` in `folder` and return whether that went well (Web2C manual, `-ini`)."""
        (folder / f"{FORMAT}.tex").write_text(preamble + "\\dump\n", encoding="utf-8")
        options = ["-ini", "-recorder", *TEX_OPTIONS, f"-jobname={FORMAT}", "&pdflatex", f"{FORMAT}.tex"]
        finished = run([self.program, *options], folder=folder, environment=self.environment, timeout=timeout)
        return finished.exit_code == 0 and not finished.timed_out and (folder / f"{FORMAT}.fmt").is_file()

    def wait(self, folder: Path, fmt: Path, *, seconds: float) -> "Waiting":
        """Return a pdfTeX that loads a format in a folder of its own and waits for the rest of a document.

        It may use the processor for so many seconds.
        """
        self.lend_fonts(folder)
        shutil.copyfile(fmt, folder / f"{FORMAT}.fmt")  # not a link: what runs here may write over its files
        (folder / _READY).write_text(_BEGIN_WITH_FORMAT + _WAIT, encoding="utf-8")
        options = [f"-fmt={FORMAT}", "-recorder", *TEX_OPTIONS, f"-jobname={JOB}", _READY]
        return Waiting(
            start([self.program, *options], folder=folder, environment=self.environment, seconds=seconds), folder
        )


@dataclass(frozen=True)
class Waiting:
    """A TeX that has loaded a preamble and waits in its folder."""

    process: Running
    folder: Path

    def compile(self, tex: str, *, timeout: float) -> Compiled:
        """Compile a document that has this preamble within `timeout` seconds; lines keep their numbers in the log."""
        preamble, rest = split(tex)
        lines = preamble.count("\n") + 1
        (self.folder / f"{JOB}.tex").write_text("%\n" * lines + rest, encoding="utf-8")
        finished = self.process.finish(b"\n", timeout=timeout)
        return compiled(self.folder, exit_code=finished.exit_code, output=finished.output, timed_out=finished.timed_out)

    def end(self) -> None:
        """End it without a document."""
        self.process.end()
