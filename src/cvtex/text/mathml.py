"""MathML, as publishers put it into titles, to LaTeX: presentation elements of MathML 3 (W3C, chapter 3)."""

import re
from dataclasses import dataclass, field

from cvtex.data import table
from cvtex.text.math import problem_in_math

_INVISIBLE = re.compile("[\u2061-\u2064\u200b\u200c\u200d\ufeff]")
_SPACE = re.compile(r"\s+")
_RAW = re.compile(r"\\(?P<name>[A-Za-z]+)|\\(?P<sign>.)|[${}^~]")
_WRITTEN = {"mathplus": "+", "mathsemicolon": ";", "mathrightarrow": "→", "less": "<", "greater": ">"}
_OPERATORS = {
    "−": "-",
    "\u2010": "-",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "{": r"\{",
    "}": r"\}",
    "~": r"\sim ",
    "∗": "*",
    "′": "'",
    "″": "''",
    "\u2044": "/",
}
_HIDDEN = frozenset({"annotation", "annotation-xml", "maligngroup", "malignmark"})


@dataclass
class Element:
    """An element of MathML: its name without a prefix, its `mathvariant`, its children and its text."""

    name: str
    variant: str = ""
    children: list["Element"] = field(default_factory=list)
    text: str = ""


def latex_of(math: Element) -> str:
    """Return LaTeX that prints a formula: mathematics where cvtex can set it, else its text."""
    tex = _SPACE.sub(" ", _tex(math)).strip()
    if not tex:
        return ""
    if problem_in_math(tex) is None:
        return f"${tex}$"
    return re.sub(r"([%&#$_{}])", r"\\\1", _SPACE.sub(" ", _content(math)).strip())


def _content(element: Element) -> str:
    """Return the text in an element, without TeX's own characters."""
    own = _RAW.sub(
        lambda match: _WRITTEN.get(match["name"], match["name"]) if match["name"] else match["sign"] or "", element.text
    )
    return own + "".join(_content(child) for child in element.children if child.name not in _HIDDEN)


def _tex(element: Element) -> str:  # noqa: PLR0912, C901  # one case an element
    children = [child for child in element.children if child.name not in _HIDDEN]
    parts = [_tex(child) for child in children]
    match element.name, parts:
        case "mi", _:
            return _identifier(element)
        case "mn", _:
            return _styled(_clean(element), element.variant)
        case "mo", _:
            text = _clean(element)
            return f" {_OPERATORS.get(text, _with_escapes(text))} " if text.isalpha() else _OPERATORS.get(text, text)
        case (("mtext" | "ms"), _):
            text = _SPACE.sub(" ", _content(element))
            return rf"\text{{{_with_escapes(text)}}}" if text.strip() else " "
        case "mspace", _:
            return " "
        case "msub", [base, below]:
            return f"{_base(base)}_{{{below}}}"
        case "msup", [base, above]:
            return f"{_base(base)}{_superscript(above)}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{_base(base)}_{{{below}}}^{{{above}}}"
        case "mmultiscripts", [base, *_]:
            return _multiscripts(base, children[1:], parts[1:])
        case "mfrac", [above, below]:
            return rf"\frac{{{above}}}{{{below}}}"
        case "msqrt", _:
            return rf"\sqrt{{{''.join(parts)}}}"
        case "mroot", [base, index]:
            return rf"\sqrt[{{{index}}}]{{{base}}}"
        case "mover", [base, _]:
            accent = table("text/html")["accents"].get(_clean(children[1]))
            return rf"{accent}{{{base}}}" if accent else rf"\stackrel{{{parts[1]}}}{{{base}}}"
        case "munder", [base, below]:
            return rf"\underset{{{below}}}{{{base}}}"
        case "mfenced", _:
            return f"({', '.join(parts)})"
        case (("mtr" | "mtd" | "mlabeledtr"), _):
            return "".join(parts) + " "
        case "semantics", [first, *_]:
            return first
        case _:
            return "".join(parts) if parts else _with_escapes(_clean(element))


def _multiscripts(base: str, children: list[Element], parts: list[str]) -> str:
    names = [child.name for child in children]
    split = names.index("mprescripts") if "mprescripts" in names else len(names)
    scripts = ["", ""]
    for place, run in enumerate((parts[:split], parts[split + 1 :])):
        below, above = "".join(run[0::2]), "".join(run[1::2])
        scripts[place] = (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")
    return ("{}" + scripts[1] if scripts[1] else "") + _base(base) + scripts[0]


def _identifier(element: Element) -> str:
    text = _clean(element)
    if len(text) == 1 or not text.isascii():
        return _styled(_with_escapes(text), "" if element.variant in {"normal", "italic"} else element.variant)
    return _styled(_with_escapes(text), element.variant or "normal")


def _styled(tex: str, variant: str) -> str:
    command = table("text/html")["variants"].get(variant)
    return f"{command}{{{tex}}}" if command and tex else tex


def _base(base: str) -> str:
    return base if len(base) == 1 else f"{{{base}}}"


def _superscript(above: str) -> str:
    return above if above and set(above) == {"'"} else f"^{{{above}}}"


def _clean(element: Element) -> str:
    return _SPACE.sub("", _INVISIBLE.sub("", _content(element)))


def _with_escapes(text: str) -> str:
    return re.sub(r"([%&#$_{}])", r"\\\1", text).replace("^", "").replace("~", " ").replace("\\\\", "")
