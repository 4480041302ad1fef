"""Reads a formula as TeX does, and writes it with LaTeX's own commands.

The commands are those of math.toml. What TeX would stop at (a second script, an argument that is missing,
a fence without its partner) is a `FormulaError`, so that no formula which passes can stop a document.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from cvtex.text.characters import escaped, in_mathematics, utf16
from cvtex.text.data import table

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
    words: str = table("math")["commands"][name]
    return frozenset(words.split())


@cache
def _count(name: str) -> int:
    """Return how many arguments a command takes."""
    templates: dict[str, str] = table("math")["instead"]
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
        self.commands: dict[str, Any] = table("math")

    def formula(self) -> str:
        """Return the formula in LaTeX's own commands; raise `FormulaError` where TeX could not set it."""
        return self.run("")

    def peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def next(self) -> str:
        token = self.peek()
        self.position += 1
        return token

    def spaces(self) -> str:
        return self.next() if self.peek().isspace() else ""

    def run(self, closing: str) -> str:
        """Return everything up to a closing token, and step over it."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            msg = f"the mathematics is nested more than {_MAX_DEPTH} deep"
            raise FormulaError(msg)
        parts: list[str] = []
        has_infix = False
        while self.peek() != closing:
            token = self.peek()
            if token in {"}", r"\right", ""}:
                raise FormulaError(_UNBALANCED)
            if token.isspace():
                parts.append(self.next())
            elif token[1:] in _words("infix") and token[0] == "\\":
                if has_infix:
                    msg = f"`{token}` comes twice: put braces round one of them"
                    raise FormulaError(msg)
                has_infix = True
                parts.append(self.next())
            else:
                parts.append(self.scripted())
        self.next()
        self.depth -= 1
        return "".join(parts)

    def scripted(self) -> str:
        """Return an atom with its scripts."""
        is_operator = self.peek()[1:] in _words("operators")
        parts = ["" if self.peek() in _SCRIPTS else self.atom()]
        scripts: set[str] = set()
        before = ""
        while True:
            start = self.position
            spaces = self.spaces()
            mark = self.peek()
            if mark in {r"\limits", r"\nolimits"}:
                parts.append(spaces + self.next() if is_operator else spaces + self.next()[:0])
                continue
            if mark not in _SCRIPTS:
                self.position = start
                return "".join(parts)
            kind = "_" if mark == "_" else "^"
            if kind in scripts and before != "'":
                msg = f"`{mark}` comes twice: put braces round what the first one belongs to"
                raise FormulaError(msg)
            scripts.add(kind)
            before = self.next()
            parts.append(spaces + mark)
            if mark != "'":
                self.script_depth += 1
                parts.append(self.argument(mark))
                self.script_depth -= 1

    def argument(self, of: str) -> str:
        """Return the argument of a command or a script: a group, or one atom."""
        spaces = self.spaces()
        token = self.peek()
        if token in {"", "}", r"\right", "]"} or token in _SCRIPTS or token[1:] in _words("infix"):
            msg = f"`{of}` needs something after it"
            raise FormulaError(msg)
        atom = self.atom()
        if token == "{" or (atom == token and not (token[0] == "\\" and len(token) == 1)):
            return spaces + atom
        return f"{spaces}{{{atom}}}"

    def atom(self) -> str:
        token = self.next()
        if token == "{":
            return "{" + self.run("}") + "}"
        if token == r"\left":
            return self.fenced()
        if token[0] == "\\":
            return self.command(token)
        if token in "%#&$":
            msg = f"`{token}` cannot stand in mathematics"
            raise FormulaError(msg)
        if token == "^" or not token.isascii() or not token.isprintable():
            return self.character(token)
        return r"\ " if token == "~" else token

    def character(self, character: str) -> str:
        known = None if character.isascii() else in_mathematics(character)
        if known is None:
            msg = f"`{character}` cannot stand in mathematics"
            raise FormulaError(msg)
        if known[0] in "^_" or known.startswith(r"\textrm"):
            return f"{{{known}}}"
        return f"{known} " if known[-1].isalpha() else known

    def fenced(self) -> str:
        opening = self.delimiter(r"\left")
        body = self.run(r"\right")
        closing = self.delimiter(r"\right")
        return rf"\left{opening}{body}\right{closing}"

    def delimiter(self, of: str) -> str:
        spaces, token = self.spaces(), self.next()
        if token not in _words("delimiters"):
            msg = f"`{of}` needs a delimiter after it"
            raise FormulaError(msg)
        alias = self.commands["aliases"].get(token[1:])
        return spaces + (f"\\{alias}" if alias else token)

    def command(self, token: str) -> str:
        name = token[1:]
        if not name or (not name.isalpha() and name not in self.commands["commands"]["symbols"]):
            if name != "operatorname*":
                raise FormulaError(_unknown(token))
        if name in _words("fences"):
            return token + self.delimiter(token)
        if name in _words("text"):
            return self.text(token)
        if name in _NAMES:
            return self.letters(name)
        if name in self.commands["aliases"]:
            return self.command("\\" + self.commands["aliases"][name])
        if name in self.commands["instead"]:
            return self.replaced(name)
        if name in {"boldsymbol", "mathcal"}:
            return self.styled(name)
        if name in _words("one_argument"):
            optional = self.optional() if name == "sqrt" else ""
            return token + optional + self.argument(token)
        if name in _words("two_arguments"):
            return token + self.argument(token) + self.argument(token)
        if name in self.commands["characters"]:
            code, tex = self.commands["characters"][name]
            return rf"\cvglyph{{{utf16(code)}}}{{{tex}}}"
        if name.isalpha() and name not in _words("names"):
            raise FormulaError(_unknown(token))
        return token

    def optional(self) -> str:
        """Return an argument in brackets, with them; nothing where there is none."""
        start = self.position
        self.spaces()
        if self.peek() != "[":
            self.position = start
            return ""
        self.next()
        inner = self.run("]")
        return f"[{{{inner}}}]" if "]" in inner else f"[{inner}]"

    def replaced(self, name: str) -> str:
        template = str(self.commands["instead"][name])
        optional = self.optional().removeprefix("[").removesuffix("]") if "#o" in template else ""
        arguments = [_inside(self.argument("\\" + name)) for _ in range(_count(name))]
        return _PARAMETER.sub(lambda m: optional or "{}" if m[1] == "o" else arguments[int(m[1]) - 1], template)

    def letters(self, name: str) -> str:
        """Return letters of an alphabet that the fonts lack as letters of another one, which copy as what they are."""
        inner = _inside(self.argument("\\" + name))
        special, general, style = _NAMES[name]
        return "".join(
            rf"{{\cvglyph{{{utf16(code)}}}{{{style % character}}}}}"
            if (code := _named(character, special, general))
            else character
            for character in re.findall(r"\\(?:[A-Za-z]+\s*|.)|.", inner, re.DOTALL)
        )

    def styled(self, name: str) -> str:
        inner = _inside(self.argument("\\" + name))
        if name == "mathcal":
            is_safe = re.fullmatch(r"[A-Z\s]*", inner)
            return rf"\mathcal{{{inner}}}" if is_safe else rf"\mathit{{{inner}}}"
        if self.script_depth or re.fullmatch(r"[A-Za-z0-9\s]*", inner):
            return rf"\mathbf{{{inner}}}"
        return rf"\mbox{{\boldmath${inner}$}}"

    def text(self, token: str) -> str:
        """Return text in a formula: letters in a script as mathematics sets them, so that they are as small."""
        spaces = self.spaces()
        if self.peek() != "{":
            word = self.next()
            if not word.isalnum():
                msg = f"`{token}` needs something after it"
                raise FormulaError(msg)
            inner = escaped(word)
        else:
            self.next()
            inner = self.words()
        name = str(self.commands["text_commands"].get(token[1:], token[1:]))
        if self.script_depth and name == "textrm" and _PLAIN_TEXT.fullmatch(inner):
            return spaces + rf"\mathrm{{{inner.replace(' ', chr(92) + ' ')}}}"
        return spaces + rf"\{name}{{{inner}}}"

    def words(self) -> str:
        """Return the text up to the brace that ends it."""
        parts: list[str] = []
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            msg = f"the mathematics is nested more than {_MAX_DEPTH} deep"
            raise FormulaError(msg)
        while (token := self.next()) != "}":
            if token == "":
                raise FormulaError(_UNBALANCED)
            if token == "{":
                parts.append("{" + self.words() + "}")
            elif token == "$":
                parts.append("$" + self.run("$") + "$")
            elif token in {*"_^#&%"} or (token[0] == "\\" and token[1:] not in self.commands["commands"]["in_text"]):
                msg = f"`{token}` cannot stand in the text of a formula"
                raise FormulaError(msg)
            elif token[0] == "\\" or token.isspace() or token in "'`-~":
                parts.append(token)
            else:
                parts.append(escaped(token))
        self.depth -= 1
        return "".join(parts)


def _unknown(token: str) -> str:
    return f"`{token}` is not a command of mathematics that cvtex knows"


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
