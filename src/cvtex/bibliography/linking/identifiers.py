"""The identifiers of a work: DOI, arXiv, PubMed and others, found in every spelling, and what is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from urllib.parse import unquote

from cvtex.bibliography.linking.dois import arxiv_of, checked_dois, dois_in
from cvtex.bibliography.linking.numbers import isbns_in, issns_in
from cvtex.bibliography.reading.placeholders import HELP, is_placeholder
from cvtex.bibliography.reading.remarks import EntryRemarks
from cvtex.data import table
from cvtex.text.latex import address_of, text_of

CODE = "bib-identifier"
ADDRESS_FIELDS = ("url", "ee", "link", "html", "pdf")
"""Fields that may hold the address of an identifier."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS = ((r"\\textless(?![A-Za-z])|\$\s*<\s*\$", "<"), (r"\\textgreater(?![A-Za-z])|\$\s*>\s*\$", ">"))
_MARKED = re.compile(r"[\\{}$&]|[^\x00-\x7f]")
_ENTITY = re.compile(r"&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);")
_ESCAPES = re.compile(r"\$\\backslash\$|\\textbackslash(?![A-Za-z])\s*(?:\{\})?|\\textunderscore(?![A-Za-z])\s*")

_ARXIV_TEXT = re.compile(r"(?i)arxiv(?:\.org/abs/|:\s*|\s+)([^\s,;]+)")


@dataclass(frozen=True)
class Scheme:
    """A kind of identifier; see identifiers.toml."""

    label: str
    name: str
    fields: tuple[str, ...]
    eprint: tuple[str, ...]
    prefix: str = ""
    sites: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""
    address: str = ""
    text: str = ""
    alone: bool = False

    @cached_property
    def site(self) -> re.Pattern[str]:
        """An address of the identifier, or the identifier alone."""
        sites = "|".join(self.sites)
        tail = r"(?:v[0-9]+)?(?:\.pdf)?(?:/[a-z]*)*(?:[?&#]\S*)?[.,;]*"
        return re.compile(rf"(?:(?P<site>(?:https?://)?(?:www\.)?(?i:{sites})))?(?P<id>{self.pattern}?){tail}\Z")

    @cached_property
    def prefixes(self) -> re.Pattern[str]:
        """What may stand before the identifier."""
        return re.compile(rf"(?<![\w/.:])(?:{self.prefix})" if self.prefix else r"(?!)", re.IGNORECASE)

    def of(self, piece: str) -> str | None:
        """Return the identifier that a word is, or the address of which it is."""
        match = self.site.match(piece)
        return match["id"] if match and match["id"] else None

    def of_address(self, address: str) -> str | None:
        """Return the identifier that an address leads to, None where it leads elsewhere."""
        if self.label == "doi":
            return (
                next(iter(dois_in(address)), None)
                if re.match(r"(?i)(?:https?://)?(?:dx\.|www\.)?doi\.org/", address)
                else None
            )
        match = self.site.match(unquote(address))
        return match["id"] if match and match["site"] and match["id"] else None


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the kinds of identifiers by label, in the order in which they are printed."""
    rows = table("bibliography/linking/identifiers")
    lists = ("fields", "eprint", "sites")
    return {
        label: Scheme(label, **(row | {key: tuple(row.get(key, ())) for key in lists})) for label, row in rows.items()
    }


@cache
def _fields() -> tuple[tuple[Scheme, str], ...]:
    """Return the fields that hold nothing but identifiers of a kind."""
    return tuple((scheme, name) for scheme in schemes().values() for name in scheme.fields)


def identifiers_of(fields: Mapping[str, str], remarks: EntryRemarks) -> dict[str, tuple[str, ...]]:
    """Return the identifiers in an entry by label, those of one kind in their order; wrong ones are reported.

    Labels are those of identifiers.toml, `isbn` and `issn`. Numbers with a wrong check digit are among them.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for scheme, name in _fields():
        if value := fields.get(name):
            found[scheme.label] += _read(scheme, name, _whole(scheme, value, fields), remarks)
    if eprint := fields.get("eprint"):
        _read_eprint(eprint, fields, found, remarks)
    for address in _addresses(fields):
        if identified := identifier_at(address):
            label, identifier = identified
            found[label].append(identifier)
    texts = [*_arxiv_texts(fields), *filter(None, map(arxiv_of, found["doi"]))]
    found["arxiv"] += filter(None, map(schemes()["arxiv"].of, texts))
    if remarks.entry.key.lower().startswith("dblp:"):
        found["dblp"].append(remarks.entry.key.partition(":")[2])
    if "isbn" in fields:
        found["isbn"] += isbns_in(fields["isbn"], remarks)
    if "issn" in fields:
        found["issn"] += issns_in(fields["issn"], remarks)
    labels = (label for label in (*schemes(), "isbn", "issn") if found.get(label))
    return {label: unique for label in labels if (unique := _unique(label, found[label]))}


@lru_cache(maxsize=16384)
def identifier_at(address: str) -> tuple[str, str] | None:
    """Return the label and the identifier whose page has this address, None where it is another page."""
    for scheme in schemes().values():
        if identifier := scheme.of_address(address):
            return scheme.label, identifier
    return None


def _read(scheme: Scheme, name: str, source: str, remarks: EntryRemarks) -> list[str]:
    """Return the identifiers in a field that should hold nothing else; report what is none."""
    value = cleaned(source)
    own_name = remarks.entry.own_name(name)
    if is_placeholder(value):
        remarks.warn(CODE, f": `{own_name}` is `{value}`, which only keeps its place", name, HELP)
        return []
    if scheme.label == "doi":
        return list(checked_dois(value, name, remarks))
    words = scheme.prefixes.sub("", value)
    pieces = [piece for piece in re.split(r"[\s,;|]+", words) if piece and not piece.startswith("[")]
    read = [scheme.of(unquote(piece)) for piece in pieces]
    found = [identifier for identifier in read if identifier]
    if not found:
        help_ = f"it looks like {scheme.form}"
        remarks.warn(CODE, f": `{own_name}` is `{value}`, which is no {scheme.name}", name, help_)
    elif lost := [piece for piece, identifier in zip(pieces, read, strict=True) if not identifier]:
        what = f": `{' '.join(lost)}` in `{own_name}` is no {scheme.name}, and is not printed"
        remarks.warn(CODE, what, name, "put it into `note`, or remove it")
    return found


def _standard(label: str, identifier: str) -> str:
    """Return an identifier in the form in which two of one kind can be compared."""
    if label == "pmc" and identifier.isdigit():
        return f"PMC{identifier}"
    return re.sub(r"\.[A-Za-z]{2}/", "/", identifier) if label == "arxiv" else identifier  # `math.GT/0309136`


def _read_eprint(
    source: str, fields: Mapping[str, str], found: defaultdict[str, list[str]], remarks: EntryRemarks
) -> None:
    """Read `eprint` by its `eprinttype`; without one it is arXiv's, or an address."""
    archive = text_of(fields.get("eprinttype", "")).strip().lower()
    value = cleaned(source)
    scheme = next((scheme for scheme in schemes().values() if archive in scheme.eprint), None)
    if scheme is None and re.match(r"(?i)https?://", value):
        if lost := [word for word in value.split() if "/" not in word]:
            what = f": `{' '.join(lost)}` in `eprint` is no address, and is not printed"
            remarks.warn(CODE, what, "eprint", "put it into `note`, or remove it")
        return  # an address is read with the others
    if scheme is None and (not archive or any(dois_in(value))):
        scheme = schemes()["doi" if any(dois_in(value)) else "arxiv"]
    if scheme is None:
        known = ", ".join(f"`{names[0]}`" for one in schemes().values() if (names := one.eprint))
        help_ = f"cvtex knows {known}; an address goes into `url`"
        remarks.warn(CODE, f": the archive `{archive}` is not known, so that `{value}` is not printed", "eprint", help_)
        return
    found[scheme.label].extend(_read(scheme, "eprint", _whole(scheme, value, fields), remarks))


def _whole(scheme: Scheme, value: str, fields: Mapping[str, str]) -> str:
    """Return an identifier as it is found, `9901001` of arXiv with its archive from `eprintclass`."""
    if scheme.label == "arxiv" and re.fullmatch(r"\s*[0-9]{7}\s*", value) and fields.get("eprintclass"):
        return f"{text_of(fields['eprintclass']).strip()}/{value.strip()}"
    return value


def _addresses(fields: Mapping[str, str]) -> Iterator[str]:
    names = (name for name in fields if name in ADDRESS_FIELDS or name.startswith("bdsk-url-"))
    for name in (*names, *(("eprint",) if "eprint" in fields else ())):
        yield from (word.rstrip(",;") for word in cleaned(fields[name]).split() if "/" in word)


def _arxiv_texts(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the words that may be arXiv identifiers in text about where a work is."""
    venue = text_of(fields.get("journaltitle", ""))
    names = ("number", "volume", "howpublished", "eid")
    for text in (venue, *(cleaned(fields[name]) for name in names if name in fields)):
        yield from _ARXIV_TEXT.findall(text)
    volume = text_of(fields.get("volume", "")).strip()
    if volume.startswith("abs/") and venue.lower().startswith(("corr", "arxiv", "computing research repository")):
        yield volume.removeprefix("abs/")


def _unique(label: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return values once each, as they were written first; case means nothing in DOIs (DOI Handbook, section 2.4)."""
    first: dict[str, str] = {}
    for value in values:
        standard = _standard(label, value)
        first.setdefault(standard.casefold() if label == "doi" else standard, standard)
    return tuple(first.values())


def _without_entities(source: str) -> str:
    import html  # few addresses need it

    return _ENTITY.sub(lambda match: html.unescape(match[0]), source)


@lru_cache(maxsize=16384)
def cleaned(source: str) -> str:
    """Return a value that is an identifier or an address as it is outside TeX and HTML."""
    if not _MARKED.search(source):
        return source.strip()
    for pattern, sign in _SIGNS:
        source = re.sub(pattern, sign, source)
    source = _ESCAPES.sub(lambda match: "_" if "under" in match[0] else "", source)
    source = address_of(source)
    if "&" in source:
        source = _without_entities(_without_entities(source))  # `&amp;lt;`
    return source.translate(_INVISIBLE).strip()
