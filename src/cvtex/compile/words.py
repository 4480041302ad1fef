"""TeX's messages in the user's words: the table `errors.toml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from cvtex.compile.install import LATEX, how_to_install, package_of
from cvtex.data import table


@dataclass(frozen=True, slots=True)
class Words:
    """What a message means: the code of its diagnostic, what is wrong, and the next step."""

    code: str
    message: str
    help: str | None = None
    file: str = ""
    """The file that TeX lacks."""
    name: str = ""
    """The command, environment or package that it is about."""
    is_loaded: bool = False
    """Whether it is about the line that loads the package."""
    spreads: bool = False
    """Whether TeX stumbles on what stands behind it, too."""
    is_own: bool = False
    """Whether it comes of nothing that stands before it."""


_INSTALLED = {"latex-missing-package", "latex-missing-font"}
_ENDINGS = {"latex-missing-package": ".ldf", "latex-missing-font": ".tfm"}


@cache
def _rows(kind: str) -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    return [(re.compile(row["pattern"]), row) for row in table("compile/errors")[kind]]


def words(kind: str, text: str, source: str = "", engine: str = "") -> Words | None:
    """Return what a message says in the user's words, None where it is unknown.

    `kind` is `error`, `warning` or `failure`, `source` the package that said it, `engine` the one that compiled.
    """
    for pattern, row in _rows(kind):
        if found := pattern.search(text):
            names = {name.removesuffix("_2"): value for name, value in found.groupdict().items() if value is not None}
            names |= {"source": source, "stem": names.get("file", "").partition(".")[0]}
            code = row.get("code", "latex-error")
            help_ = row["help"].format_map(names) if "help" in row else None
            file = names.get("file", "")
            if code in _INSTALLED:
                help_ = _install(file if "." in file else file + _ENDINGS[code], engine)
            name = next((names[key] for key in ("command", "name", "begun", "package", "color") if key in names), "")
            return Words(
                code,
                row["message"].format_map(names),
                help_,
                file,
                name,
                is_loaded="package" in names,
                spreads=row.get("spreads", False),
                is_own=row.get("own", code != "latex-error"),
            )
    return None


def _install(file: str, engine: str) -> str:
    if file.endswith(".tfm") and package_of(file) is None:
        return f"install the font, or name one that is there; TeX looked for `{file.removesuffix('.tfm')}`"
    if engine == "embedded":
        return f"the embedded TeX holds the default design only; with a whole one, {how_to_install([file], LATEX)}"
    return how_to_install([file])
