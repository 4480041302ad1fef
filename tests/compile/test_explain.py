"""LaTeX's errors in the user's words."""

import pytest

from cvtex.compile.engine import Compiled
from cvtex.compile.explain import Job, explain
from cvtex.compile.texsource import TexPlace
from cvtex.diagnostics import Diagnostic, Span

TEX = r"""\documentclass{article}
\usepackage{nosuch}
\begin{document}
%%% talks.0
some Donaudampfschifffahrt ω
%%% talks.1
more ω and Σ
"""
LOG = "the log is build/.cvtex/full/document.log"
PLACES = {
    None: Span("latex_templates/preamble.tex", 1, 1),
    "talks.0": Span("cv.toml", 7, 1),
    "talks.1": Span("cv.toml", 9, 1),
}


def explained(log: str, *, timed_out: bool = False, engine: str = "latexmk") -> list[Diagnostic]:
    def locate(place: TexPlace) -> Span | None:
        return PLACES[place.mark]

    job = Job("full", engine, "build/.cvtex/full/document.log")
    return list(explain(Compiled(None, log, 1, timed_out), TEX, locate, job))


def error(text: str, line: int = 5) -> str:
    return f"./document.tex:{line}: {text}\nl.{line} some\n         \n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("Undefined control sequence.", "latex-error", "LaTeX does not know the command `\\foo`"),
        ("Missing $ inserted.", "latex-error", "a sign or command of mathematics stands in text, or a `$` is not closed"),
        ("Extra }, or forgotten $.", "latex-error", "there is a `}` too many, or a `$` before it is not closed"),
        ("Too many }'s.", "latex-error", "there is a `}` too many, or a `$` before it is not closed"),
        ("Missing } inserted.", "latex-error", "a `}` is missing"),
        ("Paragraph ended before \\textbf was complete.", "latex-error", "the argument of `\\textbf` does not end"),
        ("File ended while scanning use of \\emph .", "latex-error", "the argument of `\\emph` does not end"),
        ("Misplaced alignment tab character &.", "latex-error", "a bare `&` stands outside of a table"),
        ("Illegal parameter number in definition of \\x.", "latex-error", "a `#` stands where a definition has no such argument"),
        ("You can't use `macro parameter character #' in horizontal mode.", "latex-error", "a bare `#` cannot be printed"),
        ("LaTeX Error: Environment foo undefined.", "latex-error", "LaTeX does not know the environment `foo`"),
        (
            "LaTeX Error: \\begin{itemize} on input line 5 ended by \\end{enumerate}.",
            "latex-error",
            "`\\begin{itemize}` is ended by `\\end{enumerate}`",
        ),
        ("LaTeX Error: \\begin{document} ended by \\end{foo}.", "latex-error", "`\\end{foo}` has no `\\begin{foo}`"),
        ("Dimension too large.", "latex-error", "a length is larger than TeX can handle, 575 cm"),
        ("Double superscript.", "latex-error", "there are two superscripts in a row"),
        (
            "LaTeX Error: Option clash for package xcolor.",
            "latex-error",
            "the package `xcolor` is loaded twice, with different options",
        ),
        ("Package keyval Error: nosuch undefined.", "latex-error", "there is no option or key `nosuch` (keyval says so)"),
        (
            "TeX capacity exceeded, sorry [main memory size=5000000].",
            "latex-capacity",
            "TeX has run out of memory (main memory size)",
        ),
        ("LaTeX Error: Too many unprocessed floats.", "latex-error", "a figure or table that floats stands where LaTeX cannot place it"),
        ("LaTeX Error: Unicode character ☃ (U+2603)", "character", "pdfLaTeX cannot set the character `☃` (U+2603)"),
        ("LaTeX Error: File `nosuch.sty' not found.", "latex-missing-package", "TeX has no `nosuch.sty`"),
        ("I can't find file `parts/mine.tex'.", "latex-missing-file", "TeX finds no file `parts/mine.tex`"),
        ("Font \\x=zz not loadable: Metric (TFM) file not found.", "latex-missing-font", "TeX has no font `zz`"),
        ("Font \\x=zz at 12.0pt not loadable: metric data not found or bad.", "latex-missing-font", "TeX has no font `zz`"),
        (
            'Package fontspec Error: The font "No Such Font" cannot be found.',
            "latex-missing-font",
            "TeX has no font `No Such Font`",
        ),
        ("Package tikz Error: Giving up on this path. Did you forget a semicolon?.", "latex-error", "a drawing is not readable"),
        ("Package mine Error: I am cross.", "latex-error", "LaTeX's package `mine`: I am cross"),
        ("I am cross.", "latex-error", "LaTeX: I am cross"),
    ],
)  # fmt: skip
def test_an_error_is_told_in_the_users_words_with_its_place_and_the_log(text: str, code: str, message: str) -> None:
    log = error(text).replace("some", "some \\foo") if "Undefined" in text else error(text)

    (diagnostic,) = explained(log)

    assert (diagnostic.code, diagnostic.message) == (code, message)
    assert diagnostic.span == (PLACES[None] if "nosuch.sty" in text else PLACES["talks.0"])
    assert (diagnostic.help or "").endswith(LOG)


def test_an_error_in_a_package_is_told_where_the_package_is_loaded() -> None:
    (diagnostic,) = explained("/usr/share/nosuch.sty:9: Missing number, treated as zero.\nl.9 \\x\n")

    assert diagnostic.span == PLACES[None]


def test_what_follows_from_an_error_in_an_entry_is_only_counted() -> None:
    log = error("Missing $ inserted.") + error("Missing } inserted.") + error("Extra \\fi.") + error("Too many }'s.", 7)

    first, second = explained(log)

    assert (first.message[:6], (first.help or "").partition(LOG)[2]) == ("a sign", ", with 2 more messages from here")
    assert second.span == PLACES["talks.1"]


def test_of_what_spreads_over_entries_the_first_is_told_and_the_others_are_counted() -> None:
    log = (
        error("Paragraph ended before \\textbf was complete.")
        + error("Missing $ inserted.", 7)
        + error("Extra \\fi.", 7)
    )

    (only,) = explained(log)

    assert only.message == "the argument of `\\textbf` does not end"
    assert only.span == PLACES["talks.0"]
    assert (only.help or "").partition(LOG)[2] == ", with 2 more errors because of it"


def test_an_unknown_command_behind_what_spreads_is_told() -> None:
    log = error("Missing } inserted.") + error("Undefined control sequence.", 7).replace("some", "\\foo")

    assert [d.span for d in explained(log)] == [PLACES["talks.0"], PLACES["talks.1"]]


def test_what_is_never_ended_is_told_in_place_of_what_tex_stumbles_on() -> None:
    tex = TEX.replace("some", "\\begin{tabular}{l}")
    log = error("LaTeX Error: Something's wrong--perhaps a missing \\item.", 7)
    job = Job("full", "latexmk", "build/.cvtex/full/document.log")

    (only,) = explain(Compiled(None, log, 1), tex, lambda place: PLACES[place.mark], job)

    assert only.message == "`\\begin{tabular}` is never ended"
    assert only.span == PLACES["talks.0"]
    assert (only.help or "").endswith(", with 1 more error because of it")


def test_a_loop_is_told_where_tex_was_interrupted() -> None:
    log = "./document.tex:7: Interruption.\nl.7 \\def\\x{\\x}\\x\n\n? \n./document.tex:7: Emergency stop.\nl.7\n"

    (only,) = explained(log, timed_out=True)

    assert (only.code, only.span) == ("latex-timeout", PLACES["talks.1"])
    assert (only.help or "").startswith("look for a loop here")


def test_a_second_unknown_command_in_an_entry_follows_from_nothing() -> None:
    log = error("Undefined control sequence.").replace("some", "\\foo") + error("Undefined control sequence.").replace(
        "some", "\\bar"
    )

    assert [d.message[-7:] for d in explained(log)] == [" `\\foo`", " `\\bar`"]


def test_the_end_of_tex_is_told_where_nothing_else_is() -> None:
    stop = "! Emergency stop.\n<*> document.tex\n\n*** (job aborted, no legal \\end found)\n"

    assert [d.message for d in explained(error("Missing } inserted.") + stop)] == ["a `}` is missing"]
    assert [d.message for d in explained(stop)] == ["TeX gave up before the end of the document"]


def test_a_line_that_sticks_out_is_told_with_its_word() -> None:
    log = "Overfull \\hbox (12.5pt too wide) in paragraph at lines 5--5\n[]\\T1/bch/m/n/10 some Do-nau-dampf-schiff-fahrt\n []\n"

    first = explained(log)[0]

    assert first.message == "a line is 12.5 pt too wide: `Donaudampfschifffahrt` sticks out"
    assert first.span == PLACES["talks.0"]
    assert (first.help or "").startswith("the line begins `some Donaudampfschifffahrt`: ")


@pytest.mark.parametrize(
    ("log", "message"),
    [
        pytest.param(
            "Overfull \\vbox (350.0pt too high) has occurred while \\output is active []\n\n [2] [3]\n",
            "what cannot be parted is 350.0 pt taller than its place on page 2",
            id="page",
        ),
        pytest.param(
            "Overfull \\hbox (9.0pt too wide) has occurred while \\output is active\n[][]\n\n [1]\n",
            "the head or the foot of page 1 is 9.0 pt too wide",
            id="foot",
        ),
        pytest.param(
            "Overfull \\hbox (9.0pt too wide) in alignment at lines 5--7\n [] []\n",
            "a line is 9.0 pt too wide",
            id="boxes alone",
        ),
    ],
)
def test_what_sticks_out_elsewhere_is_told(log: str, message: str) -> None:
    assert explained(log)[0].message == message


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("Overfull \\hbox (1.9pt too wide) in paragraph at lines 5--5\nsome\n", id="by a hair"),
        pytest.param("Underfull \\hbox (badness 10000) in paragraph at lines 5--5\nsome\n", id="underfull"),
        pytest.param(
            error("Missing $ inserted.") + "Overfull \\hbox (9pt too wide) in paragraph at lines 5--5\nsome\n",
            id="after an error in the same entry",
        ),
        pytest.param(
            "Package hyperref Warning: Token not allowed in a PDF string on input line 5.\n",
            id="a warning without effect",
        ),
    ],
)
def test_what_no_reader_sees_is_not_told(log: str) -> None:
    assert [d for d in explained(log) if not d.is_error] == []


@pytest.mark.parametrize(
    ("log", "code", "message"),
    [
        (
            "LaTeX Warning: Reference `x' on page 1 undefined on input line 5.\n",
            "latex-reference",
            "the reference `x` leads nowhere: the PDF has ?? there",
        ),
        (
            "LaTeX Font Warning: Font shape `T1/nosuch/m/n' undefined\n(Font)              using `T1/cmr/m/n' instead on input line 5.\n",
            "latex-font",
            "there is no font `T1/nosuch/m/n`: the PDF has `T1/cmr/m/n` instead",
        ),
        (
            "(\\end occurred inside a group at level 1)\n\n### simple group (level 1) entered at line 5 ({)\n",
            "latex-unclosed",
            "a group that begins here is never closed",
        ),
    ],
)
def test_a_warning_that_a_reader_would_see_is_told(log: str, code: str, message: str) -> None:
    first = explained(log)[0]

    assert (first.code, first.message, first.span, first.is_error) == (code, message, PLACES["talks.0"], False)


def test_missing_characters_are_told_by_entry() -> None:
    log = 'Missing character: There is no ω (U+03C9) in font [lmr]:x;!\nMissing character: There is no Σ ("3A3) in font [lmr]:x;!\n'

    assert [(d.span, d.message) for d in explained(log)] == [
        (PLACES["talks.0"], "`ω` (U+03C9) is missing in the PDF: the font `lmr` has no such character"),
        (PLACES["talks.1"], "`ω` (U+03C9), `Σ` (U+03A3) are missing in the PDF: the font `lmr` has no such character"),
    ]


def test_a_font_that_could_not_be_loaded_is_told_once() -> None:
    log = (
        error("Font \\x=zz not loadable: Metric (TFM) file not found.")
        + "Missing character: There is no h in font nullfont!\n"
    )

    assert [d.code for d in explained(log)] == ["latex-missing-font"]


@pytest.mark.parametrize(
    ("log", "code", "message"),
    [
        ("/usr/bin/env: 'perl': No such file or directory\n", "latex-failed", "latexmk needs Perl, which is not installed"),
        ("sh: 1: pdflatex: not found\nLatexmk: Errors\n", "latex-failed", "the program `pdflatex` is not installed, or cannot be started"),
        ("I can't find the format file `pdflatex.fmt'!\n", "latex-failed", "TeX's format `pdflatex.fmt` is missing"),
        ("fwrite: No space left on device\n", "latex-failed", "the disk is full"),
        (
            "This is pdfTeX\n!pdfTeX error: pdflatex (file bchr8a.pfb): cannot open Type 1 font file for reading\n ==> Fatal error\n",
            "latex-missing-font",
            "TeX has no `bchr8a.pfb`",
        ),
        ("This is pdfTeX\nwho knows\n\n", "latex-error", "LaTeX failed on `full`: who knows"),
        ("", "latex-error", "LaTeX failed on `full`: no output"),
    ],
)  # fmt: skip
def test_a_failure_without_an_error_in_the_document_is_told(log: str, code: str, message: str) -> None:
    (diagnostic,) = explained(log)

    assert (diagnostic.code, diagnostic.message) == (code, message)
    assert (diagnostic.help or "").endswith(LOG)


def test_a_time_out_says_what_to_look_for() -> None:
    (diagnostic,) = explained("This is pdfTeX\n", timed_out=True)

    assert diagnostic.code == "latex-timeout"


def test_what_the_embedded_engine_lacks_comes_with_a_whole_tex() -> None:
    (diagnostic,) = explained(error("LaTeX Error: File `siunitx.sty' not found."), engine="embedded")

    assert "with a whole one, install it: " in (diagnostic.help or "")
    assert "latexmk" in (diagnostic.help or "")
