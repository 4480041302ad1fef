"""What TeX logs say."""

import pytest

from cvtex.compile.log import Kind, LogMessage, mark_at, pages_in, read_log


@pytest.mark.parametrize(
    ("log", "message"),
    [
        pytest.param(
            "./document.tex:12: Undefined control sequence.\nl.12 \\foo\n         bar\n",
            LogMessage(Kind.ERROR, "Undefined control sequence `\\foo`", 12),
            id="unknown command",
        ),
        pytest.param(
            "./document.tex:3: LaTeX Error: File `nowhere.sty' not found.\n",
            LogMessage(Kind.ERROR, "File `nowhere.sty' not found", 3),
            id="missing package",
        ),
        pytest.param(
            "! Emergency stop.\n<*> document.tex\n\nl.40 \\end\n",
            LogMessage(Kind.ERROR, "Emergency stop", 40),
            id="without a file",
        ),
        pytest.param(
            "/usr/share/x.sty:9: Missing number, treated as zero.\n<to be read again>\nl.77 \\vskip x\n",
            LogMessage(Kind.ERROR, "Missing number, treated as zero", 77),
            id="inside a package: the line of the document",
        ),
        pytest.param(
            "Overfull \\hbox (12.5pt too wide) in paragraph at lines 20--23\n[]\\T1/bch/m/n/10 long\n",
            LogMessage(Kind.OVERFULL, "Overfull \\hbox (12.5pt too wide) in paragraph at lines 20--23", 20, 12.5),
            id="overfull line",
        ),
        pytest.param(
            "Missing character: There is no ☃ in font bchr8t!\n",
            LogMessage(Kind.MISSING_CHARACTER, "There is no ☃ in font bchr8t"),
            id="missing character",
        ),
        pytest.param(
            "LaTeX Warning: Reference `x' on page 1 undefined on input line 8.\n",
            LogMessage(Kind.WARNING, "Reference `x' on page 1 undefined", 8),
            id="warning",
        ),
        pytest.param(
            "Package hyperref Warning: Token not allowed in a PDF string\n"
            "(hyperref)                removing `math shift' on input line 5.\n",
            LogMessage(Kind.WARNING, "Token not allowed in a PDF string removing `math shift'", 5),
            id="warning over two lines",
        ),
    ],
)
def test_a_message_is_read(log: str, message: LogMessage) -> None:
    assert read_log(log) == (message,)


def test_a_quiet_log_has_no_messages() -> None:
    assert read_log("This is pdfTeX\n(./document.tex\nLaTeX Font Info: Trying\n[1]\n)") == ()


@pytest.mark.parametrize(
    ("log", "pages"),
    [
        pytest.param("Output written on document.pdf (1 page, 1234 bytes).", 1, id="one"),
        pytest.param("Output written on document.pdf (16 pages, 1234 bytes).", 16, id="many"),
        pytest.param("No pages of output.", None, id="none"),
    ],
)
def test_pages_are_counted(log: str, pages: int | None) -> None:
    assert pages_in(log) == pages


def test_a_line_belongs_to_the_mark_above_it() -> None:
    tex = "a\n%%% section sections.talks\nb\n%%% talks.0\nc\nd\n"

    assert [mark_at(tex, line) for line in range(1, 7)] == [
        None,
        "sections.talks",
        "sections.talks",
        "talks.0",
        "talks.0",
        "talks.0",
    ]
