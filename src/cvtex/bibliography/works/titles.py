"""Whether two titles are one: compared as people do who look for duplicates in a list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

RATIO = 90
"""How alike titles must be, in percent of their letters, before their words are compared (rapidfuzz, `fuzz.ratio`)."""

_MOST_TITLES = 20
"""In how many titles a word may stand to tell something about one."""
_TELLING_WORDS = 4
_NEIGHBOURS = 3
_SHORTEST_MISTYPED = 4
_MOST_MISTYPED = 2


def titles_agree(title: str, other: str, insignificant: frozenset[str]) -> bool:
    """Return whether two folded titles are one, but for hyphens, articles and a letter that is mistyped.

    A number, a roman numeral or any word that differs makes two titles: `Part I` and `Part II`, `mice` and `rats`.
    """
    from rapidfuzz import fuzz  # few lists need it

    if title == other:
        return True
    if not fuzz.ratio(title, other, score_cutoff=RATIO):
        return False
    return _words_agree(title.split(), other.split(), insignificant)


def without_final_stop(title: str) -> str:
    """Return a title without its final stop, unless the stop is an abbreviation's: `U.S.`, `…`."""
    return title if re.search(r"(?:\.|\.[A-Z])\.\Z", title) else title.removesuffix(".")


def likeness(title: str, other: str) -> float:
    """Return how alike two folded titles are, in percent of their letters."""
    from rapidfuzz import fuzz

    return fuzz.ratio(title, other)


def _words_agree(words: Sequence[str], others: Sequence[str], insignificant: frozenset[str]) -> bool:
    from rapidfuzz.distance import OSA

    here, there = Counter(words), Counter(others)
    only_here = [word for word in words if here[word] > there[word] and word not in insignificant]
    only_there = [word for word in others if there[word] > here[word] and word not in insignificant]
    if "".join(only_here) == "".join(only_there):
        return True  # `non linear`, `nonlinear`
    return (
        len(only_here) == len(only_there) <= _MOST_MISTYPED
        and all(len(word) >= _SHORTEST_MISTYPED and word.isalpha() for word in (*only_here, *only_there))
        and all(
            mine[0] == theirs[0] and OSA.distance(mine, theirs, score_cutoff=1) <= 1
            for mine, theirs in zip(only_here, only_there, strict=True)
        )
    )


def alike(titles: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of folded titles that may be one; those that share rare words, or are neighbours in order.

    The pairs are linear in the number of titles; the first number of each is the lower one.
    """
    seen: set[tuple[int, int]] = set()
    for block in (*_same(titles), *_sharing(titles)):
        for position, number in enumerate(block):
            for other in block[max(0, position - _MOST_TITLES) : position]:
                pair = (min(number, other), max(number, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair
    in_order = sorted(titles, key=lambda number: titles[number])
    for position, number in enumerate(in_order):
        for other in in_order[position + 1 : position + 1 + _NEIGHBOURS]:
            pair = (min(number, other), max(number, other))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _same(titles: Mapping[int, str]) -> list[list[int]]:
    by_title: dict[str, list[int]] = {}
    for number, title in titles.items():
        by_title.setdefault(title, []).append(number)
    return [numbers for numbers in by_title.values() if len(numbers) > 1]


def _sharing(titles: Mapping[int, str]) -> list[list[int]]:
    """Return the numbers of the titles that share one of their rarest words."""
    words = {number: sorted(set(title.split())) for number, title in titles.items()}
    counts = Counter(word for own in words.values() for word in own)
    blocks: dict[str, list[int]] = {}
    for number, own in words.items():
        telling = [word for word in own if 1 < counts[word] <= _MOST_TITLES]
        for word in sorted(telling, key=lambda word: counts[word])[:_TELLING_WORDS]:
            blocks.setdefault(word, []).append(number)
    return [numbers for numbers in blocks.values() if len(numbers) > 1]
