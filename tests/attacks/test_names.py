"""Names of files, folders and patterns in cv.toml lead nowhere but where they may, and never to a halt."""

import os
from pathlib import Path

import pytest

from cvtex.build import build, check
from cvtex.diagnostics import CvtexError
from cvtex.results import BuildOptions
from support import MakeProject

PERSON = '[person]\nname = "E"\n'


def codes(folder: Path) -> set[str]:
    try:
        result = build(folder, BuildOptions(tex_only=True), lambda _: None)
    except CvtexError as error:
        return {diagnostic.code for diagnostic in error.diagnostics if diagnostic.is_error}
    return {diagnostic.code for diagnostic in result.diagnostics if diagnostic.is_error}


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../x", id="above"),
        pytest.param("/x", id="absolute"),
        pytest.param("a/../../x", id="up again"),
        pytest.param("a/b", id="below"),
        pytest.param("..\\\\x", id="backslash"),
        pytest.param(".", id="dot"),
        pytest.param("..", id="dots"),
        pytest.param(".cvtex", id="own folder"),
        pytest.param("", id="empty"),
        pytest.param(" ", id="blank"),
        pytest.param("\\u0000", id="NUL"),
        pytest.param("a\\nb", id="line break"),
        pytest.param("C:x", id="drive"),
        pytest.param("x?", id="pattern"),
        pytest.param("n" * 5000, id="long"),
        pytest.param("ü" * 127, id="long in bytes"),
        pytest.param("nul", id="device"),
        pytest.param("COM1", id="port"),
        pytest.param("aux.old", id="device with an ending"),
        pytest.param("x.", id="dot behind"),
        pytest.param("x ", id="blank behind"),
    ],
)
def test_an_output_is_named_in_its_folder_only(make_project: MakeProject, tmp_path: Path, name: str) -> None:
    folder = make_project({"project/cv.toml": f'{PERSON}[variants.full]\nfilename = "{name}"\n'}) / "project"

    assert codes(folder) != set()
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
    assert [path for path in everything(folder) if path.endswith((".tex", ".pdf"))] == []


@pytest.mark.parametrize("name", ["written.json", "work.x", "builds", "full", "con-tents", "Lebenslauf für 2025"])
def test_other_names_are_names(make_project: MakeProject, name: str) -> None:
    folder = make_project({"cv.toml": f'{PERSON}[variants.full]\nfilename = "{name}"\n'})

    assert codes(folder) == set()


@pytest.mark.parametrize(
    "directory", ["..", "../x", "/x", "a/../../x", "~/x", "\\u0000", "", "a\\\\..\\\\..\\\\x", "C:\\\\x"]
)
def test_the_output_folder_is_inside_the_project(make_project: MakeProject, tmp_path: Path, directory: str) -> None:
    folder = make_project({"project/cv.toml": f'{PERSON}[build]\ndirectory = "{directory}"\n'}) / "project"

    assert codes(folder) != set()
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
    assert everything(folder) == ["cv.toml"]


def test_an_output_folder_that_is_a_link_out_of_the_project_is_the_users_wish(make_project: MakeProject) -> None:
    folder = make_project({"project/cv.toml": PERSON, "elsewhere/readme": "x"})
    (folder / "project" / "build").symlink_to(folder / "elsewhere")

    assert codes(folder / "project") == set()
    assert (folder / "elsewhere" / "full.tex").is_file()


@pytest.mark.parametrize(
    "pattern",
    [
        "/dev/zero", "/dev/stdin", "/dev/tty", "/proc/self/mem", "/proc/kmsg", "pipe.bib", "*.bib", "**/*.bib", "**", "***",
        "circle/**/*.bib", "/", ".", "..", "", "\\u0000", "[", "[!", "a**", "~root/x.bib", "../*.bib", "https://example.org/x.bib",
        "?" * 3000, "*" * 300, "*a" * 200,
    ],
)  # fmt: skip
def test_no_pattern_for_bib_files_brings_cvtex_to_a_halt(make_project: MakeProject, pattern: str) -> None:
    folder = make_project({"project/cv.toml": f'{PERSON}[publications]\nfiles = ["{pattern}"]\n'}) / "project"
    os.mkfifo(folder / "pipe.bib")
    (folder / "circle").symlink_to(folder)

    found = codes(folder)

    assert found or pattern == "/proc/kmsg"  # which is a file that can be read, for some


def test_a_project_of_pipes_is_no_project(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cv.toml")

    with pytest.raises(CvtexError, match=r"cannot read `cv\.toml`"):
        check(tmp_path)
