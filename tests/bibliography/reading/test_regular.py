"""Regular entries, read in one go: bibtexparser reads the same, and what it alone can read is left to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.reading.blocks import blocks_of
from cvtex.bibliography.reading.pieces import Blocks
from cvtex.bibliography.reading.regular import regular_entries
from cvtex.bibliography.reading.shield import shielded
from cvtex.bibliography.reading.split import Splitter

HOSTILE = Path(__file__).resolve().parents[2] / "hostile"
NOETHER = """\
% Encoding: UTF-8

@string{gott = "G{\\"o}ttingen"}

@article{noether1918,
  author    = {Emmy Noether},
  title     = {Invariante {V}ariationsprobleme, {{zweiter} Teil}},
  journal   = "Nachrichten",
  year      = 1918,
  publisher = gott # { 1918},
  note      = {Seite 235, Zeile = 7},
}

  @Book{ noether1983 , title={Gesammelte Abhandlungen},
  editor = {Nathan Jacobson}, year = "1983" }
@misc{last, title = {Paul (Erd\\H{o}s), "quoted"}, month = jan}
"""
PIECES = ("{", "}", '"', ",", "=", "@", "\n", "#", "(", ")", "\\", "%", "title = {", "\n@misc{x,\n", "@comment{", "}\n")


def regular(text: str) -> list[str]:
    return [entry.key for entry in regular_entries(text, shielded(text))]


def split_by_bibtexparser(text: str) -> Blocks:
    found = Blocks()
    Splitter(text, shielded(text), found).split(0, len(text))
    return found


def test_entries_as_programs_write_them_are_regular() -> None:
    assert regular(NOETHER) == ["noether1983", "last"]
    assert regular(NOETHER.replace(" # { 1918}", "")) == ["noether1918", "noether1983", "last"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@article{a, title = {A} # b}", id="joined"),
        pytest.param("@article{a, title = {A},, year = 1918}", id="two commas"),
        pytest.param("@article{a, title = {A} year = 1918}", id="no comma"),
        pytest.param("@article{a, title = {A}\n", id="no end"),
        pytest.param("@article{a, title = {A}}, year = 1918}", id="an end too early"),
        pytest.param("@article{a, title = {A,\n  year = {1918}}}", id="a field in a value"),
        pytest.param("@article{a, title = {A\n@book{b, title = {B}}", id="another entry in a value"),
        pytest.param("@article{a, title = {{{{{{A}}}}}}}", id="deep braces"),
        pytest.param("@article(a, title = {A})", id="parentheses"),
        pytest.param("@article{a}", id="a key alone"),
        pytest.param("@article{, title = {A}}", id="no key"),
        pytest.param('@string{a = "A"}', id="a string"),
        pytest.param('@preamble{a, b = "A"}', id="a preamble"),
        pytest.param("@commentarticle{a, title = {A}}", id="what bibtexparser takes for a comment"),
        pytest.param("text @article{a, title = {A}}", id="behind text"),
    ],
)
def test_what_could_be_read_in_another_way_is_left_to_bibtexparser(text: str) -> None:
    assert "a" not in regular(text)


@pytest.mark.parametrize("name", sorted(path.name for path in HOSTILE.glob("*.bib")))
def test_bibtexparser_reads_the_same_of_hostile_files(name: str) -> None:
    text = (HOSTILE / name).read_text("utf-8", errors="replace")

    assert blocks_of(text) == split_by_bibtexparser(text)


@given(
    st.lists(st.tuples(st.integers(0, len(NOETHER)), st.integers(0, 12), st.sampled_from(("", *PIECES))), max_size=6)
)
def test_bibtexparser_reads_the_same_of_whatever_is_mutilated(cuts: list[tuple[int, int, str]]) -> None:
    text = NOETHER
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]

    assert blocks_of(text) == split_by_bibtexparser(text)
