"""PDFs that are made by hand, the way other programs write them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

A4 = (0, 0, 595.276, 841.89)
FONTS = {"/F1": "/Helvetica", "/F2": "/Times-Roman", "/F3": "/Helvetica-Bold", "/F4": "/Times-Italic"}
TEXT = "Emmy Noether was born in Erlangen on 23 March 1882"


@dataclass(frozen=True)
class Drawing:
    """An XObject: its data and what its dictionary says."""

    data: bytes
    says: Mapping[str, Any]

    def stream(self, pdf: Pdf) -> Any:
        """Return it as an object of a PDF."""
        return pdf.make_stream(self.data, Dictionary(dict(self.says)))


def made(
    *contents: str,
    media: Sequence[float] = A4,
    page: Mapping[str, Any] | None = None,
    objects: Mapping[str, Drawing] | None = None,
    fonts: Mapping[str, Any] | None = None,
    edit: Callable[[Pdf], None] = lambda _: None,
    **saving: Any,
) -> bytes:
    """Return a PDF with one page for each content stream; `objects` are its XObjects, `page` what its pages have."""
    pdf = pikepdf.new()
    resources = {
        "/Font": Dictionary({name: standard(font) for name, font in FONTS.items()} | dict(fonts or {})),
        "/XObject": Dictionary({name: item.stream(pdf) for name, item in (objects or {}).items()}),
        "/ExtGState": Dictionary(
            {
                "/Clear": Dictionary(ca=0.0, CA=0.0),
                "/Half": Dictionary(ca=0.5, CA=0.5),
                "/Hollow": Dictionary(ca=0.0, CA=1.0),
            }
        ),
    }
    for content in contents:
        sheet = pdf.add_blank_page(page_size=(100, 100))
        sheet.obj["/MediaBox"] = Array(list(media))
        sheet.obj["/Contents"] = pdf.make_stream(content.encode("latin-1"))
        sheet.obj["/Resources"] = Dictionary(resources)
        for key, value in (page or {}).items():
            sheet.obj[key] = value
    edit(pdf)
    file = BytesIO()
    pdf.save(file, **saving)
    return file.getvalue()


def standard(name: str) -> Dictionary:
    """Return one of the fonts that every reader has."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(name), Encoding=Name.WinAnsiEncoding)


def form(content: str, box: Sequence[float] = A4, matrix: Sequence[float] = (1, 0, 0, 1, 0, 0), **more: Any) -> Drawing:
    """Return a form with text in the standard fonts."""
    fonts = Dictionary({name: standard(font) for name, font in FONTS.items()})
    says = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array(list(box)), "/Matrix": Array(list(matrix))}
    resources = Dictionary({"/Font": fonts, **more})
    return Drawing(content.encode("latin-1"), {**says, "/Resources": resources})


def picture(width: int, height: int, pixels: bytes) -> Drawing:
    """Return a picture in shades of grey."""
    return Drawing(
        pixels,
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": width,
            "/Height": height,
            "/ColorSpace": Name.DeviceGray,
            "/BitsPerComponent": 8,
        },
    )


def line(text: str, x: float, y: float, size: float = 11, font: str = "F1", before: str = "") -> str:
    """Return the operators that set a line of text."""
    return f"{before} BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def lines(x: float, y: float, count: int, leading: float = 13, size: float = 11, text: str = TEXT) -> str:
    """Return lines of text below each other."""
    return "".join(line(f"{text} {number}", x, y - number * leading, size) for number in range(count))
