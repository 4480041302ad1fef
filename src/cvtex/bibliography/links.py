"""The links of a publication: identifiers and addresses in its fields."""

import re
from urllib.parse import unquote

from cvtex.model.publication import PublicationLink
from cvtex.model.rich import Link, Rich, plain
from cvtex.text.latex import address_of, text_of

_ARXIV = re.compile(
    r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:)?\s*(?P<id>[^\s]+?)(?:v\d+)?(?:\.pdf)?\Z", re.IGNORECASE
)
_DOI = re.compile(r"(?:\A|[/:\s])(?P<id>10(?:\.[\d.]+)?/\S+)")

_ADDRESSES = ("code", "data", "demo", "website", "slides", "poster", "video", "pdf", "url")
"""Fields that hold one address or several, in the order in which they are printed (al-folio's names)."""


def identifiers_of(fields: dict[str, str]) -> dict[str, str]:
    """Return the identifiers in an entry: doi, arxiv, openreview, pubmed, hal, isbn."""
    found: dict[str, str] = {}
    if match := _DOI.search(unquote(address_of(fields.get("doi", "")))):
        found["doi"] = match["id"].rstrip(".,;")
    eprint_type = fields.get("eprinttype", "arxiv").strip().lower()
    eprint = text_of(fields.get("eprint", "")).strip()
    if eprint and eprint_type == "arxiv" and (match := _ARXIV.match(eprint)):
        found["arxiv"] = match["id"]
    elif eprint and eprint_type in {"pubmed", "hal"}:
        found[eprint_type] = eprint
    for name, label in (("openreview", "openreview"), ("pmid", "pubmed"), ("isbn", "isbn")):
        if value := text_of(fields.get(name, "")).strip():
            found.setdefault(label, value)
    return found


def links_of(identifiers: dict[str, str], fields: dict[str, str]) -> tuple[PublicationLink, ...]:
    """Return the links of an entry, identifiers first, no address twice."""
    links = [
        PublicationLink(label, prefix + identifiers[label], text.format(identifiers[label]))
        for label, prefix, text in (
            ("doi", "https://doi.org/", "doi:{}"),
            ("arxiv", "https://arxiv.org/abs/", "arXiv:{}"),
            ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/", "PMID:{}"),
            ("hal", "https://hal.science/", "{}"),
            ("openreview", "https://openreview.net/forum?id=", "OpenReview"),
        )
        if label in identifiers
    ]
    for label in _ADDRESSES:
        links.extend(PublicationLink(label, url, shown(url)) for url in _addresses(fields.get(label, "")))
    unique: dict[str, PublicationLink] = {}
    for link in links:
        unique.setdefault(_bare(link.url), link)
    return tuple(unique.values())


def linked_volume(volume: Rich, identifiers: dict[str, str]) -> Rich:
    """Return the volume of a paper in CoRR as a link: there it is the arXiv identifier (`abs/2106.13200`)."""
    arxiv = identifiers.get("arxiv")
    if arxiv and plain(volume) == f"abs/{arxiv}":
        return (Link(f"https://arxiv.org/abs/{arxiv}", volume),)
    return volume


def shown(url: str) -> str:
    """Return an address as a reader sees it: without scheme, `www.` and final slash."""
    return re.sub(r"\Ahttps?://(www\.)?", "", url).rstrip("/")


def _addresses(field: str) -> list[str]:
    return [address.rstrip(",;") for address in address_of(field).split() if re.match(r"https?://", address)]


def _bare(url: str) -> str:
    return re.sub(r"\Ahttps?://(dx\.|www\.)?", "", url).rstrip("/").lower()
