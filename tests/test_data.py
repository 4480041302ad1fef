"""The tables that come with cvtex."""

import pickle
import re
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from cvtex import data
from cvtex.data import table

SOURCE = Path(__file__).resolve().parent.parent / "src" / "cvtex"
BY_NAME = ("render/locales/", "profiles/")
"""Folders whose tables are asked for by the names of languages and of funders' formats."""
NAMED = {
    name for path in SOURCE.rglob("*.py") for name in re.findall(r"\btable\(['\"]([^'\"]+)", path.read_text("utf-8"))
}
TABLES = {path.relative_to(SOURCE).with_suffix("").as_posix() for path in SOURCE.rglob("*.toml")}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_table_that_is_asked_for_is_there(name: str) -> None:
    assert table(name)


def test_every_table_is_asked_for() -> None:
    assert {name for name in TABLES if not name.startswith(BY_NAME)} == NAMED


def test_a_table_is_read_again_when_its_file_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_PACKAGE", tmp_path)
    file = tmp_path / "words.toml"
    read = data.table.__wrapped__

    file.write_text("a = 1")
    assert (read("words"), read("words")) == ({"a": 1}, {"a": 1})
    file.write_text("a = 12")
    assert read("words") == {"a": 12}


@pytest.mark.parametrize("garbled", [b"", b"\x80", b"cvtex", pickle.dumps([1]), pickle.dumps((None, {}))])
def test_a_kept_table_that_is_garbled_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, garbled: bytes
) -> None:
    monkeypatch.setattr(data, "_PACKAGE", tmp_path)
    (tmp_path / "words.toml").write_text("a = 1")
    data.keep(data.kept_at(tmp_path / "words.toml"), garbled)

    assert data.table.__wrapped__("words") == {"a": 1}


def test_what_is_kept_is_beside_what_python_keeps_of_a_module_of_that_name() -> None:
    kept = {data.kept_at(path) for path in SOURCE.rglob("*.toml")}

    assert kept.isdisjoint(Path(cache_from_source(path)) for path in SOURCE.rglob("*.py"))
