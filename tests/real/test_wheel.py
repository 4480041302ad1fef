"""The built wheel, installed into an empty environment, builds a CV outside the repository."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from support import MakeProject

pytestmark = pytest.mark.latex


def run(*command: str | Path, folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    finished = subprocess.run(
        [os.fspath(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=600,
    )
    assert finished.returncode == 0, finished.stdout
    return finished.stdout


@pytest.fixture(scope="module")
def installed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `cvtex` of an environment that has nothing but the wheel with its embedded engine."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, repository, folder=folder)
    (wheel,) = folder.glob("cvtex-*.whl")
    venv.create(folder / "environment", with_pip=True)
    python = folder / "environment" / "bin" / "python"
    constraints = repository / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "-c", constraints, f"{wheel}[embedded]", folder=folder)
    return folder / "environment" / "bin" / "cvtex"


@pytest.mark.skipif(os.name == "nt", reason="the paths of a virtual environment are those of a Unix here")
def test_the_wheel_builds_a_cv_in_an_empty_environment(installed: Path, make_project: MakeProject) -> None:
    folder = make_project()

    said = run(installed, "build", "--engine", "embedded", folder=folder)

    assert "full             built        1 page" in said
    assert (folder / "build" / "full.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "build" / "short-bio.pdf").is_file()


@pytest.mark.skipif(os.name == "nt", reason="the paths of a virtual environment are those of a Unix here")
def test_the_wheel_has_its_templates(installed: Path, make_project: MakeProject) -> None:
    assert "sections/talks.tex" in run(installed, "list", "templates", folder=make_project())


@pytest.mark.skipif(os.name == "nt", reason="the paths of a virtual environment are those of a Unix here")
def test_the_wheel_has_its_profiles(installed: Path, make_project: MakeProject) -> None:
    assert "DFG curriculum vitae, form 53.200" in run(installed, "list", "profiles", folder=make_project())
