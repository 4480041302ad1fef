"""Whether builds work on this machine: which TeX there is, what a project needs, what is missing, how to get it."""

import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cvtex import __version__
from cvtex.build import check, today
from cvtex.compile.engine import JOB, Compiled, Engine
from cvtex.compile.engines import ENGINES
from cvtex.compile.explain import Job, explain
from cvtex.compile.install import LATEX, as_step, how_to_install, install_command
from cvtex.compile.needs import Need, metric_of, needs_of
from cvtex.compile.pictures import lay_out
from cvtex.compile.texsource import TexSource
from cvtex.diagnostics import CvtexError, Diagnostic, has_errors
from cvtex.origin import Origins
from cvtex.outputs import Outputs, output_folder
from cvtex.pictures import pictures_of
from cvtex.prepare import Prepared, fitted
from cvtex.project import Project
from cvtex.render.languages import hyphenation_packages
from cvtex.source.project import CV_FILE, find_project
from cvtex.standby import Standby
from cvtex.typeset import Typesetter

_LEAST_SPACE = 100_000_000
"""Bytes that a disk should have left: a build holds its PDFs twice, with their logs."""
_TRIAL_TIME = 60.0
"""Seconds that a trial document may take."""
_BITMAP = re.compile(r"\.\d+pk[>}]")
_SMALLEST = '[person]\nname = "Emmy Noether"\n'
_TRIAL = r"""
\begin{document}
\pagestyle{empty}
\rmfamily Ag \textbf{Ag} \textit{Ag} \sffamily Ag \textbf{Ag} \textit{Ag} \ttfamily Ag \normalfont $x^2$
\label{page}\pageref{page}
\ifnum\language=255 \typeout{no-patterns}\fi
\end{document}
"""
_NO_PATTERNS = re.compile(r"^no-patterns$", re.MULTILINE)


class State(StrEnum):
    """How a part of the machine is."""

    OK = "ok"
    ABSENT = "not installed"
    MISSING = "missing"
    FAILED = "failed"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that an engine does not find, and where it is asked for."""

    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Check:
    """What was found out about one part: its state, that in words, and the next step."""

    part: str
    state: State
    text: str
    help: str | None = None
    missing: tuple[Missing, ...] = ()
    is_engine: bool = False


@dataclass(frozen=True)
class Examination:
    """All that was found out."""

    checks: tuple[Check, ...]

    @property
    def works(self) -> bool:
        """Whether a build would work: nothing but engines is wrong, and the one that `auto` takes has all it needs."""
        taken = next((check for check in self._engines if check.state is not State.ABSENT), None)
        return self._rest_is_good and taken is not None and taken.state is State.OK

    @property
    def other_engine(self) -> str | None:
        """The name of an engine with which a build would work where it does not with the one that `auto` takes."""
        good = (check.part for check in self._engines if check.state is State.OK)
        return next(good, None) if self._rest_is_good and not self.works else None

    @property
    def _engines(self) -> list[Check]:
        return [check for check in self.checks if check.is_engine]

    @property
    def _rest_is_good(self) -> bool:
        return all(check.state in {State.OK, State.NOTE} for check in self.checks if not check.is_engine)


@dataclass(frozen=True)
class _Subject:
    """What is examined: a project, and its variants that can be rendered."""

    project: Project
    variants: tuple[Prepared, ...]

    def fitted(self, engine: Engine) -> tuple[dict[str, Prepared], tuple[Diagnostic, ...]]:
        """Return each variant by its .tex for an engine, and an error for each text that this cannot set."""
        variants, unset = fitted(self.variants, engine)
        return {str(one.tex): one for one in variants if one.tex is not None}, unset


def examine(directory: Path, variants: Sequence[str] = ()) -> Examination:
    """Return whether the variants of the project around a folder would build; outside of one, the default design.

    Raises:
        CvtexError: a variant asked for does not exist.

    """
    try:
        folder = find_project(directory)
    except CvtexError:
        checks = [Check("project", State.NOTE, f"no {CV_FILE} here: what the default design needs is examined")]
        place = None
    else:
        place = folder
        checks = list(_project_files(folder))
    subject, error = _subject(place, variants)
    if place is not None:
        names = ", ".join(one.variant.name for one in subject.variants)
        good = Check("project", State.OK, f"{place / CV_FILE}; variants: {names}")
        checks = [error or good, *checks, _output(output_folder(place))]
    python = Check("cvtex", State.OK, f"{__version__} with Python {platform.python_version()}")
    return Examination((python, *checks, *(_engine(engine, subject) for engine in ENGINES)))


def _project_files(folder: Path) -> Iterator[Check]:
    for name in (".latexmkrc", "latexmkrc"):
        if (folder / name).exists():
            yield Check("project", State.NOTE, f"{name} is there and has no effect: cvtex runs latexmk without it")


def _subject(folder: Path | None, variants: Sequence[str]) -> tuple[_Subject, Check | None]:
    """Return what is examined, and what is wrong with the project; without one, the default design."""
    error: Check | None = None
    if folder is not None:
        try:
            project, prepared, diagnostics = check(folder, variants)
        except CvtexError:
            error = _errors(folder)
        else:
            good = tuple(one for one in prepared if one.tex is not None)
            names = {one.variant.name for one in good}
            if unknown := [d for d in diagnostics if d.code == "unknown-variant" and not set(variants) <= names]:
                raise CvtexError(unknown)
            error = _errors(folder) if has_errors(diagnostics) or not good else None
            if good:
                return _Subject(project, good), error
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / CV_FILE).write_text(_SMALLEST, encoding="utf-8")
        project, prepared, _ = check(Path(name))
    return _Subject(project, prepared), error


def _errors(folder: Path) -> Check:
    return Check("project", State.FAILED, f"{folder / CV_FILE} has errors", "`cvtex check` shows them")


def _output(folder: Path) -> Check:
    """Return whether the output folder, or the nearest one above it that exists, can be written."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(nearest).free
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return Check(
            "output", State.FAILED, f"{folder} cannot be written", "change its permissions, or build with `-o DIR`"
        )
    if free < _LEAST_SPACE:
        text = f"the disk of {folder} has {free / 1e6:.0f} MB left"
        return Check("output", State.FAILED, text, "free some space, or build elsewhere with `-o DIR`")
    return Check("output", State.OK, f"{folder} can be written; {free / 1e9:.1f} GB are free")


def _engine(engine: Engine, subject: _Subject) -> Check:
    """Return whether an engine has all that the variants need, and sets a trial document."""
    identity = engine.identity()
    if identity is None and engine.is_installed():
        help_ = "install it anew, or take it out of the PATH"
        return Check(engine.name, State.FAILED, "its programs are there and do not run", help_, is_engine=True)
    if identity is None:
        hint = f"install it: {as_step(engine.install_hint())}"
        return Check(engine.name, State.ABSENT, "", hint, is_engine=True)
    variants, unset = subject.fitted(engine)
    if unset:
        more = f", and {len(unset) - 1} more such texts" if len(unset) > 1 else ""
        text = f"{_told(unset[0])}{more}; {identity}"
        return Check(engine.name, State.MISSING, text, unset[0].help, is_engine=True)
    needs = {need.file: (need, tex) for tex in variants for need in needs_of(tex)}
    found = engine.locate(list(needs))
    metrics = {
        metric: needs[name] for name, path in found.items() if name.endswith(".fd") and (metric := metric_of(path))
    }
    found |= engine.locate(list(metrics))
    wanted = needs | metrics
    missing = tuple(
        Missing(name, _place(need, tex, subject)) for name, (need, tex) in wanted.items() if name not in found
    )
    if missing:
        shown = ", ".join(one.file + (f" ({one.place})" if one.place else "") for one in missing)
        also = LATEX if engine.name == "embedded" else None
        help_ = how_to_install([one.file for one in missing], also)
        return Check(engine.name, State.MISSING, f"{shown}; {identity}", help_, missing, is_engine=True)
    return _tried(engine, identity, subject, variants, len(wanted))


def _place(need: Need, tex: str, subject: _Subject) -> str:
    """Return the file and line of the project that ask for a file of TeX's, empty where cvtex itself does."""
    place = TexSource(tex).place(need.line, (need.file.rpartition(".")[0],))
    span = Origins(subject.project).find(place) if place else None
    return f"{span.file}:{span.line}" if span else ""


def _tried(engine: Engine, identity: str, subject: _Subject, variants: Mapping[str, Prepared], files: int) -> Check:
    """Return what came of trial documents, the preambles with a line in each of their fonts, and of the variants."""
    started = time.perf_counter()
    kinds = {(needs_of(tex), one.variant.language): tex for tex, one in variants.items()}
    unhyphenated: dict[str, None] = {}
    for (_, language), tex in kinds.items():
        trial = tex.partition(r"\begin{document}")[0] + _TRIAL
        compiled = _compiled(engine, trial, subject.project)
        if compiled.pdf is None:
            job = Job("a trial document", engine.name, log=None)
            problems = explain(compiled, trial, Origins(subject.project).find, job)
            first = next(one for one in problems if one.is_error)
            text = f"{identity}: a trial document fails: {_told(first)}"
            return Check(engine.name, State.FAILED, text, first.help, is_engine=True)
        if _BITMAP.search(compiled.log):
            text = f"{identity}: fonts are bitmaps, because TeX's list of them (pdftex.map) is out of date"
            return Check(engine.name, State.FAILED, text, "make it anew: `updmap-sys`", is_engine=True)
        if _NO_PATTERNS.search(compiled.log) and hyphenation_packages(language):
            unhyphenated[language] = None
    for name, problem in _failures(engine, subject.project, variants.values()):
        text = f"{identity}: the variant `{name}` fails: {_told(problem)}"
        help_ = f"`cvtex build -v {name} --engine {engine.name}` says more"
        return Check(engine.name, State.FAILED, text, help_, is_engine=True)
    seconds = time.perf_counter() - started
    text = f"{identity}: finds all {files} files; trial documents took {seconds:.1f} s"
    if not unhyphenated:
        return Check(engine.name, State.OK, text, is_engine=True)
    text += f"; it has no patterns to hyphenate {', '.join(f'`{tag}`' for tag in unhyphenated)}, whose lines are ragged"
    return Check(engine.name, State.OK, text, _patterns_help(engine, unhyphenated), is_engine=True)


def _patterns_help(engine: Engine, languages: Iterable[str]) -> str:
    """Return how to get the patterns by which an engine breaks words of languages."""
    rows = list(map(hyphenation_packages, languages))
    names = {manager: " ".join(dict.fromkeys(row[manager] for row in rows)) for manager in rows[0]}
    if engine.name == "embedded":
        names = {manager: f"{LATEX[manager]} {own}" for manager, own in names.items()}
    where = "a whole TeX has them" if engine.name == "embedded" else "install them"
    return f"{where}: `{install_command(names)}`"


def _told(problem: Diagnostic) -> str:
    place = f"{problem.span.file}:{problem.span.line}: " if problem.span else ""
    return f"{place}{problem.message}"


def _failures(engine: Engine, project: Project, variants: Iterable[Prepared]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the variants that cannot be built, each with its first problem; all are built elsewhere, and removed."""
    with tempfile.TemporaryDirectory(prefix="cvtex-doctor.") as name:
        outputs = Outputs(Path(name))
        standby = Standby(engine, outputs)
        typesetter = Typesetter(project, outputs, engine, standby, today())
        for one in variants:
            built = typesetter.typeset(one)
            if not built.is_good:
                problems = (problem for problem in built.diagnostics if problem.is_error)
                yield one.variant.name, next(problems, Diagnostic("latex-failed", "TeX makes no PDF"))


def _compiled(engine: Engine, tex: str, project: Project) -> Compiled:
    with tempfile.TemporaryDirectory(prefix="cvtex-doctor.") as name:
        (Path(name) / f"{JOB}.tex").write_text(tex, encoding="utf-8")
        lay_out(pictures_of(project, tex), Path(name))
        return engine.compile(Path(name), timeout=_TRIAL_TIME)
