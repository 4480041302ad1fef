"""Compiled templates are kept where Python keeps its modules, and never taken from a project."""

from pathlib import Path

import jinja2
import pytest

from cvtex.data import kept_at
from cvtex.render.bytecode import CompiledTemplates


def rendered(folder: Path, kept: Path) -> tuple[str, CompiledTemplates]:
    compiled = CompiledTemplates(kept, Path(__file__))
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=compiled, autoescape=True)
    return env.get_template("a.tex").render(), compiled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.tex").write_text("one {{ 1 + 1 }}")
    return tmp_path


def test_a_shipped_template_is_compiled_once(folder: Path) -> None:
    assert rendered(folder, folder)[0] == "one 2"
    kept = kept_at(folder / "a.tex")
    before = kept.stat().st_mtime_ns

    assert rendered(folder, folder)[0] == "one 2"
    assert kept.stat().st_mtime_ns == before


def test_another_text_is_compiled_anew(folder: Path) -> None:
    rendered(folder, folder)
    (folder / "a.tex").write_text("two")

    assert rendered(folder, folder)[0] == "two"


def test_what_is_kept_may_be_garbled(folder: Path) -> None:
    rendered(folder, folder)
    kept = kept_at(folder / "a.tex")
    kept.write_bytes(kept.read_bytes()[:20])

    assert rendered(folder, folder)[0] == "one 2"


def test_a_template_of_a_project_is_neither_kept_nor_loaded(folder: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    rendered(folder, folder)
    kept = kept_at(folder / "a.tex")
    evil = kept.read_bytes()
    kept.unlink()

    rendered(folder, shipped)
    assert not kept.exists()
    kept.write_bytes(evil.replace(b"one", b"bad"))
    assert rendered(folder, shipped)[0] == "one 2"
