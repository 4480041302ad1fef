"""ISBN and ISSN in fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.linking.numbers import isbns_in, issns_in
from entries import remarks_on


def isbns(field: str) -> tuple[list[str], list[tuple[str, str | None]]]:
    remarks = remarks_on({"isbn": field})
    return list(isbns_in(field, remarks)), [(d.message, d.help) for d in remarks.diagnostics]


def issns(field: str) -> tuple[list[str], list[tuple[str, str | None]]]:
    remarks = remarks_on({"issn": field})
    return list(issns_in(field, remarks)), [(d.message, d.help) for d in remarks.diagnostics]


@pytest.mark.parametrize(
    ("field", "numbers"),
    [
        pytest.param("", [], id="none"),
        pytest.param("978-3-16-148410-0", ["978-3-16-148410-0"], id="isbn-13"),
        pytest.param("9783161484100", ["9783161484100"], id="without-hyphens"),
        pytest.param("978 3 16 148410 0", ["978 3 16 148410 0"], id="spaces"),
        pytest.param("978–3–16–148410–0", ["978–3–16–148410–0"], id="dashes"),
        pytest.param("978--3--16--148410--0", ["978–3–16–148410–0"], id="TeX dashes"),
        pytest.param("3-16-148410-X", ["3-16-148410-X"], id="isbn-10"),
        pytest.param("316148410x", ["316148410x"], id="small x"),
        pytest.param("ISBN 0-306-40615-2", ["0-306-40615-2"], id="with its name"),
        pytest.param("ISBN-13: 978-0-306-40615-7", ["978-0-306-40615-7"], id="with its long name"),
        pytest.param("978-0-306-40615-7, 0-306-40615-2", ["978-0-306-40615-7", "0-306-40615-2"], id="comma"),
        pytest.param("9780306406157 0306406152", ["9780306406157", "0306406152"], id="Mendeley: space"),
        pytest.param("978-0-306-40615-7 (print)", ["978-0-306-40615-7"], id="what it is of"),
        pytest.param("978-0-306-40615-7 (vol. 1, pt. 2)", ["978-0-306-40615-7"], id="real: which volume"),
        pytest.param("978-0-306-40615-7, hardback", ["978-0-306-40615-7"], id="real: words"),
        pytest.param("9780306406157 (0-306-40615-2)", ["9780306406157", "0-306-40615-2"], id="one in brackets"),
        pytest.param("9780306406157 (pbk); 9783161484100 (ebook)", ["9780306406157", "9783161484100"], id="both"),
    ],
)
def test_isbns_are_found_as_they_are_typed(field: str, numbers: list[str]) -> None:
    assert isbns(field) == (numbers, [])


@pytest.mark.parametrize(
    ("field", "message", "help_"),
    [
        pytest.param(
            "978-3-16-148410-1", "the ISBN `978-3-16-148410-1` has a wrong check digit", "would be 0", id="isbn-13"
        ),
        pytest.param("0-306-40615-X", "the ISBN `0-306-40615-X` has a wrong check digit", "would be 2", id="isbn-10"),
        pytest.param("978-3-16-14841-0", "the ISBN `978-3-16-14841-0` has 12 digits", "ten digits", id="too short"),
        pytest.param(
            "123-3-16-148410-0", "the ISBN `123-3-16-148410-0` does not begin with 978 or 979", "every", id="no book"
        ),
        pytest.param("forthcoming volume", "the ISBN `forthcoming volume` is not one", "ten digits", id="words"),
    ],
)
def test_a_wrong_isbn_is_kept_and_reported(field: str, message: str, help_: str) -> None:
    numbers, ((said, help_said),) = isbns(field)
    assert (numbers, said) == ([field], f"`key`: {message}")
    assert help_said is not None
    assert help_ in help_said


def test_an_issn_in_the_field_of_an_isbn_is_reported() -> None:
    assert isbns("0028-0836") == ([], [("`key`: `0028-0836` in `isbn` is an ISSN", "call the field `issn`")])


@pytest.mark.parametrize(
    ("field", "numbers"),
    [
        pytest.param("0028-0836", ["0028-0836"], id="one"),
        pytest.param("00280836", ["00280836"], id="without hyphen"),
        pytest.param("ISSN 2434-561X", ["2434-561X"], id="with its name"),
        pytest.param("0028-0836 1476-4687", ["0028-0836", "1476-4687"], id="two"),
        pytest.param("0028-0836 (Print), 1476-4687 (Electronic)", ["0028-0836", "1476-4687"], id="what they are of"),
    ],
)
def test_issns_are_found_as_they_are_typed(field: str, numbers: list[str]) -> None:
    assert issns(field) == (numbers, [])


@pytest.mark.parametrize(
    ("field", "message", "help_"),
    [
        pytest.param("0028-0837", "the ISSN `0028-0837` has a wrong check digit", "would be 6", id="check digit"),
        pytest.param("0028-836", "`0028-836` is no ISSN", "eight digits", id="too short"),
    ],
)
def test_a_wrong_issn_is_kept_and_reported(field: str, message: str, help_: str) -> None:
    numbers, ((said, help_said),) = issns(field)
    assert (numbers, said) == ([field], f"`key`: {message}")
    assert help_said is not None
    assert help_ in help_said


@pytest.mark.parametrize("field", ["????", "n/a", "0000000000"])
def test_a_placeholder_is_no_isbn(field: str) -> None:
    numbers, ((said, _),) = isbns(field)
    assert (numbers, said) == ([], f"`key`: the ISBN `{field}` only keeps its place")


def test_an_issn_of_zeros_only_keeps_its_place() -> None:
    assert issns("0000-0000")[0] == []


@given(st.text() | st.text("0123456789X- ,;()ISBNand"))
def test_any_text_can_stand_in_both_fields(text: str) -> None:
    assert all(isbns(text)[0])
    assert all(issns(text)[0])
