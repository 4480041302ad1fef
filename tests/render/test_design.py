"""The preamble by parameter, and what is said about a design that cannot be."""

import datetime
from difflib import unified_diff
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cvtex.prepare import prepare
from cvtex.project import read_project
from support import MakeProject

TODAY = datetime.date(2026, 11, 22)

PROJECT = """[person]
name = "von Neumann, John"
photo = "portraits/john_von_neumann.jpg"

[[skills]]
name = "Mathematics"
items = ["functional analysis", "ergodic theory"]

[[education]]
organization = "ETH Zürich"
  [[education.degrees]]
  degree = "Diplom-Ingenieur-Chemiker"
  start = 1923
  end = "1926-10"
  defended = 1926-10-05

[variants.plain]
sections = ["skills", "education"]

[variants.one]
"""


def _one(folder: Path, said: str) -> tuple[str, str, list[str]]:
    """Return the .tex of the plain variant, that of another one, and what there is to say about it."""
    sections = "" if "sections" in said else 'sections = ["skills", "education"]\n'
    (folder / "cv.toml").write_text(PROJECT + sections + said, encoding="utf-8")
    (plain, one), diagnostics = prepare(read_project(folder), ("plain", "one"), TODAY)
    lines = [
        f"{found.span.excerpt if found.span else ''} | {found.severity}: {found.message} ({found.help})"
        for found in diagnostics
    ]
    return str(plain.tex), str(one.tex), lines


CASES = {
    "size": "design.size = 11",
    "size-and-leading": "design = { size = 10, leading = 1.2 }",
    "leading-in-points": "design.leading = 15",
    "smallest": "design = { size = 11, smallest = 11 }",
    "name-size": "design.name_size = 16",
    "margins": "design.margins = { left = 20, right = 15, top = 15, bottom = 15 }",
    "one-margin": "design.margins.left = 20",
    "letter": 'paper = "letter"',
    "family": 'design.family = "Times New Roman"',
    "sans": 'design.family = "source-sans"',
    "two-families": 'design = { family = "latin-modern", display_family = "latin-modern-sans" }',
    "colors": 'design.colors = { text = "#222222", accent = "burgundy" }',
    "black": 'design.colors = "black"',
    "plain-links": 'design.links = "plain"',
    "printed-links": 'design.links = "printed"',
    "no-links": 'design.links = "none"',
    "no-bookmarks": "design.bookmarks = false",
    "no-page-numbers": "design.page_numbers = false",
    "no-foot": 'design.foot = ""',
    "head": 'design.head = "{family} & Co. – Part B1 – {page}/{pages}"',
    "no-column": "design.label_column = 0",
    "ruled": 'design.heading_style = "ruled"',
    "spacing": "design.spacing = 0.5",
    "dates": 'design.dates = "dd/mm/yyyy"',
    "years": 'design.dates = "years"',
    "photo": 'name_block = ["photo"]',
    "sections": 'sections = [{ use = "skills", columns = 2, heading_style = "none" }, { use = "education", page_break = "before", heading_style = "ruled" }]',
}


@pytest.mark.parametrize("said", CASES.values(), ids=CASES)
def test_a_parameter_changes_these_lines(tmp_path: Path, said: str, snapshot: SnapshotAssertion) -> None:
    plain, one, lines = _one(tmp_path, said)
    changes = list(unified_diff(plain.splitlines(), one.splitlines(), n=0, lineterm=""))[2:]

    assert lines == []
    assert "\n".join(line for line in changes if not line.startswith("@@")) == snapshot


def test_the_default_design_is_the_one_that_is_stated_in_full(tmp_path: Path) -> None:
    said = (
        'design = { size = 10.5, leading = 13.5, smallest = 9, family = "charter", display_family = "source-sans", '
        'spacing = 1, label_column = 26, heading_style = "plain", links = "colored", bookmarks = true, '
        'page_numbers = true, name_size = 24, colors = { text = "black", accent = "ink", quiet = "graphite" } }'
    )

    plain, one, lines = _one(tmp_path, said)

    assert lines == []
    assert one == plain


def test_the_preamble_does_not_depend_on_the_text(make_project: MakeProject) -> None:
    design = '[design]\nhead = "{name} {family}"\nfoot = "{title}"\n'
    preambles = set()
    for name, skill in (("Emmy Noether", "Algebra"), ("Marie Curie", "Chemistry")):
        text = f'[person]\nname = "{name}"\n{design}[[skills]]\nname = "{skill}"\nitems = ["research"]\n'
        (full,), _ = prepare(read_project(make_project({"cv.toml": text})), ("full",), TODAY)
        preambles.add(str(full.tex).partition("\\begin{document}")[0])

    assert len(preambles) == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        pytest.param(
            "design.margins = { left = 90, right = 90 }",
            "design.margins = { left = 90, right = 90 } | error: the text has 0 mm of width left on a4 paper "
            "(60 mm are the least: make the margins smaller, or the column left of the text (`label_column`))",
            id="margins that leave no width",
        ),
        pytest.param(
            "design = { label_column = 0, margins = { top = 150, bottom = 140 } }",
            "design = { label_column = 0, margins = { top = 150, bottom = 140 } } | error: the text has 6 mm of height "
            "left on a4 paper (60 mm are the least: make the margins smaller)",
            id="margins that leave no height",
        ),
        pytest.param(
            'design.family = "Helvetika"',
            'design.family = "Helvetika" | error: cvtex knows no type family `Helvetika` (did you mean `Helvetica`?)',
            id="family misspelt",
        ),
        pytest.param(
            'design.display_family = "Wingdings"',
            'design.display_family = "Wingdings" | error: cvtex knows no type family `Wingdings` (there are `charter`, '
            "`source-sans`, `latin-modern`, `latin-modern-sans`, `times`, `arial`, `palatino`, `courier`)",
            id="family unknown",
        ),
        pytest.param(
            "design = { size = 10, smallest = 11 }",
            "design = { size = 10, smallest = 11 } | error: `smallest` is 11 pt, and the text itself has 10 pt "
            "(write a `size` of 11 or more)",
            id="smallest above size",
        ),
        pytest.param(
            "design = { size = 12, leading = 10 }",
            "design = { size = 12, leading = 10 } | error: lines 10 pt apart are too near for type of 12 pt "
            "(a factor such as 1.2, or 14.4 pt and more)",
            id="lines that overlap",
        ),
        pytest.param(
            "design.leading = 3.5",
            "design.leading = 3.5 | error: lines 36.75 pt apart are too far for type of 10.5 pt "
            "(a factor such as 1.2, or 12.6 pt and more)",
            id="lines far apart",
        ),
        pytest.param(
            'design.head = "{acronym} – Part B1"',
            'design.head = "{acronym} – Part B1" | error: no field of a running head is called `{acronym}` '
            "(the fields are `{name}`, `{family}`, `{title}`, `{page}`, `{pages}`)",
            id="unknown field",
        ),
        pytest.param(
            'design.foot = { en = "Page {pagee}" }',
            'design.foot = { en = "Page {pagee}" } | error: no field of a running foot is called `{pagee}` '
            "(did you mean `page`?)",
            id="field misspelt",
        ),
        pytest.param(
            'design.colors.accent = "yellow"',
            'design.colors.accent = "yellow" | warning: text in the colour `#FFFF00` can hardly be read on paper: its '
            "contrast is 1.1 (take a darker one, with a contrast of 3 at least)",
            id="colour that cannot be read",
        ),
    ],
)
def test_a_design_that_cannot_be_is_reported_where_it_is_said(tmp_path: Path, said: str, message: str) -> None:
    assert _one(tmp_path, said)[2] == [message]


def test_what_a_project_says_is_reported_there(make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "Emmy Noether"\n[design]\nfamily = "Tymes"\n'})

    _, diagnostics = prepare(read_project(folder), ("full",), TODAY)

    assert [(found.code, found.span.line if found.span else 0) for found in diagnostics] == [("unknown-family", 4)]
