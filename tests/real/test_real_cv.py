"""The real CV, built by real engines and read back."""

import ctypes
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.compile.log import MissingCharacter, Overfull, TexError, read_log
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.project import read_project
from cvtex.results import BuildOptions, BuiltVariant, Outcome

pytestmark = pytest.mark.latex

EVERYWHERE = ("full", "full-de", "short-bio", "short-bio-de", "two-page", "publications")
WITH_TEX_LIVE = ("erc", "dfg", "nsf-synergistic")
"""Variants whose funders want type families that the embedded TeX lacks, and one more."""
KNOWN_GAPS = {"empty-row", "profile-items"}
"""What the sources do not say and a funder would like: an ORCID iD, DOIs."""
A4, LETTER = (595, 842), (612, 792)
LIMITS = {
    "erc": (4, A4, {"left": 20 / 25.4 * 72, "right": 20 / 25.4 * 72, "top": 15 / 25.4 * 72}),
    "dfg": (4, A4, {}),
    "nsf-synergistic": (1, LETTER, {"left": 72.0, "right": 72.0, "top": 72.0}),
}
"""Pages, paper and margins in bp."""
TOLERANCE = 0.08 / 2.54 * 72
"""How far glyph boxes may reach into a margin, in bp: 0.8 mm, as the profiles' rules have it."""
RUNNING = 40
"""Height of running heads and feet, in bp."""
LONG = 12
"""Letters of words that do not stand in another language by chance."""


@dataclass(frozen=True)
class Pdf:
    """A PDF read back."""

    path: Path

    @cached_property
    def document(self) -> pdfium.PdfDocument:
        return pdfium.PdfDocument(self.path)

    @cached_property
    def pages(self) -> list[str]:
        return [page.get_textpage().get_text_range() for page in self.document]

    @cached_property
    def text(self) -> str:
        """The text of all pages without their feet, white space and line-end hyphens folded."""
        bodies = (re.sub(r"\r?\n[^\r\n]* · [^\r\n]*\d+ of \d+\s*\Z", "\n", page) for page in self.pages)
        return folded(" ".join(bodies))

    @cached_property
    def links(self) -> set[str]:
        return set(self._links())

    def _links(self) -> Iterator[str]:
        for page in self.document:
            count = pdfium_c.FPDFPage_GetAnnotCount(page)
            for index in range(count):
                annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
                link = pdfium_c.FPDFAnnot_GetLink(annotation)
                action = pdfium_c.FPDFLink_GetAction(link)
                size = pdfium_c.FPDFAction_GetURIPath(self.document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium_c.FPDFAction_GetURIPath(self.document, action, buffer, size)
                yield buffer.value.decode()


def folded(text: str) -> str:
    """Return text as it can be compared: no hyphens at line ends, no white space at all."""
    text = re.sub(r"[\u00ad\ufffe\x02]", "", text)
    text = text.replace("'", "’")
    return re.sub(r"[\s-]+", "", text)


@dataclass(frozen=True)
class Built:
    """The CV of this repository, built by one engine."""

    folder: Path
    variants: dict[str, BuiltVariant]

    def pdf(self, name: str) -> Pdf:
        return Pdf(self.folder / f"{name}.pdf")


@pytest.fixture(scope="module")
def results() -> dict[str, Built]:
    return {}


@pytest.fixture
def built(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, engine: Engine, results: dict[str, Built]
) -> Built:
    if engine.name not in results:
        folder = tmp_path_factory.mktemp(engine.name)
        variants = EVERYWHERE if engine.name == "embedded" else (*EVERYWHERE, *WITH_TEX_LIVE)
        options = BuildOptions(engine=engine.name, output=folder, variants=variants)
        result = build(repository, options, lambda _: None)
        assert [one for one in result.diagnostics if one.code not in KNOWN_GAPS] == []
        results[engine.name] = Built(folder, {variant.name: variant for variant in result.variants})
    return results[engine.name]


@pytest.fixture(scope="session")
def cv(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "cv.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def publications(repository: Path) -> tuple[Publication, ...]:
    return read_project(repository).publications


def test_all_variants_are_built(built: Built, engine: Engine) -> None:
    variants = EVERYWHERE if engine.name == "embedded" else (*EVERYWHERE, *WITH_TEX_LIVE)

    assert {name: variant.outcome for name, variant in built.variants.items()} == dict.fromkeys(variants, Outcome.BUILT)


@pytest.mark.parametrize(("variant", "pages"), [("short-bio", 1), ("short-bio-de", 1), ("two-page", 2)], ids=str)
def test_the_short_ones_have_their_pages(built: Built, variant: str, pages: int) -> None:
    assert len(built.pdf(variant).pages) == built.variants[variant].pages == pages


@pytest.mark.parametrize("variant", ["full-de", "short-bio-de"])
def test_a_german_variant_has_no_english_word_of_the_sources(built: Built, cv: dict[str, Any], variant: str) -> None:
    text = built.pdf(variant).text
    kinds = ("experience", "education", "teaching", "projects", "awards", "bio", "sections")
    pairs = list(translations([cv[kind] for kind in kinds]))
    english = [one["en"] for one in pairs if folded(one["en"]) in text and folded(one["en"]) not in folded(one["de"])]
    german = [one["de"] for one in pairs if folded(one["de"]) in text]

    assert [words for words in english if len(words) > LONG] == []
    assert len(german) > (60 if variant == "full-de" else 5)


@pytest.mark.parametrize("variant", WITH_TEX_LIVE)
def test_a_funders_rules_are_kept_as_a_second_program_measures_them(built: Built, engine: Engine, variant: str) -> None:
    if engine.name == "embedded":
        pytest.skip("it has no such type families")
    layout, words = poppler(built.variants[variant].path)
    pages, paper, margins = LIMITS[variant]

    assert len(layout) <= pages
    assert {(round(width), round(height)) for width, height in layout} == {paper}
    for edge, least in margins.items():
        assert min(word[edge] for word in words) >= least - TOLERANCE, edge


def test_the_data_is_complete(cv: dict[str, Any], publications: tuple[Publication, ...]) -> None:
    assert Counter(publication.kind for publication in publications) == {
        "journal": 32,
        "conference": 44,
        "book": 1,
        "chapter": 4,
        "preprint": 13,
    }
    assert sum(len(entry["roles"]) for entry in cv["experience"]) == 13
    assert sum(len(entry["degrees"]) for entry in cv["education"]) == 4
    assert sum(len(entry["courses"]) for entry in cv["teaching"]) == 18
    assert (len(cv["talks"]), len(cv["lectures"]), len(cv["projects"]), len(cv["awards"])) == (25, 8, 7, 8)
    assert (len(cv["patents"]), sum(len(patent["documents"]) for patent in cv["patents"])) == (7, 17)


def translations(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict) and value.keys() == {"en", "de"}:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from translations(inner)


def poppler(pdf: Path) -> tuple[list[tuple[float, float]], list[dict[str, float]]]:
    """Return the pages' sizes, and how far each word is from the edges, in bp, as poppler measures them."""
    program = shutil.which("pdftotext")
    assert program is not None
    text = subprocess.run([program, "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    sizes: list[tuple[float, float]] = []
    words: list[dict[str, float]] = []
    for kind, attributes in re.findall(r"<(page|word) ([^>]*)>", text):
        found = {name: float(value) for name, value in re.findall(r'(\w+)="([\d.]+)"', attributes)}
        if kind == "page":
            sizes.append((found["width"], found["height"]))
        else:
            width, height = sizes[-1]
            is_running = found["yMin"] < RUNNING or found["yMax"] > height - RUNNING
            if not is_running:
                words.append({"left": found["xMin"], "right": width - found["xMax"], "top": found["yMin"]})
    return sizes, words


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "en" in value:
        yield value["en"]
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in strings(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in strings(inner))


@pytest.mark.parametrize(
    "section", ["experience", "education", "teaching", "talks", "lectures", "projects", "awards", "patents", "impact"]
)
def test_every_word_of_a_section_is_printed(built: Built, cv: dict[str, Any], section: str) -> None:
    text = built.pdf("full").text
    written = (re.sub(r"[*`]", "", part) for whole in strings(cv[section]) for part in whole.split("\n\n"))
    keywords = {"published", "granted"}

    assert [part for part in written if part not in keywords and folded(part) not in text] == []


def test_every_publication_is_printed_in_its_order_with_its_number(
    built: Built, publications: tuple[Publication, ...]
) -> None:
    text = built.pdf("full").text
    start = text.index(folded("List of Publications"))
    for kind, count in (("journal", 32), ("conference", 44), ("book", 1), ("chapter", 4), ("preprint", 13)):
        listed = [publication for publication in publications if publication.kind == kind]
        assert len(listed) == count
        for number, publication in enumerate(listed, start=1):
            first = publication.creators[0]
            place = text.find(folded(f"{number}. {first.prefix} {first.family}"), start)
            assert place >= start, publication.key
            title = folded(re.sub(r"[$^_{}]|\\mathrm", "", plain(publication.title)))
            assert text.find(title, place) >= place, publication.key
            start = place


def test_every_field_of_every_publication_is_printed(built: Built, publications: tuple[Publication, ...]) -> None:
    text = built.pdf("full").text
    codes = {"openaccess"}
    missing = [
        (publication.key, name)
        for publication in publications
        for name, rich in publication.fields.items()
        if name not in codes and folded(plain(rich)) not in text
    ]

    assert missing == []


def test_every_author_is_printed(built: Built, publications: tuple[Publication, ...]) -> None:
    text = built.pdf("full").text
    names = {f"{name.prefix}{name.family}" for publication in publications for name in publication.creators}

    assert [name for name in names if folded(name) not in text] == []


def test_the_owner_is_found_in_every_publication(publications: tuple[Publication, ...]) -> None:
    owners = Counter(name.family for publication in publications for name in publication.creators if name.is_owner)

    assert owners == {"Lapuschkin": 88, "Bach": 6}


def bold_runs(pdf: Pdf, first_page: int) -> Counter[str]:
    """Return the words set in the bold text font from a page on, with how often each is set."""
    found: Counter[str] = Counter()
    for page in list(pdf.document)[first_page:]:
        textpage = page.get_textpage()
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            font = item.get_font()
            if "CharterBT-Bold" in font.get_base_name():
                found[textpage.get_text_bounded(*item.get_bounds()).strip(" ,")] += 1
    return found


def test_every_own_name_is_bold_and_nothing_else_in_the_list(built: Built) -> None:
    pdf = built.pdf("full")
    first = next(number for number, page in enumerate(pdf.pages) if "Journal Articles" in page)

    runs = bold_runs(pdf, first)
    inside = bold_runs(pdf, first + 1)
    families = Counter(
        {family: sum(n for text, n in runs.items() if family in text) for family in ("Lapuschkin", "Bach")}
    )

    assert families == {"Lapuschkin": 88, "Bach": 6}
    assert {text for text in inside if not re.fullmatch(r"(Lapuschkin|Bach)( S)?|S", text)} == set()


def test_links_lead_where_the_sources_say(built: Built, publications: tuple[Publication, ...]) -> None:
    wanted = {link.url for publication in publications for link in publication.links}
    wanted |= {"mailto:sebastian.lapuschkin@hhi.fraunhofer.de", "https://github.com/sebastian-lapuschkin"}

    assert wanted - built.pdf("full").links == set()


def test_bookmarks_mirror_the_headings(built: Built) -> None:
    toc = [(bookmark.level, bookmark.get_title()) for bookmark in built.pdf("full").document.get_toc()]

    assert toc == [
        (0, "Short Bio"),
        (0, "Professional Experience"),
        (0, "Education"),
        (0, "Teaching"),
        (0, "Talks & Lectures"),
        (1, "Talks"),
        (1, "Invited Lectures"),
        (0, "Third-Party Funded Research Projects"),
        (0, "Honors & Awards"),
        (0, "Patents"),
        (0, "Publications"),
        (1, "Summary of Scientific Impact"),
        (1, "List of Publications"),
        (2, "Journal Articles"),
        (2, "Contributions to Conference Proceedings and Workshops"),
        (2, "Books"),
        (2, "Book Chapters"),
        (2, "Preprints"),
    ]


def test_metadata_is_set_and_tells_no_time(built: Built) -> None:
    metadata = built.pdf("full").document.get_metadata_dict()

    assert metadata["Title"] == "Sebastian Lapuschkin – Curriculum Vitae"
    assert metadata["Author"] == "Sebastian Lapuschkin"
    assert metadata["Subject"] == "Curriculum Vitae"
    assert metadata["CreationDate"] == metadata["ModDate"] == ""
    assert language_of(built.pdf("full").document) == "en"


def language_of(document: pdfium.PdfDocument) -> str:
    size = pdfium_c.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium_c.FPDFCatalog_GetLanguage(document, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def test_accents_and_ligatures_copy_out_as_characters(built: Built) -> None:
    pages = " ".join(built.pdf("full").pages)

    for word in ("Müller", "Marinč", "Wickstrøm", "Storås", "Efficient", "Scientific", "–", "“", "”"):
        assert word in pages, word


def test_the_foot_counts_the_pages(built: Built) -> None:
    pages = built.pdf("full").pages

    assert all(f"{number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


def test_the_log_is_clean(built: Built) -> None:
    for name in ("full", "short-bio"):
        log = (built.folder / ".cvtex" / name / "document.log").read_text(encoding="utf-8", errors="replace")
        messages = read_log(log)
        assert [m for m in messages if isinstance(m, TexError | MissingCharacter)] == []
        assert [m for m in messages if isinstance(m, Overfull) and m.excess > 1] == []
        assert "undefined" not in log.lower().replace("undefined on input", "")


def test_private_facts_stay_out(built: Built) -> None:
    """The mobile number is in no file; the date of birth is not for a conference's page."""
    assert "177" not in built.pdf("short-bio").text
    assert "1986" not in built.pdf("short-bio").text


def test_both_engines_give_the_same_pages_and_text(built: Built, results: dict[str, Built], engine: Engine) -> None:
    others = [other for name, other in results.items() if name != engine.name]
    for other in others:
        for name in ("full", "short-bio"):
            assert built.pdf(name).pages == other.pdf(name).pages
