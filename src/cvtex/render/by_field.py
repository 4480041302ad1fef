"""A variant as text by field, for forms that a portal or the applicant fills in: what goes where, and how long it is.

The text is what the templates print, read back from the .tex, so that fields say what a PDF would.
"""

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvtex.model.profile import IN_FIELDS, Items, Profile
from cvtex.render.plain_text import plain_text
from cvtex.render.plan import PlannedSection
from cvtex.render.view import bib_mark, source_mark
from cvtex.text.shown import GROUP

_BODY = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_MARK = re.compile(r"^%%% (.*)\n", re.MULTILINE)
_SECTION = "section "
_HEADING = re.compile(rf"^.*\\cvheading(?:\{{[^{{}}]*\}}){{3}}({GROUP}).*\n", re.MULTILINE)
_WIDTH = 100
_RULE = "=" * _WIDTH
_HOW_COUNTED = (
    "Made by cvtex, which counts as words what stands between blanks and has a letter or a digit, and as characters "
    "all of them, blanks and line ends too, a letter with its accent as one. Portals may count otherwise: leave some "
    "room. Links and type are not kept."
)


@dataclass(frozen=True, slots=True)
class FormEntry:
    """An entry in a field: what it says, and the mark by which its place in the sources is found."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class FormField:
    """What goes into one field of a form."""

    name: str
    """The section's name."""
    heading: str
    """Empty where it has none of its own: it belongs to the field that it stands in."""
    mark: str
    entries: tuple[FormEntry, ...]
    rules: tuple[Items, ...]
    fields: tuple["FormField", ...] = ()
    """The fields in it."""

    @property
    def every_entry(self) -> tuple[FormEntry, ...]:
        """Its entries, and those of the fields in it."""
        return (*self.entries, *(entry for field in self.fields for entry in field.every_entry))

    @property
    def text(self) -> str:
        """Its text, to be pasted: entries are apart by an empty line."""
        return "\n\n".join(entry.text for entry in self.every_entry)

    def walk(self) -> Iterator["FormField"]:
        """Yield this field and those in it, in order."""
        yield self
        for field in self.fields:
            yield from field.walk()


def count_words(text: str) -> int:
    """Return how many words a text has: what stands between blanks and has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_characters(text: str) -> int:
    """Return how many characters a text has: letters with accents (Unicode's form NFC), signs, blanks, line ends."""
    return len(unicodedata.normalize("NFC", text))


def form_fields(sections: Sequence[PlannedSection], tex: str, profile: Profile) -> tuple[FormField, ...]:
    """Return the fields of a form: the sections of a variant, with what its .tex prints."""
    body = _BODY.search(tex)
    _, *parts = _MARK.split(body[1] if body else "")
    pieces = list(zip(parts[::2], parts[1::2], strict=True))
    return tuple(_field(section, pieces, profile) for section in sections)


def _field(section: PlannedSection, pieces: list[tuple[str, str]], profile: Profile) -> FormField:
    """Return the field of a section, and take what it prints from the pieces of the .tex."""
    mark = str(source_mark(section.path))
    start = next((n for n, (found, _) in enumerate(pieces) if found == f"{_SECTION}{mark}"), len(pieces))
    end = next((n for n in range(start + 1, len(pieces)) if pieces[n][0].startswith(_SECTION)), len(pieces))
    own, pieces[:] = pieces[start:end], pieces[end:]
    heading = _HEADING.search(own[0][1]) if own else None
    rest = own[0][1][heading.end() :] if own and heading else own[0][1] if own else ""
    return FormField(
        name=section.name,
        heading=plain_text(heading[1]) if heading else "",
        mark=mark,
        entries=tuple(_entries(section, [(mark, rest), *own[1:]])),
        rules=tuple(rule for rule in profile.rules.items if rule.section == section.name),
        fields=tuple(_field(child, pieces, profile) for child in section.children),
    )


def _entries(section: PlannedSection, pieces: Sequence[tuple[str, str]]) -> Iterator[FormEntry]:
    """Yield the entries of a section; what is inside of an entry (roles, degrees) belongs to it."""
    marks = {str(source_mark((*section.entries_path, index))) for index, _ in section.entries}
    marks |= {str(bib_mark(publication.span)) for publication in section.publications}
    texts: dict[str, list[str]] = {}
    last = ""
    for mark, piece in pieces:
        last = mark if mark in marks or not last else last
        if text := plain_text(piece):
            texts.setdefault(last, []).append(text)
    for mark, lines in texts.items():
        yield FormEntry("\n".join(lines), mark)


def form_text(title: str, profile: Profile, fields: Sequence[FormField]) -> str:
    """Return the whole form as text: what it is, then each field with its counts, ready to be pasted."""
    about = [f"{title}: {profile.title}, {profile.version}", _sentence(IN_FIELDS[profile.delivery])]
    notes = [_wrapped(note, "* ") for note in (*profile.notes, _HOW_COUNTED)]
    blocks = ["\n".join([*map(_wrapped, about), "", *notes])]
    for field in (inner for outer in fields for inner in outer.walk() if inner.heading):
        blocks.append("\n".join([_RULE, field.heading, counts(field), _RULE]))
        if text := _own_text(field):
            blocks.append(text)
    return "\n\n".join(blocks) + "\n"


def counts(field: FormField) -> str:
    """Return how long a field is and what is allowed: `3,211 of 3,500 characters, 512 words`."""
    known = {"characters": count_characters(field.text), "words": count_words(field.text)}
    parts = {what: f"{count:,} {what}" for what, count in known.items()}
    for measure in measures(field):
        parts[measure.what] = f"{measure.count:,} of {measure.allowed:,} {measure.what}"
    return ", ".join(parts.values())


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of something there is in a field, or in an entry of it, and how much is allowed."""

    what: str
    """`words`, `characters`, `entries`, `characters in entry 2`."""
    count: int
    allowed: int
    rule: Items
    mark: str
    """By which the place in the sources is found."""


def measures(field: FormField) -> Iterator[Measure]:
    """Yield what the rules count in a field."""
    entries, text = field.every_entry, field.text
    mark = entries[0].mark if entries else field.mark
    for rule in field.rules:
        counted = (
            ("characters", count_characters(text), rule.max_characters),
            ("words", count_words(text), rule.max_words),
            ("entries", len(entries), rule.max),
        )
        for what, count, allowed in counted:
            if allowed is not None:
                yield Measure(what, count, allowed, rule, mark)
        for number, entry in enumerate(entries if rule.max_characters_each else (), start=1):
            what = f"characters in entry {number}"
            yield Measure(what, count_characters(entry.text), rule.max_characters_each or 0, rule, entry.mark)


def _own_text(field: FormField) -> str:
    """Return the text of a field without that of the fields in it that have headings."""
    inner = (_own_text(child) for child in field.fields if not child.heading)
    return "\n\n".join(filter(None, (*(entry.text for entry in field.entries), *inner)))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _wrapped(text: str, first: str = "") -> str:
    then = " " * len(first)
    return "\n".join(textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False))
