"""What a command imports: what is slow to import, and not needed, would cost every build."""

import subprocess
import sys

import pytest

from support import MakeProject

SLOW = {
    "babel",
    "bibtexparser",
    "cvtex.bibliography.dating.written",
    "cvtex.model.profile",
    "cvtex.text.html_mending",
    "markdown_it",
    "pypdfium2",
    "rapidfuzz",
    "watchfiles",
}
CV = """
[person]
name = "Emmy Noether"

[publications]
files = ["refs.bib"]

[variants.full]

[variants.erc]
profile = "erc"
"""
BIB = "% Encoding: UTF-8\n@article{a, author = {Emmy Noether}, title = {A & B}, journal = {C}, year = 1918}\n"


def imported(*arguments: str) -> set[str]:
    """Return which of the slow modules a command has imported."""
    code = f"import sys; from cvtex.cli.main import main; main(sys.argv[1:]); print({SLOW} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True, text=True)
    found = done.stdout.strip().splitlines()[-1]
    return {name for name in SLOW if f"'{name}'" in found}


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        pytest.param("", set(), id="plain entries"),
        pytest.param("@article{b, title = {A} # {B}}", {"bibtexparser"}, id="an odd entry"),
        pytest.param(
            "@misc{b, author = {Emmy Noether}, title = {A &amp; B}, year = 1918}",
            {"cvtex.text.html_mending"},
            id="html",
        ),
        pytest.param(
            "@misc{b, author = {Emmy Noether}, title = {AB}, year = {May 1918}}",
            {"cvtex.bibliography.dating.written"},
            id="a date in words",
        ),
    ],
)
def test_what_no_entry_needs_is_not_imported(make_project: MakeProject, text: str, needed: set[str]) -> None:
    folder = make_project({"cv.toml": CV, "refs.bib": BIB + text})

    found = imported("build", "-C", str(folder), "-v", "full", "--tex-only", "-q")

    assert found == needed


def test_a_variant_with_a_profile_needs_its_models(make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": CV, "refs.bib": BIB})

    assert "cvtex.model.profile" in imported("build", "-C", str(folder), "-v", "erc", "--tex-only", "-q")


def test_help_needs_none_of_them() -> None:
    assert imported("build", "--help") == set()
