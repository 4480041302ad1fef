r"""Text in scripts that pdfLaTeX's fonts lack: which scripts, in which runs.

What is written here does not say which fonts set it: `\cvscript{Grek}{Σωκράτης}`, `\cvj` where a line may break between
two characters without a space.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import groupby, pairwise

from cvtex.data import table
from cvtex.text.han import UNKNOWN, han_script

EAST_ASIAN = frozenset({"Jpan", "Kore", UNKNOWN})
"""Scripts that share the Chinese characters."""
_UNSPACED = EAST_ASIAN - {"Kore"} | {"Hans", "Hant"}
"""Those that are written without spaces: their lines may break between two characters."""

_JOINERS = frozenset("\u200c\u200d")
_NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》〗〙〛｝］〞〟ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}”’…‥％"
)
_NOT_LAST = frozenset("（「『【〔〈《〖〘〚｛［〝([{“‘")
"""What may not begin or end a line (JIS X 4051; W3C, Requirements for Chinese Text Layout, section 3.1)."""
_USE = re.compile(r"\\cvscript\{(\w{4})\}\{([^{}]*)\}")
_BREAK = r"\cvj "


@cache
def _ranges() -> tuple[list[int], list[tuple[int, str]]]:
    """Return where ranges begin, in order, and for each its last code and its script."""
    found = sorted(
        (int(first, 16), int(last, 16), script)
        for script, row in table("text/scripts").items()
        for first, last in (span.split("-") for span in row["ranges"])
    )
    return [first for first, _, _ in found], [(last, script) for _, last, script in found]


@cache
def script_of(character: str) -> str | None:
    """Return the script of a character by its code in ISO 15924, None where no font of another program is needed."""
    starts, rest = _ranges()
    place = bisect_right(starts, ord(character)) - 1
    return rest[place][1] if place >= 0 and ord(character) <= rest[place][0] else None


def script_name(script: str) -> str:
    """Return what a script is called: `Greek`."""
    return str(table("text/scripts")[script]["name"])


def written(text: str, scripts: Collection[str], latin: Callable[[str], str]) -> str:
    """Return LaTeX of a text in which the characters of some scripts are set by fonts of their own.

    `latin` writes what stands between them.
    """
    pieces: list[str] = []
    last = ""
    for script, run in _script_runs(text, scripts):
        if _may_break(last, run[0], script):
            pieces.append(_BREAK)
        pieces.append(rf"\cvscript{{{script}}}{{{_breakable(run, script)}}}" if script else latin(run))
        last = run[-1]
    return "".join(pieces)


def _script_runs(text: str, scripts: Collection[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the runs of a text by script, None for what pdfLaTeX's fonts set; marks and joiners follow their letter."""
    east_asian = _east_asian(text)
    marked: list[tuple[str | None, str]] = []
    for character in text:
        script = script_of(character)
        if script in EAST_ASIAN:
            script = east_asian if not EAST_ASIAN.isdisjoint(scripts) else None
        elif script not in scripts:
            script = None
        if marked and script is None and (character in _JOINERS or unicodedata.combining(character)):
            script = marked[-1][0]
        marked.append((script, character))
    for script, run in groupby(marked, key=lambda pair: pair[0]):
        yield script, "".join(character for _, character in run)


def _east_asian(text: str) -> str:
    """Return the script of a text's Chinese characters: kana say that it is Japanese, Hangul that it is Korean."""
    found = {character: script_of(character) for character in text}
    kana_or_hangul = (script for script in ("Jpan", "Kore") if script in found.values())
    return next(kana_or_hangul, None) or han_script(
        one for one in found if unicodedata.name(one, "").startswith("CJK UNI")
    )


def _breakable(run: str, script: str | None) -> str:
    """Return a run with the places where a line may break: between Chinese characters and kana; Korean has spaces."""
    if script not in _UNSPACED:
        return run
    return run[:1] + "".join(f"{_BREAK if _may_break(a, b, script) else ''}{b}" for a, b in pairwise(run))


def _may_break(before: str, after: str, script: str | None) -> bool:
    """Return whether a line may break between two characters, the second of which is of a script."""
    if not before or before.isspace() or after.isspace() or unicodedata.combining(after):
        return False
    return (
        (script in _UNSPACED or script_of(before) in _UNSPACED)
        and script != "Kore"
        and after not in _NOT_FIRST
        and before not in _NOT_LAST
    )


def scripts_in(tex: str) -> dict[str, str]:
    """Return the scripts that LaTeX of a whole document uses, each with its characters, sorted."""
    found: dict[str, set[str]] = {}
    for script, text in _USE.findall(tex) if r"\cvscript" in tex else ():
        found.setdefault(script, set()).update(text.replace(_BREAK, ""))
    return {script: "".join(sorted(characters - _JOINERS)) for script, characters in sorted(found.items())}


def in_raw(tex: str) -> str:
    """Return TeX of a user's own in which letters of other scripts are set by their fonts."""
    if tex.isascii():
        return tex
    scripts = {script for character in tex if (script := script_of(character))}
    return written(tex, scripts, lambda part: part) if scripts else tex
