"""What is looked at in every PDF, whoever asks for it: no portal takes anything else."""

from dataclasses import replace

from cvtex.verify.measured import Measured
from cvtex.verify.rules.subject import Subject, count_of, letters_in, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_MOST_NAMED = 4
"""Fonts that a message names."""


def embedded_fonts(subject: Subject) -> Judged:
    """Return whether every font is in the PDF: elsewhere it would be shown in another one."""
    fonts = subject.measured.fonts
    missing = [font.name for font in fonts if not font.is_embedded]
    measured = f"{len(fonts) - len(missing)} of {count_of(len(fonts), 'font')}"
    if not missing:
        return Judged(measured)
    used = {run.font for _, line in subject.lines() for run in line.runs if run.is_visible}
    shown = [name for name in missing if name in used]
    help_ = "embed all fonts when saving the PDF"
    if not shown:
        message = f"the PDF names {_names(missing)}, which it does not have in it and sets nothing in"
        return Judged(measured, (Finding(message, help_, grade="warning"),))
    message = f"the PDF does not have {_names(shown)} in it, and is shown in other fonts elsewhere"
    return Judged(measured, (Finding(message, help_),))


def no_type3(subject: Subject) -> Judged:
    """Return whether no font is of Type 3: drawings of letters, which portals refuse and screens show badly."""
    found = [font.name for font in subject.measured.fonts if font.kind == "Type3"]
    if not found:
        return Judged("none")
    message = f"{_names(found)} {'is a font' if len(found) == 1 else 'are fonts'} of Type 3, of drawings or bitmaps"
    help_ = "use scalable fonts (`lmodern` or `cm-super` in LaTeX; `pdf.fonttype: 42` for figures by matplotlib)"
    return Judged(count_of(len(found), "font"), (Finding(message, help_),))


def damage(subject: Subject) -> Judged:
    """Return whether the PDF could be read as it is."""
    message = "the PDF is damaged: readers have to mend it, and a portal may refuse it"
    judged = _absent(subject.measured.is_damaged, message, "save, build or download it again")
    return replace(judged, findings=tuple(replace(finding, grade="warning") for finding in judged.findings))


def encryption(subject: Subject) -> Judged:
    """Return whether the PDF is free of passwords and of what they forbid."""
    message, help_ = "the PDF is encrypted", "save it without a password and without restrictions"
    return _absent(subject.measured.is_encrypted, message, help_)


def javascript(subject: Subject) -> Judged:
    """Return whether no program is in the PDF."""
    message, help_ = "the PDF has JavaScript in it", "take it out: print the PDF into a new one"
    return _absent(subject.measured.has_javascript, message, help_)


def forms(subject: Subject) -> Judged:
    """Return whether the PDF has no fields to fill in."""
    message, help_ = "the PDF has a form in it", "flatten it: print the PDF into a new one"
    return _absent(subject.measured.has_forms, message, help_)


def comments(subject: Subject) -> Judged:
    """Return whether nobody has written or drawn on the PDF afterwards: rules do not see what stands there."""
    message = "the PDF has comments, or text and drawings added to it, which are not looked at"
    judged = _absent(subject.measured.has_comments, message, "remove them, or print the PDF into a new one")
    return replace(judged, findings=tuple(replace(finding, grade="warning") for finding in judged.findings))


def attachments(subject: Subject) -> Judged:
    """Return whether no other file is in the PDF."""
    message, help_ = "the PDF has other files in it", "take the attachments out, and upload them apart"
    return _absent(subject.measured.has_attachments, message, help_)


def searchable(subject: Subject) -> Judged:
    """Return whether the text of all pages can be searched and copied."""
    measured = subject.measured
    if not measured.pages:
        return Judged.nothing("it has no pages")
    findings = []
    recognised = {page.number for page, line in subject.lines() if letters_in(line.text)}
    mute_pages = tuple(page for page in subject.pictures if page not in recognised)
    scanned = tuple(page for page in subject.pictures if page in recognised)
    help_ = "make the PDF from the document itself, not from a scan"
    if mute_pages:
        message = f"{on_pages(mute_pages)} {_be(mute_pages, 'a picture')} without text to be searched"
        findings.append(Finding(message, help_, tuple(map(Spot, mute_pages))))
    if scanned:
        message = f"{on_pages(scanned)} {_be(scanned, 'a scan')} with recognised text behind the picture"
        findings.append(Finding(message, help_, tuple(map(Spot, scanned)), "warning"))
    mute = _mute_fonts(measured)
    if mute:
        message = f"text in {_names(mute)} cannot be searched or copied: the PDF does not say which letters it has"
        findings.append(Finding(message, "save the PDF with another program, or use other fonts", grade="warning"))
    seen = len(measured.pages) - len(subject.pictures)
    return Judged(f"text on {seen} of {count_of(len(measured.pages), 'page')}", tuple(findings))


def hidden_text(subject: Subject) -> Judged:
    """Return whether all text can be seen: white words are taken for a trick, and words beyond the page are lost."""
    spots = tuple(
        spot_of(page, run.box.left, run.box.top, run.text)
        for page, line in subject.lines()
        if page.number not in subject.pictures
        for run in line.runs
        if not run.is_visible and letters_in(run.text)
    )
    if not spots:
        return Judged("none")
    count = count_of(sum(letters_in(spot.text) for spot in spots), "letter")
    message = (
        f"the text {spots[0].quoted} cannot be seen: it has the colour of the page or is beyond it; {count} in all"
    )
    return Judged(count, (Finding(message, "take it out, or show it", spots, "warning"),))


def upright(subject: Subject) -> Judged:
    """Return whether the text of every page runs from left to right as the page is seen."""
    turned = subject.turned
    if not turned:
        return Judged("all pages")
    pages = tuple(turned)
    how = "upside down" if set(turned.values()) == {180} else "on its side" if len(pages) == 1 else "on their sides"
    message = f"the text of {on_pages(pages)} stands {how}"
    help_ = "turn the page, or set it upright, and save the PDF again"
    return Judged(on_pages(pages), (Finding(message, help_, tuple(map(Spot, pages)), "warning"),))


def empty_pages(subject: Subject) -> Judged:
    """Return whether something is on every page besides its head and foot."""
    measured = subject.measured
    if not measured.pages:
        return Judged("no pages", (Finding("it has no pages", "look how the PDF was made"),))
    found = tuple(page.number for page in measured.pages if page.body is None)
    if not found:
        return Judged("none")
    message = f"{on_pages(found)} {'is' if len(found) == 1 else 'are'} empty"
    return Judged(on_pages(found), (Finding(message, "take the page out", tuple(map(Spot, found))),))


def _be(pages: tuple[int, ...], what: str) -> str:
    return f"is {what}" if len(pages) == 1 else f"are {what.removeprefix('a ')}s"


def _absent(is_there: bool, message: str, help_: str) -> Judged:  # noqa: FBT001 - what was measured
    return Judged("found", (Finding(message, help_),)) if is_there else Judged("none")


def _mute_fonts(measured: Measured) -> list[str]:
    """Return the fonts that text is set in and that do not say which letters they have."""
    used = {run.font for page in measured.pages for line in page.lines for run in line.runs if letters_in(run.text)}
    return [font.name for font in measured.fonts if not font.has_unicode and font.name in used]


def _names(fonts: list[str]) -> str:
    named = list(dict.fromkeys(f"`{font}`" for font in fonts))
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more
