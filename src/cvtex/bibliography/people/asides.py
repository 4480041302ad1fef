"""What stands beside a name in its source and is no part of it: e-mail addresses, affiliations, glued digits."""

import re
from dataclasses import dataclass

from cvtex.bibliography.people.flaws import Flaw

ASIDES = re.compile(r"[\d@(\[]")
"""What every aside has, and few names have."""

_EMAIL = re.compile(r"[\s~,]*[<(\[]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)\]]?")
_IN_BRACKETS = re.compile(r"[\s~]+(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\])[\s~]*\Z")
_DIGITS = re.compile(r"(?<=[^\W\d_])(?P<marks>\d{1,2}(?:\s*,\s*\d{1,2})*)(?=\s*(?:,|\Z))")


@dataclass(frozen=True, slots=True)
class Aside:
    """A name's source without what stands beside it, the marks that were glued to it, and what was left out."""

    source: str
    marks: frozenset[str] = frozenset()
    flaws: tuple[Flaw, ...] = ()


def without_asides(source: str) -> Aside:
    """Return a name's source without asides; where nothing else is in it, it is left as it is."""
    if not ASIDES.search(source) or "=" in source:
        return Aside(source)
    rest, left_out = source, list[str]()
    if "@" in rest:
        left_out += (match.group().strip(" ~,") for match in _EMAIL.finditer(rest))
        rest = _EMAIL.sub("", rest)
    match = _IN_BRACKETS.search(rest)
    if match and _is_affiliation(match, rest):
        left_out.append(match.group().strip(" ~"))
        rest = rest[: match.start()]
    marks = frozenset[str]()
    glued = list(_DIGITS.finditer(rest)) if re.search(r"[\s~,]", rest.strip()) else []
    if len(glued) == 1:  # `Family2, Given2` has them as parts of the names
        marks = frozenset(re.findall(r"\d+", glued[0]["marks"]))
        rest = _DIGITS.sub("", rest)
    if not any(map(str.isalpha, rest)):
        return Aside(source)
    help_ = f"write `{rest.strip()}`"
    flaws = (Flaw(f"`{text}` in `{source.strip()}` is no part of the name", help_) for text in left_out)
    return Aside(rest, marks, tuple(flaws))


def _is_affiliation(match: re.Match[str], source: str) -> bool:
    """Return whether brackets at the end hold no nickname, as they do in `Keller, Joseph (Joe)`."""
    inside = match["round"] or match["square"] or ""
    return "," not in source[: match.start()] or "," in inside
