"""The table of TeX's messages."""

import re
from string import Formatter

import pytest

from cvtex.compile.words import words
from cvtex.data import table

ROWS = [pytest.param(row, id=row["pattern"][:40]) for kind in table("compile/errors").values() for row in kind]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_names_nothing_that_its_pattern_does_not_give(row: dict[str, str]) -> None:
    given = {name.removesuffix("_2") for name in re.compile(row["pattern"]).groupindex} | {"source", "stem"}
    used = {name for text in (row["message"], row.get("help", "")) for _, name, _, _ in Formatter().parse(text) if name}

    assert used <= given


@pytest.mark.parametrize("row", ROWS)
def test_a_row_says_the_next_step(row: dict[str, str]) -> None:
    assert "help" in row or row["code"].startswith("latex-missing-")


def test_the_first_row_that_fits_decides() -> None:
    said = words("error", "Undefined control sequence `\\foo`")

    assert said is not None
    assert (said.message, said.name) == ("LaTeX does not know the command `\\foo`", "\\foo")


def test_a_message_that_no_row_fits_has_no_words() -> None:
    assert words("error", "nobody knows") is None
