"""The words of passages, found again on the pages that they were set on.

Both are compared by their letters alone, in order. What pages have besides (page numbers, formulae, a template's signs)
may stand anywhere; a word may be parted by the end of a page; what a template moved is looked for nearby. Most
passages are found at once, behind the one before, so that the time is linear in the text.
"""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Self

from cvtex.text.compared import letters, words

_SURE = 16
"""Letters of a passage that is where it is found: a shorter one stands there by chance."""
_RUN = 8
"""Letters of a run of words that is where it is found, between two passages that are."""
_REACH = 2000
"""Letters, about a page, that may stand between two passages."""
_LONG_GAP = 4 * _REACH
"""Letters of passages that were not found, from which on a part of one has to do."""
_NEAR = 300
"""Letters beside the end of a page in which a parted word is looked for."""
_NUMBER = 20
"""Letters that the number of a page may have: `12 of 16`."""
_LONGEST = 40
"""Letters of the longest word that is looked for in one."""
_PIECE = 2
"""Letters of the shortest piece of a parted word."""
_CERTAIN = 400
"""Letters of a run that no longer one is looked for."""
_YEAR = 4
"""Figures of a year."""
_TAKEN = "\n"
"""What stands for letters that have been found."""


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """A word that is on no page."""

    passage: int
    word: int
    """Its place among the words of that passage."""
    page: int
    """The page that it should be on, from 0."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage that is looked for."""

    text: str
    letters: str
    is_reordered: bool
    """Whether it has letters from right to left: PDFium may give all of their line in another order, and in pieces."""

    @classmethod
    def of(cls, passage: str) -> Self:
        """Return a passage as it is looked for."""
        return cls(passage, letters(passage), not passage.isascii() and any(map(_is_reordered, passage)))


@dataclass(frozen=True, slots=True)
class _Word:
    passage: int
    place: int
    letters: str


def missing_words(passages: Sequence[Wanted], pages: Sequence[str], foot: str = "") -> list[Missing]:
    """Return the words of passages that pages lack, in order; a known foot of pages has none of them."""
    search = _Search(passages, [_without_foot(letters(page), letters(foot)) for page in pages])
    search.place()
    missing = sorted(set(search.missing()))
    if not missing:
        return []
    there = Counter(word for page in pages for word in words(page))
    there.subtract(word for passage in passages for word in words(passage.text))
    own = {number: words(passages[number].text) for number in {one.passage for one in missing}}
    return [one for one in missing if not _is_there(own[one.passage][one.word], there)]


def _is_there(word: str, there: Counter[str]) -> bool:
    """Return whether a word is a year that pages have as often as passages: among numbers none is told from others."""
    return word.isdigit() and len(word) == _YEAR and there[word] >= 0


def _without_foot(page: str, foot: str) -> str:
    place = page.rfind(foot, max(len(page) - len(foot) - _NUMBER, 0)) if foot else -1
    return page if place < 0 else page[:place] + page[place + len(foot) :]


def _words(number: int, passage: str) -> list[_Word]:
    """Return the words of a passage, long ones in pieces: some are longer than a page."""
    return [
        _Word(number, place, word[start : start + _LONGEST])
        for place, word in enumerate(words(passage))
        for start in range(0, len(word), _LONGEST)
    ]


def _size(run: Sequence[_Word]) -> int:
    return sum(len(word.letters) for word in run)


@dataclass
class _Search:
    """The letters of the pages, and which of them have been found."""

    passages: Sequence[Wanted]
    pages: Sequence[str]
    text: str = ""
    starts: list[int] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)
    strays: list[tuple[_Word, int]] = field(default_factory=list)
    """Words that are not where they should be, and where that is."""

    def __post_init__(self) -> None:
        self.text = "".join(self.pages)
        start = 0
        for page in self.pages:
            self.starts.append(start)
            start += len(page)

    def place(self) -> None:
        """Find passages one behind the other, and the words of those that are not in one piece between the others.

        Where many in a row are not, a long run of words in one of them has to do, so that no gap becomes long.
        """
        waiting: list[_Word] = []
        cursor = skipped = 0
        for number, passage in enumerate(self.passages):
            wanted = passage.letters
            end = cursor + _REACH + 2 * skipped + len(wanted)
            found = self.text.find(wanted, cursor, end) if len(wanted) >= _SURE else -1
            before, behind, size = waiting, [], len(wanted)
            if found < 0:
                own = _words(number, passage.text)
                if skipped > _LONG_GAP:
                    found, begin, stop = self._longest_run(own, 0, len(own), cursor, min(end, cursor + 2 * _LONG_GAP))
                    before, behind, size = [*waiting, *own[:begin]], own[stop:], _size(own[begin:stop])
                if found < 0 or size < _SURE:
                    waiting += own
                    skipped += len(wanted)
                    continue
            self.align(before, cursor, found)
            cursor = found + size
            self.taken.append((found, cursor))
            waiting, skipped = behind, _size(behind)
        self.align(waiting, cursor, len(self.text))

    def align(self, wanted: Sequence[_Word], start: int, end: int) -> None:
        """Find words in their order between two places: the longest run of them first, then those around it."""
        tasks = [(0, len(wanted), start, end)]
        while tasks:
            first, last, start, end = tasks.pop()
            if first == last:
                continue
            place, begin, stop = self._longest_run(wanted, first, last, start, end)
            size = _size(wanted[begin:stop])
            if size >= _RUN or (size and (begin, stop) == (first, last)):
                self.taken.append((place, place + size))
                tasks += [(stop, last, place + size, end), (first, begin, start, place)]
            else:
                self._one_by_one(wanted[first:last], start, end)

    def _longest_run(
        self, wanted: Sequence[_Word], first: int, last: int, start: int, end: int
    ) -> tuple[int, int, int]:
        """Return where the longest run of words stands that is found together, and which words these are."""
        best, longest = (start, first, first), 0
        begin = first
        while begin < last:
            place, stop, size = start, begin, 0
            while stop < last:
                following = wanted[stop].letters
                if not size or not self.text.startswith(following, place + size, end):
                    if size >= _CERTAIN:  # what repeats itself would be found again on the next page
                        break
                    run = "".join(word.letters for word in wanted[begin : stop + 1])
                    found = self.text.find(run, place, end)
                    if found < 0:
                        break
                    place = found
                stop, size = stop + 1, size + len(following)
            if size > longest:
                best, longest = (place, begin, stop), size
            if size >= _CERTAIN:
                break
            begin = max(stop, begin + 1)
        return best

    def _one_by_one(self, wanted: Sequence[_Word], start: int, end: int) -> None:
        for word in wanted:
            found = self.text.find(word.letters, start, end)
            if found >= 0:
                start = found + len(word.letters)
                self.taken.append((found, start))
            elif (behind := self._parted(word.letters, start, end)) is not None:
                start = behind
            else:
                self.strays.append((word, start))

    def _parted(self, word: str, start: int, end: int) -> int | None:
        """Return where a word ends that begins on one page and ends on the next, None where it does not."""
        for turn in self.starts[bisect_right(self.starts, start) : bisect_right(self.starts, end)]:
            for size in range(len(word) - _PIECE, _PIECE - 1, -1):
                left = self.text.rfind(word[:size], max(start, turn - _NEAR), turn)
                right = self.text.find(word[size:], turn, min(end, turn + _NEAR))
                if left >= 0 and right >= 0:
                    behind = right + len(word) - size
                    self.taken += [(left, left + size), (right, behind)]
                    return behind
        return None

    def missing(self) -> Iterator[Missing]:
        """Yield the words that stand neither where they should nor nearby."""
        if not self.strays:
            return
        left, strays = self._left(), self.strays
        for take in (_take_word, _take_letters):
            strays = [
                (word, place)
                for word, place in strays
                if not any(take(left, page, word.letters) for page in self._near(place))
            ]
        for word, place in strays:
            may_be_there = self.passages[word.passage].is_reordered
            if not (may_be_there and any(self._has_letters(page, word) for page in self._near(place))):
                yield Missing(word.passage, word.place, self._page(place))

    def _has_letters(self, number: int, word: _Word) -> bool:
        """Return whether a page has the letters of a word at all."""
        return not Counter(word.letters) - Counter(self.pages[number])

    def _page(self, place: int) -> int:
        return max(bisect_right(self.starts, place - 1) - 1, 0)

    def _near(self, place: int) -> list[int]:
        page = self._page(place)
        return [number for number in (page, page + 1, page - 1) if 0 <= number < len(self.pages)]

    def _left(self) -> list[str]:
        """Return what is left of each page: what has been found, and what every page has at its end, is blank.

        The end may begin with a date that a design moved behind the last line: with what was not found of an entry.
        """
        groups = groupby(self.strays, key=lambda stray: stray[0].passage)
        moved = {"".join(word.letters for word, _ in group) for _, group in groups}
        moved = {text for text in moved if text != _without_numbers(text)}
        blank = list(self.text)
        for start, end in self.taken:
            blank[start:end] = _TAKEN * (end - start)
        text = "".join(blank)
        left = [text[start : start + len(page)] for start, page in zip(self.starts, self.pages, strict=True)]
        feet = [page.rpartition(_TAKEN)[2] for page in left]
        common = Counter(_without_numbers(foot) for foot in feet)
        return [
            page.removesuffix(foot) + next(filter(foot.startswith, moved), "")
            if common[_without_numbers(foot)] > 1
            else page
            for page, foot in zip(left, feet, strict=True)
        ]


def _without_numbers(text: str) -> str:
    return "".join(character for character in text if not character.isdigit())


def _take_word(left: list[str], number: int, word: str) -> bool:
    """Take a word from what is left of a page; from right to left, PDFium gives some as they stand on the page."""
    page = left[number]
    for found in (word, word[::-1]) if _is_reordered(word[0]) else (word,):
        if (place := page.find(found)) >= 0:
            left[number] = page[:place] + _TAKEN + page[place + len(word) :]
            return True
    return False


def _take_letters(left: list[str], number: int, word: str) -> bool:
    """Take the letters of a word from what is left of a page, where a text layer may have them in another order."""
    page = left[number]
    if not any(map(_is_reordered, word)) or Counter(word) - Counter(page):
        return False
    for character in word:
        page = page.replace(character, "", 1)
    left[number] = page
    return True


def _is_reordered(character: str) -> bool:
    """Return whether a letter may stand elsewhere in a text layer: of scripts from right to left, and of India's."""
    is_indic = "\u0900" <= character <= "\u0dff" or "\u0e00" <= character <= "\u0eff"
    return is_indic or unicodedata.bidirectional(character) in {"R", "AL"}
