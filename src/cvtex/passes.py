"""One document through TeX: its work folder, the format that it begins with, and what is left of the pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cvtex.compile.engine import JOB, Compiled, Engine, needs_rerun
from cvtex.compile.inputs import Inputs, tex_inputs
from cvtex.compile.log import pages_in
from cvtex.compile.pictures import lay_out
from cvtex.outputs import Outputs, writing
from cvtex.source.pictures import Picture
from cvtex.standby import Desk, Standby


@dataclass(frozen=True)
class Pass:
    """What came of a document."""

    tex: str
    compiled: Compiled
    pdf: bytes | None
    inputs: Inputs
    """The files that TeX read of its own."""
    key: str | None
    """The format that it began with."""

    @cached_property
    def pages(self) -> int | None:
        """How many pages there are, None where there is no PDF."""
        return pages_in(self.compiled.log) if self.pdf is not None else None


@dataclass(frozen=True)
class Press:
    """Sets documents with one engine."""

    outputs: Outputs
    engine: Engine
    standby: Standby
    timeout: float
    """Seconds that a pass may take."""

    def set(self, tex: str, filename: str, pictures: Sequence[Picture]) -> Pass:
        """Return what comes of a document; its log is kept for the user, and what TeX has learnt for the next pass."""
        key = self.standby.key(tex)
        with self.standby.desk(filename, key) as desk:
            with writing(desk.folder):
                lay_out(pictures, desk.folder)
            compiled = self._compiled(desk, tex, key)
            pdf = compiled.pdf.read_bytes() if compiled.pdf else None
            inputs = tex_inputs(desk.folder) | (self.standby.inputs(key) if desk.waiting and key else {})
            self.outputs.keep(desk.folder, filename, [".log"] if pdf is None else [".log", ".aux"])
        return Pass(tex, compiled, pdf, inputs, key)

    def _compiled(self, desk: Desk, tex: str, key: str | None) -> Compiled:
        """Return what TeX makes: with the format it has loaded, and whole where that does not do."""
        failed = False
        if desk.waiting:
            compiled = desk.waiting.compile(tex, timeout=self.timeout)
            if compiled.timed_out or (compiled.pdf and not needs_rerun(desk.folder)):
                return compiled
            failed = compiled.pdf is None
        if failed or not desk.waiting:  # what an earlier pass has learnt may be what is wrong
            (desk.folder / f"{JOB}.aux").unlink(missing_ok=True)
        with writing(desk.folder / f"{JOB}.tex"):
            (desk.folder / f"{JOB}.tex").write_text(tex, encoding="utf-8")
        compiled = self.engine.compile(desk.folder, timeout=self.timeout)
        if failed and compiled.pdf and key:
            self.standby.distrust(key)
        return compiled
