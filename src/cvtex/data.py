"""The tables that come with cvtex: TOML files beside the modules that work with them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return what is in a TOML file of this package, named by its path without the ending: `text/macros`."""
    return tomllib.loads((files("cvtex") / f"{name}.toml").read_text(encoding="utf-8"))
