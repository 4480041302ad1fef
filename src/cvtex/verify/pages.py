"""The page budget of a variant: what is too long, and what would bring it under."""

from collections.abc import Sequence
from dataclasses import dataclass

from cvtex.compile.extents import Extents
from cvtex.diagnostics import Diagnostic, Severity, Span
from cvtex.verify.text_layer import baselines

_MM = 25.4 / 72.27
"""A pt of TeX in mm."""
_BP = 72 / 72.27
"""A pt of TeX in bp."""
_RAISED = 5.0
"""Distance in bp from the line before up to which something is raised or lowered: a number, a mark, not a line."""
_MOST_SECTIONS = 8
"""Sections whose lines a message tells."""


@dataclass(frozen=True)
class Saving:
    """Something that may be left out: its name, title and place, and the lines that this gives."""

    name: str
    title: str
    place: str
    lines: float | None
    """None where it was not measured."""

    def __str__(self) -> str:
        """Return it as a line of a message."""
        title = f", {self.title}" if self.title else ""
        gives = f": {_lines(self.lines)}" if self.lines is not None else ""
        return f"{self.place}: `{self.name}`{title}{gives}"


@dataclass(frozen=True)
class Excess:
    """What stands on the pages beyond a limit, measured on the PDF, and what the last page allowed has room for."""

    lines: int
    mm: float
    room: int
    """Lines."""


@dataclass(frozen=True)
class Overrun:
    """A variant with more pages than it may have."""

    variant: str
    pages: int
    allowed: int
    profile: str | None
    """The funder's format that allows no more; None where it is the variant's own `max_pages`."""
    excess: Excess | None
    """None where it was not measured."""
    savings: Sequence[Saving]
    """What would bring it under, in the order in which it is left out; nothing where nothing would."""
    spares: int
    """How many parts of it may be left out."""
    least: int | None
    """The pages that it has without all of them; None where it was not tried."""
    least_excess: Excess | None
    sections: Sequence[tuple[str, float]]
    """The sections with their lines."""
    kept: str
    """Where its PDF is to be looked at."""


def excess_of(pdf: bytes | None, allowed: int, extents: Extents | None) -> Excess | None:
    """Return what stands on the pages beyond those allowed, None where it cannot be measured.

    Raises:
        UnreadablePdfError: the PDF cannot be read.

    """
    if pdf is None or extents is None:
        return None
    top, height = extents.top * _BP, extents.text_height * _BP
    lines = sum(_lines_on(pdf, page, top, height) for page in range(allowed, len(extents.pages)))
    mm = sum(extents.pages[allowed:]) * _MM
    return Excess(lines, mm, room_on(extents, allowed))


def room_on(extents: Extents, page: int) -> int:
    """Return how many lines a page (from 1) has room for."""
    return max(0, int((extents.text_height - extents.pages[page - 1]) / extents.leading))


def page_budget(overrun: Overrun, span: Span | None) -> Diagnostic:
    """Return the error about a variant with more pages than its `max_pages`, or its funder's format, allow."""
    limit = "1 page is" if overrun.allowed == 1 else f"{overrun.allowed} pages are"
    whose = f" by the profile `{overrun.profile}`" if overrun.profile else ""
    message = f"`{overrun.variant}` has {_pages(overrun.pages)}; {limit} allowed{whose}"
    help_ = []
    if overrun.excess:
        message += f": it is {_lines(overrun.excess.lines)} ({overrun.excess.mm:.0f} mm) too long"
        if overrun.excess.room:
            help_.append(f"page {overrun.allowed} has room for {_lines(overrun.excess.room)}")
    if overrun.savings:
        these = "this entry" if len(overrun.savings) == 1 else f"these {len(overrun.savings)} entries"
        help_ += [f"without {these} it fits, and `fit = true` leaves out just that:", *map(str, overrun.savings)]
    else:
        help_ += [*_too_little(overrun), *_by_section(overrun)]
        raised = "" if overrun.profile else ", or raise `max_pages`"
        help_.append(f"print fewer entries (`select = {{ max = … }}`), give entries a `priority`{raised}")
    help_.append(f"the last good PDF was left alone; this one is {overrun.kept}")
    return Diagnostic("page-budget", message, span, "\n".join(help_))


def left_out(variant: str, savings: Sequence[Saving], spares: int, pages: int, span: Span | None) -> Diagnostic:
    """Return the note about what a variant was printed without to keep to its pages."""
    message = f"`{variant}` is printed without {len(savings)} of {spares} optional entries, on {_pages(pages)}"
    return Diagnostic("fit-dropped", message, span, "\n".join(["left out:", *map(str, savings)]), Severity.NOTE)


def _too_little(overrun: Overrun) -> list[str]:
    """Return what there is to say where leaving out entries does not suffice."""
    if not overrun.spares:
        return ["no entry has a `priority`, so that none may be left out"]
    what = "the one optional entry" if overrun.spares == 1 else f"all {overrun.spares} optional entries"
    long = f" and is {_lines(overrun.least_excess.lines)} too long" if overrun.least_excess else ""
    return [f"even without {what} it has {_pages(overrun.least)}{long}"] if overrun.least else []


def _by_section(overrun: Overrun) -> list[str]:
    """Return the sections with their lines, the largest first."""
    largest = sorted(overrun.sections, key=lambda section: -section[1])
    parts = [f"`{name}` {lines:.0f}" for name, lines in largest[:_MOST_SECTIONS]]
    rest = sum(lines for _, lines in largest[_MOST_SECTIONS:])
    parts += [f"others {rest:.0f}"] if rest else []
    return [f"by section, in lines with their spaces: {', '.join(parts)}"] if parts else []


def _lines_on(pdf: bytes, page: int, top: float, height: float) -> int:
    """Return how many lines a page (from 0) has from `top` on, in bp; what stands side by side is one line."""
    count, before = 0, float("-inf")
    for baseline in sorted(place for place in baselines(pdf, page) if top <= place <= top + height):
        count += baseline - before > _RAISED
        before = baseline
    return count


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _lines(count: float) -> str:
    whole = max(1, round(count))
    return f"{whole} line{'' if whole == 1 else 's'}"
