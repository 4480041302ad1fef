"""Marks on names: stars, daggers, superscripts and notes, taken off so that the name itself can be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from cvtex.bibliography.people.braces import after_group
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.vocabulary import PEOPLE
from cvtex.model.identifiers import orcid_of
from cvtex.text.latex import text_of

_MARK = re.compile(r"\d+|[^\W\d_]+|([^\w\s])\1*")
_BETWEEN = re.compile(r"[\s,;{}^]*\Z")
_BRACKETS = re.compile(r"\s*\[([^\]]*)\]")
_LEAST_MISSPELT = 4
"""Letters of a word that may be another one misspelt."""
_SHORT = 2
"""Letters of a word whose superscript is part of it: `M\\textsuperscript{c}`, `M\\textsuperscript{a}`."""


@dataclass(slots=True)
class Unmarked:
    """A name's source without its marks, what the marks were, and what could not be kept."""

    source: str
    marks: set[str] = field(default_factory=set)
    orcid: str | None = None
    flaws: list[Flaw] = field(default_factory=list)


@cache
def _tokens() -> re.Pattern[str]:
    symbols = "".join(map(re.escape, PEOPLE["marks"]["symbols"]))
    return re.compile(
        rf"\\(?P<command>[A-Za-z]+)|(?P<skipped>\\.)|(?P<math>\$[^$]*\$)|(?P<symbol>[{symbols}])", re.DOTALL
    )


def meaning_of(mark: str) -> str:
    """Return what a mark or an annotation means, itself where it has no other meaning that cvtex knows."""
    meanings: dict[str, str] = PEOPLE["marks"]["meanings"]
    return meanings.get(mark, meanings.get(mark.casefold().replace("-", " ").replace("_", " "), mark))


def is_known_mark(text: str) -> bool:
    """Return whether a mark in words has a meaning that cvtex knows."""
    return meaning_of(text) in set(PEOPLE["marks"]["meanings"].values())


def nearest_mark(text: str, others: Sequence[str]) -> str | None:
    """Return the mark in words, or the other word, that a word which is neither is probably meant for."""
    if is_known_mark(text) or len(text) < _LEAST_MISSPELT:
        return None
    meanings: dict[str, str] = PEOPLE["marks"]["meanings"]
    near = get_close_matches(text.casefold(), [*meanings, *meanings.values(), *others], n=1, cutoff=0.8)
    return meanings.get(near[0], near[0]) if near else None


def unmarked(source: str) -> Unmarked:
    """Return a name's source without the marks beside its words."""
    return _Remover(source).run()


class _Remover:
    """One walk through a name: copies what is the name, collects what is not."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.kept: list[str] = []
        self.found = Unmarked("")

    def run(self) -> Unmarked:
        position = copied = last_end = 0
        has_mark = False
        while match := _tokens().search(self.source, position):
            end = self.mark(match)
            if end is None:
                position = match.end()
                continue
            between = self.source[last_end : match.start()]
            is_separator = has_mark and _BETWEEN.match(between) and between.count("{") == between.count("}")
            if not is_separator:
                self.kept.append(self.source[copied : match.start()])
            if self.source.startswith("{}", end):
                end += 2
            position = copied = last_end = end
            has_mark = True
        self.kept.append(self.source[copied:])
        self.found.source = "".join(self.kept)
        return self.found

    def mark(self, match: re.Match[str]) -> int | None:
        """Keep the mark that begins at a token and return where it ends, None where the token is part of the name."""
        if match["symbol"]:
            return self.symbol(match)
        if match["math"]:
            inner = match["math"][1:-1]
            is_raised = "^" in inner or "_" in inner
            return self.printed(inner, match.end(), is_raised=is_raised, start=match.start())
        if match["command"]:
            return self.command(match)
        return None

    def symbol(self, match: re.Match[str]) -> int | None:
        """Keep a run of one symbol; a symbol between two letters is part of a word."""
        end = match.end()
        while self.source.startswith(match.group(), end):
            end += 1
        before, after = self.source[: match.start()], self.source[end:]
        if before[-1:].isalnum() and after[:1].isalnum():
            return None
        printed = PEOPLE["marks"]["symbols"][match.group()]
        self.add(printed * (end - match.start()))
        return end

    def command(self, match: re.Match[str]) -> int | None:
        table = PEOPLE["marks"]
        name, end = match["command"], match.end()
        if name in table["commands"]:
            self.add(table["commands"][name])
            return end + len(self.source[end:]) - len(self.source[end:].lstrip())
        kind = table["arguments"].get(name)
        if kind is None:
            return None
        argument, end = self.argument(end)
        return self.argued(kind, argument, match.start(), end)

    def argument(self, position: int) -> tuple[str, int]:
        """Return the argument of a command, in braces or else in brackets, and where it ends."""
        argument, end = "", position
        match = _BRACKETS.match(self.source, position)
        if match:
            argument, end = match[1], match.end()
        start = end + len(self.source[end:]) - len(self.source[end:].lstrip())
        if self.source.startswith("{", start):
            end = after_group(self.source, start)
            argument = self.source[start + 1 : end].removesuffix("}")
        return argument, end

    def argued(self, kind: str, argument: str, start: int, end: int) -> int | None:
        match kind:
            case "superscript":
                return self.printed(argument, end, is_raised=True, start=start)
            case "mark":
                return self.printed(argument, end, is_raised=True, start=start) or end
            case "orcid" if orcid := orcid_of(argument):
                self.found.orcid = orcid
            case "orcid":
                self.found.flaws.append(Flaw(f"`{argument}` is no ORCID iD", "it looks like 0000-0002-1825-0097"))
            case "note":
                self.note(argument)
            case _:
                self.add(kind)
        return end

    def note(self, argument: str) -> None:
        text = text_of(argument).strip()
        known: dict[str, str] = PEOPLE["marks"]["notes"]
        meaning = next((meaning for word, meaning in known.items() if word in text.casefold()), None)
        if meaning:
            self.found.marks.add(meaning)
        elif text:
            help_ = "put it into `note`, or annotate the name: `author+an = {1=corresponding}`"
            self.found.flaws.append(Flaw(f"the note `{text}` on a name is not printed", help_))

    def printed(self, source: str, end: int, *, is_raised: bool, start: int) -> int | None:
        """Keep the marks in a superscript or in mathematics, unless something else than marks is in it."""
        text = _as_printed(source)
        if text is None:
            return None
        marks = [match.group() for match in _MARK.finditer(text) if match.group().strip(",;")]
        has_letters = any(mark[0].isalpha() for mark in marks)
        if has_letters and (not is_raised or not self.ends_a_part(start, end)):
            return None
        if not is_raised and any(mark[0].isdigit() for mark in marks):
            return None
        for mark in marks:
            self.add(mark)
        return end

    def ends_a_part(self, start: int, end: int) -> bool:
        """Return whether a mark follows the last word of what stands between commas, and not a short one."""
        rest = self.source[end:].lstrip("{}")
        word = re.split(r"[\s~,{}]", self.source[:start])[-1]
        return len(word) > _SHORT and (not rest.strip() or rest.lstrip()[0] in ",\\$*")

    def add(self, mark: str) -> None:
        self.found.marks.add(meaning_of(mark))


def _as_printed(source: str) -> str | None:
    """Return what a superscript prints, None where it has a command that is no mark."""
    table = PEOPLE["marks"]

    def printed(match: re.Match[str]) -> str:
        return str(table["commands"].get(match[1], "\\"))

    text = re.sub(r"\\([A-Za-z]+)\s*", printed, source)
    text = re.sub(r"[{}^_$~]|\\[,;:! ]", " ", text.replace("\\#", "#"))
    return None if "\\" in text else "".join(table["symbols"].get(character, character) for character in text)
