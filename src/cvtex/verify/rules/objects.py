"""What is in a PDF beside black text: colours, links, pictures, bookmarks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from cvtex.model.profile import Allowed, Colors, Images, Links
from cvtex.verify.measured import Link, Run
from cvtex.verify.rules.stretches import is_typed, stretches
from cvtex.verify.rules.subject import MM, Subject, count_of, letters_in, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_DARK = 48
"""Highest part of red, green and blue in black: printers' black comes out as #231f20."""
_SMALL_PICTURE = 10.0
"""mm: what is smaller both ways is an icon, of which only a warning tells."""
_SCHEME = re.compile(r"^(?:[a-z]+:)?(?://)?(?:www\.)?", re.IGNORECASE)
_DOI = re.compile(r"^(?:dx\.)?doi\.org/", re.IGNORECASE)


def colors(rule: Colors, subject: Subject) -> Judged:
    """Return whether all text is black."""
    used: Counter[str] = Counter()
    for _, line in subject.lines():
        for run in filter(is_typed, line.runs):
            used[_color(run)] += letters_in(run.text)
    if not used:
        return Judged.nothing(subject.unseen or "no page has text")
    measured = ", ".join(f"{name} {count / used.total():.1%}" for name, count in used.most_common(4))
    found = stretches(subject.lines(), lambda run: _color(run) != "black")
    if not (rule.black and found):
        return Judged(measured, unchecked=subject.unseen)
    del used["black"]
    spots = tuple(one.spot for one in found)
    help_ = 'set `design = { colors = "black" }` in the variant, or take out what is coloured'
    finding = Finding("", help_, spots, elsewhere="set all text in black")
    message = f"the text {spots[0].quoted} is coloured ({', '.join(used)}); text has to be black"
    if len(spots) > 1:
        message += f"; {count_of(used.total(), 'letter')} on {on_pages(finding.pages)} are not"
    return Judged(measured, (replace(finding, message=message),), subject.unseen)


def links(rule: Links, subject: Subject) -> Judged:
    """Return whether links are of the sort that is allowed."""
    found = list(_links(subject))
    hidden = [(spot, link) for spot, link, text in found if link.address and not shows(text, link.address)]
    measured = f"{count_of(len(found), 'link')}, {len(hidden)} with another text than their address"
    if rule.allowed == "none" and found:
        spots = tuple(spot for spot, _, _ in found)
        message = f"{count_of(len(spots), 'link is', 'links are')} in it; none is allowed"
        help_ = 'set `design = { links = "none" }` in the variant, or print the document without links'
        elsewhere = "take the links out, or print the document into a new PDF"
        return Judged(measured, (Finding(message, help_, spots, elsewhere=elsewhere),))
    if rule.allowed == "visible" and hidden:
        spots = tuple(spot for spot, _ in hidden)
        message = f"the text {spots[0].quoted} is a link to {hidden[0][1].address}; links have to show their address"
        if len(spots) > 1:
            message += f"; {count_of(len(spots), 'link does', 'links do')} not"
        help_ = 'set `design = { links = "printed" }` in the variant'
        elsewhere = "write the address itself where the link stands, or take the link out"
        return Judged(measured, (Finding(message, help_, spots, elsewhere=elsewhere),))
    return Judged(measured)


def images(rule: Images, subject: Subject) -> Judged:
    """Return whether there are no more pictures than allowed; small ones are icons and told."""
    large: list[tuple[Spot, str]] = []
    small: list[tuple[Spot, str]] = []
    for page in subject.measured.pages:
        for image in page.images:
            width, height = (image.box.right - image.box.left) * MM, (image.box.top - image.box.bottom) * MM
            spot = spot_of(page, image.box.left, image.box.top, "", width * height)
            (small if max(width, height) < _SMALL_PICTURE else large).append((spot, f"{width:.0f} × {height:.0f} mm"))
    measured = f"{count_of(len(large), 'picture')} of {rule.max}" + (
        f", {count_of(len(small), 'icon')}" if small else ""
    )
    help_ = "leave out the photograph (`photo` in the variant's `name_block`) and other pictures"
    elsewhere = "leave out the photograph and other pictures"
    findings = []
    if len(large) > rule.max:
        message = f"a picture of {large[0][1]}; {rule.max or 'no'} picture{'' if rule.max == 1 else 's'} may be in it"
        message += f", and it has {len(large)}" if len(large) > 1 else ""
        findings.append(Finding(message, help_, tuple(spot for spot, _ in large), elsewhere=elsewhere))
    if small and len(large) + len(small) > rule.max:
        message = f"{count_of(len(small), 'small picture')}, such as one of {small[0][1]}, may count as pictures"
        findings.append(Finding(message, help_, tuple(spot for spot, _ in small), "warning", elsewhere))
    return Judged(measured, tuple(findings))


def bookmarks(rule: Allowed, subject: Subject) -> Judged:
    """Return whether there are bookmarks where none may be."""
    found = subject.measured.bookmarks
    measured = count_of(len(found), "bookmark")
    if rule.allowed or not found:
        return Judged(measured)
    message = f"it has {measured}, such as “{found[0]}”; none is allowed"
    help_ = "set `design = { bookmarks = false }` in the variant"
    return Judged(measured, (Finding(message, help_, elsewhere="save it without bookmarks"),))


def shows(text: str, address: str) -> bool:
    """Return whether a text has the address of its link in it; of a DOI its number will do."""
    bare = _SCHEME.sub("", address).rstrip("/")
    seen = _simple(text)
    return _simple(bare) in seen or (bool(_DOI.match(bare)) and _simple(_DOI.sub("", bare)) in seen)


def _links(subject: Subject) -> Iterator[tuple[Spot, Link, str]]:
    """Yield links with all of their text: one that goes on in the next line is several in a PDF."""
    for page in subject.measured.pages:
        group: list[Link] = []
        for link in (*page.links, None):
            if group and (link is None or link.address != group[0].address or link.address is None):
                first = group[0]
                text = "".join(one.text for one in group)
                yield spot_of(page, first.box.left, first.box.top, text), first, text
                group = []
            if link is not None:
                group.append(link)


def _simple(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-]+", "", unquote(text).casefold())


def _color(run: Run) -> str:
    return "black" if max(run.color) <= _DARK else "#" + "".join(f"{part:02x}" for part in run.color)
