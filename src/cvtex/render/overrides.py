"""Templates of a project that nothing uses, because their names are not quite those of a template."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.render.environment import LOCKS, TEMPLATES, shipped_templates
from cvtex.source.reads import Reads

_QUOTED = re.compile(r"[\"']([^\"'\n]+\.tex)[\"']")
_FOLDERS = {"template": "sections", "style": "publications"}
"""The keys of cv.toml that name a template, and the folder that it is in."""
_ENDINGS = {".tex", ".ltx", ".latex", ""}
_NEAR = 0.8
"""How like two names are that are mistaken for each other (difflib's ratio)."""


def idle_templates(project: Path, data: Mapping[str, Any], reads: Reads) -> Iterator[Diagnostic]:
    """Yield a warning for each template that no name leads to and that is called nearly as one that is used."""
    folder = project / TEMPLATES
    if folder.resolve() == shipped_templates().resolve():
        return
    shipped = {path.relative_to(shipped_templates()).as_posix() for path in shipped_templates().rglob("*.tex")} - {
        LOCKS
    }
    own = {path.relative_to(folder).as_posix(): path for path in reads.glob(folder, "**/*")}
    known = shipped | set(_named(data))
    for path in own.values():
        if path.suffix == ".tex":
            known.update(_QUOTED.findall(reads.file(path).decode("utf-8", errors="replace")))
    for name in sorted(set(own) - known):
        if meant := _meant(name, known):
            message = f"no template is called `{name}`: this file is not used"
            yield _warning(name, message, f"did you mean `{meant}`?")
    for name in sorted(shipped):
        if (folder / name).is_dir():
            yield _warning(
                name, f"`{name}` is a folder: the template that comes with cvtex is used", "put a file there"
            )


def _warning(name: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic("idle-template", message, Span(f"{TEMPLATES}/{name}", 1, 1), help_, Severity.WARNING)


def _named(data: Any) -> Iterator[str]:
    """Yield the templates that cv.toml names."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _FOLDERS and isinstance(value, str):
                yield f"{_FOLDERS[key]}/{value}.tex"
            else:
                yield from _named(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value)


def _meant(name: str, known: set[str]) -> str | None:
    """Return the template whose name is like that of a file: in another folder, with another ending, or misspelt."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in _ENDINGS or path.name.startswith("."):
        return None
    stems = {PurePosixPath(one).stem: one for one in sorted(known)}
    near = get_close_matches(path.stem.lower(), stems, n=1, cutoff=_NEAR)
    return stems[near[0]] if near else None
