"""Reads again the value of a field that is broken, at the latest to where the next field begins."""

import re

from cvtex.bibliography.reading.ahead import Ahead
from cvtex.bibliography.reading.known import FIELD_NAMES
from cvtex.bibliography.reading.pieces import BARE_WORD, BRACED, QUOTED, WORD, Fault, Part
from cvtex.bibliography.reading.shield import closing_brace, closing_quote

IGNORED = re.compile(r"(?:\s+|%[^\n]*)+")
_NEXT_FIELD = re.compile(rf"(?:,\s*|\n\s*)(?=(?i:{'|'.join(FIELD_NAMES)})\s*=\s*[{{\"\w])")
_ANY_NEXT = re.compile(r"(?:,\s*|\n\s*)[A-Za-z][\w+:-]*\s*=|(?P<header>@\w+[ \t]*[{(])")
FIELD = re.compile(r"[A-Za-z][\w+:-]*\s*=")
_QUOTE = re.compile('"')
_LAST_QUOTE = re.compile(r"\"(?=\s*(?:[,})#]|\n|\Z))")
_SHOWN = 40


class ValueMender:
    """Reads the values of broken blocks of a text up to `limit`, and collects their faults."""

    def __init__(self, text: str, shield: str, limit: int) -> None:
        self.text = text
        self.shield = shield
        self.limit = limit
        self.faults: list[Fault] = []
        self.label = ""
        self.known_fields = Ahead(_NEXT_FIELD, shield, limit)
        self.any_fields = Ahead(_ANY_NEXT, shield, limit)
        self.quotes = (Ahead(_QUOTE, shield, limit), Ahead(_QUOTE, shield, limit))
        self.is_open = False
        """Whether a value without end explains that the entry has none."""

    def value(self, what: str, start: int) -> tuple[tuple[Part, ...], int]:
        """Return the parts of a value and its end, at the latest where the next field begins."""
        shield = self.shield
        parts: list[Part] = []
        position = self.skip_space_only(start)
        while position < self.limit:
            opening = shield[position]
            if opening in {BRACED, QUOTED}:
                delimited, end = self.delimited(what, opening, position)
                parts.extend(delimited)
            elif not parts and (unopened := self.unopened(what, position)):
                return (unopened,), unopened[2] + 1
            elif word := BARE_WORD.match(shield, position, self.limit):
                end = word.end()
                closing = shield.find(")", position, end)
                if closing >= 0 and "(" not in shield[position:closing] and not shield[closing + 1 : end].strip(")"):
                    end = closing
                parts.append((WORD, position, end))
            else:
                return tuple(parts), position
            position = self.skip_space_only(end)
            if position >= self.limit or shield[position] != "#":
                return tuple(parts), end
            position = self.skip_space_only(position + 1)
        return tuple(parts), position

    def delimited(self, what: str, opening: str, start: int) -> tuple[list[Part], int]:
        """Return a value in braces or quotation marks, in two where a closing brace inside is left out, and its end."""
        bound = self.next_field(start + 1)
        close = (closing_brace if opening == BRACED else closing_quote)(self.shield, start + 1, bound)
        if close is None and opening == QUOTED:
            ends = list(_LAST_QUOTE.finditer(self.shield, start + 1, bound))
            close = ends[-1].start() if ends else None
        if close is None:
            name = "closing brace" if opening == BRACED else "closing quotation mark"
            mark = "}" if opening == BRACED else '"'
            self.is_open = True
            self.fault(f"{self.label}: {what} has no {name}", start, start + 1, f"add a `{mark}` at its end")
            content = self.text[start + 1 : bound].rstrip()
            if bound == self.limit:
                content = content.removesuffix("}").rstrip()
            return [(BRACED, start + 1, start + 1 + len(content.rstrip(",")))], bound
        if opening == QUOTED:
            close = self.past_inner_quotes(what, close, bound)
        elif (end := self.past_inner_brace(what, close, bound)) is not None:
            return [(BRACED, start + 1, close), (BRACED, close + 1, end)], end + 1
        return [(opening, start + 1, close)], close + 1

    def unopened(self, what: str, start: int) -> Part | None:
        """Return a value of which only the end is delimited; None where it has no such end."""
        following = self.any_fields.after(start)
        bound = following.start() if following else self.limit
        is_last = not following or following["header"] is not None
        end, mark = closing_brace(self.shield, start, bound), "{"
        if end is not None and is_last and closing_brace(self.shield, end + 1, bound) is None:
            end = None
        first = self.quotes[0].after(start)
        if first and first.start() < bound:
            second = self.quotes[1].after(first.end())
            if not second or second.start() >= bound:
                end, mark = first.start(), first[0]
        if end is None or end == start or self.goes_on(end + 1, bound):
            return None
        if mark == "{" and self.shield[start:end].rstrip().isdecimal():
            return None  # more likely the entry ends too early
        name = "brace" if mark == "{" else "quotation mark"
        self.fault(f"{self.label}: {what} has no opening {name}", start, end, f"add a `{mark}` before it")
        return (BRACED, start, end)

    def next_field(self, start: int) -> int:
        """Return where the separator before the next known field stands."""
        following = self.known_fields.after(start)
        return following.start() if following else self.limit

    def goes_on(self, position: int, bound: int) -> bool:
        """Return whether something stands behind a value that can only belong to it."""
        behind = self.skip_space_only(position)
        is_over = behind >= bound or self.shield[behind] in ",})#@"
        return not is_over and not FIELD.match(self.shield, behind, self.limit)

    def past_inner_brace(self, what: str, close: int, bound: int) -> int | None:
        """Return the offset of the brace that ends a value in which another was one too many; None where none was."""
        if not self.goes_on(close + 1, bound):
            return None
        end = closing_brace(self.shield, close + 1, bound)
        if end is None or (bound == self.limit and closing_brace(self.shield, end + 1, bound) is None):
            return None
        self.fault(f"{self.label}: {what} has a closing brace too many", close, close + 1, "remove it")
        return end

    def past_inner_quotes(self, what: str, close: int, bound: int) -> int:
        """Return the offset of the mark that ends a value in which others stand unprotected."""
        if not self.goes_on(close + 1, bound):
            return close
        ends = [match.start() for match in _LAST_QUOTE.finditer(self.shield, close + 1, bound)]
        if not ends:
            return close
        help_ = 'put the value in braces instead, or write each of them as `{"}`'
        self.fault(f"{self.label}: {what} has quotation marks inside", close, close + 1, help_)
        return ends[-1]

    def skip_space_only(self, start: int) -> int:
        """Return the offset behind white space and lines that are commented out."""
        match = IGNORED.match(self.shield, start, self.limit)
        return match.end() if match else start

    def shown(self, start: int, end: int | None = None) -> str:
        """Return a stretch of the text as a message shows it."""
        written = " ".join(self.text[start : min(end or self.limit, start + 2 * _SHOWN)].split())
        return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"

    def fault(self, message: str, start: int, end: int, help_: str) -> None:
        """Note something that is wrong between two offsets."""
        self.faults.append(Fault(message, start, end, help_))
