"""Dollar signs: which are mathematics, and which are money."""

import re

_FORMULA = re.compile(r"\\[A-Za-z]|[\^_{}=<>+*/|]")
_STRONG = re.compile(r"\\[A-Za-z]|[\^_]")
_PROSE = re.compile(r"[A-Za-z]{2,}")
_MONEY = re.compile(r"\s?[0-9]")


def begins_formula(source: str) -> bool:
    """Return whether what stands behind a lone dollar sign looks like mathematics."""
    return not _MONEY.match(source) and _STRONG.search(source) is not None


def braces_balance(source: str) -> bool:
    """Return whether each brace has its partner; escaped ones do not count."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", source, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth < 0:
            return False
    return depth == 0


def is_formula(content: str, before: str, after: str) -> bool:
    """Return whether what stands between two dollar signs is mathematics, not prose between two prices."""
    if not content.strip():
        return False
    if _MONEY.match(content) and after.isdigit() and not _STRONG.search(content.split(maxsplit=1)[0]):
        return False
    if _FORMULA.search(content):
        return _STRONG.search(content) is not None or not (content[-1:].isspace() and len(content.split()) > 3)
    if content[-1].isspace() and after.isdigit():
        return False
    if _PROSE.search(content) and re.search(r"\s", content.strip()):
        return not (content[0].isspace() or content[-1].isspace() or before.isalnum() or after.isalnum())
    return True
