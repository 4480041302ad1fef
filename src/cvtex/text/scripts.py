r"""Text in scripts that pdfLaTeX's fonts lack: which scripts, in which runs, from which side.

What is written here does not say which fonts set it: `\cvscript{Grek}{Σωκράτης}`, `\cvrtl{…}` for what runs from right
to left, `\cvltr{…}` inside it, `\cvj` where a line may break between two characters without a space.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import groupby, pairwise

from cvtex.data import table
from cvtex.text.bidi import directed_runs

RTL = frozenset({"Hebr", "Arab"})
EAST_ASIAN = ("Jpan", "Kore", "Hani")
"""Scripts that share the Chinese characters: kana make a text Japanese, Hangul Korean; else it is Chinese."""

_JOINERS = frozenset("\u200c\u200d")
_NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》〗〙〛｝］〞〟ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}”’…‥％"
)
_NOT_LAST = frozenset("（「『【〔〈《〖〘〚｛［〝([{“‘")
"""What may not begin or end a line (JIS X 4051; W3C, Requirements for Chinese Text Layout, section 3.1)."""
_USE = re.compile(r"\\cvscript\{(\w{4})\}\{([^{}]*)\}")
_RTL_GROUP = r"\cvrtl{"
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
    if not RTL.intersection(scripts):
        return _in_scripts(text, scripts, latin)
    pieces = []
    for run in directed_runs(text):
        if run.is_rtl:
            parts = ((is_rtl, _in_scripts(part, scripts, latin)) for is_rtl, part in run.parts)
            inner = "".join(part if is_rtl else rf"\cvltr{{{part}}}" for is_rtl, part in parts)
            pieces.append(f"{_RTL_GROUP}{inner}}}")
        else:
            pieces.extend(_in_scripts(part, scripts, latin) for _, part in run.parts)
    return "".join(pieces)


def _in_scripts(text: str, scripts: Collection[str], latin: Callable[[str], str]) -> str:
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
    east_asian = next((script for script in EAST_ASIAN if any(script_of(one) == script for one in text)), None)
    marked: list[tuple[str | None, str]] = []
    for character in text:
        script = script_of(character)
        if script in EAST_ASIAN:
            script = east_asian if not set(EAST_ASIAN).isdisjoint(scripts) else None
        elif script not in scripts:
            script = None
        if marked and script is None and (character in _JOINERS or unicodedata.combining(character)):
            script = marked[-1][0]
        marked.append((script, character))
    for script, run in groupby(marked, key=lambda pair: pair[0]):
        yield script, "".join(character for _, character in run)


def _breakable(run: str, script: str | None) -> str:
    """Return a run with the places where a line may break: between Chinese characters and kana; Korean has spaces."""
    if script not in {"Hani", "Jpan"}:
        return run
    return run[:1] + "".join(f"{_BREAK if _may_break(a, b, script) else ''}{b}" for a, b in pairwise(run))


def _may_break(before: str, after: str, script: str | None) -> bool:
    """Return whether a line may break between two characters, the second of which is of a script."""
    if not before or before.isspace() or after.isspace() or unicodedata.combining(after):
        return False
    is_east_asian = script in {"Hani", "Jpan"} or script_of(before) in {"Hani", "Jpan"}
    return is_east_asian and script != "Kore" and after not in _NOT_FIRST and before not in _NOT_LAST


def scripts_in(tex: str) -> dict[str, str]:
    """Return the scripts that LaTeX of a whole document uses, each with its characters, sorted."""
    found: dict[str, set[str]] = {}
    for script, text in _USE.findall(tex) if r"\cvscript" in tex else ():
        found.setdefault(script, set()).update(text.replace(_BREAK, ""))
    return {script: "".join(sorted(characters - _JOINERS)) for script, characters in sorted(found.items())}


def joined_directions(tex: str) -> str:
    """Return LaTeX in which neighbours from right to left, only blanks between them, are one run.

    A given and a family name are written one by one, and would stand side by side from left to right.
    """
    if _RTL_GROUP not in tex:
        return tex
    pieces: list[str] = []
    end = 0
    while (start := tex.find(_RTL_GROUP, end)) >= 0:
        blank = tex[end:start]
        if pieces and blank and not blank.strip(" ~\n") and pieces[-1] == "}":
            pieces[-1] = blank
        else:
            pieces.extend([blank, _RTL_GROUP])
        end = _group_end(tex, start + len(_RTL_GROUP))
        pieces.extend([tex[start + len(_RTL_GROUP) : end - 1], "}"])
    return "".join([*pieces, tex[end:]])


def _group_end(tex: str, place: int) -> int:
    """Return where a group ends that is open at a place."""
    depth = 1
    while depth:
        if tex[place] == "\\":
            place += 1
        else:
            depth += {"{": 1, "}": -1}.get(tex[place], 0)
        place += 1
    return place


def in_raw(tex: str) -> str:
    """Return TeX of a user's own in which letters of other scripts are set by their fonts."""
    if tex.isascii():
        return tex
    scripts = {script for character in tex if (script := script_of(character))}
    return _in_scripts(tex, scripts, lambda part: part) if scripts else tex
