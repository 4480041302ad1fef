"""Variants for forms that take no PDF: text by field, counted against the limits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from cvtex.cli.main import main
from cvtex.compile.engine import JOB
from support import MakeProject

CV = """[person]
name = "Marie Curie"

[[text]]
tags = ["a"]
text = "{a}"

[[text]]
tags = ["b"]
text = "Été, 12 – über."

[variants.form]
profile = "form"
"""
PROFILE = """title = "Form"
version = "1"
confidence = "high"
delivery = "{delivery}"
notes = ["Read the call."]

[rules]
forbidden = {{ names = ["h-index"] }}

[[rules.items]]
section = "form-a"
{rule}

[sections.form-a]
kind = "text"
heading = "Statement"
select = {{ tags = ["a"] }}

[sections.form-b]
kind = "text"
heading = "Other"
select = {{ tags = ["b"] }}

[variant]
sections = ["form-a", "form-b"]
"""
MakeForm = Callable[..., Path]


@pytest.fixture
def make_form(make_project: MakeProject) -> MakeForm:
    """Return a function that makes a project with a form, in whose first field a text stands."""

    def make(text: str, rule: str = "max_characters = 20", delivery: str = "portal") -> Path:
        profile = PROFILE.format(rule=rule, delivery=delivery)
        return make_project({"cv.toml": CV.format(a=text), "profiles/form.toml": profile})

    return make


def build(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Return the exit code and the messages of a build; a form needs no TeX, and `--tex-only` looks for none."""
    code = main(["-C", str(folder), "build", "--tex-only", "--format", "short", *options])
    return code, capsys.readouterr().err


def test_the_text_is_ready_to_be_pasted(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_form("Two *words* and 5.")

    assert build(folder, capsys)[0] == 0
    assert (folder / "build" / "form.txt").read_text(encoding="utf-8") == snapshot(
        """\
Marie Curie: Form, 1
The portal makes the PDF: enter the text there, no PDF may be uploaded.

* Read the call.
* Made by cvtex, which counts as words what stands between blanks and has a letter or a digit, and
  as characters all of them, blanks and line ends too, a letter with its accent as one. Portals may
  count otherwise: leave some room. Links and type are not kept.

====================================================================================================
Statement
16 of 20 characters, 4 words
====================================================================================================

Two words and 5.

====================================================================================================
Other
15 characters, 3 words
====================================================================================================

Été, 12 – über.
"""
    )


def test_nothing_else_is_written(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_form("Two words.")
    build(folder, capsys)

    assert [path.name for path in (folder / "build").iterdir() if path.is_file()] == ["form.txt"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        pytest.param("max_characters = 15", "has 16 characters; 15 are allowed", id="characters"),
        pytest.param("max_words = 3", "has 4 words; 3 are allowed", id="words"),
        pytest.param("max_characters_each = 15", "has 16 characters in entry 1; 15 are allowed", id="each"),
    ],
)
def test_what_is_too_long_ends_with_code_4_and_says_where(
    make_form: MakeForm, capsys: pytest.CaptureFixture[str], rule: str, message: str
) -> None:
    folder = make_form("Two words and 5.", rule)

    code, said = build(folder, capsys)

    assert code == 4
    assert f"cv.toml:4:1: error[field-too-long]: “Statement” {message}" in said
    assert not (folder / "build" / "form.txt").exists()
    assert "Two words and 5." in (folder / "build" / ".cvtex" / "form" / f"{JOB}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "rule", ["max_characters = 16", "max_words = 4", "max_characters_each = 16", "max = 1"], ids=str
)
def test_what_is_at_its_limit_is_written(make_form: MakeForm, capsys: pytest.CaptureFixture[str], rule: str) -> None:
    assert build(make_form("Two words and 5.", rule), capsys)[0] == 0


def test_a_limit_that_is_not_sure_is_a_warning(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = build(make_form("Two words.", 'max_words = 1\ngrade = "warning"\nsource = "Hearsay"'), capsys)

    assert code == 0
    assert "warning[field-too-long]: “Statement” has 2 words; 1 are allowed (Hearsay)" in said


def test_words_that_the_funder_forbids_are_found(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = build(make_form("My h-index is 9."), capsys)

    assert code == 4
    assert "cv.toml:4:1: error[profile-forbidden]:" in said


def test_the_text_of_the_last_good_build_stays(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_form("Good.")
    build(folder, capsys)
    make_form("Too long to be allowed here.")

    assert build(folder, capsys)[0] == 4
    assert "Good." in (folder / "build" / "form.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("delivery", "said"),
    [
        pytest.param("portal", "enter the text there, no PDF may be uploaded", id="portal"),
        pytest.param("web-form", "typed into a web form: no PDF may be uploaded", id="web-form"),
        pytest.param("docx-form", "no other PDF may be uploaded", id="docx-form"),
        pytest.param("xlsx-form", "spreadsheet is filled in: no PDF may be uploaded", id="xlsx-form"),
    ],
)
def test_that_no_pdf_may_be_uploaded_is_said(
    make_form: MakeForm, capsys: pytest.CaptureFixture[str], delivery: str, said: str
) -> None:
    folder = make_form("Good.", delivery=delivery)
    code = main(["-C", str(folder), "build", "--tex-only"])
    captured = capsys.readouterr().err

    assert code == 0
    assert said in captured
    assert said in (folder / "build" / "form.txt").read_text(encoding="utf-8")


def test_what_is_uploaded_is_no_text_by_field(make_form: MakeForm, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_form("Good.", delivery="upload")
    build(folder, capsys)

    assert [path.name for path in (folder / "build").iterdir() if path.is_file()] == ["form.tex"]
