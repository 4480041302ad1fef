"""What one variant prints and another does not."""

from pathlib import Path

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.diff import differences
from support import MakeProject

CV = """
[person]
name = "Emmy Noether"
[publications]
files = ["refs.bib"]
[[experience]]
organization = "Universität Göttingen"
  [[experience.roles]]
  title = "Privatdozentin"
  highlights = ["Lectured.", { text = "Worked on invariants.", not = ["short"] }]
[[talks]]
title = "Hyperkomplexe Systeme"
[[talks]]
title = { en = "Ideal theory", de = "Idealtheorie" }
only = ["full", "same"]
[[awards]]
title = "Ackermann–Teubner Memorial Award"
[sections.honours]
kind = "group"
heading = "Honours"
sections = ["awards"]
[variants.full]
sections = ["experience", "talks", "honours", "journals"]
[variants.short]
extends = "full"
language = "de"
max_pages = 1
sections = ["talks", { use = "experience", heading = "Posts", columns = 2 },
  { use = "journals", style = "apa", select = { max = 1 } }]
[variants.short.design]
margins = { left = 20 }
[variants.same]
extends = "full"
"""
BIB = "".join(
    f"@article{{n{year}, author={{Noether, Emmy}}, title={{Paper}}, journal={{Annalen}}, year={year}}}\n"
    for year in (1918, 1921)
)


@pytest.fixture
def folder(make_project: MakeProject) -> Path:
    return make_project({"cv.toml": CV, "refs.bib": BIB})


def told(folder: Path, first: str, second: str) -> list[tuple[str, str, object, object]]:
    rows = differences(folder, first, second)
    return [(row["what"], row["name"], row["values"][first], row["values"][second]) for row in rows]


def test_settings_sections_entries_and_publications_are_told(folder: Path) -> None:
    assert told(folder, "full", "short") == [
        ("setting", "language", "en", "de"),
        ("setting", "max_pages", None, 1),
        ("setting", "design.margins.left", None, 20),
        ("section", "experience: heading", None, "Posts"),
        ("section", "experience: columns", None, 2),
        ("section", "honours", "Honours", None),
        ("section", "awards", "Honors and Awards", None),
        ("section", "journals: style", "default", "apa"),
        ("order", "sections", ["experience", "talks", "journals"], ["talks", "experience", "journals"]),
        ("entry", "experience.0.roles.0.highlights.1", ["experience"], []),
        ("entry", "talks.1", ["talks"], []),
        ("entry", "awards.0", ["awards"], []),
        ("publication", "n1918", ["journals"], []),
    ]


def test_a_row_has_a_title_and_a_place(folder: Path) -> None:
    rows = {row["name"]: row for row in differences(folder, "short", "full")}
    lines = CV.splitlines()

    assert rows["talks.1"]["title"] == "Ideal theory"
    assert rows["talks.1"]["place"] == f"cv.toml:{lines.index('[[talks]]', lines.index('[[talks]]') + 1) + 1}"
    assert rows["n1918"]["place"] == "refs.bib:1"
    assert rows["max_pages"]["place"] == f"cv.toml:{lines.index('max_pages = 1') + 1}"


def test_variants_that_print_the_same_have_no_differences(folder: Path) -> None:
    assert told(folder, "full", "same") == []
    assert told(folder, "full", "full") == []


def test_an_unknown_variant_is_an_error(folder: Path) -> None:
    with pytest.raises(CvtexError) as caught:
        differences(folder, "full", "shrt")

    assert [(d.code, d.help) for d in caught.value.diagnostics] == [("unknown-variant", "did you mean `short`?")]


def test_what_did_not_fit_when_it_was_built_is_not_printed(make_project: MakeProject) -> None:
    text = CV.replace("max_pages = 1", "max_pages = 1\nfit = true").replace(
        "[[talks]]", '[[talks]]\npriority = "low"', 1
    )
    folder = make_project({"cv.toml": text, "refs.bib": "@misc{a, title = {A}, author = {E. Noether}, year = 1918}\n"})

    def talks() -> list[str]:
        return [row["title"] for row in differences(folder, "same", "short") if row["what"] == "entry"]

    assert "Hyperkomplexe Systeme" not in talks()
    stamp = folder / "build" / ".cvtex" / "short" / "built.json"
    stamp.parent.mkdir(parents=True)
    stamp.write_text('{"left_out": 1}')
    assert "Hyperkomplexe Systeme" in talks()


def test_another_order_of_what_both_print_is_told(make_project: MakeProject) -> None:
    cv = (
        CV
        + '[variants.old]\nextends = "full"\nsections = ["experience", "talks", "honours", { use = "journals", select = { sort = "oldest" } }]\n'
    )

    rows = told(make_project({"cv.toml": cv, "refs.bib": BIB}), "full", "old")

    assert ("order", "journals", ["n1921", "n1918"], ["n1918", "n1921"]) in rows
