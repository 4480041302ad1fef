r"""What a TeX log says: errors, warnings, overfull boxes, missing characters, each with its line of the .tex.

Logs of pdfTeX, LuaTeX and XeTeX, written with `-file-line-error` and `max_print_line=10000` (Web2C manual, "Common
options"; The TeXbook, chapters 6 and 27; interface3, `\msg_error:nn`). Any text is read, in time linear in its length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cvtex.compile.engine import JOB


@dataclass(frozen=True, slots=True)
class TexError:
    """An error: what it says, and where TeX was when it said so."""

    text: str
    line: int | None = None
    """Its line in the .tex, None where it arose in another file, or where the log has none."""
    file: str = ""
    """The other file in which it arose."""
    near: tuple[str, ...] = ()
    """What TeX had read last: first the innermost macro or argument, in the end the line of the file."""
    source: str = ""
    """The package or class that says it, empty where TeX or LaTeX does."""
    runaway: str = ""
    """The beginning of an argument that does not end."""
    is_fatal: bool = False
    """Whether it says no more than that TeX gave up."""


@dataclass(frozen=True, slots=True)
class TexWarning:
    """A warning of LaTeX, a package or a class."""

    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Overfull:
    """A box with too much in it, by so many points: a line (`h`) or a column of lines (`v`)."""

    direction: str
    excess: float
    lines: tuple[int, int] | None = None
    """Its first and last line in the .tex, None for what TeX puts on a page itself: its foot, its lines together."""
    content: str = ""
    """What is in the line, as TeX shows it: with a hyphen wherever it could be broken."""
    page: int | None = None
    """The page it is on, where it has no lines."""


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that a font does not have."""

    character: str
    font: str


LogMessage = TexError | TexWarning | Overfull | MissingCharacter

_FILE_LINE = re.compile(
    r"(?P<file>(?:(?:[A-Za-z]:)?[/.][^:]{0,300}|[^\s\\<(!:]{1,300})\.\w{1,10}):(?P<line>\d{1,9}): (?P<text>.*)\Z"
)
_BANG = re.compile(r"! (?P<text>.+)\Z")
_ENGINE = re.compile(r"!\w+ error:? ?(?P<text>.+)\Z")
_SAID = re.compile(
    r"(?:Fatal |Critical )?(?:LaTeX3?|Package|Class|Module)(?: (?P<name>\S+))? (?P<what>Error|Warning): ?(?P<text>.*)\Z"
)
_OVERFULL = re.compile(r"Overfull \\(?P<box>[hv])box \((?P<excess>\d+(?:\.\d*)?)pt too (?:wide|high)\)(?P<where>.*)\Z")
_MISSING = re.compile(
    r"Missing character: There is no (?P<character>.+?)(?: \((?:U\+|\")\w+\))? in font (?P<font>.+)!\Z"
)
_UNCLOSED = re.compile(r"### (?P<what>.+) \(level \d+\) entered at line (?P<line>\d{1,9})")
_INCOMPLETE = re.compile(r"\(\\end occurred when (?P<what>\\\S+) on line (?P<line>\d{1,9}) was incomplete\)")
_INPUT_LINE = re.compile(r" on input line (\d{1,9})")
_LINES = re.compile(r"at lines? (\d{1,9})(?:--(\d{1,9}))?")
_CONTEXT = re.compile(
    r"l\.(?P<line>\d{1,9}) (?P<line_text>.*)|<argument> (?P<argument>.*)|(?P<macro>\\\S+) (?P<body>.+)"
)
_COMMAND = re.compile(r"\\(?:[A-Za-z@:_]+|.)\Z")
_PAGE = re.compile(r"\[(\d{1,9})")
_RULE, _RULE_END = re.compile(r"!{20,}\Z"), re.compile(r"!\.{20,}")
_HELP = ("! See the ", "! For immediate help", "! Type <return>")
_RUNAWAY = ("Runaway argument?", "Runaway definition?", "Runaway text?", "Runaway preamble?")
_FATAL = ("Emergency stop", "==> Fatal error", "That makes 100 errors", "Interruption")

_CONTEXT_LINES = 40
"""Lines below an error that may show where TeX was."""
_MOST_LINES = 25
"""Lines that one message may have."""
_LONGEST = 2000
"""Characters of a message's line that are looked at."""


def tex_lines(text: str) -> list[str]:
    r"""Return the lines of a text as TeX counts them: no other character than `\n` and `\r` ends one."""
    return re.split(r"\r\n?|\n", text)


def read_log(log: str) -> tuple[LogMessage, ...]:
    """Return the messages of a log in order, each once."""
    return tuple(dict.fromkeys(_Reader(tex_lines(log)).messages()))


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.pages: list[tuple[int, int]] | None = None

    def at(self, number: int) -> str:
        return self.lines[number][:_LONGEST] if number < len(self.lines) else ""

    def messages(self) -> Iterator[LogMessage]:
        runaway, old_style = "", 0
        for number in range(len(self.lines)):
            line = self.at(number)
            if number < old_style or not line:
                continue
            if line.startswith(_RUNAWAY):
                runaway = self.at(number + 1)
            elif _RULE.match(line):
                old_style, text = self.boxed(number)
                yield self.error(text, None, old_style)
            elif match := _FILE_LINE.match(line) or _BANG.match(line) or _ENGINE.match(line):
                yield replace(self.error(match["text"], match, number), runaway=runaway)
                runaway = ""
            elif match := _SAID.match(line):
                yield self.warning(match, number)
            elif match := _OVERFULL.match(line):
                yield self.overfull(match, number)
            elif match := _MISSING.match(line):
                yield MissingCharacter(match["character"], match["font"])
            elif match := _UNCLOSED.match(line) or _INCOMPLETE.match(line):
                yield TexWarning(f"never closed: {match['what']}", int(match["line"]))

    def error(self, text: str, match: re.Match[str] | None, number: int) -> TexError:
        """Return an error with the lines that continue it and those that show where TeX was."""
        text, source = text.strip(), ""
        if said := _SAID.match(text):
            text, source = self.continued(said, number), said["name"] or ""
        near, context_line, stopped = self.context(number + 1)
        groups = (match.groupdict() if match else {}) if stopped is None else stopped.groupdict()
        file, line = groups.get("file") or "", groups.get("line")
        if "Undefined control sequence" in text and near and (command := _COMMAND.search(near[0])):
            text = f"{text.rstrip('.')} `{command.group()}`"
        is_fatal = text.startswith(_FATAL)
        if file and file.removeprefix("./") != f"{JOB}.tex":
            return TexError(text.rstrip("."), file=file, source=source, is_fatal=is_fatal)
        at = int(line) if line else context_line
        return TexError(text.rstrip("."), at, near=near, source=source, is_fatal=is_fatal)

    def continued(self, said: re.Match[str], number: int) -> str:
        """Return a message with its further lines: these repeat its package in parentheses, or LaTeX's are indented."""
        prefix = f"({said['name']})" if said["name"] else " " * 15
        text = said["text"]
        for following in range(number + 1, number + _MOST_LINES):
            line = self.at(following)
            if not line.startswith(prefix) or not line.strip():
                break
            text += " " + line.removeprefix(prefix).strip()
        return " ".join(text.split())

    def context(self, start: int) -> tuple[tuple[str, ...], int | None, re.Match[str] | None]:
        """Return what TeX shows of what it had read, innermost first, the line of the file, and where it gave up."""
        near: list[str] = []
        stopped: re.Match[str] | None = None
        for number in range(start, start + _CONTEXT_LINES):
            line = self.at(number)
            if header := _FILE_LINE.match(line) or _BANG.match(line):
                if not header["text"].strip().startswith(_FATAL):
                    break
                stopped = stopped or (header if header.re is _FILE_LINE else None)
                continue
            match = _CONTEXT.match(line)
            if match is None:
                continue
            if match["line"]:
                return (*near, _read(match["line_text"])), int(match["line"]), stopped
            read = match["argument"] if match["macro"] is None else _expansion(match["body"])
            if read is not None and (read := _read(read)):
                near.append(read)
        return tuple(near), None, stopped

    def boxed(self, number: int) -> tuple[int, str]:
        """Return the end and the text of a message in a box of exclamation marks (LaTeX3's before 2021)."""
        text: list[str] = []
        for following in range(number + 1, min(number + _MOST_LINES, len(self.lines))):
            line = self.at(following)
            if _RULE_END.match(line) or not line.startswith("!"):
                return following, " ".join(text)
            if line[1:].strip() and not line.startswith(_HELP):
                text.append(line[1:].strip())
        return number + 1, " ".join(text)

    def warning(self, match: re.Match[str], number: int) -> LogMessage:
        text = self.continued(match, number)
        if match["what"] == "Error":  # `-file-line-error` does not reach those that stop TeX at once
            return self.error(text, None, number)
        place = _INPUT_LINE.search(text)
        return TexWarning(_INPUT_LINE.sub("", text).rstrip("."), int(place[1]) if place else None)

    def overfull(self, match: re.Match[str], number: int) -> Overfull:
        place = _LINES.search(match["where"])
        lines = (int(place[1]), int(place[2] or place[1])) if place else None
        content = self.at(number + 1) if match["box"] == "h" else ""
        page = None if lines else self.next_page(number)
        return Overfull(match["box"], float(match["excess"]), lines, content, page)

    def next_page(self, number: int) -> int | None:
        """Return the page that TeX finishes next."""
        if self.pages is None:
            found = ((place, _PAGE.search(line)) for place, line in enumerate(self.lines) if line.lstrip()[:1] == "[")
            self.pages = [(place, int(match[1])) for place, match in found if match]
        after = bisect_right(self.pages, (number, 0))
        return self.pages[after][1] if after < len(self.pages) else None


def _expansion(body: str) -> str | None:
    """Return what TeX had read of a macro's expansion, None where the line shows something else."""
    if body.startswith("..."):
        return body
    _, arrow, read = body.partition("->")
    return read if arrow else None


def _read(text: str) -> str:
    return text.removeprefix("...").removesuffix("^^M").rstrip()


def pages_in(log: str) -> int | None:
    """Return how many pages the PDF has, None where TeX wrote none."""
    match = re.search(r"^Output written on .+? \((\d{1,9}) pages?", log, re.MULTILINE)
    return int(match[1]) if match else None
