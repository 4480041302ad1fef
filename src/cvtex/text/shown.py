r"""What LaTeX shows of itself: the text that it sets, read back by shape, without running TeX.

This is the other way round from `tex.py`. It reads a whole .tex of cvtex, other people's templates and `{ tex = … }`
in it: a command's arguments are text, but for those that `shown.toml` knows to be none.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from cvtex.data import table
from cvtex.text.compared import words

FORMULA = "\ufdd0"
"""What stands for that whose text in a PDF is a matter of fonts and readers: formulae, and rare composed characters."""
OPEN, CLOSE = "\ufdd1", "\ufdd2"
"""What stands round an argument of a command that is not known to print it."""

_INNERMOST = r"\{(?:\\.|[^{}\\])*\}"
_DEPTH = 5


def _group() -> str:
    """Return a pattern for an argument in braces, with braces in it."""
    pattern = _INNERMOST
    for _ in range(_DEPTH):
        pattern = rf"\{{(?:\\.|[^{{}}\\]|{pattern})*+\}}"
    return pattern


GROUP = _group()
_OPTION = rf"\[(?:[^\[\]{{}}]|{_INNERMOST})*\]"
_SPACED_GROUP = rf"(?:\s*(?:{_OPTION})*{GROUP})"
_NAME = r"[A-Za-z@]+"
_UNIT = r"(?:true\s*)?(?:pt|bp|mm|cm|em|ex|in|pc|sp|dd|cc|mu|fil+)"
_DECIMAL = r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)"
_LENGTH = rf"(?:{_DECIMAL}\s*(?:{_UNIT}|\\{_NAME})|[-+]?\\{_NAME})"
_KEYWORD = r"(?:to|spread|by|plus|minus|height|width|depth|at|scaled|=)"
_DRAWN = "tikzpicture|pgfpicture|picture|pspicture|axis|comment|filecontents"
"""Environments in which stands what draws, or what is not printed."""


@cache
def _pattern() -> re.Pattern[str]:
    names: dict[int, list[str]] = {}
    for name, count in table("text/shown")["silent"].items():
        names.setdefault(count, []).append(name)
    silent = "|".join(
        rf"\\(?P<silent{count}>{'|'.join(found)})(?![A-Za-z@])\*?{_SPACED_GROUP}{{{count}}}"
        for count, found in names.items()
    )
    return re.compile(
        r"(?P<nothing>%[^\n]*\n?[ \t]*"
        r"|\\makeatletter(?![A-Za-z@]).*?\\makeatother(?![A-Za-z@])"
        rf"|\\begin\{{(?P<drawn>{_DRAWN})\*?\}}.*?\\end\{{(?P=drawn)\*?\}}"
        rf"|\\(?:re|provide)?(?:newcommand|newenvironment)\*?\s*{_SPACED_GROUP}+"
        rf"|\\(?:(?:re)?new|provide)command\*?\s*\\{_NAME}(?:\[[^\]]*\])*\s*{GROUP}"
        rf"|\\[egx]?def\s*\\{_NAME}[^{{}}]*{GROUP}"
        rf"|\\let\s*\\{_NAME}\s*=?\s*\\{_NAME}"
        rf"|\\(?:advance|multiply|divide)\s*\\{_NAME}\s*(?:by)?\s*(?:{_LENGTH}|{_DECIMAL})"
        rf"|\\@?[iI]f(?!true|false)[A-Za-z@]*\*?(?:\s*{GROUP})+)"
        rf"|\\cv(?:glyph|math)\{{(?P<code>[0-9A-F]+)\}}(?P<glyph>{GROUP})"
        rf"|{silent}"
        r"|(?P<math>\$(?:\\.|[^$\\])*+\$|\\\(.*?\\\)|\\\[.*?\\\])"
        rf"|\\(?P<rule>(?!cv){_NAME})\*?(?:\s*{_KEYWORD}\s*{_LENGTH})+"
        rf"|\\(?P<length>(?!cv){_NAME})\s*{_DECIMAL}\s*{_UNIT}(?:\s*{_KEYWORD}\s*{_LENGTH})*"
        rf"|\\(?P<number>(?!cv){_NAME})(?:=?-?\d+|\s*=\s*-?\d+)"
        rf"|\\(?P<counted>penalty|char|romannumeral|number)\s*-?\d+"
        rf"|\\(?P<line>\\)\*?\[\s*{_LENGTH}[^\]]*\]"
        rf"|\\(?P<word>{_NAME})\*?(?:\[[^\]{{}}]*\]){{0,3}}(?:\([-+\d.,\s]*\))?[ \t]*"
        r"|\\(?P<symbol>.)"
        r"|(?P<option>\[[^\[\]{}\\$%&~^_#]*\])"
        r"|(?P<sign>\}[ \t]*(?=\{)|[{}~&#^_])",
        re.DOTALL,
    )


@cache
def _words() -> dict[str, str]:
    """Return what commands without arguments show, and the empty text for those that part no word."""
    shown: dict[str, str] = dict.fromkeys(table("text/shown")["inside"]["words"], "")
    shown |= table("text/shown")["letters"]
    for character, command in table("text/characters")["commands"].items():
        if match := re.fullmatch(r"\\([A-Za-z]+)\{\}", command):
            shown[match[1]] = character
    return shown


@cache
def _printing() -> frozenset[str]:
    """Return the commands whose arguments are certainly printed, or are known to be something else."""
    known = table("text/shown")
    return frozenset((*known["inside"]["words"], *known["printing"]["words"], *known["silent"])) - {"begin"}


def without_marks(text: str) -> str:
    """Return what LaTeX shows without the marks round what may be a mere setting."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def shown(tex: str) -> str:
    """Return the text that LaTeX shows; punctuation and blanks only nearly.

    Each formula is `FORMULA`; what may be a mere setting of a command stands between `OPEN` and `CLOSE`.
    """
    return _pattern().sub(_Reader(), tex)


_BRANCH = re.compile(
    rf"\\(?:newif\s*\\if{_NAME}|let\s*\\if{_NAME}\s*=?\s*\\{_NAME}"
    rf"|(?P<word>if(?:true|false|{_NAME}(?!\s*\{{))|if|else|or|fi)(?![A-Za-z@]))"
)
_MARKS = re.compile(r"^%%% .*\n", re.MULTILINE)


def without_choices(tex: str) -> str:
    r"""Return a .tex without what TeX may leave out: that between an `\if…`, its `\else` and its `\fi`.

    What stands in all branches stays, once; so does what `\iffalse` alone leaves out, and every mark (`%%% …`).
    """
    if r"\fi" not in tex:
        return tex
    begun: list[list[re.Match[str]]] = []
    choices: list[list[re.Match[str]]] = []
    for match in _BRANCH.finditer(tex):
        word = match["word"]
        if not word:
            continue
        if word.startswith("if"):
            begun.append([match])
        elif begun:
            begun[-1].append(match)
            if word == "fi":
                choices.append(begun.pop())
    parts: list[str] = []
    place = 0
    for choice in sorted(choices, key=lambda one: one[0].start()):
        if choice[0].start() >= place:
            parts += tex[place : choice[0].start()], _certain(tex, choice)
            place = choice[-1].end()
    return "".join(parts) + tex[place:]


def _certain(tex: str, choice: list[re.Match[str]]) -> str:
    """Return what of a choice, given as the places of its words, is certainly meant to be seen."""
    branches = [tex[one.end() : other.start()] for one, other in pairwise(choice)]
    if len(branches) == 1:
        return branches[0] if choice[0]["word"] == "iffalse" else "".join(_MARKS.findall(branches[0]))
    last = words(shown(branches[-1]))
    if all(Counter(last) <= Counter(words(shown(branch))) for branch in branches):
        return branches[-1]
    return "".join(_MARKS.findall("".join(branches)))


class _Reader:
    """What pieces of LaTeX show; it knows behind which arguments a word ends."""

    def __init__(self) -> None:
        self.words = _words()
        self.printing = _printing()
        self.open: list[tuple[str, bool, str]] = []
        """What stands behind each open group (a blank behind the arguments of a command that parts words), and its
        command, with whether it prints them."""
        self.behind = ""
        """The same for the group that begins at `end`, if one does."""
        self.prints = True
        self.command = ""
        self.end = -1

    def __call__(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "sign":
            return self.sign(match)
        if kind == "word" or kind.startswith("silent"):
            name = match[kind]
            piece = self.words.get(name, " ")
            self.behind, self.end, self.command, self.prints = piece and " ", match.end(), name, name in self.printing
            return piece
        match kind:
            case "glyph":
                return _character(match["code"], match["glyph"])
            case "math":
                return FORMULA
            case "symbol":
                symbol = match["symbol"]
                return symbol if symbol in "&%$#_" else "" if symbol in "-/'`\"^~=." else " "
            case "nothing" | "drawn":
                return ""
            case "option":
                return self.option(match)
            case _:
                self.behind, self.end, self.command, self.prints = " ", match.end(), "", True
                return " "

    def option(self, match: re.Match[str]) -> str:
        """Return what stands in brackets, unless a command or an environment takes it."""
        follows = match.string[match.end() : match.end() + 1]
        if match.start() == self.end and (self.command == "begin" or follows in {"[", "{"}):
            self.end = match.end()
            return ""
        return match.group()

    def sign(self, match: re.Match[str]) -> str:
        """Return what a brace or a sign that LaTeX does not print stands for."""
        sign = match.group()
        if sign == "{":
            is_argument = match.start() == self.end
            self.open.append((self.behind, self.prints, self.command) if is_argument else ("", True, ""))
            return "" if self.open[-1][1] else OPEN
        if sign[0] == "}":
            self.behind, self.prints, self.command = self.open.pop() if self.open else ("", True, "")
            self.end = match.end()
            return ("" if self.prints else CLOSE) + (self.behind or sign[1:])
        return " "


def _character(code: str, glyph: str) -> str:
    """Return a character that is set out of parts; PDFium reads none beyond U+FFFF, nor one that has another inside."""
    character = bytes.fromhex(code).decode("utf-16-be")
    is_nested = r"\cvglyph" in glyph or r"\cvmath" in glyph
    return FORMULA if is_nested or max(character) > "\uffff" else character
