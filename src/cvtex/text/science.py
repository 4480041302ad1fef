r"""Quantities (siunitx) and chemical formulas (mhchem) to text: `\SI{5}{\micro\metre}` is 5 µm, `\ce{H2O}` is H₂O."""

import re
from dataclasses import dataclass, field

from cvtex.data import table
from cvtex.model.rich import Math, Node, Rich, Styled
from cvtex.text.symbols import symbol_of

_UNIT = re.compile(
    r"\\(?P<command>[A-Za-z]+)(?:\s*\{(?P<argument>[^{}]*)\})?|\^\s*(?:\{(?P<group>[^{}]*)\}|(?P<power>-?\d))|(?P<text>.)"
)
_NUMBER = re.compile(r"(?P<mantissa>[^eEdDx]*?)\s*(?:(?:[eEdD]|\\times\s*10\^)\s*\{?(?P<exponent>[+-]?\d+)\}?)?\Z")
_ARROWS = {"<=>": "⇌", "<->": "↔", "<-->": "⇌", "->": "→", "<-": "←"}
_CHEMISTRY = re.compile(
    r"\$(?P<math>[^$]*)\$"
    r"|(?P<arrow><=>|<-->|<->|->|<-)(?:\[[^\]]*\])*"
    r"|[\^](?:\{(?P<above>[^{}]*)\}|(?P<charge>[0-9]*[+-]?|.))"
    r"|_(?:\{(?P<below>[^{}]*)\}|(?P<one_below>.))"
    r"|(?<=[A-Za-z)\]}])(?P<count>\d+(?:\.\d+)?)"
    r"|(?<=[A-Za-z0-9)\]}])(?P<sign>[+-])(?=\s|\Z|\))"
    r"|(?P<bond>[*.](?=\s?\d*[A-Z]))"
    r"|\\(?P<command>[A-Za-z]+|.)"
    r"|[{}]"
)


def quantity(command: str, arguments: tuple[str, ...]) -> Rich:
    """Return a number, a unit, or both, as siunitx's command of that name prints them."""
    match command, arguments:
        case ("num", [number]):
            return tuple(_number(number))
        case ("ang", [angle]):
            parts = [part.strip() for part in angle.split(";")]
            return ("".join(part + mark for part, mark in zip(parts, "°′″", strict=False) if part),)
        case ("numrange", [first, last]):
            return (*_number(first), "–", *_number(last))
        case (("SIrange" | "qtyrange"), [first, last, unit]):
            return (*_number(first), "–", *_number(last), *_spaced(_units(unit)))
        case (("SI" | "qty"), [number, *_, unit]):
            return (*_number(number), *_spaced(_units(unit)))
        case _:
            return tuple(_units(arguments[0]))


def _spaced(unit: list[Node]) -> list[Node]:
    first = unit[0] if unit else ""
    return unit if first in {"°", "′", "″"} or not unit else ["\u202f", *unit]


def _number(source: str) -> list[Node]:
    source = source.replace("{", "").replace("}", "").replace("\\,", "\u2009").replace("\\pm", "±").replace("+-", "±")
    match = _NUMBER.match(source.strip())
    if match is None:
        return [re.sub(r"\\", "", source)]
    mantissa = re.sub(r"\\[A-Za-z]*", "", match["mantissa"]).replace("-", "−").replace("±", " ± ").strip()
    mantissa = re.sub(r"\s+", " ", mantissa)
    if match["exponent"] is None:
        return [mantissa]
    power: list[Node] = ["10", Styled("superscript", (match["exponent"].replace("-", "−").removeprefix("+"),))]
    return [f"{mantissa} × ", *power] if mantissa else power


def _units(source: str) -> list[Node]:
    r"""Return a unit: `\per` is a stroke, `\squared` and `\tothe{…}` are exponents."""
    reader = _Units()
    for match in _UNIT.finditer(source.replace("~", " ")):
        reader.read(match)
    return [node for node in [*reader.nodes, reader.prefix] if node]


@dataclass
class _Units:
    """Reads the parts of a unit: what was read, and the prefix and power that wait for what comes next."""

    nodes: list[Node] = field(default_factory=list)
    prefix: str = ""
    power: str = ""
    needs_space: bool = False

    def read(self, match: re.Match[str]) -> None:
        tables = table("text/units")
        name = match["command"] or ""
        if name in tables["prefixes"]:
            self.prefix += tables["prefixes"][name]
        elif name == "per":
            self.nodes.append("/")
            self.needs_space = False
        elif name in {"square", "cubic"}:
            self.power = tables["powers"][name]
        elif name in tables["powers"]:
            self.exponent(tables["powers"][name])
        elif name == "tothe" or match["group"] or match["power"]:
            self.exponent(match["argument"] or match["group"] or match["power"] or "")
        elif name:
            self.unit(tables["units"].get(name, name) + (match["argument"] or ""))
        elif match["text"] in {".", " "}:
            self.nodes.append("\u2009" if self.nodes else "")
            self.needs_space = False
        elif match["text"] and match["text"] not in "{}":
            self.nodes.append(self.prefix + match["text"])
            self.prefix = ""
            self.needs_space = True

    def unit(self, text: str) -> None:
        self.nodes.append(("\u2009" if self.needs_space else "") + self.prefix + text)
        if self.power:
            self.exponent(self.power)
        self.prefix, self.power, self.needs_space = "", "", True

    def exponent(self, power: str) -> None:
        self.nodes.append(Styled("superscript", (power.replace("-", "−"),)))
        self.needs_space = True


def chemical(source: str) -> Rich:
    r"""Return a formula as mhchem's `\ce` prints it, in the forms that titles have."""
    nodes: list[Node] = []
    end = 0
    for match in _CHEMISTRY.finditer(source):
        nodes.append(source[end : match.start()])
        end = match.end()
        above = match["above"] if match["above"] is not None else match["charge"]
        below = next((match[name] for name in ("below", "one_below", "count") if match[name] is not None), None)
        if match["math"]:
            nodes.append(Math(match["math"]))
        elif match["arrow"]:
            nodes.append(_ARROWS[match["arrow"]])
        elif above or match["sign"]:
            nodes.append(Styled("superscript", (str(above or match["sign"]).replace("-", "−"),)))
        elif below:
            nodes.append(Styled("subscript", (below,)))
        elif match["bond"]:
            nodes.append("·")
        elif match["command"]:
            nodes.append(symbol_of(match["command"]) or match["command"])
    nodes.append(source[end:])
    return tuple(node for node in nodes if node)
