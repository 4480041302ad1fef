"""Mathematics in text: what may stand between dollar signs."""

import re
from functools import cache

from cvtex.text.data import table

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_FORBIDDEN = re.compile(r"\^\^|[%#~&$]|[^\x20-\x7e\n]")


@cache
def _names() -> frozenset[str]:
    return frozenset(table("macros")["math"]["names"].split()) | frozenset(table("macros")["math"]["symbols"])


def problem_in_math(tex: str) -> str | None:
    """Return what is wrong with TeX mathematics, None where it is plain mathematics.

    Only commands that set a symbol or arrange symbols are allowed: none that could read, write, define or run.
    """
    unknown = [name for name in _COMMAND.findall(tex) if name not in _names()]
    if unknown:
        return f"`\\{unknown[0]}` is not a command of mathematics that cvtex knows"
    without_commands = _COMMAND.sub(" ", tex)
    if match := _FORBIDDEN.search(without_commands):
        return f"`{match.group()}` cannot stand in mathematics"
    if re.search(r"[_^]\s*(?:[_^}]|\Z)", without_commands.replace("{ }", "{}")):
        if not re.search(r"[_^]\s*\\", tex):
            return "`_` and `^` need something to lower or raise"
    depth = 0
    for character in without_commands:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return "the braces of the mathematics do not match" if depth else None
