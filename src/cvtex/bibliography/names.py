"""Names in .bib fields: lists split at `and`, names split into given, prefix, family and suffix.

The rules are BibTeX's (Oren Patashnik, "Designing BibTeX Styles", section 4; bibtex.web §§ 401-411) with
two exceptions that biber makes too: a hyphenated given name is one word, and the prefix ends at the
first capital.
"""

import re

from cvtex.model.publication import Name
from cvtex.text.latex import text_of

_SPECIAL = re.compile(r"\\(?P<control>[A-Za-z]+|.)\s*")
_LETTERS = frozenset({"oe", "ae", "aa", "o", "l", "ss", "i", "j", "OE", "AE", "AA", "O", "L"})


def split_list(field: str) -> tuple[list[str], bool]:
    """Return the names in a list that is joined by `and`, and whether it ends in `others`."""
    names, start, depth = [], 0, 0
    for match in re.finditer(r"[{}]|(?<=\s)and(?=\s)", field, re.IGNORECASE):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}":
            depth -= 1
        elif depth == 0:
            names.append(field[start : match.start()].strip())
            start = match.end()
    names.append(field[start:].strip())
    names = [name for name in names if name]
    if names and names[-1].lower() == "others":
        return names[:-1], True
    return names, False


def parse_name(source: str) -> tuple[Name, str | None]:
    """Return the parts of one name as text, and what is wrong with it where it has too many commas."""
    parts = [_words(part) for part in _split_commas(source)]
    problem = None
    suffix: list[str] = []
    match parts:
        case [family_words, given]:
            prefix, family = _prefix_and_family(family_words)
        case [family_words, suffix, given, *rest]:
            prefix, family = _prefix_and_family(family_words)
            if rest:
                problem = f"the name `{source}` has too many commas"
                given = given + [word for words in rest for word in words]
        case _:
            given, prefix, family = _without_comma(parts[0])
    return Name(_text(given), _text(prefix), _text(family), _text(suffix)), problem


def _without_comma(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Split `Given prefix Family`: the prefix is the first run of words in lower case, the last word always family."""
    for start, word in enumerate(words[:-1]):
        if _is_lower(word):
            prefix, family = _prefix_and_family(words[start:])
            return words[:start], prefix, family
    return words[:-1], [], words[-1:]


def _prefix_and_family(words: list[str]) -> tuple[list[str], list[str]]:
    end = 0
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    return words[:end], words[end:]


def _split_commas(source: str) -> list[str]:
    parts, start, depth = [], 0, 0
    for position, character in enumerate(source):
        if character == "," and depth == 0:
            parts.append(source[start:position])
            start = position + 1
        depth += (character == "{") - (character == "}")
    return [*parts, source[start:]]


def _words(source: str) -> list[str]:
    """Split at white space and ties outside braces."""
    words, current, depth = [], "", 0
    for character in source:
        if depth == 0 and (character.isspace() or (character == "~" and not current.endswith("\\"))):
            words.append(current.removesuffix("\\"))  # `\ ` is white space, `\~` an accent
            current = ""
            continue
        depth += (character == "{") - (character == "}")
        current += character
    return [word for word in [*words, current] if word]


def _is_lower(word: str) -> bool:
    r"""Return whether BibTeX takes a word for one in lower case: by its first letter outside braces.

    A group that begins with a command (`{\"u}`) counts as the letter it makes; any other group has no case.
    """
    position = 0
    while position < len(word):
        character = word[position]
        if character == "{":
            if word[position + 1 : position + 2] == "\\":
                return _special_is_lower(word[position + 1 :])
            position = _after_group(word, position)
            continue
        if character == "\\":
            return _special_is_lower(word[position:])
        if character.isalpha():
            return character.islower()
        position += 1
    return False


def _special_is_lower(source: str) -> bool:
    match = _SPECIAL.match(source)
    if match is None:
        return False
    control = match["control"]
    if control in _LETTERS:
        return control.islower()
    letter = next((character for character in source[match.end() :] if character.isalpha()), "")
    return letter.islower()


def _after_group(word: str, start: int) -> int:
    depth = 0
    for position in range(start, len(word)):
        depth += (word[position] == "{") - (word[position] == "}")
        if depth == 0:
            return position + 1
    return len(word)


def _text(words: list[str]) -> str:
    return text_of(" ".join(words)).replace("\u00a0", " ").strip()
