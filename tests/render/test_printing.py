"""Marks of punctuation between what templates print."""

import pytest
from jinja2 import StrictUndefined, UndefinedError

from cvtex.render.printing import (
    Field,
    NotTexError,
    Use,
    capital,
    commas,
    ended,
    lower_first,
    printable,
    sentences,
    unstopped,
)
from cvtex.text.tex import Tex


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        pytest.param("Ideals", ".", "Ideals.", id="stop"),
        pytest.param("Is it?", ".", "Is it?", id="question"),
        pytest.param("Is it?", ",", "Is it?", id="question and comma"),
        pytest.param("the U.S.", ".", "the U.S.", id="abbreviation and stop"),
        pytest.param("the U.S.", ",", "the U.S.,", id="abbreviation and comma"),
        pytest.param(r"\emph{Is it?}", ".", r"\emph{Is it?}", id="question in a group"),
        pytest.param(r"\textbf{\cvname{Noether, E.}}", ".", r"\textbf{\cvname{Noether, E.}}", id="initial in a group"),
        pytest.param(
            r"\cvname{Hasse, H.}\textsuperscript{*}", ".", r"\cvname{Hasse, H.}\textsuperscript{*}", id="mark"
        ),
        pytest.param("on “Ideals”", ".", "on “Ideals.”", id="inside quotation marks"),
        pytest.param("on “Ideals?”", ",", "on “Ideals?”", id="question inside quotation marks"),
        pytest.param("on “Ideals”", ":", "on “Ideals”:", id="colon outside quotation marks"),
        pytest.param("", ".", "", id="nothing"),
    ],
)
def test_a_text_is_ended_by_one_mark(text: str, mark: str, expected: str) -> None:
    assert ended(Tex(text), mark) == expected


def test_what_is_not_there_leaves_no_mark() -> None:
    pieces = [Tex("one"), None, Tex("  \n"), Tex("two?"), Tex("")]

    assert sentences(pieces) == "one. two?"
    assert commas(pieces) == "one, two?"
    assert commas([None]) == ""


def test_letters_at_the_beginning_and_stops() -> None:
    assert capital(Tex("in press")) == "In press"
    assert capital(Tex(r"\cvglyph{010D}{č}ást")) == r"\cvglyph{010C}{Č}ást"
    assert capital(Tex("ßa")) == "ßa"
    assert lower_first(Tex(r"\emph{In}")) == r"\emph{In}"
    assert unstopped(Tex("Phys. Rev.~Lett.")) == "Phys Rev~Lett"
    assert unstopped(Tex(r"\cvglyph{0117}{\.{e}}")) == r"\cvglyph{0117}{\.{e}}"


def test_turkish_has_an_i_with_a_dot_and_one_without() -> None:
    assert capital(Tex("içinde"), dotted=True) == r"\cvglyph{0130}{İ}çinde"
    assert lower_first(Tex(r"\cvglyph{0130}{İ}çinde"), dotted=True) == "içinde"
    assert lower_first(Tex("Işık"), dotted=True) == "ışık"


def test_a_stop_stands_inside_american_quotation_marks_alone() -> None:
    assert ended(Tex("“Ideals”")) == "“Ideals.”"
    assert ended(Tex("„Ideały”")) == "„Ideały”."


def test_a_field_that_is_printed_in_any_form_is_noted() -> None:
    use = Use()
    short, long = Field.of(Tex("2nd"), use), Field.of(Tex("second"), use)

    assert (str(short), use.is_printed) == ("2nd", False)
    commas([long])
    assert use.is_printed


def test_text_and_undefined_names_are_not_printed() -> None:
    with pytest.raises(NotTexError, match="only LaTeX can be printed"):
        printable("text")
    with pytest.raises(NotTexError, match=r"nothing \(None\)"):
        printable(None)
    with pytest.raises(UndefinedError):
        printable(StrictUndefined(name="x"))
