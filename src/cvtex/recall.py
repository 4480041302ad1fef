"""What the last build was made of: where nothing of that changed, its result is known without reading the sources."""

import contextlib
import datetime
import json
import os
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import cvtex
from cvtex.compile.inputs import are_unchanged
from cvtex.diagnostics import from_rows, has_errors, to_rows
from cvtex.outputs import Outputs, digest
from cvtex.results import BuildOptions, BuildResult, BuiltVariant, Outcome
from cvtex.source.reads import Reads


class Memory:
    """The record of the last build that was asked for in the same way: same project, variants, engine and options."""

    def __init__(self, outputs: Outputs, project: Path, options: BuildOptions, engine: str) -> None:
        self._outputs = outputs
        self._project = project
        asked = (str(project.resolve()), *options.variants, engine, str(options.keep_going), str(options.strict))
        self._name = digest(*asked)[:32]
        self._circumstances = digest(*_circumstances())

    def recall(self) -> BuildResult | None:
        """Return what that build would give now, None where anything that it was made of has changed."""
        record = self._record
        if record.get("circumstances") != self._circumstances:
            return None
        with contextlib.suppress(KeyError, TypeError, ValueError):
            reads = Reads.from_json(json.dumps(record["reads"]), self._project)
            if reads.unchanged():  # it is what changes most often, and is known soonest
                variants = tuple(self._variants())
                if len(variants) == len(record["variants"]):
                    return BuildResult(variants, reads, from_rows(record["diagnostics"]))
        return None

    def guesses(self) -> dict[str, str]:
        """Return for each file name that was built the format that it began with."""
        stamps = {filename: self._outputs.stamp(filename) for _, filename, _, _ in self._rows()}
        return {filename: key for filename, stamp in stamps.items() if isinstance(key := stamp.get("format"), str)}

    def remember(self, result: BuildResult) -> None:
        """Keep a result in which nothing is wrong."""
        if has_errors(result.diagnostics) or not all(variant.is_good for variant in result.variants):
            return
        record = {
            "circumstances": self._circumstances,
            "reads": json.loads(result.reads.to_json()),
            "variants": [self._row(variant) for variant in result.variants],
            "diagnostics": to_rows(result.diagnostics),
        }
        self._outputs.remember_build(self._name, json.dumps(record))

    def _row(self, variant: BuiltVariant) -> tuple[str, str, str, str | None]:
        filename = variant.path.relative_to(self._outputs.folder).with_suffix("").as_posix()
        return variant.name, filename, self._tex(filename), self._outputs.stamp(filename).get("made_of")

    @cached_property
    def _record(self) -> dict[str, Any]:
        return self._outputs.remembered_build(self._name)

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the variants in the record: name, file name, digest of the .tex, and of all that the PDF is made of."""
        rows = self._record.get("variants")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, list) and all(isinstance(part, str) for part in row):
                name, filename, tex, made_of = (*row, "", "", "", "")[:4]
                if Path(filename).name == filename:  # else it would be a place outside of the outputs
                    yield name, filename, tex, made_of

    def _variants(self) -> Iterator[BuiltVariant]:
        """Yield the variants whose outputs are as that build left them."""
        for name, filename, tex, made_of in self._rows():
            stamp = self._outputs.stamp(filename)
            known = recalled(self._outputs, name, filename, stamp)
            if known and tex == self._tex(filename) and made_of == stamp.get("made_of"):
                yield known

    def _tex(self, filename: str) -> str:
        """Return the digest of a .tex; empty where there is none, as where a form is filled."""
        path = self._outputs.path(filename, ".tex")
        return digest(path.read_bytes()) if path.is_file() else ""


def recalled(outputs: Outputs, name: str, filename: str, stamp: dict[str, Any]) -> BuiltVariant | None:
    """Return a variant as its stamp says, None where its PDF is another one now, or TeX has changed since."""
    path, pages, inputs = outputs.path(filename, ".pdf"), stamp.get("pages"), stamp.get("inputs")
    with contextlib.suppress(KeyError, TypeError, ValueError):
        if "text" in stamp:
            return _recalled_text(outputs.path(filename, ".txt"), name, stamp)
        same = path.is_file() and stamp["pdf"] == digest(path.read_bytes())
        if same and isinstance(pages, int) and isinstance(inputs, dict) and are_unchanged(inputs):
            return BuiltVariant(name, Outcome.UNCHANGED, path, pages, diagnostics=from_rows(stamp["diagnostics"]))
    return None


def _recalled_text(path: Path, name: str, stamp: dict[str, Any]) -> BuiltVariant | None:
    """Return a form as its stamp says, None where its text is another one now."""
    if not path.is_file() or stamp["text"] != digest(path.read_bytes()):
        return None
    diagnostics, note = from_rows(stamp["diagnostics"]), str(stamp["note"])
    return BuiltVariant(name, Outcome.UNCHANGED, path, diagnostics=diagnostics, note=note)


def _circumstances() -> Iterator[str]:
    """Yield what else a build depends on: cvtex itself, the day, and the time that stands for now."""
    yield from _own_files()
    yield datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    yield os.environ.get("SOURCE_DATE_EPOCH", "")


@cache
def _own_files() -> tuple[str, ...]:
    """Return cvtex's version and the states of its files when this process began to work with them."""
    states = []
    folders = [os.path.dirname(cvtex.__file__)]  # noqa: PTH120 - there are hundreds of files, and paths are slow
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".toml")):
                    status = entry.stat()
                    states.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
                elif entry.is_dir():
                    folders.append(entry.path)
    return (cvtex.__version__, *sorted(states))
