"""What templates print as plain text, to be pasted: lines and paragraphs as they are set, without type and links."""

import re

from cvtex.text.plain_formula import formula_text
from cvtex.text.shown import FORMULA, GROUP, shown, without_marks
from cvtex.text.spelt_out import SIGNS, spelt_out

_FORMULA = re.compile(r"(?<![\\])(\$(?:\\.|[^$\\])+\$)")
_ARGUMENT = rf"\s*({GROUP})"
_REWRITTEN = (
    (re.compile(rf"\\cvrow{_ARGUMENT}{_ARGUMENT}"), r"\\par \1: \2\\par "),
    (re.compile(rf"\\cvdetail{_ARGUMENT}"), r"\1: "),
    (re.compile(rf"\\cvplaced{_ARGUMENT}{_ARGUMENT}"), r"\1, \2"),
    (re.compile(rf"\\cvorganization{_ARGUMENT}"), r"\\par \1\\par "),
    (re.compile(rf"\\cv(?:long)?reference{_ARGUMENT}"), r"\\par \1 "),
    (re.compile(rf"\\cvlabel{_ARGUMENT}"), r"\1\\quad "),
    (re.compile(rf"\\cvitem{_ARGUMENT}"), r"\\par – \1\\par "),
    (re.compile(r"\\cvdot(?![A-Za-z])(?:\{\})?"), " · "),
)
"""Macros whose arguments stand apart on a page, as text in lines."""
_PARAGRAPH = re.compile(r"\\cvpar(?![A-Za-z])(?:\{\})?")
_LINE = re.compile(r"\\(?:par|cvgap|cvwidegap|cvthen)(?![A-Za-z])")
_UNKNOWN = "\ufffd"


def plain_text(tex: str) -> str:
    """Return LaTeX as text: a line for each of its paragraphs, an empty line where a text has one.

    Formulae are written with the characters that Unicode has for them. A character that is set out of parts and has
    no code is U+FFFD.
    """
    for pattern, text in _REWRITTEN:
        tex = pattern.sub(text, tex)
    blocks = ("\n".join(filter(None, map(_line, _LINE.split(block)))) for block in _PARAGRAPH.split(tex))
    return "\n\n".join(filter(None, blocks))


def _line(tex: str) -> str:
    pieces = _FORMULA.split(tex)
    text = "".join(
        formula_text(piece[1:-1]) if number % 2 else shown(spelt_out(piece)) for number, piece in enumerate(pieces)
    )
    return " ".join(without_marks(text).replace(FORMULA, _UNKNOWN).translate(SIGNS).split())
