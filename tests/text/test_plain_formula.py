"""Formulae as plain text, for portals that take no other."""

import pytest

from cvtex.text.plain_formula import formula_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\alpha", "α"),
        (r"L^2(\mathbb{R}^n)", "L²(ℝⁿ)"),
        (r"\sqrt{s} = 13\,\mathrm{TeV}", "√(s) = 13 TeV"),
        (r"\mathcal{O}(n\log n)", "𝒪(n log n)"),
        (r"\operatorname{Hom}(A, B)", "Hom(A, B)"),
        ("H_2O", "H₂O"),
        (r"{}^{13}\mathrm{C}", "¹³C"),
        ("10^{-3}", "10⁻³"),
        (r"x_{ij} \leq y_{i+1}", "xᵢⱼ ≤ yᵢ₊₁"),
        (r"\frac{1}{2}", "1/2"),
        (r"\lim_{n\to\infty} a_n", "lim_(n→∞) aₙ"),
        (r"\mathbf{x}^{\top}", "𝐱^⊤"),
        (r"e^{-\lambda t}", "e^(-λ t)"),
        (r"f\colon X\to Y", "f: X→ Y"),
        (r"50\%", "50%"),
        (r"\hat{H}", "Ĥ"),
        ("", ""),
    ],
)
def test_a_formula_is_written_with_the_characters_that_unicode_has(tex: str, text: str) -> None:
    assert formula_text(tex) == text
