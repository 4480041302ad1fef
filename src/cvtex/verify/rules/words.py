"""Words that are forbidden or not considered, outside the titles of works."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from cvtex.data import table
from cvtex.model.profile import Words
from cvtex.text.compared import letters
from cvtex.verify.measured import Line, Page
from cvtex.verify.rules.subject import Subject, count_of, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_SHORTEST_TITLE = 12
"""Letters of a title that is not found by chance."""
_AROUND = 20
"""Characters that are shown on either side of a word."""
_MASK = "\x00"
_HYPHENS = "-\u2010\u00ad"
_QUOTED = re.compile(
    r"“[^“”]{3,300}”|„[^„“”]{3,300}[“”]|«[^«»]{3,300}»|\"[^\"]{3,300}\"|‘‘[^’]{3,300}’’|``[^']{3,300}''"
)
_REFERENCE = re.compile(
    r"\b10\.\d{4,9}/\S|\barXiv\b|\b(?:vol|pp|no)\.\s*\d|\b\d+\s*[:(]\s*\d+|\b[A-Z]\.,"
    r"|[^\W\d_]{2,} [A-Z]{1,3}(?=[,.;:]| and )|\bet al\b|\b[A-Z]\. ?[A-Z]?[^\W\d_]{2,}(?=,| and )"
    r"|\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d;|\bIn: |\b(?:Proc|Conf|Trans)\.|\b\d+[\u2013-]\d+\."
)
"""What a reference has, and other text seldom: a DOI, volume and pages, names with initials, a year in parentheses."""
_NUMBER = re.compile(r"(?<=\d)|\s*[:=(]\s*\d|[^.?!;:()\[\]]{0,40}?\b\d")
"""What no title has behind such a word: a number, in its sentence."""
_NEXT = 3
"""Characters between two words that are one statement: `Familienstand: ledig`."""
_NEAR = 250
"""Characters before and behind a word in which a reference around it would show itself."""


@dataclass(frozen=True)
class Reading:
    """The text of all lines in a row, words put together that are broken over two lines."""

    subject: Subject

    @cached_property
    def text(self) -> str:
        """The text, the titles of works in it blank."""
        whole = "".join(self._pieces)
        for pattern in (_QUOTED,):
            whole = pattern.sub(lambda found: _MASK * len(found[0]), whole)
        return self._without_titles(whole)

    @cached_property
    def _lines(self) -> list[tuple[Page, Line]]:
        return [(page, line) for page, line in self.subject.lines() if line.text.strip()]

    @cached_property
    def _pieces(self) -> list[str]:
        return [_joined(line.text) for _, line in self._lines]

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 0
        for piece in self._pieces:
            starts.append(place)
            place += len(piece)
        return starts

    def spot(self, start: int, end: int) -> Spot:
        """Return where a piece of the text stands, with the words around it."""
        index = bisect_right(self._starts, start) - 1
        page, line = self._lines[index]
        begin = self._starts[next(at for at, (other, _) in enumerate(self._lines) if other is page)]
        whole = "".join(self._pieces)
        whole = whole.replace("\n", " ")
        before = whole[max(begin, start - _AROUND) : start]
        before = before.partition(" ")[2] if start - begin > _AROUND else before
        behind = whole[end : end + _AROUND].rpartition(" ")[0]
        left = _left_of(line, start - self._starts[index])
        return spot_of(page, left, line.box.top, f"{before}{whole[start:end]}{behind}")

    def is_line(self, start: int, end: int) -> bool:
        """Return whether a place is a line for itself, as a numbered heading is."""
        index = bisect_right(self._starts, start) - 1
        return self._pieces[index].strip() == "".join(self._pieces)[start:end].strip()

    def is_reference(self, start: int, end: int) -> bool:
        """Return whether a place seems to be in a reference, where a word may belong to a title that is not known."""
        around = "".join(self._pieces)[max(0, start - _NEAR) : end + _NEAR].replace("\n", " ")
        return len(_REFERENCE.findall(around)) > 1

    def _without_titles(self, text: str) -> str:
        """Return the text with known titles blank, however they are broken, set and punctuated."""
        titles = {letters(title) for title in self.subject.titles}
        titles = {title for title in titles if len(title) >= _SHORTEST_TITLE}
        if not titles:
            return text
        places = [place for place, character in enumerate(text) for _ in _letters_of(character)]
        seen = "".join(map(_letters_of, text))
        blank = list(text)
        for title in titles:
            at = seen.find(title)
            while at >= 0:
                start, end = places[at], places[at + len(title) - 1] + 1
                blank[start:end] = _MASK * (end - start)
                at = seen.find(title, at + len(title))
        return "".join(blank)


def forbidden(rule: Words, subject: Subject) -> Judged:
    """Return whether words that the funder forbids stand outside the titles of works."""
    return _words(rule, subject, "which is not allowed")


def ignored(rule: Words, subject: Subject) -> Judged:
    """Return whether words that the funder does not consider stand outside the titles of works."""
    return _words(rule, subject, "which is not considered")


def placeholders(subject: Subject) -> Judged:
    """Return whether something is left of a form or a draft."""
    reading = Reading(subject)
    patterns = table("verify/words")["placeholders"]["patterns"]
    places = _places(patterns, reading.text, 0)
    spots = tuple(reading.spot(*place) for place in places)
    if not spots:
        return Judged("none", unchecked=subject.unseen)
    first = " ".join(reading.text[slice(*places[0])].split())
    message = f"`{first}` in {spots[0].quoted} seems to be left of a form or a draft"
    if len(spots) > 1:
        message += f"; so {'does' if len(spots) == 2 else 'do'} {count_of(len(spots) - 1, 'other place')}"
    finding = Finding(message, "fill it in, or take it out", spots, is_listed=True)
    return Judged(count_of(len(spots), "place"), (finding,))


def _words(rule: Words, subject: Subject, why: str) -> Judged:
    rows: dict[str, Any] = table("verify/words")["words"]
    if not any(subject.lines()):
        return Judged.nothing(subject.unseen or "no page has text")
    reading = Reading(subject)
    findings = [finding for name in rule.names for finding in _findings(rows[name], reading, why)]
    count = count_of(sum(len(finding.spots) for finding in findings), "place")
    return Judged(f"{count}; looked for {', '.join(rule.names)}", tuple(findings), subject.unseen)


def _findings(row: dict[str, Any], reading: Reading, why: str) -> Iterator[Finding]:
    spots = tuple(
        reading.spot(start, end)
        for start, end in _places(row["patterns"], reading.text)
        if not (row.get("is_no_heading") and reading.is_line(start, end))
        and (row.get("is_in_references") or not _may_be_a_title(reading, start, end))
    )
    if spots:
        message = f"{spots[0].quoted} is {row['what']}, {why}{_others(spots)}"
        yield Finding(message, row["help"], spots, elsewhere=row.get("elsewhere", "leave it out"), is_listed=True)


def _may_be_a_title(reading: Reading, start: int, end: int) -> bool:
    """Return whether a word is in a reference whose title is not known, and no number says that it is meant."""
    is_unknown = not reading.subject.titles and _NUMBER.match(reading.text, end) is None
    return is_unknown and reading.is_reference(start, end)


def _places(patterns: Sequence[str], text: str, flags: int = re.IGNORECASE) -> list[tuple[int, int]]:
    """Return where patterns match; what overlaps, and words of one statement, once."""
    found = sorted(match.span() for pattern in patterns for match in _pattern(pattern, flags).finditer(text))
    places: list[tuple[int, int]] = []
    for start, end in found:
        if places and start <= places[-1][1] + (_NEXT if flags & re.IGNORECASE else 0):
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _left_of(line: Line, offset: int) -> float:
    """Return where the run of a line begins in which a character of its text is; text by field has no runs."""
    ends = accumulate(len(run.text) for run in line.runs)
    return next((run.box.left for run, end in zip(line.runs, ends, strict=True) if offset < end), line.box.left)


def _others(spots: Sequence[Spot]) -> str:
    if len(spots) == 1:
        return ""
    pages = tuple(sorted({spot.page for spot in spots}))
    return f"; {len(spots)} such places on {on_pages(pages)}"


def _joined(line: str) -> str:
    """Return a line as it goes on in the next one: with a space, or without its hyphen where that breaks a word."""
    stripped = line.rstrip()
    if len(stripped) > 1 and stripped[-1] in _HYPHENS and stripped[-2].isalpha() and stripped[-2:-1].islower():
        return stripped[:-1]
    return stripped + "\n"


@cache
def _pattern(pattern: str, flags: int) -> re.Pattern[str]:
    """Return a pattern whose blanks may be ends of lines."""
    return re.compile(pattern.replace(" ", r"\s"), flags | re.MULTILINE)


@cache
def _letters_of(character: str) -> str:
    return letters(character)
