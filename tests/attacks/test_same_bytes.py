"""The same sources give the same bytes, wherever, whenever, by whomever and in whichever order they are built."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cvtex.compile.engine import Engine

pytestmark = pytest.mark.latex

# What runs in place of `cvtex`: each folder is listed in another order, and the clock is ahead by years.
ANOTHER_DAY = """
import os, random, time
listdir, scandir = os.listdir, os.scandir
class Shuffled(list):
    __enter__ = lambda self: self
    __exit__ = lambda self, *_: None
    __next__ = lambda self: self.pop() if self else next(iter(()))
    close = lambda self: None
    def __iter__(self): return list.__iter__(self)
shuffled = lambda items: Shuffled(random.sample(items, len(items)))
os.listdir = lambda *a: shuffled(listdir(*a))
os.scandir = lambda *a: shuffled(list(scandir(*a)))
now = time.time
time.time = lambda: now() + 3e8
from cvtex.cli.main import run
run()
"""

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "hashes": {"PYTHONHASHSEED": "1"},
    "other hashes": {"PYTHONHASHSEED": "4711"},
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "home": {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody"},
    "terminal": {"COLUMNS": "20", "TERM": "dumb"},
}


class Maker:
    """Builds copies of one project and keeps the bytes of all that they give."""

    def __init__(self, example: Path, engine: Engine) -> None:
        self.example = example
        self.engine = engine.name

    def outputs(
        self, folder: Path, *options: str, program: str = "", environment: dict[str, str] | None = None
    ) -> dict[str, bytes]:
        """Return the outputs of a project, by name, that is copied into the folder where it is not there yet."""
        if not folder.exists():
            shutil.copytree(self.example, folder, ignore=shutil.ignore_patterns("build"))
        start = ["-c", program] if program else ["-m", "cvtex"]
        surroundings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        command = [sys.executable, *start, "build", "-q", "--engine", self.engine, *options]
        done = subprocess.run(
            command,
            cwd=folder,
            env={**surroundings, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return {path.name: path.read_bytes() for path in sorted((folder / "build").glob("*.*")) if path.is_file()}


@pytest.fixture
def maker(repository: Path, engine: Engine) -> Maker:
    return Maker(repository / "examples" / "curie", engine)


@pytest.fixture
def wanted(maker: Maker, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if maker.engine not in FIRST:
        FIRST[maker.engine] = maker.outputs(tmp_path_factory.mktemp("first") / "project")
    assert len(FIRST[maker.engine]) > 2
    return FIRST[maker.engine]


FIRST: dict[str, dict[str, bytes]] = {}
"""What each engine gave first."""


def test_other_places_and_times_change_no_byte(maker: Maker, wanted: dict[str, bytes], tmp_path: Path) -> None:
    time.sleep(1.1)  # PDF dates and file times count in seconds

    assert maker.outputs(tmp_path / "another folder with ümläuts & signs" / "deep" / "inside") == wanted


def test_another_day_and_another_order_of_files_change_no_byte(
    maker: Maker, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    assert maker.outputs(tmp_path / "two", program=ANOTHER_DAY) == wanted


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_another_environment_changes_no_byte(
    maker: Maker, wanted: dict[str, bytes], tmp_path: Path, environment: dict[str, str]
) -> None:
    assert maker.outputs(tmp_path / "two", environment=environment) == wanted


def test_ways_to_the_same_pdf_change_no_byte(maker: Maker, wanted: dict[str, bytes], tmp_path: Path) -> None:
    """With a format or without, by TeX that waited or not, alone or side by side, after an edit that was undone."""
    folder = tmp_path / "one"

    assert maker.outputs(folder) == wanted
    cv = (folder / "cv.toml").read_text()
    assert maker.outputs(folder, "--force") == wanted
    assert maker.outputs(folder, "--force", "-j", "1") == wanted
    assert maker.outputs(folder, "--force", "-j", "8") == wanted
    (folder / "cv.toml").write_text(cv.replace('name = "Marie', 'prefix = "Prof."\nname = "Marie'))
    assert maker.outputs(folder) != wanted
    (folder / "cv.toml").write_text(cv)
    assert maker.outputs(folder) == wanted
    shutil.rmtree(folder / "build" / ".cvtex")
    assert maker.outputs(folder) == wanted


def test_a_date_that_is_asked_for_is_honoured(maker: Maker, wanted: dict[str, bytes], tmp_path: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1000000000"}
    maker.outputs(tmp_path / "one")
    awards = tmp_path / "one" / "latex_templates" / "sections" / "awards.tex"
    awards.parent.mkdir(parents=True)
    awards.write_text("Set on \\the\\year-\\the\\month-\\the\\day at \\the\\time, \\pdfcreationdate, by chance "
                        "\\pdfuniformdeviate 1000000\n")  # fmt: skip

    dated = maker.outputs(tmp_path / "one", environment=epoch)
    undated = maker.outputs(tmp_path / "one")

    assert dated == maker.outputs(tmp_path / "one", "--force", environment=epoch)
    assert undated == maker.outputs(tmp_path / "one", "--force")
    assert dated["full.pdf"] != undated["full.pdf"] != wanted["full.pdf"]


def test_a_pdf_names_no_place_on_the_machine_that_made_it(wanted: dict[str, bytes]) -> None:
    for name, data in wanted.items():
        for path in (tempfile.gettempdir(), Path.home(), Path(sys.prefix)):
            assert os.fsencode(path) not in data, name
    assert b"/ID" not in wanted["full.pdf"]
    assert b"CreationDate" not in wanted["full.pdf"]
