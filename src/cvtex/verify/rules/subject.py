"""What a rule looks at: a measured PDF, and what is known about it."""

import datetime
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cvtex.model.resolve import PlacedSection, ResolvedVariant
from cvtex.render.plan import PlannedSection
from cvtex.verify.measured import Line, Measured, Page, Part, Run
from cvtex.verify.verdict import Spot

_MANY = 12
"""Drawings of a page without text that may be its letters."""
_UNREADABLE = 0.2
"""The part of a page's characters that are none that anybody could read, from which on its words are not known."""
_PLURALS = {
    "is a picture": "are pictures",
    "is turned": "are turned",
    "has text whose letters are not known": "have text whose letters are not known",
}
MM = 25.4 / 72
"""Millimetres in a bp."""


@dataclass(frozen=True)
class Printed:
    """What cvtex put into a PDF that it made."""

    variant: ResolvedVariant
    sections: tuple[PlannedSection, ...]
    tex: str

    @property
    def names(self) -> frozenset[str]:
        """The names of the sections that the variant has, be there something to print in them or not."""
        return frozenset(_names_of(self.variant.sections))


@dataclass(frozen=True)
class Subject:
    """A PDF that is judged."""

    measured: Measured
    today: datetime.date
    family: str | None = None
    """The owner's last name, where it is known."""
    author: str | None = None
    """Whom the PDF's metadata names as its author, where the last name is known from that alone."""
    language: str | None = None
    """The language it is written in, where it is known."""
    titles: tuple[str, ...] = ()
    """Titles of works and of their venues that may be printed in it."""
    printed: Printed | None = None
    """What it is made of, where cvtex made it."""
    unprinted: str = "only a PDF that cvtex made of this project can be compared with its entries"
    """Why `printed` is not known."""

    @cached_property
    def pictures(self) -> tuple[int, ...]:
        """The pages without any text to be seen, but with pictures or many drawings: scans, text as outlines."""
        return tuple(
            page.number
            for page in self.measured.pages
            if (page.images or len(page.drawn) >= _MANY) and not _has_text(page)
        )

    @cached_property
    def unseen(self) -> str:
        """What cannot be looked at as text, in words; empty where every page has text."""
        if not self.pictures:
            return ""
        if len(self.pictures) == len(self.measured.pages):
            return "every page is a picture, without text that could be looked at"
        return f"{on_pages(self.pictures)} {'is a picture' if len(self.pictures) == 1 else 'are pictures'}"

    @cached_property
    def turned(self) -> dict[int, int]:
        """The pages on which most letters do not run from left to right, with the angle (degrees) of these."""
        turned: dict[int, int] = {}
        for page in self.measured.pages:
            letters: Counter[int] = Counter()
            for line in page.lines:
                letters[line.angle] += letters_in(line.text)
            angle, count = max(letters.items(), key=lambda item: item[1], default=(0, 0))
            if angle and count:
                turned[page.number] = angle
        return turned

    @cached_property
    def unread(self) -> dict[int, str]:
        """The pages whose words cannot be looked at in their places, with what they are."""
        found = dict.fromkeys(self.pictures, "is a picture") | dict.fromkeys(self.turned, "is turned")
        garbled = (page.number for page in self.measured.pages if page.number not in found and _is_garbled(page))
        return found | dict.fromkeys(garbled, "has text whose letters are not known")

    @cached_property
    def unread_pages(self) -> str:
        """These pages in words; empty where there are none."""
        if self.pictures and len(self.pictures) == len(self.measured.pages):
            return self.unseen
        kinds: dict[str, list[int]] = {}
        for number, what in sorted(self.unread.items()):
            kinds.setdefault(what, []).append(number)
        return "; ".join(
            f"{on_pages(tuple(numbers))} {what if len(numbers) == 1 else _PLURALS[what]}"
            for what, numbers in kinds.items()
        )

    def lines(self, *parts: Part) -> Iterator[tuple[Page, Line]]:
        """Yield the lines of these parts, of all where none are named."""
        for page in self.measured.pages:
            for line in page.lines:
                if not parts or line.part in parts:
                    yield page, line

    @cached_property
    def body_size(self) -> float | None:
        """The size of most letters of the body, in pt; None where there are none."""
        sizes: Counter[float] = Counter()
        for _, line in self.lines(Part.BODY):
            for run in line.runs:
                if is_text(run):
                    sizes[round(run.size, 2)] += letters_in(run.text)
        return sizes.most_common(1)[0][0] if sizes.total() else None


def is_text(run: Run) -> bool:
    """Return whether a run is text to be seen, neither raised nor lowered."""
    return run.is_visible and not run.is_script


def letters_in(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def spot_of(page: Page, box_left: float, box_top: float, text: str, beyond: float = 0.0) -> Spot:
    """Return a place given in bp from the lower left corner of its page."""
    return Spot(page.number, box_left * MM, (page.height - box_top) * MM, text, beyond)


def on_pages(pages: tuple[int, ...]) -> str:
    """Return pages in words: `page 3`, `pages 1–4`, `pages 1, 3–4`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"


def count_of(number: int, what: str, plural: str | None = None) -> str:
    """Return a number of things: `1 line`, `40 lines`."""
    return f"{number:,} {what if number == 1 else plural or what + 's'}"


def number(value: float) -> str:
    """Return a limit as a rule says it: `11`, `10.5`."""
    return f"{value:g}"


def _names_of(sections: Iterable[PlacedSection]) -> Iterator[str]:
    for section in sections:
        yield section.name
        yield from _names_of(section.children)
        if section.fallback:
            yield from _names_of([section.fallback])


def _has_text(page: Page) -> bool:
    return any(run.is_visible and letters_in(run.text) for line in page.lines for run in line.runs)


def _is_garbled(page: Page) -> bool:
    """Return whether many characters are of no script: the PDF does not say which ones its signs stand for."""
    text = "".join(run.text for line in page.lines for run in line.runs if run.is_visible)
    characters = "".join(text.split())
    strange = sum(unicodedata.category(one) in {"Cc", "Co", "Cn"} or one == "\ufffd" for one in characters)
    return strange > _UNREADABLE * len(characters)
