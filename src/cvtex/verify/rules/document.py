"""What a PDF says about itself, its file, and its running heads and feet."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cvtex.model.profile import File, Grade, Metadata, RunningText
from cvtex.text.compared import letters
from cvtex.verify.levels import is_page_number, numbers_at_ends
from cvtex.verify.measured import Line, Page, Part
from cvtex.verify.rules.subject import Subject, count_of, number, on_pages, spot_of
from cvtex.verify.verdict import Finding, Judged, Spot

_SPELT = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"}
)
"""Letters that Unicode does not take apart, in ASCII."""
_SPELT_OUT = _SPELT | str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"}
)
"""Letters that are two in ASCII (DIN 5007-2; Danish and Norwegian custom)."""
_NAMELESS = frozenset(
    {"untitled", "unspecified", "anonymous", "unknown", "none", "document", "document1", "author", "title"}
)
"""What programs write as title and author where nobody has said them."""
_PAGE = re.compile(
    r"(?<![\w./:-])(\d{1,3})(?:\s*(?:/|of|von|de|di|sur|van|z|ze|/)\s*\d{1,3})?(?![\w:-]|[./]\d)", re.IGNORECASE
)
"""A number that may be a page's, alone or `3 of 11`; not one in a date, an address or a time."""


def metadata(rule: Metadata, subject: Subject) -> Judged:
    """Return whether the PDF says of itself what it should."""
    found = subject.measured.metadata
    lacking = [name for name in rule.required if not _is_said(found.get(name, ""))]
    said = [f"{name} “{found[name]}”" for name in rule.required if name not in lacking]
    measured = [*said, *(f"no {name}" for name in lacking)]
    findings = [
        Finding(
            f"the PDF does not say its {name} in its metadata",
            f"set its {name} in the program that made it (its document properties); PDFs by cvtex have it",
        )
        for name in lacking
    ]
    if rule.min_version:
        measured.append(f"PDF {subject.measured.version}, at least {rule.min_version}")
        if _version(subject.measured.version) < _version(rule.min_version):
            message = f"it is a PDF of version {subject.measured.version}; {rule.min_version} or higher is allowed"
            findings.append(Finding(message, "save it as a newer version of PDF in the program that made it"))
    return Judged(", ".join(measured), tuple(findings))


def _is_said(text: str) -> bool:
    return bool(text.strip()) and text.casefold().strip(" ()[]<>*-") not in _NAMELESS


def file(rule: File, subject: Subject) -> Judged:
    """Return whether the file's name and size are as they should be."""
    name = unicodedata.normalize("NFC", subject.measured.name)
    measured = [f"`{name}`, {count_of(len(name), 'character')}"]
    findings: list[Finding] = []
    unchecked = ""
    if rule.name and "{family}" in rule.name and subject.family is None:
        wanted = rule.name.replace("{family}", "…")
        if re.fullmatch(re.escape(rule.name).replace(r"\{family\}", ".+"), name, re.IGNORECASE):
            unchecked = f"the name should be `{wanted}`, with a last name that is not known"
        else:
            message = f"the file is called `{name}`; `{wanted}`, with the last name, is asked for"
            findings.append(Finding(message, f"rename it `{wanted}.pdf`, with your last name"))
    elif rule.name:
        names = _names(rule.name, subject.family)
        if not any(name.casefold() == wanted.casefold() for wanted in names):
            message = f"the file is called `{name}`; `{names[0]}` is asked for{_whose(rule.name, subject)}"
            help_ = f'set `filename = "{names[0]}"` in the variant, or rename the file'
            elsewhere = f"rename it `{names[0]}.pdf`"
            findings.append(Finding(message, help_, grade=_grade(rule.name, subject), elsewhere=elsewhere))
    if rule.max_characters is not None and len(name) > rule.max_characters:
        message = f"the file's name has {len(name)} characters; {rule.max_characters} are allowed"
        help_ = "set a shorter `filename` in the variant, or rename the file"
        findings.append(Finding(message, help_, elsewhere="give it a shorter name"))
    if rule.characters and not re.fullmatch(rule.characters, name):
        strange = [one for one in dict.fromkeys(name) if not re.fullmatch(rule.characters, one)]
        which = " ".join(f"`{one}`" for one in strange) if strange else "an order of characters"
        message = f"the file's name `{name}` has {which} in it, which is not allowed"
        help_ = "set a `filename` of plain letters and digits in the variant, or rename it"
        findings.append(Finding(message, help_, elsewhere="rename it with plain letters and digits"))
    megabytes = subject.measured.size / 1_000_000
    limit = f" of {number(rule.max_megabytes)}" if rule.max_megabytes else ""
    measured.append(f"{megabytes:.2f}{limit} MB")
    if rule.max_megabytes is not None and megabytes > rule.max_megabytes:
        message = f"the file has {megabytes:.2f} MB; {number(rule.max_megabytes)} MB are allowed"
        findings.append(Finding(message, "leave out pictures, or save them with fewer pixels"))
    return Judged(", ".join(measured), tuple(findings), unchecked)


def running(rule: RunningText, subject: Subject) -> Judged:
    """Return whether page numbers and the words of running heads and feet are there, or not, as they should be."""
    pages = [page for page in subject.measured.pages if page.number not in subject.unread]
    if not pages:
        return Judged.nothing(subject.unread_pages or "it has no pages")
    texts = {page.number: _running_text(page) for page in pages}
    alone = {page.number for page in pages if any(is_page_number(line.text) for line in _running_lines(page))}
    unnumbered = tuple(page for page in _unnumbered(texts) if page not in alone)
    measured = [f"page numbers on {len(pages) - len(unnumbered)} of {count_of(len(pages), 'page')}"]
    findings = [*_numbering(rule, pages, unnumbered), *(_standing(pages) if rule.empty else ())]
    unchecked = [subject.unread_pages] if subject.unread else []
    for wanted in rule.contains:
        if "{family}" in wanted and subject.family is None:
            unchecked.append("heads and feet should have a last name that is not known")
            continue
        words = wanted.replace("{family}", subject.family or "")
        lacking = tuple(page for page, text in texts.items() if letters(words) not in letters(text))
        measured.append(f"“{words}” on {len(pages) - len(lacking)}")
        if lacking:
            message = f"“{words}” is missing in head and foot of {on_pages(lacking)}{_whose(wanted, subject)}"
            help_ = f'set `design = {{ head = "{wanted} · …" }}` in the variant'
            elsewhere = f"write “{words}” into the head or foot of every page"
            spots = tuple(map(Spot, lacking))
            findings.append(Finding(message, help_, spots, _grade(wanted, subject), elsewhere))
    return Judged(", ".join(measured), tuple(findings), "; ".join(unchecked))


def _numbering(rule: RunningText, pages: Sequence[Page], unnumbered: tuple[int, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the numbers of pages."""
    is_required = rule.page_numbers == "required" or (rule.page_numbers == "required-if-several" and len(pages) > 1)
    if is_required and unnumbered:
        message = f"{on_pages(unnumbered)} {'has' if len(unnumbered) == 1 else 'have'} no page number"
        help_ = "set `design = { page_numbers = true }` in the variant"
        elsewhere = "insert page numbers at the foot of all pages"
        yield Finding(message, help_, tuple(map(Spot, unnumbered)), elsewhere=elsewhere)
    if rule.page_numbers == "forbidden":
        are_numbered = not unnumbered or len(unnumbered) == 1 < len(pages) - 1
        numbers = tuple(page.number for page in pages if are_numbered or _has_its_number_alone(page))
        if numbers:
            which = "the pages are numbered" if are_numbered else f"{on_pages(numbers)} {_are(numbers)} numbered"
            message = f"{which}; the funder numbers them, and no page number is allowed"
            help_ = "set `design = { page_numbers = false }` in the variant"
            yield Finding(message, help_, tuple(map(Spot, numbers)), elsewhere="take the page numbers out")


def _standing(pages: Sequence[Page]) -> Iterator[Finding]:
    """Yield what stands in heads and feet beside page numbers, where nothing may stand there."""
    found = [(page, line) for page in pages for line in _running_lines(page) if not is_page_number(line.text)]
    if found:
        spots = tuple(spot_of(page, line.box.left, line.box.top, line.text) for page, line in found)
        numbers = tuple(dict.fromkeys(spot.page for spot in spots))
        message = f"{spots[0].quoted} stands in the head or foot of {on_pages(numbers)}; nothing may stand there"
        help_ = 'set `design = { head = "", foot = "" }` in the variant'
        yield Finding(message, help_, spots, elsewhere="take heads and feet out")


def _has_its_number_alone(page: Page) -> bool:
    return any(is_page_number(line.text) and page.number in numbers_at_ends(line.text) for line in _running_lines(page))


def _are(pages: tuple[int, ...]) -> str:
    return "is" if len(pages) == 1 else "are"


def _grade(wanted: str, subject: Subject) -> Grade:
    """Return how sure it is that what is asked for is another: less where only the PDF itself says the last name."""
    return "warning" if _whose(wanted, subject) else "error"


def _whose(wanted: str, subject: Subject) -> str:
    """Return how the last name in what is asked for is known, in words, where only the PDF itself says it."""
    return f"; its metadata names {subject.author} as author" if "{family}" in wanted and subject.author else ""


def _names(pattern: str, family: str | None) -> list[str]:
    """Return the names that a file may have; the last name in ASCII comes first."""
    if "{family}" not in pattern or family is None:
        return [pattern]
    spellings = [_ascii(unicodedata.normalize("NFC", family), spelt) for spelt in (_SPELT, _SPELT_OUT)]
    joined = [re.sub(r"[\s'’]+", between, one) for one in spellings for between in ("", "_", "-", " ")]
    return list(dict.fromkeys(pattern.replace("{family}", one) for one in (*joined, family)))


def _ascii(text: str, spelt: Mapping[int, str]) -> str:
    return unicodedata.normalize("NFKD", text.translate(spelt)).encode("ascii", "ignore").decode()


def _unnumbered(texts: dict[int, str]) -> tuple[int, ...]:
    """Return the pages without their number: numbers count on from page to page, from whichever the first one has.

    They may begin again, or count back, where PDFs have been put together.
    """
    numbers = {page: set(_numbers(text)) for page, text in texts.items()}
    offsets = {found - page for page, some in numbers.items() for found in some} if len(numbers) > 1 else {0}
    best = max(offsets, key=lambda offset: sum(page + offset in some for page, some in numbers.items()), default=0)

    def is_numbered(page: int, some: set[int]) -> bool:
        beside = [numbers[other] for other in (page - 1, page + 1) if other in numbers]
        counts = any(one + step in other and one not in other for other in beside for one in some for step in (-1, 1))
        begins_again = 1 in some and len(numbers) > 1 and not any(1 in other for other in beside)
        return page + best in some or counts or begins_again

    return tuple(page for page, some in numbers.items() if not is_numbered(page, some))


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers in running text that may be its page's: Roman ones at the beginning or the end of a line."""
    yield from map(int, _PAGE.findall(text))
    for line in text.split("\n"):
        yield from numbers_at_ends(line)


def _running_text(page: Page) -> str:
    return "\n".join(line.text for line in _running_lines(page))


def _running_lines(page: Page) -> list[Line]:
    return [line for line in page.lines if line.part in {Part.HEAD, Part.FOOT}]


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))
