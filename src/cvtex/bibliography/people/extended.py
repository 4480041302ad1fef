"""biblatex's extended format of names: `family=Harman, given=Hans, prefix=von der, given-i={HJ}`.

See the biblatex manual, "Extended name format". Parts come in any order; a part as a whole, or its value, may stand in
quotation marks, and its value in braces.
"""

import re

from cvtex.bibliography.people.braces import split_outside
from cvtex.bibliography.people.vocabulary import PEOPLE

_PART = re.compile(r"\s*(?P<key>[A-Za-z][A-Za-z-]*)\s*=\s*(?P<value>.*?)\s*\Z", re.DOTALL)


def extended_parts(source: str) -> dict[str, str] | None:
    """Return the parts of a name in the extended format as LaTeX, None where the name is in another format."""
    if "=" not in source:
        return None
    found = [_PART.match(_unquoted(source[start:end])) for start, end in split_outside(source, ",", quotes=True)]
    parts = {match["key"].lower(): _unquoted(match["value"]) for match in found if match}
    if len(parts) < len(found) or not any(key in parts for key in PEOPLE["extended"]["parts"]):
        return None
    return parts


def given_initials_of(source: str) -> str:
    """Return what `given-i` says: a group in braces is one initial, letters without stops are one each."""
    source = source.strip()
    inner = re.sub(r"\\[A-Za-z]+\s*|[{}]", "", source).replace("~", " ").replace(".", " ").strip()
    if re.search(r"[\s-]", inner):
        return " ".join(inner.split())
    return inner if source.startswith("{") else " ".join(inner)


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text.startswith('"') and text.endswith('"') else text
