"""What is measured: each scenario makes its projects in an empty folder and says who is compared there."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from benchmarks import tools
from benchmarks.measure import Command, Contender
from benchmarks.projects import DATA, REPOSITORY, Edits, edited_headline, edited_title, write_project, write_rendercv
from benchmarks.watching import Watching

_SIZE = 100
_SIZES = (10, 100, 1000, 10000)
_RIVALS_UP_TO = 1000


@dataclass(frozen=True)
class Scenario:
    """One part of the table: its title, and who is compared; the stack ends what runs on between the measurements."""

    title: str
    contenders: Callable[[Path, ExitStack], Iterator[Contender]]


def version(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield the shortest command that there is."""
    yield Contender("cvtex", tools.cvtex(folder, "--version"))


def clean(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds of which nothing is there but the sources."""
    project = write_project(folder / "cv", _SIZE)
    yield tools.bare_pass(project)
    for engine in tools.engines():
        emptied = tools.emptied(project, engine.name)
        yield Contender(f"cvtex, {engine.name}", tools.building(project, engine, before=emptied))
    yield from tools.latexmk_alone(project, clean=True)
    yield from tools.rendercv(project, _SIZE)
    yield from tools.biblatex(project)


def unchanged(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds of what is built already."""
    project = write_project(folder / "cv", _SIZE)
    yield tools.bare_pass(project)
    for engine in tools.engines():
        yield Contender(f"cvtex, {engine.name}", tools.building(project, engine))
    yield from tools.latexmk_alone(project, clean=False)
    yield from tools.rendercv(project, _SIZE)


def edit(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds after a title in the .bib file was changed."""
    project = write_project(folder / "cv", _SIZE)
    edits = edited_title(project)
    yield tools.bare_pass(project)
    for engine in tools.engines():
        yield Contender(f"cvtex, {engine.name}", tools.building(project, engine, before=edits.save))
    yield from tools.biblatex(project, edits)


def watch(folder: Path, stack: ExitStack) -> Iterator[Contender]:
    """Yield commands that watch: from a save, of the .bib file and of cv.toml in turn, to the new PDF."""
    for number, engine in enumerate(tools.engines()):
        project = write_project(folder / engine.name, _SIZE)
        if number == 0:
            yield tools.bare_pass(project)
        command: Command = [tools.CVTEX, "watch", "-v", "full", "--engine", engine.name]
        saves = (edited_title(project).save, edited_headline(project).save)
        watching = stack.enter_context(Watching(command, project, project / "build" / "full.pdf", saves))
        yield Contender(f"cvtex, {engine.name}", watching.measure)
    yield from _rendercv_watching(folder, stack)


def _rendercv_watching(folder: Path, stack: ExitStack) -> Iterator[Contender]:
    if tools.RENDERCV:
        path = write_rendercv(folder, _SIZE)
        command: Command = [tools.RENDERCV, "render", path.name, "--watch", *tools.RENDERCV_PDF_ONLY]
        saves = (Edits(path, "Communication 0").overwrite, Edits(path, "Mathematician").overwrite)
        watching = stack.enter_context(
            Watching(command, folder, folder / "rendercv_output" / f"{path.stem}.pdf", saves)
        )
        yield Contender("RenderCV", watching.measure)


def variants(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds of seven variants, side by side."""
    project = write_project(folder / "cv", _SIZE, (DATA / "variants.toml").read_text("utf-8"))
    yield tools.bare_pass(project)
    for engine in tools.engines():
        emptied = tools.emptied(project, engine.name)
        yield Contender(f"cvtex, {engine.name}", tools.building(project, engine, before=emptied))
    for engine in tools.engines()[:1]:
        yield Contender("cvtex, nothing changed", tools.building(project, engine))


def real(folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds of the CV of this repository."""
    project = folder / "cv"
    shutil.copytree(REPOSITORY / "bib", project / "bib")
    shutil.copyfile(REPOSITORY / "cv.toml", project / "cv.toml")
    edits = Edits(project / "bib" / "journals.bib", "Layer-wise Relevance Propagation")
    full = ("-v", "full")
    yield tools.bare_pass(project)
    for engine in tools.engines()[:1]:
        emptied = tools.emptied(project, engine.name)
        yield Contender("cvtex, clean", tools.building(project, engine, *full, before=emptied))
        yield Contender("cvtex, nothing changed", tools.building(project, engine, *full))
        yield Contender("cvtex, one edit", tools.building(project, engine, *full, before=edits.save))


def publications(size: int, folder: Path, _: ExitStack) -> Iterator[Contender]:
    """Yield builds from clean of a list of so many publications, and other tools that read the list."""
    project = write_project(folder / "cv", size)
    yield tools.bare_pass(project)
    to_tex = ("build", "--tex-only", "-o", "tex")
    yield Contender("cvtex, .bib to .tex", tools.cvtex(project, *to_tex, before=tools.emptied(project, "tex")))
    for engine in tools.engines()[:1]:
        emptied = tools.emptied(project, engine.name)
        yield Contender("cvtex, .bib to PDF", tools.building(project, engine, before=emptied))
    yield from tools.pybtex(project)
    if size <= _RIVALS_UP_TO and size != _SIZE:  # that size is in the scenario `clean`
        yield from tools.rendercv(project, size)
        yield from tools.biblatex(project)


SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        "version": Scenario("cvtex --version", version),
        "clean": Scenario(f"clean build, {_SIZE} publications", clean),
        "unchanged": Scenario("nothing changed", unchanged),
        "edit": Scenario("one title changed, built again", edit),
        "watch": Scenario("watching: from a save to the new PDF", watch),
        "variants": Scenario("seven variants from clean", variants),
        "real": Scenario("this repository's CV", real),
        **{str(size): Scenario(f"{size:,} publications", partial(publications, size)) for size in _SIZES},
    }
)
