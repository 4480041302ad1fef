"""Check digits of standard numbers: ORCID iD, ISBN and ISSN."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")
_ORCID_TYPED = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])/?\Z", re.IGNORECASE
)
_HYPHENS = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212]+")


def compact(number: str) -> str:
    """Return a standard number without its hyphens and spaces, its letters in upper case."""
    return _HYPHENS.sub("", number).upper()


def orcid_check(digits: str) -> str:
    """Return the check digit of the 15 digits of an ORCID iD or ISNI (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return _digit_or_x((12 - total % 11) % 11)


def issn_check(digits: str) -> str:
    """Return the check digit of the 7 digits of an ISSN (ISO 3297: weights 8 to 2, modulus 11)."""
    return _modulus_11(digits)


def isbn10_check(digits: str) -> str:
    """Return the check digit of the 9 digits of an ISBN of ten (ISO 2108:1992: weights 10 to 2, modulus 11)."""
    return _modulus_11(digits)


def isbn13_check(digits: str) -> str:
    """Return the check digit of the 12 digits of an ISBN of thirteen (ISO 2108: weights 1 and 3, modulus 10)."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


def orcid_of(text: str) -> str | None:
    """Return the ORCID iD that a text is, or whose address it is, in the form `0000-0002-1825-0097`, else None."""
    match = _ORCID_TYPED.match(text.strip())
    return "-".join(match.groups()).upper() if match else None


def is_orcid(text: str) -> bool:
    """Return whether this is an ORCID iD as it is displayed, `0000-0002-1825-0097`, with its right check digit."""
    return orcid_problem(text) is None


def orcid_problem(text: str) -> str | None:
    """Return what is wrong with an ORCID iD, None where nothing is."""
    if not _ORCID.match(text):
        return "an ORCID iD looks like 0000-0002-1825-0097"
    digits = compact(text)
    check = orcid_check(digits[:-1])
    return None if digits[-1] == check else f"after its other digits, the last one would be {check}"


def _modulus_11(digits: str) -> str:
    weights = range(len(digits) + 1, 1, -1)
    return _digit_or_x(-sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11)


def _digit_or_x(value: int) -> str:
    return "X" if value == 10 else str(value)


def _checked_orcid(value: str) -> str:
    if problem := orcid_problem(value):
        context = {"value": value, "help": f"{problem}; copy it from your page at orcid.org"}
        raise PydanticCustomError("orcid", "`{value}` is not an ORCID iD", context)
    return value


Orcid = Annotated[str, AfterValidator(_checked_orcid)]
"""An ORCID iD in cv.toml."""
