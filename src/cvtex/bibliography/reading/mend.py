"""Reads again what bibtexparser cannot: one broken block, as far as it goes, with the place of each fault.

A value ends at the latest where a line begins the next known field: what a missing brace swallowed is found again.
"""

import re
from collections.abc import Iterator

from cvtex.bibliography.reading.mend_values import FIELD, IGNORED, ValueMender
from cvtex.bibliography.reading.pieces import (
    BRACED,
    HEADER,
    WORD,
    EntryBlock,
    FieldPiece,
    PreambleBlock,
    StringBlock,
    skip_space,
)
from cvtex.bibliography.reading.shield import closing_brace

_NAME = re.compile(r"[^\s=,{}\"#@%()]+")
_KEY = re.compile(r"(?:[^,={}\"@]|@(?!\w+[ \t]*[{(]))*")
_BRACED_KEY = re.compile(r"\{([^{}]*)\}(?=\s*,)")
_ANY_FIELD = re.compile(r"\s*,?\s*[A-Za-z][\w+:-]*\s*=\s*[{\"\w]")
_JUNK_END = re.compile(r"[,{}]|\n(?=\s*[\w+:-]+\s*=)")


class Mender(ValueMender):
    """Reads broken blocks of a text up to `limit`; what it found is in `blocks` and `faults`."""

    def __init__(self, text: str, shield: str, limit: int) -> None:
        super().__init__(text, shield, limit)
        self.blocks: list[EntryBlock | StringBlock | PreambleBlock] = []

    def region(self, start: int) -> None:
        """Read every block from `start` on."""
        for header in self._headers(start):
            self.is_open = False
            match header[1].lower():
                case "comment" | "preamble":
                    self._unread(header)
                case "string":
                    self._string(header)
                case _:
                    self._entry(header)

    def _headers(self, start: int) -> Iterator[re.Match[str]]:
        self.position = start
        while header := HEADER.search(self.shield, self.position, self.limit):
            self.position = header.end()
            yield header

    def _unread(self, header: re.Match[str]) -> None:
        """Report a comment or preamble without end; its text is not looked into."""
        end = closing_brace(self.shield, header.end(), self.limit)
        if end is None and header[1].lower() == "preamble":
            self.fault("`@preamble` has no closing brace", header.start(), header.end(), "add a `}` at its end")
        self.position = self.limit if end is None else end + 1

    def _string(self, header: re.Match[str]) -> None:
        self.label = "`@string`"
        position = skip_space(self.shield, header.end(), self.limit)
        name = _NAME.match(self.shield, position, self.limit)
        if name is None:
            self.fault("`@string` has no name", header.start(), header.end(), "write `@string{name = {text}}`")
            return
        equals = skip_space(self.shield, name.end(), self.limit)
        self.label = f"the string `{self.text[name.start() : name.end()]}`"
        if not self.shield.startswith("=", equals):
            help_ = f"write `@string{{{self.text[name.start() : name.end()]} = {{text}}}}`"
            self.fault(f"{self.label} has no value", name.start(), name.end(), help_)
            return
        parts, end = self.value("its value", equals + 1)
        self.blocks.append(StringBlock(header.start(), self.text[name.start() : name.end()], parts))
        end = skip_space(self.shield, end, self.limit)
        if end < self.limit and self.shield[end] in "})":
            self.position = end + 1
            return
        if not self.is_open:
            self.fault(f"{self.label} has no closing brace", header.start(), header.end(), "add a `}` at its end")
        self.position = end

    def _entry(self, header: re.Match[str]) -> None:
        shield = self.shield
        type_ = self.text[header.start(1) : header.end(1)]
        entry = EntryBlock(header.start(), self.limit, type_, "")
        self.label = f"this `@{type_}`"
        position, is_done = self._key(entry, skip_space(shield, header.end(), self.limit))
        self.blocks.append(entry)
        while not is_done:
            position = self._skip(position)
            if position >= self.limit or (shield[position] == "@" and HEADER.match(shield, position)):
                break
            if shield[position] in "})":
                if self._is_foreign(header, position):
                    position = self._junk(position)
                    continue
                is_done = not self._is_one_too_many(position)
                position += 1
                continue
            position = self._field(entry, position)
        if not is_done and not self.is_open:
            help_ = "add a `}` at its end; what follows is read as another entry"
            self.fault(f"{self.label} has no closing brace", header.start(), header.end(), help_)
        entry.end = self.position = min(max(position, header.end()), self.limit)

    def _key(self, entry: EntryBlock, start: int) -> tuple[int, bool]:
        """Read the key; return where the fields begin, and whether the entry is over."""
        if braced := _BRACED_KEY.match(self.shield, start, self.limit):
            entry.key = self.text[braced.start(1) : braced.end(1)].strip()
            self.label = f"`{entry.key}`"
            return braced.end(), False
        match = _KEY.match(self.shield, start, self.limit)
        end = match.end() if match else start
        written = self.text[start:end]
        stop = self.shield[end : min(end + 1, self.limit)]
        words = written.split()
        if stop in {"=", "{", '"'} and words and (len(words) > 1 or stop == "="):
            key, name = words[:-1], words[-1]
            field_at = start + written.rindex(name)
            entry.key = " ".join(key)
            if key:
                self.label = f"`{entry.key}`"
                key_end = start + len(written[: field_at - start].rstrip())
                self.fault(f"a comma is missing after the key {self.label}", start, key_end, f"write `{entry.key},`")
            return field_at, False
        entry.key = written.strip().partition("\n")[0].strip() if stop in {"", "@"} else written.strip()
        if entry.key:
            self.label = f"`{entry.key}`"
        if stop == "}":
            return end + 1, not self._is_one_too_many(end)
        return end, False

    def _skip(self, start: int) -> int:
        """Return the offset of what follows white space, commas and lines that are commented out."""
        position, commas = start, 0
        while position < self.limit:
            if match := IGNORED.match(self.shield, position, self.limit):
                position = match.end()
            elif self.shield[position] == ",":
                commas += 1
                if commas == 2:
                    self.fault(f"{self.label} has a comma too many", position, position + 1, "remove it")
                position += 1
            else:
                break
        return position

    def _is_foreign(self, header: re.Match[str], position: int) -> bool:
        """Return whether a delimiter neither opened the entry's kind nor ends it; report one that ends it."""
        opening = self.shield[header.end() - 1]
        closing = "}" if opening == "{" else ")"
        if self.shield[position] == closing:
            return False
        behind = self.skip_space_only(position + 1)
        if behind < self.limit and not HEADER.match(self.shield, behind):
            return True
        message = f"{self.label} begins with `{opening}` and ends with `{self.shield[position]}`"
        self.fault(message, position, position + 1, f"write `{closing}`")
        return False

    def _is_one_too_many(self, position: int) -> bool:
        """Return whether fields follow the brace that would end the entry, and report it."""
        following = _ANY_FIELD.match(self.shield, position + 1, self.limit)
        if following:
            help_ = "remove it; the fields behind it were read as the entry's"
            self.fault(f"{self.label} has a closing brace too many", position, position + 1, help_)
        return following is not None

    def _field(self, entry: EntryBlock, start: int) -> int:
        shield = self.shield
        name = _NAME.match(shield, start, self.limit)
        if name is None:
            return self._junk(start)
        written = self.text[name.start() : name.end()]
        position = skip_space(shield, name.end(), self.limit)
        mark = shield[position : min(position + 1, self.limit)]
        if mark == "=":
            position += 1
        elif mark in {"{", '"'} and mark:
            written = written.rstrip(":")
            help_ = f"write `{written} = …`"
            self.fault(f"{self.label}: `=` is missing after `{written}`", name.start(), name.end(), help_)
        else:
            help_ = f"write `{written} = {{…}}`, or remove it"
            self.fault(f"{self.label}: the field `{written}` has no value", name.start(), name.end(), help_)
            return position
        parts, end = self.value(f"the value of `{written}`", position)
        entry.fields.append(FieldPiece(written, name.start(), end, parts))
        return self._behind(entry, written, end)

    def _behind(self, entry: EntryBlock, name: str, end: int) -> int:
        """Look at what follows a value; return where to go on."""
        position = self.skip_space_only(end)
        if position >= self.limit or self.shield[position] in ",})@":
            return position
        if FIELD.match(self.shield, position, self.limit):
            if not self.is_open:
                help_ = f"add one before `{self.shown(position)}`"
                message = f"{self.label}: a comma is missing after the field `{name}`"
                self.fault(message, max(entry.fields[-1].start, end - 1), end, help_)
            return position
        last = entry.fields[-1]
        stop = _JUNK_END.search(self.shield, position, self.limit)
        until = stop.start() if stop else self.limit
        if len(last.parts) == 1 and last.parts[0][0] == WORD and (not stop or stop[0] != "{"):
            start = last.parts[0][1]
            text_end = start + len(self.text[start:until].rstrip())
            entry.fields[-1] = last._replace(end=text_end, parts=((BRACED, start, text_end),))
            help_ = f"write `{name} = {{{self.shown(start, text_end)}}}`"
            self.fault(f"{self.label}: braces are missing around the value of `{name}`", start, text_end, help_)
            return until
        return self._junk(position)

    def _junk(self, start: int) -> int:
        """Report what nobody can make sense of; return where to go on."""
        position = start
        while position < self.limit:
            stop = _JUNK_END.search(self.shield, position, self.limit)
            if stop is None:
                position = self.limit
            elif stop[0] == "{":
                close = closing_brace(self.shield, stop.end(), self.limit)
                position = self.limit if close is None else close + 1
                continue
            else:
                position = stop.start()
            break
        position = max(position, start + 1)
        message = f"{self.label}: `{self.shown(start, position)}` is no field and is not read"
        self.fault(message, start, position, "a field looks like `name = {value},`")
        return position
