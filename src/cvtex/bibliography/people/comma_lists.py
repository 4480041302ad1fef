"""Lists of names that commas separate, as other programs write them: recognised only where they are certain."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cvtex.bibliography.people.asides import without_asides
from cvtex.bibliography.people.braces import after_group
from cvtex.bibliography.people.family_first import family_first
from cvtex.bibliography.people.initials import are_capitals
from cvtex.bibliography.people.marks import unmarked
from cvtex.bibliography.people.vocabulary import JOINED, PARTICLES, is_suffix
from cvtex.text.latex import text_of

_INITIALS = re.compile(r"(?:(?>[^\W\d_]\w?\.|[^\W\d_](?![^\W\d_])(?>\s*)\.?)(?>[\s-]*))++\Z")


def comma_list(texts: Sequence[str], *, is_open: bool) -> list[list[str]] | None:
    """Return the parts between commas by name where they are certainly several names, else None.

    `is_open` says that a comma follows the last one, as in `A. One, B. Two, and C. Three`.
    """
    if len(texts) < 2 or not all(texts):
        return None
    is_list = all(map(is_person, texts))
    match len(texts):
        case 2 if is_list and (is_open or _begins_with_initials(texts[0]) or all(map(_ends_in_initials, texts))):
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
        family, *rest = texts[position : position + 3]
        if _are_initials(family):
            return None
        if len(rest) > 1 and is_suffix(rest[0]) and _are_initials(rest[1]):
            size = 3
        elif rest and _are_initials(rest[0]):
            size = 2
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
    return tuple(text_of(without_asides(unmarked(text).source).source).split())


def is_person(text: str) -> bool:
    """Return whether a text without commas has a given name and a family name."""
    if text.startswith("{") and after_group(text, 0) == len(text):
        return False
    words = _words(text)
    return len(words) > 1 and not _are_initials(text) and not is_suffix(words[-1], with_degrees=len(words) == 2)


def _are_initials(text: str) -> bool:
    joined = " ".join(_words(text))
    return bool(_INITIALS.match(joined)) or are_capitals(joined.replace("-", ""))


def _begins_with_initials(text: str) -> bool:
    words = _words(text)
    return (
        len(words) > 1 and bool(_INITIALS.match(words[0])) and words[0][:1].isupper() and not _are_initials(words[-1])
    )


def _ends_in_initials(text: str) -> bool:
    return "," not in text and family_first(text) is not None


def are_two_persons(texts: Sequence[str]) -> bool:
    """Return whether a name may be two that a comma separates: `Emil Artin, Helmut Hasse`."""
    return len(texts) == 2 and all(is_person(text) and _is_written_out(_words(text)) for text in texts)


def _is_written_out(words: Sequence[str]) -> bool:
    """Return whether words look like `Given Family`: with capitals, no particle in front and no initial behind."""
    return (
        words[0].lower() not in PARTICLES | JOINED
        and all(word[:1].isupper() for word in words)
        and not _INITIALS.match(words[-1])
    )
