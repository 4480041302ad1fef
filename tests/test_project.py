"""A project read whole: what its .bib files share, and what cv.toml says about the owner."""

import pytest

from cvtex.model.rich import plain
from cvtex.project import read_project
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
