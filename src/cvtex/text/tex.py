"""Safe LaTeX: the type `Tex`, and the only functions that make it out of text."""

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import quote

from cvtex.model.rich import Link, Math, RawTex, Rich, Styled
from cvtex.text.data import table


class Tex(str):
    """LaTeX known to be safe to set. Jinja prints it as it is; any other string is a bug or an error."""

    __slots__ = ()

    def __html__(self) -> "Tex":
        """Return the LaTeX itself: what asks for a marked-up form of it is Jinja's autoescape."""
        return self

    def __add__(self, other: str) -> "Tex":
        """Return both joined; what is not `Tex` yet is an error."""
        if not isinstance(other, Tex):
            msg = f"{other!r} is not known to be safe LaTeX"
            raise TypeError(msg)
        return Tex(str.__add__(self, other))

    def joined(self, parts: "list[Tex] | tuple[Tex, ...]") -> "Tex":
        """Return the parts with this between them."""
        return Tex(self.join(parts))


_STYLES = {
    "emph": r"\emph{%s}",
    "strong": r"\textbf{%s}",
    "smallcaps": r"\textsc{%s}",
    "superscript": r"\textsuperscript{%s}",
    "subscript": r"\textsubscript{%s}",
    "code": r"\texttt{%s}",
    "upright": r"\textup{%s}",
}


def tex_of(rich: Rich) -> Tex:
    """Return rich text as LaTeX that prints just this text."""
    parts: list[str] = []
    for node in rich:
        match node:
            case str():
                parts.append(escape(node))
            case Styled(style, content):
                parts.append(_STYLES[style] % tex_of(content))
            case Link(url, content):
                parts.append(link(url, tex_of(content)))
            case Math(tex):
                parts.append(f"${tex}$")
            case RawTex(tex):
                parts.append(tex)
    return Tex("".join(parts))


def link(url: str, content: Tex) -> Tex:
    r"""Return LaTeX for `content` as a link to `url`, which is made of safe characters only."""
    return Tex(rf"\href{{{escape_url(url)}}}{{{content}}}")


def escape_url(url: str) -> Tex:
    """Return an address with every character that is none of RFC 3986's percent-encoded, and TeX's own escaped."""
    encoded = quote(url, safe="-._~:/?#[]@!$&'()*+,;=%")
    return Tex(re.sub(r"([%#&_$])", r"\\\1", encoded))


def breakable_url(shown: str) -> Tex:
    """Return an address to read, which a line may break after `/`, `.`, `?`, `=`, `&` and `_`, but not at a hyphen."""
    pieces = re.split(r"(?<=[/.?=&_])(?=[^/])", shown)
    return Tex(r"\cvbreak{}").joined([Tex(escape(piece).replace("-{}", "-").replace("-", r"\mbox{-}")) for piece in pieces])


@lru_cache(maxsize=16384)
def escape(text: str) -> Tex:
    """Return LaTeX that prints the characters of `text` as they are; white space is one space.

    Characters that the fonts lack stay as they are: `unprintable` finds them beforehand.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isascii() and text.isalnum():
        return Tex(text)
    text = re.sub(r"[ \t\n\r\f\v\u2028\u2029]+", " ", text)
    return Tex("".join(_piece(match) for match in _pieces().finditer(text)))


def unprintable(text: str) -> list[str]:
    """Return the characters of `text`, each once, that pdfLaTeX cannot set with the default design's fonts."""
    if text.isascii():
        return []
    text = unicodedata.normalize("NFC", text)
    clusters = (match.group() for match in _pieces().finditer(text))
    return list(dict.fromkeys(cluster for cluster in clusters if not cluster.isascii() and _set(cluster) is None))


@cache
def _pieces() -> re.Pattern[str]:
    """Return a pattern for what is set as one: a ligature's letters, or a character with its combining marks."""
    ligatures = "|".join(re.escape(pair[0]) + f"(?={re.escape(pair[1])})" for pair in table("characters")["ligatures"]["pairs"])
    return re.compile(rf"(?P<ligature>{ligatures})|.[\u0300-\u036f]*", re.DOTALL)


def _piece(match: re.Match[str]) -> str:
    piece = match.group()
    if match.lastgroup == "ligature":
        return f"{table('characters')['commands'].get(piece, piece)}{{}}"
    known = _set(piece)
    return piece if known is None else known


@cache
def _set(piece: str) -> str | None:
    """Return the LaTeX that sets a character and its combining marks, None where there is none."""
    characters = table("characters")
    if piece in characters["commands"]:
        return str(characters["commands"][piece])
    if piece in characters["composed"]["text"]:
        return rf"\cvglyph{{{_utf16(piece)}}}{{{piece}}}"
    if len(piece) == 1 and (piece in characters["glyphs"]["text"] or (piece.isascii() and piece.isprintable()) or piece == " "):
        return piece
    base, *marks = unicodedata.normalize("NFD", piece)
    accents = characters["accents"]
    inner = _set(base) if base != piece else None
    if inner is None or not marks or not all(mark in accents for mark in marks):
        return None
    for mark in marks:
        inner = f"{accents[mark]}{{{inner}}}"
    return rf"\cvglyph{{{_utf16(piece)}}}{{{inner}}}"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
