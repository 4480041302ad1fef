"""A project read whole: what its .bib files share, and what cv.toml says about the owner."""

import pytest

from cvtex.model.rich import plain
from cvtex.project import ReadBefore, read_project
from support import MakeProject

_CV = """
[person]
name = "Emmy Noether"
former_names = ["Noether Amalie"]
namesakes = ["E. Noether"]
accounts = { orcid = "0000-0002-1825-0097" }
[publications]
files = ["refs.bib"]
"""
_BIB = "@misc{{key, title = {{X}}, author = {{A. Byron and {}}}}}"


def _owned(make_project: MakeProject, author: str) -> bool:
    folder = make_project({"cv.toml": _CV, "refs.bib": _BIB.format(author)})
    (publication,) = read_project(folder).publications
    return publication.authors[-1].is_owner


def test_the_owner_is_found_by_name(make_project: MakeProject) -> None:
    assert _owned(make_project, "Emmy Noether")


def test_the_owner_is_found_by_a_former_name(make_project: MakeProject) -> None:
    assert _owned(make_project, "Noether Amalie")


def test_the_owner_is_found_by_orcid(make_project: MakeProject) -> None:
    assert _owned(make_project, r"Ada Lovelace\orcidlink{0000-0002-1825-0097}")


def test_a_namesake_is_not_the_owner(make_project: MakeProject) -> None:
    assert not _owned(make_project, "E. Noether")


_SHARED = (
    '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["strings.bib", "refs.bib", "./refs.bib", "*.bib"]\n'
)
_REFS = "@article{noether1918, author = {Noether, Emmy}, title = {X}, journal = nachr, year = 1918}\n"


def test_strings_of_one_file_serve_the_next_and_no_file_is_read_twice(make_project: MakeProject) -> None:
    strings = "@string{nachr = {Nachrichten}}\n"
    project = read_project(make_project({"cv.toml": _SHARED, "strings.bib": strings, "refs.bib": _REFS}))

    assert [plain(publication.venue) for publication in project.publications] == ["Nachrichten"]
    assert project.diagnostics == ()


def test_a_file_in_another_encoding_is_read_with_a_warning(make_project: MakeProject) -> None:
    refs = _REFS.replace("nachr", "{Göttinger Nachrichten}").encode("latin-1")
    project = read_project(make_project({"cv.toml": _SHARED.replace('"strings.bib", ', ""), "refs.bib": refs}))

    assert [plain(publication.venue) for publication in project.publications] == ["Göttinger Nachrichten"]
    assert [(d.code, d.is_error) for d in project.diagnostics] == [("file-encoding", False)]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param('[[publications.rules]]\nvenue = ["Acta"]\nkind = "talk"\n', "this rule holds for no publication"),
        pytest.param('[publications.marks.studnt]\nsymbol = "+"\n', "nobody has the mark `studnt`"),
        pytest.param(
            '[publications.marks.student]\nnames = ["Emil Artin"]\n',
            "no publication has `Emil Artin` among its authors",
        ),
    ],
)
def test_what_is_set_for_nothing_is_reported(make_project: MakeProject, setting: str, message: str) -> None:
    head = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n'

    project = read_project(make_project({"cv.toml": head + setting, "refs.bib": _REFS.replace("nachr", "{N}")}))

    assert [diagnostic.message for diagnostic in project.diagnostics] == [message]


def test_a_folder_is_no_bib_file(make_project: MakeProject) -> None:
    folder = make_project(
        {"cv.toml": '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["bib"]\n', "bib/a.bib": ""}
    )

    (diagnostic,) = read_project(folder).diagnostics

    assert (diagnostic.message, diagnostic.help) == ("`bib` is a folder", "name the files in it: `bib/*.bib`")


@pytest.mark.parametrize(
    ("name", "old", "new", "is_same"),
    [
        pytest.param("cv.toml", "Göttingen", "Erlangen", True, id="a section"),
        pytest.param("cv.toml", 'name = "Emmy', 'former_names = ["E. Noether"]\nname = "Emmy', False, id="the names"),
        pytest.param("cv.toml", "[publications]", '[publications]\npreprints = "merge"', True, id="what is done later"),
        pytest.param(
            "cv.toml",
            "[[talks]]",
            '[[publications.rules]]\nkeywords = ["x"]\ntags = ["best"]\n[[talks]]',
            False,
            id="a rule",
        ),
        pytest.param("refs.bib", "1918", "1921", False, id="an entry"),
        pytest.param("refs.bib", "1918,", "1918, ", False, id="a blank in a .bib file"),
    ],
)
def test_publications_are_read_again_where_anything_has_changed_that_they_are_made_of(
    make_project: MakeProject,
    name: str,
    old: str,
    new: str,
    is_same: bool,  # noqa: FBT001
) -> None:
    files = {
        "cv.toml": '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n'
        '[[talks]]\ntitle = "Invarianten"\ndate = 1918\nevent = "Göttingen"\n',
        "refs.bib": "@article{a, author = {E. Noether}, title = {A}, journal = {B}, year = 1918, keywords = {x}}\n",
    }
    before = ReadBefore()
    first = read_project(make_project(files), before=before).publications
    changed = make_project({**files, name: files[name].replace(old, new)})

    again = read_project(changed, before=before).publications

    assert (again[0] is first[0]) is is_same
    assert again == read_project(changed).publications
