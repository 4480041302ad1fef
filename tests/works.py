"""Entries and publications for tests of what is one work."""

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.model.publication import Publication
from cvtex.source.text import SourceText

BASE = {
    "author": "Noether, Emmy and Hasse, Helmut",
    "title": "Beweis eines Hauptsatzes in der Theorie der Algebren",
    "year": "1932",
}
JOURNAL = {"journal": "Journal für die reine und angewandte Mathematik"}
PREPRINT = {"journal": "CoRR"}


def entry(key: str, entry_type: str = "article", **fields: str) -> str:
    """Return the source of an entry with the fields of `BASE` and others; an empty one is left out."""
    values = {**BASE, **fields}
    return (
        f"@{entry_type}{{{key}, "
        + ", ".join(f"{name} = {{{value}}}" for name, value in values.items() if value)
        + "}\n"
    )


def read(*entries: str) -> tuple[Publication, ...]:
    """Return the publications of a file that has these entries."""
    publications, _ = publications_of([read_bib(SourceText("a.bib", "".join(entries)))], Owner(["Emmy Noether"]))
    assert len(publications) == len(entries)
    return publications
