"""Entries of a section: what cvtex printed there, compared with what the PDF shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from cvtex.model.base import Dated, Entry
from cvtex.model.dates import PartialDate
from cvtex.model.design import DateForm
from cvtex.model.profile import Items
from cvtex.model.publication import Publication
from cvtex.model.rich import Rich, plain
from cvtex.model.texts import Text
from cvtex.render.locale import locale
from cvtex.render.plan import PlannedSection
from cvtex.render.view import bib_mark, source_mark
from cvtex.text.compared import letters
from cvtex.text.markdown import read_markdown
from cvtex.verify.measured import Part
from cvtex.verify.passages import Passage
from cvtex.verify.printed import passages_in
from cvtex.verify.rules.subject import Printed, Subject, count_of, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_CALLED = ("title", "name", "organization", "role", "term", "text")
"""What an entry is called, in this order."""
_DATE = {"dd/mm/yyyy": "{0.day:02d}/{0.month:02d}/{0.year}", "mm/yyyy": "{0.month:02d}/{0.year}", "yyyy": "{0.year}"}
_BEGINNING = 16
"""Letters of a title by which the line is known that it begins in."""
_NAMED = 3
"""Entries that a message names."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry or a publication of a section."""

    name: str
    """What messages call it."""
    title: str
    """The longest piece of its title that is plain text."""
    of: Entry | Publication
    mark: str
    """Its mark in the .tex."""


def items(rule: Items, subject: Subject) -> Judged:
    """Return whether a section has as many entries as it should, and each of them what it should have."""
    printed = subject.printed
    if printed is None:
        return Judged.nothing(subject.unprinted)
    sections = [one for outer in printed.sections for one in outer.walk() if one.name == rule.section]
    if rule.section not in printed.names and not rule.min:
        return Judged.nothing(f"the variant `{printed.variant.name}` has no section `{rule.section}`")
    found = [item for section in sections for one in section.walk() for item in _items(one, printed)]
    passages = [passage for section in sections for passage in passages_in(printed.tex, _marks(section))]
    seen = "\n".join(  # the body alone, too: a title may go on behind a page's foot
        letters(" ".join(line.text for _, line in subject.lines(*parts))) for parts in ((), (Part.BODY,))
    )
    missing = [item for item in found if item.title and letters(item.title) not in seen]
    measured = [f"{count_of(len(found), 'entry', 'entries')}{_limits(rule)}"]
    measured += [f"{len(found) - len(missing)} of them found in the PDF"] if found else []
    findings = [
        *_counted(rule, found, subject),
        *_lost(missing, found),
        *_old(rule, found, subject),
        *(_without_identifier(found, seen, subject) if rule.doi else ()),
        *(_misdated(rule.dates, found, passages, printed) if rule.dates else ()),
        *_long(rule, passages, measured),
    ]
    return Judged(", ".join(measured), tuple(findings))


def _counted(rule: Items, found: Sequence[_Item], subject: Subject) -> Iterator[Finding]:
    have = f"the section `{rule.section}` has {count_of(len(found), 'entry', 'entries')}"
    if rule.max is not None and len(found) > rule.max:
        help_ = f'choose: `{{ use = "{rule.section}", select = {{ max = {rule.max} }} }}` in the variant\'s `sections`'
        yield Finding(f"{have}; {_be(rule.max)} allowed", help_, _spots(found[rule.max :], subject))
    if rule.min is not None and len(found) < rule.min:
        help_ = "add entries to cv.toml or the .bib files, or widen the section's `select`"
        yield Finding(f"{have}; at least {_be(rule.min)} asked for", help_)


def _lost(missing: Sequence[_Item], found: Sequence[_Item]) -> Iterator[Finding]:
    if missing:
        message = (
            f"the PDF shows {len(found) - len(missing)} of {len(found)} entries; {_names(missing)} cannot be found"
        )
        yield Finding(
            message, "look at the PDF: a template may cut titles, or set them as mathematics", grade="warning"
        )


def _old(rule: Items, found: Sequence[_Item], subject: Subject) -> Iterator[Finding]:
    if rule.years is None:
        return
    first = subject.today.year - rule.years
    old = [item for item in found if (last := item.of.interval[1]) and last.year < first]
    if old:
        message = f"{_names(old)} {'is' if len(old) == 1 else 'are'} from before {first}; the last "
        message += f"{rule.years} years are asked for"
        yield Finding(
            message,
            f"`select = {{ last_years = {rule.years} }}` where the variant uses `{rule.section}`",
            _spots(old, subject),
        )


def _without_identifier(found: Sequence[_Item], seen: str, subject: Subject) -> Iterator[Finding]:
    works = [(item, item.of) for item in found if isinstance(item.of, Publication)]
    lacking = [item for item, work in works if not _identifiers(work)]
    addresses = letters(" ".join(link.address or "" for page in subject.measured.pages for link in page.links))
    unseen = [
        item
        for item, work in works
        if (known := _identifiers(work)) and not any(letters(one) in seen or letters(one) in addresses for one in known)
    ]
    if lacking:
        message = f"{_names(lacking)} {'has' if len(lacking) == 1 else 'have'} no DOI or other lasting identifier"
        help_ = "add `doi = {…}` (or `eprint`, `isbn`) to the entry in the .bib file"
        yield Finding(message, help_, _spots(lacking, subject))
    if unseen:
        message = f"the identifier of {_names(unseen)} is not printed"
        help_ = 'set `links = "text"` and `link_labels = ["doi"]` for the variant\'s `lists`'
        yield Finding(message, help_, _spots(unseen, subject))


def _misdated(form: str, found: Sequence[_Item], passages: Sequence[Passage], printed: Printed) -> Iterator[Finding]:
    """Yield entries whose dates are not written in a form, and those not known as exactly as it asks."""
    text = " ".join(" ".join(passage.text for passage in passages).split())
    vague, other = [], []
    for item in found:
        for date in _dates(item.of):
            if ("dd" in form and not date.day) or ("mm" in form and not date.month):
                vague.append(f"`{date}` of {item.name}")
            elif not _is_written(date, form, text, printed.variant.language):
                other.append(f"`{date}` of {item.name}")
    if vague:
        message = f"{_first(vague)} cannot be written as {form}"
        yield Finding(message, "give the whole date in cv.toml, such as `end = 2018-12-19`")
    if other:
        message = f"{_first(other)} is not written as {form}"
        yield Finding(message, f'set `design = {{ dates = "{"years" if form == "yyyy" else form}" }}` in the variant')


def _is_written(date: PartialDate, form: str, text: str, language: str) -> bool:
    """Return whether a date stands in a text in a form, and a mere year in no longer one."""
    wanted = re.escape(_DATE[form].format(date))
    found = bool(re.search(rf"(?<![\d/]){wanted}(?!\d)", text))
    words = locale(language)
    if form != "yyyy" or words is None:
        return found
    longer = {" ".join(words.date(date, other).split()) for other in get_args(DateForm)} - {str(date.year)}
    return found and not any(one in text for one in longer)


def _long(rule: Items, passages: Sequence[Passage], measured: list[str]) -> Iterator[Finding]:
    """Yield that a section is too long, and add its length to what was measured."""
    text = " ".join(" ".join(passage.text for passage in passages).split())
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    for have, most, what in ((words, rule.max_words, "word"), (len(text), rule.max_characters, "character")):
        if most is None:
            continue
        measured.append(f"{have:,} of {most:,} {what}s")
        if have > most:
            message = f"the section `{rule.section}` has {count_of(have, what)}; {_be(most)} allowed"
            yield Finding(message, f"shorten it by {count_of(have - most, what)}")


def _items(section: PlannedSection, printed: Printed) -> Iterator[_Item]:
    for index, entry in section.entries:
        path = (*section.entries_path, index)
        called = (getattr(entry, name, None) for name in _CALLED)
        text = next((one for one in called if isinstance(one, Text)), None)
        rich = read_markdown(text.in_language(printed.variant.language)[0]).rich if text and not text.is_tex else ()
        yield _Item(f"`{source_mark(path)}`", _plain_piece(rich), entry, str(source_mark(path)))
    for work in section.publications:
        place = f"{work.span.file}:{work.span.line}"
        yield _Item(f"`{work.key}` ({place})", _plain_piece(work.title), work, str(bib_mark(work.span)))


def _plain_piece(rich: Rich) -> str:
    """Return the longest piece of a text that has no markup: mathematics reads otherwise in a PDF."""
    return max((node for node in rich if isinstance(node, str)), key=len, default="")


def _dates(entry: object) -> Iterator[PartialDate]:
    """Yield the dates of an entry, and of those in it (roles, degrees)."""
    if isinstance(entry, Dated):
        yield from dict.fromkeys(date for date in entry.interval if date)
    elif isinstance(entry, Entry):
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if isinstance(value, tuple):
                for inner in value:
                    yield from _dates(inner)


def _identifiers(work: Publication) -> list[str]:
    """Return what a work can be found by for good: DOI, arXiv number, handle …, and the ISBN of a book."""
    return [*work.identifiers.values(), *(plain(work.fields[name]) for name in ("isbn", "issn") if name in work.fields)]


def _marks(section: PlannedSection) -> frozenset[str]:
    return frozenset(str(source_mark(one.path)) for one in section.walk())


def _be(number: int) -> str:
    return f"{number:,} {'is' if number == 1 else 'are'}"


def _spots(found: Sequence[_Item], subject: Subject) -> tuple[Spot, ...]:
    """Return where the titles of entries begin in the PDF, of those that can be found."""
    lines = [(page, line, letters(line.text)) for page, line in subject.lines()]
    starts = (letters(item.title)[:_BEGINNING] for item in found)
    places = (next((place for place in lines if start and start in place[2]), None) for start in starts)
    return tuple(spot_of(page, line.box.left, line.box.top, line.text) for page, line, _ in filter(None, places))


def _limits(rule: Items) -> str:
    at_least = f", at least {rule.min}" if rule.min is not None else ""
    return at_least + (f", at most {rule.max}" if rule.max is not None else "")


def _names(found: Sequence[_Item]) -> str:
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return ", ".join(item.name for item in found[:_NAMED]) + more


def _first(found: Sequence[str]) -> str:
    return found[0] + (f", and {len(found) - 1} more," if len(found) > 1 else "")
