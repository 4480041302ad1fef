"""The program and the fonts that set a document: pdfLaTeX while it can, else one that knows Unicode's scripts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvtex.compile.engine import Engine
from cvtex.compile.fonts import faces_of, first_faces, font_packages
from cvtex.compile.programs import PDFLATEX, install_commands, program_names
from cvtex.data import table
from cvtex.render.typesetting import Typesetting


@dataclass(frozen=True, slots=True)
class Fit:
    """What sets a document, and what hinders that: the characters that nothing sets, by script."""

    typesetting: Typesetting
    unset: Mapping[str, str] = field(default_factory=dict)
    install: str = ""
    """The commands that install what is missing."""
    program: str = ""
    """The program that is missing, as it is called; empty where only fonts are."""


def fit(scripts: Mapping[str, str], engine: Engine | None) -> Fit:
    """Return what sets a document with these scripts, each with its characters.

    Without an engine (nothing is compiled here) it is what would set it where everything is installed.
    """
    if not scripts:
        return Fit(Typesetting())
    programs = [name for name in program_names() if name != PDFLATEX]
    if engine is None:
        return Fit(Typesetting(programs[0], first_faces(scripts), tuple(scripts)))
    usable = [name for name in programs if name in engine.programs()]
    if not usable:
        row = table("compile/programs")[programs[0]]
        install = install_commands([row["install"], *(font_packages(script) for script in scripts)])
        return Fit(Typesetting(scripts=tuple(scripts)), scripts, install, row["name"])
    faces, unset = faces_of(scripts, engine.find_files)
    install = install_commands([font_packages(script) for script in unset]) if unset else ""
    return Fit(Typesetting(usable[0], faces, tuple(scripts)), unset, install)
