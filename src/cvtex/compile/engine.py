"""What an engine is, and the settings under which all of them run TeX."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cvtex.compile.process import OVERFLOWED

if TYPE_CHECKING:
    from cvtex.compile.pdftex import PdfTeX

JOB = "document"
"""Name of the .tex in the work folder, without its ending."""

TEX_OPTIONS = ("-interaction=nonstopmode", "-file-line-error", "-no-shell-escape")

_MORE_MEMORY = "30000000"
"""Words of memory beyond the 5,000,000 that TeX Live gives pdfTeX and XeTeX: 10,000 publications need 15,000,000."""


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

    def is_installed(self) -> bool:
        """Return whether its programs are there; nothing is run to find out."""

    def identity(self) -> str | None:
        """Return the program and its version, None where it is not installed or does not run."""

    def install_hint(self) -> str:
        """Return the command that installs it, or the address that has it."""

    def pdftex(self) -> "PdfTeX | None":
        """Return its pdfTeX for passes that begin with a format, None where it has none."""

    def locate(self, files: Sequence[str]) -> dict[str, Path]:
        """Return where its TeX finds files, by name; those that it does not find are not in it."""

    def programs(self) -> tuple[str, ...]:
        """Return the TeX programs that it can run, such as `pdflatex`."""

    def find_fonts(self, names: Sequence[str]) -> Mapping[str, Path]:
        """Return where the font files are that its TeX finds, by their names."""

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds, with the program that it is for."""


_PASSED = {
    "PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "SOURCE_DATE_EPOCH",
    "TEXMFCNF", "TEXMFHOME", "TEXMFLOCAL", "TEXMFCONFIG", "TEXMFVAR", "TEXMFCACHE",
    "OSFONTDIR", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
    "PROGRAMDATA",
}  # fmt: skip
"""What TeX gets of the environment: where programs, the user's own TeX tree, fonts and temporary files are."""


def safe_environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for TeX: no shell, no file outside its folder but its own, no clock, no locale.

    It has room for a document of which all pages are held until their number is known. web2c's `openin_any` and
    `openout_any` (Kpathsea manual, section "Safe filenames"), `shell_escape` (Web2C manual, "Shell escapes"),
    SOURCE_DATE_EPOCH (reproducible-builds.org specification, 1.1). Variables that are not known to be needed stay
    behind: TEXMFOUTPUT and `openin_any.pdflatex` would undo these settings.
    """
    base = os.environ if base is None else base
    environment = {name: value for name, value in base.items() if name.upper() in _PASSED}
    environment |= {
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        "max_print_line": "10000",
        "extra_mem_top": _MORE_MEMORY,
        "extra_mem_bot": _MORE_MEMORY,
        "FORCE_SOURCE_DATE": "1",
        "NoDefaultCurrentDirectoryInExePath": "1",  # Windows would look for programs where TeX writes
    }
    environment.setdefault("SOURCE_DATE_EPOCH", "0")
    return environment


def needs_rerun(folder: Path) -> bool:
    """Return whether the log in a work folder asks for another pass (LaTeX's and packages' "Rerun" warnings)."""
    log = folder / f"{JOB}.log"
    return log.is_file() and b"Rerun to " in log.read_bytes()


_LONGEST_LOG = 8 << 20
"""Bytes of a log that are read."""
_ALMOST_NOTHING = 1 << 20
"""Bytes left on a disk by which it is full: TeX does not say so."""


def compiled(folder: Path, *, exit_code: int, output: str, timed_out: bool) -> Compiled:
    """Return what a finished engine left in its folder."""
    pdf, log = folder / f"{JOB}.pdf", folder / f"{JOB}.log"
    text = output
    if log.is_file():
        with log.open("rb") as file:
            text = file.read(_LONGEST_LOG).decode("utf-8", errors="replace")
        if output.endswith(OVERFLOWED):
            text = f"{text}\n{OVERFLOWED}"
    else:
        with suppress(OSError):
            log.write_text(output, encoding="utf-8")
    good = exit_code == 0 and not timed_out and pdf.is_file() and not output.endswith(OVERFLOWED)
    if not good and shutil.disk_usage(folder).free < _ALMOST_NOTHING:
        text = f"{text}\n! No space is left on the disk"
    return Compiled(pdf if good else None, text, exit_code, timed_out)
