"""Text that was put into a .tex and is not in its PDF."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from cvtex.diagnostics import Diagnostic, Span
from cvtex.text.compared import letters, words
from cvtex.text.shown import CLOSE, OPEN, shown
from cvtex.verify.matching import Wanted, missing_words
from cvtex.verify.passages import Passage, foot_of, passages_of, pieces_of
from cvtex.verify.sources import SourceWords
from cvtex.verify.text_layer import UnreadablePdfError, text_beside, text_on_pages, text_with_hidden

_COMMENT = re.compile(r"\d ?%(.*\S.*)$", re.MULTILINE)
"""What is behind a number with a bare per cent sign."""
_LABEL = re.compile(r"\\cv(?:label|reference|longreference)\{([^{}]*)\}")
_MOST = 10
"""Entries that are reported one by one."""
_MOST_WORDS = 12
"""Words that a message shows."""
_LONGEST = 40
"""Characters of a word that a message shows."""
_SHORT = 3
"""Letters of a word that is as likely to be found by chance."""
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_ARGUMENT = re.compile(f"([{OPEN}{CLOSE}])")


@dataclass(frozen=True, slots=True)
class Loss:
    """The words of an entry that a PDF lacks, as they were put in, and the page that they should be on (from 0)."""

    mark: str
    words: tuple[str, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What the pages of a .tex are expected to show."""

    tex: str
    passages: tuple[Passage, ...]
    wanted: tuple[Wanted, ...]
    """The same, as they are looked for."""
    foot: str

    @classmethod
    def of(cls, tex: str) -> Self:
        """Read it from a .tex, for which there need be no PDF yet."""
        passages = tuple(passages_of(tex))
        return cls(tex, passages, tuple(Wanted.of(passage.text) for passage in passages), foot_of(tex))


def lost_text(
    pdf: bytes, expected: Expected, sources: SourceWords, locate: Callable[[str], Span | None], log_name: str
) -> tuple[Diagnostic, ...]:
    """Return an error for each entry that has words of the sources in the .tex and not on the pages of the PDF.

    Not compared are punctuation, accents, capital letters and formulae. The PDF will be looked at beside the log.
    """
    try:
        pages = text_on_pages(pdf)
    except UnreadablePdfError as error:
        return (Diagnostic("lost-text", f"the text of the PDF cannot be read: {error}", help=f"the log is {log_name}"),)
    found = losses(pages, expected, sources)
    kept = f"{log_name.removesuffix('.log')}.pdf"
    help_ = f"look at {kept}: a template, a macro or `tex` of yours swallows it; the log is {log_name}"
    named = found if len(found) <= _MOST else found[: _MOST - 1]
    diagnostics = [
        Diagnostic(
            "lost-text",
            f"`{sources.name(loss.mark)}`: {_quoted(loss.words)} {_where(pdf, pages, loss)}",
            locate(loss.mark.removeprefix("section ")),
            help_,
        )
        for loss in named
    ]
    if rest := found[len(named) :]:
        first, last = min(loss.page for loss in rest) + 1, max(loss.page for loss in rest) + 1
        on = f"page {first}" if first == last else f"pages {first}–{last}"
        diagnostics.append(Diagnostic("lost-text", f"{len(rest)} more entries lack text, on {on}", help=help_))
    help_ = r"write `\%` there for a per cent sign"
    for mark, hidden in behind_comments(expected.tex, sources):
        message = f"`{sources.name(mark)}`: {_quoted(hidden)} stands behind a `%` of its template, which hides it"
        diagnostics.append(Diagnostic("lost-text", message, locate(mark.removeprefix("section ")), help_))
    return tuple(diagnostics)


def behind_comments(tex: str, sources: SourceWords) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the `%` of `50%` hides in a .tex where all of it comes from the sources, with the mark above it."""
    for mark, piece in pieces_of(tex):
        for comment in _COMMENT.findall(piece):
            hidden = shown(comment)
            found = words(hidden)
            known = sources.known(mark, map(shown, _LABEL.findall(piece)))
            if any(map(_is_certain, found)) and all(word in known for word in found):
                yield mark, tuple(hidden.split())


def losses(pages: Sequence[str], expected: Expected, sources: SourceWords) -> list[Loss]:
    """Return what the text of pages lacks, entry by entry."""
    passages = expected.passages
    missing = missing_words(expected.wanted, pages, expected.foot)
    found = []
    for mark, group in groupby(missing, key=lambda one: passages[one.passage].mark):
        ones = list(group)
        lost = [
            word
            for number, inner in groupby(ones, key=lambda one: one.passage)
            for word in _of_sources(passages[number], [one.word for one in inner], sources)
        ]
        if any(map(_is_certain, lost)):
            found.append(Loss(mark, tuple(lost), ones[0].page))
    return found


def _of_sources(passage: Passage, missing: Sequence[int], sources: SourceWords) -> Iterator[str]:
    """Yield the missing words that come from the sources, as they were put in, with a short one between two of them.

    Others are lengths and names in a template's own code, as some of these may be that a command has as its argument.
    """
    known = sources.known(passage.mark, map(shown, _LABEL.findall(passage.tex)))
    pieces = list(_pieces(passage.text))
    all_words = [(word, index) for index, (piece, _) in enumerate(pieces) for word in words(piece)]
    places = {place for place in missing if pieces[all_words[place][1]][1] and all_words[place][0] in known}
    places |= {place + 1 for place in places if place + 2 in places and len(all_words[place + 1][0]) <= _SHORT}
    for index in dict.fromkeys(all_words[place][1] for place in sorted(places)):
        yield _EDGES.sub("", pieces[index][0])


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stands between blanks in a shown text, each with whether it is certainly meant to be read."""
    parts = _ARGUMENT.split(text)
    begun: list[int] = []
    arguments: list[list[str]] = [[]]
    within: list[int] = []
    for part in parts:
        if part == OPEN:
            begun.append(len(arguments))
            arguments.append([])
        elif part == CLOSE:
            if begun:
                begun.pop()
        else:
            arguments[begun[-1] if begun else 0].append(part)
        within.append(begun[-1] if begun else 0)
    is_text = [True, *(is_prose(" ".join(argument)) for argument in arguments[1:])]
    for part, argument in zip(parts, within, strict=True):
        if part not in {OPEN, CLOSE}:
            yield from ((piece, is_text[argument]) for piece in part.split())


def is_prose(argument: str) -> bool:
    """Return whether an argument is certainly text: no number, length, key, name of a file or of a colour."""
    tokens = [_EDGES.sub("", token) for token in argument.split()]
    long = [token for token in tokens if sum(map(str.isalpha, token)) > _SHORT or not token.isascii()]
    if not long or "=" in argument:
        return False
    (first, *others) = long
    is_name = first.isalpha() and first[0].isupper() and not first.isupper()
    return bool(others or len(tokens) > 1 or is_name or not first.isascii())


def _is_certain(word: str) -> bool:
    """Return whether a word is too long to be missing by chance, as a number in a template's code is."""
    return len(letters(word)) > _SHORT or not word.isascii()


def _quoted(lost: Sequence[str]) -> str:
    shorter = (word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in lost[:_MOST_WORDS])
    more = len(lost) - _MOST_WORDS
    return f"`{' '.join(shorter)}`" + (f" and {more} more words" if more > 0 else "")


def _where(pdf: bytes, pages: Sequence[str], loss: Loss) -> str:
    """Return what became of lost words: a page may have each of them more often than is to be seen."""
    seen, lost = letters(pages[loss.page]), [letters(word) for word in loss.words]
    for text_of, where in ((text_with_hidden, "cannot be seen on"), (text_beside, "is printed outside")):
        there = letters(text_of(pdf, loss.page))
        if all(there.count(word) > seen.count(word) for word in lost):
            return f"{where} page {loss.page + 1}"
    return f"is lost; it should be on page {loss.page + 1}"
