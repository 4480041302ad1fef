"""The layout shows the architecture: imports point down one list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "cvtex"

LAYERS = (
    "cli",
    "diff",
    "listing",
    "coauthors",
    "verification",
    "watch",
    "doctor",
    "build",
    "filling",
    "typeset",
    "budget",
    "passes",
    "pictures",
    "origin",
    "standby",
    "recall",
    "results",
    "outputs",
    "prepare",
    "project",
    "verify",
    "compile",
    "render",
    "bibliography",
    "text",
    "model",
    "source",
    "diagnostics",
    "data",
)
"""From top to bottom: a module imports from its own layer and those below it."""

BIBLIOGRAPHY = ("", "works", "linking", "dating", "people", "reading")
"""The packages of the bibliography in the same way; the first is what stands beside them."""

ONLY_IMPORTERS = {
    "click": {"cli"},
    "bibtexparser": {"bibliography"},
    "pylatexenc": {"text"},
    "markdown_it": {"text"},
    "mdit_py_plugins": {"text"},
    "jinja2": {"render"},
    "subprocess": {"compile"},
    "babel": {"render"},
    "watchfiles": {"watch"},
    "rapidfuzz": {"bibliography", "model"},
    "pypdfium2": {"verify"},
    "xlsxwriter": {"coauthors"},
    "pikepdf": {"verify"},
}


def layer_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def modules() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if layer_of(path) in LAYERS]


def relative(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def package_of(parts: list[str]) -> str:
    """Return the package of the bibliography that a module is in, by the parts of its name behind `bibliography`."""
    return parts[0] if parts and parts[0] in BIBLIOGRAPHY else ""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_every_module_belongs_to_a_layer() -> None:
    strangers = [path for path in SOURCE.rglob("*.py") if layer_of(path) not in {*LAYERS, "__init__", "__main__"}]

    assert strangers == []


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_imports_point_down(path: Path) -> None:
    own = LAYERS.index(layer_of(path))
    used = {name.split(".")[1] for name in imports(path) if name.startswith("cvtex.")}

    assert {layer for layer in used if LAYERS.index(layer) < own} == set()


@pytest.mark.parametrize("path", [path for path in modules() if layer_of(path) == "bibliography"], ids=relative)
def test_imports_in_the_bibliography_point_down(path: Path) -> None:
    own = BIBLIOGRAPHY.index(package_of(relative(path).removesuffix(".py").split("/")[1:]))
    used = {package_of(name.split(".")[2:]) for name in imports(path) if f"{name}.".startswith("cvtex.bibliography.")}

    assert {package for package in used if BIBLIOGRAPHY.index(package) < own} == set()


@pytest.mark.parametrize("library", ONLY_IMPORTERS)
def test_a_library_has_one_importer(library: str) -> None:
    importers = {layer_of(path) for path in modules() if library in {name.split(".")[0] for name in imports(path)}}

    assert importers == ONLY_IMPORTERS[library]


def test_processes_start_in_one_function() -> None:
    starters = {path for path in modules() if "subprocess" in set(imports(path))}

    assert starters == {SOURCE / "compile" / "process.py"}


def test_only_the_command_line_prints() -> None:
    calls = (
        (path, node)
        for path in modules()
        if layer_of(path) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )

    assert [(path, node.lineno) for path, node in calls if getattr(node.func, "id", "") in {"print", "exit"}] == []


def test_exceptions_are_caught_wholesale_once() -> None:
    wholesale = [path for path in modules() if "except Exception" in path.read_text(encoding="utf-8")]

    assert wholesale == [SOURCE / "cli" / "session.py"]
