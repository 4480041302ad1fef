"""Where the project is, and which files a pattern in it names."""

from pathlib import Path

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.source.project import display_name, find_project, matching_files
from cvtex.source.reads import Reads


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with some .bib files in it."""
    folder = tmp_path / "project"
    for name in ("cv.toml", "bib/b.bib", "bib/a.bib", "bib/old/c.bib", "bib/notes.txt", "[x].bib"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "bib" / "folder.bib").mkdir()
    (tmp_path / "outside.bib").touch()
    return folder


@pytest.mark.parametrize("start", [".", "bib", "bib/old"])
def test_the_project_is_found_from_any_folder_in_it(project: Path, start: str) -> None:
    assert find_project(project / start) == project.resolve()


def test_the_nearest_project_is_found(project: Path) -> None:
    (project / "bib" / "cv.toml").touch()
    assert find_project(project / "bib" / "old") == (project / "bib").resolve()


def test_a_folder_called_cv_toml_makes_no_project(project: Path) -> None:
    (project / "bib" / "cv.toml").mkdir()
    assert find_project(project / "bib") == project.resolve()


def test_no_project_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(CvtexError) as raised:
        find_project(tmp_path)
    (error,) = raised.value.diagnostics
    assert (error.code, error.help) == ("no-project", "name the project's folder with `-C DIR`")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        pytest.param("bib/a.bib", ["bib/a.bib"], id="file"),
        pytest.param("bib/*.bib", ["bib/a.bib", "bib/b.bib"], id="star-in-order-without-folders"),
        pytest.param("bib/?.bib", ["bib/a.bib", "bib/b.bib"], id="question-mark"),
        pytest.param("bib/[b-z].bib", ["bib/b.bib"], id="range"),
        pytest.param("bib/**/*.bib", ["bib/a.bib", "bib/b.bib", "bib/old/c.bib"], id="double-star"),
        pytest.param("bib/none.bib", [], id="missing"),
        pytest.param("bib/folder.bib", [], id="folder"),
        pytest.param("bib/n*.bib", [], id="nothing-matches"),
    ],
)
def test_a_pattern_names_files(project: Path, pattern: str, names: list[str]) -> None:
    assert [display_name(path, project) for path in matching_files(project, pattern, Reads(project))] == names


def test_a_pattern_may_climb_out_of_the_project(project: Path) -> None:
    (path,) = matching_files(project, "../outside.bib", Reads(project))
    assert path.samefile(project.parent / "outside.bib")


@pytest.mark.parametrize("name", ["outside.bib", "outs*.bib"])
def test_a_pattern_may_be_an_absolute_path(project: Path, name: str) -> None:
    assert matching_files(project, str(project.parent / name), Reads(project)) == [project.parent / "outside.bib"]


def test_a_file_outside_the_project_is_named_in_full(project: Path) -> None:
    outside = project.parent / "outside.bib"
    assert display_name(outside, project) == outside.as_posix()
