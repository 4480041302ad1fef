r"""The pictures that a .tex names: in `\includegraphics`, or in a command of the user's around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cvtex.compile.texsource import code_of
from cvtex.source.pictures import Picture

_COMMAND = r"\includegraphics"
_SHOWN = re.compile(r"\\includegraphics\*?\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\]\s*){0,2}\{(?P<name>[^{}\\#]+)\}")
_NAMED = re.compile(r"\{\s*(?P<name>[^{}\\#:]+\.(?:pdf|png|jpe?g))\s*\}", re.IGNORECASE)
_FOLDERS = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}\\#]*\})+)\s*\}")


@dataclass(frozen=True, slots=True)
class PictureName:
    """A picture as a .tex names it, the line that does, and whether the document cannot do without it."""

    name: str
    line: int
    is_needed: bool


def picture_names(tex: str) -> tuple[PictureName, ...]:
    r"""Return the pictures that a .tex names, each once; none where it shows none.

    Needed is what `\includegraphics` itself names and the .tex does not ask whether it is there.
    """
    return tuple(_unique(_names(tex))) if _COMMAND in tex else ()


def picture_folders(tex: str) -> tuple[str, ...]:
    r"""Return the folders in which a .tex has its pictures looked for besides the project's (`\graphicspath`)."""
    found = (folder for match in _FOLDERS.finditer(tex) for folder in re.findall(r"\{([^{}]*)\}", match[1]))
    return tuple(folder.strip() for folder in found)


def lay_out(pictures: Iterable[Picture], folder: Path) -> None:
    """Put pictures into a work folder, where TeX may read them, each under its path in the project."""
    for picture in pictures:
        path = folder / picture.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture.data)


def _names(tex: str) -> Iterator[PictureName]:
    code = code_of(tex)
    for pattern in (_SHOWN, _NAMED):
        for match in pattern.finditer(code):
            name = match["name"].strip().strip('"')
            yield PictureName(name, code.count("\n", 0, match.start()) + 1, pattern is _SHOWN)


def _unique(names: Iterable[PictureName]) -> Iterator[PictureName]:
    seen: set[str] = set()
    for one in names:
        if one.name and one.name not in seen:
            seen.add(one.name)
            yield one
