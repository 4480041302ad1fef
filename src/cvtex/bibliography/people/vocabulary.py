"""The words and signs in and beside names, from people.toml."""

from cvtex.data import table

PEOPLE = table("bibliography/people/people")
"""The table as it is: spellings of letters, marks, annotations, and the lists of words below."""

PARTICLES, JOINED, ARTICLES, _SUFFIXES, _DEGREES = (
    frozenset(PEOPLE[name].split()) for name in ("particles", "joined", "articles", "suffixes", "degrees")
)

EAST_ASIAN = "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
"""A Chinese character, kana or Hangul, as a pattern: names in them are written without space."""


def is_suffix(text: str, *, with_degrees: bool = False) -> bool:
    """Return whether a text is a name's suffix, such as `Jr.` and `III`, or, if asked, a degree such as `Ph.D.`."""
    bare = text.replace(".", "").replace(" ", "").casefold()
    return bare in _SUFFIXES or (with_degrees and bare in _DEGREES)
