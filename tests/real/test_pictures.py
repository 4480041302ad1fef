"""Pictures of the project in a PDF: with every program, built again when they change, and reported when they lack."""

import struct
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.build import build, check
from cvtex.compile.engine import Engine
from cvtex.compile.latexmk import Latexmk
from cvtex.compile.programs import program_of
from cvtex.diagnostics import CvtexError
from cvtex.render.environment import shipped_templates
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject, lacking

pytestmark = pytest.mark.latex

CV = '[person]\nname = "Emmy Noether"\n[[talks]]\ntitle = "Rings NAME"\n[variants.full]\nsections = ["talks"]\n'
NAME = "latex_templates/name_block.tex"
BLOCK = "\\includegraphics[width=2cm]{images/logo.png} \\includegraphics[width=2cm]{page}\n"


def png(colour: bytes) -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0" + colour)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def page() -> bytes:
    """Return a PDF of one page with a line on it."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length 17>>stream\n0 0 m 72 72 l S  \nendstream",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj%bendobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(places)
    return data + table + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(data)


@pytest.fixture
def files() -> dict[str, str | bytes]:
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    return {
        "cv.toml": CV,
        "images/logo.png": png(b"\xff\0\0"),
        "page.pdf": page(),
        "latex_templates/preamble.tex": preamble.replace("{xcolor}", "{xcolor}\n\\usepackage{graphicx}", 1),
        NAME: BLOCK,
    }


def built(folder: Path, engine: Engine, output: Path | None = None) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name, output=output), lambda _: None)


def pictures(folder: Path) -> int:
    """Return how many pixel pictures the first page of `full.pdf` shows."""
    with pdfium.PdfDocument(folder / "build" / "full.pdf") as document:
        return sum(1 for _ in document[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]))


def test_a_picture_is_shown_and_a_changed_one_is_built_again(
    make_project: MakeProject, engine: Engine, files: dict[str, str | bytes]
) -> None:
    folder = make_project(files)

    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.BUILT]
    assert pictures(folder) == 1
    first = (folder / "build" / "full.pdf").read_bytes()
    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.UNCHANGED]

    (folder / "images" / "logo.png").write_bytes(png(b"\0\xff\0"))
    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.BUILT]
    assert (folder / "build" / "full.pdf").read_bytes() != first


@pytest.mark.parametrize("program", ["lualatex", "xelatex"])
def test_every_program_shows_pictures(
    make_project: MakeProject,
    latexmk: Latexmk,
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str | bytes],
    program: str,
) -> None:
    if program not in latexmk.programs():
        lacking(f"{program} is not installed")
    monkeypatch.setattr(Latexmk, "programs", lambda _: ("pdflatex", program))
    folder = make_project({**files, "cv.toml": CV.replace("NAME", "Нос")})

    assert [variant.outcome for variant in built(folder, latexmk).variants] == [Outcome.BUILT]
    assert program_of((folder / "build" / "full.tex").read_text()) == program
    assert pictures(folder) == 1


def test_two_builds_with_pictures_have_the_same_bytes(
    make_project: MakeProject, engine: Engine, files: dict[str, str | bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = make_project(files)
    outputs = [tmp_path_factory.mktemp(name) for name in ("one", "two")]

    for output in outputs:
        built(folder, engine, output)

    first, second = ((output / "full.pdf").read_bytes() for output in outputs)
    assert first == second


def test_a_missing_picture_is_told_where_it_is_named(
    make_project: MakeProject, files: dict[str, str | bytes], latexmk: Latexmk
) -> None:
    folder = make_project({**files, NAME: f"% the logo\n{BLOCK}"})
    (folder / "images" / "logo.png").unlink()

    with pytest.raises(CvtexError) as caught:
        built(folder, latexmk)

    (error,) = caught.value.diagnostics
    assert error == check(folder)[2][0]
    assert (error.code, error.message) == ("picture", "there is no picture `images/logo.png`")
    assert error.span is not None
    assert (error.span.file, error.span.line) == (NAME, 2)
    (folder / "images" / "logo.png").write_bytes(png(b"\0\0\xff"))
    assert [variant.outcome for variant in built(folder, latexmk).variants] == [Outcome.BUILT]


@pytest.mark.parametrize("way", [r"\pdfximage{FILE}\pdfrefximage\pdflastximage", r"\includegraphics{\string FILE}"])
def test_tex_reads_no_picture_outside_of_the_project(
    make_project: MakeProject, engine: Engine, files: dict[str, str | bytes], tmp_path: Path, way: str
) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(png(b"\0\0\0"))
    folder = make_project({**files, NAME: way.replace("FILE", str(outside))})

    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.LATEX_FAILED]
