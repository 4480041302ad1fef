"""Size and family of the type."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from cvtex.model.profile import Families, TypeSize
from cvtex.verify.families import counts_as, design_name, is_similar, shown_font
from cvtex.verify.measured import Part, Run
from cvtex.verify.rules.stretches import findings_of, is_typed, stretches
from cvtex.verify.rules.subject import Subject, letters_in, number
from cvtex.verify.verdict import Finding, Judged, Spot

_NAMELESS = re.compile(r"(?:CIDFont\+)?F\d+")
"""What printing to a PDF calls fonts."""
_TOLERANCE = 0.1
"""pt: LaTeX's `11pt` measures 10.91 in a PDF, and funders' own samples are set in it."""
_WITHIN = f" (within {_TOLERANCE:g})"
_LEGIBLE = 8.0
"""pt: footnotes of 10 pt documents have them in LaTeX; smaller ones are told where a funder names no size."""


def type_size(rule: TypeSize, subject: Subject) -> Judged:
    """Return whether the body's type, and that of notes, is as large as it should be."""
    if subject.body_size is None:
        return Judged.nothing(subject.unseen or "no page has text")
    least = _least(subject, Part.BODY)
    measured = f"body {_pt(subject.body_size)}, smallest {_pt(least)}; at least {number(rule.min)} pt{_WITHIN}"
    findings = list(_small(subject, Part.BODY, rule.min, "the text"))
    notes = _least(subject, Part.NOTE)
    if notes and rule.notes is not None:
        measured += f"; notes {_pt(notes)}, at least {number(rule.notes)} pt"
        findings += _small(subject, Part.NOTE, rule.notes, "the note")
    elif notes:
        measured += f"; notes {_pt(notes)}, for which no size is named"
        findings += map(
            _as_warning, _small(subject, Part.NOTE, _LEGIBLE, "the note", "is the smallest that is easily read")
        )
    return Judged(measured, tuple(findings), subject.unseen)


def families(rule: Families, subject: Subject) -> Judged:
    """Return whether the body is set in the allowed families, each in its smallest size or a larger one."""
    used: Counter[str] = Counter()
    for _, line in subject.lines(Part.BODY):
        for run in filter(is_typed, line.runs):
            used[run.font] += letters_in(run.text)
    if not used:
        return Judged.nothing(subject.unseen or "no page has text")
    others = [font for font in used if not any(counts_as(font, family) for family in rule.any_of)]
    nameless = [font for font in others if _NAMELESS.fullmatch(font)]
    others = [font for font in others if font not in nameless]
    similar = [font for font in others if rule.similar and is_similar(font, rule.any_of)]
    findings = [
        *_others(rule, subject, [font for font in others if font not in similar]),
        *_similar(rule, subject, similar),
        *_small_in_family(rule, subject),
    ]
    unchecked = f"the PDF calls a font `{nameless[0]}`, which tells no family" if nameless else subject.unseen
    return Judged(f"{_shares(used, rule)}; allowed {_allowed(rule)}", tuple(findings), unchecked)


def _small(
    subject: Subject, part: Part, least: float, what: str, who: str = "is the smallest allowed"
) -> Iterator[Finding]:
    found = stretches(subject.lines(part), lambda run: run.size < least - _TOLERANCE, lambda run: least - run.size)
    help_ = f"set `design = {{ size = {number(least)}, smallest = {number(least)} }}` in the variant"

    def say(spot: Spot) -> str:
        return f"{what} {spot.quoted} is {least - spot.beyond:.2f} pt; {number(least)} pt {who}"

    return findings_of(found, say, "are smaller", help_, f"set all text in {number(least)} pt or more")


def _others(rule: Families, subject: Subject, fonts: list[str]) -> Iterator[Finding]:
    """Yield what is wrong with text in other families."""
    found = stretches(subject.lines(Part.BODY), lambda run: run.font in fonts)
    return findings_of(
        found,
        lambda spot: f"the text {spot.quoted} is set in {_listed(fonts)}; {_allowed(rule)} is allowed",
        "are in no allowed family",
        _family_help(rule),
        f"set all text in {_allowed(rule)}",
    )


def _similar(rule: Families, subject: Subject, fonts: list[str]) -> Iterator[Finding]:
    """Yield one warning for all text in families that may pass as similar."""
    found = stretches(subject.lines(Part.BODY), lambda run: run.font in fonts)
    if found:
        message = f"{_listed(fonts)} may pass as similar to {' or '.join(rule.any_of)}: that is for the funder to say"
        help_ = f"to be sure, {_family_help(rule)}"
        elsewhere = f"to be sure, set all text in {rule.any_of[0]}"
        yield Finding(message, help_, tuple(one.spot for one in found), "warning", elsewhere)


def _small_in_family(rule: Families, subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with families that are allowed from another size on."""
    for family, least in rule.min_sizes.items():
        yield from _small_in(family, least, subject)


def _small_in(family: str, least: float, subject: Subject) -> Iterator[Finding]:
    def is_small(run: Run) -> bool:
        return run.size < least - _TOLERANCE and counts_as(run.font, family)

    def say(spot: Spot) -> str:
        size = f"{least - spot.beyond:.2f} pt"
        return f"the text {spot.quoted} is {size}; {family} is allowed from {number(least)} pt on"

    found = stretches(subject.lines(Part.BODY), is_small, lambda run: least - run.size)
    help_ = f"set `design = {{ size = {number(least)} }}` in the variant, or another family"
    elsewhere = f"set text in {family} in {number(least)} pt or more, or in another family"
    return findings_of(found, say, "are smaller", help_, elsewhere)


def _shares(used: Counter[str], rule: Families) -> str:
    """Return the families of the body with their share of the letters, the most used first."""
    names: Counter[str] = Counter()
    for font, count in used.items():
        own = shown_font(font)
        family = next((family for family in rule.any_of if counts_as(font, family)), own)
        names[own if own == family else f"{family} ({own})"] += count
    if len(names) == 1:
        return next(iter(names))
    return ", ".join(f"{name} {count / names.total():.1%}" for name, count in names.most_common(4))


def _family_help(rule: Families) -> str:
    return f'set `design = {{ family = "{design_name(rule.any_of[0])}" }}` in the variant'


def _listed(fonts: list[str]) -> str:
    *names, last = dict.fromkeys(map(shown_font, fonts))
    return f"{', '.join(names)} and {last}" if names else last


def _allowed(rule: Families) -> str:
    return ", ".join(rule.any_of) + (" or similar" if rule.similar else "")


def _least(subject: Subject, part: Part) -> float:
    """Return the smallest type of a part, 0 where it has none."""
    return min((run.size for _, line in subject.lines(part) for run in filter(is_typed, line.runs)), default=0.0)


def _as_warning(finding: Finding) -> Finding:
    return replace(finding, grade="warning")


def _pt(size: float) -> str:
    return f"{size:.2f}".rstrip("0").rstrip(".") + " pt"
