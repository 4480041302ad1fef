"""A log's messages to diagnostics in the user's words."""

import re
from collections.abc import Callable

from cvtex.compile.engine import Compiled
from cvtex.compile.log import Kind, LogMessage, mark_at, read_log
from cvtex.diagnostics import Diagnostic, Severity, Span

_COMPLETE = "cvtex: the document is complete"
"""What document.tex writes into the log as the last thing."""

OVERFULL_LIMIT = 2.0
"""Points by which a line may stick out before it is worth a warning."""

_MISSING_FILE = re.compile(r"File `(?P<file>[^']+)' not found")
_UNDEFINED = re.compile(r"Undefined control sequence(?: (?P<command>`.+`))?")
_CHARACTER = re.compile(r"Unicode character (?P<character>\S+) \((?P<code>U\+\w+)\)")

_MISSING_CHARACTER = re.compile(r"There is no (\S)")

_FONTS_EXTRA = "texlive-fonts-extra` or `pip install 'cvtex[embedded]'"
_PACKAGES = {
    "T1SourceSansPro-TLF.fd": _FONTS_EXTRA,
    "ufontawesomefree1.fd": _FONTS_EXTRA,
    "t1bch.fd": "texlive-fonts-recommended",
    "bookmark.sty": "texlive-latex-recommended",
    "microtype.sty": "texlive-latex-recommended",
    "lmodern.sty": "lmodern",
}

Locate = Callable[[str], Span | None]
"""Takes a source mark and returns the place that it names."""


def explain(compiled: Compiled, tex: str, locate: Locate, *, variant: str, log_name: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a compilation: errors where it failed, warnings about lines that stick out."""

    def place(message: LogMessage) -> Span | None:
        line = message.line or _line_of(message, tex)
        mark = mark_at(tex, line) if line else None
        return locate(mark) if mark else None

    found = (_diagnostic(message, place(message), log_name) for message in read_log(compiled.log))
    first = {diagnostic.message: diagnostic for diagnostic in reversed([d for d in found if d])}
    diagnostics = list(reversed(first.values()))
    if compiled.pdf and _COMPLETE in tex and _COMPLETE not in compiled.log:
        text = f"`{variant}` ends before its end: what comes after that is missing"
        help_ = "look for `\\end{document}` or `\\stop` in `tex` and in the templates"
        diagnostics.append(Diagnostic("latex-ended", text, help=help_))
    if compiled.timed_out:
        text = f"TeX did not finish `{variant}` in time and was stopped"
        help_ = f"look for a loop in a template, or raise `timeout` in `[build]`; the log is {log_name}"
        diagnostics.append(Diagnostic("latex-timeout", text, help=help_))
    elif compiled.pdf is None and not any(diagnostic.is_error for diagnostic in diagnostics):
        last = next((line for line in reversed(compiled.log.splitlines()) if line.strip()), "no output")
        text = f"LaTeX failed on `{variant}`: {last.strip()}"
        diagnostics.append(Diagnostic("latex-error", text, help=f"the log is {log_name}"))
    return tuple(diagnostics)


def _line_of(message: LogMessage, tex: str) -> int | None:
    """Return the line of the .tex that has a missing character first: the log does not say where it is."""
    match = _MISSING_CHARACTER.match(message.text) if message.kind is Kind.MISSING_CHARACTER else None
    place = tex.find(match[1]) if match else -1
    return tex.count("\n", 0, place) + 1 if place >= 0 else None


def _diagnostic(message: LogMessage, span: Span | None, log_name: str) -> Diagnostic | None:
    match message.kind:
        case Kind.ERROR:
            return _error(message, span, log_name)
        case Kind.MISSING_CHARACTER:
            text = f"a character is missing in the PDF: {message.text}"
            return Diagnostic("missing-character", text, span, f"the log is {log_name}")
        case Kind.OVERFULL if message.excess > OVERFULL_LIMIT and "\\hbox" in message.text:
            text = f"a line is {message.excess:.1f} pt too wide"
            help_ = "allow a break in its longest word, or write it shorter"
            return Diagnostic("overfull-line", text, span, help_, Severity.WARNING)
        case Kind.WARNING if "undefined references" in message.text or "Reference `" in message.text:
            return Diagnostic("latex-reference", message.text, span, f"the log is {log_name}", Severity.WARNING)
        case _:
            return None


def _error(message: LogMessage, span: Span | None, log_name: str) -> Diagnostic:
    if match := _MISSING_FILE.search(message.text):
        package = _PACKAGES.get(match["file"])
        how = f"install `{package}`" if package else f"install the TeX package that has `{match['file']}`"
        return Diagnostic(
            "latex-missing-package", f"TeX has no `{match['file']}`", span, f"{how}; the log is {log_name}"
        )
    if match := _CHARACTER.search(message.text):
        text = f"pdfLaTeX cannot set the character `{match['character']}` ({match['code']})"
        return Diagnostic("character", text, span, "write it in Latin letters")
    if match := _UNDEFINED.search(message.text):
        text = f"LaTeX does not know the command {match['command'] or 'that is used here'}"
        help_ = f"look for it in this entry's `tex` and in the templates; the log is {log_name}"
        return Diagnostic("latex-error", text, span, help_)
    return Diagnostic("latex-error", f"LaTeX: {message.text}", span, f"the log is {log_name}")
