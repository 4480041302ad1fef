"""A .bib file's text made safe for bibtexparser: same length, same places, no character that would mislead it.

Only the copy is searched for structure; what a field holds is taken from the file's own text, at the same offsets.
"""

import re

NEUTRAL = "\u2022"
"""Stands for a character that has no meaning for the structure; it is no letter of a name."""

INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029"
_ODD = re.compile(f"[{INVISIBLE}{CONTROLS}]+")
_WORD_AROUND = re.compile(rf"(?<=\w)[{INVISIBLE}{CONTROLS}]+(?=\w)")
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?:.*\n)*?---[ \t]*(?=\n|\Z)")
_HEADER = re.compile(r"(?m)^([ \t]*)@([ \t]*)([^\W\d_][\w.:+/-]*)(\s*)(?=[{(])")
_NAMELESS = re.compile(r"(?m)^([ \t]*)@(?=[ \t]*[{(])")
_COMMENT_LINE = re.compile(r"(?m)^[ \t]*%[^\n]*@[^\n]*$")
_CONFLICT = re.compile(r"(?m)^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$")
_COMMENT = re.compile(r"(?i)@comment\s*(?=\{)")
_QUOTED = re.compile(r"[=#]\s*\"")
_BRACES = re.compile(r"[{}]")
_BRACES_OR_QUOTE = re.compile(r"[{}\"]")
_INSIDE = re.compile(r"[{}\"=,@)]")
_MOST_OPEN_ENDS = 50
"""So many comments or quotations without an end are looked for; more are no BibTeX, and would cost time squared."""


def shielded(text: str) -> str:
    r"""Return a copy of the text of the same length in which only the structure has structural characters.

    Backslashes vanish, because BibTeX counts `\{` and `\}` as braces; so do quotation marks inside braces, the
    content of `@comment{…}`, Jekyll's front matter, the marks of a merge conflict, and each `@` that begins no entry.
    """
    if _ODD.search(text):
        text = _WORD_AROUND.sub(lambda match: "_" * len(match[0]), text)
        text = _ODD.sub(lambda match: " " * len(match[0]), text)
    text = text.replace("\\\\", NEUTRAL * 2).replace('\\"', NEUTRAL * 2).replace("\\", NEUTRAL)
    if (matter := _FRONT_MATTER.match(text)) and not _HEADER.search(matter[0]):
        text = _blank(matter[0]) + text[matter.end() :]
    if has_conflict(text):
        text = _CONFLICT.sub(lambda match: " " * len(match[0]), text)
    text = _COMMENT_LINE.sub(lambda match: match[0].replace("@", NEUTRAL), text)
    text = _HEADER.sub(_regular_header, text)
    text = _NAMELESS.sub(rf"\1{NEUTRAL}", text)
    return _without_quotations(_without_comments(text))


def has_conflict(text: str) -> bool:
    """Return whether the text holds the marks of a merge that was not finished."""
    return "\n=======\n" in text and "<<<<<<< " in text and "\n>>>>>>> " in text


def conflict_at(text: str) -> int:
    """Return the offset of the first mark of a merge that was not finished."""
    return text.index("<<<<<<< ")


def closing_brace(text: str, start: int, limit: int) -> int | None:
    """Return the offset of the brace that closes the one before `start`; None where nothing before `limit` does."""
    depth = 1
    for match in _BRACES.finditer(text, start, limit):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return None


def closing_quote(text: str, start: int, limit: int) -> int | None:
    """Return the offset of the quotation mark, outside of braces, that ends the content from `start` on."""
    depth = 0
    for match in _BRACES_OR_QUOTE.finditer(text, start, limit):
        if match[0] == '"':
            if depth == 0:
                return match.start()
            continue
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return None
    return None


def _regular_header(match: re.Match[str]) -> str:
    indent, gap, name, space = match.groups()
    regular = re.sub(r"\W", "_", name)
    return f"{indent}{' ' * len(gap)}@{regular}{' ' * len(space)}"


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    position = open_ends = 0
    while open_ends < _MOST_OPEN_ENDS and (match := _COMMENT.search(text, position)):
        end = closing_brace(text, match.end() + 1, len(text))
        if end is None:
            open_ends += 1
            pieces.append(text[position : match.start()] + NEUTRAL)
            position = match.start() + 1
            continue
        pieces.extend((text[position : match.start()], _blank(text[match.start() : end + 1])))
        position = end + 1
    return "".join([*pieces, text[position:]])


def _without_quotations(text: str) -> str:
    pieces: list[str] = []
    position = open_ends = copied = 0
    while open_ends < _MOST_OPEN_ENDS and (match := _QUOTED.search(text, position)):
        end = closing_quote(text, match.end(), len(text))
        if end is None:
            open_ends += 1
            position = match.end()
            continue
        inside = text[match.end() : end]
        if _INSIDE.search(inside):
            pieces.extend((text[copied : match.end()], _INSIDE.sub(NEUTRAL, inside)))
            copied = end
        position = end + 1
    return "".join([*pieces, text[copied:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
