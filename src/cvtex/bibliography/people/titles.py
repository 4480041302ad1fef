"""Titles and degrees beside a name, which are no part of it, and bodies whose names stand without braces."""

import re
from collections.abc import Sequence

from cvtex.bibliography.people.initials import are_capitals
from cvtex.bibliography.people.vocabulary import JOINED, PARTICLES, is_suffix, words_of

_TITLES, _BEHIND, _OF_TITLES, _DEGREES = map(words_of, ("titles", "titles_behind", "of_titles", "degrees_behind"))
_BODIES, _BODIES_OF, _OF, _COMPANIES = map(words_of, ("bodies", "bodies_of", "of", "companies"))
_PIECE = re.compile(r"[^.-]+")
_ANY = _TITLES | _DEGREES | _BODIES | _BODIES_OF | _COMPANIES | {"ph"}


def has_such_words(source: str) -> bool:
    """Return whether a name has a word that may be a title, a degree or a body's: most names have none."""
    words = source.lower().replace(",", " ").replace("~", " ").replace("-", " ").replace("\\", " ")
    return not (_ANY.isdisjoint(words.replace(".", "").split()) and _ANY.isdisjoint(words.replace(".", " ").split()))


def without_titles(parts: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the words between a name's commas without titles and degrees, and these in their order.

    A family name is never left without a word.
    """
    kept, behind = [list(part) for part in parts], list[str]()
    while _ends_in_degrees(kept):
        behind = [*kept.pop(), *behind]
    found: list[str] = []
    for number, part in enumerate(kept):
        least = 1 if number == 0 else 0
        first, last = _first(part, least), _last(part, least, is_whole=len(kept) == 1)
        if first < last or not least:
            found += [*part[:first], *part[max(first, last) :]]
            kept[number] = part[first:last]
    if found and len(kept) == 2 and not kept[1] and _is_given_and_family(kept[0]):
        kept.pop()
    return kept, [*found, *behind]


def is_body(parts: Sequence[Sequence[str]]) -> bool:
    """Return whether the words between a name's commas are certainly a body's name: `IBM Research`, `Apple, Inc.`."""
    words = [_bare(word) for word in parts[-1]]
    if sum(map(len, parts)) < 2 or not words:
        return False
    if words[-1] in _COMPANIES:
        return True
    if len(parts) > 1:
        return False
    pairs = zip(words, parts[0][1:], strict=False)
    return words[-1] in _BODIES or any(word in _BODIES | _BODIES_OF and after in _OF for word, after in pairs)


def is_degree(words: Sequence[str]) -> bool:
    """Return whether all of some words are degrees, such as `Ph. D.`."""
    return bool(words) and ("".join(map(_bare, words)) in _DEGREES or all(_bare(word) in _DEGREES for word in words))


def _ends_in_degrees(parts: Sequence[Sequence[str]]) -> bool:
    match parts:
        case [family, last]:
            return is_degree(last) and (not _may_be_initials(last) or _is_given_and_family(family))
        case [family, middle, last] if is_suffix(" ".join(middle), with_degrees=True) or is_degree(middle):
            is_sure = is_degree(middle) or not _may_be_initials(last)
            return is_degree(last) and is_sure and _is_given_and_family(family)
        case [_, _, *_, last]:
            return is_degree(last)
    return False


def _first(part: Sequence[str], least: int) -> int:
    """Return where a part begins behind the titles in front of it."""
    end = 0
    while end < len(part) - least and _is_title(part[end], _TITLES | _OF_TITLES):
        end += 1
    return end if any(_is_title(word, _TITLES) for word in part[:end]) else 0


def _last(part: Sequence[str], least: int, *, is_whole: bool) -> int:
    """Return where a part ends before the titles and degrees behind it; `Curie MD` are initials."""
    end = len(part)
    while end > least:
        if end > least + 1 and is_degree(part[end - 2 : end]) and not is_degree(part[end - 1 : end]):
            end -= 2
        elif _is_title(part[end - 1], _BEHIND) or (
            is_degree(part[end - 1 : end])
            and not (
                _may_be_initials(part[end - 1 : end])
                and not (_is_given_and_family(part[: end - 1]) if is_whole else end > 1)
            )
        ):
            end -= 1
        else:
            break
    return end


def _is_given_and_family(words: Sequence[str]) -> bool:
    return len(words) > 1 and _bare(words[0]) not in PARTICLES | JOINED


def _may_be_initials(words: Sequence[str]) -> bool:
    return all(are_capitals(word.replace(".", "")) for word in words)


def _is_title(word: str, titles: frozenset[str]) -> bool:
    """Return whether a word is a title, or several that run together: `Prof.Dr.`."""
    pieces = [piece.casefold() for piece in _PIECE.findall(word)]
    return _bare(word) in titles or (bool(pieces) and all(piece in titles for piece in pieces))


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
