"""What a PDF holds besides that which is drawn."""

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from cvtex.verify.measure import measure
from cvtex.verify.measured import Font, Measured
from handmade import TEXT, form, line, made


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def measured(edit: Callable[[Pdf], None], **more: object) -> Measured:
    return measure(made(line(TEXT, 72, 700), edit=edit, **more), "cv")  # type: ignore[arg-type]


def annotate(pdf: Pdf, *annotations: Dictionary) -> None:
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(annotation) for annotation in annotations])


def link(box: tuple[float, ...], **more: object) -> Dictionary:
    return Dictionary({"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": Array(list(box)), **more})


SCRIPTS: dict[str, Callable[[Pdf], None]] = {
    "when it is opened": lambda pdf: pdf.Root.__setitem__("/OpenAction", script()),
    "behind another action": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", Dictionary(S=Name.Named, Next=Array([script()]))
    ),
    "by name": lambda pdf: pdf.Root.__setitem__(
        "/Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))
    ),
    "of the document": lambda pdf: pdf.Root.__setitem__("/AA", Dictionary(WC=script())),
    "of a page": lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=script())),
    "of a link": lambda pdf: annotate(pdf, link((0, 0, 9, 9), **{"/A": script()})),
    "of a field": lambda pdf: pdf.Root.__setitem__(
        "/AcroForm", Dictionary(Fields=Array([Dictionary(AA=Dictionary(K=script()))]))
    ),
}


@pytest.mark.parametrize("edit", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_scripts_are_found(edit: Callable[[Pdf], None]) -> None:
    assert measured(edit).has_javascript


FORMS: dict[str, Callable[[Pdf], None]] = {
    "fields": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx)]))),
    "XFA": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([]), XFA=String("x"))),
    "a field on a page": lambda pdf: annotate(pdf, Dictionary(Subtype=Name.Widget)),
}


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
@pytest.mark.parametrize("edit", FORMS.values(), ids=FORMS.keys())
def test_forms_are_found(edit: Callable[[Pdf], None]) -> None:
    assert measured(edit).has_forms


ATTACHMENTS: dict[str, Callable[[Pdf], None]] = {
    "by name": lambda pdf: pdf.attachments.__setitem__("cv.toml", b"[person]"),
    "on a page": lambda pdf: annotate(pdf, Dictionary(Subtype=Name.FileAttachment)),
    "a portfolio": lambda pdf: pdf.Root.__setitem__("/Collection", Dictionary()),
}


@pytest.mark.parametrize("edit", ATTACHMENTS.values(), ids=ATTACHMENTS.keys())
def test_attachments_are_found(edit: Callable[[Pdf], None]) -> None:
    assert measured(edit).has_attachments


def test_layers_are_found() -> None:
    layers = Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name=String("draft"))]))

    assert measured(lambda pdf: pdf.Root.__setitem__("/OCProperties", layers)).has_layers


def test_a_plain_pdf_has_nothing_of_it() -> None:
    plain = measured(lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([]))))

    assert not any((plain.has_javascript, plain.has_forms, plain.has_attachments, plain.has_layers, plain.is_encrypted))


@pytest.mark.parametrize("strength", [4, 6])
def test_an_owners_password_is_encryption_and_hinders_nobody(strength: int) -> None:
    found = measure(made(line(TEXT, 72, 700), encryption=pikepdf.Encryption(owner="a", user="", R=strength)), "cv")  # type: ignore[arg-type]

    assert found.is_encrypted
    assert found.pages[0].lines[0].text == TEXT


def test_the_version_is_the_higher_one_of_header_and_catalog() -> None:
    assert measure(made("", force_version="1.4"), "cv").version == "1.4"
    assert measured(lambda pdf: pdf.Root.__setitem__("/Version", Name("/1.7")), force_version="1.4").version == "1.7"


def test_metadata_is_what_the_pdf_says_and_else_its_packet() -> None:
    def edit(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            packet["dc:title"] = "Another title"
            packet["dc:creator"] = ["Emmy Noether", "Emil Artin"]
        pdf.docinfo["/Title"] = String("Lebenslauf für Göttingen")
        pdf.Root["/Lang"] = String("de-DE")

    found = measured(edit).metadata

    assert found == {"title": "Lebenslauf für Göttingen", "author": "Emmy Noether, Emil Artin", "language": "de-DE"}


def test_bookmarks_come_from_top_to_bottom() -> None:
    def edit(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            education = pikepdf.OutlineItem("Education", 0)
            education.children.append(pikepdf.OutlineItem("Erlangen", 0))
            outline.root += [education, pikepdf.OutlineItem("Positions", 0)]

    assert measured(edit).bookmarks == ("Education", "Erlangen", "Positions")


def test_bookmarks_that_lead_back_end() -> None:
    def edit(pdf: Pdf) -> None:
        item = pdf.make_indirect(Dictionary(Title=String("Education")))
        item["/Next"] = item
        pdf.Root["/Outlines"] = Dictionary(First=item)

    assert measured(edit).bookmarks == ("Education",)


def test_links_say_where_they_lead_and_what_they_stand_on() -> None:
    noether = (72, 697, 145.4, 710)

    def edit(pdf: Pdf) -> None:
        annotate(
            pdf,
            link(noether, **{"/A": Dictionary(S=Name.URI, URI=String("https://doi.org/10.1007/BF01464225"))}),
            link((400, 20, 410, 30), **{"/Dest": Array([pdf.pages[0].obj, Name.Fit])}),
            link((400, 20, 410, 30), **{"/A": Dictionary(S=Name.Launch, F=String("cv.docx"))}),
            Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9])),
        )

    first, second, third = measured(edit).pages[0].links

    assert (first.address, first.text) == ("https://doi.org/10.1007/BF01464225", "Emmy Noether")
    assert (first.box.left, first.box.bottom, first.box.right, first.box.top) == pytest.approx(noether)
    assert (second.address, second.text, third.address) == (None, "", "cv.docx")


def test_a_link_over_two_lines_stands_on_both() -> None:
    quads = [72, 710, 343, 710, 72, 697, 343, 697, 72, 697, 100, 697, 72, 684, 100, 684]
    action = Dictionary(S=Name.URI, URI=String("https://example.org"))

    def edit(pdf: Pdf) -> None:
        annotate(pdf, link((72, 684, 343, 710), **{"/QuadPoints": Array(quads), "/A": action}))

    pdf = made(line(TEXT, 72, 700) + line("again", 72, 687), edit=edit)

    assert [found.text for found in measure(pdf, "cv").pages[0].links] == [f"{TEXT} again"]


def drawings() -> Dictionary:
    """Return a font of Type 3, whose letters are drawings."""
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(),
        Encoding=Dictionary(Differences=Array([97, Name("/a97")])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([500]),
    )


def test_fonts_are_found_in_forms_and_patterns_too() -> None:
    def edit(pdf: Pdf) -> None:
        inner = Dictionary(Font=Dictionary(F=drawings()))
        pattern = pdf.make_stream(b"", Dictionary(PatternType=1, Resources=inner))
        pdf.pages[0].obj["/Resources"] = Dictionary(Pattern=Dictionary(P=pattern))

    def nested(pdf: Pdf) -> None:
        inner = pdf.make_stream(b"", Dictionary(Subtype=Name.Form, Resources=Dictionary(Font=Dictionary(F=drawings()))))
        outer = pdf.make_stream(b"", Dictionary(Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary(X=inner))))
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(X=outer))

    for change in (edit, nested):
        assert measured(change).fonts == (Font("Type3", "Type3", is_embedded=True, has_unicode=False),)


def test_a_form_that_draws_itself_ends() -> None:
    def edit(pdf: Pdf) -> None:
        loop = pdf.pages[0].obj["/Resources"]["/XObject"]["/X"]
        loop["/Resources"]["/XObject"] = Dictionary(X=loop)

    assert measured(edit, objects={"/X": form("/X Do")}).fonts


def keyed(values: dict[str, object]) -> dict[str, object]:
    return {f"/{name}": value for name, value in values.items()}


def descriptor(**more: object) -> Dictionary:
    return Dictionary({"/Type": Name.FontDescriptor, "/FontName": Name("/ABCDEF+Carlito"), "/Flags": 4, **keyed(more)})


def composite(encoding: str, **more: object) -> Dictionary:
    inner = Dictionary(Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Carlito"), FontDescriptor=descriptor())
    return Dictionary(
        {
            "/Subtype": Name.Type0,
            "/BaseFont": Name("/ABCDEF+Carlito-Identity-H"),
            "/Encoding": Name(encoding),
            "/DescendantFonts": Array([inner]),
            **keyed(more),
        }
    )


def simple(subtype: str, **more: object) -> Dictionary:
    return Dictionary({"/Subtype": Name(subtype), "/BaseFont": Name("/ABCDEF+CMR10"), **keyed(more)})


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        pytest.param(simple("/Type1"), ("CMR10", "Type1", True), id="Type 1 without an encoding"),
        pytest.param(simple("/MMType1"), ("CMR10", "Type1", True), id="multiple master"),
        pytest.param(simple("/TrueType", Encoding=Name.WinAnsiEncoding), ("CMR10", "TrueType", True), id="TrueType"),
        pytest.param(simple("/TrueType", FontDescriptor=descriptor()), ("CMR10", "TrueType", False), id="a symbol font"),
        pytest.param(
            simple("/Type1", Encoding=Dictionary(Differences=Array([1, Name("/a1"), Name("/g22")]))),
            ("CMR10", "Type1", False),
            id="glyphs by number",
        ),
        pytest.param(
            simple("/Type1", Encoding=Dictionary(Differences=Array([1, Name("/a"), Name("/ffi")]))),
            ("CMR10", "Type1", True),
            id="glyphs by name",
        ),
        pytest.param(composite("/Identity-H"), ("Carlito", "Type0", False), id="composite"),
        pytest.param(
            composite("/Identity-H", ToUnicode=String("a table")), ("Carlito", "Type0", True), id="composite with a table"
        ),
        pytest.param(composite("/UniJIS-UTF16-H"), ("Carlito", "Type0", True), id="composite of known characters"),
    ],
)  # fmt: skip
def test_fonts_are_told(font: Dictionary, expected: tuple[str, str, bool]) -> None:
    def edit(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F=font))

    name, kind, has_unicode = expected
    assert measured(edit).fonts == (Font(name, kind, is_embedded=False, has_unicode=has_unicode),)


def test_a_font_with_its_file_is_embedded() -> None:
    def edit(pdf: Pdf) -> None:
        font = simple("/Type1", FontDescriptor=descriptor(FontFile3=pdf.make_stream(b"")))
        pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F=font))

    assert [font.is_embedded for font in measured(edit).fonts] == [True]


WRONG = (b"true", b"7", b"-99999999999", b"(x)", b"/N", b"[]", b"[null 1 /A]", b"<<>>", b"[<</A 1>>]")


@pytest.mark.parametrize("wrong", WRONG, ids=bytes.decode)
@pytest.mark.parametrize(
    "key", ["/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots", "/Resources", "/Contents", "/AA"]
)
def test_what_is_stored_wrongly_on_a_page_is_taken_for_nothing(key: str, wrong: bytes) -> None:
    found = measured(lambda pdf: pdf.pages[0].obj.__setitem__(key, pikepdf.Object.parse(wrong)))

    assert len(found.pages) == 1


@pytest.mark.parametrize("wrong", WRONG, ids=bytes.decode)
@pytest.mark.parametrize(
    "key", ["/Names", "/AcroForm", "/Outlines", "/Lang", "/Version", "/OCProperties", "/OpenAction"]
)
def test_what_is_stored_wrongly_in_the_catalog_is_taken_for_nothing(key: str, wrong: bytes) -> None:
    found = measured(lambda pdf: pdf.Root.__setitem__(key, pikepdf.Object.parse(wrong)))

    assert found.pages[0].lines[0].text == TEXT


@pytest.mark.parametrize("packet", [b"", b"<x", b"<?xml version='1.0'?><a/>", b"\xff\xfe"])
def test_a_packet_that_is_no_metadata_says_nothing(packet: bytes) -> None:
    assert measured(lambda pdf: pdf.Root.__setitem__("/Metadata", pdf.make_stream(packet))).metadata == {}
