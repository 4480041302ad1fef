"""Fields in the forms in which styles print them."""

import re

import pytest

from cvtex.bibliography.reading.fields import TEXT_FIELDS
from references import STYLES, publications, straight, text


def printed(source: str, style: str = "default", *, language: str = "en", **settings: object) -> str:
    (publication,) = publications(source)
    return text(publication, style, language=language, **settings)


IN_PRESS = "@article{a, author={Noether, Emmy}, title={Ideals}, journal={Crelle}, year=1932, pubstate={inpress}}"


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("default", "**Noether E** (1932). “Ideals”. In: *Crelle*, in press."),
        ("apa", "**Noether, E.** (1932, in press). Ideals. *Crelle*."),
        ("ieee", "**E. Noether**, “Ideals,” *Crelle*, in press, 1932."),
        ("chicago", "**Noether, Emmy**. 1932. “Ideals.” *Crelle*, in press."),
        ("nature", "**Noether, E.** Ideals. *Crelle* (1932, in press)."),
        ("acm", "**Emmy Noether**. 1932. Ideals. *Crelle* (1932). In press."),
        ("vancouver", "**Noether E**. Ideals. Crelle. In press 1932."),
    ],
)
def test_how_far_a_paper_is_stands_in_its_place(style: str, reference: str) -> None:
    assert printed(IN_PRESS, style) == reference


def test_a_collaboration_stands_behind_the_names() -> None:
    source = "@article{a, author={Aad, G. and Noether, Emmy and others}, collaboration={ATLAS}, title={X}, journal={J}, year=2012}"
    assert printed(source).startswith("Aad G, **Noether E** et al. (ATLAS Collaboration) (2012). ")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ATLAS", "ATLAS Collaboration"),
        ("ATLAS, CMS", "ATLAS and CMS Collaborations"),
        ("The ATLAS collaboration", "The ATLAS collaboration"),
    ],
)
def test_a_collaboration_is_called_one(typed: str, words: str) -> None:
    assert f"({words})" in printed(
        f"@book{{a, author={{Noether, Emmy}}, collaboration={{{typed}}}, title={{X}}, year=2012}}"
    )


@pytest.mark.parametrize(
    ("typed", "language", "words"),
    [
        ("2", "en", "2nd ed."),
        ("2nd edition", "en", "2nd ed."),
        ("Zweite, verbesserte Auflage", "en", "Zweite, verbesserte Auflage."),
        ("2. Auflage", "de", "2. Aufl."),
        ("Second", "en", "Second ed."),
    ],
)
def test_an_edition_says_once_that_it_is_one(typed: str, language: str, words: str) -> None:
    source = f"@book{{a, author={{Noether, Emmy}}, title={{X}}, edition={{{typed}}}, year=1932}}"
    assert re.split("[“”]. ", printed(source, language=language))[-1] == words


@pytest.mark.parametrize("style", STYLES)
def test_an_edition_in_words_is_as_it_was_typed_in_every_style(style: str) -> None:
    source = (
        "@book{a, author={Noether, Emmy}, title={X}, edition={Zweite, verbesserte Auflage}, publisher={P}, year=1932}"
    )
    reference = printed(source, style)
    assert "Zweite, verbesserte Auflage" in reference
    assert not {"ed.", "edn"} & set(reference.replace(")", " ").split())


@pytest.mark.parametrize(
    ("typed", "words"), [("2", "2nd ser."), ("newseries", "new ser."), ("Physikalische Klasse", "Physikalische Klasse")]
)
def test_a_series_of_a_journal_is_a_number_or_a_name(typed: str, words: str) -> None:
    source = f"@article{{a, author={{Noether, Emmy}}, title={{X}}, journal={{Crelle}}, series={{{typed}}}, volume=12, year=1932}}"
    assert words in printed(source)


def test_the_number_of_a_series_stands_between_journal_and_volume() -> None:
    source = "@article{a, author={Noether, Emmy}, title={X}, journal={Crelle}, series=2, volume={12A}, year=1932}"
    assert printed(source).endswith("In: *Crelle*, 2nd ser. 12A.")


@pytest.mark.parametrize("style", STYLES)
def test_one_city_is_printed_once(style: str) -> None:
    source = "@inproceedings{a, author={Noether, Emmy}, title={X}, booktitle={Proc}, venue={Bologna}, address={Bologna}, year=1928}"
    assert printed(source, style).count("Bologna") == 1


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ("default", "“A ‘ring’ here”."),
        ("ieee", "“A ‘ring’ here,”"),
        ("chicago", "“A ‘ring’ here.”"),
        ("apa", "A “ring” here."),
    ],
)
def test_quotation_marks_inside_of_others_are_single(style: str, title: str) -> None:
    source = '@article{a, author={Noether, Emmy}, title={A "ring" here}, journal={Crelle}, volume=1, year=1932}'
    assert straight(title) in printed(source, style)


@pytest.mark.parametrize(
    ("style", "title"), [("default", "“‘Rings’”."), ("ieee", "“‘Rings,’”"), ("chicago", "“‘Rings.’”")]
)
def test_a_title_that_is_a_quotation_has_both_marks(style: str, title: str) -> None:
    source = '@article{a, author={Noether, Emmy}, title={"Rings"}, journal={Crelle}, volume=1, year=1932}'
    assert straight(title) in printed(source, style)


@pytest.mark.parametrize("style", STYLES)
def test_an_address_in_a_note_is_not_printed_again(style: str) -> None:
    source = r"@misc{a, author={Noether, Emmy}, title={X}, note={\url{https://example.org/x}}, url={https://example.org/x/}, year=1932}"
    assert printed(source, style).count("example.org/x") == 1


def test_an_address_in_a_note_stays_a_badge() -> None:
    source = r"@misc{a, author={Noether, Emmy}, title={X}, note={\url{https://example.org/x}}, url={https://example.org/x}, year=1932}"
    assert "Link" in printed(source, links="badge")


BOOK = "author={Noether, Emmy}, title={X}, publisher={Springer}, year=1932"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("foreword={Weyl, Hermann}", "Foreword by Weyl H."),
        ("introduction={Weyl, Hermann}", "Introduction by Weyl H."),
        ("afterword={Weyl, Hermann}", "Afterword by Weyl H."),
        ("annotator={Weyl, Hermann}", "Annotated by Weyl H."),
        ("commentator={Weyl, Hermann}", "With a commentary by Weyl H."),
        ("editora={Weyl, Hermann}", "Edited by Weyl H."),
        ("editora={Weyl, Hermann}, editoratype={compiler}", "Compiled by Weyl H."),
        ("editorb={Weyl, Hermann}, editorbtype={herald}", "Herald: Weyl H."),
        ("editor={Weyl, Hermann}, editortype={compiler}", "Compiled by Weyl H."),
        ("language={german}", "In German."),
        ("language={Klingon}", "In Klingon."),
        ("origlanguage={french}", "Original language: French."),
        ("nameaddon={Pseudonym}", "Pseudonym."),
        ("isrn={A-1}", "ISRN A-1."),
        ("editoratype={herald}", "herald."),
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_what_no_style_has_a_place_for_stands_at_the_end(style: str, field: str, words: str) -> None:
    reference = printed(f"@book{{a, {BOOK}, {field}}}", style)
    assert words in reference.replace("\u00a0", " ")


@pytest.mark.parametrize("style", STYLES)
def test_that_an_editor_is_an_editor_goes_without_saying(style: str) -> None:
    source = f"@book{{a, {BOOK}, editor={{Weyl, Hermann}}, editortype={{editor}}}}"
    assert printed(source, style) == printed(source.replace("editortype={editor}", ""), style)


def test_who_did_something_is_said_in_german() -> None:
    assert printed(f"@book{{a, {BOOK}, foreword={{Weyl, Hermann}}}}", language="de").endswith("Vorwort von Weyl H.")


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ("award={**Best** paper}", "*Best paper*"),
        ("award_name={Best Paper}", "*Best Paper*"),
        ("award_name={Best Paper}, award={For it}", "*For it*"),
        ("additional_info={. *More* to come}", "*More* to come."),
    ],
)
def test_fields_of_al_folio_are_printed(fields: str, end: str) -> None:
    assert printed(f"@book{{a, {BOOK}, {fields}}}").replace("**Best**", "Best").endswith(end)


def test_the_number_of_a_report_may_be_called_as_inspire_does() -> None:
    source = (
        "@techreport{a, author={Noether, Emmy}, title={X}, institution={CERN}, reportNumber={CERN-2012-1}, year=2012}"
    )
    assert "CERN-2012-1" in printed(source)


@pytest.mark.parametrize("field", ["articleno", "article-number", "art_number"])
def test_exports_call_the_number_of_an_article_differently(field: str) -> None:
    assert printed(
        f"@article{{a, author={{Noether, Emmy}}, title={{X}}, journal={{J}}, volume=1, {field}={{e5}}, year=2012}}"
    ).endswith("1:e5.")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_a_field_that_holds_no_text_is_not_there(style: str, field: str) -> None:
    without = printed("@misc{a, author={Noether, Emmy}, year=1932}", style)

    assert printed(f"@misc{{a, author={{Noether, Emmy}}, year=1932, {field}={{\\relax}}}}", style) == without
