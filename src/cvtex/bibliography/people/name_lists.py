"""Lists of names: split at `and` as BibTeX does, and repaired where they are separated in another way.

BibTeX splits at the word `and` in any case between white space, outside of braces (bibtex.web, § 384). Lists that
are joined by semicolons, ampersands or commas are split where each part is certainly one name, with a remark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cvtex.bibliography.people.braces import after_group, split_outside
from cvtex.bibliography.people.comma_lists import are_two_persons, comma_list, is_person
from cvtex.bibliography.people.extended import extended_parts
from cvtex.bibliography.people.family_first import Form, missing_comma, read_in_order
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.titles import is_degree
from cvtex.bibliography.people.vocabulary import PEOPLE

_SEPARATOR = re.compile(r"(?<![^\s~])(?:(?i:and)(?![^\s~])|and(?=[^\W\d_a-zß-ÿ][^\W\d_A-Z]))|;|[{}\\]")
_ENTITY = re.compile(r"&#?\w+\Z")
_AMPERSAND = re.compile(r"(?<=[\s~])\\?&(?=[\s~])")
_ET_AL = re.compile(r"(?i)(?:,|(?<=[\s~.}]))[\s~]*\{?et\.?[\s~]+al\b\.?\}?[\s~,.]*\Z")
_SPACE = re.compile(r"[\s~]")
_NUMBER = re.compile(r"\d{1,2}(?!\d)")
_BLANK = " \t\n\r~\u00a0"
_SHOWN = 3
_MOST_IN_OTHERS = 20
_HELP = "separate names with `and`"


@dataclass(frozen=True, slots=True)
class Written:
    """A name as BibTeX should have it, and its place in the field: offsets, the end exclusive."""

    text: str
    start: int
    end: int
    otherwise: tuple[str, ...] = ()
    """What it may be as well, which the list alone does not say: a name in another order, or two names."""
    typed: str = ""
    """What stands there in place of `text`, if it may be right for all that."""
    suggestion: str = ""
    """How to write what is not written so; empty where the list's flaw says it."""


@dataclass(frozen=True, slots=True)
class WrittenList:
    """The names in a field, whether more are meant than stand there, and what is wrong with the list."""

    names: tuple[Written, ...]
    is_incomplete: bool = False
    flaws: tuple[Flaw, ...] = ()


@lru_cache(maxsize=65536)
def split_list(field: str) -> WrittenList:
    """Return the names in a field; a list that ends in `others`, or in another word for it, is incomplete."""
    return _Splitter(field).run()


class _Splitter:
    def __init__(self, field: str) -> None:
        self.field = field
        self.flaws: list[Flaw] = []
        self.all_pieces: list[tuple[int, int]] = []
        self.repaired: tuple[str, int, int] | None = None

    def run(self) -> WrittenList:
        pieces = list(self.pieces())
        pieces, is_incomplete = self.without_others(pieces)
        self.all_pieces = pieces
        names: list[Written] = []
        for start, end in pieces:
            if self.is_plain(start, end):
                names.append(Written(self.field[start:end], start, end))
            else:
                names.extend(self.names(start, end))
        names = self.with_commas(names)
        if self.repaired:
            what, start, end = self.repaired
            shown = " and ".join(name.text for name in names[:_SHOWN])
            more = " and …" if len(names) > _SHOWN else ""
            self.flaws.append(Flaw(what, f"write `{shown}{more}`", start, end))
        return WrittenList(tuple(names), is_incomplete, tuple(self.flaws))

    def repair(self, what: str, start: int, end: int) -> None:
        if self.repaired is None:
            self.repaired = (what, start, end)

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the offsets of what stands between `and`s and semicolons; an `and` between nothing is a flaw."""
        field = self.field
        start, position, before = 0, 0, None
        while match := _SEPARATOR.search(field, position):
            found, position = match.group(), match.end()
            if found == "\\":
                position += 1
            elif found == "{":
                position = after_group(field, match.start())
            elif found == ";" and _ENTITY.search(field, max(start, position - 12), position - 1):
                pass
            elif found != "}":
                yield from self.piece(start, match.start(), before, match)
                start, before = position, match
        yield from self.piece(start, len(field), before, None)

    def piece(
        self, start: int, end: int, before: re.Match[str] | None, after: re.Match[str] | None
    ) -> Iterator[tuple[int, int]]:
        text = self.field[start:end]
        if text.strip(_BLANK):
            start += len(text) - len(text.lstrip(_BLANK))
            yield start, end - (len(text) - len(text.rstrip(_BLANK)))
            if after and after.group() == ";":
                self.repair("the names are separated by `;`", after.start(), after.end())
            elif after and self.field[after.end() : after.end() + 1].isalpha():
                self.repair("a space is missing behind `and`", after.start(), after.end())
            elif after and "~" in {self.field[after.start() - 1], self.field[after.end() : after.end() + 1]}:
                self.repair("`and` needs a space on both sides, not a tie", after.start(), after.end())
            return
        if before is None and after is None and text:
            self.flaws.append(Flaw(f"there is no name in `{text}`", "write a name, or remove the field"))
        stray = after if before is None or (after and after.group() != ";") else before
        if stray is not None and stray.group() != ";":
            where = f"`{stray.group()}` stands "
            where += "twice" if before and after else "at the end" if before else "before the first name"
            self.flaws.append(Flaw(where, "`and` stands between two names", stray.start(), stray.end()))

    def without_others(self, pieces: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], bool]:
        """Return the pieces without what stands for more names at their end."""
        if not pieces:
            return pieces, False
        start, end = pieces[-1]
        last = self.field[start:end]
        if last.lower() == "others":
            return pieces[:-1], True
        if len(last) < _MOST_IN_OTHERS and _plain(last) in PEOPLE["others"]:
            self.incomplete(last, start, end)
            return pieces[:-1], True
        match = _ET_AL.search(last)
        if match:
            self.incomplete(match.group().strip(" ,~"), start + match.start(), end)
            rest = len(last[: match.start()].rstrip(_BLANK))
            return [*pieces[:-1], (start, start + rest)], True
        for start, end in pieces[:-1]:
            if end - start < _MOST_IN_OTHERS and _plain(self.field[start:end]) in {"others", "et al"}:
                what = f"`{self.field[start:end]}` stands for more names only at the end of a list"
                self.flaws.append(Flaw(what, "put it behind the last name", start, end))
        return pieces, False

    def incomplete(self, written: str, start: int, end: int) -> None:
        what = f"BibTeX does not know that `{written}` stands for more names"
        self.flaws.append(Flaw(what, "end the list with `and others`", start, end))

    def is_plain(self, start: int, end: int) -> bool:
        """Return whether a piece is certainly one name: most are, and need no second look."""
        text = self.field[start:end]
        if "&" in text:
            return False
        family, comma, given = text.partition(",")
        return not comma or ("," not in given and bool(given.strip()) and not _SPACE.search(family))

    def names(self, start: int, end: int) -> Iterator[Written]:
        """Yield the names in a piece: one, unless commas or ampersands separate more."""
        text = self.field[start:end]
        cuts = [match for match in _AMPERSAND.finditer(text) if not _depth(text, match.start())]
        if not cuts:
            yield from self.separated_by_commas(start, end)
            return
        bounds = [0, *(edge for cut in cuts for edge in cut.span()), len(text)]
        shorter = [(start + first, start + last) for first, last in zip(bounds[::2], bounds[1::2], strict=True)]
        if all(is_person(self.field[first:last].strip()) for first, last in shorter):
            self.repair(f"the names are separated by `{cuts[0].group()}`", *(start + edge for edge in cuts[0].span()))
            for first, last in shorter:
                yield from self.separated_by_commas(first, last)
            return
        what = f"`{text}` does not look like one name"
        self.flaws.append(Flaw(what, "put a body's name in braces, and separate names with `and`", start, end))
        yield Written(f"{{{text}}}", start, end)

    def separated_by_commas(self, start: int, end: int) -> Iterator[Written]:
        parts = [(start + first, start + last) for first, last in split_outside(self.field[start:end], ",")]
        is_open = len(parts) > 1 and not self.field[slice(*parts[-1])].strip(_BLANK)
        comma = 0
        if is_open:
            _, comma = parts[-2]
            parts.pop()
        is_extended = extended_parts(self.field[start:end]) is not None
        if not is_extended:
            parts, is_divided = self.with_appendages(parts)
            is_open |= is_divided
        texts = [self.field[first:last].strip(_BLANK) for first, last in parts]
        groups = None if is_extended else comma_list(texts, is_open=is_open and not self.has_commas_elsewhere(start))
        if groups is None:
            if is_open and comma:
                self.flaws.append(Flaw("a comma stands behind the name", _HELP, comma, comma + 1))
                end = comma
            written = self.written(self.field[start:end].strip(), start, end)
            are_two = not is_extended and are_two_persons(texts)
            yield replace(written, otherwise=tuple(texts), suggestion=" and ".join(texts)) if are_two else written
            return
        comma = parts[len(groups[0]) - 1][1]
        self.repair("the names are separated by commas", comma, comma + 1)
        first = 0
        for group in groups:
            last = first + len(group) - 1
            yield self.written(", ".join(group), parts[first][0], parts[last][1])
            first = last + 1

    def with_appendages(self, parts: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], bool]:
        """Return parts together with the degrees and numbers behind them, and whether one of these is not the last."""
        together: list[tuple[int, int]] = []
        is_divided = False
        for start, end in parts:
            text = self.field[start:end].strip(_BLANK)
            if together and (_NUMBER.match(text) or is_degree(text.split())):
                together[-1] = (together[-1][0], end)
                is_divided |= end != parts[-1][1]
            else:
                together.append((start, end))
        return together, is_divided

    def written(self, text: str, start: int, end: int) -> Written:
        """Return a name at its place without the white space around it."""
        source = self.field[start:end]
        start += len(source) - len(source.lstrip(_BLANK))
        return Written(text, start, max(start, end - (len(source) - len(source.rstrip(_BLANK)))))

    def has_commas_elsewhere(self, here: int) -> bool:
        """Return whether names in other pieces are written `Family, Given`."""
        return any("," in self.field[start:end] for start, end in self.all_pieces if start != here)

    def with_commas(self, names: list[Written]) -> list[Written]:
        """Return names in the form `Noether E` as `Noether, E` where they surely are in it."""
        found = read_in_order([name.text for name in names])
        if not any(found):
            return names
        sure = [name for name, other in zip(names, found, strict=True) if other and other.form is Form.SURE]
        if sure and len(names) > 1 and all(other and other.is_read for other in found):
            self.repair(missing_comma(sure[0].text), sure[0].start, sure[0].end)
        read: list[Written] = []
        for name, other in zip(names, found, strict=True):
            if other is None:
                read.append(name)
            elif not other.is_read:
                read.append(replace(name, otherwise=(other.text,), suggestion=other.suggestion))
            elif other.form is not Form.SURE:
                suggestion = "" if self.repaired else other.suggestion
                read.append(replace(name, text=other.text, typed=name.text, suggestion=suggestion))
            else:
                read.append(replace(name, text=other.text))
                if not self.repaired:
                    help_ = f"write `{other.suggestion}`"
                    self.flaws.append(Flaw(missing_comma(name.text), help_, name.start, name.end))
        return read


def _plain(text: str) -> str:
    words = re.sub(r"[{}~\s]+|\\(?:l?dots)(?![A-Za-z])", lambda m: "…" if "dots" in m.group() else " ", text).casefold()
    words = words.strip(" ,")
    return words if words in {"…", "..."} else " ".join(words.replace(".", " ").split()).removeprefix("and ")


def _depth(text: str, end: int) -> int:
    before = re.sub(r"\\.", "", text[:end])
    return before.count("{") - before.count("}")
