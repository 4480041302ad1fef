"""What there is to say about variants before they are compiled."""

import datetime
import re

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.prepare import locate_mark, prepare
from cvtex.project import read_project
from support import MakeProject

TODAY = datetime.date(2026, 11, 22)
HEAD = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n'


def remarks(make_project: MakeProject, text: str, *names: str) -> list[str]:
    project = read_project(make_project(**{"cv.toml": HEAD + text}))
    _, diagnostics = prepare(project, names, TODAY)
    return [f"{d.severity}[{d.code}] {d.span.file if d.span else ''}: {d.message}" for d in diagnostics]


WHOLE = '[sections.all]\nkind = "publications"\n'
ALGEBRA = '[sections.algebra]\nkind = "publications"\nselect = { keywords = ["algebra"] }\n'
TWO = (
    "@article{noether1918, author={Noether, Emmy}, title={Invariante Variationsprobleme}, journal={Nachrichten},"
    " year=1918, keywords={algebra}}\n@thesis{noether1908, author={Noether, Emmy}, title={Formensysteme}, year=1908}\n"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE + '[variants.full]\nsections = ["journals", "all"]\n', id="two complete lists"),
        pytest.param(ALGEBRA + '[variants.full]\nsections = ["algebra", "latest"]\n', id="two selections alone"),
    ],
)
def test_a_publication_in_two_lists_of_a_variant_is_reported(make_project: MakeProject, text: str) -> None:
    folder = make_project(**{"cv.toml": HEAD + text, "refs.bib": TWO.partition("\n")[0]})
    _, (diagnostic,) = prepare(read_project(folder), [], TODAY)

    assert diagnostic.code == "printed-twice"
    assert diagnostic.message.startswith("`noether1918` is printed 2 times in variant `full`: in `")


@pytest.mark.parametrize(
    "selection", ["max = 5", 'keys = ["noether1918"]', 'keywords = ["algebra"]', "last_years = 200"]
)
def test_a_selection_beside_complete_lists_repeats_on_purpose(make_project: MakeProject, selection: str) -> None:
    text = (
        f'[sections.best]\nkind = "publications"\nselect = {{ {selection} }}\n'
        '[variants.full]\nsections = ["best", "publications"]\n'
    )
    project = read_project(make_project(**{"cv.toml": HEAD + text, "refs.bib": TWO}))

    assert prepare(project, [], TODAY)[1] == ()


def test_a_publication_in_no_variant_is_reported(make_project: MakeProject) -> None:
    text = '[variants.full]\nsections = ["talks"]\n[[talks]]\ntitle = "Rings"\n'

    assert remarks(make_project, text) == [
        "warning[never-printed] refs.bib: `noether1918` (journal) is printed in no variant"
    ]
    assert remarks(make_project, text, "full") == []


@pytest.mark.parametrize(
    ("variants", "message"),
    [
        pytest.param(
            '[variants.full]\nsections = ["journals"]\n', "`noether1908` (thesis) is printed in no variant", id="kind"
        ),
        pytest.param(
            '[variants.full]\nsections = ["journals"]\n[variants.page]\nsections = ["latest"]\n',
            "`noether1908` (thesis) is in no complete list, only in a selection of variant `page`",
            id="only in a selection",
        ),
        pytest.param(
            '[variants.full]\nsections = ["journals"]\n[variants.other]\nsections = ["theses"]\n',
            None,
            id="complete together",
        ),
        pytest.param(
            '[variants.full]\nsections = ["publications"]\n[variants.page]\nsections = ["algebra"]\n' + ALGEBRA,
            None,
            id="a page of selected papers",
        ),
        pytest.param('[variants.page]\nsections = ["algebra"]\n' + ALGEBRA, None, id="nothing but selections"),
        pytest.param(
            '[variants.full]\nsections = ["books", "algebra"]\n' + ALGEBRA,
            "`noether1908` (thesis) is printed in no variant",
            id="complete lists that are empty",
        ),
    ],
)
def test_what_no_complete_list_prints_is_reported(
    make_project: MakeProject, variants: str, message: str | None
) -> None:
    project = read_project(make_project(**{"cv.toml": HEAD + variants, "refs.bib": TWO}))
    _, diagnostics = prepare(project, [], TODAY)

    assert [d.message for d in diagnostics] == ([message] if message else [])


PREPRINT = (
    "@article{noether1918, author={Noether, Emmy}, title={Invariante Variationsprobleme}, journal={Nachrichten}, year=1918}\n"
    "@article{noether1917, author={Noether, Emmy}, title={Invariante Variationsprobleme}, journal={CoRR}, year=1917}\n"
)


@pytest.mark.parametrize(
    ("option", "keys", "codes"),
    [
        pytest.param("", ["noether1918", "noether1917"], ["preprint-published"], id="nothing said"),
        pytest.param('preprints = "keep"', ["noether1918", "noether1917"], [], id="keep"),
        pytest.param('preprints = "drop"', ["noether1918"], [], id="drop"),
        pytest.param('preprints = "merge"', ["noether1918"], [], id="merge"),
        pytest.param(
            'different = [["noether1917", "noether1918"]]', ["noether1918", "noether1917"], [], id="two works"
        ),
        pytest.param(
            'preprints = "drop"\ndifferent = [["noether1917", "noether19"]]',
            ["noether1918"],
            ["unknown-entry"],
            id="key",
        ),
    ],
)
def test_the_user_says_what_becomes_of_preprints(
    make_project: MakeProject, option: str, keys: list[str], codes: list[str]
) -> None:
    project = read_project(make_project(**{"cv.toml": f"{HEAD}{option}\n", "refs.bib": PREPRINT}))

    assert [publication.key for publication in project.publications] == keys
    assert [diagnostic.code for diagnostic in project.diagnostics] == codes
    assert prepare(project, [], TODAY)[1] == ()


def test_a_selection_that_names_a_preprint_which_is_left_out_learns_why(make_project: MakeProject) -> None:
    variant = '[variants.full]\nsections = [{ use = "journals", select = { keys = ["noether1917"] } }]\n'
    text = f'{HEAD}preprints = "drop"\n{variant}'
    project = read_project(make_project(**{"cv.toml": text, "refs.bib": PREPRINT}))
    _, diagnostics = prepare(project, [], TODAY)

    assert [(d.code, d.help) for d in diagnostics if d.is_error] == [
        (
            "unknown-entry",
            "it is a preprint of `noether1918`, and `preprints` in `[publications]` leaves it out",
        )
    ]


def test_a_work_of_the_far_future_is_reported(make_project: MakeProject) -> None:
    entry = "@article{noether, author={Noether, Emmy}, title={Zahlen}, journal={Nachrichten}, year=2091}\n"
    project = read_project(make_project(**{"refs.bib": entry}))

    assert [d.message for d in prepare(project, [], TODAY)[1]] == ["`noether` is dated 2091, far in the future"]


@pytest.mark.parametrize(
    ("language", "help_"),
    [
        pytest.param("xx", "it has those for `cs`, `de`, ", id="none is near"),
        pytest.param("ger", "did you mean `de`?", id="three letters"),
        pytest.param("cz", "did you mean `cs`?", id="the country"),
    ],
)
def test_a_language_without_words_is_an_error(make_project: MakeProject, language: str, help_: str) -> None:
    project = read_project(make_project(**{"cv.toml": f'{HEAD}[variants.full]\nlanguage = "{language}"\n'}))
    (error,) = [one for one in prepare(project, ["full"], TODAY)[1] if one.is_error]

    assert (error.code, error.message) == ("unknown-language", f"cvtex has no words for the language `{language}`")
    assert (error.help or "").startswith(help_)


def test_all_missing_translations_of_a_variant_are_one_warning(make_project: MakeProject) -> None:
    talks = "".join(f'[[talks]]\ntitle = {{ en = "Rings {number}" }}\n' for number in range(8))
    variants = '[variants.full]\nlanguage = "de"\nsections = ["talks"]\n'
    project = read_project(make_project(**{"cv.toml": f"{HEAD}{talks}{variants}"}))
    diagnostics = [one for one in prepare(project, ["full"], TODAY)[1] if one.code == "missing-translation"]

    assert [(one.message, one.span and one.span.line, one.help) for one in diagnostics] == [
        (
            "variant `full` prints 8 texts in `en`, for there is none in `de`",
            6,
            "add `de = …` here and at cv.toml:8, cv.toml:10, cv.toml:12, cv.toml:14, cv.toml:16, …",
        )
    ]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param('"Rings"', id="in no language"),
        pytest.param('{ de = "Ringe" }', id="in the language of the country"),
        pytest.param('{ de-CH = "Ringe" }', id="in that of another country"),
        pytest.param('{ tex = "Rings" }', id="TeX"),
    ],
)
def test_text_that_serves_is_no_missing_translation(make_project: MakeProject, title: str) -> None:
    text = f'{HEAD}[[talks]]\ntitle = {title}\n[variants.full]\nlanguage = "de-AT"\nsections = ["talks"]\n'
    project = read_project(make_project(**{"cv.toml": text}))

    assert [one.code for one in prepare(project, ["full"], TODAY)[1] if one.code == "missing-translation"] == []


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        pytest.param('keys = ["noether1919"]', "there is no publication `noether1919`", id="key"),
        pytest.param('ids = ["nobody"]', "there is no publication `nobody`", id="id"),
    ],
)
def test_a_selection_by_an_unknown_name_is_an_error(make_project: MakeProject, selection: str, message: str) -> None:
    text = f'[variants.full]\nsections = [{{ use = "journals", select = {{ {selection} }} }}]\n'

    assert f"error[unknown-entry] cv.toml: {message}" in remarks(make_project, text, "full")


def test_two_variants_cannot_write_one_file(make_project: MakeProject) -> None:
    text = '[variants.a]\nfilename = "cv"\n[variants.b]\nfilename = "CV"\n'

    assert remarks(make_project, text) == [
        "error[same-file] cv.toml: the variants `a` and `b` write the same file, `CV`"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            '[[talks]]\ntitle = "T"\nonly = ["nope"]\n',
            "error[unknown-variant] cv.toml: there is no variant `nope`",
            id="only for a variant that is not there",
        ),
        pytest.param(
            '[[talks]]\ntitle = "T"\nonly = ["full"]\nnot = ["full"]\n',
            "warning[never-printed] cv.toml: this entry is printed in no variant",
            id="only and not",
        ),
        pytest.param(
            '[[talks]]\ntitle = "T"\nid = "a"\n[[talks]]\ntitle = "U"\nid = "a"\n',
            "error[duplicate-id] cv.toml: the id `a` is used twice in `talks`",
            id="one id twice",
        ),
        pytest.param(
            '[sections.mine]\nkind = "talks"\n[variants.full]\nsections = ["journals"]\n',
            "warning[unused-section] cv.toml: no variant prints the section `mine`",
            id="section that nobody prints",
        ),
        pytest.param(
            '[sections.mine]\nkind = "publications"\nselect = { keywords = ["typo"] }\n',
            "warning[empty-selection] cv.toml: section `mine` selects nothing in variant `full`",
            id="selection of nothing",
        ),
        pytest.param(
            '[sections.journals]\nkind = "publications"\nstyle = "defualt"\n',
            "error[template-missing] cv.toml: there is no template `publications/defualt.tex`",
            id="style that is not there",
        ),
        pytest.param(
            "[[talks]]\ntitle = { tex = 'a } b' }\n",
            "error[tex-braces] cv.toml: the braces of this TeX do not match",
            id="braces in TeX",
        ),
        pytest.param(
            '[[talks]]\ntitle = "T"\n[sections.g]\nkind = "group"\nsections = ["talks"]\n'
            '[variants.full]\nsections = [{ use = "g", select = { max = 1 } }]\n',
            "warning[useless-select] cv.toml: `select` means nothing to the group `g`",
            id="selection from a group",
        ),
        pytest.param(
            '[variants.full]\nsections = ["journals"]\nlists = { numbering = "none" }\n'
            '[variants.short]\nsections = ["journals"]\nnumbers_from = "full"\n',
            "warning[numbers-from] cv.toml: the lists of the variant `full` have no numbers",
            id="numbers from where there are none",
        ),
        pytest.param(
            "[[talks]]\ntitle = { tex = '50% lost' }\n",
            "error[tex-comment] cv.toml: `%` begins a comment in TeX: `lost` is not printed",
            id="per cent sign in TeX",
        ),
        pytest.param(
            "".join(f'[sections.g{n}]\nkind = "group"\nsections = ["g{n + 1}"]\n' for n in range(800))
            + '[sections.g800]\nkind = "talks"\n[variants.full]\nsections = ["g0"]\n',
            "error[section-depth] cv.toml: sections stand in each other more than 4 deep",
            id="groups without end",
        ),
    ],
)
def test_what_leads_nowhere_is_reported(make_project: MakeProject, text: str, message: str) -> None:
    assert message in remarks(make_project, text)


def test_declared_sections_are_printed_without_declared_variants(make_project: MakeProject) -> None:
    text = (
        '[[talks]]\ntitle = "T"\n[[lectures]]\ntitle = "L"\n'
        '[sections.outreach]\nkind = "talks"\nentries = [{ title = "O" }]\n'
        '[sections.speaking]\nkind = "group"\nsections = ["talks", "lectures"]\n'
    )
    project = read_project(make_project(**{"cv.toml": HEAD + text}))

    (full,), diagnostics = prepare(project, ["full"], TODAY)

    assert diagnostics == ()
    assert [section.name for section in full.sections] == ["speaking", "publications", "outreach"]


def test_the_owner_s_name_is_text(make_project: MakeProject) -> None:
    project = read_project(make_project({"cv.toml": "[person]\nname = 'A ~B {C} \\input{x}--D'\n"}))

    (full, _), diagnostics = prepare(project, [], TODAY)

    assert diagnostics == ()
    assert r"A \textasciitilde{}B \{C\} \textbackslash{}input\{x\}-{}-D" in str(full.tex)


def test_all_variants_are_reported_about_together(make_project: MakeProject) -> None:
    text = '[variants.a]\nsections = ["nosuch"]\n[variants.b]\nlanguage = "xx"\n'

    assert len([line for line in remarks(make_project, text, "a", "b", "c") if line.startswith("error")]) == 3


def test_marks_lead_back_to_the_sources(make_project: MakeProject) -> None:
    project = read_project(make_project(**{"cv.toml": HEAD + '[[talks]]\ntitle = "A"\n[[talks]]\ntitle = "B"\n'}))

    entry, publication = locate_mark(project, "talks.1"), locate_mark(project, "bib refs.bib:1")

    assert entry is not None
    assert (entry.file, entry.line) == ("cv.toml", 7)
    assert publication is not None
    assert (publication.file, publication.line) == ("refs.bib", 1)
    assert locate_mark(project, "bib nowhere.bib:1") is None


def test_wrong_toml_and_wrong_bib_are_told_together(make_project: MakeProject) -> None:
    folder = make_project(
        **{"cv.toml": HEAD + 'nonsense = 1\n[build]\ntimeout = "x"\n', "refs.bib": "@article{a,\n  title = {T},\n}\n"}
    )

    with pytest.raises(CvtexError) as caught:
        read_project(folder)

    files = {d.span.file for d in caught.value.diagnostics if d.span}
    assert files == {"cv.toml", "refs.bib"}


def test_a_bib_file_named_twice_is_read_once(make_project: MakeProject) -> None:
    folder = make_project(**{"cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["refs.bib", "*.bib"]\n'})

    assert len(read_project(folder).publications) == 1


def test_a_bib_file_in_an_old_encoding_is_read_with_a_warning(make_project: MakeProject) -> None:
    entry = "@article{a, author={Noether, E.}, title={Körper}, journal={J}, year=1921}\n".encode("windows-1252")
    folder = make_project(**{"refs.bib": entry})

    project = read_project(folder)

    assert [d.code for d in project.diagnostics] == ["file-encoding"]
    assert project.publications[0].title == ("Körper",)


def test_the_name_of_a_bib_file_cannot_end_the_comment_that_has_it(make_project: MakeProject) -> None:
    name = "a\n\\input{evil}%.bib"
    text = "@article{a, author = {Noether, Emmy}, title = {X}, journal = {J}, year = 1918}"
    project = read_project(make_project({"cv.toml": HEAD.replace("refs.bib", "*.bib"), name: text}))

    prepared, _ = prepare(project, ["full"], TODAY)
    lines = str(prepared[0].tex).splitlines()

    assert [line for line in lines if "evil" in line and not line.startswith("%%% bib ")] == []
    assert any(line.startswith("%%% bib ") for line in lines)


NAMED = '[person]\nname = "Johannes Müller"\n[variants.full]\n'


@pytest.mark.parametrize(
    ("text", "filename"),
    [
        pytest.param('filename = "CV_PubList_{family}"', "CV_PubList_Muller", id="family"),
        pytest.param('filename = "{family}_{given}"\nlanguage = "de"', "Mueller_Johannes", id="in German"),
        pytest.param('filename = "{name}-{variant}-{language}"', "Johannes_Muller-full-en", id="name and variant"),
        pytest.param('filename = "CV {date}"', "CV 2026-11-22", id="date"),
        pytest.param('filename = "plain"', "plain", id="no field"),
        pytest.param('filename = "CV_{family}.pdf"', "CV_Muller", id="with its ending"),
    ],
)
def test_the_name_of_a_file_has_fields(make_project: MakeProject, text: str, filename: str) -> None:
    (one,), diagnostics = prepare(read_project(make_project({"cv.toml": NAMED + text})), [], TODAY)

    assert (one.variant.filename, [d for d in diagnostics if d.is_error]) == (filename, [])


@pytest.mark.parametrize(
    ("filename", "message", "help_"),
    [
        pytest.param(
            "CV_{famly}", "no field of a file's name is called `famly`", "did you mean `family`?", id="unknown field"
        ),
        pytest.param(
            "CV_{year}",
            "no field of a file's name is called `year`",
            "there are `{family}`, `{given}`, `{name}`, `{variant}`, `{language}`, `{date}`",
            id="a field that is like none",
        ),
        pytest.param(
            "CV_{family",
            "`CV_{family` is not the name of a file",
            "fields stand in braces: `CV_{family}`",
            id="a brace that is not closed",
        ),
    ],
)
def test_a_wrong_field_is_an_error_at_the_file_s_name(
    make_project: MakeProject, filename: str, message: str, help_: str
) -> None:
    project = read_project(make_project({"cv.toml": f'{NAMED}filename = "{filename}"\n'}))

    (one,), (error,) = prepare(project, [], TODAY)

    assert (error.message, error.help, error.span and error.span.line) == (message, help_, 4)
    assert one.variant.filename == "full"


def test_a_name_that_becomes_empty_is_an_error(make_project: MakeProject) -> None:
    text = '[person]\nname = "Plato"\n[variants.full]\nfilename = "{given}"\n'
    _, (error,) = prepare(read_project(make_project({"cv.toml": text})), [], TODAY)

    assert error.code == "wrong-filename"


def test_two_variants_whose_fields_give_one_name_are_reported(make_project: MakeProject) -> None:
    fields = 'filename = "CV_{family}"\n'
    text = f"{NAMED}{fields}[variants.other]\n{fields}"
    _, diagnostics = prepare(read_project(make_project({"cv.toml": text})), [], TODAY)

    same = [d.message for d in diagnostics if d.code == "same-file"]
    assert same == ["the variants `full` and `other` write the same file, `CV_Muller`"]


def test_fit_without_a_limit_is_a_warning(make_project: MakeProject) -> None:
    text = "[variants.full]\nfit = true\n"

    assert remarks(make_project, text) == ["warning[idle-fit] cv.toml: `full` has no pages to fit"]
    assert remarks(make_project, text + "max_pages = 1\n") == []


ROLES = """
[[experience]]
organization = "Universität Göttingen"
  [[experience.roles]]
  title = "Privatdozentin"
  only = ["other"]
  [[experience.roles]]
  title = "Professorin"
  not = ["other"]
  details = [{ label = "Research", text = "Ideale", not = ["full"] }, { label = "Teaching", text = "Gruppen" }]
  highlights = ["Algebren", { text = "Formen", only = ["other"] }, { text = "Ringe", tags = ["rings"] }]
[[teaching]]
term = "WS 1924"
courses = [{ title = "Modultheorie", only = ["other"] }]
[[bio]]
text = "Erlangen"
paragraphs = ["Halle", { text = "Bryn Mawr", not = ["full"] }]
[variants.full]
sections = [{ use = "experience", select = { not_tags = ["rings"] } }, "teaching", "bio"]
[variants.other]
"""


def test_variants_and_tags_hold_inside_entries(make_project: MakeProject) -> None:
    prepared, _ = prepare(read_project(make_project(**{"cv.toml": HEAD + ROLES})), ["full"], TODAY)
    tex = str(prepared[0].tex)

    assert [word for word in ("Professorin", "Gruppen", "Algebren", "Erlangen", "Halle") if word not in tex] == []
    unprinted = ("Privatdozentin", "Ideale", "Formen", "Ringe", "Modultheorie", "WS 1924", "Bryn Mawr")
    assert [word for word in unprinted if word in tex] == []


def test_an_unknown_variant_in_a_highlight_is_an_error(make_project: MakeProject) -> None:
    text = ROLES.replace('text = "Formen", only = ["other"]', 'text = "Formen", only = ["othr"]')

    assert remarks(make_project, text, "full") == ["error[unknown-variant] cv.toml: there is no variant `othr`"]


def test_each_thing_inside_an_entry_has_its_mark_and_its_place(make_project: MakeProject) -> None:
    project = read_project(make_project(**{"cv.toml": HEAD + ROLES}))
    (one,), _ = prepare(project, ["full"], TODAY)
    lines = str(one.tex).splitlines()

    mark = "experience.0.roles.1.highlights.0"
    place = lines.index(f"%%% {mark}")
    assert lines[place + 1] == "\\cvitem{Algebren}"
    span = locate_mark(project, mark)
    assert span is not None
    assert "highlights" in (span.excerpt or "")


def test_a_photo_that_the_default_variants_do_not_print_is_told(make_project: MakeProject) -> None:
    text = HEAD.replace('name = "Emmy Noether"', 'name = "Emmy Noether"\nphoto = "emmy.png"')
    printed = text + '[variants.full]\nname_block = ["photo"]\n'

    def codes(cv: str) -> list[str]:
        _, diagnostics = prepare(read_project(make_project(**{"cv.toml": cv})), [], TODAY)
        return [one.code for one in diagnostics]

    assert "idle-photo" in codes(text)
    assert "idle-photo" not in codes(printed)
    assert "no-photo" not in codes(printed)
    assert "no-photo" in codes(printed.replace('photo = "emmy.png"', ""))


def test_a_form_tells_what_it_takes_no_more_of(make_project: MakeProject) -> None:
    service = "".join(f'[[service]]\nrole = "Role {number}"\n' for number in range(7))
    text = f'{service}[variants.nsf]\nprofile = "nsf-synergistic"\n'

    assert remarks(make_project, text, "nsf") == [
        "note[beyond-max] cv.toml: `nsf-synergistic` prints 5 of 7: the form takes no more"
    ]


TALKS = """
[[talks]]
title = "An invited talk"
invited = true
[[talks]]
title = "A keynote"
keynote = true
[[talks]]
title = "A contributed talk"
"""


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param('sections = [{ use = "talks", select = { invited = true } }]', id="in cv.toml"),
        pytest.param('profile = "msca"', id="by a profile"),
    ],
)
def test_only_invited_talks_are_called_so(make_project: MakeProject, variant: str) -> None:
    folder = make_project(**{"cv.toml": f'[person]\nname = "Emmy Noether"\n{TALKS}[variants.full]\n{variant}\n'})

    (prepared,), _ = prepare(read_project(folder), ["full"], TODAY)

    assert "An invited talk" in str(prepared.tex)
    assert "A keynote" in str(prepared.tex)
    assert "A contributed talk" not in str(prepared.tex)


def test_a_long_date_in_a_range_may_be_broken_before_its_year(make_project: MakeProject) -> None:
    cv = (
        '[person]\nname = "Emmy Noether"\n[[experience]]\norganization = "Göttingen"\n'
        'roles = [{ title = "Profesora", start = 2019-06-04, end = 2022-03 }]\n'
        '[variants.full]\nlanguage = "es"\ndesign = { dates = "long" }\n'
    ).replace("end = 2022-03", 'end = "2022-03"')

    (prepared,), _ = prepare(read_project(make_project(**{"cv.toml": cv})), ["full"], TODAY)

    assert re.search(r"4~de~junio~de 2019.*–.*\\cvbreak\{\}\\mbox\{marzo de 2022\}", str(prepared.tex))
