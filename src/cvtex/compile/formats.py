"""Precompiled formats: a preamble is dumped once, and loaded whenever a document begins in the same way."""

import contextlib
import hashlib
import json
import tempfile
from pathlib import Path

from cvtex.compile.inputs import Inputs, are_unchanged, tex_inputs
from cvtex.compile.pdftex import FORMAT, PdfTeX

_KEPT = 8
"""Formats that stay, the latest used; each has about 7 MB."""


class Formats:
    """The formats of one pdfTeX in a folder, each under a digest of the preamble and the program.

    A file beside it says which of TeX's files it was made of, and whether documents could be made with it. Several
    processes may use the folder: files come into it whole, and who uses a format has a name of his own for it.
    """

    def __init__(self, folder: Path, pdftex: PdfTeX) -> None:
        self.folder = folder
        self.pdftex = pdftex

    def key(self, preamble: str) -> str:
        """Return the name under which a preamble's format is kept."""
        program = self.pdftex.program.stat()
        made_of = "\0".join((str(self.pdftex.program), str(program.st_size), str(program.st_mtime_ns), preamble))
        return hashlib.sha256(made_of.encode()).hexdigest()[:32]

    def find(self, key: str) -> Path | None:
        """Return the format, None where there is none that is good."""
        path = self.folder / f"{key}.fmt"
        note = self._note(key)
        if not (note and note.get("good") and path.is_file() and are_unchanged(note.get("inputs", {}))):
            return None
        with contextlib.suppress(OSError):
            path.touch()
        return path

    def inputs(self, key: str) -> Inputs:
        """Return which of TeX's files a format was made of."""
        return dict((self._note(key) or {}).get("inputs", {}))

    def wants(self, key: str) -> bool:
        """Return whether making it is worth a trial: it is not there, and no trial failed with the same files."""
        note = self._note(key)
        return note is None or not are_unchanged(note.get("inputs", {})) or (note["good"] and self.find(key) is None)

    def make(self, preamble: str, *, timeout: float) -> None:
        """Dump a preamble into a format within `timeout` seconds; where that fails, it is noted and no harm is done."""
        key = self.key(preamble)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder, prefix="make.", ignore_cleanup_errors=True) as name:
                work = Path(name)
                good = self.pdftex.dump(preamble, work, timeout=timeout)
                if good:
                    (work / f"{FORMAT}.fmt").replace(self.folder / f"{key}.fmt")
                self._write(work, key, {"good": good, "inputs": tex_inputs(work, FORMAT)})
            self._prune()

    def distrust(self, key: str) -> None:
        """Note that a document failed with a format and went well without it."""
        with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=self.folder, prefix="make.") as name:
            self._write(Path(name), key, {"good": False, "inputs": self.inputs(key)})

    def _note(self, key: str) -> dict[str, object] | None:
        with contextlib.suppress(OSError, ValueError):
            note = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            if isinstance(note, dict) and isinstance(note.get("inputs"), dict):
                return note
        return None

    def _write(self, work: Path, key: str, note: dict[str, object]) -> None:
        (work / "note.json").write_text(json.dumps(note), encoding="utf-8")
        (work / "note.json").replace(self.folder / f"{key}.json")

    def _prune(self) -> None:
        formats = sorted(self.folder.glob("*.fmt"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in formats[_KEPT:]:
            for old in (path, path.with_suffix(".json")):
                old.unlink(missing_ok=True)
