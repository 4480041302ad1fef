"""DOIs in text: found in every spelling, freed from what is put around them, and checked."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cvtex.bibliography.reading.placeholders import HELP, is_placeholder_doi
from cvtex.bibliography.reading.remarks import EntryRemarks

_DOI = re.compile(r"(?<![A-Za-z0-9.])10(?:\.[0-9]+)*(?:/|%2[Ff])\S+")
_PLAIN = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?\Z")
"""A DOI alone, in which nothing can be read in another way."""
_IN_ADDRESS = re.compile(r"[a-z]\.[a-z]{2,}/|://", re.IGNORECASE)
_GLUED = re.compile(r"[,;|](?=(?:https?://|doi:|10\.[0-9]{4,}/))", re.IGNORECASE)
_VIEW = re.compile(
    r"(?:/(?:full|abstract|summary|pdf|epdf|pdfdirect|html|meta|references|fulltext|full/html|full/pdf))+\Z"
    r"|(?:v[0-9]+)?\.(?:full|abstract|short)(?:\.pdf)?\Z|\.pdf\Z|/\Z",
    re.IGNORECASE,
)
"""What publishers append to a DOI in the addresses of their pages."""
_LEADS = frozenset({"doi", "dois", "and", "urn", "digital", "object", "identifier", "available", "at", "see", "the"})
"""Words that introduce a DOI, or stand between two."""
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)


def checked_dois(value: str, name: str, remarks: EntryRemarks) -> Iterator[str]:
    """Yield the DOIs in a field that should hold nothing else; report what is none, and prefixes that nobody has.

    A prefix is `10.` and a number of four digits or more (Crossref; ISO 26324), except that of short DOIs.
    """
    if _PLAIN.match(value) and not is_placeholder_doi(value):
        yield value
        return
    dois = list(dois_in(value)) or list(dois_in(re.sub(r"\s+", "", value)))
    if not dois:
        help_ = "a DOI looks like 10.1000/182, or https://doi.org/10.1000/182, a short one like 10/cnhw"
        remarks.warn("bib-identifier", f": `{name}` is `{value}`, which is no DOI", name, help_)
    elif lost := [word for word in value.split() if _is_lost(word)]:
        what = f": `{' '.join(lost)}` in `{name}` is no part of a DOI, and is not printed"
        remarks.warn("bib-identifier", what, name, "put it into `note`, or remove it")
    for doi in dois:
        if is_placeholder_doi(doi):
            remarks.warn("bib-identifier", f": the DOI `{doi}` only keeps its place", name, HELP)
            continue
        if not re.fullmatch(r"10(?:\.[0-9]{4,9}(?:\.[0-9]+)*)?", doi.partition("/")[0]):
            help_ = "what stands before the `/` is `10.` and at least four digits"
            remarks.warn("bib-identifier", f": the DOI `{doi}` has a wrong prefix", name, help_)
        yield doi


def _is_lost(word: str) -> bool:
    """Return whether a word beside a DOI says something: neither an address, nor what introduces the DOI."""
    return bool(re.search(r"[^\W\d_]{2}", word)) and "/" not in word and word.strip(".:;,()[]").lower() not in _LEADS


def dois_in(text: str) -> Iterator[str]:
    """Yield the DOIs in a text that is no LaTeX any more, as they are written, without what is put around them."""
    for part in _GLUED.split(text) if "10" in text else ():
        for match in _DOI.finditer(part):
            lead, doi = part[: match.start()].rpartition(" ")[2], match[0]
            is_address = bool(lead and _IN_ADDRESS.search(lead))
            if is_address:
                doi = re.split(r"[?#&]", doi, maxsplit=1)[0]
            doi = _trimmed(unquote(doi))
            if is_address and "doi.org/" not in lead.lower():
                doi = _VIEW.sub("", doi)
            if not doi.endswith("/"):
                yield doi


def arxiv_of(doi: str) -> str | None:
    """Return the arXiv identifier in a DOI that arXiv gives its papers, whose page is that of the paper at arXiv."""
    match = _ARXIV_DOI.match(doi)
    return doi[match.end() :] if match else None


def _trimmed(doi: str) -> str:
    """Return a DOI without the punctuation behind it, and without brackets that it does not open."""
    while doi:
        last = doi[-1]
        opening = {")": "(", "]": "[", "}": "{", ">": "<"}.get(last)
        if last in ".,;:'\"”’`" or (opening and doi.count(last) > doi.count(opening)):
            doi = doi[:-1]
        else:
            break
    return doi
