"""What a TeX log says: errors, warnings, overfull lines, missing characters, each with its line of the .tex.

The log must have been written with `-file-line-error` and `max_print_line=10000` (Web2C manual).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of messages in a log."""

    ERROR = "error"
    WARNING = "warning"
    OVERFULL = "overfull"
    MISSING_CHARACTER = "missing-character"


@dataclass(frozen=True, slots=True)
class LogMessage:
    """One message: its text, its line in the .tex (None where the log has none), how many points too wide."""

    kind: Kind
    text: str
    line: int | None = None
    excess: float = 0.0


_FILE_LINE = re.compile(r"^(?:\./)?(?P<file>[^\s:()]+\.(?:tex|sty|cls|fd|def|cfg)):(?P<line>\d+): (?P<text>.+)$")
_BANG = re.compile(r"^! (?P<text>.+)$")
_WARNING = re.compile(r"^(?:LaTeX|Package|Class)(?: (?P<name>[\w-]+))? Warning: (?P<text>.+)$")
_OVERFULL = re.compile(r"^Overfull \\(?P<box>[hv])box \((?P<excess>[\d.]+)pt too (?:wide|high)\)(?P<where>.*)$")
_MISSING = re.compile(r"^Missing character: (?P<text>There is no .+)$")
_INPUT_LINE = re.compile(r" on input line (\d+)")
_LINES = re.compile(r"at lines? (\d+)(?:--(\d+))?")
_LAST_COMMAND = re.compile(r"\\(?:[A-Za-z@]+|.)\Z")
_CONTEXT_LINE = re.compile(r"^l\.(\d+) ")


def read_log(log: str) -> tuple[LogMessage, ...]:
    """Return the messages of a log in order, each once."""
    return tuple(dict.fromkeys(_messages(log.splitlines())))


def _messages(lines: list[str]) -> Iterator[LogMessage]:
    for number, line in enumerate(lines):
        if match := _FILE_LINE.match(line):
            own = match["file"] == "document.tex"
            line_number = int(match["line"]) if own else _context(lines, number)
            yield LogMessage(Kind.ERROR, _error(match["text"]) + _command(lines, number), line_number)
        elif match := _BANG.match(line):
            yield LogMessage(Kind.ERROR, _error(match["text"]) + _command(lines, number), _context(lines, number))
        elif match := _WARNING.match(line):
            yield _warning(match, lines, number)
        elif match := _OVERFULL.match(line):
            place = _LINES.search(match["where"])
            yield LogMessage(Kind.OVERFULL, line, int(place[1]) if place else None, float(match["excess"]))
        elif match := _MISSING.match(line):
            yield LogMessage(Kind.MISSING_CHARACTER, match["text"].rstrip("!"))


def _error(text: str) -> str:
    return re.sub(r"^(?:LaTeX|Package \S+) Error: ", "", text).rstrip(".")


def _command(lines: list[str], number: int) -> str:
    """Return the command that TeX did not know, in backticks: its error's first line of context ends with it."""
    if "Undefined control sequence" not in lines[number]:
        return ""
    context = lines[number + 1] if number + 1 < len(lines) else ""
    match = _LAST_COMMAND.search(context.rstrip())
    return f" `{match.group()}`" if match else ""


def _warning(match: re.Match[str], lines: list[str], number: int) -> LogMessage:
    """Return a warning with its continuation lines, which repeat the package's name in parentheses."""
    text = match["text"]
    prefix = f"({match['name']})" if match["name"] else " "
    for following in lines[number + 1 :]:
        if not following.startswith(prefix) or not following.strip():
            break
        text += " " + following.removeprefix(prefix).strip()
    place = _INPUT_LINE.search(text)
    return LogMessage(Kind.WARNING, _INPUT_LINE.sub("", text).rstrip("."), int(place[1]) if place else None)


def _context(lines: list[str], number: int) -> int | None:
    """Return the line of the .tex that the lines under an error show (`l.123 …`)."""
    for following in lines[number + 1 : number + 12]:
        if match := _CONTEXT_LINE.match(following):
            return int(match[1])
    return None


def pages_in(log: str) -> int | None:
    """Return how many pages the PDF has, None where TeX wrote none."""
    match = re.search(r"^Output written on .+? \((\d+) pages?", log, re.MULTILINE)
    return int(match[1]) if match else None


def mark_at(tex: str, line: int) -> str | None:
    """Return the nearest source mark (`%%% experience.0`) at or above a line of the .tex, counted from 1."""
    for text in reversed(tex.splitlines()[:line]):
        if text.startswith("%%% "):
            return text.removeprefix("%%% ").removeprefix("section ").strip()
    return None
