r"""What a .tex begins and does not end: an environment, a brace, the option of an `\item`.

TeX notices such a fault where it meets something else that does not fit, often in an entry that has nothing to do with
it, and then goes on to stumble.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from cvtex.compile.texsource import code_of
from cvtex.text.shown import GROUP

_DEFINITION = re.compile(
    r"\\(?:(?:re)?new|provide)environment\*?\s*\{[^{}]*\}(?:\s*\[[^\]]*\])*"
    rf"(?:\s*{GROUP}){{2}}"
    rf"|\\(?:(?:re)?new|provide)command\*?\s*(?:\{{[^{{}}]*\}}|\\[A-Za-z@]+)(?:\s*\[[^\]]*\])*\s*{GROUP}"
    rf"|\\[egx]?def\s*\\[A-Za-z@]+[^{{}}\n]*{GROUP}"
)
_VERBATIM = re.compile(r"\\verb\*?(?P<sign>[^A-Za-z*\s]).*?(?P=sign)")
_TOKEN = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<name>[^{}\\#]*)\}|\\(?P<item>item)\s*\[|\\.|(?P<brace>[{}])", re.DOTALL
)
_OPTION = re.compile(r"(?:\\[^a-zA-Z]|\\(?!item(?![A-Za-z])|begin(?![A-Za-z])|end(?![A-Za-z]))|[^\\\]])*+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Unclosed:
    """What is begun and not ended: its line, and the code by which it begins."""

    line: int
    begin: str


def unclosed(tex: str) -> Unclosed | None:
    """Return the first thing that a .tex begins and does not end, None where everything has an end."""
    code = _DEFINITION.sub(_blank, code_of(tex))
    code = _VERBATIM.sub(_blank, code)
    starts = [0, *(match.end() for match in re.finditer("\n", code))]
    found = (first for first in (_brace(code), _environment(code), _item(code)) if first is not None)
    place, begin = min(found, default=(0, ""))
    return Unclosed(bisect_right(starts, place), begin) if begin else None


def _brace(code: str) -> tuple[int, str] | None:
    """Return the first brace without its partner."""
    begun: list[int] = []
    for match in _TOKEN.finditer(code):
        if match["brace"] == "{":
            begun.append(match.start())
        elif match["brace"] and begun:
            begun.pop()
    return (begun[0], "{") if begun else None


def _environment(code: str) -> tuple[int, str] | None:
    r"""Return the first `\begin` whose `\end` lacks where that of another one stands."""
    begun: list[tuple[int, str]] = []
    lacking: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(code):
        name = match["name"]
        if match["edge"] == "begin":
            begun.append((match.start(), name))
        elif match["edge"] and any(name == other for _, other in begun):
            while begun[-1][1] != name:
                lacking.append(begun.pop())
            begun.pop()
    first = min((one for one in (*lacking, *begun) if one[1] != "document"), default=None)
    return first and (first[0], rf"\begin{{{first[1]}}}")


def _item(code: str) -> tuple[int, str] | None:
    r"""Return the first `\item[` without a bracket before what ends its text."""
    for match in _TOKEN.finditer(code):
        if match["item"]:
            end = _OPTION.match(code, match.end())
            option = end.group() if end else ""
            if not code.startswith("]", match.end() + len(option)) or _EMPTY_LINE.search(option):
                return match.start(), r"\item["
    return None


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")
