"""The fields of entries: their BibLaTeX names, and those that are printed as text."""

from cvtex.data import table

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
    "collaboration",
    "reportnumber",
    "nameaddon",
    "reprinttitle",
    "language",
    "origlanguage",
    "isrn",
    "isan",
    "ismn",
    "iswc",
    "award_name",
    "additional_info",
    "editortype",
    "editoratype",
    "editorbtype",
    "editorctype",
    "abbr",
    "entrysubtype",
)
"""Fields that a publication style gets as rich text."""

SILENT_FIELDS = frozenset({"abbr", "entrysubtype"})
"""Text fields that say something about an entry to a style, and are not printed themselves."""

WEBSITE_FIELDS = frozenset({"award", "award_name", "additional_info"})
"""Fields of al-folio sites, which hold Markdown and HTML beside LaTeX."""


ALIASES: dict[str, str] = table("bibliography/reading/fields")["aliases"]
"""The BibLaTeX names of fields by those that BibTeX and websites use."""
