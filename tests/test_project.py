"""A project read whole: what its .bib files share."""

from cvtex.model.rich import plain
from cvtex.project import read_project
from support import MakeProject

_CV = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["strings.bib", "refs.bib", "./refs.bib", "*.bib"]\n'
_REFS = "@article{noether1918, author = {Noether, Emmy}, title = {X}, journal = nachr, year = 1918}\n"


def test_strings_of_one_file_serve_the_next_and_no_file_is_read_twice(make_project: MakeProject) -> None:
    strings = "@string{nachr = {Nachrichten}}\n"
    project = read_project(make_project({"cv.toml": _CV, "strings.bib": strings, "refs.bib": _REFS}))

    assert [plain(publication.venue) for publication in project.publications] == ["Nachrichten"]
    assert project.diagnostics == ()


def test_a_file_in_another_encoding_is_read_with_a_warning(make_project: MakeProject) -> None:
    refs = _REFS.replace("nachr", "{Göttinger Nachrichten}").encode("latin-1")
    project = read_project(make_project({"cv.toml": _CV.replace('"strings.bib", ', ""), "refs.bib": refs}))

    assert [plain(publication.venue) for publication in project.publications] == ["Göttinger Nachrichten"]
    assert [(d.code, d.is_error) for d in project.diagnostics] == [("file-encoding", False)]
