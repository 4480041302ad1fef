"""Whom a funder wants named: by works and months, the address book, the NSF's tables, and files."""

import csv
import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from cvtex.bibliography.people.names import parse_name
from cvtex.cli.main import main
from cvtex.coauthors.files import as_csv, as_xlsx
from cvtex.coauthors.people import months_before
from cvtex.coauthors.tables import Table, in_template
from support import MakeProject

CV = """
[person]
name = "Emmy Noether"
[publications]
files = ["refs.bib"]
[[experience]]
organization = "Bryn Mawr College"
roles = [{ title = "Guest professor", start = 1933 }]
[[experience]]
organization = "University of Göttingen"
roles = [{ title = "Professor", start = 1922, end = 1930 }]
"""
BIB = """
@article{brauer1927, author = {Brauer, R. and Noether, E.}, title = {Zerfällungskörper}, journal = {Sitzungsberichte}, year = {1927}}
@article{bhn1932, author = {Brauer, Richard and Hasse, Helmut and Noether, Emmy}, title = {Hauptsatz}, journal = {Crelle}, year = {1932}}
@article{hasse1933, author = {Hasse, H. and Noether, E.}, title = {Normen}, journal = {Crelle}, date = {1933-03-01}}
@article{alone1921, author = {Noether, Emmy}, title = {Idealtheorie}, journal = {Math. Ann.}, year = {1921}}
@article{others1934, author = {Noether, Emmy and Deuring, Max and others}, title = {Algebren}, journal = {Erg.}, year = {1934}}
@article{strangers, author = {Artin, Emil}, title = {Reziprozität}, journal = {Hamb. Abh.}, year = {1934}}
"""
BOOK = """
[[people]]
name = "Hasse, Helmut"
affiliation = "University of Marburg"
email = "hasse@example.org"
[[people]]
name = "Paul Gordan"
affiliation = "University of Erlangen"
relations = ["advisor"]
[[people]]
name = "Otto Blumenthal"
relations = ["editorial-board"]
journal = "Mathematische Annalen"
"""


@pytest.fixture
def folder(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    noon = datetime.datetime(1935, 1, 1, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("cvtex.coauthors.lists.today", noon.date)
    return make_project({"cv.toml": CV, "refs.bib": BIB, "people.toml": BOOK})


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_who_is_beside_the_owner_in_the_last_months_is_listed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = run(capsys, "-C", folder, "--format", "json", "coauthors", "--rule", "dfg")

    assert code == 0
    assert [(row["name"], row["affiliation"], row["last active"], row["works"]) for row in json.loads(out)] == [
        ("Brauer, Richard", "", "1932-12-31", "bhn1932"),
        ("Deuring, Max", "", "1934-12-31", "others1934"),
        ("Hasse, Helmut", "University of Marburg", "1933-03-01", "hasse1933 bhn1932"),
    ]


def test_months_stand_in_for_the_rule_s(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = run(capsys, "-C", folder, "--format", "json", "coauthors", "--rule", "dfg", "--months", "12")

    assert [row["name"] for row in json.loads(out)] == ["Deuring, Max"]


def test_the_tables_of_the_nsf(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "coa.csv"
    code, out, _ = run(capsys, "-C", folder, "-q", "coauthors", "-o", target)
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))

    assert (code, out) == (0, "")
    assert [row for row in rows if row[:1] in (["A:"], ["G:"], ["B:"], [""])] == [
        ["", "Noether, Emmy", "Bryn Mawr College", ""],
        ["G:", "Gordan, Paul", "University of Erlangen", ""],
        ["A:", "Brauer, Richard", "", "", "12/31/1932"],
        ["A:", "Deuring, Max", "", "", "12/31/1934"],
        ["A:", "Hasse, Helmut", "University of Marburg", "hasse@example.org", "3/1/1933"],
        ["B:", "Blumenthal, Otto", "Mathematische Annalen", "", ""],
    ]


def test_lists_that_are_cut_and_people_without_affiliation_are_told(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    _, _, err = run(capsys, "-C", folder, "--format", "short", "coauthors")

    assert "refs.bib:6:1: warning[coauthor-incomplete]" in err
    assert "no affiliation is known of `Brauer, Richard`; `Deuring, Max`" in err


def test_a_body_is_no_person_and_that_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with (folder / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("@book{circle, author = {{Circle of Algebra} and Noether, E.}, title = {T}, year = 1934}\n")
    _, out, err = run(capsys, "-C", folder, "--format", "json", "coauthors", "--rule", "dfg")

    assert "Circle" not in out
    assert "`circle`: `Circle of Algebra` is no person; its members are not listed" in err


def test_works_with_many_names_can_be_left_out(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, err = run(capsys, "-C", folder, "--format", "json", "coauthors", "--rule", "dfg", "--max-authors", "2")

    assert [row["name"] for row in json.loads(out)] == ["Deuring, Max", "Hasse, Helmut"]
    assert "`bhn1932` has 3 names, more than 2" in err


@pytest.mark.parametrize(
    ("book", "said"),
    [
        pytest.param('[[people]]\nname = "Emil Artin"\nafiliation = "x"\n', "people.toml:3:1: error", id="unknown key"),
        pytest.param("[[people]\n", "people.toml:1", id="no TOML"),
        pytest.param(
            '[[people]]\nname = "Emil Artin"\n[[people]]\nname = "Artin, Emil"\n',
            "people.toml:3:1: warning[coauthor-twice]",
            id="one person twice",
        ),
    ],
)
def test_what_is_wrong_with_the_address_book_is_told_at_its_line(
    capsys: pytest.CaptureFixture[str], folder: Path, book: str, said: str
) -> None:
    (folder / "people.toml").write_text(book, encoding="utf-8")
    _, _, err = run(capsys, "-C", folder, "--format", "short", "coauthors")

    assert said in err


@pytest.mark.parametrize("option", [("--rule", "x"), ("-o", "x.pdf"), ("--months", "0")], ids=" ".join)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], option: tuple[str, str]) -> None:
    code, _, err = run(capsys, "coauthors", *option)

    assert code == 2
    assert option[0] in err


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Klaus-Robert Müller", "Müller, Klaus-Robert"),
        ("Karl Alexander Müller", "Müller, Karl, A"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("J. R. R. Tolkien", "Tolkien, J, R R"),
    ],
)
def test_a_name_as_the_template_wants_it(name: str, expected: str) -> None:
    assert in_template(parse_name(name).name) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (datetime.date(2026, 11, 25), 48, datetime.date(2022, 11, 25)),
        (datetime.date(2024, 3, 31), 1, datetime.date(2024, 2, 29)),
        (datetime.date(2024, 1, 15), 1, datetime.date(2023, 12, 15)),
    ],
)
def test_months_before_a_day(day: datetime.date, months: int, expected: datetime.date) -> None:
    assert months_before(day, months) == expected


def test_no_cell_becomes_a_formula() -> None:
    table = Table(("name",), (("=1+1",),))

    assert b"'=1+1" in as_csv([table])
    with zipfile.ZipFile(io.BytesIO(as_xlsx([table]))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_same_tables_are_the_same_bytes() -> None:
    table = Table(("name",), (("Hasse, Helmut",),))

    assert as_xlsx([table]) == as_xlsx([table])


def test_who_has_only_edited_with_the_owner_is_in_the_table_of_editors(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    books = """
@book{e1934, editor = {Noether, Emmy and Ore, Øystein}, title = {Dedekinds Werke}, publisher = {Vieweg}, year = {1934}}
@book{e1931, editor = {Noether, Emmy and Krull, Wolfgang}, title = {Ringe}, publisher = {Vieweg}, year = {1931}}
"""
    (folder / "refs.bib").write_text(BIB + books)

    _, out, _ = run(capsys, "-C", folder, "--format", "json", "coauthors")

    tables = json.loads(out)
    text = json.dumps(tables)
    assert "Krull" not in text
    (row,) = [row for table in tables for row in table if "Ore, Øystein" in row.values()]
    assert list(row.values()) == ["E:", "Ore, Øystein", "Dedekinds Werke", "", "12/31/1934"]


def test_a_name_that_may_be_a_second_person_s_too_is_doubtful(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    works = """
@article{a, author = {Noether, Emmy and Artin, E. and Artin, Emil}, title = {A}, journal = {J}, year = {1934}}
@article{b, author = {Noether, Emmy and Artin, Emilia and Brauer, Richard}, title = {B}, journal = {J}, year = {1934}}
@article{c, author = {Noether, Emmy and Artin, E. and Brauer, Richard}, title = {C}, journal = {J}, year = {1934}}
"""
    (folder / "refs.bib").write_text(works)

    _, _, err = run(capsys, "-C", folder, "--format", "short", "coauthors", "--rule", "dfg")

    assert "`Artin, E.` may be `Artin, Emil`; they are listed apart" in err
