"""The tables that come with cvtex: TOML files beside the modules that work with them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return what is in a TOML file of this package, named by its path without the ending: `text/macros`."""
    return tomllib.loads((_PACKAGE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def tables_in(folder: str) -> tuple[str, ...]:
    """Return the names of the TOML files in a folder of this package, without the ending, sorted."""
    return tuple(sorted(path.stem for path in (_PACKAGE / folder).glob("*.toml")))
