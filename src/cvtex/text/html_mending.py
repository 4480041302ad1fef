"""What HTML means in LaTeX: entities, elements, MathML."""

import html
import re
import unicodedata
from dataclasses import dataclass, field
from html.entities import html5

from cvtex.data import table
from cvtex.text.mathml import Element, latex_of

_ENTITY = re.compile(
    r"(?:\{\\&\}|\\&|&)(?:amp(?:;|\$\\mathsemicolon\$))*"
    r"(?P<name>\\?\#[0-9]{1,7}|\\?\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})(?:;|\$\\mathsemicolon\$)"
)
_OPEN = r"(?:<|\{\\textless\}|\\textless(?:\{\})?\s?|\{?\$(?:<|\\less)\$\}?|\{\\less\})"
_CLOSE = r"(?:>|\{\\textgreater\}|\\textgreater(?:\{\}|(?![A-Za-z])\s(?=<))?|\{?\$(?:>|\\greater)\$\}?|\{\\greater\})"
_TAG = re.compile(
    rf"{_OPEN}(?P<end>/)?(?:(?P<prefix>mml|m|jats|xhtml):)?(?P<name>[A-Za-z][A-Za-z0-9]*(?:-[a-z]+)?)"
    rf"(?P<attributes>\s+[\w:.-]+\s*=[^<>]{{0,400}}?)?\s*(?P<alone>/)?{_CLOSE}"
)
_TEX_MATH = re.compile(r"\\documentclass.{0,2000}?\\begin\{document\}(?P<tex>.{0,2000}?)\\end\{document\}", re.DOTALL)
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    '"': r"\textquotedbl{}",
}
_VARIANT = re.compile(r"mathvariant\s*=\s*\W*([a-z-]+)")
_ADDRESS = re.compile(r"href\s*=\s*[\"'{}\\]*(?:textquotedbl\}?)?(?P<url>[^\s\"'<>{}]+)")
_MAX_OPEN = 30


@dataclass
class Mender:
    """Mends one source, and notes what it found."""

    found: list[str] = field(default_factory=list)

    def entities(self, source: str) -> str:
        """Return the source with characters in place of entities."""
        return _ENTITY.sub(self._entity, source) if "&" in source else source

    def _entity(self, match: re.Match[str]) -> str:
        name = match["name"].replace("\\", "")
        entity = f"&{name};"
        text = html.unescape(entity)
        if text in {entity, "\ufffd"} or (name[0] != "#" and f"{name};" not in html5):
            return match.group()
        self.found.append(f"&{name};")
        return "".join(
            _SPECIAL.get(character, character) for character in text if unicodedata.category(character) != "Cc"
        )

    def tags(self, source: str) -> str:
        """Return the source with LaTeX in place of elements that begin and end."""
        elements, empty = table("text/html")["elements"], table("text/html")["empty"]
        pieces: list[str] = []
        opened: list[tuple[str, int, str, str]] = []
        end = 0
        tags = list(_TAG.finditer(source))
        last_math = max((match.start() for match in tags if match["end"] and _name(match) == "math"), default=-1)
        skip_to = 0
        for position, match in enumerate(tags):
            if match.start() < skip_to:
                continue
            name = _name(match)
            pieces.append(source[end : match.start()])
            end = match.end()
            if name == "math" and not match["end"] and match.start() < last_math:
                element, end = _mathml(source, tags[position:])
                skip_to = end
                pieces.append(latex_of(element))
                self.found.append("<math>")
            elif name in empty and not match["end"]:
                pieces.append(empty[name])
                self.found.append(f"<{name}>")
            elif name in elements and match["end"]:
                self._close(name, match.group(), pieces, opened)
            elif name in elements and not match["alone"]:
                opened.append((name, len(pieces), *_latex(name, match["attributes"] or "")))
                pieces.append(match.group())
            else:
                pieces.append(match.group())
        pieces.append(source[end:])
        return "".join(pieces)

    def _close(self, name: str, tag: str, pieces: list[str], opened: list[tuple[str, int, str, str]]) -> None:
        """Replace the tag that began an element, and write what ends it; a tag without a partner is text."""
        for depth in range(len(opened) - 1, max(-1, len(opened) - _MAX_OPEN), -1):
            if opened[depth][0] == name:
                _, place, before, after = opened[depth]
                if name == "tex-math":
                    content = "".join(pieces[place + 1 :])
                    del pieces[place + 1 :]
                    match = _TEX_MATH.search(content)
                    pieces.append(match["tex"].strip() if match else content)
                pieces[place] = before
                pieces.append(after)
                del opened[depth:]
                self.found.append(f"<{name}>")
                return
        pieces.append(tag)


def _name(match: re.Match[str]) -> str:
    return match["name"].lower()


def _latex(name: str, attributes: str) -> tuple[str, str]:
    """Return what stands for the two tags of an element."""
    before, after = table("text/html")["elements"][name]
    if name == "a" and (match := _ADDRESS.search(attributes)):
        return rf"\href{{{match['url']}}}{{", "}"
    if name in {"span", "font", "styled-content"}:
        for style, command in table("text/html")["styles"].items():
            if style in attributes.lower():
                return command, "}"
    return before, after


def _mathml(source: str, tags: list[re.Match[str]]) -> tuple[Element, int]:
    """Return the formula that the first tag begins, and where it ends."""
    root = Element("math")
    path = [root]
    end = tags[0].end()
    for match in tags[1:]:
        name = _name(match)
        path[-1].text += source[end : match.start()]
        end = match.end()
        if name == "math":
            if match["end"]:
                break
        elif match["end"]:
            if len(path) > 1:
                path.pop()
        else:
            variant = _VARIANT.search(match["attributes"] or "")
            element = Element(name, variant[1] if variant else "")
            path[-1].children.append(element)
            if not match["alone"] and len(path) < _MAX_OPEN:
                path.append(element)
    return root, end
