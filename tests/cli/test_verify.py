"""`cvtex verify` as a user meets it: what it prints, where, and with which exit code."""

import json
from pathlib import Path

import pikepdf
import pytest

from cvtex.cli.main import main
from support import MakeProject

FORM = """
title = "The form"
version = "2"
confidence = "high"
delivery = "upload"
rules.pages = {{ max = {pages} }}
rules.paper = {{ any_of = ["a4"] }}
"""


@pytest.fixture
def folder(make_project: MakeProject) -> Path:
    """A project with two profiles of its own, and a PDF of two empty pages that somebody else made."""
    files = {"cv.toml": '[person]\nname = "Emmy Noether"\n'}
    files |= {f"profiles/{name}.toml": FORM.format(pages=pages) for name, pages in (("short", 1), ("long", 2))}
    project = make_project(files)
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(595.28, 841.89))
        pdf.save(project / "other.pdf")
    return project


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_pdf_that_breaks_a_profile_is_a_failed_verification(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "-C", folder, "verify", "other.pdf", "--profile", "short")

    assert (code, err) == (4, "")
    assert out.startswith("other.pdf against `short`\n  The form, 2\n  error        pages           2 of 1\n")
    assert "it has 2 pages; 1 page is allowed" in out


def test_several_pdfs_and_profiles_are_looked_at_each(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "again.pdf").write_bytes((folder / "other.pdf").read_bytes())

    code, out, _ = run(
        capsys,
        "verify",
        "-C",
        folder,
        "other.pdf",
        "again.pdf",
        "--profile",
        "short",
        "--profile",
        "long",
        "--format",
        "json",
    )

    data = json.loads(out)
    assert code == 4
    assert [(one["file"], one["profile"]) for one in data] == [
        ("other.pdf", "short"),
        ("other.pdf", "long"),
        ("again.pdf", "short"),
        ("again.pdf", "long"),
    ]
    pages = [next(rule["state"] for rule in one["rules"] if rule["rule"] == "pages") for one in data]
    assert pages == ["error", "ok", "error", "ok"]


def test_without_a_profile_there_are_the_rules_for_every_pdf(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "-C", folder, "verify", "other.pdf", "--format", "short")

    assert (code, err) == (4, "")
    assert out == "other.pdf:1: error[profile-empty-pages]: pages 1–2 are empty (what portals take)\n"


def test_outside_of_a_project_it_works_as_well(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    code, out, _ = run(capsys, "-C", elsewhere, "verify", folder / "other.pdf")

    assert code == 4
    assert "what every portal asks for" in out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"Dear reader", "`cv.pdf` is no PDF that can be read", id="text"),
        pytest.param(b"", "`cv.pdf` is no PDF that can be read", id="empty"),
        pytest.param(b"%PDF-1.5\n1 0 obj\n<<", "`cv.pdf` is no PDF that can be read", id="cut off"),
        pytest.param(None, "cannot read `cv.pdf`: no such file or directory", id="missing"),
    ],
)
def test_a_file_that_is_no_pdf_is_an_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "cv.pdf").write_bytes(content)

    code, out, err = run(capsys, "-C", tmp_path, "verify", "cv.pdf")

    assert (code, out) == (1, "")
    assert f"error[no-pdf]: {says}" in err


def test_others_are_looked_at_where_one_is_no_pdf(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "-C", folder, "verify", "cv.toml", "other.pdf")

    assert (code, "error[no-pdf]" in err, "other.pdf: what every portal asks for" in out) == (4, True, True)


def test_a_profile_that_is_not_there_is_named_with_the_nearest_one(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, out, err = run(capsys, "-C", folder, "verify", "other.pdf", "--profile", "shart")

    assert (code, out) == (1, "")
    assert "error[unknown-profile]: there is no profile `shart`" in err
    assert "did you mean `short`?" in err


def test_it_wants_a_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "verify")[0] == 2
