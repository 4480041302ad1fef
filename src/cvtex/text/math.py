"""Mathematics in text: what may stand between dollar signs."""

import re
from dataclasses import dataclass, field
from functools import cache

from cvtex.text.data import table

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.|\Z)|\S", re.DOTALL)
_FORBIDDEN = re.compile(r"\^\^|[%#~&$]|[^\x20-\x7e\n]")


def problem_in_math(tex: str) -> str | None:
    """Return what is wrong with TeX mathematics, None where it is plain mathematics that TeX can set.

    Only commands that set a symbol or arrange symbols are allowed: none that could read, write, define or run.
    """
    tokens = _TOKEN.findall(tex)
    allowed = _commands("names") | frozenset("\\" + symbol for symbol in table("macros")["math"]["symbols"])
    if unknown := [token for token in tokens if token[0] == "\\" and token not in allowed]:
        return f"`{unknown[0]}` is not a command of mathematics that cvtex knows"
    if match := _FORBIDDEN.search(re.sub(r"\\(?:[A-Za-z]+|.)", " ", tex)):
        return f"`{match.group()}` cannot stand in mathematics"
    reader = _Reader()
    problems = (reader.read(token) for token in tokens)
    return next((problem for problem in problems if problem), None) or reader.problem_at_end()


@cache
def _commands(name: str) -> frozenset[str]:
    return frozenset("\\" + command for command in table("macros")["math"][name].split())


@cache
def _delimiters() -> frozenset[str]:
    return frozenset(table("macros")["math"]["delimiters"].split())


@dataclass
class _Group:
    """A group that TeX has open, and what it has seen in it."""

    opening: str = ""
    is_text: bool = False
    scripts: set[str] = field(default_factory=set)
    """The scripts of the last atom."""
    waiting: list[str] = field(default_factory=list)
    """Commands, `_` and `^`, once for each argument that has not come yet."""


class _Reader:
    """Follows TeX through the groups, arguments and scripts of a formula."""

    def __init__(self) -> None:
        self.groups = [_Group()]
        self.before = ""

    def read(self, token: str) -> str | None:
        """Take the next token; return why TeX cannot."""
        before, self.before = self.before, token
        group = self.groups[-1]
        if before in _commands("fences") and token not in _delimiters():
            return f"`{before}` needs a delimiter after it"
        if group.is_text and (token in {"_", "^"} or token[1:].isalpha()):
            return f"`{token}` cannot stand in the text of a formula"
        if token in {"{", r"\left"}:
            self.atom(token)
            self.groups.append(_Group(token, is_text=group.is_text or before in _commands("text")))
            return None
        if token in {"}", r"\right"}:
            return self.close(token)
        if token in {"_", "^", "'"} and not group.is_text:
            return self.script(token, before)
        self.atom(token)
        return None

    def atom(self, token: str) -> None:
        """Take a token as an argument that something waits for, else as an atom of its own."""
        group = self.groups[-1]
        if group.waiting:
            group.waiting.pop()
        else:
            group.scripts.clear()
        count = 2 if token in _commands("two_arguments") else 1 if token in _commands("one_argument") else 0
        group.waiting.extend([token] * count)

    def script(self, mark: str, before: str) -> str | None:
        group = self.groups[-1]
        kind = "_" if mark == "_" else "^"
        if group.waiting:
            return _waits(group)
        if kind in group.scripts and before != "'":
            return f"`{mark}` comes twice: put braces round what the first one belongs to"
        group.scripts.add(kind)
        if mark in {"_", "^"}:
            group.waiting.append(mark)
        return None

    def close(self, token: str) -> str | None:
        group = self.groups.pop()
        if group.waiting:
            return _waits(group)
        if (group.opening, token) not in {("{", "}"), (r"\left", r"\right")}:
            return _UNBALANCED
        return None

    def problem_at_end(self) -> str | None:
        """Return what is still open."""
        if self.groups[-1].waiting:
            return _waits(self.groups[-1])
        if self.before in _commands("fences"):
            return f"`{self.before}` needs a delimiter after it"
        return _UNBALANCED if len(self.groups) > 1 else None


_UNBALANCED = r"the braces of the mathematics, or its `\left` and `\right`, do not match"


def _waits(group: _Group) -> str:
    return f"`{group.waiting[-1]}` needs something after it"
