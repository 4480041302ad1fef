"""Addresses in .bib fields: what TeX, HTML and databases made of them, and the addresses themselves."""

import re

from cvtex.text.html import without_entities

_TILDE = re.compile(
    r"\$\s*\\(?:sim|tilde\{\}|thicksim)\s*\$|\{?\\(?:textasciitilde|texttildelow|sim)(?![A-Za-z])(?:\{\}|\s*\}|\s+)?|\{?\\~(?:\{\s*\}|\s*\})?"
)
_COMMAND = re.compile(
    r"\\(?:url|href|path|nolinkurl|burl|doi|texttt|tt|small|footnotesize|sf|rm|em|emph|mbox)(?![A-Za-z])\s*"
)
_ESCAPED = re.compile(r"\\([%#&_$^{}-])")
_NAMED = {"textunderscore": "_", "textbackslash": "\\", "ldots": "...", "slash": "/", "textendash": "–", "lt": "<"}

BARE_ADDRESS = (
    r"(?:(?:https?|ftp)://|(?<![\w.@/-])www\.(?=[\w-]+\.))"
    r"(?:\$\s*\\sim\s*\$|\{?\\(?:textasciitilde|texttildelow|textunderscore)(?![A-Za-z])(?:\{\}|\s?\}|\s)?"
    r"|\{?\\[%\#&_$~-](?:\{\}\}?|\})?|\\\\?/|[^\s{}<>\"\\$|`^\ufdd0-\ufdef])+"
)
"""A pattern for an address that stands in text without a command, as TeX may have it."""
_STOPS = frozenset(".,;:!?'’”\\")


def address_of(source: str) -> str:
    r"""Return an address as it is outside TeX: without TeX's escapes, its braces, commands such as `\url`, and `<>`."""
    if source.isascii() and not re.search(r"[\\{}<>&$\s]", source):
        return source
    source = _TILDE.sub("~", without_entities(source).replace(r"\&amp;", "&"))
    source = _ESCAPED.sub(r"\1", _COMMAND.sub(" ", source))
    source = re.sub(r"\\([A-Za-z]+)\s*", lambda match: _NAMED.get(match[1], " "), source)
    source = re.sub(r"\\/", "", source)
    source = re.sub(r"[{}]|\\.|\\\Z", "", source, flags=re.DOTALL).strip()
    return re.sub(r"<(?:URL:\s*)?((?:\w+://|www\.)[^<>\s]*)>", r"\1", source)


def without_stop(address: str) -> str:
    """Return a bare address without the punctuation of the sentence round it.

    A closing parenthesis stays where it has its partner in the address.
    """
    surplus = {closing: address.count(closing) - address.count(opening) for opening, closing in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _STOPS:
            break
        end -= 1
    return address[:end]
