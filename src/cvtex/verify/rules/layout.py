"""Pages, paper and margins."""

from collections.abc import Iterator

from cvtex.model.profile import Margins, Pages, PaperSizes
from cvtex.verify.measured import Box, Page, Part
from cvtex.verify.rules.subject import MM, Subject, count_of, number, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_PAPERS = {"a4": ("A4", 210.0, 297.0), "letter": ("US letter", 215.9, 279.4)}
"""Papers by name, in mm (ISO 216; ANSI/ASME Y14.1)."""
_PAPER_TOLERANCE = 1.0
"""mm"""
_INTO = {"left": 0.8, "right": 0.8, "top": 0.8, "bottom": 1.0}
"""mm that letters may hang into margins: microtype's protrusion is 0.7 mm in an 11 pt line; below the last line, from
which TeX measures, letters of 12 pt reach 0.9 mm down."""
_WITHIN = "(within 0.8, bottom 1)"


def pages(rule: Pages, subject: Subject) -> Judged:
    """Return whether there are no more pages than allowed."""
    found = len(subject.measured.pages)
    most = rule.allowed(subject.language or subject.measured.metadata.get("language") or None)
    measured = f"{found} of {most}"
    if found <= most:
        return Judged(measured)
    what = "allowed" if rule.grade == "error" else "expected"
    message = f"it has {count_of(found, 'page')}; {count_of(most, 'page is', 'pages are')} {what}"
    help_ = "print fewer entries (`select = { max = … }` in the variant), or shorten their texts"
    elsewhere = f"shorten it by {count_of(found - most, 'page')}: fewer entries, or shorter texts"
    return Judged(measured, (Finding(message, help_, (Spot(most + 1),), elsewhere=elsewhere),))


def paper(rule: PaperSizes, subject: Subject) -> Judged:
    """Return whether every page is of an allowed paper, upright."""
    allowed = [_PAPERS[name] for name in rule.any_of]
    names = " or ".join(name for name, _, _ in allowed)
    wrong = tuple(
        Spot(page.number)
        for page in subject.measured.pages
        if not any(_is_paper(page, width, height) for _, width, height in allowed)
    )
    kinds = dict.fromkeys(_paper_name(page) for page in subject.measured.pages)
    measured = f"{', '.join(kinds) or 'no pages'}; allowed {names}"
    if not wrong:
        return Judged(measured)
    worst = _paper_name(subject.measured.pages[wrong[0].page - 1])
    pages = on_pages(tuple(spot.page for spot in wrong))
    message = f"{pages} {'is' if len(wrong) == 1 else 'are'} not {names}, upright, but {worst}"
    help_ = f'set `paper = "{rule.any_of[0]}"` in the variant'
    elsewhere = f"set the paper to {allowed[0][0]} in the program that made the PDF, and save it again"
    return Judged(measured, (Finding(message, help_, wrong, elsewhere=elsewhere),))


def margins(rule: Margins, subject: Subject) -> Judged:
    """Return whether the ink leaves the margins free."""
    limits = {side: float(getattr(rule, side)) for side in _INTO}
    pages = [page for page in subject.measured.pages if page.number not in subject.pictures]
    inked = [(page, ink) for page in pages if (ink := page.body if rule.running else page.ink)]
    if not inked:
        return Judged.nothing(subject.unseen or "no page has anything on it")
    seen = {side: min(_space(page, ink, side) for page, ink in inked) for side in _INTO}
    measured = ", ".join(f"{side} {seen[side]:.1f}/{number(limits[side])}" for side in _INTO) + f" mm {_WITHIN}"
    findings = []
    for side in _INTO:
        limit = limits[side]
        spots = tuple(spot for page, ink in inked for spot in _into(page, ink, side, limit, running=rule.running))
        if spots:
            findings.append(_margin_finding(side, limit, spots))
    return Judged(measured, tuple(findings), subject.unseen)


def _margin_finding(side: str, limit: float, spots: tuple[Spot, ...]) -> Finding:
    worst = max(spots, key=lambda spot: spot.beyond)
    what = f"the text {worst.quoted} reaches" if worst.text else "a picture, a rule or a field reaches"
    message = f"{what} {worst.beyond:.1f} mm into the {side} margin of {number(limit)} mm"
    if len(spots) > 1:
        message += f"; so {'does' if len(spots) == 2 else 'do'} {count_of(len(spots) - 1, 'other place')}"
        message += f", in all on {on_pages(tuple(sorted({spot.page for spot in spots})))}"
    help_ = f"set `design = {{ margins = {{ {side} = {number(limit)} }} }}` in the variant"
    elsewhere = f"set the {side} margin to {number(limit)} mm or more in the program that made the PDF"
    if not worst.text:
        elsewhere += "; the lines of tables, borders of pages and marks of changes stand outside of the text: move them"
    more = "; break long addresses and words" if side == "right" else ""
    return Finding(message, help_ + more, spots, elsewhere=elsewhere + more)


def _into(page: Page, ink: Box, side: str, limit: float, *, running: bool) -> Iterator[Spot]:
    """Yield what stands in a margin: lines of text, and what is drawn and goes farther."""
    tolerance = _INTO[side]
    if limit - _space(page, ink, side) <= tolerance:
        return
    lines = [line for line in page.lines if not (running and line.part in {Part.HEAD, Part.FOOT})]
    farthest = 0.0
    for line in lines:
        beyond = limit - _space(page, line.box, side)
        if beyond > tolerance:
            farthest = max(farthest, beyond)
            yield spot_of(page, line.box.left, line.box.top, line.text, beyond)
    drawn = page.drawn_in_body if running else page.drawn
    for box in drawn if drawn or farthest else (ink,):
        beyond = limit - _space(page, box, side)
        if beyond > farthest + tolerance:
            yield spot_of(page, box.left, box.top, "", beyond)


def _space(page: Page, box: Box, side: str) -> float:
    """Return what a box leaves free at a side of its page, in mm."""
    match side:
        case "left":
            space = box.left
        case "right":
            space = page.width - box.right
        case "top":
            space = page.height - box.top
        case _:
            space = box.bottom
    return space * MM


def _is_paper(page: Page, width: float, height: float) -> bool:
    return abs(page.width * MM - width) <= _PAPER_TOLERANCE and abs(page.height * MM - height) <= _PAPER_TOLERANCE


def _paper_name(page: Page) -> str:
    for name, width, height in _PAPERS.values():
        if _is_paper(page, width, height):
            return name
        if _is_paper(page, height, width):
            return f"{name} on its side"
    return f"{page.width * MM:.0f} × {page.height * MM:.0f} mm"
