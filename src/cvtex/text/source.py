"""A field's source made ready for the LaTeX walker.

Mathematics, addresses and other arguments that are no text are cut out and kept; braces are balanced; what has no
meaning in a field (comments, environments, a dollar sign that is money) becomes text. All in one pass.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from cvtex.data import table
from cvtex.text.dollars import begins_formula, braces_balance, is_formula
from cvtex.text.reading import Remark
from cvtex.text.urls import BARE_ADDRESS, address_of, without_stop

PLACE = re.compile("\ufdd2([0-9]+)\ufdd3")
"""Where something was cut out, and its number."""
_SPACES = re.compile(r"\s*")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_MAX_DEPTH = 60
_WINDOW = 200
"""Characters behind a lone dollar sign in which a formula would show."""
_BRACE_HELP = "write `\\{` or `\\}` for a brace that is to be printed"
_DOLLAR_HELP = r"write `\$` for a dollar sign, and mathematics between two of them"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was cut out of a source: `math`, `url`, `code`, or the command whose arguments these are."""

    kind: str
    arguments: tuple[str, ...]


@dataclass
class _Group:
    """A group that is open: the piece it began with, and the mathematics that is open in it."""

    is_dropped: bool = False
    math: str = ""
    math_piece: int = 0
    math_start: int = 0


@cache
def _tokens() -> re.Pattern[str]:
    raw = "|".join(sorted(table("text/macros")["raw"], key=len, reverse=True))
    environments = "|".join(re.escape(name) for name in table("text/macros")["environments"]["math"])
    return re.compile(
        rf"\\(?P<raw>{raw})\*?(?![A-Za-z])"
        r"|\\verb\*?(?P<delimiter>[^\sA-Za-z*])(?P<code>.{0,1000}?)(?P=delimiter)"
        rf"|\\begin\s?\{{(?P<environment>{environments})\}}"
        r"|\\(?P<border>begin|end)(?![A-Za-z])(?:\s?\{(?P<name>[^{}]{0,40})\})?"
        r"|\\verb\*?(?![A-Za-z])"
        r"|\\[()\[\]]"
        r"|\\(?:[A-Za-z]+|.|\Z)"
        rf"|(?P<address>{BARE_ADDRESS})"
        r"|\$\$(?P<display>[^$]+)\$\$"
        r"|[{}%$]",
        re.DOTALL,
    )


@dataclass
class Source:
    """A source made ready: `latex` for the walker, what was cut out of it, and remarks."""

    source: str
    latex: str = ""
    kept: list[Kept] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.source = _NONCHARACTERS.sub("\ufffd", self.source)
        self.pieces: list[str] = []
        self.groups = [_Group()]
        self._run()

    def _run(self) -> None:
        end = 0
        tokens = _tokens()
        while match := tokens.search(self.source, end):
            self.pieces.append(self.source[end : match.start()])
            end = self._token(match)
        self.pieces.append(self.source[end:])
        if len(self.groups) > 1:
            self.remarks.append(Remark("`{` has no `}`", _BRACE_HELP))
        while len(self.groups) > 1:
            self._close()
        self._settle(self.groups[0])
        self.latex = "".join(self.pieces)

    def _token(self, match: re.Match[str]) -> int:
        """Take a token, and return where the source goes on."""
        if match["raw"]:
            return self._raw(match)
        if match["environment"]:
            return self._environment(match)
        if match["address"]:
            return self._address(match)
        if match["display"]:
            return self._display(match)
        if match["delimiter"]:
            self._keep("code", match["code"])
        elif match["border"] or match.group().startswith(r"\verb"):
            self._strange(match)
        else:
            self._sign(match)
        return match.end()

    def _sign(self, match: re.Match[str]) -> None:
        match sign := match.group():
            case "{":
                self.groups.append(_Group(is_dropped=len(self.groups) > _MAX_DEPTH))
                self.pieces.append("" if self.groups[-1].is_dropped else "{")
            case "}":
                self._closing_brace()
            case "$" | r"\(" | r"\[":
                self._opening_math(match)
            case r"\)" | r"\]":
                self._closing_math(match)
            case _:
                self.pieces.append({"%": r"\%", "\\": ""}.get(sign, sign))

    def _keep(self, kind: str, *arguments: str) -> None:
        self.pieces.append(f"{{\ufdd2{len(self.kept)}\ufdd3}}")
        self.kept.append(Kept(kind, arguments))

    def _raw(self, match: re.Match[str]) -> int:
        """Cut out the arguments of a command that are no text."""
        name, end = match["raw"], match.end()
        form: str = table("text/macros")["raw"][name]
        arguments: list[str] = []
        for kind in form:
            spaces = _SPACES.match(self.source, end)
            start = spaces.end() if spaces else end
            opening = self.source[start : start + 1]
            if kind == "[":
                closing = self.source.find("]", start, start + 400) if opening == "[" else -1
                end = closing + 1 if closing > 0 else end
            elif opening == "{" and (closing := self._partner(start)):
                arguments.append(self.source[start + 1 : closing])
                end = closing + 1
            elif opening == "{":
                return self._unfinished(name, start + 1)
            elif name in {"url", "path", "nolinkurl"} and opening and opening not in "}[]":
                closing = self.source.find(opening, start + 1, start + 2000)
                if closing < 0:
                    break
                arguments.append(self.source[start + 1 : closing])
                end = closing + 1
            else:
                break
        if arguments:
            if name == "href":
                self.pieces.append(r"\href")  # its second argument is text
            self._keep(name, *arguments)
        else:
            self.remarks.append(Remark(f"`\\{name}` has nothing to work on", "give it what it needs, in braces"))
        return end

    def _unfinished(self, name: str, start: int) -> int:
        """Take the rest of the field as the argument of a command that no brace ends, up to a space in an address."""
        self.remarks.append(Remark("`{` has no `}`", _BRACE_HELP))
        self._keep(name, self.source[start:].rstrip())
        return len(self.source)

    def _partner(self, start: int) -> int:
        """Return where the brace that closes the one at `start` is, 0 where there is none."""
        return self._partners.get(start, 0)

    @property
    def _partners(self) -> dict[int, int]:
        if "_cached" not in self.__dict__:
            opened: list[int] = []
            found: dict[int, int] = {}
            for match in re.finditer(r"\\.|[{}]", self.source, re.DOTALL):
                if match.group() == "{":
                    opened.append(match.start())
                elif match.group() == "}" and opened:
                    found[opened.pop()] = match.start()
            self.__dict__["_cached"] = found
        partners: dict[int, int] = self.__dict__["_cached"]
        return partners

    def _environment(self, match: re.Match[str]) -> int:
        ending = f"\\end{{{match['environment']}}}"
        end = self.source.find(ending, match.end())
        if end < 0:
            self._strange(match)
            return match.end()
        content = re.sub(r"\\label\{[^{}]*\}|(?<!\\)&|\\nonumber|\\notag", "", self.source[match.end() : end])
        self._keep("math", re.sub(r"\\\\", r"\\quad ", content))
        return end + len(ending)

    def _strange(self, match: re.Match[str]) -> None:
        if match.group().startswith(r"\verb"):
            self.remarks.append(Remark(r"`\verb` has no sign that ends it", r"write `\texttt{…}`"))
            return
        name = match["name"] or match["environment"]
        if match["border"] != "end" or not name:
            what = f"the environment `{name}`" if name else f"`\\{match['border']}`"
            self.remarks.append(Remark(f"{what} means nothing in a field", "remove it; the text in it is printed"))
        self.pieces.append(" ")

    def _address(self, match: re.Match[str]) -> int:
        raw = without_stop(match["address"])
        address = address_of(raw)
        if not re.search(r"[\w]\S*[.:/]?\w", address.partition("://")[2] or address):
            self.pieces.append(raw)
        else:
            self._keep("url", raw)
        return match.start() + len(raw)

    def _display(self, match: re.Match[str]) -> int:
        content = match["display"]
        if self.groups[-1].math or not braces_balance(content) or not is_formula(content, "", ""):
            self.pieces.append(r"\$" if not self.groups[-1].math else "$")
            if self.groups[-1].math:
                self.pieces.pop()
                self._dollar(match.start())
            return match.start() + 1
        self._keep("math", content)
        return match.end()

    def _closing_brace(self) -> None:
        if len(self.groups) == 1:
            self.remarks.append(Remark("`}` has no `{`", _BRACE_HELP))
        else:
            self._close()

    def _close(self) -> None:
        group = self.groups.pop()
        self._settle(group)
        self.pieces.append("" if group.is_dropped else "}")

    def _settle(self, group: _Group) -> None:
        """Make text of what began mathematics that nothing ended."""
        if not group.math:
            return
        if group.math == "$":
            self.pieces[group.math_piece] = r"\$"
            if not begins_formula(self.source[group.math_start : group.math_start + _WINDOW]):
                return
        else:
            self.pieces[group.math_piece] = ""
        self.remarks.append(Remark(f"`{group.math}` begins mathematics that nothing ends", _DOLLAR_HELP))

    def _opening_math(self, match: re.Match[str]) -> None:
        if match.group() == "$":
            self._dollar(match.start())
            return
        group = self.groups[-1]
        self._settle(group)
        group.math, group.math_piece, group.math_start = match.group(), len(self.pieces), match.end()
        self.pieces.append("")

    def _closing_math(self, match: re.Match[str]) -> None:
        group = self.groups[-1]
        if group.math and group.math[-1:] == {")": "(", "]": "["}[match.group()[1]]:
            self._math(match.start())
        else:
            help_ = "remove it, or begin the mathematics"
            self.remarks.append(Remark(f"`{match.group()}` ends mathematics that nothing begins", help_))

    def _dollar(self, start: int) -> None:
        group = self.groups[-1]
        if group.math == "$":
            content = self.source[group.math_start : start]
            before = self.source[group.math_start - 2 : group.math_start - 1]
            if is_formula(content, before, self.source[start + 1 : start + 2]):
                self._math(start)
                return
            self.pieces[group.math_piece] = r"\$"
        elif group.math:
            self.pieces.append(r"\$")
            return
        group.math, group.math_piece, group.math_start = "$", len(self.pieces), start + 1
        self.pieces.append(r"\$")

    def _math(self, end: int) -> None:
        """Cut out the mathematics that is open in the group and ends here."""
        group = self.groups[-1]
        del self.pieces[group.math_piece :]
        content = self.source[group.math_start : end]
        group.math = ""
        before = self.source[group.math_start - 2 : group.math_start - 1]
        after = self.source[end + 1 : end + 2]
        if content.strip():
            self._keep("math", content, "in a word" if before.isalpha() or after.isalpha() else "")
