"""What is said about .bib files that would otherwise lose something in silence."""

import pytest

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import Wishes, publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.model.rich import plain
from cvtex.model.rules import PublicationRule
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
            GOOD.replace("1918}", "1918},\n doi = {10.1007/x}}"),
            ["1: error[bib-syntax] `a` has a closing brace too many"],
            id="a brace too many",
        ),
        pytest.param(
            GOOD + " title = {Y}, year = 1919\n}",
            ["2: warning[bib-stray] `title = {` stands outside of any entry and is not read"],
            id="fields without entry",
        ),
        pytest.param(
            GOOD.replace("title", "titel"),
            ["1: error[bib-missing-field] `a` has no `title`"],
            id="misspelt field that is needed",
        ),
        pytest.param(
            GOOD.replace("year", "pagse = 7, year"),
            ["1: warning[bib-unknown-field] cvtex does not print the field `pagse` of `a`"],
            id="misspelt field",
        ),
        pytest.param(
            GOOD.replace("year", "supervisor = {Paul Gordan}, year")
            + GOOD.replace("{a", "{b").replace("year", "supervisor = {x}, year"),
            ["1: warning[bib-unknown-field] cvtex does not print the field `supervisor` (2 entries)"],
            id="a field of one's own",
        ),
        pytest.param(
            GOOD.replace("year", "Foo-Bar = {x}, optics = {y}, note2 = {z}, year"),
            [
                "1: warning[bib-unknown-field] cvtex does not print the field `foo-bar` of `a`",
                "1: warning[bib-unknown-field] cvtex does not print the field `optics` of `a`",
                "1: warning[bib-unknown-field] cvtex does not print the field `note2` of `a`",
            ],
            id="fields of one's own",
        ),
        pytest.param(
            GOOD.replace("year", "kind = {jounal}, year"),
            ["1: warning[bib-value] `a`: there is no kind `jounal`; it is a journal"],
            id="unknown kind",
        ),
        pytest.param(
            GOOD.replace("year", "selected = {maybe}, year"),
            ["1: warning[bib-value] `a`: `selected` is `maybe`, neither true nor false; it is not selected"],
            id="neither selected nor not",
        ),
        pytest.param(GOOD.replace("year", "selected = {False}, year"), [], id="not selected"),
        pytest.param(
            GOOD.replace("year", "openaccess = {purple}, year"),
            ["1: warning[bib-value] `a`: `purple` is no way of open access that cvtex knows"],
            id="unknown open access",
        ),
        pytest.param(GOOD.replace("year", "openaccess = {Gold}, year"), [], id="known open access"),
        pytest.param(
            GOOD.replace("{a", "{my key 1"),
            ["1: warning[bib-key] the key `my key 1` has spaces, with which BibTeX cannot read it"],
            id="key with spaces",
        ),
        pytest.param(GOOD + "}\n", ["2: warning[bib-stray] this `}` closes nothing"], id="a brace behind an entry"),
        pytest.param(GOOD + "a comment }\n", [], id="a brace in a comment"),
        pytest.param(
            GOOD.replace("{X}", "{}"),
            ["1: error[bib-missing-field] `a` has an empty `title`"],
            id="empty field",
        ),
        pytest.param(
            GOOD.replace("@article", "@artcle"),
            [
                "1: warning[bib-unknown-type] `a`: `@artcle` is no entry type that cvtex knows; it is printed with the other works"
            ],
            id="misspelt type",
        ),
        pytest.param(
            "@phdthesis{a, author = {Noether, Emmy}, title = {X}, year = 1907}",
            ["1: warning[bib-missing-field] `a` has no `school`"],
            id="thesis without school",
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


def test_very_many_fields_of_ones_own_are_few_warnings() -> None:
    messages = said(GOOD.replace("year", "".join(f"own{n} = {{x}}, " for n in range(50)) + "year"))

    assert len(messages) == 21
    assert messages[-1].endswith("cvtex does not print 30 more fields that it does not know, the first is `own20`")


def test_a_field_that_a_rule_speaks_about_is_known() -> None:
    files = [read_bib(SourceText("a.bib", GOOD.replace("year", "Mine = {x}, year")))]
    wishes = Wishes([PublicationRule(fields={"Mine": "x"}, kind="talk")])

    assert publications_of(files, Owner(["Emmy Noether"]), wishes)[1] == ()


_HOUSEKEEPING = (
    "file timestamp owner groups creationdate __markedentry bdsk-file-2 date-added date-modified mendeley-tags "
    "mendeley-groups biburl bibsource adsnote slaccitation reportnumber hal_version mrclass mrnumber "
    "fjournal zblnumber copyright lccn unique-id researcherid-numbers times-cited numpages articleno issue_date "
    "shorttitle abstract langid annotation x-fetchedfrom google_scholar_id bibtex_show preview altmetric eissn "
    "optnote optannote alteditor keyword username interhash intrahash added-at collaboration usera verba file2 x-supervisor x_mine zotero-key citavi user2 jabref_x numpages abbr award_name"
)


_WRITTEN = (
    "bdsk-url-1 = {https://doi.org/10.1007/BF01464225}",
    "adsurl = {https://ui.adsabs.harvard.edu/abs/1921MatAn..83...24N}",
    "hal_id = {hal-01234567}",
    "urldate = {2024-05-01}",
)


@pytest.mark.parametrize("field", [*(f"{name} = {{x}}" for name in _HOUSEKEEPING.split()), *_WRITTEN])
def test_what_reference_managers_write_makes_no_noise(field: str) -> None:
    assert said(GOOD.replace("year", f"{field}, year")) == []
