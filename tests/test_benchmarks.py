"""The benchmarks run, and what they build is a sound CV. How long that takes is no test."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.build import check

MAKE = """
import sys
from pathlib import Path
from benchmarks.projects import DATA, ONE_VARIANT, write_project
folder, variants = sys.argv[1:]
write_project(Path(folder), 30, (DATA / variants).read_text("utf-8") if variants else ONE_VARIANT)
"""


def run_python(repository: Path, *arguments: str | Path) -> str:
    if not (repository / "benchmarks").is_dir():
        pytest.skip("the benchmarks are in the repository, not in what is packed for the tests")
    return subprocess.run(
        [sys.executable, *arguments], cwd=repository, check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize(
    ("variants", "names"),
    [
        pytest.param("", ["full"], id="one"),
        pytest.param(
            "variants.toml",
            ["full", "german", "publications", "two-page", "since-1920", "teaching", "speaker"],
            id="seven",
        ),
    ],
)
def test_the_cv_that_is_measured_has_no_troubles(
    repository: Path, tmp_path: Path, variants: str, names: list[str]
) -> None:
    run_python(repository, "-c", MAKE, tmp_path / "cv", variants)

    _, prepared, diagnostics = check(tmp_path / "cv")

    assert diagnostics == ()
    assert [one.variant.name for one in prepared] == names


def test_each_run_that_was_asked_for_is_in_the_table(repository: Path) -> None:
    table = json.loads(run_python(repository, "-m", "benchmarks", "version", "--runs", "2", "--format", "json"))

    assert [(row["tool"], len(row["seconds"])) for row in table["rows"]] == [("cvtex", 2)]


def test_an_unknown_scenario_is_named(repository: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run_python(repository, "-m", "benchmarks", "warp")

    assert "no scenario `warp`" in failed.value.stderr
