"""Text that was put into a .tex and is not in its PDF."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cvtex.diagnostics import Diagnostic, Span
from cvtex.text.compared import letters, words
from cvtex.text.shown import FORMULA, shown
from cvtex.verify.matching import Missing, missing_words
from cvtex.verify.sources import SourceWords
from cvtex.verify.text_layer import UnreadablePdfError, text_beside, text_on_pages

_BODY = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_MARK = re.compile(r"^%%% (.*)\n", re.MULTILINE)
_PERSON = "person"
"""The mark of what stands before the first one: the block with the name."""
_LABEL = re.compile(r"\\cv(?:label|reference|longreference)\{([^{}]*)\}")
_MOST = 10
"""Entries that are reported one by one."""
_MOST_WORDS = 12
"""Words that a message shows."""
_LONGEST = 40
"""Characters of a word that a message shows."""
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a piece of the .tex shows between two formulae, with the mark above it and the piece itself."""

    mark: str
    text: str
    tex: str


@dataclass(frozen=True, slots=True)
class Loss:
    """The words of an entry that a PDF lacks, as they were put in, and the page that they should be on (from 0)."""

    mark: str
    words: tuple[str, ...]
    page: int
    is_outside: bool
    """Whether they stand beside that page."""


def lost_text(
    pdf: bytes, tex: str, sources: SourceWords, locate: Callable[[str], Span | None], *, kept: str, log_name: str
) -> tuple[Diagnostic, ...]:
    """Return an error for each entry that has words of the sources in the .tex and not on the pages of the PDF.

    Not compared are punctuation, accents, capital letters and formulae. `kept` is where the PDF will be looked at.
    """
    try:
        found = losses(pdf, tex, sources)
    except UnreadablePdfError as error:
        return (Diagnostic("lost-text", f"the text of the PDF cannot be read: {error}", help=f"the log is {log_name}"),)
    help_ = f"look at {kept}: a template, a macro or `tex` of yours swallows it; the log is {log_name}"
    shown_ones = found if len(found) <= _MOST else found[: _MOST - 1]
    diagnostics = [
        Diagnostic("lost-text", _message(loss, sources.name(loss.mark)), locate(loss.mark.removeprefix("section ")), help_)
        for loss in shown_ones
    ]
    if rest := found[len(shown_ones) :]:
        first, last = min(loss.page for loss in rest) + 1, max(loss.page for loss in rest) + 1
        where = f"page {first}" if first == last else f"pages {first}–{last}"
        diagnostics.append(Diagnostic("lost-text", f"{len(rest)} more entries lack text, on {where}", help=help_))
    return tuple(diagnostics)


def losses(pdf: bytes, tex: str, sources: SourceWords) -> list[Loss]:
    """Return what a PDF lacks of its .tex, entry by entry.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    passages = list(passages_of(tex))
    missing = missing_words([passage.text for passage in passages], text_on_pages(pdf))
    found = []
    for mark, group in groupby(missing, key=lambda one: passages[one.passage].mark):
        ones = _of_sources(list(group), passages, sources, mark)
        if ones:
            page = ones[0].page
            lost = tuple(dict.fromkeys(_as_put_in(passages[one.passage].text)[one.word] for one in ones))
            found.append(Loss(mark, lost, page, is_outside=_is_outside(pdf, page, lost)))
    return found


def passages_of(tex: str) -> Iterator[Passage]:
    """Yield what a .tex shows, piece by piece, each with the mark above it."""
    body = _BODY.search(tex)
    mark = _PERSON
    for index, piece in enumerate(_MARK.split(body[1] if body else "")):
        if index % 2:
            mark = piece
        else:
            yield from (Passage(mark, text, piece) for text in shown(piece).split(FORMULA))


def _of_sources(
    missing: Sequence[Missing], passages: Sequence[Passage], sources: SourceWords, mark: str
) -> list[Missing]:
    """Return the missing words that come from the sources; others are lengths and names in a template's own code."""
    pieces = dict.fromkeys(passages[one.passage].tex for one in missing)
    labels = [shown(label) for piece in pieces for label in _LABEL.findall(piece)]
    known = sources.known(mark, labels)
    return [one for one in missing if words(passages[one.passage].text)[one.word] in known]


def _as_put_in(text: str) -> list[str]:
    """Return for each word of a text the characters between two blanks that it stands in."""
    return [_EDGES.sub("", piece) or piece for piece in text.split() for _ in words(piece)]


def _is_outside(pdf: bytes, page: int, lost: Sequence[str]) -> bool:
    everything = letters(text_beside(pdf, page))
    return all(letters(word) in everything for word in lost)


def _message(loss: Loss, name: str) -> str:
    words_ = " ".join(word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in loss.words[:_MOST_WORDS])
    more = len(loss.words) - _MOST_WORDS
    what = f"`{words_}`" + (f" and {more} more words" if more > 0 else "")
    if loss.is_outside:
        return f"`{name}`: {what} is printed outside page {loss.page + 1}"
    return f"`{name}`: {what} is lost; it should be on page {loss.page + 1}"
