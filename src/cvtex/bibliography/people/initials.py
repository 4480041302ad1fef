"""The initials of given names."""

import re
import unicodedata

from cvtex.model.publication import Name

_MOST_GLUED = 3
_NICKNAME = re.compile(r"[(\[\"“„«'‘].*[)\]\"”“»'’]\Z")
_HYPHENS = re.compile(r"[-‐‑]")


def initials_of(name: Name) -> str:
    """Return the initials of a name's given names without stops, as the .bib file says them where it does."""
    if name.given_initials is not None:
        return name.given_initials
    has_small_letters = any(character.islower() for character in name.family)
    return shortened(_spaced(name.given) if has_small_letters else name.given)


def shortened(given: str) -> str:
    """Return the initials of given names without stops: `Klaus-Robert` and `K.-R.` give `K-R`, `A. M.` gives `A M`.

    A small letter stays one, except after a hyphen (biber does the same: `Maria de Lourdes` gives `M d L`); a name
    in a script whose letters have no case (Chinese, Arabic) is not shortened.
    """
    words = re.sub(r"\.(?=[^\s.\-‐‑,])", ". ", unicodedata.normalize("NFC", given)).replace(".", "").split()
    if any(not _NICKNAME.match(word) for word in words):
        words = [word for word in words if not _NICKNAME.match(word)]
    parts = ("-".join(filter(None, _of_parts(_HYPHENS.split(word)))) for word in words)
    return " ".join(initial for initial in parts if initial)


def _spaced(given: str) -> str:
    """Return given names with initials that run together, such as `EA` in `Noether, EA`, apart."""
    return " ".join(" ".join(word) if are_capitals(word) else word for word in given.split())


def are_capitals(word: str) -> bool:
    """Return whether a word is of capitals only, so few that they may be initials: `E`, `EA`."""
    return len(word) <= _MOST_GLUED and word.isalpha() and word.isupper()


def _of_parts(parts: list[str]) -> list[str]:
    initials = [initial_of(part) for part in parts]
    if initials and initials[0][:1].isupper():
        return [initials[0], *(initial.upper() for initial in initials[1:])]
    return initials


def initial_of(part: str) -> str:
    """Return the first letter or digit of a part with its accents, all of it where the script has no case."""
    for position, character in enumerate(part):
        if unicodedata.category(character) == "Lo" and part[position:].strip():
            return part
        if character.isalnum() and unicodedata.category(character) != "Lm":
            end = position + 1
            while end < len(part) and unicodedata.combining(part[end]):
                end += 1
            return part[position:end]
    return ""


def with_stops(initials: str) -> str:
    """Return initials with a stop after each: `K.-R.`, `A. M.`; a name that was not shortened gets none."""
    return re.sub(r"[^\s-]+", lambda match: match.group() + ("" if _is_whole(match.group()) else "."), initials)


def _is_whole(initial: str) -> bool:
    return unicodedata.category(initial[0]) == "Lo"
