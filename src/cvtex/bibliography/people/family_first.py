"""Names as catalogues of medicine and biology write them, `Noether E`, which BibTeX takes for a family name `E`.

Stops, or capitals that no family name has, are certainly initials. What else is decided by the other names in the list;
`Weinan E` alone could be either, and stays as it is until the bibliography says more.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from cvtex.bibliography.people.asides import without_asides
from cvtex.bibliography.people.braces import split_words
from cvtex.bibliography.people.initials import are_capitals
from cvtex.bibliography.people.marks import unmarked
from cvtex.bibliography.people.titles import is_body, without_titles
from cvtex.bibliography.people.vocabulary import is_suffix, words_of
from cvtex.text.latex import text_of

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?\Z")
_VOWELS = frozenset("AEIOUYÆØ")
_SHORT_FAMILIES = words_of("short_families")


class Form(IntEnum):
    """How likely the last word of a name stands for given names."""

    NONE = 0
    """It is a family name."""
    SINGLE = 1
    """One capital that some family names consist of, as in `Weinan E`."""
    SHORT = 2
    """Two or three capitals that a family name can have, as in `Wei LI`."""
    SURE = 3
    """Initials."""


@dataclass(frozen=True, slots=True)
class FamilyFirst:
    """A name whose last word may be initials, and its parts as LaTeX if it is."""

    form: Form
    family: str
    initials: str
    suffix: str = ""
    is_read: bool = False
    """Whether the other names in the list say so, or the form itself."""

    @property
    def text(self) -> str:
        """The name as BibTeX should have it."""
        return ", ".join(filter(None, (self.family, self.suffix, self.initials)))

    @property
    def suggestion(self) -> str:
        """The same with a stop after each initial."""
        initials = " ".join(f"{letter}." for letter in self.initials) if self.initials.isalpha() else self.initials
        return ", ".join(filter(None, (self.family, self.suffix, initials)))


def family_first(source: str) -> FamilyFirst | None:
    """Return what a name is if its family name stands first, None where its last word cannot be initials."""
    words = split_words(source) if "," not in source else []
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    start = len(words)
    while start and _are_initials(words[start - 1]):
        start -= 1
    family, initials = words[:start], words[start:]
    if not (family and initials) or is_suffix(words[-1]) or is_body([words]) or without_titles([words])[1]:
        return None
    texts = [text_of(word) for word in map(_bare, family)]
    if any(len(text) < 2 or "." in text or are_capitals(text) for text in texts) or not texts[-1][:1].isupper():
        return None
    bare = "".join(map(_bare, initials))
    return FamilyFirst(_form(bare), " ".join(family), " ".join(initials), suffix)


def missing_comma(name: str) -> str:
    """Return what is said of a name that has its family name first and no comma."""
    return f"in `{name}` a comma is missing behind the family name"


def read_in_order(sources: Sequence[str]) -> list[FamilyFirst | None]:
    """Return for each name in a list what it is if its last word is initials, or may be; None for the others."""
    found = [family_first(source) for source in sources]
    forms = [name for name in found if name]
    if not forms:
        return found
    others = [source for source, name in zip(sources, found, strict=True) if not name and "," not in source]
    if any(map(_ends_in_long_capitals, others)):
        return [replace(name, is_read=True) if name and "." in name.initials else None for name in found]
    has_sure = any(name.form is Form.SURE for name in forms)
    are_many = len(forms) > max(1, len(others)) and (has_sure or all(name.form is Form.SINGLE for name in forms))
    at_least = Form.SINGLE if are_many else Form.SHORT if has_sure or others else Form.SURE
    return [replace(name, is_read=name.form >= at_least) if name else None for name in found]


def _bare(word: str) -> str:
    """Return a word without the marks on it."""
    return without_asides(f", {unmarked(word).source}").source.removeprefix(", ")


def _are_initials(word: str) -> bool:
    if word.isalpha():
        return are_capitals(word)
    bare = _bare(word)
    letters = bare.replace(".", "").replace("-", "")
    return are_capitals(letters) or (letters.isupper() and _INITIALS.match(bare) is not None)


def _form(initials: str) -> Form:
    if "." in initials or "-" in initials:
        return Form.SURE
    letters = unicodedata.normalize("NFD", initials)
    initials = "".join(filter(str.isalpha, letters))
    is_family = initials.casefold() in _SHORT_FAMILIES
    if not is_family and (_VOWELS.isdisjoint(initials) or (len(initials) > 1 and _VOWELS.issuperset(initials[:2]))):
        return Form.SURE
    return Form.SINGLE if len(initials) == 1 else Form.SHORT


def _ends_in_long_capitals(source: str) -> bool:
    """Return whether a name has its family name, and that alone, in capitals: `Emmy NOETHER`."""
    words = [text_of(word) for word in split_words(source)]
    return len(words) > 1 and words[-1].isupper() and not _are_initials(words[-1]) and not words[0].isupper()
