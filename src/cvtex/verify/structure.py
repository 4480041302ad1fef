"""What a PDF holds besides that which is drawn: its fonts, its boxes, its links and what it says about itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cvtex.verify.fonts import fonts_of
from cvtex.verify.frame import Frame, frame_of
from cvtex.verify.measured import Box, Font
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
_LETTER = (0, 0, 612, 792)
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


def structure_of(pdf: bytes) -> Structure:
    """Return what a PDF holds besides that which is drawn.

    Raises:
        UnreadablePdfError: it is no PDF, is broken, or opens only with a password.

    """
    import pikepdf

    if b"%PDF-" not in pdf[:_HEADER]:
        raise UnreadablePdfError(_NO_PDF)
    try:
        with pikepdf.open(BytesIO(pdf), suppress_warnings=True) as document:
            return _structure(document)
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError(_LOCKED) from error
    except (pikepdf.PdfError, RecursionError) as error:
        raise UnreadablePdfError(BROKEN) from error


def _structure(document: Any) -> Structure:
    root = document.Root
    annotations = [list(_items(page.obj.get("/Annots"))) for page in document.pages]
    everything = [annotation for page in annotations for annotation in page]
    names = _dictionary(root.get("/Names"))
    form = _dictionary(root.get("/AcroForm"))
    return Structure(
        version=_version(document),
        pages=tuple(
            PageStructure(_frame(page.obj), tuple(_targets(links)))
            for page, links in zip(document.pages, annotations, strict=True)
        ),
        fonts=fonts_of(document),
        metadata=_metadata(document),
        bookmarks=tuple(_bookmarks(root)),
        is_encrypted=bool(document.is_encrypted),
        is_damaged=bool(document.get_warnings()),
        has_javascript=any(_has_script(item) for item in document.objects),
        has_forms=any(True for _ in _items(form.get("/Fields")))
        or "/XFA" in form
        or any(_subtype(item) == "/Widget" for item in everything),
        has_attachments="/EmbeddedFiles" in names
        or "/Collection" in root
        or "/AF" in root
        or any(_subtype(item) == "/FileAttachment" for item in everything),
        has_layers=any(True for _ in _items(_dictionary(root.get("/OCProperties")).get("/OCGs"))),
    )


def _dictionary(value: Any) -> Any:
    """Return a dictionary as it is, and an empty one for anything else."""
    import pikepdf

    return value if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) else {}


def _items(value: Any) -> Iterator[Any]:
    """Yield the dictionaries of an array."""
    import pikepdf

    if isinstance(value, pikepdf.Array):
        yield from (item for item in value if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)))


def _subtype(item: Any) -> str:
    return str(item.get("/Subtype", ""))


def _version(document: Any) -> str:
    """Return the higher version of the header and the catalog (ISO 32000-1, 7.2.2)."""
    stated = [str(document.pdf_version), str(document.Root.get("/Version", "")).removeprefix("/")]
    known = [text for text in stated if re.fullmatch(r"\d+\.\d+", text)]
    return max(known, key=lambda text: tuple(map(int, text.split("."))), default="")


def _inherited(page: Any, key: str) -> Any:
    """Return what a page has or inherits from the nodes of the page tree above it."""
    for _ in range(_DEEPEST):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return None


def _numbers(value: Any, count: int) -> list[float] | None:
    """Return the numbers of an array, None where it is none or has another count of them."""
    with suppress(TypeError, ValueError):
        numbers = [float(item) for item in value]
        if len(numbers) == count:
            return numbers
    return None


def _rectangle(value: Any) -> Box | None:
    numbers = _numbers(value, 4)
    if numbers is None:
        return None
    left, right = sorted(numbers[0::2])
    bottom, top = sorted(numbers[1::2])
    return Box(left, bottom, right, top)


def _frame(page: Any) -> Frame:
    """Return how a page is seen: its crop box within its media box, turned and enlarged."""
    media = _rectangle(_inherited(page, "/MediaBox")) or Box(*_LETTER)
    crop = _rectangle(_inherited(page, "/CropBox")) or media
    seen = Box(
        max(media.left, crop.left),
        max(media.bottom, crop.bottom),
        min(media.right, crop.right),
        min(media.top, crop.top),
    )
    if seen.left >= seen.right or seen.bottom >= seen.top:
        seen = media
    turn = _inherited(page, "/Rotate")
    unit = _numbers([page.get("/UserUnit", 1)], 1)
    return frame_of(seen, int(turn or 0) % 360 // 90 * 90, unit[0] if unit and unit[0] > 0 else 1.0)


def _targets(annotations: list[Any]) -> Iterator[Target]:
    for annotation in annotations:
        address = _address(_dictionary(annotation.get("/A")))
        if _subtype(annotation) != "/Link" and address is None:
            continue
        corners = _numbers(annotation.get("/QuadPoints"), len(annotation.get("/QuadPoints", ()))) or []
        quads = [corners[start : start + 8] for start in range(0, len(corners) - 7, 8)]
        boxes = [Box(min(quad[0::2]), min(quad[1::2]), max(quad[0::2]), max(quad[1::2])) for quad in quads]
        if not boxes and (box := _rectangle(annotation.get("/Rect"))):
            boxes = [box]
        if boxes:
            yield Target(tuple(boxes), address)


def _address(action: Any) -> str | None:
    """Return where an action leads outside of the PDF: an address, or a file (ISO 32000-1, 12.6.4)."""
    match str(action.get("/S", "")):
        case "/URI":
            return str(action.get("/URI", ""))
        case "/GoToR" | "/Launch":
            file = action.get("/F", "")
            return str(file.get("/UF", file.get("/F", "")) if _dictionary(file) else file)
    return None


def _metadata(document: Any) -> dict[str, str]:
    """Return what the information dictionary says, else the XMP packet; the language is the catalog's first."""
    info = _dictionary(document.trailer.get("/Info"))
    found = {name.lower(): str(info.get(f"/{name}", "")).strip() for name in _INFO}
    found["language"] = str(document.Root.get("/Lang", "")).strip()
    with (
        suppress(ValueError, TypeError, KeyError, SyntaxError),
        document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet,
    ):
        for name, key in _XMP.items():
            value = packet.get(key) or ""
            text = value if isinstance(value, str) else ", ".join(map(str, value))
            found[name] = found[name] or text.strip()
    return {name: text for name, text in found.items() if text}


def _bookmarks(root: Any) -> Iterator[str]:
    """Yield the titles of the outline from top to bottom, each before those under it."""
    waiting, seen = [_dictionary(root.get("/Outlines")).get("/First")], set()
    while waiting:
        item = _dictionary(waiting.pop())
        if not item or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield str(item.get("/Title", ""))
        waiting += [item.get("/Next"), item.get("/First")]


def _has_script(item: Any, depth: int = 0) -> bool:
    """Return whether an object has a script's action in it; those that it refers to are objects of their own."""
    import pikepdf

    if depth and (item.is_indirect or depth > _DEEPEST):
        return False
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        return (
            "/JS" in item
            or item.get("/S") == "/JavaScript"
            or any(_has_script(inner, depth + 1) for _, inner in item.items() if isinstance(inner, pikepdf.Object))
        )
    return isinstance(item, pikepdf.Array) and any(
        _has_script(inner, depth + 1) for inner in item if isinstance(inner, pikepdf.Object)
    )
