r"""What LaTeX shows of itself: the text that it sets, read back by shape, without running TeX.

This is the other way round from `tex.py`. It reads a whole .tex of cvtex, other people's templates and `{ tex = … }`
in it: a command's arguments are text, but for those that `shown.toml` knows to be none.
"""

import re
from functools import cache

from cvtex.data import table

FORMULA = "\ufdd0"
"""What stands for that whose text in a PDF is a matter of fonts and readers: formulae, and rare composed characters."""

_INNERMOST = r"\{(?:\\.|[^{}\\])*\}"
_DEPTH = 5


def _group() -> str:
    """Return a pattern for an argument in braces, with braces in it."""
    pattern = _INNERMOST
    for _ in range(_DEPTH):
        pattern = rf"\{{(?:\\.|[^{{}}\\]|{pattern})*+\}}"
    return pattern


GROUP = _group()
_SPACED_GROUP = rf"(?:\s*(?:\[[^\]]*\])?{GROUP})"
_LENGTH = r"[-+]?(?:\d+\.?\d*|\.\d+)\s*(?:true\s*)?(?:pt|bp|mm|cm|em|ex|in|pc|sp|dd|cc|mu|fil+)"


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
        rf"|\\(?:re|provide)?(?:newcommand|newenvironment)\*?\s*{_SPACED_GROUP}+"
        rf"|\\(?:(?:re)?new|provide)command\*?\s*\\[A-Za-z@]+(?:\[[^\]]*\])*\s*{GROUP}"
        rf"|\\[egx]?def\s*\\[A-Za-z@]+[^{{}}]*{GROUP}"
        r"|\\let\s*\\[A-Za-z@]+\s*=?\s*\\[A-Za-z@]+)"
        rf"|\\cv(?:glyph|math)\{{(?P<code>[0-9A-F]+)\}}(?P<glyph>{GROUP})"
        rf"|{silent}"
        r"|(?P<math>\$(?:\\.|[^$\\])*+\$|\\\(.*?\\\)|\\\[.*?\\\])"
        r"|\\(?P<box>[hv]box|vtop|vcenter)\s*(?:to|spread)\s*[-+\d.]*\\[A-Za-z@]+"
        rf"|\\(?P<length>(?!cv)[A-Za-z@]+)\s*(?:to|spread|=)?\s*{_LENGTH}(?:\s*(?:plus|minus)\s*{_LENGTH})*"
        r"|\\(?P<number>(?!cv)[A-Za-z@]+)=?-?\d+"
        r"|\\(?P<word>[A-Za-z@]+)\*?(?:\[[^\]{}]*\])?[ \t]*"
        r"|\\(?P<symbol>.)"
        r"|(?P<sign>[{}~&#^_])",
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


def shown(tex: str) -> str:
    """Return the text that LaTeX shows, each formula as `FORMULA`; punctuation and blanks only nearly."""
    return _pattern().sub(_Reader(), tex)


class _Reader:
    """What pieces of LaTeX show; it knows behind which arguments a word ends."""

    def __init__(self) -> None:
        self.words = _words()
        self.open: list[str] = []
        """What stands behind each open group: a blank behind the arguments of a command that parts words."""
        self.behind = ""
        """The same for the group that begins at `end`, if one does."""
        self.end = -1

    def __call__(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "sign":
            return self.sign(match)
        if kind == "word" or kind.startswith("silent"):
            piece = self.words.get(match[kind], " ")
            self.behind, self.end = piece and " ", match.end()
            return piece
        match kind:
            case "glyph":
                return _character(match["code"], match["glyph"])
            case "math":
                return FORMULA
            case "symbol":
                symbol = match["symbol"]
                return symbol if symbol in "&%$#_" else "" if symbol in "-/'`\"^~=." else " "
            case "nothing":
                return ""
            case _:
                self.behind, self.end = " ", match.end()
                return " "

    def sign(self, match: re.Match[str]) -> str:
        """Return what a brace or a sign that LaTeX does not print stands for."""
        sign = match.group()
        if sign == "{":
            self.open.append(self.behind if match.start() == self.end else "")
            return ""
        if sign == "}":
            self.behind, self.end = (self.open.pop() if self.open else ""), match.end()
            return self.behind
        return " "


def _character(code: str, glyph: str) -> str:
    """Return a character that is set out of parts; PDFium reads none beyond U+FFFF, nor one that has another inside."""
    character = bytes.fromhex(code).decode("utf-16-be")
    is_nested = r"\cvglyph" in glyph or r"\cvmath" in glyph
    return FORMULA if is_nested or max(character) > "\uffff" else character
