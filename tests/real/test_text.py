"""Text of titles in a PDF: set by both engines, and copied out as the characters that it is."""

import re

import pypdfium2 as pdfium
import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.data import table
from cvtex.results import BuildOptions, Outcome
from cvtex.text.formula import _count
from support import MakeProject

pytestmark = pytest.mark.latex

_PROJECT = '[person]\nname = "Emmy Noether"\n\n[publications]\nfiles = ["refs.bib"]\n'

_TITLES = {
    "TGF-β and α-helix": "TGF-β and α-helix",
    "Λ-CDM, µm and μm, Δ, π, Ω": "Λ-CDM, µm and μm, Δ, π, Ω",
    "x² y³ z⁻ CO₂": "x² y³ z⁻ CO₂",
    "a − b × c ≤ d ≈ e ∞ 5°": "a − b × c ≤ d ≈ e ∞ 5°",
    "A → B ⇌ C ↔ D": "A → B ⇌ C ↔ D",
    "½ ¼ ¾ Ⅳ": "½ ¼ ¾ Ⅳ",
    "f′ g″": "f′ g″",
    r"\'{\^e} \v{g} \c{h} \k{o} \t{oo}": "ế ǧ ḩ ǫ o͡o",
    r"\ng{} \NG{} \j{} \DH{} \TH{}": "ŋ Ŋ ȷ Ð Þ",
    r"H$_2$O and $^{13}$C at 20$^\circ$C": "H2O and 13C at 20°C",
    r"\ce{SO4^2-} of \SI{5}{\micro\metre}": "SO42− of 5 µm",
    r"<i>E. coli</i> &amp; CO<sub>2</sub>": "E. coli & CO2",
    r"M$\ddot{u}$ller's 'word' and ``another''": "Müller’s ‘word’ and ‘another’",
    r"50% of AT&T #1 snake_case for $5 and $6": "50% of AT&T #1 snake_case for $5 and $6",
    r"\input{x} ^^5cinput \verb|\write18|": r"x ^^5cinput \write18",
}


def _bib(titles: list[str]) -> str:
    entries = (
        f"@article{{k{number:03},\n author = {{Noether, Emmy}},\n title = {{{title}}},\n journal = {{J}},\n volume = {number},\n year = 1918,\n}}\n"
        for number, title in enumerate(titles)
    )
    return "".join(entries)


def _text(make_project: MakeProject, engine: Engine, titles: list[str]) -> str:
    folder = make_project({"cv.toml": _PROJECT, "refs.bib": _bib(titles)})
    options = BuildOptions(engine=engine.name, variants=("full",), keep_going=True)
    result = build(folder, options, lambda _: None)
    assert [diagnostic for diagnostic in result.diagnostics if diagnostic.code != "bib-text"] == []
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
    document = pdfium.PdfDocument(folder / "build" / "full.pdf")
    pages = (page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", ""))


def test_letters_set_out_of_parts_are_seen(make_project: MakeProject, engine: Engine) -> None:
    words = "są męża Żółć ştiinţe Řeřicha Ğüzel Nguyễn Ằn Ặn boǧ ħal ǫr ḩa r̥ta mợi"
    folder = make_project({"cv.toml": f'[person]\nname = "Emmy Noether"\n[[text]]\ntext = "{words}"\n'})
    result = build(folder, BuildOptions(engine=engine.name, variants=("full",)), lambda _: None)

    assert result.diagnostics == ()
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]


def test_titles_copy_out_as_the_characters_that_they_are(make_project: MakeProject, engine: Engine) -> None:
    text = _text(make_project, engine, list(_TITLES)).replace(" ", "")
    assert [title for title, printed in _TITLES.items() if printed.replace(" ", "") not in text] == []


def test_every_character_of_the_tables_is_set_and_copies_out(make_project: MakeProject, engine: Engine) -> None:
    characters = table("text/characters")
    wanted = [*characters["mathematics"], *characters["parts"], *characters["composed"]["text"]]
    titles = [
        " ".join(f"x{character}y" for character in wanted[start : start + 8]) for start in range(0, len(wanted), 8)
    ]
    text = _text(make_project, engine, titles).replace(" ", "")
    assert [character for character in wanted if f"x{character}y" not in text] == []


def test_every_command_of_mathematics_can_be_set(make_project: MakeProject, engine: Engine) -> None:
    commands, tables = table("text/math")["commands"], table("text/math")
    names = [
        *" ".join(commands[kind] for kind in ("names", "one_argument", "two_arguments", "text")).split(),
        *(name for kind in ("aliases", "instead", "characters") for name in tables[kind]),
    ]
    formulas = [rf"a\{name}{{z}}{{y}} b^{{\{name}{{z}}{{y}}}}" for name in names]
    formulas += [rf"a\{name}{'{z}' * _count(name)}_1^2" for name in names if name not in {"sp", "sb", "prime"}]
    formulas += [rf"\left{sign} x \middle| y\right{sign}" for sign in commands["delimiters"].split()]
    formulas += [rf"\{name}(" for name in commands["fences"].split() if name != "middle"]
    formulas += [r"\mathbb{RQ1}\mathfrak{Abz}\mathscr{Lo}", r"\sqrt[3]{x}\sqrt[\alpha]y", r"x_\mathbb{R}^{\lesssim}"]
    formulas += [
        r"{n\choose k}^2",
        r"α_β^{′}≤ℝ^2∑_{i=1}^n é_é",
        r"x^{x^{\text{ab-c d}}}",
        r"\sum\limits_i\int\nolimits_a",
    ]
    titles = [
        " ".join(f"${formula}$" for formula in formulas[start : start + 5]) for start in range(0, len(formulas), 5)
    ]
    assert "Noether" in _text(make_project, engine, titles)
