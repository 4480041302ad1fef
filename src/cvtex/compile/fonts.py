"""Which installed fonts set the scripts of a document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cvtex.compile.cmap import characters_of
from cvtex.data import table
from cvtex.render.typesetting import Face

FindFiles = Callable[[Sequence[str]], Mapping[str, Path]]
"""Takes names of font files and returns where those are that TeX finds."""

_SHAPES = (("m", "n"), ("b", "n"), ("m", "it"), ("b", "it"))
"""Series and shape of a font's files."""
_FAMILIES = ("serif", "sans")


def faces_of(scripts: Mapping[str, str], find: FindFiles) -> tuple[tuple[Face, ...], dict[str, str]]:
    """Return the fonts for scripts, each given with its characters, and the characters that no installed font has."""
    fonts = {font for script in scripts for family in _FAMILIES for font in _candidates(script, family)}
    found = find(sorted({file.partition(":")[0] for font in fonts for file in _files(font)}))
    faces: list[Face] = []
    missing: dict[str, str] = {}
    for script, characters in scripts.items():
        best = {family: _best(script, family, characters, found) for family in _FAMILIES}
        complete = next((font for font, lacks in best.values() if not lacks), None)
        if complete is None:
            missing[script] = min((lacks for _, lacks in best.values()), key=len)
            continue
        for family, (font, lacks) in best.items():  # a font of the other family is better than signs that are missing
            faces.extend(_faces(script, family, complete if lacks else font, found))
    return tuple(faces), missing


def first_faces(scripts: Mapping[str, str]) -> tuple[Face, ...]:
    """Return the fonts that would be taken where everything is installed."""
    return tuple(
        face
        for script in scripts
        for family in _FAMILIES
        for face in _faces(script, family, _candidates(script, family)[0], None)
    )


def font_packages(script: str) -> dict[str, str]:
    """Return the packages that have a font for a script, by who installs them."""
    packages: dict[str, str] = table("compile/fonts")["scripts"][script]["install"]
    return packages


def _candidates(script: str, family: str) -> list[str]:
    candidates: list[str] = table("compile/fonts")["scripts"][script][family]
    return candidates


def _files(font: str) -> list[str]:
    files: list[str] = table("compile/fonts")["fonts"][font]["files"]
    return files


def _best(script: str, family: str, characters: str, found: Mapping[str, Path]) -> tuple[str, str]:
    """Return the first font with all characters, else the one with most of them, and what it lacks."""
    best = ("", characters)
    for font in _candidates(script, family):
        name, _, index = _files(font)[0].partition(":")
        if name in found:
            has = characters_of(found[name], int(index or 0))
            lacks = "".join(character for character in characters if ord(character) not in has)
            if not best[0] or len(lacks) < len(best[1]):
                best = (font, lacks)
            if not lacks:
                break
    return best


def _faces(script: str, family: str, font: str, found: Mapping[str, Path] | None) -> Iterator[Face]:
    """Yield the fonts of a family that are installed; all of them where it is not known which are."""
    row = table("compile/fonts")["fonts"][font]
    for (series, shape), file in zip(_SHAPES, row["files"], strict=False):
        name, _, index = file.partition(":")
        if found is None or name in found:
            tag, features = table("text/scripts")[script]["tag"], row.get("features", "")
            yield Face(script, family, series, shape, name, int(index or 0), row["scale"], tag, features)
