"""What the last build was made of: where nothing of that changed, its result is known without reading the sources."""

import contextlib
import datetime
import json
import os
from collections.abc import Iterator
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
        record = self._record()
        if record.get("circumstances") != self._circumstances:
            return None
        with contextlib.suppress(KeyError, TypeError, ValueError):
            reads = Reads.from_json(json.dumps(record["reads"]), self._project)
            variants = tuple(self._variants(record))
            if reads.unchanged() and len(variants) == len(record["variants"]):
                return BuildResult(variants, reads, from_rows(record["diagnostics"]))
        return None

    def guesses(self) -> dict[str, str]:
        """Return for each file name that was built the format that it began with."""
        names = self._record().get("variants")
        stamps = {row["filename"]: self._outputs.stamp(row["filename"]) for row in names} if names else {}
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

    def _row(self, variant: BuiltVariant) -> dict[str, Any]:
        filename = variant.path.relative_to(self._outputs.folder).with_suffix("").as_posix()
        return {"name": variant.name, "filename": filename, "tex": self._tex(filename)}

    def _record(self) -> dict[str, Any]:
        return self._outputs.remembered_build(self._name)

    def _variants(self, record: dict[str, Any]) -> Iterator[BuiltVariant]:
        """Yield the variants whose outputs are as that build left them."""
        for row in record["variants"]:
            filename = row["filename"]
            stamp = self._outputs.stamp(filename)
            pages = stamp.get("pages")
            if (
                isinstance(pages, int)
                and still_there(self._outputs, filename, stamp)
                and row["tex"] == self._tex(filename)
            ):
                yield BuiltVariant(row["name"], Outcome.UNCHANGED, self._outputs.path(filename, ".pdf"), pages)

    def _tex(self, filename: str) -> str | None:
        path = self._outputs.path(filename, ".tex")
        return digest(path.read_bytes()) if path.is_file() else None


def still_there(outputs: Outputs, filename: str, stamp: dict[str, Any]) -> bool:
    """Return whether the PDF that a stamp is about is there, and made by a TeX that has not changed since."""
    path = outputs.path(filename, ".pdf")
    inputs = stamp.get("inputs")
    same = path.is_file() and stamp.get("pdf") == digest(path.read_bytes())
    return same and isinstance(inputs, dict) and are_unchanged(inputs)


def _circumstances() -> Iterator[str]:
    """Yield what else a build depends on: cvtex's own files, the day, and the time that stands for now."""
    package = Path(cvtex.__file__).parent
    yield cvtex.__version__
    for folder, _, names in os.walk(package):
        for name in sorted(names):
            if name.endswith((".py", ".toml")):
                status = (Path(folder) / name).stat()
                yield f"{folder} {name} {status.st_size} {status.st_mtime_ns}"
    yield datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
