"""What a design asks for is what the PDF looks like."""

import struct
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.embedded import Embedded
from cvtex.compile.engine import Engine
from cvtex.compile.latexmk import Latexmk
from cvtex.diagnostics import CvtexError
from cvtex.results import BuildOptions, BuildResult, Outcome
from seen import Seen

pytestmark = pytest.mark.latex

PARAGRAPH = (
    "Emmy Noether proved in 1915 that every differentiable symmetry of the action of a physical system has a "
    "corresponding conservation law; the theorem was published in 1918. In Göttingen she lectured under the name of "
    "David Hilbert, until her habilitation in 1919 was permitted. Her papers on ideal theory founded abstract algebra."
)

PROJECT = f"""
[person]
name = "Emmy Noether"
headline = "Mathematician, Göttingen"
photo = "photo.png"
email = "noether@example.org"
website = "https://mathshistory.st-andrews.ac.uk/Biographies/Noether_Emmy/"

[publications]
files = ["refs.bib"]

[[bio]]
text = \"\"\"{" ".join([PARAGRAPH] * 30)}\"\"\"

[[experience]]
organization = "Universität Göttingen"
location = "Göttingen, Germany"
  [[experience.roles]]
  title = "Außerordentliche Professorin"
  start = 1922-04-06
  end = 1933-09-02
  summary = "{PARAGRAPH}"
  [[experience.roles]]
  title = "Privatdozentin"
  start = "1919-06"
  end = "1922-04"
  highlights = ["Lectures on *hypercomplex numbers*.", "{PARAGRAPH}"]

[[skills]]
name = "Algebra"
items = ["rings", "ideals", "modules"]
[[skills]]
name = "Invariants"
items = ["binary forms", "ternary biquadratic forms"]
[[skills]]
name = "Languages"
items = ["German", "English"]
[[skills]]
name = "Physics"
items = ["conservation laws"]

[variants.default]
"""

BIB = """
@article{noether1918, author = {Noether, Emmy}, title = {Invariante Variationsprobleme},
  journal = {Nachrichten von der Gesellschaft der Wissenschaften zu Göttingen}, year = 1918, pages = {235--257},
  doi = {10.1080/00411457108231446}}
@article{noether1921, author = {Noether, Emmy}, title = {Idealtheorie in Ringbereichen},
  journal = {Mathematische Annalen}, year = 1921, volume = 83, pages = {24--66}, doi = {10.1007/BF01464225},
  website = {https://gdz.sub.uni-goettingen.de/}}
"""

MARGINS = 'margins = { left = %s, right = %s, top = %s, bottom = %s }, foot = "", page_numbers = false'


def _margins(left: float, right: float, top: float, bottom: float) -> str:
    return MARGINS % (left, right, top, bottom)


GRID = [
    ("a4", 9, 15.0, "source-sans"),
    ("letter", 10, 20.0, "latin-modern"),
    ("a4", 11, 25.4, "charter"),
    ("letter", 12, 25.4, "latin-modern-sans"),
]
FONTS = {
    "charter": "CharterBT",
    "source-sans": "SourceSansPro",
    "latin-modern": "LMRoman",
    "latin-modern-sans": "LMSans",
    "times": "TeXGyreTermes",
    "arial": "TeXGyreHeros",
    "palatino": "TeXGyrePagella",
    "courier": "TeXGyreCursor",
}


def _variants() -> str:
    rows = {
        f"grid-{size}": f'paper = "{paper}"\ndesign = {{ size = {size}, family = "{family}", {_margins(margin, margin, margin, margin)} }}'
        for paper, size, margin, family in GRID
    }
    rows |= {
        "uneven": f"design = {{ {_margins(30, 12, 40, 18)} }}",
        "flat": f"design = {{ size = 11, smallest = 11, label_column = 0, {_margins(20, 20, 20, 20)} }}",
        "black": 'design = { colors = "black", links = "none", bookmarks = false }',
        "colored": 'design = { colors = { text = "#202020", accent = "burgundy", quiet = "#404040" } }',
        "plain": 'design = { links = "plain" }',
        "printed": 'design = { links = "printed" }',
        "running": 'design = { head = "{family} – Part B1 – {page}/{pages}", foot = "{title}" }',
        "numberless": "design = { page_numbers = false }",
        "dates": 'design = { dates = "dd/mm/yyyy", label_column = 0 }',
        "photo": 'name_block = ["photo", "headline"]\nsections = ["skills"]',
        "parts": 'sections = ["skills", { use = "experience", page_break = "before", heading_style = "none" }]',
        "columns": 'sections = [{ use = "skills", columns = 2 }, { use = "journals", columns = 2 }]',
    }
    return "".join(f"[variants.{name}]\n{said}\n\n" for name, said in rows.items())


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 20, 25, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(range(0, 200, 10)) for _ in range(25))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _project(folder: Path, variants: str) -> Path:
    (folder / "cv.toml").write_text(PROJECT + "\n" + variants, encoding="utf-8")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "photo.png").write_bytes(_picture())
    return folder


@pytest.fixture(scope="module", params=[Latexmk(), Embedded()], ids=lambda engine: engine.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildResult]:
    """All variants of one project, built by each engine once."""
    engine: Engine = request.param
    request.getfixturevalue("require_engine")(engine)
    folder = _project(tmp_path_factory.mktemp("design"), _variants())
    return folder / "build", build(folder, BuildOptions(engine=engine.name), lambda _: None)


def _seen(built: tuple[Path, BuildResult], name: str) -> Seen:
    return Seen(built[0] / f"{name}.pdf")


def test_all_of_them_build_without_a_remark(built: tuple[Path, BuildResult]) -> None:
    _, result = built

    assert [f"{one.code}: {one.message}" for one in result.diagnostics] == []
    assert {variant.outcome for variant in result.variants} == {Outcome.BUILT}


@pytest.mark.parametrize(("paper", "size", "margin", "family"), GRID)
def test_paper_size_margins_and_family_are_what_was_asked_for(
    built: tuple[Path, BuildResult], paper: str, size: float, margin: float, family: str
) -> None:
    seen = _seen(built, f"grid-{size}")
    letters = [letter for letter in seen.letters() if not letter.font.startswith("FontAwesome")]
    ink = seen.ink()

    assert seen.paper == {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}[paper]
    assert Counter(letter.size for letter in letters).most_common(1)[0][0] == size
    assert Counter(letter.font for letter in letters).most_common(1)[0][0].startswith(FONTS[family])
    assert margin <= ink.left
    assert margin <= ink.right <= margin + 0.5
    assert margin <= ink.top <= margin + 1.5
    assert margin <= ink.bottom <= margin + size * 0.6


def test_each_margin_is_its_own(built: tuple[Path, BuildResult]) -> None:
    ink = _seen(built, "uneven").ink()

    assert ink.left >= 30
    assert 12 <= ink.right <= 12.5
    assert 40 <= ink.top <= 41.5
    assert 18 <= ink.bottom <= 24


def test_without_a_column_of_labels_text_begins_at_the_margin(built: tuple[Path, BuildResult]) -> None:
    ink = _seen(built, "flat").ink()

    assert 20 <= ink.left <= 20.6


def test_nothing_is_smaller_than_the_smallest_size(built: tuple[Path, BuildResult]) -> None:
    assert min(letter.size for letter in _seen(built, "flat").letters()) == 11
    assert min(letter.size for letter in _seen(built, "default").letters()) == 9.5


def test_one_colour_for_everything_leaves_no_other(built: tuple[Path, BuildResult]) -> None:
    assert {letter.color for letter in _seen(built, "black").letters()} == {"000000"}


def test_colours_are_those_that_were_asked_for(built: tuple[Path, BuildResult]) -> None:
    assert {letter.color for letter in _seen(built, "colored").letters()} == {"202020", "6E1A2D", "404040"}


def test_links_are_coloured_plain_printed_or_none(built: tuple[Path, BuildResult]) -> None:
    addresses = {
        "mailto:noether@example.org",
        "https://mathshistory.st-andrews.ac.uk/Biographies/Noether_Emmy/",
        "https://doi.org/10.1080/00411457108231446",
        "https://doi.org/10.1007/BF01464225",
        "https://gdz.sub.uni-goettingen.de/",
    }

    assert set(_seen(built, "default").links()) == addresses
    assert set(_seen(built, "plain").links()) == addresses
    assert set(_seen(built, "printed").links()) == addresses
    assert _seen(built, "black").links() == []


def test_plain_links_have_the_colour_of_the_text(built: tuple[Path, BuildResult]) -> None:
    def accents(name: str) -> str:
        return "".join(letter.text for letter in _seen(built, name).letters() if letter.color == "1F3A5F")

    assert "noether@example.org" in accents("default")
    assert "noether@example.org" not in accents("plain")
    assert "EmmyNoether" in accents("plain")


def test_printed_links_show_their_address_once(built: tuple[Path, BuildResult]) -> None:
    text = _seen(built, "printed").text.replace("\n", "").replace("\ufffe", "")

    assert text.count("10.1080/00411457108231446") == 1
    assert text.count("noether@example.org") == 1
    assert text.count("gdz.sub.uni-goettingen.de") == 1


def test_bookmarks_can_be_left_out(built: tuple[Path, BuildResult]) -> None:
    assert "Skills" in _seen(built, "default").bookmarks()
    assert _seen(built, "black").bookmarks() == []


def test_a_running_head_has_its_fields_on_every_page(built: tuple[Path, BuildResult]) -> None:
    document = _seen(built, "running").document
    pages = [page.get_textpage().get_text_range() for page in document]

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Noether – Part B1 – {number}/{len(pages)}" in page
        assert "Curriculum Vitae" in page
        assert f"{number} of {len(pages)}" not in page


def test_pages_can_go_without_numbers(built: tuple[Path, BuildResult]) -> None:
    assert "1 of " in _seen(built, "default").text
    assert "1 of " not in _seen(built, "numberless").text
    assert "Curriculum Vitae" in _seen(built, "numberless").text


def test_dates_are_written_as_asked_for(built: tuple[Path, BuildResult]) -> None:
    text = _seen(built, "dates").text

    assert "06/04/1922" in text
    assert "02/09/1933" in text
    assert "06/1919" in text
    assert "1922-04" not in text


def test_a_date_without_a_column_stands_at_the_end_of_its_line(built: tuple[Path, BuildResult]) -> None:
    line = next(line for line in _seen(built, "dates").text.splitlines() if "Außerordentliche" in line)

    assert line.index("Professorin") < line.index("1922")


def test_a_photograph_is_there_where_the_name_block_has_it(built: tuple[Path, BuildResult]) -> None:
    assert _seen(built, "photo").images() == 1
    assert _seen(built, "default").images() == 0


def test_a_section_begins_a_page_where_it_is_told_to(built: tuple[Path, BuildResult]) -> None:
    document = _seen(built, "parts").document
    first, second = (page.get_textpage().get_text_range() for page in document)

    assert "Skills" in first
    assert "Göttingen, Germany" in second
    assert "Professional Experience" not in second


def test_entries_stand_side_by_side_in_columns(built: tuple[Path, BuildResult]) -> None:
    letters = list(_seen(built, "columns").letters())
    text = "".join(letter.text for letter in letters)

    def height(word: str) -> float:
        return letters[text.index(word)].top

    assert height("Algebra") == pytest.approx(height("Languages"), abs=1)
    assert height("Invariants") == pytest.approx(height("Physics"), abs=1)


@pytest.mark.parametrize("family", ["times", "arial", "palatino", "courier"])
def test_families_of_tex_live_are_set(tmp_path: Path, latexmk: Latexmk, family: str) -> None:
    _project(tmp_path, f'[variants.one]\nsections = ["skills", "experience"]\ndesign = {{ family = "{family}" }}\n')
    result = build(tmp_path, BuildOptions(engine=latexmk.name, variants=("one",)), lambda _: None)
    letters = list(Seen(tmp_path / "build" / "one.pdf").letters())

    assert result.diagnostics == ()
    assert any(letter.font.startswith(FONTS[family]) for letter in letters)
    assert all(letter.font.startswith((FONTS[family], "FontAwesome")) for letter in letters)


def test_a_family_that_the_engine_lacks_is_named_with_the_nearest(
    tmp_path: Path, require_engine: Callable[[Engine], None]
) -> None:
    engine = Embedded()
    require_engine(engine)
    _project(tmp_path, '[variants.one]\nsections = ["skills"]\ndesign = { family = "Times New Roman" }\n')

    with pytest.raises(CvtexError) as raised:
        build(tmp_path, BuildOptions(engine=engine.name, variants=("one",)), lambda _: None)

    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.code == "family-missing"
    assert diagnostic.span
    assert diagnostic.span.excerpt == 'design = { family = "Times New Roman" }'
    assert "`times` is set in TeX Gyre Termes" in diagnostic.message
    assert 'family = "charter"' in (diagnostic.help or "")
