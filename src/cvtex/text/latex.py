"""LaTeX, as .bib fields hold it, to rich text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from pylatexenc import latex2text
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexCommentNode,
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

from cvtex.model.rich import Link, Math, Node, Rich, Style, Styled, plain
from cvtex.text.data import table
from cvtex.text.math import problem_in_math
from cvtex.text.reading import Reading

_MARKED = re.compile(r"[\\{}$~%&`']|--|\s\s|\n")
_BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_SPECIALS = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—", "!`": "¡", "?`": "¿", "\n\n": " "}
_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "textcommabelow": "\u0326",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}


@lru_cache(maxsize=16384)
def read_latex(source: str) -> Reading:
    """Return the text that LaTeX source means, as far as it is text.

    A `%` is a percent sign: a .bib file has no comments inside its fields.
    """
    if not _MARKED.search(source):
        return Reading((source,) if source else ())
    converter = _Converter()
    escaped = _BARE_PERCENT.sub(r"\1\\%", source)
    try:
        nodes, _, _ = LatexWalker(escaped, latex_context=_context(), tolerant_parsing=True).get_latex_nodes()
    except LatexWalkerParseError as error:
        return Reading((source,), (f"it cannot be read as LaTeX: {error.msg}",))
    rich = _merged(converter.convert(nodes))
    return Reading(rich, tuple(dict.fromkeys(converter.losses)), tuple(dict.fromkeys(converter.remarks)))


def text_of(source: str) -> str:
    """Return the plain text that LaTeX source means."""
    return plain(read_latex(source).rich)


@cache
def _context() -> LatexContextDb:
    macros = table("macros")
    one_argument = [*macros["styles"], *macros["transparent"]["names"], *macros["quotes"], *macros["silent"]["with_argument"]]
    specs = [MacroSpec(name, "{") for name in (*one_argument, "url", "path", "ensuremath", "textcommabelow")]
    specs.append(MacroSpec("href", "{{"))
    specs.append(MacroSpec("textcolor", "{{"))
    context = get_default_latex_context_db()
    context.add_context_category("cvtex", macros=specs, prepend=True)
    return context


@cache
def _symbol(name: str) -> str | None:
    texts = table("macros")["text"]
    if name in texts:
        return str(texts[name])
    spec = latex2text.get_default_latex_context_db().get_macro_spec(name)
    replacement = spec.simplify_repl if spec else None
    return replacement if isinstance(replacement, str) and replacement and "%" not in replacement else None


class _Converter:
    """One conversion: collects what it lost and what it remarked as it walks."""

    def __init__(self) -> None:
        self.losses: list[str] = []
        self.remarks: list[str] = []
        self.macros = table("macros")

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
                return [re.sub(r"\s+", " ", node.chars)]
            case LatexGroupNode():
                return self.convert(node.nodelist)
            case LatexMathNode():
                return self.math(node.latex_verbatim())
            case LatexSpecialsNode():
                return [_SPECIALS.get(node.specials_chars, node.specials_chars)]
            case LatexMacroNode():
                return self.macro(node)
            case LatexEnvironmentNode():
                self.remarks.append(f"the environment `{node.environmentname}` means nothing in a field")
                return self.convert(node.nodelist)
            case LatexCommentNode() | _:
                return []

    def math(self, verbatim: str) -> list[Node]:
        inner = re.sub(r"\A(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])\Z", "", verbatim).strip()
        problem = problem_in_math(inner)
        if problem:
            self.losses.append(problem)
            return []
        return [Math(inner)] if inner else []

    def macro(self, node: LatexMacroNode) -> list[Node]:
        name, macros = node.macroname, self.macros
        arguments = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else ()) if argument is not None]
        if name in _COMBINING and arguments:
            return self.accent(_COMBINING[name], self.node(arguments[-1]))
        if name in macros["styles"]:
            return [Styled(macros["styles"][name], tuple(self.all(arguments)))]
        if name in macros["transparent"]["names"]:
            return self.all(arguments)
        if name in macros["quotes"]:
            opening, closing = macros["quotes"][name]
            return [opening, *self.all(arguments), closing]
        if name in {"url", "path"}:
            url = _url(arguments)
            return [Link(url, (url,))] if name == "url" else [Styled("code", (url,))]
        if name == "href" and len(arguments) > 1:
            return [Link(_url(arguments[:1]), tuple(self.convert(arguments[1:])))]
        if name == "textcolor":
            return self.convert(arguments[1:])
        if name == "ensuremath":
            return self.math(_inside(arguments))
        if name in macros["silent"]["names"] or name in macros["silent"]["with_argument"]:
            return []
        symbol = _symbol(name)
        if symbol is not None:
            return [symbol]
        self.remarks.append(f"`\\{name}` is not a command that cvtex knows")
        return self.all(arguments)

    def all(self, arguments: Sequence[LatexNode]) -> list[Node]:
        return [node for argument in arguments for node in self.node(argument)]

    def accent(self, combining: str, inner: list[Node]) -> list[Node]:
        text = plain(tuple(inner))
        first = _DOTLESS.get(text[:1], text[:1]) or " "
        return [unicodedata.normalize("NFC", first + combining) + text[1:]]


def _inside(arguments: Sequence[LatexNode]) -> str:
    """Return the source of an argument, without its braces."""
    source = "".join(argument.latex_verbatim() for argument in arguments)
    return source[1:-1] if source.startswith("{") and source.endswith("}") else source


def _url(arguments: Sequence[LatexNode]) -> str:
    """Return an address as it stood in the source: TeX's escapes taken off, nothing else changed."""
    return re.sub(r"\\([%#&_{}~])", r"\1", _inside(arguments)).strip()


def _merged(nodes: Sequence[Node]) -> Rich:
    """Return the nodes with neighbouring strings joined into one, so that white space can be seen whole."""
    merged: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and merged and isinstance(merged[-1], str):
            merged[-1] = re.sub(r" {2,}", " ", merged[-1] + node)
        elif isinstance(node, Styled):
            merged.append(Styled(node.style, _merged(node.content)))
        elif node:
            merged.append(node)
    return tuple(merged)
