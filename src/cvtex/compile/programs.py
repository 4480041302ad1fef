"""The TeX programs: which one a document is for, what each needs, and how it is installed."""

from collections.abc import Iterable

from cvtex.data import table

PDFLATEX = "pdflatex"
_COMMENT = "% !TeX program = "
"""The customary comment by which editors know what compiles a document (TeXShop, TeXworks, LaTeX Workshop)."""


def program_names() -> tuple[str, ...]:
    """Return the programs in the order in which they are tried."""
    return tuple(table("compile/programs"))


def with_program(tex: str, program: str) -> str:
    """Return a document that says what compiles it; pdfLaTeX is what editors take anyway."""
    return tex if program == PDFLATEX else f"{_COMMENT}{program}\n{tex}"


def program_of(tex: str) -> str:
    """Return the program that a document is for."""
    first = tex.partition("\n")[0]
    named = first.removeprefix(_COMMENT)
    return named if named != first and named in program_names() else PDFLATEX


def install_commands(packages: Iterable[dict[str, str]]) -> str:
    """Return the commands that install packages, by who installs them; one that has not all of them is left out."""
    rows = list(packages)
    commands = []
    for installer, command in table("compile/fonts")["install"].items():
        if all(installer in row for row in rows):
            names = dict.fromkeys(name for row in rows for name in row[installer].split())
            commands.append(f"`{command.format(' '.join(names))}`")
    return " or ".join(commands)
