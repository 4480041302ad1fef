"""The tables of this package: characters, accents and macros, read once from their TOML files."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the data of `<name>.toml` in this package."""
    return tomllib.loads((files("cvtex.text") / f"{name}.toml").read_text(encoding="utf-8"))
