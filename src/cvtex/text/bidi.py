"""Text to runs of one direction, by the classes of the Unicode Bidirectional Algorithm (UAX #9), simplified.

A text is a paragraph of its own: its first strong letter says its direction (rules P2 and P3). Embedding and isolating
controls are not followed; brackets stay with what they enclose (rule N0), other neutral signs with their neighbours.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

LEFT, RIGHT, NUMBER, NEUTRAL = "L", "R", "N", " "
_STRONG = {"L": LEFT, "R": RIGHT, "AL": RIGHT}
_NUMBERS = frozenset({"EN", "AN"})
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True, slots=True)
class DirectedRun:
    """Text of one direction; inside a run from right to left, parts from left to right (numbers, Latin words)."""

    is_rtl: bool
    parts: tuple[tuple[bool, str], ...]
    """Text in logical order, and whether it runs from right to left; brackets are mirrored there already."""


def directed_runs(text: str) -> Iterator[DirectedRun]:
    """Yield the runs of a text in logical order; one of right-to-left base direction is one run."""
    strong = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    base = next((kind for kind in strong if kind), LEFT)
    resolved = _resolved(text, _classes(text, base), base)
    pairs = list(zip(resolved, text, strict=True))
    for is_rtl, run in groupby(pairs, key=lambda pair: base == RIGHT or pair[0] != LEFT):
        parts = ((kind, "".join(pair[1] for pair in part)) for kind, part in groupby(run, key=lambda pair: pair[0]))
        merged = tuple((kind == RIGHT, part.translate(_MIRRORED) if kind == RIGHT else part) for kind, part in parts)
        yield DirectedRun(is_rtl and any(right for right, _ in merged), merged)


def _classes(text: str, base: str) -> list[str]:
    """Return each character's class: left, right, number or neutral (rules W1 to W7)."""
    raw = [unicodedata.bidirectional(character) for character in text]
    classes: list[str] = []
    strong = base
    for place, kind in enumerate(raw):
        if kind == "NSM":
            classes.append(classes[-1] if classes else NEUTRAL)
            continue
        found = _STRONG.get(kind, NEUTRAL)
        if kind in _NUMBERS:
            found = LEFT if kind == "EN" and strong != RIGHT else NUMBER
        elif (
            kind in {"CS", "ES"}
            and classes
            and classes[-1] == NUMBER
            and raw[place + 1 : place + 2] == [raw[place - 1]]
        ):
            found = NUMBER  # 1,000 and 3.14
        elif kind == "ET" and NUMBER in {*classes[-1:], *(NUMBER for k in raw[place + 1 : place + 2] if k == "EN")}:
            found = NUMBER if strong == RIGHT else NEUTRAL
        if found in {LEFT, RIGHT} and kind in _STRONG:
            strong = found
        classes.append(found)
    return classes


def _resolved(text: str, classes: list[str], base: str) -> list[str]:
    """Return the classes without neutral ones (rules N0 to N2)."""
    resolved = list(classes)
    for opening, closing in _bracket_pairs(text):
        inside = {RIGHT if kind == NUMBER else kind for kind in resolved[opening + 1 : closing]} - {NEUTRAL}
        before = next((kind for kind in reversed(resolved[:opening]) if kind != NEUTRAL), base)
        if inside:
            outside = RIGHT if before == NUMBER else before
            own = base if base in inside else next(iter(inside)) if outside in inside else base
            resolved[opening] = resolved[closing] = own
    place = 0
    for is_neutral, run in groupby(list(resolved), key=lambda kind: kind == NEUTRAL):
        end = place + len(list(run))
        if is_neutral:
            sides = {
                _side(resolved[place - 1] if place else base),
                _side(resolved[end] if end < len(resolved) else base),
            }
            resolved[place:end] = [sides.pop() if len(sides) == 1 else base] * (end - place)
        place = end
    return resolved


def _side(kind: str) -> str:
    """Return the direction that a class gives to neutral neighbours: a number counts as right (rule N1)."""
    return RIGHT if kind == NUMBER else kind


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of brackets and their partners, in the order in which they open (definition BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], place))
        elif any(character == closing for closing, _ in opened):
            while True:
                closing, start = opened.pop()
                if closing == character:
                    pairs.append((start, place))
                    break
    return sorted(pairs)
