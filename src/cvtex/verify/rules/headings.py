"""The headings of a form."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.model.profile import Heading, Headings
from cvtex.model.texts import Text
from cvtex.text.compared import letters
from cvtex.verify.measured import Line, Part
from cvtex.verify.rules.subject import Subject, is_text, letters_in, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_NUMBER = re.compile(
    r"^\s*(?:(?:section|part|abschnitt|teil|partie|sección|sezione)\s+)?"
    r"(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)[.):]|\d+(?:\.\d+)*)\s+",
    re.IGNORECASE,
)
"""What may stand in front of a heading: `1`, `2.3`, `A.`, `(b)`, `IV.`."""
_BEHIND = (
    re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|[:.*]))+\s*$"),
    re.compile(r"(?:\s+(?:\([^()]*\)|\[[^\[\]]*\])|[:.*])+\s*$"),
)
"""What may stand behind it: `(optional)`, a colon; the second leaves the `(s)` of a word."""
_LARGER = 1.05
"""So much larger than the body is a heading."""
_SHORT = 70
"""So many characters at most has a line that may be a heading without being bold or larger."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What looks like a heading: its letters, its place in the PDF, and its order among all of them."""

    letters: str
    spot: Spot
    order: int


def headings(rule: Headings, subject: Subject) -> Judged:
    """Return whether the form's headings are there, in its order."""
    candidates = list(_candidates(subject))
    if not any(subject.lines(Part.BODY)):
        return Judged.nothing(subject.unseen or "there is no text")
    language, places = _in_best_language(rule.texts, candidates, subject.language)
    texts = [_plain(heading.text, language) for heading in rule.texts]
    present = [index for index, found in enumerate(places) if found]
    missing = [index for index, heading in enumerate(rule.texts) if not (places[index] or heading.optional)]
    found = {index: _otherwise(texts[index], rule.texts[index].text, candidates, subject) for index in missing}
    findings = [*filter(None, found.values()), *_missing([index for index in missing if not found[index]], texts)]
    if rule.in_order:
        findings += _misplaced(present, places, texts)
    optional = sum(heading.optional for heading in rule.texts)
    measured = f"{len(present)} of {len(rule.texts)}" + (f", {optional} of them optional" if optional else "")
    return Judged(measured, tuple(findings), subject.unseen)


def _otherwise(wanted: str, text: Text, candidates: Sequence[_Candidate], subject: Subject) -> Finding | None:
    """Return where a heading is otherwise than it should be, None where it is nowhere."""
    translated = {letters(words) for _, words in text.by_language}
    elsewhere = next((one.spot for one in candidates if one.letters in translated), None)
    if elsewhere:
        message = f"the heading “{wanted}” is there in another language"
        return Finding(message, "write all headings in one language", (elsewhere,))
    inside = _inside(subject, letters(wanted))
    if inside:
        message = f"the heading “{wanted}” is there within other text only"
        return Finding(message, "set it in a line of its own, bold or larger than the text", (inside,))
    return None


def _missing(missing: Sequence[int], texts: Sequence[str]) -> Iterator[Finding]:
    """Yield the headings that are nowhere, as one finding."""
    if not missing:
        return
    names = ", ".join(f"“{texts[index]}”" for index in missing)
    before = f"behind “{texts[missing[0] - 1]}”" if missing[0] else "as the first one"
    if len(missing) == 1:
        help_ = f"add a section with this `heading` to the variant, {before}; the profile's own sections have it"
        elsewhere = f"add this heading, {before}, in a line of its own"
        yield Finding(f"the heading {names} is missing", help_, elsewhere=elsewhere)
    else:
        help_ = "add sections with these headings to the variant, or leave out its `sections`: the profile has them"
        elsewhere = "add these headings, each in a line of its own; the form has them in this order"
        yield Finding(f"{len(missing)} headings are missing: {names}", help_, elsewhere=elsewhere)


def _misplaced(
    present: Sequence[int], places: Sequence[Sequence[_Candidate]], texts: Sequence[str]
) -> Iterator[Finding]:
    """Yield the headings that have to move so that all are in order: as few as can be."""
    kept = _most_in_order(present, places)
    for index in present:
        if index not in kept:
            before = [other for other in present if other < index]
            where = f"behind “{texts[before[-1]]}”" if before else "as the first one"
            message = f"the heading “{texts[index]}” is out of order: it should come {where}"
            help_ = "order the variant's `sections` as the form does"
            yield Finding(message, help_, (places[index][0].spot,), elsewhere=f"move this part {where}")


def _most_in_order(present: Sequence[int], places: Sequence[Sequence[_Candidate]]) -> set[int]:
    """Return the largest set of headings that are in order, one place of each (the longest increasing sequence)."""
    ends: list[int] = []
    last: list[tuple[int, int]] = []
    links: dict[tuple[int, int], tuple[int, int] | None] = {}
    for index in present:
        for candidate in sorted(places[index], key=lambda one: -one.order):
            at = bisect_left(ends, candidate.order)
            place = (index, candidate.order)
            links[place] = last[at - 1] if at else None
            ends[at : at + 1] = [candidate.order]
            last[at : at + 1] = [place]
    kept = set()
    node: tuple[int, int] | None = last[-1] if last else None
    while node:
        kept.add(node[0])
        node = links[node]
    return kept


def _in_best_language(
    wanted: Sequence[Heading], candidates: Sequence[_Candidate], language: str | None
) -> tuple[str, list[list[_Candidate]]]:
    """Return the document's language, or the one in which most headings are found, and where each of them is."""
    written = dict.fromkeys(tag for heading in wanted for tag, _ in heading.text.by_language)
    found = {
        tag: [[one for one in candidates if one.letters == letters(_plain(heading.text, tag))] for heading in wanted]
        for tag in ([language] if language else written)
    }
    return max(found.items(), key=lambda item: sum(map(bool, item[1])))


def _candidates(subject: Subject) -> Iterator[_Candidate]:
    """Yield what looks like a heading: bold, larger or short lines, alone, with the next one, or before other text."""
    lines = [(page, line) for page, line in subject.lines(Part.BODY) if line.text.strip()]
    for index, (page, line) in enumerate(lines):
        emphasised = _emphasised(line, subject.body_size or 0)
        texts = {line.text} if emphasised == line.text or len(line.text) <= _SHORT else set()
        texts |= {emphasised}
        if index + 1 < len(lines) and emphasised == line.text:
            below = lines[index + 1][1]
            if (_emphasised(below, subject.body_size or 0)) == below.text:
                texts.add(f"{line.text} {below.text}")
        spot = spot_of(page, line.box.left, line.box.top, line.text)
        for text in sorted(texts):
            for shown in _bare(text):
                yield _Candidate(shown, spot, index)


def _emphasised(line: Line, body_size: float) -> str:
    """Return the bold or larger text at the beginning of a line; the whole line's as it stands."""
    runs = [run for run in line.runs if is_text(run) and letters_in(run.text)]
    count = 0
    for run in runs:
        if not (run.is_bold or (body_size and run.size >= _LARGER * body_size)):
            break
        count += 1
    return line.text if runs and count == len(runs) else "".join(run.text for run in runs[:count])


def _bare(text: str) -> Iterator[str]:
    """Yield the letters of a heading, as it is and without numbers before and remarks behind it."""
    bare = _NUMBER.sub("", text)
    for shown in dict.fromkeys((text, bare, *(behind.sub("", one) for behind in _BEHIND for one in (text, bare)))):
        if found := letters(shown):
            yield found


def _inside(subject: Subject, wanted: str) -> Spot | None:
    """Return where the words of a heading stand within other text."""
    for page, line in subject.lines(Part.BODY):
        if wanted and wanted in letters(line.text):
            return spot_of(page, line.box.left, line.box.top, line.text)
    return None


def _plain(text: Text, language: str) -> str:
    return text.in_language(language)[0]
