"""What the values of fields mean: strings looked up, parts joined at `#`, lines joined, journals' macros spelt out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.bibliography.reading.macros import Macro, expanded
from cvtex.bibliography.reading.pieces import WORD, Part, StringBlock
from cvtex.bibliography.reading.shield import CONTROLS, INVISIBLE
from cvtex.data import table

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_CONTROLS = re.compile(f"[{CONTROLS}]+")
_ODD = re.compile(f"[{INVISIBLE}{CONTROLS}]")
LONGEST_STRING = 100_000
"""Characters of a string's value: strings that double each other would soon fill any memory."""
_LITERAL = re.compile(r"\d|(?:true|false|yes|no)\Z", re.IGNORECASE)
_JOURNAL_MACRO = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])\s*")
_JOURNAL_FIELDS = frozenset({"journaltitle", "booktitle", "series"})
_NO_TEXT = frozenset(
    {"url", "doi", "file", "eprint", "pdf", "code", "website", "video", "slides", "poster", "data", "demo"}
)


@dataclass(frozen=True)
class Definitions:
    """What the files read so far have defined for those that follow."""

    strings: Mapping[str, str | None] = field(default_factory=dict)
    """Values by names in lower case; None where the definition was faulty."""
    macros: Mapping[str, Macro] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word in a value that no string explains, at an offset; the string that is defined too late, if one is."""

    word: str
    start: int
    late: bool = False


_TABLE = table("bibliography/reading/strings")
_MONTHS: dict[str, str] = {name: month for month, names in _TABLE["months"].items() for name in (month, *names)}


class Values:
    """Reads the values of one file, whose strings take effect from where they are defined."""

    def __init__(self, text: str, definitions: Definitions, strings: Sequence[StringBlock]) -> None:
        self.text = text
        self.has_odd = _ODD.search(text) is not None
        self.strings = dict(definitions.strings)
        self.macros = dict(definitions.macros)
        self.unknown: list[Unknown] = []
        """Words that are not defined, since it was last emptied."""
        self.is_lost = False
        """Whether text was lost to undefined words, since it was last set to False."""
        self._later: dict[str, StringBlock] = {}
        for string in strings:
            self._later.setdefault(string.name.lower(), string)

    def define(self, string: StringBlock) -> bool:
        """Let a string stand for its value from here on, and return whether it is not too long for that.

        One that uses an undefined word, or is too long, stands for nothing.
        """
        name = string.name.lower()
        self._later.pop(name, None)
        self.is_lost = False
        value = self.joined(string.parts, "")
        is_too_long = len(value) > LONGEST_STRING
        self.strings[name] = None if self.is_lost or is_too_long else value
        return not is_too_long

    def value(self, parts: Sequence[Part], name: str) -> str:
        """Return what a field's value means, in LaTeX; unknown words of it are noted."""
        value = self.joined(parts, name)
        if self.has_odd:
            value = visible(value)
        if "\n" in value:
            value = " ".join(line for part in value.split("\n") if (line := part.strip()))
        value = value.strip()
        if "\\" not in value:
            return value
        if name in _JOURNAL_FIELDS:
            value = _JOURNAL_MACRO.sub(_journal, value).strip()
        return value if name in _NO_TEXT else expanded(value, self.macros)

    def joined(self, parts: Sequence[Part], name: str) -> str:
        """Return the parts of a value joined, without their delimiters."""
        if len(parts) == 1 and parts[0][0] != WORD:
            return self.text[parts[0][1] : parts[0][2]]
        return "".join(
            self.word(start, end, name) if kind == WORD else self.text[start:end] for kind, start, end in parts
        )

    def word(self, start: int, end: int, name: str) -> str:
        """Return what a word without braces stands for."""
        word = _ODD.sub("", self.text[start:end])
        lower = word.lower()
        if lower in self.strings:
            value = self.strings[lower]
            self.is_lost = self.is_lost or value is None
            return value or ""
        if _LITERAL.match(word):
            return word
        if lower in self._later:
            value = self._early(self._later[lower])
            self.unknown.append(Unknown(word, start, late=bool(value)))
            self.is_lost = self.is_lost or not value
            return value
        for known in (_MONTHS, _TABLE["journals"], _TABLE["astronomy"] if name in _JOURNAL_FIELDS else {}):
            if lower in known:
                return str(known[lower])
        self.unknown.append(Unknown(word, start))
        self.is_lost = True
        return ""

    def _early(self, string: StringBlock) -> str:
        """Return the value of a string that is defined later in the file."""
        later, unknown = self._later, list(self.unknown)
        self._later = {}  # strings that stand behind it, too, are not looked up: they could multiply without end
        value = self.joined(string.parts, "")
        self._later, self.unknown = later, unknown
        return value


def visible(text: str) -> str:
    """Return the text without characters that nobody sees; control characters become spaces."""
    return _CONTROLS.sub(" ", _INVISIBLE.sub("", text)) if _ODD.search(text) else text


def _journal(match: re.Match[str]) -> str:
    name = _TABLE["astronomy"].get(match[1])
    return match[0] if name is None else f"{name} "
