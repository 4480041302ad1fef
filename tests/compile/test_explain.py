"""LaTeX's errors in the user's words."""

import pytest

from cvtex.compile.engine import Compiled
from cvtex.compile.explain import explain
from cvtex.diagnostics import Diagnostic, Span

TEX = "%%% talks.0\nsome text\n"
PLACE = Span("cv.toml", 7, 1)


def explained(log: str, *, timed_out: bool = False) -> list[Diagnostic]:
    compiled = Compiled(None, log, 1, timed_out)
    found = explain(compiled, TEX, {"talks.0": PLACE}.get, variant="full", log_name="build/.cvtex/full/document.log")
    return list(found)


@pytest.mark.parametrize(
    ("log", "code", "message"),
    [
        pytest.param(
            "./document.tex:2: Undefined control sequence.\nl.2 some \\foo\n",
            "latex-error",
            "LaTeX does not know the command `\\foo`",
            id="unknown command",
        ),
        pytest.param(
            "./document.tex:2: LaTeX Error: File `T1SourceSansPro-TLF.fd' not found.\n",
            "latex-missing-package",
            "TeX has no `T1SourceSansPro-TLF.fd`",
            id="missing package",
        ),
        pytest.param(
            "./document.tex:2: LaTeX Error: Unicode character ☃ (U+2603)\n",
            "character",
            "pdfLaTeX cannot set the character `☃` (U+2603)",
            id="character",
        ),
        pytest.param(
            "./document.tex:2: Extra }, or forgotten $.\n", "latex-error", "LaTeX: Extra }, or forgotten $", id="other"
        ),
        pytest.param(
            "Overfull \\hbox (12.5pt too wide) in paragraph at lines 2--2\n./document.tex:2: X.\n",
            "overfull-line",
            "a line is 12.5 pt too wide",
            id="overfull line",
        ),
    ],
)
def test_a_message_names_the_entry_and_the_log(log: str, code: str, message: str) -> None:
    first = explained(log)[0]

    assert (first.code, first.message, first.span) == (code, message, PLACE)


def test_a_line_that_sticks_out_by_a_hair_is_no_problem() -> None:
    log = "Overfull \\hbox (1.9pt too wide) in paragraph at lines 2--2\n./document.tex:2: X.\n"

    assert [d.code for d in explained(log)] == ["latex-error"]


def test_a_failure_without_an_error_quotes_the_last_line() -> None:
    (diagnostic,) = explained("This is pdfTeX\n!pdfTeX error: cannot open Type 1 font file\n\n")

    assert diagnostic.message == "LaTeX failed on `full`: !pdfTeX error: cannot open Type 1 font file"
    assert diagnostic.help == "the log is build/.cvtex/full/document.log"


def test_a_time_out_says_what_to_look_for() -> None:
    (diagnostic,) = explained("This is pdfTeX\n", timed_out=True)

    assert diagnostic.code == "latex-timeout"


def test_the_same_error_is_told_once() -> None:
    log = "./document.tex:2: Undefined control sequence.\nl.2 \\foo\n" * 3

    assert len(explained(log)) == 1
