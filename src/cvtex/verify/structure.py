"""What a PDF holds besides that which is drawn: its fonts, its boxes, its links and what it says about itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from cvtex.verify.fonts import fonts_of
from cvtex.verify.frame import Frame, frame_of
from cvtex.verify.measured import Box, Font
from cvtex.verify.stored import dictionaries, dictionary, items, number, numbers, rectangle, text, up_to_root
from cvtex.verify.text_layer import UnreadablePdfError

BROKEN = "it is broken, or was not saved to its end"
_NO_PDF = "it is no PDF"
_LOCKED = "it opens only with a password"
_HEADER = 1024
"""Bytes in which readers look for the mark of a PDF."""
_INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
"""Keys of the document information dictionary (ISO 32000-1, table 317)."""
_XMP = {
    "title": "dc:title",
    "author": "dc:creator",
    "subject": "dc:description",
    "keywords": "pdf:Keywords",
    "creator": "xmp:CreatorTool",
    "producer": "pdf:Producer",
    "language": "dc:language",
}
_DEEPEST = 50
"""Containers in one another that are looked into."""
_COMMENTS = frozenset(
    f"/{kind}"
    for kind in (
        "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Ink", "Stamp", "Caret", "Line",
        "Square", "Circle", "Polygon", "PolyLine",
    )
)  # fmt: skip
"""What people draw and write on a PDF that is there (ISO 32000-1, table 169)."""
_LETTER = Box(0, 0, 612, 792)
"""The box of a page that has none."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link as it is stored: its boxes in the units of its page's content, and where it leads."""

    boxes: tuple[Box, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class PageStructure:
    """How a page is seen, and its links."""

    frame: Frame
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """A PDF without its pages' contents."""

    version: str
    pages: tuple[PageStructure, ...]
    fonts: tuple[Font, ...]
    metadata: dict[str, str]
    bookmarks: tuple[str, ...]
    is_encrypted: bool
    is_damaged: bool
    has_javascript: bool
    has_forms: bool
    has_attachments: bool
    has_layers: bool
    has_comments: bool


def structure_of(pdf: bytes) -> Structure:
    """Return what a PDF holds besides that which is drawn.

    Raises:
        UnreadablePdfError: it is no PDF, is broken, or opens only with a password.

    """
    import pikepdf

    if b"%PDF-" not in pdf[:_HEADER]:
        raise UnreadablePdfError(_NO_PDF)
    try:
        try:
            return _read(pdf, may_mend=False)
        except pikepdf.PdfError:
            return replace(_read(pdf, may_mend=True), is_damaged=True)
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError(_LOCKED, "save it without a password: no portal could open it either") from error
    except (pikepdf.PdfError, RecursionError) as error:
        raise UnreadablePdfError(BROKEN) from error


def _read(pdf: bytes, *, may_mend: bool) -> Structure:
    import pikepdf

    with pikepdf.open(BytesIO(pdf), suppress_warnings=True, attempt_recovery=may_mend) as document:
        return _structure(document)


def _structure(document: Any) -> Structure:
    root = document.Root
    annotations = [dictionaries(page.obj.get("/Annots")) for page in document.pages]
    kinds = {text(annotation.get("/Subtype")) for page in annotations for annotation in page}
    names = dictionary(root.get("/Names"))
    form = dictionary(root.get("/AcroForm"))
    return Structure(
        version=_version(document),
        pages=tuple(
            PageStructure(_frame(page.obj), tuple(_targets(own)))
            for page, own in zip(document.pages, annotations, strict=True)
        ),
        fonts=fonts_of(document),
        metadata=_metadata(document),
        bookmarks=tuple(_bookmarks(root)),
        is_encrypted=bool(document.is_encrypted),
        is_damaged=False,
        has_javascript=any(_has_script(item) for item in document.objects),
        has_forms=bool(dictionaries(form.get("/Fields"))) or "/XFA" in form or "/Widget" in kinds,
        has_attachments="/EmbeddedFiles" in names
        or "/Collection" in root
        or "/AF" in root
        or "/FileAttachment" in kinds,
        has_layers=bool(dictionaries(dictionary(root.get("/OCProperties")).get("/OCGs"))),
        has_comments=not kinds.isdisjoint(_COMMENTS),
    )


def _version(document: Any) -> str:
    """Return the higher version of the header and the catalog (ISO 32000-1, 7.2.2)."""
    stated = [str(document.pdf_version), text(document.Root.get("/Version")).removeprefix("/")]
    known = [version for version in stated if re.fullmatch(r"\d+\.\d+", version)]
    return max(known, key=lambda version: tuple(map(int, version.split("."))), default="")


def _frame(page: Any) -> Frame:
    """Return how a page is seen: its crop box within its media box, turned and enlarged."""
    media = _with_size(rectangle(_inherited(page, "/MediaBox"))) or _LETTER
    crop = rectangle(_inherited(page, "/CropBox")) or media
    seen = Box(
        max(media.left, crop.left),
        max(media.bottom, crop.bottom),
        min(media.right, crop.right),
        min(media.top, crop.top),
    )
    turn = int(number(_inherited(page, "/Rotate"))) % 360 // 90 * 90
    unit = number(page.get("/UserUnit"), 1)
    return frame_of(_with_size(seen) or media, turn, unit if unit > 0 else 1)


def _inherited(page: Any, key: str) -> Any:
    """Return what a page has or inherits from the nodes of the page tree above it."""
    return next((node[key] for node in up_to_root(page) if key in node), None)


def _with_size(box: Box | None) -> Box | None:
    return box if box and box.left < box.right and box.bottom < box.top else None


def _targets(annotations: list[Any]) -> Iterator[Target]:
    for annotation in annotations:
        address = _address(dictionary(annotation.get("/A")))
        if text(annotation.get("/Subtype")) != "/Link" and address is None:
            continue
        corners = numbers(annotation.get("/QuadPoints"))
        quads = [corners[start : start + 8] for start in range(0, len(corners) - 7, 8)]
        boxes = [Box(min(quad[0::2]), min(quad[1::2]), max(quad[0::2]), max(quad[1::2])) for quad in quads]
        if not boxes and (box := rectangle(annotation.get("/Rect"))):
            boxes = [box]
        if boxes:
            yield Target(tuple(boxes), address)


def _address(action: Any) -> str | None:
    """Return where an action leads outside of the PDF: an address, or a file (ISO 32000-1, 12.6.4)."""
    match text(action.get("/S")):
        case "/URI":
            return text(action.get("/URI"))
        case "/GoToR" | "/Launch":
            file = action.get("/F")
            return text(file) or text(dictionary(file).get("/UF")) or text(dictionary(file).get("/F"))
    return None


def _metadata(document: Any) -> dict[str, str]:
    """Return what the information dictionary says, else the XMP packet; the language is the catalog's first."""
    info = dictionary(document.trailer.get("/Info"))
    found = {name.lower(): text(info.get(f"/{name}")) for name in _INFO}
    found["language"] = text(document.Root.get("/Lang"))
    with (
        suppress(ValueError, TypeError, KeyError, SyntaxError),
        document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet,
    ):
        for name, key in _XMP.items():
            value = packet.get(key) or ""
            said = value if isinstance(value, str) else ", ".join(map(str, value))
            found[name] = found[name] or said.strip()
    return {name: said for name, said in found.items() if said}


def _bookmarks(root: Any) -> Iterator[str]:
    """Yield the titles of the outline from top to bottom, each before those under it."""
    waiting, seen = [dictionary(root.get("/Outlines")).get("/First")], set()
    while waiting:
        item = dictionary(waiting.pop())
        if not item or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield text(item.get("/Title"))
        waiting += [item.get("/Next"), item.get("/First")]


def _has_script(item: Any, depth: int = 0) -> bool:
    """Return whether an object has a script's action in it; those that it refers to are objects of their own."""
    import pikepdf

    if depth and (item.is_indirect or depth > _DEEPEST):
        return False
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        if "/JS" in item or item.get("/S") == "/JavaScript":
            return True
        inner = [value for _, value in item.items()]
    else:
        inner = items(item)
    return any(isinstance(value, pikepdf.Object) and _has_script(value, depth + 1) for value in inner)
