"""What to install for a file that TeX lacks, as the command of this machine's package manager."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from cvtex.data import table

_COMMANDS = {
    "apt": "apt install {}",
    "dnf": "dnf install {}",
    "tlmgr": "tlmgr install {}",
    "brew": "brew install --cask {}",
}
"""The package managers for which there are commands; the last two work on any system, `brew` for TeX itself."""

_PROGRAMS = {"apt": "apt-get", "dnf": "dnf"}

LATEX = {
    "apt": "latexmk texlive-latex-recommended texlive-fonts-recommended texlive-fonts-extra lmodern",
    "dnf": "latexmk texlive-collection-latexrecommended texlive-collection-fontsrecommended texlive-sourcesanspro "
    "texlive-fontawesome5 texlive-lm",
    "tlmgr": "latexmk collection-latexrecommended collection-fontsrecommended sourcesanspro fontawesome5",
    "brew": "mactex-no-gui",
}
"""The packages of TeX, latexmk and the default design's fonts, by package manager."""


@dataclass(frozen=True, slots=True)
class TexPackage:
    """The package that has a file: its name for tlmgr, and for apt."""

    tlmgr: str
    apt: str


def package_of(file: str) -> TexPackage | None:
    """Return the package that has a file of TeX's, None where cvtex does not know it."""
    for apt, packages in table("compile/packages").items():
        for tlmgr, files in packages.items():
            if any(fnmatchcase(file, pattern) for pattern in files or [f"{tlmgr}.sty"]):
                return TexPackage(tlmgr, apt)
    return None


def manager() -> str:
    """Return what installs packages for the TeX of this machine: `tlmgr`, `apt`, `dnf` or `brew`.

    TeX Live as its makers install it has a `tlmgr` that works beside its programs; Debian's and Fedora's does not.
    """
    if _own_tlmgr() is not None:
        return "tlmgr"
    for name, asked in _PROGRAMS.items():
        if shutil.which(asked):
            return name
    return "brew" if shutil.which("kpsewhich") is None and shutil.which("brew") else "tlmgr"


def _own_tlmgr() -> Path | None:
    """Return the folder of programs of a TeX Live with a `tlmgr` of its own, None where this machine has none."""
    program = shutil.which("kpsewhich")
    folder = Path(program).resolve().parent if program else Path()
    is_own = folder.parent.name == "bin" and any((folder / name).exists() for name in ("tlmgr", "tlmgr.bat"))
    return folder if is_own else None


def install_command(packages: Mapping[str, str]) -> str:
    """Return the command that installs packages here, given their names (apart by blanks) by package manager.

    Where there are none for this machine's manager, tlmgr's are taken, else the first ones.
    """
    here = manager()
    chosen = next(name for name in (here, "tlmgr", *packages) if name in packages)
    command = _COMMANDS[chosen].format(packages[chosen])
    return f"sudo {command}" if _asks_root(chosen) else command


def install_tex() -> str:
    """Return the command that installs TeX here; the address that has it where no package manager is known."""
    here = manager()
    is_known = here != "tlmgr" or _own_tlmgr() is not None
    return install_command(LATEX) if is_known else "https://tug.org/texlive"


def as_step(hint: str) -> str:
    """Return how a message shows a command, or an address: that is no command to be pasted."""
    return f"from {hint}" if hint.startswith("https:") else f"`{hint}`"


def how_to_install(files: Iterable[str], also: Mapping[str, str] | None = None) -> str:
    """Return a help that installs the packages that have these files, and those of `also`, by package manager.

    Fedora's packages name the files that they have, so that there all are known; elsewhere it says how to find one that
    is not.
    """
    here = manager()
    packages, unknown = (also or {}).get(here, "").split(), []
    for name in files:
        known = package_of(name)
        if here == "dnf":
            packages.append(f"'tex({name})'")
        elif known is None:
            unknown.append(name)
        else:
            packages.append(known.apt if here == "apt" else known.tlmgr)
    parts = []
    if packages:
        chosen = here if here != "brew" or also else "tlmgr"
        parts.append(f"`{install_command({chosen: ' '.join(dict.fromkeys(packages))})}`")
    if unknown:
        search = "apt-file search" if here == "apt" else "tlmgr search --global --file"
        searches = " and ".join(f"`{search} /{name}`" for name in unknown)
        parts.append(f"find the package with {searches}")
    return "install it: " * (packages != []) + "; ".join(parts)


def _asks_root(name: str) -> bool:
    """Return whether only the administrator may install with this package manager here, and is not who asks."""
    if os.name != "posix" or os.geteuid() == 0 or name == "brew":
        return False
    own = _own_tlmgr() if name == "tlmgr" else None
    return own is None or not os.access(own, os.W_OK)
