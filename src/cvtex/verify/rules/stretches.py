"""Stretches of text that have something in common, and what is said of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.verify.families import is_symbol
from cvtex.verify.measured import Line, Page, Run
from cvtex.verify.rules.subject import count_of, is_text, letters_in, on_pages, spot_of
from cvtex.verify.verdict import Finding, Spot

_SHORT = 20
"""Letters from which on a stretch is text; fewer are a label or a sign, of which only a warning tells."""
_ALIKE = 0.05
"""By how much text may go farther than what is beside it, to be shown with it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text on one page that goes on without anything else in between."""

    spot: Spot
    letters: int


def is_typed(run: Run) -> bool:
    """Return whether a run is words or numbers in text type, neither raised nor lowered, and to be seen."""
    return is_text(run) and letters_in(run.text) > 0 and not is_symbol(run.font)


def stretches(
    lines: Iterable[tuple[Page, Line]], holds: Callable[[Run], bool], beyond: Callable[[Run], float] = lambda _: 0.0
) -> list[Stretch]:
    """Return the stretches of text of which a test holds; they go on from a line to the next one of the page.

    Runs that are no words (signs, mathematics, spaces) end none.
    """
    found: list[Stretch] = []
    page_before, goes_on = 0, False
    for page, line in lines:
        goes_on = goes_on and page.number == page_before
        page_before = page.number
        for run in filter(is_typed, line.runs):
            if not holds(run):
                goes_on = False
                continue
            if goes_on:
                found[-1] = _longer(found[-1], page, run, beyond(run))
            else:
                spot = spot_of(page, run.box.left, run.box.top, run.text, beyond(run))
                found.append(Stretch(spot, letters_in(run.text)))
            goes_on = True
    return found


def findings_of(
    found: Sequence[Stretch], say: Callable[[Spot], str], rest: str, help_: str, elsewhere: str
) -> Iterator[Finding]:
    """Yield what stretches have wrong as one finding: an error if one of them is text, else a warning.

    `say` makes the message of the worst place; how many letters there are in all stands behind it, with `rest`.
    """
    if not found:
        return
    is_text_too = any(one.letters >= _SHORT for one in found)
    shown = [one for one in found if one.letters >= _SHORT] if is_text_too else found
    worst = max((one.spot for one in shown), key=lambda spot: spot.beyond)
    spots = (worst, *(one.spot for one in found if one.spot is not worst))
    pages = tuple(sorted({spot.page for spot in spots}))
    letters = count_of(sum(one.letters for one in found), "letter")
    total = f"; {letters} on {on_pages(pages)} {rest}" if len(found) > 1 else ""
    yield Finding(say(worst) + total, help_, spots, "error" if is_text_too else "warning", elsewhere, worst)


def _longer(stretch: Stretch, page: Page, run: Run, beyond: float) -> Stretch:
    """Return a stretch with what follows; its place is that of the text which goes farthest."""
    spot = stretch.spot
    if beyond > spot.beyond + _ALIKE:
        spot = spot_of(page, run.box.left, run.box.top, run.text, beyond)
    elif beyond > spot.beyond - _ALIKE:
        spot = replace(spot, text=f"{spot.text} {run.text}"[:200])
    return Stretch(spot, stretch.letters + letters_in(run.text))
