"""Reads a formula as TeX does, and writes it with LaTeX's own commands.

The commands are those of math.toml. What TeX would stop at (a second script, an argument that is missing,
a fence without its partner) is a `FormulaError`, so that no formula which passes can stop a document.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from cvtex.data import table
from cvtex.text.characters import escaped, in_mathematics, utf16

_TOKEN = re.compile(r"\\operatorname\*|\\(?:[A-Za-z]+|.|\Z)|\s+|.", re.DOTALL)
_SCRIPTS = frozenset("_^'")
_MAX_DEPTH = 40
_UNBALANCED = r"the braces of the mathematics, or its `\left` and `\right`, do not match"
_PLAIN_TEXT = re.compile(r"[A-Za-z0-9 ]*")
_PARAMETER = re.compile(r"#([0-9o])")
_NAMES = {
    "mathbb": ("DOUBLE-STRUCK ", "MATHEMATICAL DOUBLE-STRUCK ", r"\mathbf{%s}"),
    "mathfrak": ("BLACK-LETTER ", "MATHEMATICAL FRAKTUR ", r"\mathrm{%s}"),
}
"""How Unicode names the letters of alphabets that the fonts lack, and what stands in for them."""


class FormulaError(ValueError):
    """What is wrong with a formula, as its message."""


@cache
def _words(name: str) -> frozenset[str]:
    words: str = table("text/math")["commands"][name]
    return frozenset(words.split())


@cache
def _symbols() -> frozenset[str]:
    return frozenset(table("text/math")["commands"]["symbols"])


@cache
def _count(name: str) -> int:
    """Return how many arguments a command takes."""
    templates: dict[str, str] = table("text/math")["instead"]
    if name in templates:
        return max((int(digit) for digit in _PARAMETER.findall(templates[name]) if digit != "o"), default=0)
    return 2 if name in _words("two_arguments") else 1 if name in _words("one_argument") else 0


class Parser:
    """Follows TeX through the groups, arguments and scripts of one formula."""

    def __init__(self, tex: str) -> None:
        self.tokens = _TOKEN.findall(tex)
        self.position = 0
        self.depth = 0
        self.script_depth = 0
        self.fences: list[bool] = []
        r"""For each group that is open, whether it is one between `\left` and `\right`."""
        self.commands: dict[str, Any] = table("text/math")

    def formula(self) -> str:
        """Return the formula in LaTeX's own commands; raise `FormulaError` where TeX could not set it."""
        return self._run("")

    def _peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def _next(self) -> str:
        symbol = self._peek()
        self.position += 1
        return symbol

    def _spaces(self) -> str:
        return self._next() if self._peek().isspace() else ""

    def _run(self, closing: str) -> str:
        """Return everything up to a closing symbol, and step over it."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            msg = f"the mathematics is nested more than {_MAX_DEPTH} deep"
            raise FormulaError(msg)
        self.fences.append(closing == r"\right")
        parts: list[str] = []
        has_infix = False
        while self._peek() != closing:
            symbol = self._peek()
            if symbol in {"}", r"\right", ""}:
                raise FormulaError(_UNBALANCED)
            if symbol.isspace():
                parts.append(self._next())
            elif symbol[1:] in _words("infix") and symbol[0] == "\\":
                if has_infix:
                    msg = f"`{symbol}` comes twice: put braces round one of them"
                    raise FormulaError(msg)
                has_infix = True
                parts.append(self._next())
            else:
                parts.append(self._scripted())
        self._next()
        self.fences.pop()
        self.depth -= 1
        return "".join(parts)

    def _scripted(self) -> str:
        """Return an atom with its scripts."""
        is_operator = self._peek()[1:] in _words("operators")
        parts = ["" if self._peek() in _SCRIPTS else self._atom()]
        scripts: set[str] = set()
        before = ""
        while True:
            start = self.position
            spaces = self._spaces()
            mark = self._peek()
            if mark in {r"\limits", r"\nolimits"}:
                parts.append(spaces + self._next() if is_operator else spaces + self._next()[:0])
                continue
            if mark not in _SCRIPTS:
                self.position = start
                return "".join(parts)
            kind = "_" if mark == "_" else "^"
            if kind in scripts and before != "'":
                msg = f"`{mark}` comes twice: put braces round what the first one belongs to"
                raise FormulaError(msg)
            scripts.add(kind)
            before = self._next()
            parts.append(spaces + mark)
            if mark != "'":
                self.script_depth += 1
                parts.append(self._argument(mark))
                self.script_depth -= 1

    def _argument(self, of: str) -> str:
        """Return the argument of a command or a script: a group, or one atom."""
        spaces = self._spaces()
        symbol = self._peek()
        if symbol in {"", "}", r"\right", "]"} or symbol in _SCRIPTS or symbol[1:] in _words("infix"):
            msg = f"`{of}` needs something after it"
            raise FormulaError(msg)
        atom = self._atom()
        if symbol == "{" or (atom == symbol and not (symbol[0] == "\\" and len(symbol) == 1)):
            return spaces + atom
        return f"{spaces}{{{atom}}}"

    def _atom(self) -> str:
        symbol = self._next()
        if symbol == "{":
            return "{" + self._run("}") + "}"
        if symbol == r"\left":
            return self._fenced()
        if symbol[0] == "\\":
            return self._command(symbol)
        if symbol in "%#&$":
            msg = f"`{symbol}` cannot stand in mathematics"
            raise FormulaError(msg)
        if symbol == "^" or not symbol.isascii() or not symbol.isprintable():
            return self._character(symbol)
        return r"\ " if symbol == "~" else symbol

    def _character(self, character: str) -> str:
        known = None if character.isascii() else in_mathematics(character)
        if known is None:
            msg = f"`{character}` cannot stand in mathematics"
            raise FormulaError(msg)
        if known[0] in "^_" or known.startswith(r"\textrm"):
            return f"{{{known}}}"
        return f"{known} " if known[-1].isalpha() else known

    def _fenced(self) -> str:
        opening = self._delimiter(r"\left")
        body = self._run(r"\right")
        closing = self._delimiter(r"\right")
        return rf"\left{opening}{body}\right{closing}"

    def _delimiter(self, of: str) -> str:
        spaces, symbol = self._spaces(), self._next()
        if symbol not in _words("delimiters"):
            msg = f"`{of}` needs a delimiter after it"
            raise FormulaError(msg)
        alias = self.commands["aliases"].get(symbol[1:])
        return spaces + (f"\\{alias}" if alias else symbol)

    def _command(self, symbol: str) -> str:
        name = symbol[1:]
        tables = self.commands
        if name in tables["aliases"]:
            return self._command("\\" + tables["aliases"][name])
        if name in tables["characters"]:
            code, tex = tables["characters"][name]
            return rf"\cvglyph{{{utf16(code)}}}{{{tex}}}"
        if name in tables["instead"]:
            return self._replaced(name)
        if name in _words("text"):
            return self._text(symbol)
        if name in _NAMES or name in {"boldsymbol", "mathcal"}:
            return self._letters(name) if name in _NAMES else self._styled(name)
        if name == "middle" and not self.fences[-1]:
            raise FormulaError(_UNBALANCED)
        if name in _words("fences"):
            return symbol + self._delimiter(symbol)
        return self._kernel_command(symbol)

    def _kernel_command(self, symbol: str) -> str:
        name = symbol[1:]
        optional = self._optional() if name == "sqrt" else ""
        arguments = [self._argument(symbol) for _ in range(_count(name))]
        if not arguments and name not in _words("names") and (name.isalpha() or name not in _symbols()):
            raise FormulaError(_unknown(symbol))
        return symbol + optional + "".join(arguments)

    def _optional(self) -> str:
        """Return an argument in brackets, with them; nothing where there is none."""
        start = self.position
        self._spaces()
        if self._peek() != "[":
            self.position = start
            return ""
        self._next()
        inner = self._run("]")
        return f"[{{{inner}}}]" if "]" in inner else f"[{inner}]"

    def _replaced(self, name: str) -> str:
        template = str(self.commands["instead"][name])
        optional = self._optional().removeprefix("[").removesuffix("]") if "#o" in template else ""
        arguments = [_inside(self._argument("\\" + name)) for _ in range(_count(name))]
        return _PARAMETER.sub(lambda m: optional or "{}" if m[1] == "o" else arguments[int(m[1]) - 1], template)

    def _letters(self, name: str) -> str:
        """Return letters of an alphabet that the fonts lack as letters of another one, which copy as what they are."""
        inner = _inside(self._argument("\\" + name))
        special, general, style = _NAMES[name]
        return "".join(
            rf"{{\cvglyph{{{utf16(code)}}}{{{style % character}}}}}"
            if (code := _named(character, special, general))
            else character
            for character in re.findall(r"\\(?:[A-Za-z]+\s*|.)|.", inner, re.DOTALL)
        )

    def _styled(self, name: str) -> str:
        inner = _inside(self._argument("\\" + name))
        if name == "mathcal":
            is_safe = re.fullmatch(r"[A-Z\s]*", inner)
            return rf"\mathcal{{{inner}}}" if is_safe else rf"\mathit{{{inner}}}"
        if self.script_depth or re.fullmatch(r"[A-Za-z0-9\s]*", inner):
            return rf"\mathbf{{{inner}}}"
        return rf"\mbox{{\boldmath${inner}$}}"

    def _text(self, symbol: str) -> str:
        """Return text in a formula: letters in a script as mathematics sets them, so that they are as small."""
        spaces = self._spaces()
        if self._peek() != "{":
            word = self._next()
            if not word.isalnum():
                msg = f"`{symbol}` needs something after it"
                raise FormulaError(msg)
            inner = escaped(word)
        else:
            self._next()
            inner = self._words()
        name = str(self.commands["text_commands"].get(symbol[1:], symbol[1:]))
        if self.script_depth and name == "textrm" and _PLAIN_TEXT.fullmatch(inner):
            return spaces + rf"\mathrm{{{inner.replace(' ', chr(92) + ' ')}}}"
        return spaces + rf"\{name}{{{inner}}}"

    def _words(self) -> str:
        """Return the text up to the brace that ends it."""
        parts: list[str] = []
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            msg = f"the mathematics is nested more than {_MAX_DEPTH} deep"
            raise FormulaError(msg)
        while (symbol := self._next()) != "}":
            if symbol == "":
                raise FormulaError(_UNBALANCED)
            if symbol == "{":
                parts.append("{" + self._words() + "}")
            elif symbol == "$":
                parts.append("$" + self._run("$") + "$")
            elif symbol in {*"_^#&%"} or (symbol[0] == "\\" and symbol[1:] not in self.commands["commands"]["in_text"]):
                msg = f"`{symbol}` cannot stand in the text of a formula"
                raise FormulaError(msg)
            elif symbol[0] == "\\" or symbol.isspace() or symbol in "'`-~":
                parts.append(symbol)
            else:
                parts.append(escaped(symbol))
        self.depth -= 1
        return "".join(parts)


def _unknown(symbol: str) -> str:
    return f"`{symbol}` is not a command of mathematics that cvtex knows"


def _inside(argument: str) -> str:
    """Return an argument without the braces round it."""
    argument = argument.strip()
    return argument[1:-1] if argument.startswith("{") else argument


def _named(character: str, special: str, general: str) -> str | None:
    if not character.isascii() or not character.isalnum():
        return None
    name = unicodedata.name(character).replace("LATIN ", "").replace("LETTER ", "")
    for prefix in (special, general):
        try:
            return unicodedata.lookup(prefix + name)
        except KeyError:
            continue
    return None
