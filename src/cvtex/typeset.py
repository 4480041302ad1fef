"""One variant from its .tex to a PDF that was looked at: compile → verify → put in place.

What looks at logs and PDFs is imported while TeX is at work.
"""

import datetime
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex import __version__
from cvtex.compile.engine import Engine, safe_environment
from cvtex.diagnostics import Diagnostic, has_errors, to_rows
from cvtex.outputs import Outputs, digest
from cvtex.passes import Pass, Press
from cvtex.pictures import pictures_of
from cvtex.prepare import Prepared, locate_mark
from cvtex.project import Project
from cvtex.recall import recalled
from cvtex.render.spares import spares_of
from cvtex.results import BuiltVariant, Outcome
from cvtex.source.pictures import Picture
from cvtex.source.project import display_name
from cvtex.standby import Standby
from cvtex.verify.sources import SourceWords

if TYPE_CHECKING:
    from cvtex.budget import Kept
    from cvtex.verify.lost import Expected


@dataclass(frozen=True)
class Typesetter:
    """Makes PDFs of a project's variants with one engine."""

    project: Project
    outputs: Outputs
    engine: Engine
    standby: Standby
    today: datetime.date
    """What windows of years, and the age of a profile, count from."""
    force: bool = False
    """Compile what has not changed, too."""

    def typeset(self, prepared: Prepared) -> BuiltVariant:
        """Return a variant compiled and verified, or as it was built before, with the time that this took."""
        started = time.perf_counter()
        variant, tex = prepared.variant, str(prepared.tex)
        time_of_build = safe_environment()["SOURCE_DATE_EPOCH"]
        pictures = pictures_of(self.project, tex)
        shown = [part for picture in pictures for part in (picture.name, picture.data)]
        order = [one.content.mark for one in spares_of(prepared.sections)] if variant.fit else []
        budget = f"{variant.page_limit} {variant.fit} {order}"
        rules = variant.profile.model_dump_json() + str(self.today.year) if variant.profile else ""
        made_of = digest(tex, self.engine.name, __version__, budget, time_of_build, rules, *shown)
        known = None if self.force else self._unchanged(prepared, made_of)
        built = known or self._compile(prepared, pictures, made_of)
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
        known = recalled(self.outputs, name, filename, stamp) if stamp.get("made_of") == made_of else None
        if known:
            write_tex(prepared.as_built(stamp), self.outputs)
        return known

    def _compile(self, prepared: Prepared, pictures: Sequence[Picture], made_of: str) -> BuiltVariant:
        """Return the variant compiled; where that fails, the PDF of the last good build stays."""
        name, filename = prepared.variant.name, prepared.variant.filename
        write_tex(prepared, self.outputs)
        with ThreadPoolExecutor(1) as meanwhile:
            expecting = meanwhile.submit(_expected, str(prepared.tex))
            done = self._press.set(str(prepared.tex), filename, pictures)
            expected = expecting.result()
        diagnostics = self._explained(done, prepared)
        path = self.outputs.path(filename, ".pdf")
        if done.pdf is None or done.pages is None or has_errors(diagnostics):
            return BuiltVariant(name, Outcome.LATEX_FAILED, path, done.pages, diagnostics=diagnostics)
        over: tuple[Diagnostic, ...] = ()
        left_out = 0
        if kept := self._keeping(prepared, done, pictures):
            over, left_out = kept.diagnostics, kept.left_out
        if kept and left_out:
            prepared, done = kept.prepared, kept.done
            diagnostics = self._explained(done, prepared)
            write_tex(prepared, self.outputs)
            self.outputs.write(self.outputs.log_path(filename), done.compiled.log.encode())
            expected = _expected(str(prepared.tex))
        pdf, pages = done.pdf or b"", done.pages
        is_over = has_errors(over)
        lost = self._lost_text(prepared, expected, pdf)
        found = () if lost else self._against_rules(prepared, str(prepared.tex), pdf, is_over=is_over)
        diagnostics = (*diagnostics, *over, *lost, *found)
        if has_errors(diagnostics):
            self.outputs.write(self._kept(prepared), pdf)
            outcome = Outcome.OVER_BUDGET if is_over else Outcome.LOST_TEXT if lost else Outcome.RULES_BROKEN
            return BuiltVariant(name, outcome, self._kept(prepared), pages, diagnostics=diagnostics)
        self.outputs.write(path, pdf)
        stamp = {
            "made_of": made_of,
            "pdf": digest(pdf),
            "pages": pages,
            "format": done.key,
            "left_out": left_out,
        }
        self.outputs.note(filename, {**stamp, "inputs": done.inputs, "diagnostics": to_rows(diagnostics)})
        return BuiltVariant(name, Outcome.BUILT, path, pages, diagnostics=diagnostics)

    def _explained(self, done: Pass, prepared: Prepared) -> tuple[Diagnostic, ...]:
        from cvtex.compile.explain import Job, explain
        from cvtex.origin import Origins

        job = Job(prepared.variant.name, self.engine.name, self._log_name(prepared))
        return explain(done.compiled, str(prepared.tex), Origins(self.project).find, job)

    def _lost_text(self, prepared: Prepared, expected: "Expected", pdf: bytes) -> tuple[Diagnostic, ...]:
        if prepared.has_unset:
            return ()  # it has been said what is missing
        from cvtex.verify.lost import lost_text

        sources = SourceWords(self.project.document.data, self.project.publications, prepared.variant.language)
        return lost_text(pdf, expected, sources, partial(locate_mark, self.project), self._log_name(prepared))

    def _log_name(self, prepared: Prepared) -> str:
        return display_name(self.outputs.log_path(prepared.variant.filename), self.project.folder)

    def _keeping(self, prepared: Prepared, done: Pass, pictures: Sequence[Picture]) -> "Kept | None":
        """Return what becomes of a variant that has too many pages, None for one that has not."""
        limit = prepared.variant.page_limit
        if limit is None or done.pages is None or done.pages <= limit:
            return None
        from cvtex.budget import Budget

        kept = display_name(self._kept(prepared), self.project.folder)
        setter = partial(self._press.set, filename=prepared.variant.filename, pictures=pictures)
        return Budget(self.project, prepared, limit, setter, kept).kept(done)

    @property
    def _press(self) -> Press:
        return Press(self.outputs, self.engine, self.standby, self._timeout)

    def _against_rules(self, prepared: Prepared, tex: str, pdf: bytes, *, is_over: bool) -> tuple[Diagnostic, ...]:
        """Return what the rules of a variant's profile say of its PDF; not again that it has too many pages."""
        variant = prepared.variant
        if variant.profile is None:
            return ()
        from cvtex.verify.judge import judge
        from cvtex.verify.known import own
        from cvtex.verify.measure import measure
        from cvtex.verify.report import diagnostics
        from cvtex.verify.rules.subject import Printed

        document = self.project.document
        printed = Printed(variant, prepared.sections, tex)
        measured = measure(pdf, variant.filename)
        subject = own(measured, self.today, self.project.cv, self.project.publications, printed)
        kept = display_name(self._kept(prepared), self.project.folder)
        verdict = judge(variant.filename, subject, profile=variant.profile)
        found = diagnostics(verdict, document.value_span(variant.profile_path or ()), kept)
        return tuple(one for one in found if not (is_over and one.code == "profile-pages"))

    def _kept(self, prepared: Prepared) -> Path:
        """Return where a PDF is kept that is not what was asked for."""
        return self.outputs.log_path(prepared.variant.filename).with_suffix(".pdf")

    @property
    def _timeout(self) -> float:
        return self.project.cv.build.timeout


def _expected(tex: str) -> "Expected":
    """Return what a PDF is to show; all that will look at it is imported."""
    from cvtex import origin  # noqa: F401 - as the next one
    from cvtex.compile import explain  # noqa: F401 - it is imported now, while there is time
    from cvtex.verify.lost import Expected

    return Expected.of(tex)


def written(prepared: Prepared, outputs: Outputs) -> BuiltVariant:
    """Return a variant of which the .tex is what is wanted."""
    return BuiltVariant(prepared.variant.name, Outcome.TEX_ONLY, write_tex(prepared, outputs))


def write_tex(prepared: Prepared, outputs: Outputs) -> Path:
    """Write a variant's .tex where it is not there already, and return its path."""
    path, data = outputs.path(prepared.variant.filename, ".tex"), str(prepared.tex).encode()
    if not (path.is_file() and path.read_bytes() == data):
        outputs.write(path, data)
    return path
