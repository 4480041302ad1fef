"""The fields that cvtex knows: a name that none of them explains may be a misspelt one."""

import re
from functools import lru_cache

from cvtex.data import table

_SHORT = 4
"""Up to this length, only the same letters in another order, or one more or one less, are a misspelling."""
_LONG = 8
"""From this length on, two slips are allowed."""


_TABLE = table("bibliography/reading/known")

FIELD_NAMES: tuple[str, ...] = tuple(name for name in _TABLE["used"]["names"] if "+" not in name)
"""Names that a line inside a value begins with only where the value should have ended before."""


@lru_cache(maxsize=4096)
def is_known_field(name: str) -> bool:
    """Return whether a name in lower case is that of a field that cvtex reads, or that programs keep for themselves.

    Programs number theirs (`file2`), biblatex names what it annotates (`author+an:orcid`), and AUCTeX marks what it
    leaves out (`OPTeditor`).
    """
    quiet = _TABLE["quiet"]
    if name in _TABLE["used"]["names"] or name in quiet["names"] or "+an" in name:
        return True
    if name.startswith(tuple(quiet["prefixes"]["names"])) or name.rstrip("0123456789") in quiet["names"]:
        return True
    rests = [name.removeprefix(prefix) for prefix in quiet["unused"]["prefixes"] if name.startswith(prefix)]
    return any(rest in FIELD_NAMES for rest in rests)


@lru_cache(maxsize=4096)
def meant_field(name: str) -> str | None:
    """Return the field that a name in lower case is a misspelling of; None where it is a field, or near none.

    A slip is a letter too many, too few, wrong, or two that changed places.
    """
    if is_known_field(name) or re.search(r"[\d+:]", name):
        return None
    used = _TABLE["used"]["names"]
    near = [(slips, known) for known in used if (slips := _slips(name, known)) <= _allowed(name, known)]
    return min(near)[1] if near else None


def words_of_value(name: str) -> tuple[str, ...]:
    """Return the words that a field of few words can hold: `yes` and `no` of `selected`, those of `openaccess`."""
    return tuple(_TABLE["values"][name])


def _allowed(name: str, known: str) -> int:
    if min(len(name), len(known)) <= _SHORT:
        return int(sorted(name) == sorted(known) or len(name) != len(known))
    return 2 if len(known) >= _LONG else 1


def _slips(one: str, other: str) -> int:
    """Return the number of slips between two words (restricted Damerau–Levenshtein distance)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, own in enumerate(other, start=1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != own))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == own:
                slips = min(slips, last[j - 2] + 1)
            row.append(slips)
    return row[-1]
