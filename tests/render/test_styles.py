"""Publication styles against the published examples of their guides."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from references import STYLES, publications, straight, text

EXAMPLES = Path(__file__).parent / "styles"


def examples() -> Iterator[object]:
    for path in sorted(EXAMPLES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case["bib"], case["reference"], id=f"{path.stem}: {case['id']}")


@pytest.mark.parametrize(("style", "bib", "reference"), examples())
def test_a_reference_is_as_its_guide_prints_it(style: str, bib: str, reference: str) -> None:
    (publication,) = publications(bib)

    assert text(publication, style) == straight(reference)


FIELDS = {
    "author": "{Noether, Emmy and Hasse, Helmut}",
    "editor": "{Brauer, Richard}",
    "title": "{Wtitle}",
    "subtitle": "{Wsubtitle}",
    "titleaddon": "{Wtitleaddon}",
    "translatedtitle": "{Wtranslatedtitle}",
    "journaltitle": "{Wjournaltitle}",
    "booktitle": "{Wbooktitle}",
    "maintitle": "{Wmaintitle}",
    "eventtitle": "{Weventtitle}",
    "issuetitle": "{Wissuetitle}",
    "series": "{Wseries}",
    "volume": "{Wvolume}",
    "number": "{Wnumber}",
    "issue": "{Wissue}",
    "part": "{Wpart}",
    "pages": "{Wpages}",
    "eid": "{Weid}",
    "chapter": "{Wchapter}",
    "edition": "{Wedition}",
    "version": "{Wversion}",
    "volumes": "{Wvolumes}",
    "pagetotal": "{Wpagetotal}",
    "publisher": "{Wpublisher}",
    "institution": "{Winstitution}",
    "organization": "{Worganization}",
    "location": "{Wlocation}",
    "venue": "{Wvenue}",
    "howpublished": "{Whowpublished}",
    "type": "{Wtype}",
    "isbn": "{Wisbn}",
    "holder": "{Wholder}",
    "pubstate": "{Wpubstate}",
    "note": "{Wnote}",
    "addendum": "{Waddendum}",
    "award": "{Waward}",
    "openaccess": "{Wopenaccess}",
    "origtitle": "{Worigtitle}",
    "date": "{1932-05-04}",
    "eventdate": "{1871-03-02}",
    "origdate": "{1872}",
    "urldate": "{1873-06-05}",
    "translator": "{Artin, Emil}",
    "bookauthor": "{Weyl, Hermann}",
    "doi": "{10.1007/wdoi}",
    "eprint": "{3201.00001}",
    "code": "{https://example.org/wcode}",
    "url": "{https://example.org/wurl}",
}
"""A value for every field; the words are found again in what is printed."""

TYPES = {
    "journal": "article",
    "conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "proceedings": "proceedings",
    "preprint": "preprint",
    "thesis": "phdthesis",
    "report": "techreport",
    "patent": "patent",
    "software": "software",
    "dataset": "dataset",
    "talk": "misc",
    "other": "misc",
}

WORDS = {
    "eventdate": "1871",
    "origdate": "1872",
    "urldate": "1873",
    "date": "1932",
    "author": "Hasse",
    "editor": "Brauer",
    "translator": "Artin",
    "bookauthor": "Weyl",
    "doi": "10.1007/wdoi",
    "eprint": "3201.00001",
    "code": "example.org/wcode",
    "url": "example.org/wurl",
}

OMITTED = {
    "default": set(),
    "apa": {"location", "urldate"},
    "ieee": set(),
    "vancouver": set(),
    "chicago": set(),
    "nature": {"number", "issue"},
    "acm": set(),
}
"""What a guide says is not printed: places of publishers (APA 9.29), issues (Nature)."""


def entry(kind: str, names: Iterable[str], **also: str) -> str:
    fields = {name: FIELDS[name] for name in names} | also
    return f"@{TYPES[kind]}{{key, kind = {{{kind}}}, {', '.join(f'{n} = {v}' for n, v in fields.items())}}}"


def whole(kind: str) -> list[str]:
    """Return the fields that an entry of a kind can have all at once."""
    container = {"journal": "journaltitle", "conference": "booktitle", "chapter": "booktitle"}.get(kind)
    return [name for name in FIELDS if name not in {"journaltitle", "booktitle"} or name == container]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_an_entry_has_is_lost_or_printed_twice(style: str, kind: str) -> None:
    names = whole(kind)
    (publication,) = publications(entry(kind, names))

    printed = text(publication, style)

    ignored = OMITTED[style] | ({"publisher", "location"} if kind == "journal" else set())
    counts = {name: len(re.findall(rf"{re.escape(WORDS.get(name, f'W{name}'))}\b", printed)) for name in names}
    assert {name: count for name, count in counts.items() if count != 1 and name not in ignored} == {}, printed


STRAY = re.compile(r"[,;:(\[“] ?[,;:.)\]”]|\.\.(?!\.)|[?!][.,]| [,;:.?!)\]](?! \.)|[(\[“] |\*\*\*|(?<!\*)\*\*(?!\w)|^[.,;:]|\(\)|[.,;:]\*[.,;:] ?[.,;]")


def assert_tidy(printed: str) -> None:
    found = STRAY.search(printed.replace(". . .", "…"))
    assert not found, f"`{found.group() if found else ''}` in {printed}"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_a_field_that_is_missing_leaves_no_stray_punctuation(style: str, kind: str) -> None:
    names = whole(kind)
    for left_out in (*names, "none"):
        rest = [name for name in names if name != left_out]
        assert_tidy(text(publications(entry(kind, rest))[0], style))
    for only in names:
        assert_tidy(text(publications(entry(kind, {"title", only}))[0], style))
    assert_tidy(text(publications(entry(kind, ["author", "date"]))[0], style))


@pytest.mark.parametrize("ending", ["?", "!", ".", "…", "U.S.", "?”", "etc."])
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_the_end_of_a_title_is_followed_by_no_second_mark(style: str, kind: str, ending: str) -> None:
    common = ["author", "date", "journaltitle"] if kind == "journal" else ["author", "date"]
    (publication,) = publications(entry(kind, common, title=f"{{Ideals{ending}}}", booktitle="{Proceedings!}"))

    assert_tidy(text(publication, style))
