"""Compiled templates: making Python of them takes longer than using them.

Those that come with cvtex are kept as Python keeps its modules, in `__pycache__`; a project's own in memory alone.
"""

import contextlib
import hashlib
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from cvtex.data import GARBLED, keep, kept_at


class CompiledTemplates(BytecodeCache):
    """The templates compiled so far, of each file the last one; those of one folder stay on disk.

    What lies in a project is never loaded: it would run as Python does, outside of the sandbox.
    """

    def __init__(self, folder: Path, *compiler: Path) -> None:
        """Take a folder of templates, and the modules that make Python of them."""
        self._folder = folder
        stats = [module.stat() for module in compiler]
        self._compiler = " ".join([jinja2.__version__, *(f"{stat.st_size} {stat.st_mtime_ns}" for stat in stats)])
        self._codes: dict[str, tuple[str, Any]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the place of a template, which is its name in this cache."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of all that the compiled template depends on."""
        return hashlib.sha256(f"{self._compiler}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where the template was compiled before."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif (path := self._path(bucket)) is not None:
            with contextlib.suppress(*GARBLED), path.open("rb") as file:
                bucket.load_bytecode(file)
            self._codes[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where that is allowed."""
        self._codes[bucket.key] = bucket.checksum, bucket.code
        if (path := self._path(bucket)) is not None:
            keep(path, bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path | None:
        template = Path(bucket.key)
        return kept_at(template) if template.is_relative_to(self._folder) else None
