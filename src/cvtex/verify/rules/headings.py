"""The headings of a form: whether they are there, and in its order."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from cvtex.model.profile import Heading, Headings
from cvtex.model.texts import Text
from cvtex.text.compared import letters
from cvtex.verify.rules.heading_lines import Candidate, candidates_in, lines_in
from cvtex.verify.rules.subject import Subject, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot


def headings(rule: Headings, subject: Subject) -> Judged:
    """Return whether the form's headings are there, in its order."""
    candidates = list(candidates_in(subject))
    if not candidates:
        return Judged.nothing(subject.unread_pages or "there is no text")
    language, places = _in_best_language(rule.texts, candidates, subject.language)
    texts = [_plain(heading.text, language) for heading in rule.texts]
    present = [index for index, found in enumerate(places) if found]
    missing = [index for index, heading in enumerate(rule.texts) if not (places[index] or heading.optional)]
    there = frozenset(one.order for some in places for one in some)
    found = {index: _otherwise(texts[index], rule.texts[index].text, candidates, subject, there) for index in missing}
    nowhere = [index for index in missing if not found[index]]
    findings = [*filter(None, found.values()), *(() if subject.unread else _missing(nowhere, texts))]
    if rule.in_order:
        findings += _misplaced(present, places, texts)
    optional = sum(heading.optional for heading in rule.texts)
    measured = f"{len(present)} of {len(rule.texts)}" + (f", {optional} of them optional" if optional else "")
    return Judged(measured, tuple(findings), subject.unread_pages)


def _otherwise(
    wanted: str, text: Text, candidates: Sequence[Candidate], subject: Subject, headings: Collection[int]
) -> Finding | None:
    """Return where a heading is otherwise than it should be, None where it is nowhere."""
    translated = {letters(words) for _, words in text.by_language}
    elsewhere = next((one.spot for one in candidates if one.letters in translated), None)
    if elsewhere:
        message = f"the heading “{wanted}” is there in another language"
        return Finding(message, "write all headings in one language", (elsewhere,))
    inside = _inside(subject, letters(wanted), headings)
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
    present: Sequence[int], places: Sequence[Sequence[Candidate]], texts: Sequence[str]
) -> Iterator[Finding]:
    """Yield the headings that have to move so that all are in order: as few as can be."""
    kept = _most_in_order(present, places)
    for index in present:
        if index not in kept:
            where = _place(index, present, places, texts)
            message = f"the heading “{texts[index]}” is out of order: it should come {where}"
            help_ = "order the variant's `sections` as the form does"
            yield Finding(message, help_, (places[index][0].spot,), elsewhere=f"move this part {where}")


def _place(index: int, present: Sequence[int], places: Sequence[Sequence[Candidate]], texts: Sequence[str]) -> str:
    """Return where a heading should come, by the nearest one that is on its wrong side."""
    order = places[index][0].order
    too_early = next((other for other in present if other > index and places[other][0].order < order), None)
    if too_early is not None:
        return f"before “{texts[too_early]}”"
    too_late = [other for other in present if other < index and places[other][0].order > order]
    return f"behind “{texts[too_late[-1]]}”" if too_late else "as the first one"


def _most_in_order(present: Sequence[int], places: Sequence[Sequence[Candidate]]) -> set[int]:
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
    wanted: Sequence[Heading], candidates: Sequence[Candidate], language: str | None
) -> tuple[str, list[list[Candidate]]]:
    """Return the document's language, or the one in which most headings are found, and where each of them is."""
    written = dict.fromkeys(tag for heading in wanted for tag, _ in heading.text.by_language)
    found = {
        tag: [[one for one in candidates if one.letters == letters(_plain(heading.text, tag))] for heading in wanted]
        for tag in ([language] if language else written)
    }
    return max(found.items(), key=lambda item: sum(map(bool, item[1])))


def _inside(subject: Subject, wanted: str, headings: Collection[int]) -> Spot | None:
    """Return where the words of a heading stand within other text, which is no heading of the form itself."""
    for index, (page, line) in enumerate(lines_in(subject)):
        if wanted and index not in headings and wanted in letters(line.text):
            return spot_of(page, line.box.left, line.box.top, line.text)
    return None


def _plain(text: Text, language: str) -> str:
    return text.in_language(language)[0]
