"""ORCID iDs: their form and their check digit."""

import re

_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?\Z", re.IGNORECASE
)


def orcid_of(text: str) -> str | None:
    """Return the iD in a text, as `0000-0002-1825-0097`, None where the text has not its form."""
    match = _ORCID.match(text.strip())
    return "-".join(match.groups()).upper() if match else None


def has_right_check_digit(orcid: str) -> bool:
    """Return whether the last character of an iD is right: ISO/IEC 7064, MOD 11-2, over the first fifteen digits."""
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]
