"""Entries that are one work: duplicates, and preprints whose published version is there, too."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cvtex.bibliography.works.titles import alike, likeness, titles_agree
from cvtex.data import table
from cvtex.model.identifiers import compact
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.text.words import folded

Relation = Literal["same", "preprint", "mixed-up"]
"""Two entries of one work, a preprint of the other, or two works with one identifier."""

_IDENTIFIERS = {
    "doi": "the DOI",
    "arxiv": "the arXiv identifier",
    "pubmed": "the PubMed identifier",
    "pmc": "the PubMed Central identifier",
    "hal": "the HAL identifier",
    "openreview": "the OpenReview identifier",
}
"""Identifiers that two works never share, and what messages call them."""
_LIKE = 60
"""How alike the titles of one work are at least, in percent of their letters, where it was renamed."""
_YEARS_UNTIL_PUBLISHED = 5
_MOST_SHARING = 20
"""How many entries with one identifier are compared with each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two entries that belong together: the first, or published one, and the second, or preprint."""

    first: Publication
    second: Publication
    relation: Relation
    why: str
    """What tells it, for a message: `they have the DOI …`."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is compared of a publication."""

    it: Publication
    title: str
    families: frozenset[str]
    year: int | None
    is_preprint: bool


_TABLE: dict[str, dict[str, frozenset[str]]] = {
    name: {key: frozenset(values) for key, values in rows.items()}
    for name, rows in table("bibliography/works/same_works").items()
}


def same_works(publications: Sequence[Publication], different: Iterable[Collection[str]] = ()) -> tuple[Pair, ...]:
    """Return the entries that are probably one work, each as the second of one pair at most.

    Works are one that have an identifier in common, or a title, a year (±1; a preprint may be older) and names.
    `different` are keys of entries that are known to be two works; `related` in the .bib says so, too.
    """
    works = [_work(publication) for publication in publications]
    apart = {frozenset(keys) for keys in different}
    stated: list[tuple[int, int, str]] = []
    for first, second, is_one in _related(works):
        keys = frozenset({works[first].it.key, works[second].it.key})
        if is_one and keys not in apart:
            stated.append((first, second, "the .bib file says so"))
        else:
            apart.add(keys)
    pairs: list[Pair] = []
    settled: dict[int, int] = {}
    for one, other, why in (*stated, *_sharing_identifiers(works), *_sharing_titles(works)):
        keys = frozenset({works[one].it.key, works[other].it.key})
        if len(keys) < 2 or keys in apart or _root(one, settled) == _root(other, settled):
            continue  # a key that is used twice has its own message
        relation, first, second = _relation(works, one, other, why)
        if second in settled:
            if first in settled or relation != "same":
                continue
            first, second = second, first
        settled[second] = first
        pairs.append(Pair(works[first].it, works[second].it, relation, why))
    return tuple(pairs)


def _root(number: int, settled: dict[int, int]) -> int:
    while number in settled:
        number = settled[number]
    return number


def _relation(works: Sequence[_Work], one: int, other: int, why: str) -> tuple[Relation, int, int]:
    """Return how two works that belong together are related, and which of them stands first."""
    first, second = min(one, other), max(one, other)
    if works[one].is_preprint != works[other].is_preprint:
        first, second = (other, one) if works[one].is_preprint else (one, other)
        return "preprint", first, second
    if why.startswith("the .bib"):
        return "preprint", one, other
    if why.startswith("their titles") or _is_one_title(works[one], works[other]):
        return "same", first, second
    return "mixed-up", first, second


def _is_one_title(work: _Work, other: _Work) -> bool:
    """Return whether two works with one identifier can have been renamed, and are none about the other."""
    about = _TABLE["titles"]["about"]
    words, others = set(work.title.split()), set(other.title.split())
    if words & about != others & about:
        return False
    return likeness(work.title, other.title) >= _LIKE or words <= others or others <= words


def _work(publication: Publication) -> _Work:
    title = f"{plain(publication.title)} {plain(publication.fields.get('subtitle', ()))}"
    return _Work(
        publication,
        folded(title),
        frozenset(folded(name.family) for name in publication.creators),
        publication.date.year if publication.date else None,
        publication.kind == "preprint" or (publication.kind == "other" and "arxiv" in publication.identifiers),
    )


def _related(works: Sequence[_Work]) -> Iterator[tuple[int, int, bool]]:
    """Yield the entries that name each other, the published one first, and whether they are one work."""
    numbers = {work.it.key: number for number, work in enumerate(works)}
    relations = _TABLE["relations"]
    for number, work in enumerate(works):
        related = work.it.related
        for key in related.keys if related else ():
            other = numbers.get(key)
            if related is None or other is None or other == number:
                continue
            if related.relation in relations["preprint"]:
                yield number, other, True
            elif related.relation in relations["published"]:
                yield other, number, True
            else:
                is_one = related.relation not in relations["other"] and work.is_preprint != works[other].is_preprint
                yield number, other, is_one


def _sharing_identifiers(works: Sequence[_Work]) -> Iterator[tuple[int, int, str]]:
    for label, name in _IDENTIFIERS.items():
        holders: dict[str, list[int]] = {}
        for number, work in enumerate(works):
            if value := work.it.identifiers.get(label):
                holders.setdefault(value.casefold(), []).append(number)
        for numbers in holders.values():
            for position, number in enumerate(numbers):
                for other in numbers[max(0, position - _MOST_SHARING) : position]:
                    yield other, number, f"both have {name} `{works[number].it.identifiers[label]}`"


def _sharing_titles(works: Sequence[_Work]) -> Iterator[tuple[int, int, str]]:
    insignificant = _TABLE["titles"]["insignificant"]
    titles = {number: work.title for number, work in enumerate(works) if work.title}
    for one, other in alike(titles):
        first, second = works[one], works[other]
        if _can_be_one(first, second) and titles_agree(first.title, second.title, insignificant):
            yield one, other, "their titles, years and names agree"


def _can_be_one(work: _Work, other: _Work) -> bool:
    """Return whether all but the titles of two works speaks for one."""
    if work.is_preprint != other.is_preprint:
        preprint, published = (work, other) if work.is_preprint else (other, work)
        if published.it.kind not in _TABLE["kinds"]["published"]:
            return False
        years = range(-1, _YEARS_UNTIL_PUBLISHED + 1)
    else:
        if work.it.kind != other.it.kind:
            return False
        preprint, published = work, other
        years = range(-1, 2)
    if preprint.year is not None and published.year is not None and published.year - preprint.year not in years:
        return False
    return _names_agree(work, other) and not _differ(work, other)


def _names_agree(work: _Work, other: _Work) -> bool:
    fewer = min(len(work.families), len(other.families))
    return fewer > 0 and 2 * len(work.families & other.families) >= fewer


def _differ(work: _Work, other: _Work) -> bool:
    """Return whether two entries with one title say of themselves that they are two works."""
    if work.it.language and other.it.language and work.it.language != other.it.language:
        return True
    if work.it.kind == "thesis" and work.it.entry_type != other.it.entry_type:
        return True
    kinds = _TABLE["kinds"]
    if work.is_preprint == other.is_preprint:
        label = "arxiv" if work.is_preprint else "doi"
        mine, theirs = work.it.identifiers.get(label), other.it.identifiers.get(label)
        if (mine and theirs and mine.casefold() != theirs.casefold()) or _any_differs(work, other, kinds["differ"]):
            return True
    has_venue = bool(work.it.venue) and folded(plain(work.it.venue)) == folded(plain(other.it.venue))
    if work.title in _TABLE["titles"]["generic"] and not has_venue:
        return True
    if has_venue or work.it.kind in {"patent", "report", "book", "proceedings"}:
        return _any_differs(work, other, kinds["differ_in_venue"])
    return False


def _any_differs(work: _Work, other: _Work, names: Collection[str]) -> bool:
    fields = ((work.it.fields.get(name), other.it.fields.get(name)) for name in names)
    return any(mine and theirs and compact(plain(mine)) != compact(plain(theirs)) for mine, theirs in fields)
