"""The TeX programs: which one a document is for, what each needs, and how it is installed."""

import re
import shutil
from collections.abc import Iterable, Mapping

from cvtex.data import table

PDFLATEX = "pdflatex"
LUALATEX = "lualatex"
_PARTED = re.compile(r"((?<!\\)[-,'?!`]|\\text(?:less|greater)\{\})\{\}")
_COMMENT = "% !TeX program = "
"""The customary comment by which editors know what compiles a document (TeXShop, TeXworks, LaTeX Workshop)."""


def program_names() -> tuple[str, ...]:
    """Return the programs in the order in which they are tried."""
    return tuple(table("compile/programs"))


def with_program(tex: str, program: str) -> str:
    """Return a document that says what compiles it; pdfLaTeX is what editors take anyway.

    LuaTeX makes one sign of two with an empty group between them, as in `-{}-`: they get what parts them there.
    """
    if program == LUALATEX:
        begin = tex.find("\\begin{document}")
        tex = tex[:begin] + _PARTED.sub(r"\1\\cvapart{}", tex[begin:])
    return tex if program == PDFLATEX else f"{_COMMENT}{program}\n{tex}"


def program_of(tex: str) -> str:
    """Return the program that a document is for."""
    first = tex.partition("\n")[0]
    named = first.removeprefix(_COMMENT)
    return named if named != first and named in program_names() else PDFLATEX


def install_commands(packages: Iterable[Mapping[str, str]]) -> str:
    """Return the command that installs packages here; tlmgr's, or the first there is, where no known installer is."""
    rows = list(packages)
    known = {
        name: command for name, command in table("compile/fonts")["install"].items() if all(name in row for row in rows)
    }
    here = (name for name in (*filter(shutil.which, known), "tlmgr", *known) if name in known)
    installer = next(here, None)
    if installer is None:
        return "no package manager has them all"
    names = dict.fromkeys(name for row in rows for name in row[installer].split())
    return f"`{known[installer].format(' '.join(names))}`"
