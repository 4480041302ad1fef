"""Straight quotation marks to typographic ones by pairing and position: “ ” ‘ ’, and from these to a language's own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cvtex.model.rich import Link, Node, Rich, Styled

DOUBLE, SINGLE, TWO_SINGLE = "\ufdd0", "\ufdd1", "\ufdd4"
"""What stands for marks whose form is not settled yet: Unicode's noncharacters, which no text has."""
TYPED = str.maketrans({'"': DOUBLE, "'": SINGLE, "`": "‘"})
"""What each mark that somebody types becomes, until `typographic` settles it."""
_TYPED_MARKS = str.maketrans({'"': DOUBLE, "'": SINGLE})
_STRAIGHT = {DOUBLE: '"', SINGLE: "'", TWO_SINGLE: "”"}
_UNSETTLED = re.compile(f"[{DOUBLE}{SINGLE}{TWO_SINGLE}]|,,|<<|>>")
_MARKS = frozenset("\"'“”‘’„‚«»") | _STRAIGHT.keys()
_OPENING = frozenset(" \u00a0([{<-–—/=+") | _MARKS
_ELISION = re.compile(
    rf"(?:n{SINGLE}|\d\ds\b|\d\d\b(?!{SINGLE})|(?:tis|twas|twere|til|em|cause|bout|round|n)\b)", re.IGNORECASE
)
_OPENED = re.compile(r"(?<![\w’])'(?=\w)")
_SHORTHAND = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "s": "ß", "e": "ë", "i": "ï"}
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]+(?:{DOUBLE}[aouAOUs][^\W\d_]*)+")
_GERMAN = re.compile(f"{DOUBLE}‘([^{DOUBLE}]*){DOUBLE}{SINGLE}")


@dataclass(frozen=True, slots=True)
class Marks:
    """Quotation marks of a language: those outside, and those inside of others."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")

    @property
    def pairs(self) -> dict[str, str]:
        """The closing mark of each opening one."""
        return dict([self.outer, self.inner])

    def at(self, depth: int) -> tuple[str, str]:
        """Return the marks that stand inside this many others."""
        return self.inner if depth % 2 else self.outer


ENGLISH = Marks()


def straight(text: str) -> str:
    """Return text with unsettled marks as they were typed."""
    return _UNSETTLED.sub(lambda match: _STRAIGHT.get(match.group(), match.group()), text)


def typographic(rich: Rich) -> Rich:
    """Return rich text with each straight quotation mark as the mark that it stands for; code keeps its own."""
    leaves = list(_leaves(rich, is_code=False))
    if not any(_UNSETTLED.search(text) for text, _ in leaves):
        return rich
    settled = _settled("".join("x" * len(text) if is_code else text for text, is_code in leaves))
    texts: list[str] = []
    start = 0
    for text, is_code in leaves:
        texts.append(straight(text) if is_code else "".join(settled[start : start + len(text)]))
        start += len(text)
    return _with_leaves(rich, iter(texts))


def typographic_typed(rich: Rich) -> Rich:
    """Return rich text as somebody typed it with typographic marks for straight ones that stand round something."""
    leaves = [text for text, is_code in _leaves(rich, is_code=False) if not is_code]
    if not any('"' in text or _OPENED.search(text) for text in leaves):
        return rich
    typed = (text if is_code else text.translate(_TYPED_MARKS) for text, is_code in _leaves(rich, is_code=False))
    return typographic(_with_leaves(rich, typed))


def in_marks(rich: Rich, marks: Marks) -> Rich:
    """Return rich text with a language's quotation marks in place of “ ” and ‘ ’; those inside of others alternate."""
    if marks == ENGLISH:
        return rich
    leaves = list(_leaves(rich, is_code=False))
    if not any("“" in text or "‘" in text for text, _ in leaves):
        return rich
    whole = "".join("x" * len(text) if is_code else text for text, is_code in leaves)
    changed = replaced_marks(whole, ENGLISH.pairs, marks)
    texts: list[str] = []
    start = 0
    for text, is_code in leaves:
        pieces = (changed.get(start + place, character) for place, character in enumerate(text))
        texts.append(text if is_code else "".join(pieces))
        start += len(text)
    return _with_leaves(rich, iter(texts))


def replaced_marks(text: str, pairs: Mapping[str, str], marks: Marks, depth: int = 0) -> dict[int, str]:
    """Return what takes the place of the quotation marks in a text that stands inside `depth` others, by their places.

    `pairs` are the marks that are looked for. Single ones outside of all others stay the inner ones.
    """
    closing = set(pairs.values())
    opened: list[tuple[int, str]] = []
    changed: dict[int, str] = {}
    for match in re.finditer("|".join(map(re.escape, sorted({*pairs, *closing}, key=len, reverse=True))), text):
        mark, place = match.group(), match.start()
        expected = [pairs[opening] for _, opening in opened]
        is_apostrophe = mark == "’" and text[match.end() : match.end() + 1].isalnum()
        if mark in expected and not is_apostrophe:
            del opened[len(expected) - expected[::-1].index(mark) :]
            start, opening = opened.pop()
            level = depth + len(opened)
            if not level and opening == ENGLISH.inner[0]:
                level = 1
            changed[start], changed[place] = marks.at(level)
        elif mark in pairs:
            opened.append((place, mark))
    return changed


def _leaves(rich: Rich, *, is_code: bool) -> Iterator[tuple[str, bool]]:
    for node in rich:
        match node:
            case str():
                yield node, is_code
            case Styled(style, content):
                yield from _leaves(content, is_code=is_code or style == "code")
            case Link(url, content):
                yield from _leaves(content, is_code=is_code or content == (url,))
            case _:
                yield "x", True


def _with_leaves(rich: Rich, texts: Iterator[str]) -> Rich:
    nodes: list[Node] = []
    for node in rich:
        match node:
            case str():
                nodes.append(next(texts))
            case Styled(style, content):
                nodes.append(Styled(style, _with_leaves(content, texts)))
            case Link(url, content):
                nodes.append(Link(url, _with_leaves(content, texts)))
            case _:
                next(texts)
                nodes.append(node)
    return tuple(nodes)


def _settled(text: str) -> list[str]:
    """Return a piece for each character of a text: the character, the mark it stands for, or nothing."""
    pieces = list(text)
    for match in _GERMAN.finditer(text):
        pieces[match.start()], pieces[match.start() + 1] = "„", ""
        pieces[match.end() - 2], pieces[match.end() - 1] = "“", ""
    for match in _WORD.finditer(text):
        _umlauts(match, pieces, text)
    _low_marks(pieces, text)
    _double_marks(pieces, text)
    _single_marks(pieces, text)
    return pieces


def _umlauts(word: re.Match[str], pieces: list[str], text: str) -> None:
    r"""Settle babel's shorthands inside a word (`M"uller`), where a mark can be nothing else."""
    if text[word.end() : word.end() + 1] in _MARKS or text[word.start() - 1 : word.start()] in {DOUBLE, "“"}:
        return
    for position in range(word.start(), word.end()):
        if text[position] == DOUBLE:
            pieces[position], pieces[position + 1] = _SHORTHAND[text[position + 1]], ""


def _low_marks(pieces: list[str], text: str) -> None:
    """Settle two commas before a word, and pairs of two angle brackets round words."""
    guillemets: int | None = None
    for match in re.finditer(r"(?<![\w,]),,(?=[^\s,])|<<(?=[^\s<])|(?<=[^\s>])>>", text):
        start = match.start()
        if match.group() == ",,":
            pieces[start : start + 2] = "„", ""
        elif match.group() == "<<":
            guillemets = start
        elif guillemets is not None:
            pieces[guillemets : guillemets + 2] = "«", ""
            pieces[start : start + 2] = "»", ""
            guillemets = None


def _double_marks(pieces: list[str], text: str) -> None:
    opened: list[int] = []
    for match in re.finditer(f"[{DOUBLE}{TWO_SINGLE}]", text):
        place = match.start()
        if pieces[place] != match.group():
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        can_open = (not before or before in _OPENING) and bool(after) and not after.isspace()
        can_close = bool(before) and not before.isspace()
        pieces[place] = _STRAIGHT[match.group()]
        if can_open and not (opened and before in _MARKS and can_close):
            opened.append(place)
        elif opened and can_close:
            pieces[opened.pop()], pieces[place] = "“", "”"


def _single_marks(pieces: list[str], text: str) -> None:
    places = [match.start() for match in re.finditer(SINGLE, text)]
    closing: list[int] = []
    for place in reversed(places):
        if pieces[place] != SINGLE:
            continue
        pieces[place] = "’"
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if before and not before.isspace() and (before not in _OPENING or before in _MARKS) and not after.isalnum():
            closing.append(place)
        elif closing and (not before or before in _OPENING) and after.isalnum() and not _ELISION.match(text, place + 1):
            closing.pop()
            pieces[place] = "‘"
