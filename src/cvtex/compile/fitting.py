"""The program and the fonts that set a document: pdfLaTeX while it can, else one that knows Unicode's scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.compile.engine import Engine
from cvtex.compile.engines import ENGINES
from cvtex.compile.fonts import faces_of, first_faces, font_packages
from cvtex.compile.programs import PDFLATEX, install_commands, program_names
from cvtex.data import table
from cvtex.render.typesetting import Typesetting


@dataclass(frozen=True, slots=True)
class Fit:
    """What sets a document, and what hinders that: the characters that nothing sets, by script."""

    typesetting: Typesetting
    unset: Mapping[str, str] = field(default_factory=dict)
    help: str = ""
    """The next step: what to install, or which engine to take."""


def fit(scripts: Mapping[str, str], engine: Engine | None) -> Fit:
    """Return what sets a document with these scripts, each with its characters.

    Without an engine (nothing is compiled here) it is what would set it where everything is installed.
    """
    if not scripts:
        return Fit(Typesetting())
    programs = [name for name in program_names() if name != PDFLATEX]
    if engine is None:
        return Fit(Typesetting(programs[0], first_faces(scripts), tuple(scripts)))
    rows = table("compile/programs")
    usable = [name for name in programs if name in engine.programs()]
    usable.sort(key=lambda name: scripts.keys().isdisjoint(rows[name].get("better_for", ())))
    if not usable:
        return Fit(Typesetting(scripts=tuple(scripts)), scripts, _able(programs) or _installs(programs[0], scripts))
    faces, unset = faces_of(scripts, engine.find_fonts)
    help_ = "install a font: " + install_commands([font_packages(script) for script in unset]) if unset else ""
    return Fit(Typesetting(usable[0], faces, tuple(scripts)), unset, help_)


def _able(programs: Sequence[str]) -> str | None:
    """Return the help that names an installed engine which has one of the programs, None where there is none."""
    able = (engine for engine in ENGINES if engine.identity() and not set(programs).isdisjoint(engine.programs()))
    return next((f"use `--engine {engine.name}`, which has what sets it" for engine in able), None)


def _installs(program: str, scripts: Mapping[str, str]) -> str:
    """Return the help that says how to install a program and fonts for scripts."""
    row = table("compile/programs")[program]
    commands = install_commands([row["install"], *(font_packages(script) for script in scripts)])
    return f"install {row['name']} and fonts: {commands}"
