"""The commands as a user meets them: what they print, where, and with which exit code."""

import json
import re
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from cvtex import __version__
from cvtex.cli.main import main
from support import MakeProject


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"cvtex, version {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nonsense"], id="unknown command"),
        pytest.param(["build", "--nonsense"], id="unknown option"),
        pytest.param(["build", "--engine", "word"], id="unknown engine"),
        pytest.param(["build", "-j", "0"], id="no jobs"),
        pytest.param(["list", "nonsense"], id="unknown list"),
        pytest.param(["check", "--format", "xml"], id="unknown format"),
    ],
)
def test_wrong_usage_is_click_s_own(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert "Usage: cvtex" in err


def test_check_of_a_good_project(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    assert run(capsys, "-C", make_project(), "check") == (
        0,
        "",
        "no problems: 1 publications; variants: full, short-bio\n",
    )


def test_options_count_before_and_after_the_command(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project()

    assert run(capsys, "check", "-C", folder, "-q") == run(capsys, "-q", "-C", folder, "check") == (0, "", "")


def test_no_project(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "-C", tmp_path, "build")

    assert code == 1
    assert f"error[no-project]: no `cv.toml` in `{tmp_path}` or any folder above it" in err


def test_the_project_is_found_from_below(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    below = make_project() / "bib" / "deep"
    below.mkdir(parents=True)

    assert run(capsys, "-C", below, "check")[0] == 0


WRONG = {
    "unknown key": ({"cv.toml": '[person]\nname = "E"\nemial = "x"\n'}, []),
    "wrong type": ({"cv.toml": "[person]\nname = 5\n"}, []),
    "missing bib": ({"cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["no.bib"]\n'}, []),
    "unreadable date": ({"cv.toml": '[person]\nname = "E"\n[[talks]]\ntitle = "T"\ndate = "soon"\n'}, []),
    "toml syntax": ({"cv.toml": '[person]\nname = "E\n'}, []),
    "bib syntax": (
        {
            "cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["a.bib"]\n',
            "a.bib": "@article{x,\n  title = {T}\n  year = 2000\n}\n",
        },
        [],
    ),
    "missing field": (
        {
            "cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["a.bib"]\n',
            "a.bib": "@article{x,\n  author = {E},\n  title = {T},\n  journal = {J},\n}\n",
        },
        [],
    ),
    "unknown variant": ({"cv.toml": '[person]\nname = "E"\n[variants.full]\n'}, ["-v", "fulll"]),
    "unknown section": ({"cv.toml": '[person]\nname = "E"\n[variants.full]\nsections = ["talsk"]\n'}, []),
    "template typo": (
        {
            "cv.toml": '[person]\nname = "E"\n[[talks]]\ntitle = "T"\n',
            "latex_templates/sections/talks.tex": "\\BLOCK{ for e in section.entries }\n\\VAR{ e.titel }\n\\BLOCK{ endfor }\n",
        },
        [],
    ),
}

MESSAGES = snapshot(
    {
        "unknown key": """\
error[unknown-key]: unknown key `emial` in `[person]`
 --> cv.toml:3:1
  |
3 | emial = "x"
  | ^^^^^
  = help: did you mean `email`?

1 error
""",
        "wrong type": """\
error[wrong-type]: `name` in `[person]` should be text, not a whole number
 --> cv.toml:2:8
  |
2 | name = 5
  |        ^
  = help: text goes between quotes: `key = "…"`

1 error
""",
        "missing bib": """\
error[bib-missing-file]: there is no file `no.bib`
 --> cv.toml:4:10
  |
4 | files = ["no.bib"]
  |          ^^^^^^^^
  = help: file names are relative to the folder of cv.toml

1 error
""",
        "unreadable date": """\
error[wrong-date]: `date`: `soon` is not a date: it is neither a year, nor a month, nor a day
 --> cv.toml:5:8
  |
5 | date = "soon"
  |        ^^^^^^
  = help: a date is a year such as 2021, "2021-05" or 2021-05-14

1 error
""",
        "toml syntax": """\
error[toml-syntax]: not valid TOML: illegal character '\\n'
 --> cv.toml:2:10
  |
2 | name = "E
  |          ^
  = help: close the string on its own line, or use three quotes for text over several lines

1 error
""",
        "unknown variant": """\
error[unknown-variant]: there is no variant `fulll`
 --> cv.toml:3:1
  |
3 | [variants.full]
  | ^^^^^^^^^^^^^^^
  = help: did you mean `full`?

1 error
""",
        "unknown section": """\
error[unknown-section]: there is no section `talsk`
 --> cv.toml:4:13
  |
4 | sections = ["talsk"]
  |             ^^^^^^^
  = help: did you mean `talks`?

1 error
""",
        "template typo": """\
error[template-error]: the template fails: nothing here is called `titel`
 --> latex_templates/sections/talks.tex:2:9
  |
2 | \\VAR{ e.titel }
  |         ^^^^^

1 error
""",
        "bib syntax": """\
error[bib-syntax]: `x`: a comma is missing after the field `title`
 --> a.bib:2:13
  |
2 |   title = {T}
  |             ^
  = help: add one before `year = 2000 }`

1 error
""",
        "missing field": """\
error[bib-missing-field]: `x` has no `year`
 --> a.bib:1:1
  |
1 | @article{x,
  | ^^^^^^^^^^^
  = help: add `year = {…}` or `date = {…}`

1 error
""",
    }
)


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_mistake_is_a_diagnostic(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject, case: str, command: str
) -> None:
    files, options = WRONG[case]
    folder = make_project(files)
    (folder / "build").mkdir()
    (folder / "build" / "full.pdf").write_bytes(b"the last good PDF")

    code, out, err = run(capsys, "-C", folder, command, *options)

    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert re.search(r"^ *--> [\w./]+:\d+:\d+$", err, re.MULTILINE)
    assert (folder / "build" / "full.pdf").read_bytes() == b"the last good PDF"
    assert {path.name for path in (folder / "build").iterdir()} == {"full.pdf"}
    assert err == MESSAGES[case]


def test_all_problems_are_shown_together(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project(
        {
            "cv.toml": '[person]\nname = "E"\nemial = "x"\n[publications]\nfiles = ["a.bib", "no.bib"]\n[[talks]]\ndate = 1\n',
            "a.bib": "@article{x\n",
        }
    )

    _, _, err = run(capsys, "-C", folder, "check", "--format", "short")

    assert err == snapshot("""\
a.bib:1:1: error[bib-syntax]: `x` has no closing brace
cv.toml:3:1: error[unknown-key]: unknown key `emial` in `[person]`
cv.toml:5:19: error[bib-missing-file]: there is no file `no.bib`
cv.toml:6:1: error[missing-key]: `title` is missing in `[[talks]]`
""")


def test_diagnostics_as_json(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "E"\nemial = "x"\n'})

    _, out, err = run(capsys, "-C", folder, "check", "--format", "json")

    assert err == ""
    assert json.loads(out)["diagnostics"] == [
        {
            "code": "unknown-key",
            "message": "unknown key `emial` in `[person]`",
            "span": {"file": "cv.toml", "line": 3, "column": 1, "end_column": 6, "excerpt": 'emial = "x"'},
            "help": "did you mean `email`?",
            "severity": "error",
        }
    ]


def test_a_build_as_json_says_what_became_of_the_variants(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project()

    code, out, err = run(capsys, "-C", folder, "build", "--tex-only", "-v", "full", "--format", "json")

    assert (code, err) == (0, "")
    data = json.loads(out)
    assert data["diagnostics"] == []
    (variant,) = data["variants"]
    assert (variant["name"], variant["outcome"]) == ("full", "tex_only")
    assert variant["path"] == str(folder / "build" / "full.tex")


def test_an_empty_name_of_the_output_folder_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    code, _, err = run(capsys, "-C", make_project(), "build", "--tex-only", "-o", "")

    assert code == 2
    assert "the name of the folder is empty" in err


def test_strict_makes_warnings_errors(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "E"\n[variants.empty]\nsections = []\n'})

    assert run(capsys, "-C", folder, "check")[0] == 0
    assert run(capsys, "-C", folder, "check", "--strict")[0] == 1


def test_tex_only(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project()

    code, _, err = run(capsys, "-C", folder, "build", "--tex-only", "-v", "full")

    assert code == 0
    assert err.split()[:3] == ["full", "tex", "only"]
    assert (folder / "build" / "full.tex").read_text().count("\\documentclass") == 1
    assert not (folder / "build" / "full.pdf").exists()


def test_output_folder_and_clean(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project()
    (folder / "out").mkdir()
    (folder / "out" / "mine.txt").write_text("mine")

    run(capsys, "-C", folder, "build", "--tex-only", "-o", folder / "out")
    run(capsys, "-C", folder, "build", "--tex-only")
    assert run(capsys, "-C", folder, "clean", "-o", folder / "out")[0] == 0
    assert run(capsys, "-C", folder, "clean")[0] == 0

    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert left == {"cv.toml", "refs.bib", "out", "out/mine.txt"}


def test_clean_removes_nothing_that_cvtex_did_not_write(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project()
    (folder / "build" / ".cvtex").mkdir(parents=True)
    (folder / "build" / ".cvtex" / ".written.json").write_text('["../cv.toml", "/etc/hostname", "full.pdf"]')

    assert run(capsys, "-C", folder, "clean")[0] == 0
    assert (folder / "cv.toml").exists()


def test_list_variants(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    code, out, _ = run(capsys, "-C", make_project(), "list", "variants")

    assert code == 0
    assert [line.split()[:2] for line in out.splitlines()] == [
        ["name", "language"],
        ["full", "en"],
        ["short-bio", "en"],
    ]


def test_list_publications_as_json(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    _, out, _ = run(capsys, "-C", make_project(), "list", "publications", "--format", "json")

    assert json.loads(out) == [
        {
            "key": "noether1918",
            "kind": "journal",
            "title": "Invariante Variationsprobleme",
            "authors": [{"given": "Emmy", "prefix": "", "family": "Noether", "suffix": "", "owner": True}],
            "editors": [],
            "date": "1918",
            "venue": "Nachrichten",
            "identifiers": {},
            "links": [],
            "file": "refs.bib",
            "line": 1,
            "place": "refs.bib:1",
            "printed_in": {"full": ["journals"], "short-bio": ["latest"]},
            "dropped_for": None,
        }
    ]


@pytest.mark.parametrize("what", ["sections", "templates", "engines"])
def test_lists_are_tables_and_json(capsys: pytest.CaptureFixture[str], make_project: MakeProject, what: str) -> None:
    folder = make_project()

    code, table, _ = run(capsys, "-C", folder, "list", what)
    _, text, _ = run(capsys, "-C", folder, "list", what, "--format", "json")

    assert code == 0
    assert len(table.splitlines()) == len(json.loads(text)) + 1


def test_a_project_s_template_is_listed_as_its_own(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project(**{"latex_templates/sections/talks.tex": "x"})

    _, out, _ = run(capsys, "-C", folder, "list", "templates", "--format", "json")

    assert {row["name"]: row["origin"] for row in json.loads(out)}["sections/talks.tex"] == "project"


def test_schema(capsys: pytest.CaptureFixture[str], repository: Path) -> None:
    code, out, _ = run(capsys, "schema")

    assert code == 0
    assert out == (repository / "cv.schema.json").read_text(encoding="utf-8")


def test_a_bug_is_reported_as_one(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cvtex.build.check", broken)

    code, _, err = run(capsys, "-C", make_project(), "check")

    assert code == 70
    assert "This is a bug in cvtex" in err


def test_an_interrupt_has_its_exit_code(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cvtex.build.check", interrupted)

    assert run(capsys, "-C", make_project(), "check")[0] == 130


def test_a_folder_that_cannot_be_written_is_no_bug(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project()
    (folder / "build").write_text("a file where the folder should be")

    code, _, err = run(capsys, "-C", folder, "build", "--tex-only")

    assert code == 1
    assert "Traceback" not in err


def test_a_folder_that_is_not_there_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    code, _, err = run(capsys, "-C", make_project() / "nowhere", "check")

    assert code == 2
    assert "does not exist" in err


def test_a_pattern_that_can_match_nothing_is_a_missing_file(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["a**.bib"]\n'})

    code, _, err = run(capsys, "-C", folder, "check")

    assert code == 1
    assert "error[bib-missing-file]" in err


def test_a_template_that_is_not_utf_8_is_no_bug(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project(**{"latex_templates/document.tex": b"\xff\xfe\x00"})

    code, _, err = run(capsys, "-C", folder, "check")

    assert code == 1
    assert "`latex_templates/document.tex` is not UTF-8" in err


def test_an_output_folder_that_leads_to_itself_is_no_bug(
    capsys: pytest.CaptureFixture[str], make_project: MakeProject
) -> None:
    folder = make_project()
    (folder / "build").symlink_to("build")

    assert run(capsys, "-C", folder, "build", "--tex-only")[0] == 1


DIFFERENT = (
    '[person]\nname = "Emmy Noether"\n[[talks]]\ntitle = "Rings"\n'
    '[variants.full]\nsections = ["talks"]\n[variants.short]\npaper = "letter"\nsections = []\n'
)


def test_diff_is_a_table_or_json_on_stdout(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": DIFFERENT})

    code, out, err = run(capsys, "-C", folder, "diff", "full", "short")
    rows = json.loads(run(capsys, "-C", folder, "diff", "full", "short", "--format", "json")[1])

    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()] == [
        ["what", "name", "title", "full", "short", "place"],
        ["setting", "paper", "a4", "letter", "cv.toml:8"],
        ["section", "talks", "Talks", "cv.toml:6"],
        ["entry", "talks.0", "Rings", "talks", "cv.toml:3"],
    ]
    assert [(row["what"], row["values"]) for row in rows] == [
        ("setting", {"full": "a4", "short": "letter"}),
        ("section", {"full": "Talks", "short": None}),
        ("entry", {"full": ["talks"], "short": []}),
    ]


def test_diff_of_variants_that_are_alike_says_so(capsys: pytest.CaptureFixture[str], make_project: MakeProject) -> None:
    code, out, err = run(capsys, "-C", make_project({"cv.toml": DIFFERENT}), "diff", "full", "full")

    assert (code, out, err) == (0, "", "`full` and `full` print the same\n")
