r"""Whose Chinese characters a text has: Chinese, Japanese and Korean readers expect other forms of the same codes.

A text is written as `\cvscript{Hani}{…}` where it does not say so itself; what stands around it does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from cvtex.data import table

UNKNOWN = "Hani"
_KINDS: Mapping[str, Mapping[str, str]] = table("text/han")["scripts"]
_SCRIPTS = re.compile(rf"\\cvscript{{({'|'.join(_KINDS)})}}")
_OF_UNKNOWN = rf"\cvscript{{{UNKNOWN}}}"
_ENTRY = re.compile(r"^(?=%%% )", re.MULTILINE)


def han_script(characters: Iterable[str]) -> str:
    """Return the script that these Chinese characters are of by the countries that have all of them, else `Hani`.

    A country has those of its older character set: JIS X 0208, GB 2312, Big5.
    """
    text = "".join(characters)
    known = [script for script, row in _KINDS.items() if "charset" in row and _is_in(text, row["charset"])]
    return known[0] if len(known) == 1 else UNKNOWN


def _is_in(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def script_of_language(language: str) -> str | None:
    """Return the script of a language that has Chinese characters (`zh-TW`), None of others."""
    tag = f"{language.lower().replace('_', '-')}-"
    known = ((one, script) for script, row in _KINDS.items() for one in row["languages"].split())
    found = [(len(one), script) for one, script in known if tag.startswith(f"{one}-")]
    return max(found)[1] if found else None


def in_language(tex: str, language: str) -> str:
    """Return LaTeX whose Chinese characters are those of a language."""
    script = script_of_language(language) if _OF_UNKNOWN in tex else None
    return tex.replace(_OF_UNKNOWN, rf"\cvscript{{{script}}}") if script else tex


def settled(tex: str, language: str) -> str:
    """Return a document in a language, each Chinese character of it in the forms of a country.

    The other text of an entry says which, else the document's language, else all its text, else they are Chinese.
    """
    if _OF_UNKNOWN not in tex:
        return tex
    whole = script_of_language(language) or _most(tex) or next(iter(_KINDS))
    return "".join(
        entry.replace(_OF_UNKNOWN, rf"\cvscript{{{_most(entry) or whole}}}") if _OF_UNKNOWN in entry else entry
        for entry in _ENTRY.split(tex)
    )


def _most(tex: str) -> str | None:
    """Return the script of which LaTeX has most texts, None where it has none."""
    counted = Counter(_SCRIPTS.findall(tex))
    return max(counted, key=lambda script: (counted[script], script)) if counted else None
