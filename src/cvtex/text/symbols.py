r"""Commands that stand for characters: `\o`, `\alpha`, `\apj`."""

import re
from functools import cache

from pylatexenc import latex2text

from cvtex.data import table

_PLACEHOLDER = re.compile(r"[%<\n0-9]")
r"""What pylatexenc puts for an argument, for `\cite` or, worse, for `\today`."""


@cache
def symbol_of(name: str) -> str | None:
    """Return the text that a command without arguments prints, None where it is no such command."""
    macros, mathematics = table("text/macros"), table("text/math")
    for texts in (macros["text"], macros["journals"]):
        if name in texts:
            return str(texts[name])
    if name in mathematics["characters"]:
        return str(mathematics["characters"][name][0])
    if name in mathematics["aliases"]:
        return symbol_of(mathematics["aliases"][name])
    spec = latex2text.get_default_latex_context_db().get_macro_spec(name)
    replacement = spec.simplify_repl if spec else None
    if not isinstance(replacement, str) or _PLACEHOLDER.search(replacement):
        return None
    return replacement or None
