"""What TeX logs say. The excerpts are from logs of pdfTeX, LuaTeX and XeTeX of TeX Live 2022."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.compile.log import LogMessage, MissingCharacter, Overfull, TexError, TexWarning, pages_in, read_log

STOPPED = r"""
Type X to quit or <RETURN> to proceed,
or enter new name. (Default extension: sty)

Enter file name:
./document.tex:3: Emergency stop.
<read *>

l.3 \begin
          {document}^^M
*** (cannot \read from terminal in nonstop modes)
"""


@pytest.mark.parametrize(
    ("log", "message"),
    [
        pytest.param(
            "./document.tex:4: Undefined control sequence.\nl.4 some \\foo\n              bar\n",
            TexError("Undefined control sequence `\\foo`", 4, near=("some \\foo",)),
            id="unknown command",
        ),
        pytest.param(
            "./document.tex:4: Undefined control sequence.\n<argument> some \\foo \n                     bar\n"
            "l.4 \\textbf{some \\foo bar}\n                           and \\emph{more}\n",
            TexError("Undefined control sequence `\\foo`", 4, near=("some \\foo", "\\textbf{some \\foo bar}")),
            id="unknown command in an argument",
        ),
        pytest.param(
            "./document.tex:5: Undefined control sequence.\n\\mac #1->a #1 \\nosuch \n                      b\n"
            "l.5 \\mac{hello}\n               \n",
            TexError("Undefined control sequence `\\nosuch`", 5, near=("a #1 \\nosuch", "\\mac{hello}")),
            id="unknown command in a macro",
        ),
        pytest.param(
            "./document.tex:56: Missing number, treated as zero.\n<to be read again> \n                   \\vbox \n"
            "l.56 ...{figure}x\n                    \\end{figure}\n",
            TexError("Missing number, treated as zero", 56, near=("{figure}x",)),
            id="a line that TeX shows the end of",
        ),
        pytest.param(
            "./document.tex:4: LaTeX Error: Environment foo undefined.\n\nSee the LaTeX manual or LaTeX Companion for "
            "explanation.\nType  H <return>  for immediate help.\n ...                                              \n"
            "                                                  \nl.4 \\begin{foo}\n               x\\end{foo}\n",
            TexError("Environment foo undefined", 4, near=("\\begin{foo}",)),
            id="an error of LaTeX",
        ),
        pytest.param(
            "./document.tex:4: LaTeX Error: Unicode character Σ (U+03A3)\n               not set up for use with LaTeX.\n",
            TexError("Unicode character Σ (U+03A3) not set up for use with LaTeX", 4),
            id="an error of LaTeX over two lines",
        ),
        pytest.param(
            "./document.tex:2: Package foo Error: Bad thing happened here with a text that is\n"
            "(foo)                wrapped over several lines by the kernel\n\nFor immediate help type H <return>.\n",
            TexError(
                "Bad thing happened here with a text that is wrapped over several lines by the kernel", 2, source="foo"
            ),
            id="an error of a package over two lines",
        ),
        pytest.param(
            "/usr/share/x/fontspec/fontspec.sty:45: Fatal Package fontspec Error: The fontspec package requires either "
            "XeTeX or\n(fontspec)                      LuaTeX.\n(fontspec)                      \n"
            "(fontspec)                      You must change your typesetting engine.\n\nType <return> to continue.\n",
            TexError(
                "The fontspec package requires either XeTeX or LuaTeX. You must change your typesetting engine",
                file="/usr/share/x/fontspec/fontspec.sty",
                source="fontspec",
            ),
            id="a fatal error of LaTeX3 in a package",
        ),
        pytest.param(
            '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!\n!\n! fontspec error: "font-not-found"\n!\n'
            '! The font "Nowhere" cannot be found.\n!\n! See the fontspec documentation for further information.\n!\n'
            "! For immediate help type H <return>.\n!...............................................  \n"
            "l.7 \\setmainfont{Nowhere}\n",
            TexError(
                'fontspec error: "font-not-found" The font "Nowhere" cannot be found',
                7,
                near=("\\setmainfont{Nowhere}",),
            ),
            id="an error of LaTeX3 in a box",
        ),
        pytest.param(
            "/usr/share/geometry.sty:1005: Package keyval Error: nosuchoption undefined.\n\nl.1005 \\ProcessOptionsKV[p]{Gm}\n",
            TexError("nosuchoption undefined", file="/usr/share/geometry.sty", source="keyval"),
            id="inside a package: no line of the document",
        ),
        pytest.param(
            "! I can't find file `nosuch'.\nl.9 \\input nosuch\n                 \n",
            TexError("I can't find file `nosuch'", 9, near=("\\input nosuch",)),
            id="without a file",
        ),
        pytest.param(
            "!pdfTeX error: pdflatex (file bchr8a.pfb): cannot open Type 1 font file for reading\n",
            TexError("pdflatex (file bchr8a.pfb): cannot open Type 1 font file for reading"),
            id="an error of pdfTeX itself",
        ),
        pytest.param(
            "Overfull \\hbox (12.5pt too wide) in paragraph at lines 20--23\n[]\\T1/bch/m/n/10 long\n []\n",
            Overfull("h", 12.5, (20, 23), "[]\\T1/bch/m/n/10 long"),
            id="a line too wide",
        ),
        pytest.param(
            "Overfull \\hbox (50.3pt too wide) detected at line 4\n\\TU/lmr/m/n/10 wide text here\n []\n",
            Overfull("h", 50.3, (4, 4), "\\TU/lmr/m/n/10 wide text here"),
            id="a box too wide",
        ),
        pytest.param(
            "Overfull \\vbox (350.0pt too high) has occurred while \\output is active []\n\n [2] [3] (./document.aux) )\n",
            Overfull("v", 350.0, page=2),
            id="a page too high",
        ),
        pytest.param(
            "Missing character: There is no È in font bchr8t!\n", MissingCharacter("È", "bchr8t"), id="missing, pdfTeX"
        ),
        pytest.param(
            "Missing character: There is no ω (U+03C9) in font [lmroman10-regular]:+tlig;!\n",
            MissingCharacter("ω", "[lmroman10-regular]:+tlig;"),
            id="missing, LuaTeX",
        ),
        pytest.param(
            'Missing character: There is no È ("C8) in font cmr10!\n',
            MissingCharacter("È", "cmr10"),
            id="missing, XeTeX",
        ),
        pytest.param(
            "LaTeX Warning: Reference `x' on page 1 undefined on input line 8.\n",
            TexWarning("Reference `x' on page 1 undefined", 8),
            id="warning",
        ),
        pytest.param(
            "Package hyperref Warning: Token not allowed in a PDF string\n"
            "(hyperref)                removing `math shift' on input line 5.\n",
            TexWarning("Token not allowed in a PDF string removing `math shift'", 5),
            id="warning over two lines",
        ),
        pytest.param(
            "(\\end occurred inside a group at level 1)\n\n### simple group (level 1) entered at line 4 ({)\n### bottom level\n",
            TexWarning("never closed: simple group", 4),
            id="a group without end",
        ),
        pytest.param(
            "(\\end occurred when \\ifnum on line 4 was incomplete)\n",
            TexWarning("never closed: \\ifnum", 4),
            id="a condition without end",
        ),
    ],
)
def test_a_message_is_read(log: str, message: LogMessage) -> None:
    assert read_log(log) == (message,)


def test_an_error_that_stops_tex_has_the_line_where_it_stopped() -> None:
    error, stop = read_log("! LaTeX Error: File `nosuchpkg.sty' not found.\n" + STOPPED)

    assert error == TexError("File `nosuchpkg.sty' not found", 3, near=("\\begin",))
    assert isinstance(stop, TexError)
    assert stop.is_fatal


def test_an_error_has_the_argument_that_ran_away() -> None:
    log = "Runaway argument?\n{open a \\par new par \\end {document} \n! File ended while scanning use of \\textit .\n"

    assert read_log(log) == (
        TexError("File ended while scanning use of \\textit ", runaway="{open a \\par new par \\end {document} "),
    )


def test_a_quiet_log_has_no_messages() -> None:
    assert read_log("This is pdfTeX\n(./document.tex\nLaTeX Font Info: Trying\n[1]\n)") == ()


def test_only_line_breaks_of_tex_end_a_line() -> None:
    assert read_log("LaTeX Warning: a\x0b! b\x85! c\u2028! d on input line 2.\r\n") == (TexWarning("a ! b ! c ! d", 2),)


PIECES = st.sampled_from(
    [
        "./document.tex:", "4", ": ", "! ", "LaTeX Error: ", "Package x Warning: ", "Overfull \\hbox (", "1.5", "pt too wide)",
        " at lines ", "--", "Missing character: There is no ", " in font ", "!", "\n", "\r", "l.", "9" * 30, "<argument> ",
        "\\mac ", "->", "...", "Runaway argument?\n", "!" * 48, "(x) ", " on input line ", "[", "### a (level 1) entered at line ",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5)).map("".join))
def test_any_text_is_read(log: str) -> None:
    read_log(log)
    pages_in(log)


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    read_log(data.decode("utf-8", errors="replace"))


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
