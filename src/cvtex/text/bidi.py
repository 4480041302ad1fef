"""The Unicode Bidirectional Algorithm (UAX #9): the level of each character in a paragraph.

Even levels run from left to right, odd ones from right to left. Names of rules are those of the annex.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = {"L": 0, "R": 1, "AL": 1}
_EMBEDDING = {"LRE": ("", 0), "RLE": ("", 1), "LRO": ("L", 0), "RLO": ("R", 1)}
"""What a control overrides classes with, and the side that it begins."""
_ISOLATES = {"LRI", "RLI", "FSI"}
_REMOVED = _EMBEDDING.keys() | {"PDF", "BN"}
_NEUTRAL = {"B", "S", "WS", "ON", "PDI", *_ISOLATES}
_SIDES = "LR"
_DEEPEST = 125
_BRACKETS = dict(zip("([{⟨〈⌈⌊", ")]}⟩〉⌉⌋", strict=True))
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥≪≫⟨⟩〈〉⌈⌉⌊⌋", ")(][}{><»«›‹≥≤≫≪⟩⟨〉〈⌉⌈⌋⌊")


def runs_both_ways(text: str) -> bool:
    """Return whether something in a text may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def mirrored(text: str) -> str:
    """Return a text from right to left with the signs that turn round there (rule L4)."""
    return text.translate(_MIRRORED)


def is_control(character: str) -> bool:
    """Return whether a character only says which way others run."""
    return unicodedata.bidirectional(character) in _EMBEDDING.keys() | _ISOLATES | {"PDF", "PDI"}


def base_level(text: str) -> int:
    """Return the level of a paragraph: its first strong letter outside of isolates says it (rules P2 and P3)."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif kind in _STRONG and not depth:
            return _STRONG[kind]
    return 0


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the level of each character of a paragraph, whose own level is found where it is not given."""
    base = base_level(text) if base is None else base
    raw = [unicodedata.bidirectional(character) or "L" for character in text]
    found, overridden = _explicit(text, raw, base)
    kept = [place for place, kind in enumerate(raw) if kind not in _REMOVED]  # rule X9
    explicit = [found[place] for place in kept]
    classes = [overridden[place] for place in kept]
    for sequence in _sequences([raw[place] for place in kept], explicit):
        first, last = sequence[0], sequence[-1]
        level = explicit[first]
        before = explicit[first - 1] if first else base
        behind = explicit[last + 1] if last + 1 < len(kept) and raw[kept[last]] not in _ISOLATES else base
        sides = [_SIDES[max(level, other) % 2] for other in (before, behind)]  # rule X10
        kinds = _resolved([text[kept[at]] for at in sequence], [classes[at] for at in sequence], level, *sides)
        for at, kind in zip(sequence, kinds, strict=True):  # rules I1 and I2
            found[kept[at]] = level + ((kind != "R") if level % 2 else {"L": 0, "R": 1}.get(kind, 2))
    ends = True
    for place in range(len(text) - 1, -1, -1):  # rule L1
        kind = raw[place]
        ends = kind in {"B", "S"} or (ends and kind in {"WS", "PDI"} | _ISOLATES | _REMOVED)
        found[place] = base if ends else found[place]
    return found


def _explicit(text: str, raw: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Return levels and classes as the controls in a text say (rules X1 to X8)."""
    classes, found = list(raw), []
    embeddings = _Embeddings([(base, "", False)], [])
    for place, kind in enumerate(raw):
        if kind == "PDI":
            embeddings.close_isolate()
        level, override, _ = embeddings.stack[-1]
        found.append(level)
        if override and kind not in _REMOVED:
            classes[place] = override
        if kind in _ISOLATES:
            embeddings.open(_isolated_side(text, place, kind), "", isolates=True)
        elif kind in _EMBEDDING:
            forced, side = _EMBEDDING[kind]
            embeddings.open(side, forced, isolates=False)
        elif kind == "PDF":
            embeddings.close()
    return found, classes


@dataclass(frozen=True, slots=True)
class _Embeddings:
    """What is open at a place: level, what overrides classes, whether it isolates; and what is too deep to count."""

    stack: list[tuple[int, str, bool]]
    too_deep: list[bool]

    def open(self, side: int, override: str, *, isolates: bool) -> None:
        level = self.stack[-1][0]
        deeper = level + 1 if (level + 1) % 2 == side else level + 2
        if deeper <= _DEEPEST and not self.too_deep:
            self.stack.append((deeper, override, isolates))
        elif isolates or True not in self.too_deep:
            self.too_deep.append(isolates)

    def close(self) -> None:
        if self.too_deep and not self.too_deep[-1]:
            self.too_deep.pop()
        elif not self.too_deep and len(self.stack) > 1 and not self.stack[-1][2]:
            self.stack.pop()

    def close_isolate(self) -> None:
        if True in self.too_deep:
            while not self.too_deep.pop():
                pass
        elif any(isolates for _, _, isolates in self.stack):
            self.too_deep.clear()
            while not self.stack.pop()[2]:
                pass


def _isolated_side(text: str, place: int, kind: str) -> int:
    """Return the side of the isolate that begins at a place; of one of the first strong letter, what that says."""
    return {"LRI": 0, "RLI": 1}[kind] if kind != "FSI" else base_level(text[place + 1 : _closing(text, place)])


def _closing(text: str, place: int) -> int:
    """Return where the isolate that begins at a place ends (definition BD9)."""
    depth = 0
    for end in range(place, len(text)):
        kind = unicodedata.bidirectional(text[end])
        depth += (kind in _ISOLATES) - (kind == "PDI")
        if not depth:
            return end
    return len(text)


def _sequences(raw: Sequence[str], explicit: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of each isolating run sequence (definition BD13)."""
    open_sequences: list[list[int]] = []
    for level, run in groupby(range(len(raw)), key=explicit.__getitem__):
        places = list(run)
        if raw[places[0]] == "PDI" and open_sequences and explicit[open_sequences[-1][-1]] == level:
            places = open_sequences.pop() + places
        if raw[places[-1]] in _ISOLATES:
            open_sequences.append(places)
        else:
            yield places
    yield from open_sequences


def _resolved(text: Sequence[str], classes: Sequence[str], level: int, start: str, end: str) -> list[str]:
    """Return the classes of a sequence when all is resolved but numbers: `L`, `R`, `EN`, `AN` (rules W1 to N2)."""
    kinds = list(classes)
    own = _SIDES[level % 2]
    _marks(kinds, start)
    _numbers(kinds, start)
    _brackets(text, kinds, own, start, [kind == "NSM" for kind in classes])
    _neutral(kinds, own, start, end)
    return kinds


def _marks(kinds: list[str], start: str) -> None:
    """Give marks the class of what they stand on (rule W1)."""
    previous = start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = "ON" if previous in _ISOLATES | {"PDI"} else previous
        previous = kinds[place]


def _numbers(kinds: list[str], start: str) -> None:
    """Resolve the kinds of numbers, and the signs in and beside them (rules W2 to W7)."""
    strong = start
    for place, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        kinds[place] = "AN" if (kind, strong) == ("EN", "AL") else "R" if kind == "AL" else kind
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and (left, kind) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            kinds[place] = left
    place = 0
    for kind, run in groupby(list(kinds)):
        end = place + len(list(run))
        if kind == "ET" and "EN" in {*kinds[max(place - 1, 0) : place], *kinds[end : end + 1]}:
            kinds[place:end] = ["EN"] * (end - place)
        place = end
    strong = start
    for place, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        kinds[place] = "ON" if kind in {"ES", "ET", "CS"} else "L" if (kind, strong) == ("EN", "L") else kind


def _side(kind: str) -> str | None:
    """Return the side of a class, None of a neutral one: a number counts as right (rule N1)."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _brackets(text: Sequence[str], kinds: list[str], own: str, start: str, are_marks: Sequence[bool]) -> None:
    """Give brackets the direction of what they enclose, or of what stands before them (rule N0)."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_side(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        before = next((side for kind in reversed(kinds[:opening]) if (side := _side(kind))), start)
        side = own if own in inside or before == own else before
        for place in (opening, closing):
            kinds[place] = side
            for mark in range(place + 1, len(kinds)):
                if not are_marks[mark]:
                    break
                kinds[mark] = side


def _bracket_pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of brackets and their partners, in the order in which they open (definition BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], place))
        elif any(character == closing for closing, _ in opened):
            while True:
                closing, start = opened.pop()
                if closing == character:
                    pairs.append((start, place))
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], own: str, start: str, end: str) -> None:
    """Give neutral characters the direction that stands on both sides of them, else the text's own (rules N1, N2)."""
    place = 0
    for is_neutral, run in groupby(list(kinds), key=lambda kind: kind in _NEUTRAL):
        stop = place + len(list(run))
        if is_neutral:
            left = _side(kinds[place - 1]) if place else start
            right = _side(kinds[stop]) if stop < len(kinds) else end
            kinds[place:stop] = [left if left == right and left else own] * (stop - place)
        place = stop
