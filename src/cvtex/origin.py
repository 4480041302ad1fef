"""Where in the user's files a place in the .tex comes from: a value with TeX, a template of the project, an entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cvtex.compile.texsource import TexPlace
from cvtex.diagnostics import Span
from cvtex.prepare import locate_mark
from cvtex.project import Project
from cvtex.render.environment import TEMPLATES
from cvtex.render.view import bib_mark
from cvtex.source.locate import TomlPath
from cvtex.source.project import display_name
from cvtex.source.text import SourceText

_TAG = re.compile(r"\\(?:VAR|BLOCK|#)\{.*?\}")
_MARK = re.compile(r"[^.\s]+")
_LAST = re.compile(r"(?:\\[A-Za-z@]+|\\.|[\w./:-]+|\S)\Z")
_LEAST = 3
"""Characters of a line of a template that must stand in the .tex for the line to have made it."""


@dataclass(frozen=True)
class _Line:
    """A line of TeX that the user wrote: in a value of cv.toml, or in a template."""

    source: SourceText
    start: int
    text: str
    path: TomlPath | None = None
    """The value's path, None for a template."""

    @cached_property
    def squeezed(self) -> str:
        return _squeezed(self.text)

    @cached_property
    def pieces(self) -> list[str]:
        """What the line brings into the .tex, without white space."""
        if self.path is None:
            return [piece for piece in map(_squeezed, _TAG.split(self.text)) if piece]
        text = self.squeezed.strip("\"'")
        return [text.replace("\\\\", "\\") if self.squeezed.endswith('"') else text]

    def span(self, place: TexPlace) -> Span:
        """Return the span of the last thing that TeX read there, of the whole line where that is not in it."""
        whole = place.near[0] if place.near[0] in self.text else ""
        ends = [read[len(read) - _common_end(read, self.text) :].rstrip() for read in place.near]
        end = whole or max(ends, key=len)
        token = _LAST.search(end)
        if token is None:
            text = self.text.strip()
            found = self.start + self.text.index(text)
            return self.source.span(found, found + len(text))
        found = self.start + self.text.index(end) + token.start()
        return self.source.span(found, found + len(token.group()))


@dataclass(frozen=True)
class Origins:
    """The places in a project's files that places in the .tex come from."""

    project: Project

    def find(self, place: TexPlace) -> Span | None:
        """Return the TeX of the user's that led to a place, else the entry that is set there, None where neither is."""
        if place.near:
            tex = _squeezed(place.text)
            scores = ((_likeness(line, place, tex), line) for line in self._lines)
            score, best = max(scores, key=lambda scored: scored[0], default=((0, 0), None))
            if best is not None and score > (0, 0):
                return best.span(place)
            if only := self._only_value(place.mark):
                return self.project.document.value_span(only)
        return self._entry(place.mark) if place.mark else None

    def _entry(self, mark: str) -> Span | None:
        return self._works[mark] if mark in self._works else locate_mark(self.project, mark)

    @cached_property
    def _works(self) -> dict[str, Span]:
        return {bib_mark(publication.span): publication.span for publication in self.project.publications}

    def _only_value(self, mark: str | None) -> TomlPath | None:
        """Return the value with TeX that is to blame for an entry where nothing else can be: it is the only one."""
        path = _path(mark)
        values = {line.path for line in self._lines if line.path and line.path[: len(path)] == path}
        has_templates = any(line.path is None for line in self._lines)
        return next(iter(values)) if path and len(values) == 1 and not has_templates else None

    @cached_property
    def _lines(self) -> list[_Line]:
        return [line for line in (*self._values(), *self._templates()) if line.squeezed]

    def _values(self) -> Iterator[_Line]:
        """Yield the lines of each `{ tex = … }` in cv.toml, as they are written there."""
        document = self.project.document
        for path in _tex_values(document.data, ()):
            start, end = document.value_range(path)
            for line in re.finditer(r"[^\n]+", document.source.text[start:end]):
                yield _Line(document.source, start + line.start(), line.group(), path)

    def _templates(self) -> Iterator[_Line]:
        """Yield the lines of each template of the project."""
        folder = self.project.folder / TEMPLATES
        for path in sorted(folder.rglob("*.tex")):
            text = path.read_text(encoding="utf-8", errors="replace")
            source = SourceText(display_name(path, self.project.folder), text)
            for line in re.finditer(r"[^\n]+", text):
                yield _Line(source, line.start(), line.group())


def _tex_values(data: Any, path: TomlPath) -> Iterator[TomlPath]:
    """Yield the path of each string of TeX: `tex`, or a language under it."""
    if isinstance(data, dict) and set(data) == {"tex"}:
        inner = data["tex"]
        yield from ((*path, "tex", key) for key in inner) if isinstance(inner, dict) else [(*path, "tex")]
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _tex_values(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _tex_values(value, (*path, index))


def _path(mark: str | None) -> TomlPath:
    return tuple(int(part) if part.isdigit() else part for part in _MARK.findall(mark or ""))


def _likeness(line: _Line, place: TexPlace, tex: str) -> tuple[int, int]:
    """Return how likely a line led to a place in a line of the .tex, zeros where it did not.

    What TeX had read last decides, by how much of its end stands in the line; then, how much of the line is in the
    .tex. A value that TeX had read whole counts a little. A line that is not there, but in a macro, must have a whole
    command that TeX had read.
    """
    made = _made(line, tex)
    near = [_squeezed(read) for read in place.near]
    if made:
        read = max((_common_end(read, line.squeezed) for read in near), default=0)
        is_read = line.path is not None and any(line.pieces[0] in read for read in near)
        return (max(read, _LEAST if is_read else 0), made)
    whole = [read for read in near if read[:1] == "\\" and len(read) >= _LEAST and read in line.squeezed]
    return (len(max(whole, key=len)), 0) if whole and line.path is None else (0, 0)


def _made(line: _Line, tex: str) -> int:
    """Return how many characters of a line are in a line of the .tex, zero where it is too few of them."""
    place, made = 0, 0
    for piece in line.pieces:
        found = tex.find(piece, place)
        if found >= 0:
            place, made = found + len(piece), made + len(piece)
    length = sum(map(len, line.pieces))
    is_enough = made == length if line.path else made >= _LEAST and 2 * made >= length
    return made if is_enough else 0


def _common_end(read: str, text: str) -> int:
    """Return the length of the longest end of what TeX read that stands in a text."""
    longest = 0
    while longest < len(read) and read[len(read) - longest - 1 :] in text:
        longest += 1
    return longest


def _squeezed(text: str) -> str:
    """Return a text without white space, which TeX shows otherwise than it was written."""
    return "".join(text.split())
