"""The fonts of a PDF, wherever it uses them."""

import re
from collections.abc import Iterator
from typing import Any

from cvtex.verify.measured import Font

_TAG = re.compile(r"^[A-Z]{6}\+")
"""The tag of a subset (ISO 32000-1, 9.6.4)."""
_CMAP = re.compile(r"-Identity-[HV]$")
"""What the name of a composite font has behind that of the font in it (ISO 32000-1, 9.7.6.1)."""
_BOLD = re.compile(
    r"bold|black|heavy|demi|-medi(?:ital)?$|^(?:cmbx|cmssbx|cmb\d|cmbsy|cmmib|sfbx|sfsx|sfxc|sfbi|sfrb|eufb|eusb|eurb)",
    re.IGNORECASE,
)
"""What the names of bold fonts have: styles, URW's `Medi`, and TeX's own short names."""
_FORCE_BOLD = 1 << 18
"""The flag of a font's descriptor (ISO 32000-1, table 123)."""
_KINDS = {"/Type0": "Type0", "/Type3": "Type3", "/TrueType": "TrueType"}
_STANDARD = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding", "/PDFDocEncoding"})
_NUMBERED = re.compile(r"/(?:[A-Za-z]|cid|glyph|index|uni0000)\d+")
"""The names of glyphs that do not say which characters they are."""


def bare_name(name: str) -> str:
    """Return a font's PostScript name without the tag of a subset."""
    return _CMAP.sub("", _TAG.sub("", name))


def is_bold(name: str, flags: int) -> bool:
    """Return whether a font is bold, by its name and the flags of its descriptor."""
    return bool(flags & _FORCE_BOLD) or _BOLD.search(name) is not None


def fonts_of(document: Any) -> tuple[Font, ...]:
    """Return the fonts in the resources of pages, and of what is drawn on them: forms, patterns, signs of Type 3."""
    found: dict[Font, None] = {}
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        waiting = [page.resources, *_appearances(page.obj)]
        while waiting:
            item = waiting.pop()
            if item.is_indirect:
                if item.objgen in seen:
                    continue
                seen.add(item.objgen)
            for font in _values(item.get("/Font")):
                found.setdefault(_font(font))
                waiting += _resources(font)
            for key in ("/XObject", "/Pattern"):
                for drawn in _values(item.get(key)):
                    waiting += _resources(drawn)
            for state in _values(item.get("/ExtGState")):
                for mask in _values(state.get("/SMask")):
                    waiting += _resources(mask)
    return tuple(found)


def _values(value: Any) -> list[Any]:
    """Return the dictionaries and streams that are a dictionary's values."""
    import pikepdf

    if not isinstance(value, pikepdf.Dictionary):
        return []
    return [inner for _, inner in value.items() if isinstance(inner, (pikepdf.Dictionary, pikepdf.Stream))]


def _resources(item: Any) -> list[Any]:
    import pikepdf

    own = item.get("/Resources")
    return [own] if isinstance(own, pikepdf.Dictionary) else []


def _appearances(page: Any) -> Iterator[Any]:
    """Yield the resources of what a page's annotations look like."""
    import pikepdf

    annotations = page.get("/Annots")
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        if isinstance(annotation, pikepdf.Dictionary):
            for look in _values(annotation.get("/AP")):
                for one in (look, *_values(look)):
                    yield from _resources(one)


def _font(font: Any) -> Font:
    subtype = str(font.get("/Subtype", ""))
    inner = font
    if subtype == "/Type0":
        descendants = list(font.get("/DescendantFonts", ()))
        inner = descendants[0] if descendants else font
    descriptor = inner.get("/FontDescriptor", {})
    name = inner.get("/BaseFont", font.get("/BaseFont", font.get("/Name", "")))
    return Font(
        bare_name(str(name).removeprefix("/")),
        _KINDS.get(subtype, "Type1"),
        is_embedded=subtype == "/Type3" or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
        has_unicode="/ToUnicode" in font or _is_named(font, subtype, descriptor),
    )


def _is_named(font: Any, subtype: str, descriptor: Any) -> bool:
    """Return whether a font without a table of its characters says them by its encoding or the names of its glyphs."""
    import pikepdf

    encoding = font.get("/Encoding")
    if subtype == "/Type0":
        return isinstance(encoding, pikepdf.Name) and not str(encoding).startswith("/Identity")
    if isinstance(encoding, pikepdf.Name):
        return str(encoding) in _STANDARD
    if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
        names = [str(item) for item in encoding["/Differences"] if isinstance(item, pikepdf.Name)]
        return not any(map(_NUMBERED.fullmatch, names))
    return subtype == "/Type1" or (subtype != "/Type3" and not int(descriptor.get("/Flags", 0)) & 4)
