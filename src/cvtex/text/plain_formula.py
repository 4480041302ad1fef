r"""A formula as a line of plain text: `$L^2(\mathbb{R}^n)$` is L²(ℝⁿ), `$\sqrt{s}$` is √(s)."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_RAISED = dict(
    zip("0123456789+-−=()niabcdefghjklmoprstuvwxyzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ", strict=True)
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
"""Characters that Unicode has as scripts (Superscripts and Subscripts; Phonetic Extensions)."""
_SCRIPT = re.compile(
    r"(?P<mark>[_^])\s*(?:\{(?P<group>(?:[^{}]|\{[^{}]*\})*)\}|(?P<command>\\[A-Za-z]+)|(?P<one>[^\s\\{}]))"
)
_OPERATOR = re.compile(
    r"\\(?:operatorname\*?\s*\{(?P<name>[A-Za-z]+)\}"
    r"|(?P<known>arccos|arcsin|arctan|arg|cosh|cos|deg|det|dim|exp|gcd|hom|inf|ker|lim|ln|log|max|min|sinh|sin|sup|tanh|tan)"
    r"(?![A-Za-z]))"
)
_UP, _DOWN = "\ufdd6", "\ufdd7"
"""What stands for `^` and `_` while the rest is read."""
_SPACES = re.compile(r"\s+")
_INSIDE = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\],])")


@lru_cache(maxsize=1024)
def formula_text(tex: str) -> str:
    """Return a formula, without its dollar signs, as text; what Unicode cannot raise or lower is behind `^` or `_`."""
    named = _OPERATOR.sub(_operator, re.sub(r"\\colon(?![A-Za-z])", ": ", tex))
    scripted = _SCRIPT.sub(_script, named)
    text = _reader().latex_to_text(f"${scripted}$").replace(_UP, "^").replace(_DOWN, "_")
    return _INSIDE.sub("", _SPACES.sub(" ", text)).strip()


def _operator(match: re.Match[str]) -> str:
    """Return the name of a function with a blank before and, where no argument in parentheses follows, behind it."""
    behind = match.string[match.end() :].lstrip()[:1]
    return rf" \text{{{match['name'] or match['known']}}}" + ("" if behind in set("(_^") else " ")


def _script(match: re.Match[str]) -> str:
    """Return a script as Unicode has it; one that it has not in parentheses, where it is more than a character."""
    content = match["group"] if match["group"] is not None else match["command"] or match["one"]
    plain = _reader().latex_to_text(f"${content}$").strip()
    known = _RAISED if match["mark"] == "^" else _LOWERED
    if plain and all(character in known for character in plain):
        return "".join(known[character] for character in plain)
    mark = _UP if match["mark"] == "^" else _DOWN
    return mark + (plain if len(plain) == 1 else f"({plain})")


@cache
def _reader() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=False)
