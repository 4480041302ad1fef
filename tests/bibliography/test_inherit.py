"""What entries inherit through `crossref` and `xdata` (biblatex manual, section 2.4.1 and its default setup)."""

import pytest

from cvtex.bibliography.inherit import inheritance_of, inherited
from cvtex.bibliography.reading.read import read_bib
from cvtex.source.text import SourceText


def _inherited(text: str) -> dict[str, str]:
    entries = read_bib(SourceText("refs.bib", text)).entries
    return inherited(entries)[0].fields


def _said(text: str) -> list[tuple[int, int, str]]:
    remarks = inheritance_of(read_bib(SourceText("refs.bib", text)).entries).diagnostics
    return [(d.span.line, d.span.column, d.message) for d in remarks if d.span]


@pytest.mark.parametrize(
    ("child", "parent", "fields"),
    [
        pytest.param("inproceedings", "proceedings", {"booktitle": "T", "booksubtitle": "S"}, id="biblatex"),
        pytest.param("conference", "proceedings", {"booktitle": "T", "booksubtitle": "S"}, id="biblatex-old-name"),
        pytest.param("incollection", "collection", {"booktitle": "T", "booksubtitle": "S"}, id="biblatex-collection"),
        pytest.param(
            "inbook",
            "book",
            {"booktitle": "T", "booksubtitle": "S", "author": "A", "bookauthor": "A"},
            id="biblatex-book",
        ),
        pytest.param("book", "mvbook", {"maintitle": "T", "mainsubtitle": "S", "author": "A"}, id="biblatex-volume"),
        pytest.param(
            "inbook",
            "mvbook",
            {"maintitle": "T", "mainsubtitle": "S", "author": "A", "bookauthor": "A"},
            id="biblatex-mvbook",
        ),
        pytest.param("article", "periodical", {"journaltitle": "T", "journalsubtitle": "S"}, id="biblatex-periodical"),
        pytest.param("inproceedings", "mvproceedings", {"maintitle": "T", "mainsubtitle": "S"}, id="biblatex-mv"),
        pytest.param("misc", "misc", {"title": "T", "subtitle": "S", "author": "A"}, id="biblatex-no-rule"),
        pytest.param("incollection", "book", {"booktitle": "T", "booksubtitle": "S"}, id="bibtex-book"),
        pytest.param("inproceedings", "book", {"booktitle": "T", "booksubtitle": "S"}, id="bibtex-book-of-papers"),
    ],
)
def test_titles_change_their_names_by_the_types(child: str, parent: str, fields: dict[str, str]) -> None:
    author = "author = {A}, " if "author" in fields else ""
    found = _inherited(f"@{child}{{c, crossref = {{P}}}}\n@{parent}{{p, {author}title = {{T}}, subtitle = {{S}}}}")
    assert found == {"crossref": "P"} | fields


@pytest.mark.parametrize(
    "field",
    [
        "ids",
        "xref",
        "entryset",
        "options",
        "related",
        "shorthand",
        "sortkey",
        "label",
        "doi",
        "eprint",
        "pdf",
        "shorttitle",
    ],
)
def test_what_is_the_parents_own_is_never_inherited(field: str) -> None:
    assert field not in _inherited(f"@inproceedings{{c, crossref = {{p}}}}@proceedings{{p, {field} = {{X}}}}")


@pytest.mark.parametrize(
    "field", ["publisher", "location", "editor", "series", "year", "keywords", "isbn", "eventtitle"]
)
def test_everything_else_is_inherited_under_its_name(field: str) -> None:
    assert _inherited(f"@inproceedings{{c, crossref = {{p}}}}@proceedings{{p, {field} = {{X}}}}")[field] == "X"


def test_own_fields_win_and_empty_ones_do_not() -> None:
    text = "@inbook{c, publisher = {Own}, series = {}, crossref = {p}}@book{p, publisher = {Other}, series = {S}}"
    fields = _inherited(text)
    assert (fields["publisher"], fields["series"]) == ("Own", "S")


@pytest.mark.parametrize(
    ("own", "inherits"),
    [
        pytest.param("year = 2019", {"year": "2019"}, id="year"),
        pytest.param("date = {2019-05}", {"date": "2019-05"}, id="date"),
        pytest.param("note = {N}", {"note": "N", "date": "2020-01", "month": "jan"}, id="none"),
    ],
)
def test_an_entry_with_a_part_of_a_date_inherits_none(own: str, inherits: dict[str, str]) -> None:
    fields = _inherited(f"@misc{{c, {own}, crossref = {{p}}}}@misc{{p, date = {{2020-01}}, month = jan}}")
    assert fields == {"crossref": "p"} | inherits


def test_inheritance_goes_over_several_steps() -> None:
    fields = _inherited(
        "@inproceedings{c, title = {X}, crossref = {p}}@proceedings{p, title = {P}, crossref = {m}}"
        "@mvproceedings{m, title = {M}, publisher = {Teubner}}"
    )
    assert fields == {"title": "X", "crossref": "p", "booktitle": "P", "maintitle": "M", "publisher": "Teubner"}


def test_a_long_chain_is_followed_to_its_end() -> None:
    chain = "".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}" for n in range(3000))
    assert _inherited(f"{chain}@misc{{k3000, note = {{N}}}}")["note"] == "N"


def test_a_field_that_was_inherited_stands_where_the_parent_has_it() -> None:
    text = "@inproceedings{c, crossref = {p}}\n@proceedings{p,\n  title = {P}}"
    span = inherited(read_bib(SourceText("refs.bib", text)).entries)[0].field_span("booktitle")
    assert (span.line, span.column) == (3, 3)


def test_an_entry_is_found_under_its_other_keys() -> None:
    assert _inherited("@misc{c, crossref = {old}}@misc{p, ids = {older, Old}, note = {N}}")["note"] == "N"


def test_xref_takes_over_nothing() -> None:
    assert _inherited("@misc{c, xref = {p}}@misc{p, note = {N}}") == {"xref": "p"}


def test_xdata_takes_over_fields_from_several_entries_the_later_one_first() -> None:
    fields = _inherited(
        "@misc{a, title = {X}, xdata = {p, q}}\n@xdata{p, title = {P}, year = 2020, note = {P}}\n@xdata{q, note = {Q}}"
    )
    assert fields == {"title": "X", "xdata": "p, q", "year": "2020", "note": "Q"}


def test_xdata_of_xdata_is_taken_over() -> None:
    assert _inherited("@misc{a, xdata = {p}}@xdata{p, xdata = {q}}@xdata{q, note = {Q}}")["note"] == "Q"


def test_xdata_comes_before_crossref() -> None:
    fields = _inherited("@misc{a, xdata = {x}, crossref = {p}}@xdata{x, note = {X}}@misc{p, note = {P}}")
    assert fields["note"] == "X"


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        pytest.param("publisher", "xdata=x-publisher", "Teubner", id="field"),
        pytest.param("publisher", "xdata=x-y-publisher", "Springer", id="key-with-hyphen"),
        pytest.param("author", "xdata=x-author-2", "Hasse, H.", id="one-name"),
        pytest.param(
            "author",
            "Hilbert, D. and xdata=x-author-1 and others",
            "Hilbert, D. and Noether, E. and others",
            id="among-names",
        ),
        pytest.param("author", "xdata=x-author", "Noether, E. and Hasse, H.", id="all-names"),
    ],
)
def test_a_field_may_name_another_entrys_field(field: str, value: str, text: str) -> None:
    shared = "@xdata{x, publisher = {Teubner}, author = {Noether, E. and Hasse, H.}}@xdata{x-y, publisher = {Springer}}"
    assert _inherited(f"@misc{{a, {field} = {{{value}}}}}{shared}")[field] == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("@misc{a, crossref = {b}}@misc{b}", [], id="nothing"),
        pytest.param(
            "@misc{a,\n crossref = {b}}", [(2, 2, "`a` refers to `b`, which is in no .bib file")], id="crossref"
        ),
        pytest.param("@misc{a,\n xref = {b}}", [(2, 2, "`a` refers to `b`, which is in no .bib file")], id="xref"),
        pytest.param(
            "@misc{a,\n xdata = {c, b}}@xdata{c}", [(2, 2, "`a` refers to `b`, which is in no .bib file")], id="xdata"
        ),
        pytest.param(
            "@misc{a,\n note = {xdata=b-note}}",
            [(2, 2, "`a` refers to `b-note`, which is in no .bib file")],
            id="granular",
        ),
        pytest.param(
            "@misc{a,\n crossref = {a}}", [(2, 2, "entries refer to each other in a circle: `a` → `a`")], id="itself"
        ),
        pytest.param(
            "@misc{a, crossref = {b}}\n@misc{b, crossref = {A}}",
            [(2, 10, "entries refer to each other in a circle: `a` → `b` → `a`")],
            id="circle",
        ),
        pytest.param(
            "@misc{a, xdata = {x}}\n@xdata{x, xdata = {y}}\n@xdata{y, xdata = {x}}",
            [(3, 11, "entries refer to each other in a circle: `x` → `y` → `x`")],
            id="circle-of-xdata",
        ),
    ],
)
def test_what_is_wrong_with_a_reference_is_said_once(text: str, said: list[tuple[int, int, str]]) -> None:
    assert _said(text) == said


def test_a_circle_with_another_source_in_it_is_said_once() -> None:
    text = "@misc{a, title={T}, xdata={x}}@xdata{x, xdata={a, y}, note={N}}@xdata{y, year=2020}"
    assert [message for _, _, message in _said(text)] == ["entries refer to each other in a circle: `a` → `x` → `a`"]
    assert _inherited(text) == {"title": "T", "xdata": "x", "note": "N", "year": "2020"}


def test_the_word_xdata_in_a_title_is_no_reference() -> None:
    assert _inherited("@misc{a, title={The xdata format}}") == {"title": "The xdata format"}


def test_the_nearest_key_is_named() -> None:
    (warning,) = inheritance_of(
        read_bib(SourceText("r", "@misc{a, crossref = {noeter1918}}@misc{Noether1918}")).entries
    ).diagnostics
    assert warning.help == "did you mean `Noether1918`?"


@pytest.mark.parametrize(
    ("fields", "is_error"),
    [
        pytest.param("author = {A}, title = {X}, booktitle = {B}, year = 1932", False, id="complete"),
        pytest.param("author = {A}, title = {X}", True, id="lacks-what-it-would-inherit"),
    ],
)
def test_a_reference_to_nowhere_is_one_error_where_it_leaves_a_gap(fields: str, *, is_error: bool) -> None:
    entries = read_bib(SourceText("refs.bib", f"@inproceedings{{a, {fields}, crossref = {{b}}}}")).entries
    found = inheritance_of(entries)
    assert [d.is_error for d in found.diagnostics] == [is_error]
    assert found.entries[0].is_broken is is_error
