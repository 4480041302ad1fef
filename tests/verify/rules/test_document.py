"""Names of files with a last name in them, and page numbers in heads and feet."""

import datetime
from dataclasses import replace

import pytest

from cvtex.model.profile import File, Metadata, RunningText
from cvtex.verify.known import stranger
from cvtex.verify.rules.document import file, metadata, running
from cvtex.verify.rules.subject import Subject
from cvtex.verify.verdict import Judged
from sheets import foot, line, lines, page, sheet

TODAY = datetime.date(2026, 11, 25)


def named(name: str, family: str) -> Judged:
    return file(File(name="CV_{family}"), Subject(sheet(name=name), TODAY, family))


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("CV_Noether", "Noether"),
        ("cv_noether", "Noether"),
        ("CV_Goedel", "Gödel"),
        ("CV_Godel", "Gödel"),
        ("CV_Gödel", "Gödel"),
        ("CV_Go\u0308del", "Gödel"),
        ("CV_Lukasiewicz", "Łukasiewicz"),
        ("CV_vanderWaerden", "van der Waerden"),
        ("CV_van-der-Waerden", "van der Waerden"),
        ("CV_van_der_Waerden", "van der Waerden"),
        ("CV_Oersted", "Ørsted"),
        ("CV_ODonnell", "O’Donnell"),
    ],
)
def test_a_last_name_may_be_written_in_ascii(name: str, family: str) -> None:
    assert named(name, family).findings == ()


@pytest.mark.parametrize(("name", "asked"), [("CV_Artin", "CV_Godel"), ("CV_Gdel", "CV_Godel"), ("Gödel", "CV_Godel")])
def test_another_name_is_told_with_the_one_that_is_asked_for(name: str, asked: str) -> None:
    (finding,) = named(name, "Gödel").findings

    assert finding.message == f"the file is called `{name}`; `{asked}` is asked for"


def test_a_last_name_from_the_metadata_alone_is_told() -> None:
    subject = Subject(sheet(name="Noether"), TODAY, "Artin", author="Emil Artin")
    head = running(RunningText(contains=("{family}",)), subject)

    assert (
        file(File(name="CV_{family}"), subject)
        .findings[0]
        .message.endswith("; its metadata names Emil Artin as author")
    )
    assert head.findings[0].message.endswith("; its metadata names Emil Artin as author")
    assert "metadata" not in file(File(name="CV"), subject).findings[0].message


def numbered(*feet: str) -> Judged:
    rule = RunningText(page_numbers="required")
    return running(rule, Subject(sheet(*(page(*lines(), foot(text)) for text in feet)), TODAY))


@pytest.mark.parametrize(
    "feet",
    [
        pytest.param(("1", "2", "3"), id="alone"),
        pytest.param(("Noether 1/3", "Noether 2/3", "Noether 3/3"), id="of all"),
        pytest.param(("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), id="in words"),
        pytest.param(("– 6 –", "– 7 –", "– 8 –"), id="from another one on"),
        pytest.param(("12.03.1932 · 1", "12.03.1932 · 2"), id="beside a date"),
        pytest.param(("1",), id="the only page"),
        pytest.param(("1", "2", "1"), id="of two PDFs put together"),
        pytest.param(("Noether 1", "Noether 2", "Noether 1", "Noether 2"), id="of two PDFs, beside a name"),
        pytest.param(("p. 3 of 3", "p. 2 of 3", "p. 1 of 3"), id="backwards"),
    ],
)
def test_numbers_that_count_on_are_page_numbers(feet: tuple[str, ...]) -> None:
    assert numbered(*feet).findings == ()


@pytest.mark.parametrize(
    ("feet", "lacking"),
    [
        pytest.param(("1932", "1932"), "pages 1–2 have no page number", id="a year"),
        pytest.param(("Part 1, Noether",) * 3, "pages 2–3 have no page number", id="the same number on all pages"),
        pytest.param(("1", "", "3"), "page 2 has no page number", id="one lacks it"),
        pytest.param(("12.03.1932",), "page 1 has no page number", id="a date"),
        pytest.param(("version 4",), "page 1 has no page number", id="another number"),
    ],
)
def test_other_numbers_are_none(feet: tuple[str, ...], lacking: str) -> None:
    assert [finding.message for finding in numbered(*feet).findings] == [lacking]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(
            "\x01\x02\x03 \x04\x05", "page 1 has text whose letters are not known", id="letters that are not known"
        ),
        pytest.param("", "it has no pages", id="no page"),
    ],
)
def test_running_lines_that_cannot_be_read_are_not_missing(text: str, why: str) -> None:
    found = sheet(page(line(text))) if text else replace(sheet(), pages=())

    judged = running(RunningText(page_numbers="required", contains=("{family}",)), Subject(found, TODAY, "Noether"))

    assert (judged.findings, judged.unchecked) == ((), why)


@pytest.mark.parametrize("title", ["", "untitled", "(unspecified)", "Document1"])
def test_what_programs_write_where_nobody_said_a_title_is_none(title: str) -> None:
    found = replace(sheet(), metadata={"title": title, "author": "Emmy Noether"})

    (finding,) = metadata(Metadata(required=("title", "author")), Subject(found, TODAY)).findings
    assert finding.message == "the PDF does not say its title in its metadata"


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Emmy Noether", "Noether"),
        ("NOETHER Emmy", "NOETHER"),
        ("Noether, Emmy", "Noether"),
        ("Prof. Dr. Emmy Noether, Bryn Mawr", None),
        ("Emmy Noether, Emil Artin", None),
        ("Emmy Noether; David Hilbert", None),
        ("Emmy Noether and Emil Artin", None),
        ("Microsoft Office User", None),
    ],
)
def test_the_author_of_a_pdf_is_its_owner_where_it_is_one_person(author: str, family: str | None) -> None:
    assert stranger(replace(sheet(), metadata={"author": author}), TODAY).family == family
