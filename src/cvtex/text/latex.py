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

from cvtex.model.rich import Link, Math, Node, Style, Styled, plain
from cvtex.text.data import table
from cvtex.text.math import problem_in_math
from cvtex.text.reading import Reading, merged

_MARKED = re.compile(r"[\\{}$~%&`']|--|\s\s|\n")
_MARKUP = re.compile(r"\\(?:[A-Za-z]+|.|\Z)|[{}$]", re.DOTALL)
_BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_PLACEHOLDER = re.compile(r"[%<\n0-9]")
"""What pylatexenc puts for an argument, for `\\cite` or, worse, for `\\today`."""
_SPECIALS = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—", "!`": "¡", "?`": "¿", "\n\n": " "}
_SPECIAL = {"url": "{", "path": "{", "ensuremath": "{", "href": "{{", "textcolor": "{{", "texorpdfstring": "{{"}
"""Commands that `_Converter.special` reads, and their arguments as pylatexenc wants to know them."""
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
_SPACING = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0308": "¨", "\u0327": "¸"}


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
        rich = merged(converter.convert(nodes))
    except (LatexWalkerParseError, RecursionError, IndexError):  # pylatexenc's own, at a final `\verb`
        return Reading((_MARKUP.sub(" ", source),), ("it cannot be read as LaTeX",))
    return Reading(rich, tuple(dict.fromkeys(converter.losses)), tuple(dict.fromkeys(converter.remarks)))


def text_of(source: str) -> str:
    """Return the plain text that LaTeX source means."""
    return plain(read_latex(source).rich)


def address_of(source: str) -> str:
    r"""Return an address as it is outside TeX: without TeX's escapes, its braces, and commands such as `\url`."""
    source = re.sub(r"\\textasciitilde(?![A-Za-z])\s*|\\~\{\}", "~", source)
    source = re.sub(r"\\([%#&_~$])", r"\1", source)
    return re.sub(r"[{}]|\\.|\\\Z", "", re.sub(r"\\[A-Za-z]+\s*", " ", source), flags=re.DOTALL).strip()


@cache
def _context() -> LatexContextDb:
    macros = table("macros")
    one_argument = [*macros["styles"], *macros["transparent"]["names"], *macros["quotes"], *_COMBINING]
    specs = [MacroSpec(name, "{") for name in one_argument]
    specs.extend(MacroSpec(name, "[{") for name in macros["silent"]["with_argument"])
    specs.extend(MacroSpec(name, arguments) for name, arguments in _SPECIAL.items())
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
    if not isinstance(replacement, str) or _PLACEHOLDER.search(replacement):
        return None
    return replacement or None


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
                return [re.sub(r"\s+", " ", _MARKUP.sub("", node.chars)).replace("`", "‘")]
            case LatexGroupNode():
                return self.convert(node.nodelist)
            case LatexMathNode():
                return self.math_between(node)
            case LatexSpecialsNode():
                return [_SPECIALS.get(node.specials_chars, node.specials_chars)]
            case LatexMacroNode():
                return self.macro(node)
            case LatexEnvironmentNode():
                self.remarks.append(f"the environment `{node.environmentname}` means nothing in a field")
                return self.convert(node.nodelist)
            case LatexCommentNode() | _:
                return []

    def math_between(self, node: LatexMathNode) -> list[Node]:
        """Return mathematics, or the dollar sign and the text after it where no other sign ends it."""
        opening, closing = node.delimiters
        inner = "".join(child.latex_verbatim() for child in node.nodelist)
        if inner and node.latex_verbatim() == opening + inner + closing:
            return self.math(inner)
        self.remarks.append(f"`{opening}` begins mathematics that nothing ends")
        return [opening.replace("\\(", "").replace("\\[", ""), *self.convert(node.nodelist)]

    def math(self, source: str) -> list[Node]:
        inner = source.strip()
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
        if name in _SPECIAL:
            return self.special(name, arguments)
        if name in macros["silent"]["names"] or name in macros["silent"]["with_argument"]:
            return []
        symbol = _symbol(name)
        if symbol is not None:
            return [symbol]
        self.remarks.append(f"`\\{name}` is not a command that cvtex knows")
        return self.all(arguments)

    def special(self, name: str, arguments: Sequence[LatexNode]) -> list[Node]:
        """Return what a command means whose arguments are not alike."""
        match name:
            case "url":
                return [Link(_url(arguments), (_url(arguments),))] if _url(arguments) else []
            case "path":
                return [Styled("code", (_url(arguments),))]
            case "href" if _url(arguments[:1]):
                return [Link(_url(arguments[:1]), tuple(self.convert(arguments[1:])))]
            case "href":
                return self.convert(arguments[1:])
            case "textcolor":
                return self.convert(arguments[1:])
            case "texorpdfstring":
                return self.convert(arguments[:1])
            case _:  # ensuremath
                return self.math(_inside(arguments))

    def all(self, arguments: Sequence[LatexNode]) -> list[Node]:
        return [node for argument in arguments for node in self.node(argument)]

    def accent(self, combining: str, inner: list[Node]) -> list[Node]:
        text = plain(tuple(inner))
        if not text.strip():
            return [_SPACING.get(combining, f"\u00a0{combining}")]
        first = _DOTLESS.get(text[:1], text[:1])
        if combining == "\u0307" and text[0] in _DOTLESS:
            return [first + text[1:]]
        return [unicodedata.normalize("NFC", first + combining) + text[1:]]


def _inside(arguments: Sequence[LatexNode]) -> str:
    """Return the source of an argument, without its braces."""
    source = "".join(argument.latex_verbatim() for argument in arguments)
    return source.removeprefix("{").removesuffix("}") if source.startswith("{") else source


def _url(arguments: Sequence[LatexNode]) -> str:
    return address_of(_inside(arguments))
