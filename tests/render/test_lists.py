"""Lists of publications in a document: labels, groups, marks, links."""

import datetime
import re

import pytest

from cvtex.prepare import prepare
from cvtex.project import read_project
from support import MakeProject

TODAY = datetime.date(2026, 11, 22)
HEAD = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n'
REFS = """
@article{ideals, author = {Noether, Emmy}, title = {Idealtheorie}, journal = {Mathematische Annalen}, year = 1921,
  doi = {10.1007/BF01464225}, code = {https://example.org/code}, abstract = {Ideals & rings}, annotation = {The start}}
@article{variations, author = {Noether, Emmy and Hilbert, David and Klein, Felix}, title = {Variationsprobleme},
  journal = {Nachrichten}, year = 1918, author+an = {1=equal,corresponding; 2=equal}}
@inproceedings{congress, author = {Emmy Noether}, title = {Hyperkomplexe Systeme}, booktitle = {Verhandlungen}, year = 1932}
@article{soon, author = {Emmy Noether}, title = {Produkte}, journal = {Annalen}, pubstate = {inpress}, year = 1934}
"""


def tex(make_project: MakeProject, config: str, variant: str = "cv") -> tuple[str, list[str]]:
    project = read_project(make_project({"cv.toml": HEAD + config, "refs.bib": REFS}))
    prepared, diagnostics = prepare(project, [variant], TODAY)
    body = str(prepared[0].tex).partition("begin{document}")[2]
    return body, [diagnostic.message for diagnostic in (*project.diagnostics, *diagnostics)]


def labels(body: str) -> list[str]:
    return re.findall(r"\\cv(?:long)?reference *\{(.*?)\}", body)


ALL = '[variants.cv]\nsections = ["all"]\n[sections.all]\nkind = "publications"\n'
TWO = """[variants.cv]
sections = ["journals", "conferences"]
[sections.journals]
kind = "publications"
select = { kinds = ["journal"] }
[sections.conferences]
kind = "publications"
select = { kinds = ["conference"] }
"""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("", ["1.", "2.", "3.", "4."], id="up"),
        pytest.param('numbering = "down"', ["4.", "3.", "2.", "1."], id="down"),
        pytest.param('numbering = "down"\nprefix = "P"', ["P4", "P3", "P2", "P1"], id="prefix"),
        pytest.param('numbering = "none"', ["", "", "", ""], id="none"),
        pytest.param('numbering = "years"', ["1934", "1932", "1921", "1918"], id="years"),
        pytest.param('numbering = "years"\nselect = { until = 1930 }', ["1921", "1918"], id="years-of-a-selection"),
    ],
)
def test_publications_have_these_labels(make_project: MakeProject, settings: str, expected: list[str]) -> None:
    body, _ = tex(make_project, ALL + settings)

    assert labels(body) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param('numbering = "up"', ["1.", "2.", "3.", "1."], id="each-section-by-itself"),
        pytest.param('numbering_scope = "document"', ["1.", "2.", "3.", "4."], id="through-the-document"),
        pytest.param(
            'numbering = "down"\nnumbering_scope = "document"', ["4.", "3.", "2.", "1."], id="down-through-the-document"
        ),
    ],
)
def test_numbers_run_through_a_section_or_the_document(
    make_project: MakeProject, settings: str, expected: list[str]
) -> None:
    body, _ = tex(make_project, f"{TWO}[variants.cv.lists]\n{settings}")

    assert labels(body) == expected


def test_a_variant_can_keep_the_numbers_of_another(make_project: MakeProject) -> None:
    short = """[variants.short]
sections = [{ use = "journals", select = { kinds = ["journal", "conference"], sort = "title" } }]
numbers_from = "cv"
[variants.cv.lists]
numbering = "down"
"""

    body, messages = tex(make_project, TWO + short, "short")

    assert labels(body) == ["1.", "2.", "3.", "1."]
    assert messages == []


def test_a_publication_without_a_number_elsewhere_is_reported(make_project: MakeProject) -> None:
    short = '[variants.short]\nsections = ["other"]\nnumbers_from = "cv"\n[sections.other]\nkind = "publications"\n'

    body, messages = tex(make_project, ALL + "select = { max = 3 }\n" + short, "short")

    assert labels(body) == ["1.", "2.", "3.", ""]
    assert messages == ["`variations` has no number: the variant that numbers come from does not print it"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("cw", "there is no variant `cw`", id="no-such-variant"),
        pytest.param("short", "the variant `short` cannot take its numbers from itself", id="from-itself"),
        pytest.param("other", "the variant `other` takes its numbers from `cv` itself", id="from-elsewhere-itself"),
    ],
)
def test_numbers_that_cannot_come_from_there_are_an_error(make_project: MakeProject, source: str, message: str) -> None:
    more = f'[variants.short]\nextends = "cv"\nnumbers_from = "{source}"\n[variants.other]\nextends = "cv"\nnumbers_from = "cv"\n'

    assert tex(make_project, ALL + more, "short")[1] == [message]


@pytest.mark.parametrize(
    ("group_by", "headings"),
    [
        pytest.param("year", ["Publications", "Forthcoming", "1932", "1921", "1918"], id="years"),
        pytest.param("kind", ["Publications", "Journal Articles", "Conference and Workshop Papers"], id="kinds"),
        pytest.param("none", ["Publications"], id="none"),
    ],
)
def test_a_list_has_subheadings(make_project: MakeProject, group_by: str, headings: list[str]) -> None:
    body, _ = tex(make_project, f'{ALL}group_by = "{group_by}"')

    assert re.findall(r"\\cvheading\{\d\}\{\d\}\{[^}]*\}\{(.*?)\}", body) == headings


def test_a_list_of_one_kind_needs_no_subheading_of_it(make_project: MakeProject) -> None:
    body, _ = tex(make_project, TWO + '[variants.cv.lists]\ngroup_by = "kind"\n')

    assert body.count("Journal Articles") == 1


def test_a_note_that_says_what_the_state_says_is_printed_once(make_project: MakeProject) -> None:
    refs = REFS.replace("pubstate = {inpress}", "pubstate = {inpress}, note = {In press}")
    project = read_project(make_project({"cv.toml": HEAD + ALL, "refs.bib": refs}))

    prepared, _ = prepare(project, ["cv"], TODAY)

    assert str(prepared[0].tex).lower().count("in press") == 1


def test_the_legend_explains_the_marks_that_are_used_and_no_others(make_project: MakeProject) -> None:
    body, _ = tex(make_project, ALL)
    (legend,) = re.findall(r"\\cvlegend\{(.*)\}", body)

    assert legend == r"*\,equal contribution\cvdot \textsuperscript{\textdagger{}}\,corresponding author"
    assert r"\textbf{\cvname{Noether~E}}*\textsuperscript{,}\textsuperscript{\textdagger{}}, " in body
    assert "cvlegend" not in tex(make_project, ALL + "select = { since = 1920 }")[0]


def test_a_mark_behind_a_name_that_was_left_out_is_not_explained(make_project: MakeProject) -> None:
    cut = "authors = { max = 2, first = 1 }\n"
    refs = REFS.replace("2=equal", "3=student")
    project = read_project(make_project({"cv.toml": HEAD + ALL + cut, "refs.bib": refs}))

    prepared, _ = prepare(project, ["cv"], TODAY)

    assert "corresponding author" in str(prepared[0].tex)
    assert "supervised student" not in str(prepared[0].tex)


def test_two_marks_with_one_symbol_are_reported(make_project: MakeProject) -> None:
    marks = '[publications.marks.corresponding]\nsymbol = "*"\n'

    _, messages = tex(make_project, marks + ALL)

    assert messages == ["the marks `equal` and `corresponding` have one symbol, `*`"]


def test_what_a_use_selects_is_of_the_sections_kinds_unless_it_names_others(make_project: MakeProject) -> None:
    uses = '{ use = "journals", select = { max = 9 } }, { use = "journals", select = { kinds = ["conference"] } }'

    body, _ = tex(make_project, TWO.replace('"journals", "conferences"', uses))

    assert labels(body) == ["1.", "2.", "3.", "1."]


@pytest.mark.parametrize(
    ("sections", "group"),
    [
        pytest.param('[{ use = "both", prefix = "P" }]', "", id="where-it-is-used"),
        pytest.param('["both"]', 'prefix = "P"', id="in-its-section"),
    ],
)
def test_a_group_says_how_the_lists_under_it_are_set(make_project: MakeProject, sections: str, group: str) -> None:
    config = TWO.replace('["journals", "conferences"]', sections)
    both = f'[sections.both]\nkind = "group"\nsections = ["journals", "conferences"]\n{group}\n'

    body, _ = tex(make_project, config + both)

    assert labels(body) == ["P1", "P2", "P3", "P1"]


def own_style(make_project: MakeProject, style: str) -> tuple[str, str, int]:
    """Return what is said about a style of the project's own, with its place."""
    files = {
        "cv.toml": f'{HEAD}{ALL}style = "house"',
        "refs.bib": REFS,
        "latex_templates/publications/house.tex": style,
    }
    project = read_project(make_project(files))
    _, (diagnostic,) = prepare(project, ["cv"], TODAY)
    assert diagnostic.span is not None
    return diagnostic.message, diagnostic.span.file, diagnostic.span.line


@pytest.mark.parametrize(
    ("style", "message", "line"),
    [
        pytest.param("", "`publications/house.tex` has no macro `reference`", 1, id="empty"),
        pytest.param(
            "\\BLOCK{ macro ref(p) }x\\BLOCK{ endmacro }\n",
            "`publications/house.tex` has no macro `reference`",
            1,
            id="another-macro",
        ),
        pytest.param(
            "\n\\BLOCK{ macro reference(p) }\\emph{ \\VAR{ p.title }\\BLOCK{ endmacro }\n",
            "the style fails: the braces of what it prints do not match: \\emph{ Produkte",
            2,
            id="open-brace",
        ),
        pytest.param(
            "\\BLOCK{ macro reference(p) }\n\\VAR{ p.authors }\\BLOCK{ endmacro }\n",
            "the template fails: only LaTeX can be printed, and this is a value with parts, of which one can be: `all`, "
            "`cut`, `count`, `use`",
            2,
            id="a-value-with-parts",
        ),
    ],
)
def test_a_mistake_in_a_style_of_ones_own_is_reported_there(
    make_project: MakeProject, style: str, message: str, line: int
) -> None:
    assert own_style(make_project, style) == (message, "latex_templates/publications/house.tex", line)


def test_marks_have_the_users_symbols_and_words(make_project: MakeProject) -> None:
    marks = '[publications.marks.equal]\nsymbol = "+"\ntext = "together"\n'

    body, _ = tex(make_project, marks + ALL)

    assert r"\cvlegend{\textsuperscript{+}\,together\cvdot" in body


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        pytest.param("", "`variations`: the mark `host` of a name is not printed", id="without-a-symbol"),
        pytest.param(
            '[publications.marks.host]\nsymbol = "#"\n',
            "`variations`: no list explains the mark `host` behind a name",
            id="without-a-meaning",
        ),
    ],
)
def test_a_mark_that_nobody_explains_is_reported(make_project: MakeProject, marks: str, message: str) -> None:
    refs = REFS.replace("2=equal", "2=host")
    project = read_project(make_project({"cv.toml": HEAD + marks + ALL, "refs.bib": refs}))

    _, (diagnostic,) = prepare(project, ["cv"], TODAY)

    assert diagnostic.message == message


@pytest.mark.parametrize(
    ("settings", "present", "absent"),
    [
        pytest.param("", ["{doi:10.1007/BF01464225}", "{https://example.org/code}"], ["cvbadge"], id="text"),
        pytest.param(
            'links = "badge"', ["cvbadge{https://doi.org/10.1007/BF01464225}{DOI}", "{Code}"], ["doi:"], id="badges"
        ),
        pytest.param(
            'links = "title"',
            [r"\href{https://doi.org/10.1007/BF01464225}{Idealtheorie}", "{https://example.org/code}"],
            ["doi:10"],
            id="title",
        ),
        pytest.param('links = "none"', [], ["href"], id="none"),
        pytest.param('link_labels = ["code"]', ["{https://example.org/code}"], ["doi"], id="only-these"),
    ],
)
def test_links_are_shown_as_asked(
    make_project: MakeProject, settings: str, present: list[str], absent: list[str]
) -> None:
    (entry,) = re.findall(r"\\cvreference *\{3\.\}.*\n.*", tex(make_project, ALL + settings)[0])

    assert [part for part in present if part not in entry] == []
    assert [part for part in absent if part in entry] == []


def test_a_link_that_does_not_exist_is_reported_where_it_is_asked_for(make_project: MakeProject) -> None:
    project = read_project(make_project({"cv.toml": f'{HEAD}{ALL}link_labels = ["doi", "cod"]', "refs.bib": REFS}))

    _, (diagnostic,) = prepare(project, ["cv"], TODAY)

    assert (diagnostic.message, diagnostic.help) == ("no link is called `cod`", "did you mean `code`?")
    assert diagnostic.span is not None
    assert diagnostic.span.excerpt == 'link_labels = ["doi", "cod"]'


def test_links_come_in_the_order_asked_for(make_project: MakeProject) -> None:
    body, _ = tex(make_project, ALL + 'link_labels = ["code", "doi"]')

    assert body.index("example.org/code") < body.index("doi.org")


def test_abstracts_and_comments_are_printed_where_wanted(make_project: MakeProject) -> None:
    body, _ = tex(make_project, ALL + 'show = ["comment", "abstract"]')

    assert re.findall(r"\\cvcomment\{(.*)\}", body) == [r"Ideals \& rings", "The start"]
    assert "cvcomment" not in tex(make_project, ALL)[0]


def test_authors_are_cut_as_the_section_says(make_project: MakeProject) -> None:
    body, _ = tex(make_project, ALL + "authors = { max = 2, first = 1, position = true }")

    assert " et al., 1st of 3 (1918)" in body


def test_a_style_that_does_not_exist_is_reported_where_it_is_named(make_project: MakeProject) -> None:
    project = read_project(
        make_project({"cv.toml": HEAD + ALL + '[variants.cv.lists]\nstyle = "mla"', "refs.bib": REFS})
    )

    _, (diagnostic,) = prepare(project, ["cv"], TODAY)

    assert diagnostic.message == "there is no template `publications/mla.tex`"
    assert diagnostic.span is not None
    assert diagnostic.span.excerpt == 'style = "mla"'
