"""The .tex that was compiled: its lines, the source mark above each, and where in it something stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from cvtex.compile.log import tex_lines
from cvtex.text.shown import GROUP

_LOADS = re.compile(r"\\(?:usepackage|RequirePackage|documentclass|LoadClass|input|include)\b")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%.*")
_ASKED = re.compile(rf"\\(?:Input)?IfFileExists\s*(?:{GROUP}\s*){{1,3}}")
_SWITCH = re.compile(r"\\(?P<word>(?:newif\s*\\)?if[A-Za-z@]*|else|fi)(?![A-Za-z@])")


def code_of(tex: str) -> str:
    r"""Return what TeX runs of a .tex, line by line: no comments, nothing in `\iffalse … \fi`.

    What is loaded on condition that it is there (`\IfFileExists`) is left out, too.
    """
    code = "\n".join(_COMMENT.sub(r"\1", line) for line in tex_lines(tex))
    code = _ASKED.sub(_blank, code)
    return _without_false(code) if r"\iffalse" in code else code


def _without_false(code: str) -> str:
    r"""Return code without what stands between `\iffalse` and its `\else` or `\fi`."""
    parts: list[str] = []
    place = depth = 0
    for match in _SWITCH.finditer(code):
        word = match["word"]
        if not depth:
            if word == "iffalse":
                parts.append(code[place : match.start()])
                place, depth = match.start(), 1
        elif word.startswith("if"):
            depth += 1
        elif word == "fi" or (word == "else" and depth == 1):
            depth -= 1
            if not depth:
                parts.append("\n" * code.count("\n", place, match.end()))
                place = match.end()
    return "".join(parts) + code[place:]


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


@dataclass(frozen=True, slots=True)
class TexPlace:
    """A place in the .tex: the mark above it, its line, and what TeX had read last there, innermost first."""

    mark: str | None
    text: str
    near: tuple[str, ...] = ()


class TexSource:
    """A .tex, whose lines count from 1 as in TeX's messages."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.lines = tex_lines(tex)

    @cached_property
    def _marks(self) -> tuple[list[int], list[str]]:
        numbers = [number for number, line in enumerate(self.lines, 1) if line.startswith("%%% ")]
        texts = (self.lines[number - 1].removeprefix("%%% ").removeprefix("section ").strip() for number in numbers)
        return numbers, list(texts)

    def line(self, number: int) -> str:
        """Return the text of a line, empty where there is none of that number."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def mark_at(self, number: int) -> str | None:
        """Return the nearest source mark (`%%% experience.0`) at or above a line."""
        numbers, texts = self._marks
        index = bisect_right(numbers, number)
        return texts[index - 1] if index else None

    def place(self, number: int | None, near: tuple[str, ...] = ()) -> TexPlace | None:
        """Return the place at a line, None where there is no line."""
        return TexPlace(self.mark_at(number), self.line(number), near) if number else None

    def loading(self, file: str) -> int | None:
        """Return the line that loads a file of TeX's (`xcolor.sty`), None where no line does."""
        stem = file.rpartition("/")[2].rpartition(".")[0] or file
        word = re.compile(rf"[{{,\s/]{re.escape(stem)}(?:\.\w+)?\s*[}},\s]")
        loads = (number for number, line in enumerate(self.lines, 1) if stem in line and _LOADS.search(line))
        return next((number for number in reversed(list(loads)) if word.search(self.line(number) + " ")), None)

    @cached_property
    def _squeezed(self) -> tuple[list[int], str]:
        """The .tex without its white space, and where in that each line ends."""
        ends, parts, end = [], [], 0
        for line in self.lines:
            parts.append("".join(line.split()))
            end += len(parts[-1])
            ends.append(end)
        return ends, "".join(parts)

    def beginning(self, argument: str) -> int | None:
        r"""Return the line in which an argument begins that TeX shows as it read it: with `\par` for an empty line."""
        start = "".join(argument.partition(r"\par")[0].removesuffix(r"\ETC.").split())
        ends, text = self._squeezed
        found = text.rfind(start) if len(start) > 1 else -1
        return bisect_right(ends, found) + 1 if found >= 0 else None

    def lines_with(self, text: str) -> list[int]:
        """Return the lines of the document itself that hold a text."""
        begins = next((n for n, line in enumerate(self.lines, 1) if r"\begin{document}" in line), 0)
        return [n for n, line in enumerate(self.lines, 1) if n > begins and text in line and line[:1] != "%"]
