"""What came of a compilation, as diagnostics in the user's words: one for each fault, where the user wrote it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from cvtex.compile.engine import Compiled
from cvtex.compile.log import LogMessage, MissingCharacter, Overfull, TexError, TexWarning, read_log
from cvtex.compile.texsource import TexPlace, TexSource
from cvtex.compile.words import Words, words
from cvtex.diagnostics import Diagnostic, Severity, Span

_COMPLETE = "cvtex: the document is complete"
"""What document.tex writes into the log as the last thing."""

OVERFULL_LIMIT = 2.0
"""Points by which a line may stick out before it is worth a warning."""

Locate = Callable[[TexPlace], Span | None]
"""Takes a place in the .tex and returns the one in the user's files that it comes from."""

_SHOWN = 60
"""Characters that a message shows of a line."""
_TAIL = 20
"""Lines at the end of a program's output that may say why it failed."""
_FONT = re.compile(r"\\[A-Z]+\d*/[^/\s]+/[^/\s]+/[^/\s]+/[\d.]+(?: \([+-]\d+\))? ?|\[\]|\|")
_CODE = re.compile(r"\^\^.")
"""How TeX shows a character that is not printable in its own code."""
_ON_LINE = re.compile(r"(?:on input line|after line) (\d{1,9})")


@dataclass(frozen=True, slots=True)
class Job:
    """What was compiled: the variant, by the engine of that name, and where its log is, None where it is not kept."""

    variant: str
    engine: str
    log: str | None


def explain(compiled: Compiled, tex: str, locate: Locate, job: Job) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a compilation: errors where it failed, warnings about what a reader would see."""
    return tuple(dict.fromkeys(_Explainer(compiled, TexSource(tex), locate, job).diagnostics()))


@dataclass(frozen=True, slots=True)
class _Told:
    """An error in the user's words: its line and the mark above that in the .tex, and its diagnostic."""

    line: int | None
    mark: str | None
    words: Words
    diagnostic: Diagnostic

    @property
    def is_own(self) -> bool:
        """Whether it comes of nothing that stands before it, as an unknown command of LaTeX's own inside does."""
        return self.words.is_own and "@" not in self.words.name


class _Explainer:
    def __init__(self, compiled: Compiled, tex: TexSource, locate: Locate, job: Job) -> None:
        self.compiled = compiled
        self.tex = tex
        self.locate = locate
        self.job = job
        self.log = f"the log is {job.log}" if job.log else ""
        self.messages: Sequence[LogMessage] = read_log(compiled.log)

    def diagnostics(self) -> Iterator[Diagnostic]:
        errors = [message for message in self.messages if isinstance(message, TexError)]
        found = [*self.errors(errors), *self.missing_characters()]
        yield from found
        failed = {self.tex.mark_at(error.line) for error in errors if error.line}
        for message in self.messages:
            if isinstance(message, Overfull) and message.excess > OVERFULL_LIMIT and self.is_apart(message, failed):
                yield self.overfull(message)
        has_ended = self.compiled.pdf is not None and _COMPLETE in self.tex.tex and _COMPLETE not in self.compiled.log
        yield from self.warnings(is_alone=not (errors or has_ended))
        if has_ended:
            text = f"`{self.job.variant}` ends before its end: what comes after that is missing"
            help_ = "look for `\\end{document}` or `\\stop` in `tex` and in the templates"
            yield Diagnostic("latex-ended", text, self.ending(), self.help(help_))
        yield from self.end(errors, is_explained=bool(found))

    def help(self, next_step: str | None = None, more: str = "") -> str | None:
        """Return a help that ends with the log's place."""
        return "; ".join(filter(None, (next_step, f"{self.log}{more}" if self.log else ""))) or None

    def span(self, line: int | None, near: tuple[str, ...] = ()) -> Span | None:
        place = self.tex.place(line, near)
        return self.locate(place) if place else None

    def errors(self, errors: Sequence[TexError]) -> Iterator[Diagnostic]:
        """Yield the first error of each entry; of those that spread over entries only the first.

        Those that follow from it are counted. What comes of nothing else is always told.
        """
        fatal = [] if self.compiled.timed_out else errors[:1]
        told = [self.error(error) for error in [error for error in errors if not error.is_fatal] or fatal]
        cause, followers = self.cascade(told)
        told = [one for one in told if one not in followers]
        groups: dict[tuple[str | None, str], list[Diagnostic]] = {}
        for one in told if cause is None or cause in told else [cause, *told]:
            mark = one.mark if one.line else None
            is_alone = one.is_own and one.words.name[:1] == "\\" and one.diagnostic.span
            groups.setdefault((mark, "" if mark and not is_alone else one.diagnostic.message), []).append(
                one.diagnostic
            )
        following: dict[Diagnostic, int] = {}
        for first, *rest in groups.values():  # a fault of a template comes once for each entry
            following[first] = following.get(first, 0) + len(rest)
        for diagnostic, more in following.items():
            if cause and diagnostic is cause.diagnostic:
                yield self.counted(diagnostic, more + len(followers), "more error", " because of it")
            else:
                yield self.counted(diagnostic, more, "more message", " from here")

    def counted(self, diagnostic: Diagnostic, more: int, what: str, where: str) -> Diagnostic:
        """Return a diagnostic whose help ends with the log's place, and with how many others it stands for."""
        count = f", with {more} {what}{'s' if more > 1 else ''}{where}" if more else ""
        return replace(diagnostic, help=self.help(diagnostic.help, count))

    def cascade(self, told: Sequence["_Told"]) -> tuple["_Told | None", list["_Told"]]:
        """Return the error of which others come, and these: what is never closed, or the first one that spreads."""
        others = [one for one in told if not one.is_own]
        begun = self.unclosed() if others or self.compiled.pdf is None else None
        if begun and not (others and (others[0].line or 0) >= (begun.line or 0) > 0 and _is_there(others[0], begun)):
            return begun, [one for one in others if not one.line or one.line >= (begun.line or 0)]
        for place, one in enumerate(others):
            before = told[: told.index(one)]
            if one.words.spreads and not any(other.line and other.mark == one.mark for other in before):
                return one, others[place + 1 :]
        return None, []

    def unclosed(self) -> "_Told | None":
        """Return the first thing that the .tex begins and does not end, as an error."""
        from cvtex.compile.unclosed import unclosed  # only mistakes need it

        begun = unclosed(self.tex.tex)
        if begun is None:
            return None
        line = self.tex.line(begun.line)
        said = words("error", f"never ended: {begun.begin}") or Words("latex-error", f"`{begun.begin}` is never ended")
        return self.told(begun.line, (begun.begin.rstrip("{}[") or line, line), said)

    def told(self, line: int | None, near: tuple[str, ...], said: Words) -> "_Told":
        mark = self.tex.mark_at(line) if line else None
        return _Told(line, mark, said, Diagnostic(said.code, said.message, self.span(line, near), said.help))

    def error(self, error: TexError) -> "_Told":
        """Return an error as it is told, without the log's place."""
        said = words("error", error.text.strip(), error.source, self.job.engine)
        if said is None:
            by = f"LaTeX's package `{error.source}`" if error.source else "LaTeX"
            said = Words("latex-error", f"{by}: {error.text}")
        line, near = error.line, (said.name, *error.near) if said.name else error.near
        if file := said.file or error.file or (f"{said.name}.sty" if said.is_loaded else ""):
            line, near = self.tex.loading(file) or self.tex.loading(error.file) or line, (_stem(file),)
        elif error.runaway:
            line, near = self.tex.beginning(error.runaway) or line, (said.name,)
        elif on := _ON_LINE.search(error.text):
            line = int(on[1])
        return self.told(line, near, said)

    def missing_characters(self) -> Iterator[Diagnostic]:
        """Yield an error for each entry with characters that no font has."""
        missing = {
            m.character: m.font for m in self.messages if isinstance(m, MissingCharacter) and m.font != "nullfont"
        }
        by_place: dict[str | None, tuple[int, list[str]]] = {}
        for character in missing:
            first: dict[str | None, int] = {}
            for line in self.tex.lines_with(character):
                first.setdefault(self.tex.mark_at(line), line)
            for mark, line in (first or {None: 0}).items():
                by_place.setdefault(mark, (line, []))[1].append(character)
        for line, characters in by_place.values():
            shown = ", ".join(f"`{one}`" + (f" (U+{ord(one):04X})" if len(one) == 1 else "") for one in characters)
            font = missing[characters[0]].partition(":")[0].strip("[]")
            verb = "is" if len(characters) == 1 else "are"
            message = f"{shown} {verb} missing in the PDF: the font `{font}` has no such character"
            span = self.span(line or None, tuple(characters))
            yield Diagnostic("missing-character", message, span, self.help())

    def is_apart(self, message: Overfull, failed: set[str | None]) -> bool:
        """Return whether a line comes of none of the entries that have errors."""
        return not failed or (message.lines is not None and self.tex.mark_at(message.lines[0]) not in failed)

    def overfull(self, message: Overfull) -> Diagnostic:
        by = f"{message.excess:.1f} pt"
        if message.direction == "v":
            where = f" on page {message.page}" if message.page else ""
            text = f"what cannot be parted is {by} taller than its place{where}"
            help_ = "make it shorter, or let the page break within it"
        elif message.lines is None:
            where = f" of page {message.page}" if message.page else ""
            text, help_ = f"the head or the foot{where} is {by} too wide", "give the variant a shorter `title`"
        else:
            shown = self.shown(message)
            last = next((word for word in reversed(shown.split()) if any(map(str.isalnum, word))), "")
            text = f"a line is {by} too wide" + (f": `{_cut(last)}` sticks out" if last else "")
            line = f"the line begins `{_cut(shown)}`: " if " " in shown else ""
            help_ = f"{line}allow a break in its longest word, or write it shorter"
        span = self.span(message.lines[0]) if message.lines else None
        return Diagnostic("overfull-line", text, span, self.help(help_), Severity.WARNING)

    def shown(self, message: Overfull) -> str:
        """Return the text of a line that is too wide, without the hyphens that show where it could be broken."""
        first, last = message.lines or (0, 0)
        source = " ".join(self.tex.lines[first - 1 : last])[:20_000]
        known = {_letters(word): word for word in re.findall(r"[^\s{}\\$~%&]+", source)}
        text = _FONT.sub("", message.content)
        return " ".join(known.get(_letters(word)) or _CODE.sub("", word) for word in text.split())

    def warnings(self, *, is_alone: bool) -> Iterator[Diagnostic]:
        """Yield the warnings that a reader of the PDF would see, unless they may come of an error or of each other."""
        families: set[str] = set()
        for warning in self.messages:
            said = words("warning", warning.text) if isinstance(warning, TexWarning) else None
            if not isinstance(warning, TexWarning) or said is None or (said.code == "latex-unclosed" and not is_alone):
                continue
            if said.code == "latex-font":  # one family that is not there is asked for in many shapes
                family = said.name.split("/")[1] if "/" in said.name else said.name
                if family in families or not is_alone:
                    continue
                families.add(family)
            near = (said.name, self.tex.line(warning.line)) if warning.line else ()
            span = self.span(warning.line, tuple(filter(None, near)))
            yield Diagnostic(said.code, said.message, span, self.help(said.help), Severity.WARNING)

    def end(self, errors: Sequence[TexError], *, is_explained: bool) -> Iterator[Diagnostic]:
        """Yield what is wrong with how TeX ended."""
        compiled = self.compiled
        if compiled.timed_out and not is_explained:
            text = f"TeX did not finish `{self.job.variant}` in time and was stopped"
            help_ = "look for a loop here, or raise `timeout` in `[build]`"
            stopped = next((error for error in errors if error.text.startswith("Interruption")), None)
            span = self.span(stopped.line, stopped.near) if stopped else None
            help_ = help_ if span else help_.replace("here", "in a template")
            yield Diagnostic("latex-timeout", text, span, self.help(help_))
        elif compiled.pdf is None and not is_explained:
            lines = [line.strip() for line in compiled.log[-20_000:].splitlines() if line.strip()]
            for line in reversed(lines[-_TAIL:]):
                if said := words("failure", line):
                    yield Diagnostic("latex-failed", said.message, help=self.help(said.help))
                    return
            text = f"LaTeX failed on `{self.job.variant}`: {_cut(lines[-1], 200) if lines else 'no output'}"
            yield Diagnostic("latex-error", text, help=self.help())

    def ending(self) -> Span | None:
        """Return where the document ends before its end."""
        line = next(iter(self.tex.lines_with(r"\end{document}") or self.tex.lines_with(r"\stop")), None)
        return self.span(line, (r"\end{document}", r"\stop")) if line else None


def _is_there(first: "_Told", begun: "_Told") -> bool:
    """Return whether TeX itself noticed what is never closed, where it stands."""
    is_other = first.diagnostic.message != begun.diagnostic.message  # else its place is known better
    is_known = first.words.spreads and "@" not in first.words.name and is_other
    return is_known and first.diagnostic.span is not None and first.mark == begun.mark


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0] or file


def _letters(word: str) -> str:
    """Return what of a word is the same in the .tex and in a log, where letters beyond ASCII may be bytes of a font."""
    return re.sub(r"[^A-Za-z0-9/.:]", "", _CODE.sub("", word))


def _cut(text: str, limit: int = _SHOWN) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
