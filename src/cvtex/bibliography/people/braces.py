"""Where groups in braces, parts between separators, and words begin and end in a field of names."""

import re

MARKUP = re.compile(r"[\\{}~$%`\u00a0]|--|''")
"""What makes text differ from its LaTeX."""


def after_group(source: str, start: int) -> int:
    """Return the offset behind the group whose brace opens at `start`; the source's end where nothing closes it."""
    depth, position = 0, start
    while position < len(source):
        character = source[position]
        if character == "\\":
            position += 2
            continue
        depth += (character == "{") - (character == "}")
        position += 1
        if depth == 0:
            return position
    return len(source)


def split_outside(source: str, separator: str, *, quotes: bool = False) -> list[tuple[int, int]]:
    """Return the offsets of the parts between separators that stand outside of braces and of mathematics.

    With `quotes` they stand outside of quotation marks, too.
    """
    if "{" not in source and "$" not in source and "\\" not in source and not (quotes and '"' in source):
        return _plain_parts(source, separator)
    parts, start, depth, is_math, is_quoted, position = [], 0, 0, False, False, 0
    while position < len(source):
        character = source[position]
        if character == "\\":
            position += 2
            continue
        if character == "$":
            is_math = not is_math and "$" in source[position + 1 :]
        elif character == '"' and quotes and depth == 0:
            is_quoted = not is_quoted
        elif character == separator and depth == 0 and not is_math and not is_quoted:
            parts.append((start, position))
            start = position + 1
        depth = max(0, depth + (character == "{") - (character == "}"))
        position += 1
    return [*parts, (start, len(source))]


def _plain_parts(source: str, separator: str) -> list[tuple[int, int]]:
    parts, start = [], 0
    for part in source.split(separator):
        parts.append((start, start + len(part)))
        start += len(part) + len(separator)
    return parts


def split_words(source: str) -> list[str]:
    """Return the words between white space and ties that stand outside of braces."""
    if not MARKUP.search(source):
        return source.split()
    words, current, depth = [], "", 0
    for character in source:
        if depth == 0 and (character.isspace() or (character == "~" and not current.endswith("\\"))):
            words.append(current.removesuffix("\\"))  # `\ ` is white space, `\~` an accent
            current = ""
            continue
        depth += (character == "{") - (character == "}")
        current += character
    return [word for word in [*words, current] if word]
