"""Page budgets on real PDFs: what is too long is named, what is optional is left out, and no more than that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.build import build
from cvtex.compile.engines import ENGINES
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.results import BuildOptions, BuildResult, BuiltVariant, Outcome
from support import MakeProject, lacking

pytestmark = pytest.mark.latex

HEAD = """
[person]
name = "Leonhard Euler"
[publications]
files = ["refs.bib"]
[[experience]]
organization = "Imperial Academy of Sciences"
location = "Saint Petersburg"
  [[experience.roles]]
  title = "Professor of physics"
  start = 1731
  end = 1741
  highlights = [
    "Succeeded Daniel Bernoulli as professor of mathematics in 1733.",
    { text = "Drew maps of the Russian Empire.", priority = "high" },
    { text = "Examined the cadets of the land army.", only = ["hopeless"] },
  ]
"""
BIB = "@book{euler1736, author = {Euler, Leonhard}, title = {Mechanica}, year = 1736, publisher = {Academia}}\n"
MANY = 140
OPTIONAL = {7: "high", 12: "low", 30: "high", 50: "high"}
"""Talks that may be left out: first 12, then 50, 30, 7."""


def talks(optional: Mapping[int, str]) -> str:
    """Return entries of one line, called by the numbers of Euler's writings in Eneström's index."""
    return "".join(
        f'[[talks]]\ntitle = "E{number}"\n' + (f'priority = "{optional[number]}"\n' if number in optional else "")
        for number in range(1, MANY + 1)
    )


def variant(name: str, count: int, more: str = "") -> str:
    uses = f'["experience", {{ use = "talks", select = {{ max = {count} }} }}]'
    return f"[variants.{name}]\nsections = {uses}\nmax_pages = 2\n{more}\n"


def built(folder: Path, **options: object) -> BuildResult:
    if not any(engine.is_installed() for engine in ENGINES):
        lacking("no TeX is installed: pip install cvtex[embedded]")
    return build(folder, BuildOptions(**options), lambda _: None)  # type: ignore[arg-type]


def page_texts(path: Path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(path)]


def writings(text: str) -> list[int]:
    """Return the numbers of Euler's writings in a text, in its order."""
    return [int(number) for number in re.findall(r"\bE(\d+)", text)]


@dataclass(frozen=True)
class Euler:
    """A project with variants of several lengths, built."""

    folder: Path
    full: int
    """The talks with which two pages are full."""
    result: BuildResult

    def variant(self, name: str) -> BuiltVariant:
        return next(one for one in self.result.variants if one.name == name)

    def said(self, name: str) -> Diagnostic:
        (diagnostic,) = self.variant(name).diagnostics
        return diagnostic

    def help_lines(self, name: str) -> list[str]:
        return (self.said(name).help or "").split("\n")


@pytest.fixture(scope="module")
def euler(tmp_path_factory: pytest.TempPathFactory) -> Euler:
    folder = tmp_path_factory.mktemp("euler")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    long = '[variants.all]\nsections = ["experience", "talks"]\n'
    (folder / "cv.toml").write_text(
        HEAD.replace("hopeless", "other") + talks({}) + long + "[variants.other]\n", encoding="utf-8"
    )
    first = built(folder, variants=["all"])
    assert first.variants[0].is_good
    full = writings("".join(page_texts(first.variants[0].path)[:2]))[-1]
    variants = (
        variant("exact", full)
        + variant("long", full + 3)
        + variant("fitted", full + 3, "fit = true")
        + variant("exactly-fitted", full, "fit = true")
        + variant("hopeless", full + 6, "fit = true")
    )
    (folder / "cv.toml").write_text(HEAD + talks(OPTIONAL) + variants, encoding="utf-8")
    return Euler(folder, full, built(folder))


def place_of(folder: Path, number: int) -> str:
    """Return where the talk with a number begins."""
    title = f'title = "E{number}"'
    lines = (folder / "cv.toml").read_text(encoding="utf-8").splitlines()
    return f"cv.toml:{lines.index(title)}"


def test_a_document_at_its_limit_passes(euler: Euler) -> None:
    for name in ("exact", "exactly-fitted"):
        assert (euler.variant(name).outcome, euler.variant(name).pages) == (Outcome.BUILT, 2)
        assert euler.variant(name).diagnostics == ()


def test_three_lines_too_many_are_said_with_what_would_bring_it_under(euler: Euler) -> None:
    said = euler.said("long")

    assert euler.variant("long").outcome is Outcome.OVER_BUDGET
    assert not (euler.folder / "build" / "long.pdf").exists()
    assert said.message.startswith("`long` has 3 pages; 2 pages are allowed: it is 3 lines (")
    assert said.span is not None
    assert said.span.excerpt == "max_pages = 2"
    first, *named = euler.help_lines("long")
    assert first == "without these 3 entries it fits, and `fit = true` leaves out just that:"
    assert [line.partition(", ")[0] for line in named[:3]] == [
        f"{place_of(euler.folder, number)}: `talks.{number - 1}`" for number in (12, 50, 30)
    ]
    assert all(line.endswith(": 1 line") for line in named[:3])


def test_fit_leaves_out_just_what_is_named_and_says_so(euler: Euler) -> None:
    note = euler.said("fitted")
    text = "".join(page_texts(euler.folder / "build" / "fitted.pdf"))

    assert (euler.variant("fitted").outcome, euler.variant("fitted").pages) == (Outcome.BUILT, 2)
    assert (note.code, note.severity) == ("fit-dropped", Severity.NOTE)
    assert note.message == "`fitted` is printed without 3 of 5 optional entries, on 2 pages"
    assert euler.help_lines("fitted")[1:] == euler.help_lines("long")[1:4]
    assert "cadets" not in text
    assert "maps" in text
    assert writings(text) == [number for number in range(1, euler.full + 4) if number not in {12, 30, 50}]


def test_where_all_that_is_optional_does_not_suffice_the_sections_are_told(euler: Euler) -> None:
    assert euler.variant("hopeless").outcome is Outcome.OVER_BUDGET
    assert not (euler.folder / "build" / "hopeless.pdf").exists()
    first, sections, *_ = euler.help_lines("hopeless")
    assert first.startswith("even without all 5 optional entries it has 3 pages and is ")
    assert sections.startswith("by section, in lines with their spaces: `talks` ")
    assert ", `experience` " in sections


def test_the_tex_beside_a_fitted_pdf_is_that_of_the_pdf(euler: Euler) -> None:
    tex = (euler.folder / "build" / "fitted.tex").read_text(encoding="utf-8")

    assert "E30" not in tex
    assert "cvprobe" not in tex


def test_what_was_left_out_is_said_again_where_nothing_has_changed(euler: Euler) -> None:
    tex = euler.folder / "build" / "fitted.tex"
    before, pdf = tex.read_bytes(), (euler.folder / "build" / "fitted.pdf").read_bytes()

    again = [built(euler.folder, variants=["fitted"]) for _ in range(2)]

    for result in again:  # the first one reads the sources, the second one does not
        assert [one.outcome for one in result.variants] == [Outcome.UNCHANGED]
        assert result.diagnostics == (euler.said("fitted"),)
        assert tex.read_bytes() == before
    forced = built(euler.folder, variants=["fitted"], force=True, strict=True)
    assert [one.outcome for one in forced.variants] == [Outcome.BUILT]
    assert forced.diagnostics == (euler.said("fitted"),)
    assert (euler.folder / "build" / "fitted.pdf").read_bytes() == pdf


WORKS = """[person]
name = "Leonhard Euler"
[publications]
files = ["refs.bib"]
[[publications.rules]]
fields = { note = "Opera*" }
priority = "low"
[variants.books]
max_pages = 1
fit = true
sections = [{ use = "books", priority = "high", columns = COLUMNS }]
"""


@pytest.mark.parametrize("columns", ["1", "2"])
def test_publications_go_by_rule_and_then_from_the_end_of_the_list(make_project: MakeProject, columns: str) -> None:
    bib = "".join(
        f"@book{{e{number}, author = {{Euler, Leonhard}}, title = {{Writings in the order of Eneström: E{number}}},"
        f" year = {1900 - number}, publisher = {{Teubner}}"
        f"{', note = {Opera omnia}' if number == 5 else ', priority = {always}' if number == 100 else ''}}}\n"
        for number in range(1, 101)
    )
    folder = make_project({"cv.toml": WORKS.replace("COLUMNS", columns), "refs.bib": bib})

    result = built(folder)

    (only,) = result.variants
    assert (only.outcome, only.pages) == (Outcome.BUILT, 1)
    there = writings("".join(page_texts(only.path)))
    last = there[-2]
    assert there == [*(number for number in range(1, last + 1) if number != 5), 100]
    assert 10 < last < 90
    (note,) = [one for one in only.diagnostics if one.code == "fit-dropped"]
    assert (": 1 line" in str(note.help)) is (columns == "1")  # in columns no part has a height of its own


def test_a_template_that_tells_nothing_is_fitted_all_the_same(make_project: MakeProject) -> None:
    talks_template = (
        "\\VAR{ tex('\\\\begin{tabular}{l}') }\n\\BLOCK{ for entry in section.entries[:1] }\n\\VAR{ entry.title }\n"
        "\\BLOCK{ endfor }\n\\VAR{ tex('\\\\end{tabular}\\\\par') }\n"
        "\\BLOCK{ for entry in section.entries[1:] }\n\\VAR{ entry.title }\\par\n\\BLOCK{ endfor }\n"
    )
    entries = "".join(f'[[talks]]\ntitle = "E{number}"\npriority = "low"\n' for number in range(1, 71))
    folder = make_project(
        {
            "cv.toml": '[person]\nname = "Leonhard Euler"\n[variants.full]\nmax_pages = 1\nfit = true\n' + entries,
            "latex_templates/sections/talks.tex": talks_template,
        }
    )

    (only,) = built(folder).variants

    assert (only.outcome, only.pages) == (Outcome.BUILT, 1)
    there = writings("".join(page_texts(only.path)))
    assert there == list(range(1, len(there) + 1))
    assert len(there) > 20
