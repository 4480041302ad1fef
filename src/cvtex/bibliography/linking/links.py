"""The links of a publication: its identifiers and the addresses in its fields."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from cvtex.bibliography.linking.dois import arxiv_of
from cvtex.bibliography.linking.identifiers import cleaned, identifier_at, schemes
from cvtex.bibliography.reading.placeholders import HELP, is_placeholder
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.data import table
from cvtex.model.publication import Publication, PublicationLink
from cvtex.model.rich import Link, Node, Rich, Styled, plain

_CODE = "bib-address"
_WEB = re.compile(r"(?:https?|ftp)://[^\s/?#]+\S*\Z", re.IGNORECASE)
_SCHEME = re.compile(r"(?:\bh{1,4}t{1,4}p{1,4}(?P<s>s)?|htt?ps?)\s*(?::\s*/{0,3}|//)\s*(?=[\w-]+\.)", re.IGNORECASE)
"""How `https://` is mistyped: `http//`, `http:/`, `htttp://`, `https:// `."""
_SCHEME_TWICE = re.compile(r"https?://(?=https?://)", re.IGNORECASE)
_SITE = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?P<top>[a-z]{2,})(?::[0-9]+)?(?P<path>[/?#]\S*)?\Z", re.IGNORECASE
)
_FILE = re.compile(r"[^\s:?#]+\.[A-Za-z0-9]+\Z")
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]+\Z")
_COMMENT = re.compile(r"[(\[]|accessed|retrieved|last|visited|online|available|abgerufen|consult", re.IGNORECASE)


_TABLE = table("bibliography/linking/links")
_PATTERNS = tuple(
    (label, pattern, pattern.removesuffix("*") if pattern.endswith("*") else "")
    for label, patterns in _TABLE["addresses"].items()
    for pattern in patterns
)
"""The label of a link, the field that holds its address, and how numbered fields begin (`bdsk-url-1`)."""


def links_of(
    identifiers: Mapping[str, Sequence[str]], fields: Mapping[str, str], remarks: EntryRemarks
) -> tuple[PublicationLink, ...]:
    """Return the links of an entry, identifiers first, no address twice; report what is no address."""
    links = [*identifier_links(identifiers), *_address_links(fields, remarks)]
    if eprint := fields.get("eprint"):  # some publishers put the address of the PDF there
        links.extend(PublicationLink("pdf", url, shown(url)) for url in cleaned(eprint).split() if _WEB.match(url))
    return unique_links(links)


def unique_links(links: Iterable[PublicationLink]) -> tuple[PublicationLink, ...]:
    """Return links in the order in which they are printed, one to a page; of two the one that comes first stays."""
    order = _order()
    unique: dict[str, PublicationLink] = {}
    for link in links:
        unique.setdefault(page_of(link.url), link)
    return tuple(sorted(unique.values(), key=lambda link: order.get(link.label, len(order))))


def link_labels() -> tuple[str, ...]:
    """Return what links can be called, in the order in which they are printed."""
    return tuple(_order())


@cache
def _order() -> dict[str, int]:
    labels = (*schemes(), *_TABLE["addresses"])
    return {label: place for place, label in enumerate(labels)}


def identifier_links(identifiers: Mapping[str, Sequence[str]]) -> Iterator[PublicationLink]:
    """Yield the links of identifiers, in the order in which they are printed."""
    is_described = any(label in identifiers for label in ("doi", "arxiv"))
    for label, values in identifiers.items():  # which are in this order
        scheme = schemes().get(label)
        if scheme and scheme.address and not (scheme.alone and is_described):
            for value in values:
                if not (label == "doi" and arxiv_of(value)):
                    yield PublicationLink(label, scheme.address.format(value), scheme.text.format(value))


def _address_links(fields: Mapping[str, str], remarks: EntryRemarks) -> Iterator[PublicationLink]:
    for label, pattern, stem in _PATTERNS:
        names = _numbered(stem, fields) if stem else (pattern,)
        for name in names:
            if source := fields.get(name):
                for url in _addresses(name, source, remarks):
                    yield PublicationLink(label, url, shown(url))


def _numbered(stem: str, fields: Mapping[str, str]) -> list[str]:
    return sorted(name for name in fields if name.startswith(stem) and name[len(stem) :].isdigit())


def _addresses(name: str, source: str, remarks: EntryRemarks) -> list[str]:
    """Return the addresses in a field, mended where it is clear how; report what is none."""
    value = cleaned(source)
    if not value:
        return []
    own_name = remarks.entry.own_name(name)
    if is_placeholder(value):
        remarks.warn(_CODE, f": `{own_name}` is `{value}`, which only keeps its place", name, HELP)
        return []
    if name in _TABLE["files"]["fields"] and _is_file(value):
        return []
    value = _SCHEME.sub(lambda match: f"http{'s' if match['s'] else ''}://", value)
    value = _SCHEME_TWICE.sub("", value)
    words = value.split()
    urls = [url for word in words if (url := _mended(word.strip("<>\"'").rstrip(",;")))]
    if len(urls) == len(words):
        if value != cleaned(source) and "".join(value.split()) != "".join(cleaned(source).split()):
            remarks.warn(_CODE, f": `{own_name}` is mistyped; it was read as `{urls[0]}`", name, "correct it")
        return urls
    if urls and _mended(words[0]) and len(urls) == 1:
        rest = value.partition(" ")[2]
        if _COMMENT.match(rest):
            help_ = (
                f"write `{own_name} = {{{urls[0]}}}`; the day of access goes into `urldate`, other words into `note`"
            )
            remarks.warn(_CODE, f": `{own_name}` holds more than an address; `{rest}` is not printed", name, help_)
            return urls
        url = "%20".join(words)
        help_ = "write `%20` for a space that belongs to it, and nothing for one that does not"
        remarks.warn(_CODE, f": there is a space in the address in `{own_name}`; it was read as `{url}`", name, help_)
        return [url]
    wrong = next(word for word in words if not _mended(word.strip("<>\"'").rstrip(",;"))) if urls else value
    help_ = "write the whole address, beginning with https://"
    if name in {"code", "github"} and _REPOSITORY.match(wrong):
        help_ = f"write the whole address, such as https://github.com/{wrong}"
    remarks.warn(_CODE, f": `{own_name}` is `{wrong}`, which is no web address, so that it is no link", name, help_)
    return urls


def _is_file(value: str) -> bool:
    """Return whether a value is the name of a file on the site that the .bib file belongs to: `slides/x.pdf`."""
    ending = value.rpartition(".")[2].lower()
    return bool(_FILE.match(value)) and ending in _TABLE["files"]["endings"] and _mended(value) is None


def _mended(word: str) -> str | None:
    """Return an address with its scheme; None of a word that is no address."""
    if _WEB.match(word):
        return word if _is_host(word) else None
    match = _SITE.match(word)
    if not match or (match["path"] is None and match["top"].lower() in _TABLE["files"]["endings"]):
        return None
    return f"https://{word}"


def _is_host(url: str) -> bool:
    try:
        host = urlsplit(url).hostname
    except ValueError:  # brackets that are no IPv6 address
        return False
    return bool(host)


def linked_arxiv(fields: Mapping[str, Rich], identifiers: Mapping[str, Sequence[str]]) -> tuple[dict[str, Rich], bool]:
    """Return the fields with an arXiv identifier in volume or venue as a link, and whether there is one.

    A paper in CoRR has it as its volume (`abs/2106.13200`), one from Google Scholar in the name of the journal.
    """
    linked = dict(fields)
    for identifier in identifiers.get("arxiv", ()):
        url = schemes()["arxiv"].address.format(identifier)
        if plain(linked.get("volume", ())) == f"abs/{identifier}":
            linked["volume"] = (Link(url, linked["volume"]),)
            return linked, True
        if f"arXiv:{identifier}" in plain(linked.get("journaltitle", ())):
            linked["journaltitle"] = tuple(_with_link(linked["journaltitle"], f"arXiv:{identifier}", url))
            return linked, True
    return linked, False


def _with_link(rich: Rich, text: str, url: str) -> Iterator[Node]:
    for node in rich:
        before, found, after = node.partition(text) if isinstance(node, str) else (node, "", "")
        yield from (part for part in (before, Link(url, (found,)) if found else "", after) if part)


def addresses_in(rich: Rich) -> Iterator[str]:
    """Yield the addresses of the links in a text."""
    for node in rich:
        if isinstance(node, Link):
            yield node.url
        elif isinstance(node, Styled):
            yield from addresses_in(node.content)


def venue_links(publication: Publication) -> Iterator[PublicationLink]:
    """Yield the link to arXiv that stands within the volume or the venue (`CoRR`) of a publication."""
    name = publication.identifiers.get("arxiv")
    for field in ("volume", "journaltitle") if name else ():
        for url in addresses_in(publication.fields.get(field, ())):
            if "arxiv.org/" in url:
                yield PublicationLink("arxiv", url, f"arXiv:{name}")


def repeated_links(publication: Publication) -> frozenset[PublicationLink]:
    r"""Return the links that a text field (`note = {\url{…}}`) prints, too; those of identifiers are none of them."""
    pages = {page_of(url) for rich in publication.fields.values() for url in addresses_in(rich)}
    return frozenset(link for link in publication.links if link.label not in schemes() and page_of(link.url) in pages)


def shown(url: str) -> str:
    """Return an address as a reader sees it: without scheme, `www.` and final slash."""
    return re.sub(r"\A(?:https?|ftp)://(www\.)?", "", url).rstrip("/")


def page_of(url: str) -> str:
    """Return what addresses of one page have in common: identifiers of that page where there are some."""
    if identified := identifier_at(url):
        return ":".join(identified).lower()
    return shown(url).rstrip("/#").lower()
