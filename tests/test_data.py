"""The tables that come with cvtex."""

import re
from pathlib import Path

import pytest

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
