"""What templates may print, and the filters that set marks of punctuation between what they print."""

import re
import reprlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Self

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from cvtex.text.compared import letters
from cvtex.text.shown import shown
from cvtex.text.tex import Tex, braces_balance, escape

_NOTHING = Tex("")
_DOUBLE_STOP = re.compile(r"(?<!\.)([.!?])(\}*)\.(?!\.)")
_ENDING = re.compile(r"(?:\\textsuperscript\{(?:[^{}]|\{\})*\}|[}\s*])*\Z")
"""What may stand behind the last character of a text: marks of a name, ends of groups."""
_ABBREVIATION_STOP = re.compile(r"(?<=\w)\.(?=[\s~}),]|\Z)")
_FIRST = re.compile(r"\\cvglyph\{[0-9A-F]{4}\}\{(?P<letter>[^\W\d_])\}|(?P<plain>[^\W\d_])")
"""The letter that a text begins with, as it stands or as it is set."""
_CLOSING_QUOTE = "”"
_FINAL = frozenset("?!。．？！؟۔।")
"""What ends a sentence by itself, in any script."""
_SHOWN = 120
"""Characters that a message shows of what a style has printed."""


@dataclass(slots=True)
class Use:
    """Whether a template has printed a value, and in which forms."""

    is_printed: bool = False
    forms: tuple[Tex, ...] = ()

    def is_in(self, text: str) -> bool:
        """Return whether text holds one of the forms, whatever a style has made of its punctuation and capitals."""
        if any(form in text for form in self.forms):
            return True
        there = letters(shown(text))
        return any(letters(shown(form)) in there for form in self.forms)


class Field(Tex):
    """LaTeX of a field that knows whether it was printed, so that what a style leaves out is not lost."""

    __slots__ = ("use",)

    use: Use

    @classmethod
    def of(cls, tex: Tex, use: Use) -> Self:
        """Return the LaTeX as a field; several forms of one value share one use."""
        field = cls(tex)
        field.use = use
        return field


class NotTexError(TypeError):
    """A template tried to print something that is not known to be safe LaTeX."""


def note(value: Any) -> None:
    """Note that a value is printed, where it is a field."""
    if isinstance(value, Field):
        value.use.is_printed = True
        value.use.forms += (value,)


def printable(value: Any) -> Any:
    """Return a value that a template prints.

    Raises:
        NotTexError: it is not known to be safe LaTeX.

    """
    kind = type(value)
    if kind is Tex or kind is Markup:
        return value
    note(value)
    if isinstance(value, Tex | Markup):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, with the message about the name
    if isinstance(value, SimpleNamespace):
        parts = ", ".join(f"`{name}`" for name in vars(value) if name[:1] != "_")
        shown = f"a value with parts, of which one can be: {parts}"
    else:
        shown = (
            "nothing (None)"
            if value is None
            else f"a {type(value).__name__}, {repr(value[:_SHOWN]) if isinstance(value, str) else reprlib.repr(value)}"
        )
    msg = f"only LaTeX can be printed, and this is {shown}"
    raise NotTexError(msg)


def join(values: Iterable[Any], separator: Any = _NOTHING) -> Tex:
    """Return values with a separator between them."""
    return Tex(str(printable(separator)).join(str(printable(value)) for value in values))


def paragraph(value: Any) -> Tex:
    """Return LaTeX as one paragraph, however its template was broken into lines, without a stop behind a stop."""
    return Tex(_DOUBLE_STOP.sub(r"\1\2", line(value)))


class StyleError(ValueError):
    """A publication style has printed what TeX cannot set."""

    def __init__(self, message: str, template: str) -> None:
        super().__init__(message)
        self.template = template
        """The style's name, as templates are called."""


def reference(value: Any, style: str, publication: Any = None) -> Tex:
    """Return what a publication style has made of an entry as one paragraph.

    Raises:
        StyleError: its braces do not match, or it has dropped a field of the publication that it has used: one that
            `parts.closing` takes for printed.

    """
    text = paragraph(value)
    if text.count("{") != text.count("}") and not braces_balance(text):
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        msg = f"the braces of what it prints do not match: {shown}"
        raise StyleError(msg, style)
    for name in publication.dropped(text) if publication else ():
        msg = f"it uses the field `{name}` of `{publication.key}` and does not print it"
        raise StyleError(msg, style)
    return text


def ended(value: Any, mark: str = ".") -> Tex:
    """Return LaTeX with a mark of punctuation at its end, unless it ends in a stop, `?` or `!`, or is empty.

    A comma or a stop goes inside closing quotation marks (“…”, not „…”), as the American guides want it; a comma or
    a colon takes its place behind the stop of an abbreviation.
    """
    text = line(value)
    tail = _ENDING.search(text)
    body, end = (text[: tail.start()], tail.group()) if tail else (text, "")
    if not body:
        return Tex(text)
    last = body[-1]
    is_american = body.rfind("“") >= body.rfind("„")
    quoted_ = body.rstrip(_CLOSING_QUOTE + ("’" if "‘" in body else "")) if is_american else body
    if quoted_ != body and mark in {".", ","}:
        return Tex(quoted_ + ("" if quoted_[-1:] in {".", "?", "!"} else mark) + body[len(quoted_) :] + end)
    if last in _FINAL or (last == "." and mark == ".") or last == mark:
        return Tex(text)
    return Tex(text + mark)


def sentences(values: Iterable[Any]) -> Tex:
    """Return what is there of a list of values as sentences, each with its stop."""
    return Tex(" ".join(ended(value) for value in _present(values)))


def commas(values: Iterable[Any], separator: str = ", ") -> Tex:
    """Return what is there of a list of values with commas, or another separator, between them."""
    return Tex(separator.join(line(value) for value in _present(values)))


def capital(value: Any, *, dotted: bool = False) -> Tex:
    """Return LaTeX with a capital letter at its beginning, that of `i` dotted or not; one without (`ß`) stays."""
    return _with_first(line(value), lambda letter: "İ" if dotted and letter == "i" else letter.upper())


def lower_first(value: Any, *, dotted: bool = False) -> Tex:
    """Return LaTeX with a small letter at its beginning: a label within a sentence."""
    dotless = {"I": "ı", "İ": "i"} if dotted else {}
    return _with_first(line(value), lambda letter: dotless.get(letter) or letter.lower())


def _with_first(text: str, changed: Callable[[str], str]) -> Tex:
    """Return LaTeX with another first letter; where one letter would become two, as it is."""
    match = _FIRST.match(text)
    if match is None:
        return Tex(text)
    first = changed(match["letter"] or match["plain"])
    return escape(first) + Tex(text[match.end() :]) if len(first) == 1 else Tex(text)


@pass_context
def capital_in(context: Context, value: Any) -> Tex:
    """Return LaTeX with a capital letter at its beginning, as the document's language has it."""
    return capital(value, dotted=_has_dotted_capitals(context))


@pass_context
def lower_first_in(context: Context, value: Any) -> Tex:
    """Return LaTeX with a small letter at its beginning, as the document's language has it."""
    return lower_first(value, dotted=_has_dotted_capitals(context))


def _has_dotted_capitals(context: Context) -> bool:
    """Return whether `İ` is the capital of `i`, as in Turkish."""
    return getattr(context.resolve("labels"), "has_dotted_capitals", False) is True


def unstopped(value: Any) -> Tex:
    """Return LaTeX without the stops of its abbreviations."""
    return Tex(_ABBREVIATION_STOP.sub("", line(value)))


def trim(value: Any) -> Tex:
    """Return LaTeX without the blanks around it."""
    return Tex(line(value))


def _present(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if value is not None and line(value)]


def line(value: Any) -> str:
    """Return LaTeX without line breaks and the blanks around it."""
    return " ".join(str(printable(value)).split())


FILTERS = {
    "join": join,
    "paragraph": paragraph,
    "reference": reference,
    "ended": ended,
    "sentences": sentences,
    "commas": commas,
    "capital": capital_in,
    "lower_first": lower_first_in,
    "unstopped": unstopped,
    "trim": trim,
}
