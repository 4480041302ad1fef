"""The words and signs in and beside names, from vocabulary.toml."""

import re

from cvtex.data import table

PEOPLE = table("bibliography/people/vocabulary")
"""The table as it is: spellings of letters, marks, annotations, and the lists of words below."""


def words_of(name: str) -> frozenset[str]:
    """Return the words of a list in the table."""
    return frozenset(PEOPLE[name].split())


PARTICLES, JOINED, ARTICLES = words_of("particles"), words_of("joined"), words_of("articles")
_SUFFIXES, _DEGREES = words_of("suffixes"), words_of("degrees")

EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+")
"""Chinese characters, kana and Hangul: names in them are written without space."""

_MIDDLE_DOT = "\u30fb"


def is_written_as_one(family: str, given: str) -> bool:
    """Return whether a family name and a given name are written in this order without a space: `夏目` and `漱石`.

    Names of other languages, which kana write with middle dots, are not.
    """
    return all(EAST_ASIAN.fullmatch(part) and _MIDDLE_DOT not in part for part in (family, given))


def is_suffix(text: str, *, with_degrees: bool = False) -> bool:
    """Return whether a text is a name's suffix, such as `Jr.` and `III`, or, if asked, a degree such as `Ph.D.`."""
    bare = text.replace(".", "").replace(" ", "").casefold()
    return bare in _SUFFIXES or (with_degrees and bare in _DEGREES)
