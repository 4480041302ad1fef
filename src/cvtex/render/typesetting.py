"""What a document is made for: a TeX program, and the fonts of the scripts that the default design's fonts lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from types import SimpleNamespace

from cvtex.text.tex import Tex

_SERIES = {"m": "m", "b": "b", "semibold": "b", "bx": "b"}
_SHAPES = {"n": "n", "it": "it", "sl": "it", "sc": "n"}
"""The series and shapes that LaTeX may ask for, and those that fonts have."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a script: for which of LaTeX's families, series and shapes, and where it is."""

    script: str
    family: str
    """`serif` or `sans`."""
    series: str
    shape: str
    file: str
    index: int = 0
    """Its place in a collection of fonts."""
    scale: float = 1.0
    tag: str = ""
    """OpenType's name of the script."""
    features: str = ""

    @property
    def for_luatex(self) -> str:
        """The font as luaotfload finds it by its file alone, without its database of all fonts; HarfBuzz shapes it."""
        index = f"({self.index})" if self.file.endswith(".ttc") else ""
        return ";".join(filter(None, (f"kpse:{self.file}{index}:mode=harf", f"script={self.tag}", self.features)))

    @property
    def for_xetex(self) -> str:
        """The font as XeTeX finds it by its file."""
        index = f":{self.index}" if self.file.endswith(".ttc") else ""
        return ";".join(filter(None, (f"[{self.file}{index}]:script={self.tag}", self.features)))


@dataclass(frozen=True, slots=True)
class Typesetting:
    """A TeX program and fonts; by itself pdfLaTeX, with the default design's fonts."""

    program: str = "pdflatex"
    faces: tuple[Face, ...] = ()
    scripts: tuple[str, ...] = ()
    """All scripts of the document, those without a font among them."""

    def view(self) -> SimpleNamespace:
        """Return what templates get."""
        families = groupby(self.faces, key=lambda face: f"cv{face.script}{face.family}")
        return SimpleNamespace(
            program=self.program,
            scripts=self.scripts,
            families=[
                SimpleNamespace(name=Tex(name), faces=list(self._shapes(name, list(faces)))) for name, faces in families
            ],
        )

    def _shapes(self, name: str, faces: list[Face]) -> Iterator[SimpleNamespace]:
        """Yield a definition for each series and shape: a font's file, or the nearest one that there is."""
        known = {(face.series, face.shape): face for face in faces}
        for series, weight in _SERIES.items():
            for shape, slant in _SHAPES.items():
                nearest = next(
                    key for key in ((weight, slant), (weight, "n"), ("m", slant), ("m", "n")) if key in known
                )
                face = known[nearest] if nearest == (series, shape) else None
                file = self._font(face) if face else ""
                font = f's*[{face.scale}]"{file}"' if face else f"ssub*{name}/{'/'.join(nearest)}"
                yield SimpleNamespace(series=Tex(series), shape=Tex(shape), font=Tex(font), file=Tex(file))

    def _font(self, face: Face) -> str:
        return face.for_xetex if self.program == "xelatex" else face.for_luatex
