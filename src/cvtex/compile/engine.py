"""What an engine is, and the settings under which all of them run TeX."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

JOB = "document"
"""Name of the .tex in the work folder, without its ending."""

TEX_OPTIONS = ("-interaction=nonstopmode", "-file-line-error", "-no-shell-escape")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of compiling: the log, and the PDF where there is one."""

    pdf: Path | None
    log: str
    exit_code: int
    timed_out: bool = False


class Engine(Protocol):
    """A way from `document.tex` in a work folder to `document.pdf` beside it."""

    name: str
    """Name by which `--engine` asks for it."""

    def identity(self) -> str | None:
        """Return a line that changes when its output could: program and version; None where it is not installed."""

    def install_hint(self) -> str:
        """Return the command that installs it."""

    def programs(self) -> tuple[str, ...]:
        """Return the TeX programs that it can run, such as `pdflatex`."""

    def find_files(self, names: Sequence[str]) -> Mapping[str, Path]:
        """Return where the font files are that its TeX finds, by their names."""

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds, with the program that it is for."""


def safe_environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for TeX: no shell, no file outside its folder but its own, no clock.

    web2c's `openin_any` and `openout_any` (Kpathsea manual, section "Safe filenames"), `shell_escape`
    (Web2C manual, "Shell escapes"), SOURCE_DATE_EPOCH (reproducible-builds.org specification, 1.1).
    """
    environment = dict(os.environ if base is None else base)
    environment |= {
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        "max_print_line": "10000",
        "FORCE_SOURCE_DATE": "1",
    }
    environment.setdefault("SOURCE_DATE_EPOCH", "0")
    return environment


def compiled(folder: Path, *, exit_code: int, output: str, timed_out: bool) -> Compiled:
    """Return what a finished engine left in its folder."""
    pdf, log = folder / f"{JOB}.pdf", folder / f"{JOB}.log"
    text = log.read_bytes().decode("utf-8", errors="replace") if log.is_file() else output
    good = exit_code == 0 and not timed_out and pdf.is_file()
    return Compiled(pdf if good else None, text, exit_code, timed_out)
