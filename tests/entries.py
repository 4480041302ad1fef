"""Entries for tests of what is read from their fields."""

from cvtex.bibliography.reading.read import RawEntry
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.source.text import SourceText


def remarks_on(fields: dict[str, str], key: str = "key") -> EntryRemarks:
    """Return an empty collection of remarks on an entry with these fields."""
    return EntryRemarks(RawEntry(key, "article", fields, SourceText("a.bib", f"@article{{{key},\n}}\n"), 1))
