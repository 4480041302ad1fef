"""Straight quotation marks to typographic ones, by pairing and position: “ ” ‘ ’, whatever the language."""

import re
from collections.abc import Callable, Iterator, Sequence

from cvtex.model.rich import Link, Node, Rich, Styled

DOUBLE, SINGLE, TWO_SINGLE = "\ufdd0", "\ufdd1", "\ufdd4"
"""What stands for marks whose form is not settled yet: Unicode's noncharacters, which no text has."""
TYPED = str.maketrans({'"': DOUBLE, "'": SINGLE, "`": "‘"})
"""What each mark that somebody types becomes, until `typographic` settles it."""
_STRAIGHT = {DOUBLE: '"', SINGLE: "'", TWO_SINGLE: "”"}
_UNSETTLED = re.compile(f"[{DOUBLE}{SINGLE}{TWO_SINGLE}]|,,|<<|>>")
_MARKS = frozenset("\"'“”‘’„‚«»") | _STRAIGHT.keys()
_OPENING = frozenset(" \u00a0([{<-–—/=+") | _MARKS
_ELISION = re.compile(
    rf"(?:n{SINGLE}|\d\ds\b|\d\d\b(?!{SINGLE})|(?:tis|twas|twere|til|em|cause|bout|round|n)\b)", re.IGNORECASE
)
_SHORTHAND = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "s": "ß", "e": "ë", "i": "ï"}
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]+(?:{DOUBLE}[aouAOUs][^\W\d_]*)+")
_GERMAN = re.compile(f"{DOUBLE}‘([^{DOUBLE}]*){DOUBLE}{SINGLE}")


def straight(text: str) -> str:
    """Return text with unsettled marks as they were typed."""
    return _UNSETTLED.sub(lambda match: _STRAIGHT.get(match.group(), match.group()), text)


def typographic(rich: Rich) -> Rich:
    """Return rich text with each straight quotation mark as the mark that it stands for; code keeps its own."""
    leaves = list(_leaves(rich, is_code=False))
    if not any(_UNSETTLED.search(text) for text, _ in leaves):
        return rich
    return _replaced(rich, leaves, _settled)


def with_single_marks(rich: Rich) -> Rich:
    """Return rich text with each `'` as the single quotation mark or the apostrophe that it is; code keeps its own."""
    leaves = list(_leaves(rich, is_code=False))
    if not any("'" in text and not is_code for text, is_code in leaves):
        return rich

    def settled(text: str) -> list[str]:
        text = text.replace("'", SINGLE)
        pieces = list(text)
        _single_marks(pieces, text)
        return pieces

    return _replaced(rich, leaves, settled)


def _replaced(rich: Rich, leaves: Sequence[tuple[str, bool]], settle: Callable[[str], Sequence[str]]) -> Rich:
    """Return rich text whose texts, but for code, have become what `settle` makes of all of them side by side."""
    settled = settle("".join("x" * len(text) if is_code else text for text, is_code in leaves))
    texts: list[str] = []
    start = 0
    for text, is_code in leaves:
        texts.append(straight(text) if is_code else "".join(settled[start : start + len(text)]))
        start += len(text)
    return _with_leaves(rich, iter(texts))


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
