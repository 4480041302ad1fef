"""A project read whole: what cv.toml says about the owner reaches the .bib files."""

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
