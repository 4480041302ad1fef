r"""Commands that a `@preamble` defines, such as `\noopsort`, as far as their text is plain.

Nothing is executed: a command is replaced by the text of its definition, which is then read like any other field.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cvtex.bibliography.reading.shield import closing_brace
from cvtex.text.latex import read_latex

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*(?:\{\s*\\(?P<braced>[A-Za-z]+)\s*\}|\\(?P<bare>[A-Za-z]+))"
    r"\s*(?:\[(?P<count>[0-9])\])?\s*\{|\\[egx]?def\s*\\(?P<tex>[A-Za-z]+)\s*(?P<parameters>(?:#[1-9])*)\s*\{"
)
_ARGUMENT = re.compile(r"#([1-9])")
_MOST_PASSES = 4
_MOST_GROWTH = 20
"""A value may become so many times longer, and no more: definitions may use each other."""


class Macro(NamedTuple):
    """A command's number of arguments, and the text that it stands for, with `#1` for the first of them."""

    arguments: int
    body: str


def macros_in(preamble: str) -> dict[str, Macro]:
    """Return the commands that a preamble defines, those left out that cvtex knows or that do more than text."""
    found: dict[str, Macro] = {}
    position = 0
    while match := _DEFINITION.search(preamble, position):
        end = closing_brace(preamble, match.end(), len(preamble))
        if end is None:
            break
        name = match["braced"] or match["bare"] or match["tex"]
        arguments = int(match["count"] or 0) or len(match["parameters"] or "") // 2
        macro = Macro(arguments, preamble[match.end() : end])
        if _is_unknown(name) and _is_text(macro, found):
            found[name] = macro
        position = end + 1
    return found


def expanded(source: str, macros: Mapping[str, Macro]) -> str:
    """Return LaTeX source with the commands of the preamble replaced by what they stand for."""
    if "\\" not in source or not macros:
        return source
    pattern = re.compile(rf"\\({'|'.join(map(re.escape, macros))})(?![A-Za-z])[ \t]*")
    result = source
    for _ in range(_MOST_PASSES):
        once = _expanded_once(result, pattern, macros)
        if once == result or len(once) > _MOST_GROWTH * (len(source) + _MOST_GROWTH):
            break
        result = once
    return result


def _expanded_once(source: str, pattern: re.Pattern[str], macros: Mapping[str, Macro]) -> str:
    pieces: list[str] = []
    position = 0
    while match := pattern.search(source, position):
        pieces.append(source[position : match.start()])
        position = match.end()
        macro = macros[match[1]]
        arguments: list[str] = []
        for _ in range(macro.arguments):
            argument, position = _argument(source, position)
            arguments.append(argument)
        pieces.append(_ARGUMENT.sub(lambda number: _numbered(arguments, int(number[1])), macro.body))  # noqa: B023 - used at once
    return "".join([*pieces, source[position:]])


def _numbered(arguments: list[str], number: int) -> str:
    return arguments[number - 1] if number <= len(arguments) else ""


def _argument(source: str, start: int) -> tuple[str, int]:
    """Return the argument at an offset, a group or one character, and where it ends."""
    position = start + len(source[start:]) - len(source[start:].lstrip())
    if source.startswith("{", position):
        end = closing_brace(source, position + 1, len(source))
        if end is not None:
            return source[position + 1 : end], end + 1
    return source[position : position + 1], min(position + 1, len(source))


def _is_unknown(name: str) -> bool:
    reading = read_latex(f"\\{name}{{x}}")
    return bool(reading.remarks or reading.losses)


def _is_text(macro: Macro, others: Mapping[str, Macro]) -> bool:
    reading = read_latex(expanded(_ARGUMENT.sub("x", macro.body), others))
    return not reading.remarks and not reading.losses
