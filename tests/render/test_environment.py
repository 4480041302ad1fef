"""Templates: what they may print, and what is said when they have a mistake."""

from pathlib import Path

import pytest

from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.render.environment import environment, render
from cvtex.text.tex import Tex


def rendered(folder: Path, template: str, **context: object) -> str:
    (folder / "latex_templates").mkdir(exist_ok=True)
    (folder / "latex_templates" / "t.tex").write_text(template, encoding="utf-8")
    return render(environment(folder), "t.tex", dict(context), folder)


def mistake(folder: Path, template: str, **context: object) -> Diagnostic:
    with pytest.raises(CvtexError) as caught:
        rendered(folder, template, **context)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def test_tex_is_printed_as_it_is(tmp_path: Path) -> None:
    assert rendered(tmp_path, r"\VAR{ x }", x=Tex(r"A \& <B>")) == "A \\& <B>\n"


def test_a_command_is_kept_apart_from_the_value_behind_it(tmp_path: Path) -> None:
    assert rendered(tmp_path, r"\cvgap\VAR{ x }", x=Tex("Title")) == "\\cvgap Title\n"
    assert rendered(tmp_path, r"\cvgap\BLOCK{ if x }A\BLOCK{ endif }", x=True) == "\\cvgap A\n"


def test_macros_print_tex_once(tmp_path: Path) -> None:
    template = r"\BLOCK{ macro m(x) }<\VAR{ x }>\BLOCK{ endmacro }\VAR{ m(m(x)) }"

    assert rendered(tmp_path, template, x=Tex(r"\&")) == "<<\\&>>\n"


def test_joining_keeps_tex(tmp_path: Path) -> None:
    template = r'\VAR{ [x, x] | join(tex(" & ")) }'

    assert rendered(tmp_path, template, x=Tex("a")) == "a & a\n"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("50%", "only LaTeX can be printed, and this is a str, '50%'", id="bare text"),
        pytest.param(5, "only LaTeX can be printed, and this is a int, 5", id="number"),
        pytest.param(None, "only LaTeX can be printed, and this is nothing (None)", id="nothing"),
    ],
)
def test_what_is_not_tex_is_an_error(tmp_path: Path, value: object, message: str) -> None:
    diagnostic = mistake(tmp_path, "one\ntwo \\VAR{ x }", x=value)

    assert diagnostic.message == f"the template fails: {message}"
    assert diagnostic.span is not None
    assert (diagnostic.span.file, diagnostic.span.line) == ("latex_templates/t.tex", 2)


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(r'\VAR{ "a & b" }', id="literal"),
        pytest.param(r'\VAR{ x ~ "\\input{y}" }', id="joined to a literal"),
        pytest.param(r"\VAR{ 1/0 }", id="arithmetic"),
        pytest.param(r"\BLOCK{ for i in range(100000000) }\BLOCK{ endfor }", id="endless loop"),
        pytest.param(r'\BLOCK{ include "t.tex" }', id="itself"),
    ],
)
def test_other_mistakes_are_reported_with_their_line(tmp_path: Path, template: str) -> None:
    diagnostic = mistake(tmp_path, template, x=Tex("x"))

    assert diagnostic.span is not None
    assert (diagnostic.span.file, diagnostic.span.line) == ("latex_templates/t.tex", 1)


def test_an_undefined_name_is_reported_where_it_stands(tmp_path: Path) -> None:
    diagnostic = mistake(tmp_path, "one\n  \\VAR{ titel }")

    assert diagnostic.message == "the template fails: 'titel' is undefined"
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.span.excerpt) == (2, 9, "  \\VAR{ titel }")


def test_a_syntax_error_is_reported_where_it_stands(tmp_path: Path) -> None:
    diagnostic = mistake(tmp_path, "one\n\\BLOCK{ iff x }\nthree")

    assert diagnostic.message.startswith("the template cannot be read: ")
    assert diagnostic.span is not None
    assert diagnostic.span.line == 2


def test_a_missing_template_is_reported(tmp_path: Path) -> None:
    diagnostic = mistake(tmp_path, r'\BLOCK{ include "nowhere.tex" }')

    assert diagnostic.message == "there is no template `nowhere.tex`"


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(r"\VAR{ x.__class__ }", id="dunder"),
        pytest.param(r"\VAR{ x.__class__.__mro__[1].__subclasses__() }", id="subclasses"),
        pytest.param(r"\VAR{ ''.format.__globals__ }", id="globals"),
        pytest.param(r'\BLOCK{ include "../../secret.tex" }', id="climbing out"),
        pytest.param(r'\BLOCK{ include "/etc/hostname" }', id="absolute path"),
    ],
)
def test_a_template_stays_in_its_sandbox(tmp_path: Path, template: str) -> None:
    assert mistake(tmp_path, template, x=Tex("x")).is_error


def test_data_is_never_a_template(tmp_path: Path) -> None:
    assert rendered(tmp_path, r"\VAR{ x }", x=Tex(r"\VAR{ y }")) == "\\VAR{ y }\n"
