r"""The files that a .tex needs of a TeX installation: what it loads, and the fonts that it names."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cvtex.compile.texsource import code_of

_COMMENT = re.compile(r"(?<!\\)%.*")
_LOADS = re.compile(
    r"\\(?P<command>usepackage|RequirePackage|documentclass|LoadClass|input)\s*(?:\[[^\]]*\])?\s*\{(?P<names>[^{}\\#]+)\}"
)
_ENDINGS = {
    "usepackage": ".sty",
    "RequirePackage": ".sty",
    "documentclass": ".cls",
    "LoadClass": ".cls",
    "input": ".tex",
}
_NAMED = re.compile(r"(?<![\w</-])[\w-]+\.(?:fd|otf|ttf)\b(?=[^\w.@/])")
_MAP_LINE = re.compile(r"\\pdfmapline\s*\{[=+-]?(?P<metric>[^\s\\}]\S*)(?P<rest>[^}]*)\}")
_FONT_FILE = re.compile(r"<\[?<?([\w.-]+\.(?:enc|pfb|ttf|otf))")
_REGULAR = re.compile(
    r"\\DeclareFontShape\s*\{\w+\}\s*\{[^{}]+\}\s*\{(?:m|regular)\}\s*\{n\}\s*\{(?P<sizes>[^{}]*)\}", re.DOTALL
)
_METRIC = re.compile(r"(?:^|[\s>])([A-Za-z][\w.+-]*)\s*(?=<|\Z)")


@dataclass(frozen=True, slots=True)
class Need:
    """A file that TeX must find, and the line of the .tex that asks for it, counted from 1."""

    file: str
    line: int


def needs_of(tex: str) -> tuple[Need, ...]:
    """Return what a .tex needs, each file once: classes, packages, other input, fonts."""
    found: dict[str, Need] = {}
    for need in _needs(tex):
        found.setdefault(need.file, need)
    return tuple(found.values())


def _needs(tex: str) -> Iterator[Need]:
    code = code_of(tex)
    starts = [0, *(match.end() for match in re.finditer("\n", code))]
    for pattern in (_LOADS, _NAMED, _MAP_LINE):
        for match in pattern.finditer(code):
            line = bisect_right(starts, match.start())
            yield from (Need(file, line) for file in _files(match.groupdict(), match.group()))


def _files(parts: dict[str, str], whole: str) -> Iterator[str]:
    """Yield the files that a match of one of the patterns names."""
    if "command" in parts:
        for name in filter(None, map(str.strip, parts["names"].split(","))):
            has_ending = parts["command"] == "input" and "." in name
            yield name if has_ending else name + _ENDINGS[parts["command"]]
    elif "metric" in parts:
        yield f"{parts['metric']}.tfm"
        yield from _FONT_FILE.findall(parts["rest"])
    else:
        yield whole


def metric_of(family: Path) -> str | None:
    """Return the metric file of a family's regular font, None where its definition (`.fd`) names none."""
    match = _REGULAR.search(_COMMENT.sub("", family.read_text(encoding="utf-8", errors="replace")))
    names = _METRIC.findall(match["sizes"]) if match else []
    return f"{names[-1]}.tfm" if names else None
