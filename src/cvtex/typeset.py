"""One variant from its .tex to a PDF that was looked at: compile → verify → put in place."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cvtex import __version__
from cvtex.compile.engine import JOB, Compiled, Engine, needs_rerun, safe_environment
from cvtex.compile.explain import Job, explain
from cvtex.compile.inputs import tex_inputs
from cvtex.compile.log import pages_in
from cvtex.compile.pictures import lay_out
from cvtex.diagnostics import Diagnostic, has_errors, to_rows
from cvtex.origin import Origins
from cvtex.outputs import Outputs, digest
from cvtex.pictures import pictures_of
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.recall import recalled
from cvtex.results import BuiltVariant, Outcome
from cvtex.source.pictures import Picture
from cvtex.source.project import display_name
from cvtex.standby import Desk, Standby
from cvtex.verify.lost import lost_text
from cvtex.verify.pages import page_budget
from cvtex.verify.sources import SourceWords


@dataclass(frozen=True)
class Typesetter:
    """Makes PDFs of a project's variants with one engine."""

    project: Project
    outputs: Outputs
    engine: Engine
    standby: Standby
    force: bool = False
    """Compile what has not changed, too."""

    def typeset(self, prepared: Prepared) -> BuiltVariant:
        """Return a variant compiled and verified, or as it was built before, with the time that this took."""
        started = time.perf_counter()
        variant, tex = prepared.variant, str(prepared.tex)
        write_tex(prepared, self.outputs)
        time_of_build = safe_environment()["SOURCE_DATE_EPOCH"]
        pictures = pictures_of(self.project, tex)
        shown = [part for picture in pictures for part in (picture.name, picture.data)]
        made_of = digest(tex, self.engine.name, __version__, str(variant.max_pages), time_of_build, *shown)
        known = None if self.force else self._unchanged(prepared, made_of)
        built = known or self._compile(prepared, tex, pictures, made_of)
        return replace(built, seconds=time.perf_counter() - started)

    def formats_to_make(self, prepared: Sequence[Prepared]) -> Iterator[Callable[[], None]]:
        """Yield what makes the formats that are not there and of use to these documents, or to later ones."""
        documents = {self.standby.key(str(one.tex)): str(one.tex) for one in prepared}
        for key, tex in documents.items():
            if self.standby.wants(key):
                yield partial(self.standby.make, tex, timeout=self._timeout)

    def _unchanged(self, prepared: Prepared, made_of: str) -> BuiltVariant | None:
        """Return the variant as it was built before, None where it is made of something else now, or its PDF is."""
        name, filename = prepared.variant.name, prepared.variant.filename
        stamp = self.outputs.stamp(filename)
        return recalled(self.outputs, name, filename, stamp) if stamp.get("made_of") == made_of else None

    def _compile(self, prepared: Prepared, tex: str, pictures: Sequence[Picture], made_of: str) -> BuiltVariant:
        """Return the variant compiled; where that fails, the PDF of the last good build stays."""
        name, filename = prepared.variant.name, prepared.variant.filename
        key = self.standby.key(tex)
        with self.standby.desk(filename, key) as desk:
            lay_out(pictures, desk.folder)
            compiled = self._compiled(desk, tex, key)
            pdf = compiled.pdf.read_bytes() if compiled.pdf else None
            inputs = tex_inputs(desk.folder) | (self.standby.inputs(key) if desk.waiting and key else {})
            self.outputs.keep(desk.folder, filename, [".log"] if pdf is None else [".log", ".aux"])
        diagnostics = self._explained(compiled, tex, prepared)
        pages = pages_in(compiled.log)
        path = self.outputs.path(filename, ".pdf")
        if pdf is None or pages is None or has_errors(diagnostics):
            return BuiltVariant(name, Outcome.LATEX_FAILED, path, pages, diagnostics=diagnostics)
        over, lost = self._over_budget(prepared, pages), self._lost_text(prepared, tex, pdf)
        if over or lost:
            kept = self.outputs.log_path(filename).with_suffix(".pdf")
            self.outputs.write(kept, pdf)
            outcome = Outcome.OVER_BUDGET if over else Outcome.LOST_TEXT
            return BuiltVariant(name, outcome, kept, pages, diagnostics=(*diagnostics, *over, *lost))
        self.outputs.write(path, pdf)
        stamp = {"made_of": made_of, "pdf": digest(pdf), "pages": pages, "format": key}
        self.outputs.note(filename, {**stamp, "inputs": inputs, "diagnostics": to_rows(diagnostics)})
        return BuiltVariant(name, Outcome.BUILT, path, pages, diagnostics=diagnostics)

    def _compiled(self, desk: Desk, tex: str, key: str | None) -> Compiled:
        """Return what TeX makes: with the format it has loaded, and whole where that does not do."""
        failed = False
        if desk.waiting:
            compiled = desk.waiting.compile(tex, timeout=self._timeout)
            if compiled.timed_out or (compiled.pdf and not needs_rerun(desk.folder)):
                return compiled
            failed = compiled.pdf is None
        if failed or not desk.waiting:  # what an earlier pass has learnt may be what is wrong
            (desk.folder / f"{JOB}.aux").unlink(missing_ok=True)
        (desk.folder / f"{JOB}.tex").write_text(tex, encoding="utf-8")
        compiled = self.engine.compile(desk.folder, timeout=self._timeout)
        if failed and compiled.pdf and key:
            self.standby.distrust(key)
        return compiled

    def _explained(self, compiled: Compiled, tex: str, prepared: Prepared) -> tuple[Diagnostic, ...]:
        job = Job(prepared.variant.name, self.engine.name, self._log_name(prepared))
        return explain(compiled, tex, Origins(self.project).find, job)

    def _lost_text(self, prepared: Prepared, tex: str, pdf: bytes) -> tuple[Diagnostic, ...]:
        if prepared.has_unset:
            return ()  # it has been said what is missing
        sources = SourceWords(self.project.document.data, self.project.publications)
        return lost_text(pdf, tex, sources, partial(locate_mark, self.project), self._log_name(prepared))

    def _log_name(self, prepared: Prepared) -> str:
        return display_name(self.outputs.log_path(prepared.variant.filename), self.project.folder)

    def _over_budget(self, prepared: Prepared, pages: int) -> tuple[Diagnostic, ...]:
        variant = prepared.variant
        if variant.max_pages is None:
            return ()  # without looking for where it would stand
        span = self.project.document.value_span(("variants", variant.name, "max_pages"))
        return page_budget(variant.name, pages, variant.max_pages, span)

    @property
    def _timeout(self) -> float:
        return self.project.cv.build.timeout


def written(prepared: Prepared, outputs: Outputs) -> BuiltVariant:
    """Return a variant of which the .tex is what is wanted."""
    return BuiltVariant(prepared.variant.name, Outcome.TEX_ONLY, write_tex(prepared, outputs))


def write_tex(prepared: Prepared, outputs: Outputs) -> Path:
    """Write a variant's .tex where it is not there already, and return its path."""
    path, data = outputs.path(prepared.variant.filename, ".tex"), str(prepared.tex).encode()
    if not (path.is_file() and path.read_bytes() == data):
        outputs.write(path, data)
    return path
