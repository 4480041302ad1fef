"""Publication styles against the published examples of their guides."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.bibliography.reading.fields import TEXT_FIELDS
from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.data import table
from cvtex.diagnostics import CvtexError
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.locale import locale
from cvtex.render.unprinted import unprinted
from cvtex.results import BuildOptions
from cvtex.text.tex import braces_balance
from references import STYLES, publications, straight, tex, text
from support import MakeProject

EXAMPLES = Path(__file__).parent / "styles"


def examples() -> Iterator[object]:
    for path in sorted(EXAMPLES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case["bib"], case["reference"], id=f"{path.stem}: {case['id']}")


@pytest.mark.parametrize(("style", "bib", "reference"), list(examples()))
def test_a_reference_is_as_its_guide_prints_it(style: str, bib: str, reference: str) -> None:
    (publication,) = publications(bib)

    assert text(publication, style) == straight(reference)


FIELDS = {
    "author": "{Noether, Emmy and Hasse, Helmut}",
    "editor": "{Brauer, Richard}",
    "title": "{Wtitle}",
    "subtitle": "{Wsubtitle}",
    "titleaddon": "{Wtitleaddon}",
    "translatedtitle": "{Wtranslatedtitle}",
    "journaltitle": "{Wjournaltitle}",
    "booktitle": "{Wbooktitle}",
    "maintitle": "{Wmaintitle}",
    "eventtitle": "{Weventtitle}",
    "issuetitle": "{Wissuetitle}",
    "journalsubtitle": "{Wjournalsubtitle}",
    "journaltitleaddon": "{Wjournaltitleaddon}",
    "booksubtitle": "{Wbooksubtitle}",
    "booktitleaddon": "{Wbooktitleaddon}",
    "mainsubtitle": "{Wmainsubtitle}",
    "maintitleaddon": "{Wmaintitleaddon}",
    "issuesubtitle": "{Wissuesubtitle}",
    "issuetitleaddon": "{Wissuetitleaddon}",
    "eventtitleaddon": "{Weventtitleaddon}",
    "series": "{Wseries}",
    "volume": "{Wvolume}",
    "number": "{Wnumber}",
    "issue": "{Wissue}",
    "part": "{Wpart}",
    "pages": "{Wpages}",
    "eid": "{Weid}",
    "chapter": "{Wchapter}",
    "edition": "{Wedition}",
    "version": "{Wversion}",
    "volumes": "{Wvolumes}",
    "pagetotal": "{Wpagetotal}",
    "publisher": "{Wpublisher}",
    "institution": "{Winstitution}",
    "organization": "{Worganization}",
    "location": "{Wlocation}",
    "venue": "{Wvenue}",
    "howpublished": "{Whowpublished}",
    "type": "{Wtype}",
    "isbn": "{Wisbn}",
    "holder": "{Wholder}",
    "pubstate": "{Wpubstate}",
    "note": "{Wnote}",
    "addendum": "{Waddendum}",
    "award": "{Waward}",
    "openaccess": "{Wopenaccess}",
    "origtitle": "{Worigtitle}",
    "origpublisher": "{Worigpublisher}",
    "origlocation": "{Woriglocation}",
    "date": "{1932-05-04}",
    "eventdate": "{1871-03-02}",
    "origdate": "{1872}",
    "urldate": "{1873-06-05}",
    "collaboration": "{Wcollaboration}",
    "reportnumber": "{Wreportnumber}",
    "nameaddon": "{Wnameaddon}",
    "reprinttitle": "{Wreprinttitle}",
    "language": "{Wlanguage}",
    "origlanguage": "{Woriglanguage}",
    "isrn": "{Wisrn}",
    "isan": "{Wisan}",
    "ismn": "{Wismn}",
    "iswc": "{Wiswc}",
    "award_name": "{Waward_name}",
    "additional_info": "{Wadditional}",
    "translator": "{Artin, Emil}",
    "bookauthor": "{Weyl, Hermann}",
    "editora": "{Klein, Felix}",
    "editorb": "{Hilbert, David}",
    "editorc": "{Minkowski, Hermann}",
    "annotator": "{Gordan, Paul}",
    "commentator": "{Dedekind, Richard}",
    "introduction": "{Weber, Heinrich}",
    "foreword": "{Landau, Edmund}",
    "afterword": "{Toeplitz, Otto}",
    "editoratype": "{redactor}",
    "editorbtype": "{Wherald}",
    "doi": "{10.1007/wdoi}",
    "eprint": "{3201.00001}",
    "code": "{https://example.org/wcode}",
    "url": "{https://example.org/wurl}",
}
"""A value for every field; the words are found again in what is printed."""

TYPES = {
    "journal": "article",
    "conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "proceedings": "proceedings",
    "preprint": "preprint",
    "thesis": "phdthesis",
    "report": "techreport",
    "patent": "patent",
    "software": "software",
    "dataset": "dataset",
    "talk": "misc",
    "other": "misc",
}

WORDS = {
    "eventdate": "1871",
    "origdate": "1872",
    "urldate": "1873",
    "date": "1932",
    "author": "Hasse",
    "editor": "Brauer",
    "translator": "Artin",
    "bookauthor": "Weyl",
    "editora": "Klein",
    "editorb": "Hilbert",
    "editorc": "Minkowski",
    "annotator": "Gordan",
    "commentator": "Dedekind",
    "introduction": "Weber",
    "foreword": "Landau",
    "afterword": "Toeplitz",
    "editoratype": "Redacted by",
    "editorbtype": "Wherald:",
    "additional_info": "Wadditional",
    "doi": "10.1007/wdoi",
    "eprint": "3201.00001",
    "code": "example.org/wcode",
    "url": "example.org/wurl",
}


def entry(kind: str, names: Iterable[str], **also: str) -> str:
    fields = {name: FIELDS[name] for name in names} | also
    return f"@{TYPES[kind]}{{key, kind = {{{kind}}}, {', '.join(f'{n} = {v}' for n, v in fields.items())}}}"


def whole(kind: str) -> list[str]:
    """Return the fields that an entry of a kind can have all at once."""
    container = {
        "journal": "journaltitle",
        "conference": "booktitle",
        "chapter": "booktitle",
        "preprint": "journaltitle",
    }.get(kind)
    return [name for name in FIELDS if name not in {"journaltitle", "booktitle"} or name == container]


def not_printed(publication: Publication, style: str) -> set[str]:
    """Return the fields of which a table says, with a reason, that they are not printed."""
    english = locale("en")
    assert english is not None
    guides = ["all", *({style} & set(table("render/unprinted")))]
    return {name for guide in guides for name, _ in unprinted(publication, english, guide)}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_an_entry_has_is_lost_or_printed_twice(style: str, kind: str) -> None:
    names = whole(kind)
    (publication,) = publications(entry(kind, names))

    printed = text(publication, style)

    ignored = not_printed(publication, style)
    twice = {"date"} if style in {"chicago", "acm"} else set()  # the year in front, the day where its guide wants it
    counts = {name: len(re.findall(rf"{re.escape(WORDS.get(name, f'W{name}'))}(?!\w)", printed)) for name in names}
    assert {
        name: count
        for name, count in counts.items()
        if name not in ignored and count != 1 and not (name in twice and count == 2)
    } == {}, printed


STRAY = re.compile(r"[,;:(\[“]\s?[,;:.)\]]|[;:(\[“]\s?”|\.\.|[?!][.,]|\s[,;:.?!)\]]|[(\[“]\s|\A[.,;:]|[.,]\s[.,]")


def assert_tidy(printed: str) -> None:
    bare = printed.replace("*", "").replace(". . .", "…")
    found = STRAY.search(bare)
    assert not found, f"`{found.group() if found else ''}` in {bare}"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_a_field_that_is_missing_leaves_no_stray_punctuation(style: str, kind: str) -> None:
    names = whole(kind)
    for left_out in (*names, "none"):
        rest = [name for name in names if name != left_out]
        assert_tidy(text(publications(entry(kind, rest))[0], style))
    for only in names:
        assert_tidy(text(publications(entry(kind, {"title", only}))[0], style))
    assert_tidy(text(publications(entry(kind, ["author", "date"]))[0], style))


@pytest.mark.parametrize("ending", ["?", "!", ".", "…", "U.S.", "?”", "etc."])
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("style", STYLES)
def test_the_end_of_a_title_is_followed_by_no_second_mark(style: str, kind: str, ending: str) -> None:
    common = ["author", "date", "journaltitle"] if kind == "journal" else ["author", "date"]
    booktitle = {"booktitle": "{Proceedings}"} if kind in {"conference", "chapter"} else {}
    (publication,) = publications(entry(kind, common, title=f"{{Ideals{ending}}}", **booktitle))

    assert_tidy(text(publication, style))


PEOPLE = "{van Beethoven, Jr., Ludwig-Emil and de la Fontaine, Jean and Noether, Emmy and {Deutsche Mathematiker-Vereinigung}}"


@pytest.mark.parametrize(
    ("style", "names"),
    [
        pytest.param(
            "apa",
            "van Beethoven, L.-E., Jr., de la Fontaine, J., **Noether, E.**, & Deutsche Mathematiker-Vereinigung. (1932)",
            id="apa",
        ),
        pytest.param(
            "ieee",
            "L.-E. van Beethoven Jr., J. de la Fontaine, **E. Noether**, and Deutsche Mathematiker-Vereinigung, “",
            id="ieee",
        ),
        pytest.param(
            "vancouver",
            "van Beethoven LE Jr, de la Fontaine J, **Noether E**, Deutsche Mathematiker-Vereinigung. ",
            id="vancouver",
        ),
        pytest.param(
            "chicago",
            "van Beethoven, Ludwig-Emil, Jr., Jean de la Fontaine, **Emmy Noether**, and Deutsche Mathematiker-Vereinigung. 1932",
            id="chicago",
        ),
        pytest.param(
            "nature",
            "van Beethoven, L.-E., Jr., de la Fontaine, J., **Noether, E.** & Deutsche Mathematiker-Vereinigung. ",
            id="nature",
        ),
        pytest.param(
            "acm",
            "Ludwig-Emil van Beethoven Jr., Jean de la Fontaine, **Emmy Noether**, and Deutsche Mathematiker-Vereinigung. 1932",
            id="acm",
        ),
    ],
)
def test_prefixes_suffixes_hyphens_and_bodies_in_names(style: str, names: str) -> None:
    (publication,) = publications(entry("journal", ["title", "journaltitle", "volume", "date"], author=PEOPLE))

    assert text(publication, style).startswith(names)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("entry_type", ["article", "book", "incollection", "misc"])
def test_pages_that_cannot_be_read_leave_the_rest_of_the_reference(style: str, entry_type: str) -> None:
    fields = r"author = {Noether, Emmy}, title = {Wtitle}, year = 1918, pages = {\expandafter\let}"
    (publication,) = publications(f"@{entry_type}{{key, {fields}}}")

    assert "Wtitle" in text(publication, style)


MANY = " and ".join([*(f"{{Letter{chr(97 + n)}}}, A." for n in range(23)), "Noether, Emmy", "Last, B."])


@pytest.mark.parametrize(
    ("style", "names"),
    [
        pytest.param("apa", "Letterr, A., Letters, A., . . . **Noether, E.**, Last, B., 24th of 25. (1932)", id="apa"),
        pytest.param("ieee", "A. Lettera, …, **E. Noether** *et al.*, 24th of 25, “", id="ieee"),
        pytest.param("vancouver", "Lettere A, Letterf A, …, **Noether E**, et al., 24th of 25. ", id="vancouver"),
        pytest.param("chicago", "A. Letterf, A. Letterg, …, **Emmy Noether**, et al., 24th of 25. 1932", id="chicago"),
        pytest.param("nature", "Lettera, A., …, **Noether, E.** *et al.*, 24th of 25. ", id="nature"),
        pytest.param("acm", "A. Letterw, **Emmy Noether**, and B. Last. 1932", id="acm"),
    ],
)
def test_the_owner_stays_in_a_list_that_the_style_cuts(style: str, names: str) -> None:
    (publication,) = publications(entry("journal", ["title", "journaltitle", "volume", "date"], author=f"{{{MANY}}}"))

    assert names in text(publication, style)


def test_the_limits_of_a_section_go_before_those_of_its_style() -> None:
    (publication,) = publications(entry("journal", ["title", "journaltitle", "volume", "date"], author=f"{{{MANY}}}"))

    printed = text(publication, "acm", authors={"max": 3, "position": False})

    assert printed.startswith("A. Lettera, …, **Emmy Noether**, et al. 1932")


def test_two_groups_and_two_editors_are_joined_without_a_comma() -> None:
    (publication,) = publications(
        entry("journal", ["title", "journaltitle", "volume", "date"], author="{{Ars} and {Scientia}}")
    )

    assert text(publication, "apa").startswith("Ars & Scientia. (1932)")
    assert text(publication, "chicago").startswith("Ars and Scientia. 1932")


@pytest.mark.parametrize("style", ["apa", "ieee", "vancouver", "chicago", "nature", "acm"])
def test_a_journal_that_is_only_its_server_is_printed_where_the_list_shows_no_links(style: str) -> None:
    (publication,) = publications(
        "@article{a, author={Noether, Emmy}, title={Ideals}, journal={CoRR}, volume={abs/1706.03762}, year=1932}"
    )

    assert "CoRR" not in text(publication, style)
    assert "CoRR" in text(publication, style, links="none")


GERMAN = """@incollection{a, author={Noether, Emmy}, editor={Brauer, Richard and Hasse, Helmut}, title={Ideale}, booktitle={Algebra},
  edition={2}, volume={1}, pages={5}, publisher={Springer}, location={Berlin}, date={1932-03-05}, urldate={2020-01-31}, url={https://example.org}}"""


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        pytest.param(
            "apa",
            "**Noether, E.** (1932). Ideale. In R. Brauer & H. Hasse (Hrsg.), *Algebra* (2. Aufl., Bd. 1, S. 5). Springer. Abgerufen am 31. Januar 2020, von https://example.org",
            id="apa",
        ),
        pytest.param(
            "ieee",
            "**E. Noether**, „Ideale“, in *Algebra*, Bd. 1, R. Brauer und H. Hasse, Hrsg., 2. Aufl. Berlin: Springer, 1932, S. 5. Abgerufen: 31. Jan. 2020. [Online]. Verfügbar: https://example.org",
            id="ieee",
        ),
        pytest.param(
            "chicago",
            "**Noether, Emmy**. 1932. „Ideale“. In *Algebra*, 2. Aufl., Bd. 1, herausgegeben von Richard Brauer und Helmut Hasse, 5. Berlin: Springer. Abgerufen am 31. Januar 2020. https://example.org.",
            id="chicago",
        ),
        pytest.param(
            "nature",
            "**Noether, E.** Ideale. In *Algebra* 2. Aufl. (Hrsg. Brauer, R. & Hasse, H.) Bd. 1, 5 (Springer, Berlin, 1932). Abgerufen am 31. Januar 2020. example.org",
            id="nature",
        ),
        pytest.param(
            "acm",
            "**Emmy Noether**. 1932. Ideale. In *Algebra* (2. Aufl.), Richard Brauer und Helmut Hasse (Hrsg.), Bd. 1. Springer, Berlin, 5. Abgerufen am 31. Januar 2020 von https://example.org",
            id="acm",
        ),
    ],
)
def test_a_style_speaks_the_language_of_its_document(style: str, reference: str) -> None:
    (publication,) = publications(GERMAN)

    assert text(publication, style, language="de") == reference


@pytest.mark.parametrize(
    ("language", "read"),
    [("en", "[cited 2020 Jan 31]"), ("de", "[zitiert 31. Januar 2020]"), ("fr", "[cité le 31 janvier 2020]")],
)
def test_vancouver_says_when_a_page_was_read_as_the_language_does(language: str, read: str) -> None:
    (publication,) = publications("@online{a, title={Ringe}, url={https://example.org}, urldate={2020-01-31}}")

    assert read in text(publication, "vancouver", language=language)


HOUSE = r"""\BLOCK{ import "publications/_parts.tex" as parts with context }
\BLOCK{ macro reference(p) }
\VAR{ [parts.full_title(p), parts.journal_title(p), p.date.years if p.date] | commas | ended(".") }
\VAR{ parts.closing(p) }
\BLOCK{ endmacro }
"""
SETTINGS = """[person]
name = "Emmy Noether"
[publications]
files = ["refs.bib"]
[sections.journals]
kind = "publications"
style = "house"
"""
REFS = "@article{a, author={Noether, Emmy}, title={Invariante Variationsprobleme}, journal={Nachrichten}, year=1918, pages={235--257}, note={Habilitation}}"


def house(make_project: MakeProject, style: str) -> Path:
    return make_project({"cv.toml": SETTINGS, "refs.bib": REFS, "latex_templates/publications/house.tex": style})


def test_a_style_of_the_users_own_is_one_file(make_project: MakeProject) -> None:
    folder = house(make_project, HOUSE)

    result = build(folder, BuildOptions(tex_only=True), lambda _: None)

    written = (folder / "build" / "full.tex").read_text()
    assert (
        "Invariante Variationsprobleme, Nachrichten, 1918. pp.~235–257. By \\textbf{\\cvname{Noether~E}}. Habilitation."
        in written
    )
    assert [diagnostic for diagnostic in result.diagnostics if diagnostic.is_error] == []


def test_a_mistake_in_a_style_of_the_users_own_is_reported_with_its_line(make_project: MakeProject) -> None:
    folder = house(make_project, HOUSE.replace("p.date.years", "p.dates.years"))

    with pytest.raises(CvtexError) as raised:
        build(folder, BuildOptions(tex_only=True), lambda _: None)

    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.span is not None
    assert (diagnostic.span.file, diagnostic.span.line) == ("latex_templates/publications/house.tex", 3)
    assert diagnostic.message == "the template fails: nothing here is called `dates`"


def test_every_field_of_the_view_is_among_those_that_the_tests_print() -> None:
    apart = {"abbr", "entrysubtype", "shortjournal", "editortype", "editorctype"}

    assert set(TEXT_FIELDS) - set(FIELDS) == apart


MIXED = (EXAMPLES / "mixed.bib").read_text(encoding="utf-8")


@pytest.mark.latex
def test_works_of_all_kinds_stand_in_the_pdf_in_every_style(make_project: MakeProject, engine: Engine) -> None:
    sections = "".join(
        f'[sections.s-{style}]\nkind = "publications"\nstyle = "{style}"\n[variants.{style}]\nsections = ["s-{style}"]\n'
        for style in STYLES
    )
    settings = f'[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n{sections}'
    folder = make_project({"cv.toml": settings, "refs.bib": MIXED})

    result = build(folder, BuildOptions(engine=engine.name, keep_going=True), lambda _: None)

    assert {diagnostic.code for diagnostic in result.diagnostics} == {"owner-missing", "bib-missing-field"}
    for style in STYLES:
        pages = pdfium.PdfDocument(folder / "build" / f"{style}.pdf")
        text_layer = squeezed("".join(page.get_textpage().get_text_range() for page in pages))
        missing = [p.key for p in publications(MIXED) if squeezed(plain(p.title)) not in text_layer]
        assert missing == [], style


def squeezed(shown: str) -> str:
    return re.sub(r"[\W_\ufffe]+", "", shown).casefold()


@pytest.mark.parametrize("style", STYLES)
def test_works_of_all_kinds_have_no_stray_punctuation(style: str) -> None:
    for publication in publications(MIXED):
        assert_tidy(text(publication, style))


ANY = st.text(st.sampled_from(list("aB1 .,;:?!-–“”()[]&%#_^~$\\\\'\"éß…")), min_size=1, max_size=12)


@settings(max_examples=60)
@given(data=st.data(), kind=st.sampled_from(list(TYPES)), style=st.sampled_from(STYLES))
def test_any_text_in_any_field_makes_tex_with_matching_braces(data: st.DataObject, kind: str, style: str) -> None:
    names = data.draw(st.sets(st.sampled_from(sorted(FIELDS)), min_size=3))
    written = {name: f"{{{data.draw(ANY)} }}" for name in sorted(names)}
    (publication,) = publications(entry(kind, [], **{"title": "{Ideals}", "year": "1932"} | written))

    assert braces_balance(tex(publication, style))


def test_a_style_that_uses_a_field_without_printing_it_is_reported(make_project: MakeProject) -> None:
    dropping = HOUSE.replace(
        "\\VAR{ parts.closing(p) }", "\\BLOCK{ set never }\\VAR{ p.note }\\BLOCK{ endset }\\VAR{ parts.closing(p) }"
    )

    result = build(house(make_project, dropping), BuildOptions(tex_only=True, keep_going=True), lambda _: None)

    (error,) = [diagnostic for diagnostic in result.diagnostics if diagnostic.is_error]
    assert error.message == "the style fails: it uses the field `note` of `a` and does not print it"
    assert error.span is not None
    assert (error.span.file, error.span.line) == ("latex_templates/publications/house.tex", 2)


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("p.note | capital | ended", id="with a stop"),
        pytest.param('labels.quoted([p.note, p.pages] | commas("; "))', id="in quotation marks"),
        pytest.param("p.note | lower_first | unstopped", id="without its stops"),
        pytest.param("p.pages", id="another one"),
    ],
)
def test_a_field_is_printed_in_whatever_form(make_project: MakeProject, printed: str) -> None:
    note = REFS.replace("{Habilitation}", "{Cf. the “Q.E.D.” of J. Herbrand. \\'Etude}")
    style = HOUSE.replace("\\VAR{ parts.closing(p) }", f"\\VAR{{ {printed} }} \\VAR{{ parts.closing(p) }}")
    folder = house(make_project, style)
    (folder / "refs.bib").write_text(note, encoding="utf-8")

    result = build(folder, BuildOptions(tex_only=True), lambda _: None)

    assert [diagnostic for diagnostic in result.diagnostics if diagnostic.is_error] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_number_of_a_report_says_what_it_is(style: str) -> None:
    (publication,) = publications(
        "@report{a, author={Noether, Emmy}, title={Ringe}, number={7}, institution={MI}, year=1921}"
    )

    assert re.search(r"(?:No\.|no\.|Rep\.|No\.:)\s*7\b", text(publication, style))
