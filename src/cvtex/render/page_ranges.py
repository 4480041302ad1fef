"""Ranges of pages as guides want their second number: in full, as short as it can be, or by Chicago's rule."""

import re
from collections.abc import Callable

from cvtex.text.tex import Tex

_RANGE = r"(?<![\w–.:\\])(?P<letter>[A-Za-z]?)(?P<first>[0-9]+)–(?P<again>[A-Za-z]?)(?P<last>[0-9]+)(?![\w–.:])"
"""`284–7`, `S93–S99`; not `12A–15A`, `1.5–1.9`, nor `iii–v`."""


def in_full(pages: Tex) -> Tex:
    """Return `284–287` for `284–7` (APA 9.25; IEEE, ACM and Nature print pages so)."""
    return _each(pages, lambda _, last: last, is_lettered=True)


def shortest(pages: Tex) -> Tex:
    """Return `284–7` for `284–287` (Citing Medicine, chapter 1, "Location (Pagination)": no digit twice)."""
    return _each(pages, _changed)


def of_chicago(pages: Tex) -> Tex:
    """Return `71–72`, `100–104`, `1103–4`, `321–28`, `1496–500` (Chicago Manual of Style, 17th edition, 9.61)."""
    return _each(pages, _chicago)


def _each(pages: Tex, last: Callable[[str, str], str], *, is_lettered: bool = False) -> Tex:
    """Return pages with the last page of each range as a rule writes it; what is no range is left as it is."""

    def written(match: re.Match[str]) -> str:
        letter, start, again, end = match.group("letter", "first", "again", "last")
        whole = start[: max(len(start) - len(end), 0)] + end
        if again not in {"", letter} or int(whole) <= int(start) or len(whole) != len(start):
            return match.group()
        return f"{letter}{start}–{letter if is_lettered else ''}{last(start, whole)}"

    return Tex(re.sub(_RANGE, written, pages))


def _changed(first: str, last: str) -> str:
    """Return the digits of the last page from the first one on that differs; both have as many digits."""
    same = next(place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    return last[same:]


def _chicago(first: str, last: str) -> str:
    page, rest = int(first), int(first) % 100
    if page < 100 or rest == 0:
        return last
    changed = _changed(first, last)
    return changed if rest < 10 else last[-max(len(changed), 2) :]
