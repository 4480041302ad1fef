"""What a PDF holds besides that which is drawn."""

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from cvtex.verify.measure import measure
from cvtex.verify.measured import Font, Measured
from handmade import TEXT, form, line, made

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def measured(edit: Callable[[Pdf], None], **more: object) -> Measured:
    return measure(made(line(TEXT, 72, 700), edit=edit, **more), "cv")  # type: ignore[arg-type]


def annotate(pdf: Pdf, *annotations: Dictionary) -> None:
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(annotation) for annotation in annotations])


def link(box: tuple[float, ...], **more: object) -> Dictionary:
    return Dictionary({"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": Array(list(box)), **more})


def with_names(**names: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__setitem__("/Names", Dictionary({f"/{name}": value for name, value in names.items()}))


SCRIPTS: dict[str, Callable[[Pdf], None]] = {
    "when it is opened": lambda pdf: pdf.Root.__setitem__("/OpenAction", SCRIPT),
    "behind another action": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", Dictionary(S=Name.Named, Next=Array([SCRIPT]))
    ),
    "by name": with_names(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT]))),
    "of the document": lambda pdf: pdf.Root.__setitem__("/AA", Dictionary(WC=SCRIPT)),
    "of a page": lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=SCRIPT)),
    "of a link": lambda pdf: annotate(pdf, link((0, 0, 9, 9), **{"/A": SCRIPT})),
    "of a field": lambda pdf: annotate(pdf, Dictionary(Subtype=Name.Widget, AA=Dictionary(K=SCRIPT))),
}


@pytest.mark.parametrize("edit", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_scripts_are_found(edit: Callable[[Pdf], None]) -> None:
    assert measured(edit).has_javascript


FORMS: dict[str, Callable[[Pdf], None]] = {
    "fields": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx)]))),
    "XFA": lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([]), XFA=String("x"))),
    "a field on a page": lambda pdf: annotate(pdf, Dictionary(Subtype=Name.Widget, FT=Name.Btn)),
}


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
    noether = (72, 697, 133, 710)

    def edit(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Rotate"] = 0
        annotate(
            pdf,
            link(noether, **{"/A": Dictionary(S=Name.URI, URI=String("https://doi.org/10.1007/BF01464225"))}),
            link((400, 20, 410, 30), **{"/Dest": Array([pdf.pages[0].obj, Name.Fit])}),
            link((400, 20, 410, 30), **{"/A": Dictionary(S=Name.Launch, F=String("cv.docx"))}),
            Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9])),
        )

    first, second, third = measured(edit).pages[0].links

    assert (first.address, first.text) == ("https://doi.org/10.1007/BF01464225", "Emmy Noether")
    assert (first.box.left, first.box.bottom, first.box.right, first.box.top) == noether
    assert (second.address, second.text, third.address) == (None, "", "cv.docx")


def test_a_link_over_two_lines_stands_on_both() -> None:
    quads = [72, 710, 343, 710, 72, 697, 343, 697, 72, 697, 100, 697, 72, 684, 100, 684]
    action = Dictionary(S=Name.URI, URI=String("https://example.org"))

    def edit(pdf: Pdf) -> None:
        annotate(pdf, link((72, 684, 343, 710), **{"/QuadPoints": Array(quads), "/A": action}))

    pdf = made(line(TEXT, 72, 700) + line("again", 72, 687), edit=edit)

    assert [found.text for found in measure(pdf, "cv").pages[0].links] == [f"{TEXT} again"]


DRAWN = Dictionary(
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
"""A font of Type 3, whose letters are drawings."""


def test_fonts_are_found_in_forms_and_patterns_too() -> None:
    def edit(pdf: Pdf) -> None:
        inner = Dictionary(Font=Dictionary(F=DRAWN))
        pattern = pdf.make_stream(b"", Dictionary(PatternType=1, Resources=inner))
        pdf.pages[0].obj["/Resources"] = Dictionary(Pattern=Dictionary(P=pattern))

    def nested(pdf: Pdf) -> None:
        inner = pdf.make_stream(b"", Dictionary(Subtype=Name.Form, Resources=Dictionary(Font=Dictionary(F=DRAWN))))
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
        pytest.param(
            simple("/Type1"),
            Font("CMR10", "Type1", is_embedded=False, has_unicode=True),
            id="Type 1 without an encoding",
        ),
        pytest.param(
            simple("/MMType1"), Font("CMR10", "Type1", is_embedded=False, has_unicode=False), id="multiple master"
        ),
        pytest.param(
            simple("/TrueType", Encoding=Name.WinAnsiEncoding),
            Font("CMR10", "TrueType", is_embedded=False, has_unicode=True),
            id="TrueType",
        ),
        pytest.param(
            simple("/TrueType", FontDescriptor=descriptor()),
            Font("CMR10", "TrueType", is_embedded=False, has_unicode=False),
            id="a symbol font",
        ),
        pytest.param(
            simple("/Type1", Encoding=Dictionary(Differences=Array([1, Name("/a1"), Name("/g22")]))),
            Font("CMR10", "Type1", is_embedded=False, has_unicode=False),
            id="glyphs by number",
        ),
        pytest.param(
            simple("/Type1", Encoding=Dictionary(Differences=Array([1, Name("/a"), Name("/ffi")]))),
            Font("CMR10", "Type1", is_embedded=False, has_unicode=True),
            id="glyphs by name",
        ),
        pytest.param(
            composite("/Identity-H"), Font("Carlito", "Type0", is_embedded=False, has_unicode=False), id="composite"
        ),
        pytest.param(
            composite("/Identity-H", ToUnicode=String("a table")),
            Font("Carlito", "Type0", is_embedded=False, has_unicode=True),
            id="composite with a table",
        ),
        pytest.param(
            composite("/UniJIS-UTF16-H"),
            Font("Carlito", "Type0", is_embedded=False, has_unicode=True),
            id="composite of known characters",
        ),
    ],
)
def test_fonts_are_told(font: Dictionary, expected: Font) -> None:
    def edit(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F=font))

    assert measured(edit).fonts == (expected,)


def test_a_font_with_its_file_is_embedded() -> None:
    def edit(pdf: Pdf) -> None:
        font = simple("/Type1", FontDescriptor=descriptor(FontFile3=pdf.make_stream(b"")))
        pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F=font))

    assert [font.is_embedded for font in measured(edit).fonts] == [True]


WRONG: tuple[object, ...] = (
    None,
    True,
    7,
    -1e30,
    String("x"),
    Name("/N"),
    Array([]),
    Array([None, 1, Name("/A")]),
    Dictionary(),
)


@pytest.mark.parametrize(
    "key", ["/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots", "/Resources", "/Contents", "/AA", "/Parent"]
)
def test_what_is_stored_wrongly_on_a_page_is_taken_for_nothing(key: str) -> None:
    for wrong in WRONG:
        found = measured(lambda pdf, value=wrong: pdf.pages[0].obj.__setitem__(key, value))  # type: ignore[misc]
        assert len(found.pages) == 1


@pytest.mark.parametrize(
    "key", ["/Names", "/AcroForm", "/Outlines", "/Lang", "/Version", "/OCProperties", "/OpenAction", "/Metadata"]
)
def test_what_is_stored_wrongly_in_the_catalog_is_taken_for_nothing(key: str) -> None:
    for wrong in WRONG:
        found = measured(lambda pdf, value=wrong: pdf.Root.__setitem__(key, value))  # type: ignore[misc]
        assert found.pages[0].lines[0].text == TEXT
