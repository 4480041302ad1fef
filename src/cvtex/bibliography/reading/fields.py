"""The fields of entries: their BibLaTeX names, and those that are printed as text."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

TEXT_FIELDS = (
    "title",
    "subtitle",
    "titleaddon",
    "translatedtitle",
    "origtitle",
    "journaltitle",
    "journalsubtitle",
    "journaltitleaddon",
    "shortjournal",
    "issuetitle",
    "issuesubtitle",
    "issuetitleaddon",
    "booktitle",
    "booksubtitle",
    "booktitleaddon",
    "maintitle",
    "mainsubtitle",
    "maintitleaddon",
    "series",
    "volume",
    "part",
    "number",
    "issue",
    "chapter",
    "pages",
    "eid",
    "type",
    "edition",
    "version",
    "volumes",
    "publisher",
    "institution",
    "organization",
    "location",
    "holder",
    "eventtitle",
    "eventtitleaddon",
    "eventdate",
    "venue",
    "howpublished",
    "pagetotal",
    "isbn",
    "origdate",
    "origpublisher",
    "origlocation",
    "urldate",
    "pubstate",
    "award",
    "note",
    "addendum",
    "openaccess",
    "abbr",
    "entrysubtype",
)
"""Fields that a publication style gets as rich text."""

SILENT_FIELDS = frozenset({"abbr", "entrysubtype"})
"""Text fields that say something about an entry to a style, and are not printed themselves."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("cvtex.bibliography.reading") / "fields.toml").read_text(encoding="utf-8"))


def aliases() -> dict[str, str]:
    """Return the BibLaTeX names of fields by those that BibTeX and websites use."""
    table: dict[str, str] = _table()["aliases"]
    return table
