"""Precompiled formats: a preamble is dumped once, and loaded whenever a document begins in the same way."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cvtex.compile.inputs import Inputs, are_unchanged, tex_inputs
from cvtex.compile.pdftex import FORMAT, PdfTeX
from cvtex.compile.scratch import scratch_folder

_KEPT = 8
"""Formats that stay, the latest used; each has about 7 MB."""


@dataclass(frozen=True)
class Trial:
    """How the making of a format went: whether documents can be made with it, and of which of TeX's files it is."""

    good: bool
    inputs: Inputs


class Formats:
    """The formats of one pdfTeX in a folder, each under a digest of its preamble and of the program.

    Several processes may use the folder: files come into it whole, and who uses a format has a name of his own for it.
    """

    def __init__(self, folder: Path, pdftex: PdfTeX, *, anew: bool = False) -> None:
        """Use the formats in a folder; `anew` trusts none but those that are made from now on."""
        self.folder = folder
        self.pdftex = pdftex
        self._anew = anew
        self._made: set[str] = set()

    def key(self, preamble: str) -> str:
        """Return the name under which a preamble's format is kept."""
        program = self.pdftex.program.stat()
        made_of = "\0".join((str(self.pdftex.program), str(program.st_size), str(program.st_mtime_ns), preamble))
        return hashlib.sha256(made_of.encode()).hexdigest()[:32]

    def find(self, key: str) -> Path | None:
        """Return the format, None where there is none that is good."""
        path, trial = self.folder / f"{key}.fmt", self._trial(key)
        if trial is None or not trial.good or not path.is_file():
            return None
        with contextlib.suppress(OSError):
            path.touch()
        return path

    def wants(self, key: str) -> bool:
        """Return whether it is not there and worth a trial: none was made with the files that TeX has now."""
        trial = self._trial(key)
        return trial is None or (trial.good and self.find(key) is None)

    def inputs(self, key: str) -> Inputs:
        """Return of which of TeX's files a format was made."""
        trial = self._trial(key)
        return trial.inputs if trial else {}

    def make(self, preamble: str, *, timeout: float) -> None:
        """Dump a preamble into a format within `timeout` seconds; where that fails, it is noted and no harm is done."""
        key = self.key(preamble)
        with contextlib.suppress(OSError):
            with scratch_folder(self.folder) as work:
                good = self.pdftex.dump(preamble, work, timeout=timeout)
                if good:
                    (work / f"{FORMAT}.fmt").replace(self.folder / f"{key}.fmt")
                self._note(key, Trial(good, tex_inputs(work, FORMAT)), work)
                self._made.add(key)
            self._prune()

    def distrust(self, key: str) -> None:
        """Note that a document failed with a format and went well without it."""
        with contextlib.suppress(OSError), scratch_folder(self.folder) as work:
            self._note(key, Trial(good=False, inputs=self.inputs(key)), work)

    def _trial(self, key: str) -> Trial | None:
        """Return how making it went with the files that TeX has now, None where that is not known."""
        if self._anew and key not in self._made:
            return None
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            trial = Trial(**json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8")))
            return trial if are_unchanged(trial.inputs) else None
        return None

    def _note(self, key: str, trial: Trial, work: Path) -> None:
        (work / "trial.json").write_text(json.dumps(asdict(trial)), encoding="utf-8")
        (work / "trial.json").replace(self.folder / f"{key}.json")

    def _prune(self) -> None:
        formats = sorted(self.folder.glob("*.fmt"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in formats[_KEPT:]:
            for old in (path, path.with_suffix(".json")):
                old.unlink(missing_ok=True)
