"""LaTeX's errors lead to the line that the user wrote: in a value with TeX, or in a template of the project."""

from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.diagnostics import Diagnostic
from cvtex.render.environment import shipped_templates
from cvtex.results import BuildOptions
from support import MakeProject

pytestmark = pytest.mark.latex

HEAD = '[person]\nname = "Emmy Noether"\n'
TALKS = HEAD + '[[talks]]\ntitle = "Rings"\ndate = 1932\n[[talks]]\ntitle = "Ideals"\ndate = 1933\n'
TEMPLATE = "latex_templates/sections/talks.tex"
LOOP = "\\BLOCK{ for entry in section.entries }\n%%% \\VAR{ entry.mark }\n"


def told(folder: Path, engine: Engine) -> list[Diagnostic]:
    result = build(folder, BuildOptions(engine=engine.name, variants=("full",)), lambda _: None)
    assert (folder / "build" / ".cvtex" / "full" / "document.log").is_file()
    return list(result.diagnostics)


def places(found: list[Diagnostic]) -> list[str]:
    return [f"{d.span.file}:{d.span.line}:{d.span.column}: {d.message}" if d.span else d.message for d in found]


@pytest.mark.parametrize(
    ("title", "place", "message"),
    [
        pytest.param(
            r"{ tex = 'Rings \foo for all' }", "4:24", "LaTeX does not know the command `\\foo`", id="command"
        ),
        pytest.param(
            r'{ tex = "Rings \\foo for all" }', "4:25", "LaTeX does not know the command `\\foo`", id="escaped"
        ),
        pytest.param("{ tex = 'R & D' }", "4:20", "a bare `&` stands outside of a table", id="ampersand"),
        pytest.param("{ tex = 'C # D' }", "4:20", "a bare `#` cannot be printed", id="hash"),
        pytest.param(
            "{ tex = '''Some\n$x^2^3$\nmore''' }", "5:5", "there are two superscripts in a row", id="third line"
        ),
        pytest.param("{ tex = { en = '$x^2^3$' } }", "4:29", "there are two superscripts in a row", id="by language"),
        pytest.param(
            r"{ tex = '\begin{foo}x\end{foo}' }", "4:25", "LaTeX does not know the environment `foo`", id="environment"
        ),
        pytest.param(r"{ tex = 'a\hspace{5}' }", "4:28", "a length has no unit that TeX knows", id="unit"),
        pytest.param(
            r"{ tex = 'a_b' }",
            "4:18",
            "a sign or command of mathematics stands in text, or a `$` is not closed",
            id="underscore",
        ),
    ],
)
def test_tex_in_a_value_is_told_at_its_line(
    make_project: MakeProject, engine: Engine, title: str, place: str, message: str
) -> None:
    folder = make_project({"cv.toml": f"{HEAD}[[talks]]\ntitle = {title}\ndate = 1932\n"})

    assert places(told(folder, engine)) == [f"cv.toml:{place}: {message}"]


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        pytest.param(
            "\\cvgap \\nosuch{\\VAR{ entry.title }}\\par\n",
            "3:8",
            "LaTeX does not know the command `\\nosuch`",
            id="command",
        ),
        pytest.param(
            "\\cvgap \\VAR{ entry.when } & \\VAR{ entry.title }\\par\n",
            "3:27",
            "a bare `&` stands outside of a table",
            id="ampersand",
        ),
        pytest.param(
            "\\cvgap \\textbf{ \\VAR{ entry.title }\n\n", "3:8", "the argument of `\\textbf` does not end", id="a brace"
        ),
        pytest.param(
            "\\cvgap\n\\begin{itemize}\\VAR{ entry.title }\\end{itemize}\n",
            "4:47",
            "a list has text before its first `\\item`, or no `\\item` at all",
            id="a list",
        ),
    ],
)
def test_a_fault_of_a_template_is_told_once_at_its_line(
    make_project: MakeProject, engine: Engine, lines: str, place: str, message: str
) -> None:
    folder = make_project({"cv.toml": TALKS, TEMPLATE: f"{LOOP}{lines}\\BLOCK{{ endfor }}\n"})

    assert places(told(folder, engine)) == [f"{TEMPLATE}:{place}: {message}"]


def test_a_command_of_the_preamble_is_told_where_it_is_defined(make_project: MakeProject, engine: Engine) -> None:
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    mine = "\\newcommand\\mine[1]{\\textit{#1 \\nosuch}}\n"
    folder = make_project(
        {
            "cv.toml": TALKS,
            "latex_templates/preamble.tex": preamble + mine,
            TEMPLATE: LOOP + "\\cvgap \\mine{\\VAR{ entry.title }}\\par\n\\BLOCK{ endfor }\n",
        }
    )

    line = preamble.count("\n") + 1
    assert places(told(folder, engine)) == [
        f"latex_templates/preamble.tex:{line}:32: LaTeX does not know the command `\\nosuch`"
    ]


def test_a_missing_package_is_told_where_it_is_loaded_with_what_has_it(
    make_project: MakeProject, engine: Engine
) -> None:
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    folder = make_project(
        {"cv.toml": TALKS, "latex_templates/preamble.tex": preamble + "\\usepackage{xcolor, cvtex-nowhere}\n"}
    )

    (found,) = told(folder, engine)

    line = preamble.count("\n") + 1
    assert places([found]) == [f"latex_templates/preamble.tex:{line}:21: TeX has no `cvtex-nowhere.sty`"]
    assert "cvtex-nowhere.sty`" in (found.help or "")


def test_a_line_that_sticks_out_is_told_at_its_entry_with_its_word(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": f'{HEAD}[[talks]]\ntitle = "On {"x" * 85}"\ndate = 1921\n'})

    found = next(one for one in told(folder, engine) if not one.is_error)  # what is beyond the page's edge is lost, too

    assert (found.code, found.span and found.span.line) == ("overfull-line", 3)
    assert f"`{'x' * 59}…` sticks out" in found.message


def test_a_group_without_end_is_told(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(
        {"cv.toml": TALKS, TEMPLATE: LOOP + "\\cvgap{ \\VAR{ entry.title }\\par\n\\BLOCK{ endfor }\n"}
    )

    assert places(told(folder, engine)) == [f"{TEMPLATE}:3:28: a group that begins here is never closed"]


def test_a_loop_is_told(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": f"{TALKS}[build]\ntimeout = 3\n", TEMPLATE: "\\loop\\iftrue\\repeat\n"})

    assert [d.code for d in told(folder, engine)] == ["latex-timeout"]


def test_a_macro_without_end_is_told_where_it_is(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": TALKS, TEMPLATE: "\\def\\more{x\\more}\\more\n"})

    (found,) = told(folder, engine)

    assert found.code == "latex-capacity"
    assert found.span is not None
    assert (found.span.file, found.span.line) == (TEMPLATE, 1)


PREAMBLE = "latex_templates/preamble.tex"
SHIPPED = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param(
            {"cv.toml": TALKS.replace('"Rings"', r"{ tex = '\begin{tabular}{ll}Rings & a' }")},
            "cv.toml:4:25: `\\begin{tabular}` is never ended",
            id="table in a value",
        ),
        pytest.param(
            {TEMPLATE: LOOP + "\\begin{itemize}\\item[x \\VAR{ entry.title }\\end{itemize}\n\\BLOCK{ endfor }\n"},
            f"{TEMPLATE}:3:16: an `\\item[` has no `]`",
            id="option in a template",
        ),
        pytest.param(
            {TEMPLATE: LOOP + "\\def\\x{\\x}\\x \\VAR{ entry.title }\\par\n\\BLOCK{ endfor }\n"},
            f"{TEMPLATE}:3:11: TeX did not finish `full` in time and was stopped",
            id="endless loop",
        ),
        pytest.param(
            {PREAMBLE: SHIPPED + "\\newcommand{\\foo}{\n"},
            f"{PREAMBLE}:{SHIPPED.count(chr(10)) + 1}:18: a `{{` is never closed",
            id="definition in the preamble",
        ),
        pytest.param(
            {"cv.toml": TALKS.replace('"Rings"', r"{ tex = 'Rings \end{document}' }")},
            "cv.toml:4:37: `full` ends before its end: what comes after that is missing",
            id="end of the document in a value",
        ),
    ],
)
def test_what_spoils_everything_behind_it_is_told_once_and_where_it_is(
    make_project: MakeProject, latexmk: Engine, files: dict[str, str], place: str
) -> None:
    folder = make_project({"cv.toml": TALKS, **files})
    (folder / "cv.toml").write_text((folder / "cv.toml").read_text() + "[build]\ntimeout = 3\n")

    assert places(told(folder, latexmk)) == [place]


def test_a_warning_about_the_end_of_a_template_is_told_there(make_project: MakeProject, latexmk: Engine) -> None:
    template = (
        LOOP + "\\VAR{ entry.title }\\par\n\\BLOCK{ endfor }\n\\fontfamily{nosuch}\\selectfont x \\ref{nowhere}\n"
    )
    folder = make_project({"cv.toml": TALKS, TEMPLATE: template})

    assert [place.partition(": ")[0] for place in places(told(folder, latexmk))] == [f"{TEMPLATE}:5:46"] * 2
