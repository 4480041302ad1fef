r"""How much room each part of a document takes: TeX tells where it is at each mark, without changing what it sets.

An `\immediate\write` leaves nothing in the page, so that spaces between paragraphs stay what they are. `\pagetotal` is
the height of what is on the page so far (The TeXbook, chapter 15). Heights are in pt of TeX (1/72.27 in).
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_BEGIN = "\n\\begin{document}\n"
_MARK = re.compile(r"^%%% (.*)$", re.MULTILINE)
_SECTION = "section "
# Pages are counted as `macros.tex` holds them; each tells the height of what is on it before it is filled up.
_PROBE = (
    r"\makeatletter\def\cvprobe#1{\immediate\write-1{cvtex:mark #1 \the\cvheld\space\the\pagetotal}}"
    r"\let\cvprobed\@outputpage\def\@outputpage{{\setbox\z@\vbox{\unvcopy\@outputbox}"
    r"\immediate\write-1{cvtex:page \the\ht\z@}}\cvprobed}"
    r"\immediate\write-1{cvtex:text \the\baselineskip\space\the\textheight\space"
    r"\the\dimexpr1in+\voffset+\topmargin+\headheight+\headsep\relax}\makeatother "
)
_SAID = re.compile(r"^cvtex:(mark|page|text) (.*)$", re.MULTILINE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of a document that stands under a mark, what is below it in the same entry among it."""

    section: int
    """The number of the section that it stands in, from 0; -1 before the first one."""
    mark: str
    height: float


@dataclass(frozen=True)
class Extents:
    """What a document's parts take, in pt of TeX."""

    leading: float
    """The distance of two lines of the body."""
    text_height: float
    """The height of the text on a full page."""
    top: float
    """The distance of the text from the upper edge of the page."""
    pages: tuple[float, ...]
    """The height of what is on each page."""
    parts: tuple[Extent, ...]

    @cached_property
    def _by_mark(self) -> dict[tuple[int, str], float]:
        heights: dict[tuple[int, str], float] = {}
        for part in self.parts:
            heights[part.section, part.mark] = heights.get((part.section, part.mark), 0.0) + part.height
        return heights

    def height(self, section: int, mark: str) -> float | None:
        """Return the height of what stands under a mark in a section, None where it has no mark."""
        return self._by_mark.get((section, mark))

    def sections(self) -> list[float]:
        """Return the height of each section, of a group without those in it."""
        return [part.height for part in self.parts if part.mark.startswith(_SECTION)]


def with_probes(tex: str) -> str:
    """Return a document that tells where its marks are, line by line the same one."""
    before, begin, body = tex.partition(_BEGIN)
    numbers = iter(range(len(body)))
    return f"{before}{begin}{_PROBE}" + _MARK.sub(lambda _: rf"\cvprobe{{{next(numbers)}}}%", body)


def extents_in(log: str, tex: str) -> Extents | None:
    """Return what the log of a document with probes tells of it, None where it does not: of templates of one's own."""
    said: dict[str, list[list[float]]] = {"mark": [], "page": [], "text": []}
    for what, numbers in _SAID.findall(log):
        said[what].append([float(number) for number in _NUMBER.findall(numbers)])
    pieces = _MARK.split(tex.partition(_BEGIN)[2])
    marks, lengths = pieces[1::2], [len(piece.strip()) for piece in pieces[2::2]]
    if not said["text"] or [round(one[0]) for one in said["mark"]] != list(range(len(marks))):
        return None
    pages = [height for (height,) in said["page"]]
    above = [sum(pages[:number]) for number in range(len(pages) + 1)]
    places: list[float] = [0.0]
    for _, page, total in said["mark"]:
        places.append(max(places[-1], above[min(round(page), len(pages))] + total))
    places = [*places[1:], above[-1]]
    steps = _shared([max(0.0, after - before) for before, after in pairwise(places)], lengths)
    leading, text_height, top = said["text"][0]
    return Extents(leading, text_height, top, tuple(pages), tuple(_parts(marks, steps)))


def _shared(steps: list[float], lengths: list[int]) -> list[float]:
    """Return steps in which those that TeX does not tell apart, as in columns, share what they take by length."""
    shared: list[float] = []
    run: list[int] = []
    for step, length in zip(steps, lengths, strict=True):
        run.append(length)
        if step:
            whole = sum(run)
            shared += [step * one / whole for one in run] if whole else [0.0] * (len(run) - 1) + [step]
            run = []
    return shared + [0.0] * len(run)


def _parts(marks: list[str], steps: list[float]) -> list[Extent]:
    """Return the part under each mark: up to the next one that is not below it."""
    section, parts = -1, []
    for place, mark in enumerate(marks):
        is_section = mark.startswith(_SECTION)
        section += is_section
        end = place + 1
        while end < len(marks) and (
            not marks[end].startswith(_SECTION) if is_section else marks[end].startswith(f"{mark}.")
        ):
            end += 1
        parts.append(Extent(section, mark, sum(steps[place:end])))
    return parts
