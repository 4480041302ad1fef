"""What a file is that holds no entries."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_LOOKED_AT = 20000
"""The first characters of a file, in which its format shows."""


@cache
def _formats() -> list[dict[str, str]]:
    text = (files("cvtex.bibliography.reading") / "formats.toml").read_text(encoding="utf-8")
    formats: list[dict[str, str]] = tomllib.loads(text)["formats"]
    return formats


def other_format(text: str) -> tuple[str, str] | None:
    """Return what a text is that is no BibTeX, and the way out; None where it looks like nothing known."""
    head = text[:_LOOKED_AT]
    known = (format_ for format_ in _formats() if re.match(format_["pattern"], head))
    return next(((format_["name"], format_["help"]) for format_ in known), None)
