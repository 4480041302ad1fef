"""The engines there are, and which one compiles."""

from cvtex.compile.embedded import Embedded
from cvtex.compile.engine import Engine
from cvtex.compile.install import as_step
from cvtex.compile.latexmk import Latexmk
from cvtex.diagnostics import CvtexError, Diagnostic

ENGINES: tuple[Engine, ...] = (Latexmk(), Embedded())
"""In the order in which `auto` tries them."""

ENGINE_NAMES: tuple[str, ...] = tuple(engine.name for engine in ENGINES)


def choose_engine(name: str) -> Engine:
    """Return the engine of that name, or for `auto` the first one that is installed.

    Raises:
        CvtexError: it is not installed; the help says how to install it.

    """
    wanted = [engine for engine in ENGINES if name in {"auto", engine.name}]
    for engine in wanted:
        if engine.is_installed():
            return engine
    what = "no TeX is" if name == "auto" else f"the engine `{name}` is not"
    help_ = "install one: " + " or ".join(as_step(engine.install_hint()) for engine in reversed(wanted))
    raise CvtexError([Diagnostic("no-engine", f"{what} installed", help=help_)])
