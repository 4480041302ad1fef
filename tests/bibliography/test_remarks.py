"""What is said about .bib files that would otherwise lose something in silence."""

import pytest

from cvtex.bibliography.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.read import read_bib
from cvtex.model.rich import plain
from cvtex.source.text import SourceText

GOOD = "@article{a, author = {Noether, Emmy}, title = {X}, journal = {J}, year = 1918}\n"


def said(text: str) -> list[str]:
    _, diagnostics = publications_of([read_bib(SourceText("a.bib", text))], Owner(["Emmy Noether"]))
    return [f"{d.span.line if d.span else 0}: {d.severity}[{d.code}] {d.message}" for d in diagnostics]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        pytest.param(GOOD, [], id="nothing to say"),
        pytest.param("", ["1: warning[bib-empty] `a.bib` has no entries"], id="empty file"),
        pytest.param("% only a comment\n", ["1: warning[bib-empty] `a.bib` has no entries"], id="file without entries"),
        pytest.param("---\n---\n\n" + GOOD, [], id="Jekyll front matter"),
        pytest.param("My papers, sorted by year.\n" + GOOD, [], id="words between entries are comments"),
        pytest.param(
            GOOD + "article{b,\n title={Y}}",
            ["2: warning[bib-stray] `article{b,` stands outside of any entry and is not read"],
            id="forgotten at-sign",
        ),
        pytest.param(
            GOOD.replace("1918}", "1918},\n doi = {10.1/x}}"),
            ["2: warning[bib-stray] `doi = {` stands outside of any entry and is not read"],
            id="a brace too many",
        ),
        pytest.param(
            GOOD.replace("year", "crossref = {nope}, year"),
            ["1: warning[bib-crossref] `a` refers to `nope`, which is in no .bib file"],
            id="crossref to nowhere",
        ),
        pytest.param(
            GOOD.replace("Emmy}", "Emmy and}"),
            ["1: warning[bib-name] `a`: `and` stands at the end"],
            id="and at the end",
        ),
        pytest.param(
            GOOD.replace("Emmy}", "Emmy; Hasse, H.}"),
            ["1: warning[bib-name] `a`: the names are separated by `;`"],
            id="semicolon between names",
        ),
    ],
)
def test_a_file_is_remarked_on(text: str, messages: list[str]) -> None:
    assert said(text) == messages


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        pytest.param("pages = {1-9}", "1–9", id="pages"),
        pytest.param("number = {1-2}", "1–2", id="double issue"),
        pytest.param("number = {TR-99}", "TR-99", id="number of a report"),
        pytest.param("pages = {e1-e9}", "e1–e9", id="electronic pages"),
    ],
)
def test_hyphens_mean_a_range_where_there_is_one(field: str, printed: str) -> None:
    name, *_ = field.split()
    text = GOOD.replace("year", f"{field}, year")
    (publication,), _ = publications_of([read_bib(SourceText("a.bib", text))], Owner(["Emmy Noether"]))

    assert plain(publication.fields[name]) == printed


def test_a_standard_inbook_needs_no_title_of_the_book() -> None:
    assert said("@inbook{a, author={Noether, Emmy}, title={B}, chapter=3, publisher={P}, year=1918}") == []
