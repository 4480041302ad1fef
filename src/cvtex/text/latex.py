"""LaTeX, as .bib fields hold it, to rich text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerParseError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import LatexContextDb, MacroSpec

from cvtex.data import table
from cvtex.model.rich import Link, Math, Node, Rich, Style, Styled, plain
from cvtex.text.html import mended
from cvtex.text.inline_math import as_text
from cvtex.text.letters import in_case, with_accent, without_links
from cvtex.text.math import problem_in_math
from cvtex.text.quotes import TWO_SINGLE, TYPED, straight, typographic
from cvtex.text.reading import Reading, Remark, merged
from cvtex.text.simple import read_prepared, read_simple
from cvtex.text.source import PLACE, Kept, Source
from cvtex.text.symbols import symbol_of
from cvtex.text.urls import address_of

__all__ = ["address_of", "read_latex", "text_of"]

_MARKED = re.compile(r"[\\{}$~%&`'\"<\n\ufdd0-\ufdef]|--|,,|\s\s|://|www\.|\^\^|[!?]‘")
_MARKUP = re.compile(r"\\(?:[A-Za-z]+|.|\Z)|[{}$]", re.DOTALL)
_SPECIALS = {
    "~": "\u00a0",
    "``": "“",
    "''": TWO_SINGLE,
    "--": "–",
    "---": "—",
    "!`": "¡",
    "?`": "¿",
    "\n\n": " ",
}
_BRACE_HELP = "cvtex prints only the text in its braces; write what it stands for"


def read_latex(source: str) -> Reading:
    """Return the text that LaTeX source means, as far as it is text.

    A `%` is a percent sign: a .bib file has no comments inside its fields. Straight quotation marks become
    typographic ones; HTML is read as what it means.
    """
    if not _MARKED.search(source):
        return Reading((source,) if source else ())
    return _read_latex(source)


@lru_cache(maxsize=16384)
def _read_latex(source: str) -> Reading:
    reading = _read(source)
    return Reading(typographic(reading.rich), reading.losses, reading.remarks)


def text_of(source: str) -> str:
    """Return the plain text that LaTeX source means; straight quotation marks stay as they are."""
    if not _MARKED.search(source):
        return source
    return straight(plain(_read(source).rich))


@lru_cache(maxsize=16384)
def _read(source: str) -> Reading:
    """Return what `read_latex` returns, with straight quotation marks still to be settled."""
    if (simple := read_simple(source)) is not None:
        return Reading((simple,) if simple else ())
    html = mended(source)
    prepared = Source(html.source)
    converter = _Converter(prepared.kept)
    if html.found:
        found = ", ".join(f"`{what}`" for what in html.found[:4]) + (" …" if len(html.found) > 4 else "")
        converter.remark(
            f"it holds HTML, {found}, which cvtex reads as LaTeX", "have it exported, or write it, as LaTeX"
        )
    converter.remarks.extend(prepared.remarks)
    try:
        simple = read_prepared(prepared.latex)
        rich = merged(converter.placed(simple) if simple is not None else converter.convert(_walked(prepared)))
    except (LatexWalkerParseError, RecursionError, IndexError):
        return Reading((_MARKUP.sub(" ", prepared.source),), ("it cannot be read as LaTeX",))
    return Reading(rich, tuple(dict.fromkeys(converter.losses)), tuple(dict.fromkeys(converter.remarks)))


def _walked(prepared: Source) -> list[LatexNode]:
    nodes, _, _ = LatexWalker(prepared.latex, latex_context=_context(), tolerant_parsing=True).get_latex_nodes()
    return list(nodes)


@cache
def _context() -> LatexContextDb:
    macros = table("text/macros")
    one_argument = [*macros["styles"], *macros["transparent"]["names"], *macros["accents"], *macros["case"]]
    specs = [MacroSpec(name, "{") for name in one_argument]
    specs.extend(MacroSpec(name, "*{") for name in macros["quotes"])
    specs.extend(MacroSpec(name, "[{") for name in (*macros["silent"]["with_argument"], *macros["notes"]["names"]))
    specs.extend(MacroSpec(name, arguments) for name, (arguments, _) in macros["one_of"].items())
    specs.extend(MacroSpec(name, "{{") for name in macros["pairs"])
    specs.extend([MacroSpec("not", "{"), MacroSpec("sqrt", "[{"), MacroSpec("verb", ""), MacroSpec("\\", "[")])
    context = get_default_latex_context_db()
    context.add_context_category("cvtex", macros=specs, prepend=True)
    return context


class _Converter:
    """One conversion: collects what it lost and what it remarked as it walks."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        self.kept = kept
        self.losses: list[str] = []
        self.remarks: list[Remark] = []
        self.macros = table("text/macros")
        self.quotes = 0

    def remark(self, message: str, help_: str) -> None:
        self.remarks.append(Remark(message, help_))

    def convert(self, nodes: Sequence[LatexNode]) -> list[Node]:
        """Return what a run of nodes means; a declaration takes the rest of the run."""
        converted: list[Node] = []
        for position, node in enumerate(nodes):
            if isinstance(node, LatexMacroNode) and node.macroname in self.macros["declarations"]:
                style: Style = self.macros["declarations"][node.macroname]
                converted.append(Styled(style, tuple(self.convert(nodes[position + 1 :]))))
                break
            converted.extend(self.node(node))
        return converted

    def node(self, node: LatexNode) -> list[Node]:
        match node:
            case LatexCharsNode():
                return self.characters(node.chars)
            case LatexGroupNode() | LatexMathNode() | LatexEnvironmentNode():
                return self.convert(node.nodelist)
            case LatexSpecialsNode():
                return [_SPECIALS.get(node.specials_chars, node.specials_chars)]
            case LatexMacroNode():
                return self.macro(node)
            case _:
                return []

    def characters(self, characters: str) -> list[Node]:
        return self.placed(re.sub(r"[ \t\n\r\f\v]+", " ", _MARKUP.sub("", characters)).translate(TYPED))

    def placed(self, text: str) -> list[Node]:
        """Return text with what was cut out of it back in its place."""
        pieces = PLACE.split(text)
        nodes: list[Node] = [pieces[0]]
        for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
            nodes.extend(self.restored(self.kept[int(number)]))
            nodes.append(after)
        return nodes

    def restored(self, kept: Kept) -> list[Node]:
        """Return what was cut out of the source."""
        first = kept.arguments[0]
        match kept.kind:
            case "math" | "ensuremath":
                return self.math(first, is_in_word=bool(kept.arguments[1:] and kept.arguments[1]))
            case "url" | "burl" | "nolinkurl" | "href":
                address = address_of(first)
                target = address if "://" in address or not address.startswith("www.") else f"http://{address}"
                return [Link(target, (address,))] if address else []
            case "doi":
                doi = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", address_of(first))
                return [Link(f"https://doi.org/{doi}", (doi,))] if doi else []
            case "path":
                return [Styled("code", (address_of(first),))]
            case "code":
                return [Styled("code", (first,))]
            case "ce" | "cf" | "chem":
                from cvtex.text.science import chemical  # few titles have formulae of chemistry, or units

                return self.checked(chemical(first))
            case command:
                from cvtex.text.science import quantity

                return list(quantity(command, kept.arguments))

    def checked(self, rich: Rich) -> list[Node]:
        """Return rich text whose mathematics nobody has looked at yet."""
        return [inner for node in rich for inner in (self.math(node.tex) if isinstance(node, Math) else [node])]

    def math(self, source: str, *, is_in_word: bool = False) -> list[Node]:
        """Return mathematics; as text where it is no mathematics, or where cvtex cannot set it as such."""
        inner = re.sub(r"(?<!\\)((?:\\\\)*)([%&#])", r"\1\\\2", source.strip())
        text = as_text(inner, is_in_word=is_in_word)
        if text is not None:
            if isinstance(text[0], Styled) and text[0].style == "emph":
                help_ = r"write `\emph{…}` for words in italics"
                self.remark(f"`${inner}$` is words, not mathematics", help_)
            return list(text)
        problem = problem_in_math(inner)
        if problem is None:
            return [Math(inner)] if inner else []
        return self.readable(inner, problem)

    def readable(self, source: str, problem: str) -> list[Node]:
        """Return mathematics that cannot be set as such as text; what no text can be is a loss."""
        inner = _Converter(())
        prepared = Source(re.sub(r"\\left|\\right|(?<!\\)\$", "", source).replace("^^", ""))
        inner.kept = [
            Kept("code" if kept.kind in {"math", "ensuremath"} else kept.kind, kept.arguments) for kept in prepared.kept
        ]
        rich = merged(inner.convert(_walked(prepared)))
        if inner.losses or inner.remarks:
            self.losses.append(problem)
        else:
            self.remark(f"{problem}; the mathematics is printed as text", "write it as LaTeX would set it")
        return list(rich)

    def macro(self, node: LatexMacroNode) -> list[Node]:  # noqa: C901  # one line a kind of command
        name, macros = node.macroname, self.macros
        arguments = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else ()) if argument is not None]
        if name in macros["accents"]:
            return self.accented(name, arguments)
        if name in macros["styles"]:
            return [Styled(macros["styles"][name], tuple(self.all(arguments)))]
        if name in macros["transparent"]["names"]:
            return self.all(arguments)
        if name in macros["case"]:
            return list(in_case(tuple(self.all(arguments)), macros["case"][name]))
        if name in macros["quotes"]:
            return self.quoted(macros["quotes"][name], arguments)
        if name in macros["one_of"]:
            return self.one_of(name, node)
        if name in macros["pairs"]:
            return self.pair(macros["pairs"][name], arguments)
        if name == "not" and arguments:
            return [unicodedata.normalize("NFC", plain(tuple(self.all(arguments))) + "\u0338")]
        if name in macros["notes"]["names"]:
            self.remark(
                f"`\\{name}` has no place in a field; its text is printed in parentheses", "remove it, or move it"
            )
            text = self.all(arguments[-1:])
            return [" (", *text, ")"] if text else []
        if name in macros["silent"]["names"] or name in macros["silent"]["with_argument"]:
            return []
        symbol = symbol_of(name)
        if symbol is not None:
            return [symbol]
        if name.strip():
            self.remark(f"`\\{name}` is not a command that cvtex knows", _BRACE_HELP)
        return self.all([argument for argument in arguments if not _is_star(argument)])

    def quoted(self, marks: str, arguments: Sequence[LatexNode]) -> list[Node]:
        """Return text in quotation marks, single ones inside double ones."""
        is_inner = marks == "“”" and (self.quotes % 2 == 1 or any(map(_is_star, arguments)))
        self.quotes += marks == "“”"
        inner = self.all([argument for argument in arguments if not _is_star(argument)])
        self.quotes -= marks == "“”"
        opening, closing = ("‘", "’") if is_inner else (marks[0], marks[1])
        return [opening, *inner, closing]

    def one_of(self, name: str, node: LatexMacroNode) -> list[Node]:
        """Return the argument of a command that is its text."""
        arguments = node.nodeargd.argnlist if node.nodeargd else []
        place = self.macros["one_of"][name][1]
        text = self.all(arguments[place : place + 1]) if len(arguments) > place and arguments[place] else []
        if name != "href":
            return text
        address = plain(tuple(self.all(arguments[:1])))
        shown = without_links(tuple(text))
        if not plain(shown).strip():
            shown = (address,)
        return [Link(address, shown)] if address else list(shown)

    def pair(self, form: str, arguments: Sequence[LatexNode]) -> list[Node]:
        texts = [self.all([argument]) for argument in arguments] + [[], []]
        nodes: list[Node] = []
        for piece in re.split(r"(\{[01]\})", form):
            nodes.extend(texts[int(piece[1])] if piece.startswith("{") else [piece])
        return nodes

    def all(self, arguments: Sequence[LatexNode]) -> list[Node]:
        return [node for argument in arguments if argument is not None for node in self.node(argument)]

    def accented(self, name: str, arguments: Sequence[LatexNode]) -> list[Node]:
        """Return the first letter of an accent's argument with the accent, and the rest of it."""
        if not arguments:
            self.remark(f"`\\{name}` has no letter to stand on", "write the letter in braces after it")
            return []
        return list(with_accent(merged(self.node(arguments[-1])), self.macros["accents"][name]))


def _is_star(node: LatexNode) -> bool:
    return isinstance(node, LatexCharsNode) and node.chars == "*"
