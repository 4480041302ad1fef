"""A template reaches nothing but what it is given, and comes to an end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.build import build, check
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.results import BuildOptions
from support import MakeProject

CV = '[person]\nname = "E"\n[build]\ntimeout = 1\n[[talks]]\ntitle = "T"\n[variants.full]\n'
CANARY = "what somebody keeps to themselves"


def remarks(folder: Path) -> tuple[Diagnostic, ...]:
    try:
        return check(folder)[2]
    except CvtexError as error:
        return error.diagnostics


def said(make_project: MakeProject, template: str) -> str:
    """Return what is said of a project with this template for talks."""
    folder = make_project({"cv.toml": CV, "latex_templates/sections/talks.tex": template, "secret.tex": CANARY})
    (diagnostic,) = remarks(folder)
    assert diagnostic.is_error
    assert CANARY not in f"{diagnostic.message} {diagnostic.span}"
    return f"{diagnostic.code}: {diagnostic.message}"


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(r'\BLOCK{ include "../secret.tex" }', id="above"),
        pytest.param(r'\BLOCK{ include "sections/../../secret.tex" }', id="up again"),
        pytest.param(r'\BLOCK{ include "sections/./../../secret.tex" }', id="up again with a dot"),
        pytest.param(r'\BLOCK{ include "..\\secret.tex" }', id="backslash"),
        pytest.param(r'\BLOCK{ include "PROJECT/secret.tex" }', id="absolute"),
        pytest.param(r'\BLOCK{ include "/PROJECT/secret.tex" }', id="absolute twice"),
        pytest.param(r'\BLOCK{ include "file:///PROJECT/secret.tex" }', id="address"),
        pytest.param(r'\BLOCK{ include "\x00" }', id="NUL"),
        pytest.param(r'\BLOCK{ include "NAME" }', id="long"),
        pytest.param(r'\BLOCK{ include ["../secret.tex"] }', id="list"),
        pytest.param(r'\BLOCK{ import "../secret.tex" as x }', id="import"),
        pytest.param(r'\BLOCK{ extends "../secret.tex" }', id="extends"),
        pytest.param(r'\BLOCK{ include "sections" }', id="folder"),
    ],
)
def test_a_template_includes_nothing_from_elsewhere(make_project: MakeProject, tmp_path: Path, template: str) -> None:
    filled = template.replace("PROJECT", tmp_path.as_posix()).replace("NAME", "n" * 5000)

    assert said(make_project, filled).startswith("template-missing: there is no template")


@pytest.mark.parametrize("place", ["a file", "a folder", "locks.tex"])
def test_a_link_out_of_the_templates_is_not_followed(make_project: MakeProject, place: str) -> None:
    link = {"a file": "sections/talks.tex", "a folder": "sections", "locks.tex": "name_block.tex"}[place]
    folder = make_project({"cv.toml": CV, "secret/talks.tex": CANARY})
    path = folder / "latex_templates" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(folder / "secret" / ("" if place == "a folder" else "talks.tex"))

    (diagnostic,) = remarks(folder)

    assert diagnostic.code == "template-outside"
    assert diagnostic.message.endswith("is a link that leads out of `latex_templates`")


def test_all_templates_together_may_be_a_link(make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": CV, "shared/sections/talks.tex": "shared by all my projects\n"})
    (folder / "latex_templates").symlink_to("shared")

    _, (prepared,), diagnostics = check(folder)

    assert diagnostics == ()
    assert "shared by all my projects" in str(prepared.tex)


@pytest.mark.parametrize("kind", ["pipe", "device", "circle"])
def test_what_is_no_file_is_no_template(make_project: MakeProject, kind: str) -> None:
    folder = make_project({"cv.toml": CV, "latex_templates/own.tex": "x"})
    path = folder / "latex_templates" / "sections" / "talks.tex"
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)

    assert [d.code for d in remarks(folder)] in ([], ["template-outside"])


@pytest.mark.parametrize("locks", [r"% none", r"\endinput", r"\let\pdfobj\cvpdfobj"])
def test_no_project_takes_the_locks_away(make_project: MakeProject, locks: str) -> None:
    document = "\\documentclass{article}\n\\begin{document}\nx\n\\end{document}\n"
    folder = make_project({"cv.toml": CV, "latex_templates/locks.tex": locks, "latex_templates/document.tex": document})

    _, (prepared,), _ = check(folder)

    above, _, _ = str(prepared.tex).partition("\\documentclass")
    assert "pdfprimitive,pdfobj" in above


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(r"\VAR{ section.__class__ }", id="class"),
        pytest.param(r"\VAR{ section['__class__'] }", id="class by key"),
        pytest.param(r"\VAR{ section | attr('__class__') }", id="class by filter"),
        pytest.param(r"\VAR{ ''.__class__.__mro__[1].__subclasses__() }", id="subclasses"),
        pytest.param(r"\VAR{ tex.__init__.__globals__ }", id="globals"),
        pytest.param(r"\VAR{ '{0.__class__.__init__.__globals__}'.format(section) }", id="format"),
        pytest.param(r"\VAR{ '%s' | format(section.__class__) }", id="format filter"),
        pytest.param(r"\VAR{ self.__init__.__globals__ }", id="self"),
        pytest.param(r"\VAR{ loop.__init__ }", id="loop"),
        pytest.param(r"\BLOCK{ macro m() }\BLOCK{ endmacro }\VAR{ m.__call__.__globals__ }", id="macro"),
        pytest.param(r"\BLOCK{ macro m() }\BLOCK{ endmacro }\VAR{ m._func.__code__ }", id="code"),
        pytest.param(r"\VAR{ [section] | map(attribute='__class__') | list }", id="map"),
        pytest.param(r"\VAR{ range.__self__ }", id="function"),
        pytest.param(r"\VAR{ open('/etc/passwd').read() }", id="open"),
        pytest.param(r"\VAR{ ''.join.__self__.__class__ }", id="method"),
        pytest.param(r"\BLOCK{ set _ = section.entries.append(1) }", id="change"),
        pytest.param(r"\BLOCK{ do section.entries.clear() }", id="statement"),
        pytest.param(r"\VAR{ namespace.__init__.__globals__ }", id="namespace"),
        pytest.param(r"\VAR{ [1, 2] | random }", id="chance"),
        pytest.param(r"\VAR{ 'a' }", id="text"),
    ],
)
def test_a_template_stays_in_its_sandbox(make_project: MakeProject, template: str) -> None:
    assert said(make_project, template).startswith("template-error: the template ")


RANGE = r"\BLOCK{ for i in range(99999) }"
NESTED = f"{RANGE * 3}BODY" + r"\BLOCK{ endfor }" * 3
RECURSION = (
    r"\BLOCK{ macro m(n) }\BLOCK{ if n }\VAR{ m(n-1) }\VAR{ m(n-1) }\BLOCK{ endif }\BLOCK{ endmacro }\VAR{ m(99) }"
)


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(NESTED.replace("BODY", ""), id="loops in loops"),
        pytest.param(NESTED.replace("BODY", "x" * 5000), id="loops that print"),
        pytest.param(
            r"\BLOCK{ macro m() }" + NESTED.replace("BODY", "x") + r"\BLOCK{ endmacro }\VAR{ m() }", id="macro"
        ),
        pytest.param(RECURSION, id="calls"),
        pytest.param(
            r"\BLOCK{ for i in range(9) recursive }\VAR{ loop(range(99999)) }\BLOCK{ endfor }", id="recursion"
        ),
        pytest.param(
            r"\BLOCK{ for i in range(99999) recursive }\BLOCK{ if loop.depth < 4 }\VAR{ loop(range(99999)) }"
            r"\BLOCK{ endif }\BLOCK{ endfor }",
            id="deep recursion",
        ),
        pytest.param(RANGE + r"\BLOCK{ set x = range(99999) | list | sort }\BLOCK{ endfor }", id="work in a loop"),
        pytest.param(r'\BLOCK{ include "sections/talks.tex" }\BLOCK{ include "sections/talks.tex" }', id="itself"),
        pytest.param(r"\VAR{ tex('a' * 10**9) }", id="long text"),
        pytest.param(r"\VAR{ tex(10**9 * 'a') }", id="long text the other way"),
        pytest.param(r"\BLOCK{ set x = [1] * 10**10 }", id="long list"),
        pytest.param(r"\BLOCK{ set x = 9**(9**9) }", id="high power"),
        pytest.param(
            r"\BLOCK{ set n = namespace(x=9) }\BLOCK{ for i in range(99) }\BLOCK{ set n.x = n.x * n.x }\BLOCK{ endfor }",
            id="growing number",
        ),
        pytest.param(r"\BLOCK{ set x = range(10**9) }", id="long range"),
        pytest.param(r"\VAR{ 'a' | center(10**12) }", id="wide text"),
    ],
)
def test_a_template_comes_to_an_end(make_project: MakeProject, template: str) -> None:
    assert said(make_project, template).startswith("template-error: the template fails: ")


@pytest.mark.parametrize("name", ["../talks", "../../secret", "/etc/passwd", "a\\\\b", "n" * 5000, ".", "x/../talks"])
@pytest.mark.parametrize("key", ["template", "style"])
def test_a_name_of_a_template_in_cv_toml_does_not_climb(make_project: MakeProject, key: str, name: str) -> None:
    section = {"template": 'kind = "talks"', "style": 'kind = "publications"'}[key]
    cv = (
        f'[person]\nname = "E"\n[[talks]]\ntitle = "T"\n[publications]\nfiles = ["refs.bib"]\n'
        f'[sections.s]\n{section}\n{key} = "{name}"\n'
    )
    folder = make_project(None, **{"cv.toml": cv, "secret.tex": CANARY})

    assert "template-missing" in {diagnostic.code for diagnostic in remarks(folder)}


def test_an_endless_template_leaves_the_outputs_alone(make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": CV, "build/full.tex": "the last one of cvtex"})
    talks = folder / "latex_templates" / "sections" / "talks.tex"
    talks.parent.mkdir(parents=True)
    talks.write_text(NESTED)

    with pytest.raises(CvtexError, match="does not come to an end within 1 seconds"):
        build(folder, BuildOptions(tex_only=True), lambda _: None)

    assert (folder / "build" / "full.tex").read_text() == "the last one of cvtex"


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is limited on Linux only")
def test_a_template_does_not_fill_the_memory(make_project: MakeProject) -> None:
    doubled = r"\BLOCK{ for i in range(99) }\BLOCK{ set n.x = n.x ~ n.x }\BLOCK{ endfor }"
    template = r"\BLOCK{ set n = namespace(x=tex('a')) }" + doubled
    cv = CV.replace("timeout = 1", "timeout = 60")
    folder = make_project({"cv.toml": cv, "latex_templates/sections/talks.tex": template})

    done = subprocess.run(
        [sys.executable, "-m", "cvtex", "check"], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.startswith("error[template-error]: the template fails: ")


def test_a_style_comes_to_an_end_before_it_is_used(make_project: MakeProject) -> None:
    style = NESTED + r"\BLOCK{ macro reference(p) }x\BLOCK{ endmacro }"
    cv = (
        '[person]\nname = "Emmy Noether"\n[build]\ntimeout = 1\n[publications]\nfiles = ["refs.bib"]\n'
        '[publications.lists]\nstyle = "own"\n'
    )
    folder = make_project(None, **{"cv.toml": cv, "latex_templates/publications/own.tex": style})

    assert {diagnostic.code for diagnostic in remarks(folder)} == {"template-error"}
