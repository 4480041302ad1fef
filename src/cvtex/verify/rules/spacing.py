"""Distance of lines and of characters."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import inf
from statistics import fmean

from cvtex.model.profile import Leading
from cvtex.verify.measured import Line, Page, Part
from cvtex.verify.rules.columns import cells, text_of
from cvtex.verify.rules.stretches import is_typed
from cvtex.verify.rules.subject import Subject, count_of, number, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_INCH = 72
"""bp"""
_LEADING_TOLERANCE = 0.1
"""pt: twelve of TeX's points are 11.96."""
_CHARACTERS_TOLERANCE = 0.1
_NOT_A_LINE = 0.6
"""Of its size: what stands nearer is a part of the same line, such as a fraction."""
_FAR = 3.0
"""Of its size: what stands farther away is another paragraph."""
_PARAGRAPH = 1.8
"""Of the body's size: what stands nearer is a line of the same paragraph."""
_FULL = 0.8
"""Of the width of the widest line: a line of text that goes on in the next one."""
_LARGER = 1.05
"""Of the body's size: larger type is a heading's."""
_FEWEST = 40
"""Characters of a line that is long enough to count them."""
_MOST_TIGHT = 3
"""So many lines that stand too near to the next are text; fewer are told: a heading, a table."""


def leading(rule: Leading, subject: Subject) -> Judged:
    """Return whether the body's lines, and the characters in them, are as far apart as they should be."""
    gaps = list(_gaps(subject))
    if not gaps:
        return Judged.nothing(subject.unread_pages or "no two lines of text stand below each other")
    inside = [gap for _, _, gap, _ in gaps if gap < _PARAGRAPH * (subject.body_size or gap)]
    usual = Counter(round(gap, 1) for gap in inside or [gap for _, _, gap, _ in gaps]).most_common(1)[0][0]
    measured = [f"{usual:g} pt, {_INCH / usual:.1f} lines per inch{_limits(rule)}"]
    findings = list(_tight(rule, gaps, subject.body_size or 0))
    if rule.max_characters_per_inch is not None:
        densities = _densities(subject)
        if not densities:
            measured.append("no full lines to count characters in")
        else:
            most = rule.max_characters_per_inch
            measured.append(f"{max(densities.values()):.1f} of {number(most)} characters per inch")
            findings += _dense(most, densities)
    return Judged("; ".join(measured), tuple(findings), subject.unseen)


def _tight(rule: Leading, gaps: list[tuple[Page, Line, float, Line]], size: float) -> Iterator[Finding]:
    least, allowed = _least(rule)
    above = {id(below): gap for _, _, gap, below in gaps}
    spots = tuple(
        spot_of(page, line.box.left, line.box.top, line.text, least - gap)
        for page, line, gap, _ in gaps
        if gap < least - _LEADING_TOLERANCE
        and not (_is_heading(line, size) and above.get(id(line), inf) + gap >= 2 * least)
    )
    if spots:
        elsewhere = f"set the distance of lines to {number(least)} pt or more"
        help_ = f"set `design = {{ leading = {number(least)} }}` in the variant"
        finding = Finding("", help_, spots, "error" if len(spots) >= _MOST_TIGHT else "warning", elsewhere)
        worst = finding.worst or spots[0]
        message = f"the line below {worst.quoted} follows at {least - worst.beyond:.1f} pt; {allowed}"
        if len(spots) > 1:
            message += f"; {count_of(len(spots), 'line')} on {on_pages(finding.pages)} stand so near"
        yield replace(finding, message=message)


def _dense(most: float, densities: dict[int, float]) -> Iterator[Finding]:
    spots = tuple(
        Spot(page, beyond=density - most)
        for page, density in densities.items()
        if density > most + _CHARACTERS_TOLERANCE
    )
    if spots:
        worst = max(densities.values())
        pages = on_pages(tuple(spot.page for spot in spots))
        message = f"full lines on {pages} have {worst:.1f} characters per inch; {number(most)} are allowed"
        help_ = "set a larger `size` or a wider `family` in the variant's `design`"
        yield Finding(message, help_, spots, elsewhere="set it in larger type, or in a wider family")


def _gaps(subject: Subject) -> Iterator[tuple[Page, Line, float, Line]]:
    """Yield lines of the body with the distance to the next one below in the same column, in pt, and that one."""
    for page in subject.measured.pages:
        lines = [
            line for line in page.lines if line.part is Part.BODY and not line.angle and any(map(is_typed, line.runs))
        ]
        for index, line in enumerate(lines):
            size = max(run.size for run in line.runs if is_typed(run))
            for below in lines[index + 1 :]:
                gap = line.baseline - below.baseline
                overlaps = below.box.left < line.box.right and line.box.left < below.box.right
                if overlaps and gap > _NOT_A_LINE * size:
                    if gap < _FAR * size:
                        yield page, line, gap, below
                    break


def _is_heading(line: Line, size: float) -> bool:
    """Return whether a line is a heading, for which more space above may make up for less below."""
    typed = [run for run in line.runs if is_typed(run)]
    return line.text.isupper() or all(run.is_bold or run.size > _LARGER * size for run in typed)


def _densities(subject: Subject) -> dict[int, float]:
    """Return for each page how many characters its full lines have in an inch."""
    texts = [
        (page.number, text_of(cell), cell[-1].box.right - cell[0].box.left)
        for page, line in subject.lines(Part.BODY)
        for cell in ([] if line.angle else cells(line))
    ]
    widest = max((width for _, _, width in texts), default=0)
    by_page: defaultdict[int, list[float]] = defaultdict(list)
    for page, text, width in texts:
        if width >= _FULL * widest and len(text) >= _FEWEST:
            by_page[page].append(len(text) / (width / _INCH))
    return {page: fmean(found) for page, found in by_page.items()}


def _least(rule: Leading) -> tuple[float, str]:
    """Return the smallest distance of lines in pt, and what is allowed in words."""
    by_inch = _INCH / rule.max_lines_per_inch if rule.max_lines_per_inch else 0
    if rule.min and rule.min >= by_inch:
        return rule.min, f"{number(rule.min)} pt is the smallest distance allowed"
    return by_inch, f"{number(rule.max_lines_per_inch or 0)} lines per inch are allowed, {by_inch:.1f} pt each"


def _limits(rule: Leading) -> str:
    limits = [f"at least {number(rule.min)} pt"] if rule.min else []
    limits += [f"at most {number(rule.max_lines_per_inch)} lines per inch"] if rule.max_lines_per_inch else []
    return "".join(f", {limit}" for limit in limits) + (f" (within {_LEADING_TOLERANCE:g} pt)" if limits else "")
