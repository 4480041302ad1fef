"""Lists of names: split at `and` as BibTeX does, and repaired where they are separated in another way.

BibTeX splits at the word `and` in any case between white space, outside of braces (bibtex.web, § 384). Lists that
are joined by semicolons, ampersands or commas are split where each part is certainly one name, with a remark.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cvtex.bibliography.braces import after_group, split_outside
from cvtex.bibliography.flaws import Flaw
from cvtex.bibliography.marks import unmarked
from cvtex.bibliography.people_data import is_suffix, people_data
from cvtex.text.latex import text_of

_SEPARATOR = re.compile(r"(?i)(?<![^\s~])and(?![^\s~])|;|[{}\\]")
_ENTITY = re.compile(r"&#?\w+\Z")
_AMPERSAND = re.compile(r"(?<=[\s~])\\?&(?=[\s~])")
_ET_AL = re.compile(r"(?i)(?:,|(?<=[\s~.}]))[\s~]*\{?et\.?[\s~]+al\b\.?\}?[\s~,.]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\w?\.[\s~-]*|[^\W\d_](?![^\W\d_])\s*\.?[\s~-]*)+\Z")
_MOST_GLUED = 3
_VOWELS = frozenset("AEIOUYÄÖÜÅÆØÁÉÍÓÚ")
_BLANK = " \t\n\r~\u00a0"
_SHOWN = 3
_HELP = "separate names with `and`"


@dataclass(frozen=True, slots=True)
class Written:
    """A name as BibTeX should have it, and its place in the field: offsets, the end exclusive."""

    text: str
    start: int
    end: int


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
        self.has_semicolons = False
        self.repaired: tuple[str, int, int] | None = None

    def run(self) -> WrittenList:
        pieces = list(self.pieces())
        pieces, is_incomplete = self.without_others(pieces)
        has_commas = [len(self.parts(*piece)) > 1 for piece in pieces]
        names: list[Written] = []
        for number, (start, end) in enumerate(pieces):
            others = has_commas[:number] + has_commas[number + 1 :] if len(pieces) < 50 else has_commas[:50]
            names.extend(self.names(start, end, any(others)))
        if self.repaired or self.has_semicolons or len(names) > 1:
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
                self.has_semicolons = True
                self.repair("the names are separated by `;`", after.start(), after.end())
            elif after and self.field[after.start() - 1] == "~" or (after and self.field[after.end() :][:1] == "~"):
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
        if _plain(last) in people_data()["others"]:
            self.incomplete(last, start, end)
            return pieces[:-1], True
        match = _ET_AL.search(last)
        if match:
            self.incomplete(match.group().strip(" ,~"), start + match.start(), end)
            return [*pieces[:-1], (start, start + match.start())], True
        for start, end in pieces[:-1]:
            if _plain(self.field[start:end]) in {"others", "et al"}:
                what = f"`{self.field[start:end]}` stands for more names only at the end of a list"
                self.flaws.append(Flaw(what, "put it behind the last name", start, end))
        return pieces, False

    def incomplete(self, written: str, start: int, end: int) -> None:
        what = f"BibTeX does not know that `{written}` stands for more names"
        self.flaws.append(Flaw(what, "end the list with `and others`", start, end))

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        text = self.field[start:end]
        return (
            [(start + first, start + last) for first, last in split_outside(text, ",")]
            if "," in text
            else [(start, end)]
        )

    def names(self, start: int, end: int, others_have_commas: bool) -> Iterator[Written]:  # noqa: FBT001
        """Yield the names in a piece: one, unless commas or ampersands separate more."""
        text = self.field[start:end]
        if "&" in text and (cuts := [m for m in _AMPERSAND.finditer(text) if not _depth(text, m.start())]):
            bounds = [0, *(edge for cut in cuts for edge in cut.span()), len(text)]
            shorter = [(start + a, start + b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
            if all(_is_person(self.field[a:b]) for a, b in shorter):
                self.repair(
                    f"the names are separated by `{cuts[0].group()}`", start + cuts[0].start(), start + cuts[0].end()
                )
                for a, b in shorter:
                    yield from self.separated_by_commas(a, b, others_have_commas=True)
                return
            what = f"`{text}` does not look like one name"
            help_ = "put a body's name in braces, and separate names with `and`"
            self.flaws.append(Flaw(what, help_, start, end))
            yield Written(f"{{{text}}}", start, end)
            return
        yield from self.separated_by_commas(start, end, others_have_commas=others_have_commas)

    def separated_by_commas(self, start: int, end: int, *, others_have_commas: bool) -> Iterator[Written]:
        parts = self.parts(start, end)
        is_open = len(parts) > 1 and not self.field[slice(*parts[-1])].strip()
        if is_open:
            parts.pop()
        texts = [self.field[a:b].strip() for a, b in parts]
        groups = _groups(texts, is_open=is_open and not others_have_commas) if len(parts) > 1 else None
        if groups is None:
            text = self.field[start:end]
            if is_open:
                text = self.field[parts[0][0] : parts[-1][1]].strip()
                comma = parts[-1][1]
                self.flaws.append(Flaw("a comma stands behind the name", _HELP, comma, comma + 1))
            text = text.strip()
            offset = start + len(self.field[start:end]) - len(self.field[start:end].lstrip())
            yield Written(text, offset, offset + len(text))
            return
        comma = parts[len(groups[0]) - 1][1]
        self.repair("the names are separated by commas", comma, comma + 1)
        first = 0
        for group in groups:
            last = first + len(group) - 1
            offset = parts[first][0]
            offset += len(self.field[offset : parts[first][1]]) - len(self.field[offset : parts[first][1]].lstrip())
            yield Written(", ".join(group), offset, parts[last][1])
            first = last + 1

    def with_commas(self, names: list[Written]) -> list[Written]:
        """Return names that are all, or in a repaired list some, written `Noether E` as `Noether, E`."""
        split = [_family_and_initials(name.text) for name in names]
        found = [pair for pair in split if pair]
        are_all = bool(self.repaired) and len(found) == len(names) > 1 and any(len(pair[1]) == 1 for pair in found)
        if not are_all and not any(_is_surely_initials(pair[1]) for pair in found):
            return names
        if not self.repaired and len(found) < len(names):
            return names
        first = next(name for name, pair in zip(names, split, strict=True) if pair)
        self.repair(f"in `{first.text}` a comma is missing behind the family name", first.start, first.end)
        return [
            Written(", ".join(pair), name.start, name.end) if pair else name
            for name, pair in zip(names, split, strict=True)
        ]


def _groups(texts: Sequence[str], *, is_open: bool) -> list[list[str]] | None:
    """Return the parts between commas by name where they are certainly several names, else None.

    `is_open` says that a comma follows the last one, as in `A. One, B. Two, and C. Three`.
    """
    if not all(texts):
        return None
    is_list = all(map(_is_person, texts))
    match len(texts):
        case 2 if is_list and (is_open or all(map(_begins_with_initials, texts)) or all(map(_ends_in_initials, texts))):
            return [[text] for text in texts]
        case 2:
            return None
        case 3 if is_suffix(texts[1], with_degrees=True) or is_suffix(texts[2]):
            return None
    return [[text] for text in texts] if is_list else _mixed_groups(list(texts))


def _mixed_groups(texts: list[str]) -> list[list[str]] | None:
    """Return groups of `Family`, `I.` and of whole names, None where a part can be neither."""
    groups: list[list[str]] = []
    position = 0
    while position < len(texts):
        family, *rest = texts[position:]
        if _are_initials(family):
            return None
        if rest and _are_initials(rest[0]):
            size = 2
        elif len(rest) > 1 and is_suffix(rest[0]) and _are_initials(rest[1]):
            size = 3
        elif _begins_with_initials(family) or _ends_in_initials(family):
            size = 1
        else:
            return None
        groups.append(texts[position : position + size])
        position += size
    return groups


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name as text, without its marks."""
    return tuple(text_of(unmarked(text).source).split())


def _is_person(text: str) -> bool:
    """Return whether a text without commas has a given name and a family name."""
    if text.startswith("{") and after_group(text, 0) == len(text):
        return False
    words = _words(text)
    return len(words) > 1 and not _are_initials(text) and not is_suffix(words[-1], with_degrees=len(words) == 2)


def _are_initials(text: str) -> bool:
    joined = " ".join(_words(text))
    return bool(_INITIALS.match(joined)) or _is_glued(joined.replace("-", ""))


def _is_glued(word: str) -> bool:
    return len(word) <= _MOST_GLUED and word.isalpha() and word.isupper()


def _begins_with_initials(text: str) -> bool:
    words = _words(text)
    return (
        len(words) > 1 and bool(_INITIALS.match(words[0])) and words[0][:1].isupper() and not _are_initials(words[-1])
    )


def _ends_in_initials(text: str) -> bool:
    return _family_and_initials(text) is not None


def _family_and_initials(text: str) -> tuple[str, str] | None:
    """Return `Noether` and `E` of `Noether E`, as catalogues of medicine and biology write it."""
    if "," in text or "{" in text or "\\" in text or " " not in text:
        return None
    family, initials = text.rsplit(maxsplit=1)
    letters = initials.replace(".", "").replace("-", "")
    words = family.split()
    if not (_is_glued(letters) and all(len(word) > 1 and not word.isupper() and "." not in word for word in words)):
        return None
    return (family, initials) if words[-1][:1].isupper() else None


def _is_surely_initials(text: str) -> bool:
    """Return whether a word of capitals is no family name: it has stops, or several letters and no vowel."""
    return "." in text or (len(text) > 1 and _VOWELS.isdisjoint(text))


def _plain(text: str) -> str:
    words = re.sub(r"[{}~\s]+|\\(?:l?dots)(?![A-Za-z])", lambda m: "…" if "dots" in m.group() else " ", text).casefold()
    words = words.strip(" ,")
    return words if words in {"…", "..."} else " ".join(words.replace(".", " ").split()).removeprefix("and ")


def _depth(text: str, end: int) -> int:
    before = re.sub(r"\\.", "", text[:end])
    return before.count("{") - before.count("}")
