"""A name in a .bib field: given, prefix, family and suffix.

The rules are BibTeX's (Oren Patashnik, "Designing BibTeX Styles", section 4; bibtex.web §§ 401-411) with
two exceptions that biber makes too: a hyphenated given name is one word, and the prefix ends at the
first capital. A whole name in braces is a body's, and `family=…, given=…` is biblatex's extended format.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from cvtex.bibliography.people.asides import without_asides
from cvtex.bibliography.people.braces import MARKUP, after_group, split_outside, split_words
from cvtex.bibliography.people.extended import extended_parts, given_initials_of
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.initials import initial_of, shortened
from cvtex.bibliography.people.marks import unmarked
from cvtex.bibliography.people.titles import has_such_words, is_body, without_titles
from cvtex.bibliography.people.vocabulary import EAST_ASIAN, PEOPLE, is_suffix
from cvtex.data import table
from cvtex.model.publication import Name
from cvtex.model.rich import plain as _plain
from cvtex.text.latex import read_latex

_SPECIAL = re.compile(r"\\(?P<control>[A-Za-z]+|.)\s*")
_LETTERS = frozenset({"oe", "ae", "aa", "o", "l", "ss", "i", "j", "OE", "AE", "AA", "O", "L"})
_ACCENTS = frozenset("uvHtcdbrk")
_DECLARED = re.compile(r"\{\s*\\(?P<command>[A-Za-z]+)(?![A-Za-z])\s*(?P<inside>.*)\}\Z", re.DOTALL)
_WRAPPED = re.compile(r"\\(?P<command>[A-Za-z]{2,})\s*(?=\{)")
_COMPLEX = re.compile(
    "[\\\\{}~$=%`@(\\[0-9\u00a0" + "".join(re.escape(s) for s in PEOPLE["marks"]["symbols"]) + "]|--|''|“|”"
)
_JOINING = frozenset({"and", "und", "et", "with"})
_MOST_IN_A_DIGRAPH = 3
_GEORGIAN = re.compile("[\u10d0-\u10ff]")  # names begin with the letters that Unicode takes for small ones
_FIRST_HAN = "\u3400"
"""Of East Asian characters those before it are kana."""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name, and what is wrong with how it is written."""

    name: Name
    flaws: tuple[Flaw, ...] = ()


@lru_cache(maxsize=65536)
def parse_name(source: str) -> ParsedName:
    """Return the parts of one name as text, without the marks beside it."""
    if not _COMPLEX.search(source):
        return _Parser(source).split(source)
    source = source.strip()
    if _is_group(source):
        return _Parser(source).group(source)
    plain = unmarked(source)
    aside = without_asides(plain.source)
    inside = aside.source.strip()
    parsed = _Parser(source).group(inside) if _is_group(inside) else _Parser(source).wrapped(inside)
    if not (plain.marks or plain.orcid or plain.flaws or aside.marks or aside.flaws):
        return parsed
    inner = parsed.name
    marks = inner.marks | plain.marks | aside.marks
    name = replace(inner, marks=marks, orcid=plain.orcid or inner.orcid)
    return ParsedName(name, (*aside.flaws, *plain.flaws, *parsed.flaws))


class _Parser:
    """Reads one name and collects what is wrong with it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.flaws: list[Flaw] = []

    def group(self, source: str) -> ParsedName:
        r"""Read a whole name in braces: a body, or a person's name after a declaration such as `\bf`."""
        match = _DECLARED.match(source)
        if match and match["command"] in table("text/macros")["declarations"]:
            return parse_name(match["inside"])
        return ParsedName(Name("", "", self.text([source]), is_body=True), tuple(self.flaws))

    def wrapped(self, source: str) -> ParsedName:
        r"""Read a name that a command may hold as a whole, such as `\textbf{Noether, Emmy}`."""
        match = _WRAPPED.match(source)
        if match and match["command"] not in _LETTERS and after_group(source, match.end()) == len(source):
            inside = source[match.end() + 1 : -1]
            if re.search(r"[\s,~]", inside.strip()):
                self.text([f"{match.group()}{{}}"])
                parsed = parse_name(inside)
                return ParsedName(parsed.name, (*self.flaws, *parsed.flaws))
        parts = extended_parts(source)
        return self.split(source) if parts is None else self.extended(source, parts)

    def extended(self, source: str, parts: dict[str, str]) -> ParsedName:
        """Read a name in biblatex's extended format; an unknown part is a flaw."""
        known = PEOPLE["extended"]
        for key in parts:
            if key not in known["parts"] and key not in known["options"]:
                help_ = f"names have the parts {', '.join(f'`{part}`' for part in known['parts'][:4])}"
                self.flaws.append(Flaw(f"`{key}` in the name `{source}` is not printed", help_))
        given, prefix, family, suffix = (
            split_words(parts.get(key, "")) for key in ("given", "prefix", "family", "suffix")
        )
        only = [key for key in known["parts"] if parts.get(key)]
        is_body = only == ["family"] and _is_group(parts["family"].strip())
        parsed = self.parsed(given, prefix, family, suffix)
        initials = given_initials_of(parts["given-i"]) if parts.get("given-i") else parsed.name.given_initials
        return replace(parsed, name=replace(parsed.name, is_body=is_body, given_initials=initials))

    def split(self, source: str) -> ParsedName:
        """Read a name by its commas, and by the case of its words, without the titles and degrees beside it."""
        parts = [split_words(source[start:end]) for start, end in split_outside(source, ",")]
        if not has_such_words(source):
            return self.by_commas(source, parts)
        if is_body(parts):
            return self.unbraced(source.strip())
        parts, titles = without_titles(parts)
        if titles:
            right = ", ".join(" ".join(part) for part in parts if part)
            what = f"`{' '.join(titles)}` in `{source.strip()}` is no part of the name"
            self.flaws.append(Flaw(what, f"write `{right}`"))
        return self.by_commas(source, parts)

    def by_commas(self, source: str, parts: list[list[str]]) -> ParsedName:
        """Read the words between a name's commas."""
        suffix: list[str] = []
        match parts:
            case [[*family_words], [*given]] if given and is_suffix(" ".join(given)) and len(family_words) > 1:
                suffix = given
                given, prefix, family = _without_comma(family_words)
                self.misplaced(suffix, family, prefix, given)
            case [family_words, given]:
                prefix, family = _prefix_and_family(family_words)
            case [family_words, [*given], [*last]] if (
                last and is_suffix(" ".join(last)) and not is_suffix(" ".join(given))
            ):
                prefix, family = _prefix_and_family(family_words)
                suffix = last
                self.misplaced(suffix, family, prefix, given)
            case [family_words, suffix, given, *rest]:
                prefix, family = _prefix_and_family(family_words)
                more = [word for words in rest for word in words]
                if all(is_suffix(word, with_degrees=True) for word in more):
                    suffix = [*suffix, *more]
                else:
                    given = [*given, *more]
                if rest:
                    what = f"the name `{source.strip()}` has too many commas"
                    self.flaws.append(Flaw(what, "separate names with `and`, the parts of one with at most two commas"))
            case _:
                words = parts[0]
                if len(words) > 1 and is_suffix(words[-1]):
                    suffix, words = words[-1:], words[:-1]
                given, prefix, family = _without_comma(words)
                if suffix:
                    self.misplaced(suffix, family, prefix, given)
        return self.parsed(given, prefix, family, suffix)

    def unbraced(self, source: str) -> ParsedName:
        """Read a body's name that has no braces."""
        text = self.text(split_words(source))
        self.flaws.append(
            Flaw(f"`{source}` is taken for a body, not for a person", f"put it in braces: `{{{source}}}`")
        )
        return ParsedName(Name("", "", text, is_body=True), tuple(self.flaws))

    def misplaced(self, suffix: list[str], family: list[str], prefix: list[str], given: list[str]) -> None:
        """Report a suffix that BibTeX would take for another part."""
        right = ", ".join(filter(None, (" ".join([*prefix, *family]), " ".join(suffix), " ".join(given))))
        what = f"BibTeX does not see that `{' '.join(suffix)}` in `{self.source.strip()}` is a suffix"
        self.flaws.append(Flaw(what, f"write `{right}`"))

    def parsed(self, given: list[str], prefix: list[str], family: list[str], suffix: list[str]) -> ParsedName:
        name = Name(self.text(given), self.text(prefix), self.text(family), self.text(suffix))
        if not name.family and (name.prefix or name.given or name.suffix):
            family_text = name.prefix or name.given or name.suffix
            what = f"`{self.source.strip()}` has no family name"
            self.flaws.append(Flaw(what, "write `Family, Given` or `Given Family`"))
            name = replace(
                name,
                family=family_text,
                prefix="",
                given="" if not name.prefix else name.given,
                suffix=name.suffix if name.prefix or name.given else "",
            )
        elif not self.flaws and _looks_like_several([*given, *prefix[:1], *family, *suffix]):
            help_ = "separate names with `and`, and put a body's name in braces"
            self.flaws.append(Flaw(f"`{self.source.strip()}` does not look like one name", help_))
        if any("{" in word for word in given) and name.given:
            initials = " ".join(filter(None, map(_initials_of_word, given)))
            if initials != shortened(name.given):
                name = replace(name, given_initials=initials)
        return ParsedName(name, tuple(self.flaws))

    def text(self, words: list[str]) -> str:
        """Return the text of words; what cannot be read in them is a flaw."""
        source = " ".join(words)
        if not MARKUP.search(source):
            return source
        reading = read_latex(source)
        self.flaws.extend(Flaw(loss, "cvtex left it out", code="bib-text", is_error=True) for loss in reading.losses)
        self.flaws.extend(Flaw(remark.message, remark.help, code="bib-text") for remark in reading.remarks)
        return " ".join(_plain(reading.rich).replace("\u00a0", " ").split())


def _without_comma(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Split `Given prefix Family`: the prefix is the first run of words in lower case, the last word always family.

    Two words in Chinese characters or Hangul are a family name and a given name, in this order.
    """
    if len(words) == 2 and all(EAST_ASIAN.fullmatch(word) and max(word) >= _FIRST_HAN for word in words):
        return words[1:], [], words[:1]
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


def _looks_like_several(words: list[str]) -> bool:
    """Return whether a word that joins names is among a name's words (in `von und zu` it does not)."""
    return any(word.lower() in _JOINING or word.endswith(";") for word in words)


def _is_group(source: str) -> bool:
    return source.startswith("{") and after_group(source, 0) == len(source) and source.endswith("}")


def _is_lower(word: str) -> bool:
    r"""Return whether BibTeX takes a word for one in lower case: by its first letter outside braces.

    A group that begins with a command (`{\"u}`) counts as the letter it makes; any other group has no case. A sign
    such as the ayn in `ʿAbd` is no letter.
    """
    position = 0
    while position < len(word):
        character = word[position]
        if character == "{":
            if word[position + 1 : position + 2] == "\\":
                return _special_is_lower(word[position + 1 :])
            position = after_group(word, position)
            continue
        if character == "\\":
            return _special_is_lower(word[position:])
        if character.isalpha() and (character.isascii() or unicodedata.category(character) != "Lm"):
            return character.islower() and not _GEORGIAN.match(character)
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


def _initials_of_word(word: str) -> str:
    """Return the initials of one given name as it is written: a group in braces has one (biber's rule)."""
    parts = [word[start:end] for start, end in split_outside(word, "-")]
    return "-".join(filter(None, map(_initial_of_source, parts)))


def _initial_of_source(part: str) -> str:
    r"""Return the initial of a part of a word; `{Ch}arles` and `{\relax Ch}arles` have two letters."""
    text = _plain(read_latex(part).rich)
    if not part.startswith("{"):
        return shortened(text)
    end = after_group(part, 0)
    inner = _plain(read_latex(part[:end]).rich)
    if "." in inner:
        return shortened(inner)
    match = _SPECIAL.match(part[1:])
    is_letter = match is not None and (not match["control"].isalpha() or match["control"] in _ACCENTS | _LETTERS)
    is_digraph = not is_letter and 1 < len(inner) <= _MOST_IN_A_DIGRAPH and inner.isalpha() and end < len(part)
    return inner if is_digraph else initial_of(text)
