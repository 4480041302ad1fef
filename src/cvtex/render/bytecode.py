"""Compiled templates: making Python of them takes longer than using them.

Those that come with cvtex are kept as Python keeps its modules, in `__pycache__`; a project's own in memory alone.
"""

import contextlib
import hashlib
import os
import pickle
import tempfile
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_GARBLED = (OSError, EOFError, ValueError, TypeError, pickle.UnpicklingError)
"""What comes of a file that is cut off, or none that Jinja wrote."""


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
            with contextlib.suppress(*_GARBLED), path.open("rb") as file:
                bucket.load_bytecode(file)
            self._codes[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where that is allowed."""
        self._codes[bucket.key] = bucket.checksum, bucket.code
        path = self._path(bucket)
        if path is None:
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
            try:
                with os.fdopen(handle, "wb") as file:
                    bucket.write_bytecode(file)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _path(self, bucket: Bucket) -> Path | None:
        template = Path(bucket.key)
        return Path(cache_from_source(template)) if template.is_relative_to(self._folder) else None
