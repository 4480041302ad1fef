"""The words of the sources by the marks that the .tex has: `experience.0`, `bib refs.bib:12`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.locale import locale
from cvtex.render.view import bib_mark
from cvtex.text.compared import letters, words
from cvtex.text.shown import GROUP, shown

_PRINTED = {"heading", "note", "title", "text", "entries"}
"""Keys of sections, variants and marks whose values are printed; the others are settings."""
_LONG = 5
"""Letters from which on a word is known by standing anywhere in the source."""
_ENVIRONMENT = re.compile(r"\\begin\{(\w+)\*?\}.*?\\end\{\1\*?\}", re.DOTALL)
_ARGUMENTS = re.compile(rf"\\[A-Za-z@]+\*?(?:\s*(?:\[[^\]]*\]|{GROUP}))+")


class SourceWords:
    """What the sources say at a mark; what else stands in the .tex is a template's own."""

    def __init__(self, data: Mapping[str, Any], publications: Sequence[Publication], language: str = "en") -> None:
        self.data = data
        self.publications = publications
        self.language = language
        """The language in which cvtex itself prints words."""

    def name(self, mark: str) -> str:
        """Return what the entry at a mark is called: its citation key, or its path in cv.toml."""
        publication = self._by_mark.get(mark)
        return publication.key if publication else mark.removeprefix("section ")

    def known(self, mark: str, more: Iterable[str] = ()) -> "Known":
        """Return the words at a mark, and those that cvtex itself prints: `Thesis`, `in press`, `more` (labels)."""
        if mark.startswith("bib "):
            publication = self._by_mark.get(mark)
            texts = _of_publication(publication) if publication else iter(())
        else:
            texts = _strings(self._at(mark))
        return Known([*texts, *more], _own_words(self.language))

    @cached_property
    def _by_mark(self) -> dict[str, Publication]:
        return {str(bib_mark(publication.span)): publication for publication in reversed(self.publications)}

    def _at(self, mark: str) -> Any:
        """Return the data at the path that a mark is; a section's heading stands there or where it is used."""
        found: Any = self.data
        for part in mark.removeprefix("section ").split("."):
            try:
                found = found[int(part) if isinstance(found, list) else part]
            except (LookupError, TypeError, ValueError):
                found = None
                break
        if mark.startswith("section "):  # a template without marks of its own prints all of its section under this one
            elsewhere = [self.data.get(name) for name in ("sections", "variants", "publications")]
            own = self.data.get(mark.rpartition(".")[2])
            return [*(one if isinstance(one, list) else [] for one in (found, own)), *_headings([found, *elsewhere])]
        return found


def _headings(value: Any) -> Iterator[Any]:
    """Yield what sections print besides entries of their own, and these."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _PRINTED:
                yield inner
            else:
                yield from _headings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _headings(inner)


class Known:
    """The words of some texts, beside words that are known anyway."""

    def __init__(self, texts: Iterable[str], others: frozenset[str]) -> None:
        whole = "\n".join(texts)
        self._words = frozenset(words(whole))
        self._letters = letters(whole)
        self._others = others

    def __contains__(self, word: str) -> bool:
        """Return whether it is one of the words, a long part of one, or two side by side."""
        return (
            self._is_one(word)
            or (len(word) >= _LONG and word in self._letters)
            or any(self._is_one(word[:cut]) and self._is_one(word[cut:]) for cut in range(2, len(word) - 1))
        )

    def _is_one(self, word: str) -> bool:
        return word in self._words or word in self._others


def _of_publication(publication: Publication) -> Iterator[str]:
    yield plain(publication.title)
    yield from map(plain, publication.fields.values())
    yield from publication.identifiers.values()
    yield from map(str, filter(None, publication.interval))
    for link in publication.links:
        yield from (link.text, link.url)
    for people in publication.people.values():
        for name in people.names:
            yield from (name.prefix, name.family, name.given, name.suffix)


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts in data; of TeX what is certainly text."""
    match value:
        case {"tex": str(tex), **rest} if not rest:
            yield shown(_ARGUMENTS.sub(" ", _ENVIRONMENT.sub(" ", tex)))
        case dict():
            for inner in value.values():
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
        case None | bool():
            pass
        case _:
            yield str(value)


@cache
def _own_words(language: str) -> frozenset[str]:
    """Return the words that cvtex itself prints in a language."""
    known = locale(language)
    return frozenset(words("\n".join(known.words))) if known else frozenset()
