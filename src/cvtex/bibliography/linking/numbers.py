"""Standard numbers in fields: ISBN and ISSN, in every way they are written, with their check digits."""

import re
from collections.abc import Iterator

from cvtex.bibliography.reading.placeholders import HELP, is_placeholder
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.model.identifiers import compact, isbn10_check, isbn13_check, issn_check
from cvtex.text.latex import text_of

_NAMES = re.compile(r"(?i)\b(?:e-?|p-?)?IS[BS]N(?:[- ]?1[03](?![0-9]))?(?:-L)?\s*:?")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN = re.compile(r"[,;|/]|\s(?:and|und|et|y|e|en)\s", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+X?")


def isbns_in(source: str, remarks: EntryRemarks) -> Iterator[str]:
    """Yield the ISBNs in the field `isbn` as they are typed, wrong ones too; report what is wrong with them."""
    for typed in _numbers(source, (10, 13)):
        number = compact(typed)
        if set(number) == {"0"} or is_placeholder(typed):
            remarks.warn("bib-identifier", f": the ISBN `{typed}` only keeps its place", "isbn", HELP)
        elif _is_issn(number):
            help_ = "call the field `issn`"
            remarks.warn("bib-identifier", f": `{typed}` in `isbn` is an ISSN", "isbn", help_)
        elif problem := _isbn_problem(number):
            what, help_ = problem
            remarks.warn("bib-identifier", f": the ISBN `{typed}` {what}", "isbn", help_)
            yield typed
        else:
            yield typed


def issns_in(source: str, remarks: EntryRemarks) -> Iterator[str]:
    """Yield the ISSNs in the field `issn` as they are typed, wrong ones too; report what is wrong with them."""
    for typed in _numbers(source, (8,)):
        number = compact(typed)
        if set(number) == {"0"} or is_placeholder(typed):
            remarks.warn("bib-identifier", f": the ISSN `{typed}` only keeps its place", "issn", HELP)
            continue
        if not re.fullmatch(r"[0-9]{7}[0-9X]", number):
            help_ = "it has eight digits, the last one may be an X: 0028-0836"
            remarks.warn("bib-identifier", f": `{typed}` is no ISSN", "issn", help_)
        elif number[-1] != (check := issn_check(number[:-1])):
            help_ = f"after its other digits, the last one would be {check}: look for a digit that is mistyped"
            remarks.warn("bib-identifier", f": the ISSN `{typed}` has a wrong check digit", "issn", help_)
        yield typed


def _isbn_problem(number: str) -> tuple[str, str] | None:
    """Return what is wrong with an ISBN without hyphens, and the next step."""
    if re.fullmatch(r"[0-9]{9}[0-9X]", number):
        check = isbn10_check(number[:-1])
    elif not re.fullmatch(r"[0-9]{13}", number):
        count = f"has {len(number)} digits" if _NUMBER.fullmatch(number) else "is not one"
        return count, "it has ten digits, the last one may be an X, or thirteen: 978-3-16-148410-0"
    elif not number.startswith(("978", "979")):
        return (
            "does not begin with 978 or 979",
            "as every ISBN of thirteen digits does: look for a digit that is mistyped",
        )
    else:
        check = isbn13_check(number[:-1])
    if number[-1] == check:
        return None
    return (
        "has a wrong check digit",
        f"after its other digits, the last one would be {check}: look for one that is mistyped",
    )


def _is_issn(number: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{7}[0-9X]", number)) and number[-1] == issn_check(number[:-1])


def _numbers(source: str, lengths: tuple[int, ...]) -> Iterator[str]:
    """Yield the numbers that a field holds: words are numbers of their own where each has one of the lengths."""
    text = text_of(source).strip()
    if not text:
        return
    if is_placeholder(text):
        yield text
        return
    text = _IN_BRACKETS.sub(_number_in_brackets, _NAMES.sub(",", text))
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    with_digits = [part for part in parts if re.search(r"[0-9]", part)]
    for part in with_digits or parts:
        words = part.split()
        if len(words) > 1 and all(len(compact(word)) in {*lengths, 8} for word in words):
            yield from words
        elif number := " ".join(words).rstrip("."):
            yield number


def _number_in_brackets(match: re.Match[str]) -> str:
    """Return what stands in brackets where it can be a number, not what a number is of: `(print)`, `(vol. 2)`."""
    return f",{match[1]}," if sum(character.isdigit() for character in match[1]) >= 7 else ","
