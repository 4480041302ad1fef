"""What all tests share: projects made of strings, and the engines."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from cvtex.compile.engine import Engine
from cvtex.compile.engines import ENGINES
from cvtex.compile.latexmk import Latexmk
from support import MakeProject, lacking

settings.register_profile("cvtex", deadline=None)
settings.load_profile("cvtex")

REPOSITORY = Path(__file__).resolve().parent.parent

SMALLEST = {
    "cv.toml": '[person]\nname = "Emmy Noether"\n\n[publications]\nfiles = ["refs.bib"]\n',
    "refs.bib": (
        "@article{noether1918,\n  author = {Noether, Emmy},\n  title = {Invariante Variationsprobleme},\n"
        "  journal = {Nachrichten},\n  year = 1918,\n  pages = {235--257},\n}\n"
    ),
}


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository, with the real CV in it."""
    return REPOSITORY


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return a function that writes files, the smallest project's where no others are given, into an empty folder."""

    def make(files: Mapping[str, str | bytes] | None = None, **also: str) -> Path:
        for name, content in {**(SMALLEST if files is None else files), **also}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def _missing(engine: Engine) -> None:
    """Skip the test of an engine that is not installed; in CI let it fail."""
    lacking(f"the engine {engine.name} is not installed: {engine.install_hint()}")


@pytest.fixture(scope="session")
def require_engine() -> Callable[[Engine], None]:
    """Return a function that skips the tests of an engine which is not installed; in CI they fail."""

    def require(engine: Engine) -> None:
        if engine.identity() is None:
            _missing(engine)

    return require


@pytest.fixture
def latexmk() -> Latexmk:
    """The engine whose TeX has several programs."""
    engine = Latexmk()
    if engine.identity() is None:
        _missing(engine)
    return engine


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn; one that is missing is a reason to skip here, and to fail in CI."""
    wanted: Engine = request.param
    if wanted.identity() is None:
        _missing(wanted)
    return wanted
