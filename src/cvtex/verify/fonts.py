"""The fonts of a PDF, wherever it uses them."""

import re
from collections.abc import Iterator
from typing import Any

from cvtex.verify.measured import Font
from cvtex.verify.stored import dictionaries, dictionary, items, number, text, up_to_root

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
NAMELESS = "Type3"
"""What a font without a name is called: only those of Type 3 need none."""
_SYMBOLIC = 1 << 2
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
    waiting = [resources for page in document.pages for resources in _of_page(page.obj)]
    while waiting:
        resources = waiting.pop()
        if _is_known(resources, seen):
            continue
        fonts = dictionaries(resources.get("/Font"))
        found |= dict.fromkeys(map(_font, fonts))
        masks = [mask for state in dictionaries(resources.get("/ExtGState")) for mask in dictionaries(state)]
        drawn = [item for key in ("/XObject", "/Pattern") for item in dictionaries(resources.get(key))]
        groups = [dictionary(mask.get("/G")) for mask in masks]
        users = [item for item in (*fonts, *drawn, *groups) if not _is_known(item, seen)]
        waiting += [own for item in users if (own := dictionary(item.get("/Resources")))]
    return tuple(found)


def _is_known(item: Any, seen: set[tuple[int, int]]) -> bool:
    """Return whether an object was there before; what draws itself would never end."""
    if not item.is_indirect:
        return False
    known = item.objgen in seen
    seen.add(item.objgen)
    return known


def _of_page(page: Any) -> Iterator[Any]:
    """Yield the resources of a page, its own or inherited ones, and those of what its annotations look like."""
    for node in up_to_root(page):
        if "/Resources" in node:
            yield dictionary(node["/Resources"])
            break
    for annotation in dictionaries(page.get("/Annots")):
        for look in dictionaries(annotation.get("/AP")):
            for one in (look, *dictionaries(look)):
                yield dictionary(one.get("/Resources"))


def _font(font: Any) -> Font:
    subtype = text(font.get("/Subtype"))
    inner = next(iter(dictionaries(font.get("/DescendantFonts"))), font) if subtype == "/Type0" else font
    descriptor = dictionary(inner.get("/FontDescriptor"))
    name = text(inner.get("/BaseFont")) or text(font.get("/BaseFont"))
    return Font(
        bare_name(name.removeprefix("/")) or NAMELESS,
        _KINDS.get(subtype, "Type1"),
        is_embedded=subtype == "/Type3" or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
        has_unicode="/ToUnicode" in font or _is_named(font, subtype, descriptor),
    )


def _is_named(font: Any, subtype: str, descriptor: Any) -> bool:
    """Return whether a font without a table of its characters says them by its encoding or the names of its glyphs."""
    encoding = font.get("/Encoding")
    if subtype == "/Type0":
        return bool(text(encoding)) and not text(encoding).startswith("/Identity")
    if name := text(encoding):
        return name in _STANDARD
    if names := items(dictionary(encoding).get("/Differences")):
        return not any(_NUMBERED.fullmatch(text(name)) for name in names)
    return subtype in {"/Type1", "/MMType1"} or (
        subtype != "/Type3" and not int(number(descriptor.get("/Flags"))) & _SYMBOLIC
    )
