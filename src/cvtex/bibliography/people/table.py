"""The table of people.toml: particles, suffixes, spellings of letters, marks and annotations."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def people_data() -> dict[str, Any]:
    """Return the table as it is."""
    return tomllib.loads((files("cvtex.bibliography.people") / "people.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of an entry of the table that is a list of words."""
    return frozenset(people_data()[name].split())


def is_suffix(text: str, *, with_degrees: bool = False) -> bool:
    """Return whether a text is a name's suffix, such as `Jr.` and `III`, or, if asked, a degree such as `Ph.D.`."""
    bare = text.replace(".", "").replace(" ", "").casefold()
    return bare in words("suffixes") or (with_degrees and bare in words("degrees"))
