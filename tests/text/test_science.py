"""Quantities and chemical formulas."""

import pytest

from cvtex.model.rich import Math, Rich, Styled, plain
from cvtex.text.latex import read_latex


def _up(text: str) -> Styled:
    return Styled("superscript", (text,))


def _down(text: str) -> Styled:
    return Styled("subscript", (text,))


@pytest.mark.parametrize(
    ("source", "rich"),
    [
        pytest.param(r"\SI{5}{\micro\metre}", ("5\u202fµm",), id="prefix-and-unit"),
        pytest.param(r"\qty{5}{\um}", ("5\u202fµm",), id="short-unit"),
        pytest.param(r"\SI[mode=text]{5}{\kg}", ("5\u202fkg",), id="options"),
        pytest.param(r"\SI{20}{\celsius} \SI{5}{\percent}", ("20\u202f°C 5\u202f%",), id="degrees-and-percent"),
        pytest.param(r"\ang{45} \ang{45;30;5}", ("45° 45°30′5″",), id="angles"),
        pytest.param(r"\SI{3}{\metre\per\second\squared}", ("3\u202fm/s", _up("2")), id="per-and-squared"),
        pytest.param(r"\si{\kilo\gram\per\cubic\metre}", ("kg/m", _up("3")), id="cubic"),
        pytest.param(r"\unit{\newton\metre}", ("N\u2009m",), id="product"),
        pytest.param(r"\unit{m.s^{-1}}", ("m\u2009s", _up("−1")), id="letters"),
        pytest.param(r"\unit{\second\tothe{-1}}", ("s", _up("−1")), id="tothe"),
        pytest.param(r"\unit{\lightyear}", ("lightyear",), id="unit-of-the-author"),
        pytest.param(r"\num{1.5e-10}", ("1.5 × 10", _up("−10")), id="exponent"),
        pytest.param(r"\num{e5}", ("10", _up("5")), id="power-of-ten"),
        pytest.param(r"\num{-3 +- 1}", ("−3 ± 1",), id="uncertainty"),
        pytest.param(r"\numrange{1}{5}", ("1–5",), id="range-of-numbers"),
        pytest.param(r"\SIrange{1}{5}{\nm}", ("1–5\u202fnm",), id="range-of-quantities"),
        pytest.param(r"\SI{5}{}", ("5",), id="no-unit"),
        pytest.param(r"\ce{H2O}", ("H", _down("2"), "O"), id="water"),
        pytest.param(r"\ce{SO4^2-}", ("SO", _down("4"), _up("2−")), id="charge"),
        pytest.param(r"\ce{Na+}", ("Na", _up("+")), id="sign"),
        pytest.param(r"\ce{^{13}C}", (_up("13"), "C"), id="isotope"),
        pytest.param(r"\ce{^{227}_{90}Th+}", (_up("227"), _down("90"), "Th", _up("+")), id="nuclide"),
        pytest.param(r"\ce{Ca(OH)2}", ("Ca(OH)", _down("2")), id="parentheses"),
        pytest.param(r"\ce{CuSO4*5H2O}", ("CuSO", _down("4"), "·5H", _down("2"), "O"), id="hydrate"),
        pytest.param(r"\ce{A + B -> C <=> D}", ("A + B → C ⇌ D",), id="arrows"),
        pytest.param(r"\ce{Fe^{III}}", ("Fe", _up("III")), id="oxidation-state"),
        pytest.param(r"\ce{\alpha-Fe}", ("α-Fe",), id="command"),
        pytest.param(r"\ce{$x$Fe}", (Math("x"), "Fe"), id="mathematics"),
    ],
)
def test_commands_of_siunitx_and_mhchem_are_text(source: str, rich: Rich) -> None:
    reading = read_latex(source)
    assert reading.rich == rich
    assert (reading.losses, reading.remarks) == ((), ())


@pytest.mark.parametrize("source", [r"\SI{5}", r"\num{abc}", r"\ce{H2", r"\ce{{{", r"\num{1e}", r"\ang{;;;;}"])
def test_forms_without_sense_lose_no_letter(source: str) -> None:
    letters = [character for character in source.partition("{")[2] if character.isalnum()]
    assert [character for character in plain(read_latex(source).rich) if character.isalnum()] == letters
