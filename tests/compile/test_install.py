"""Commands that install what is missing, by the package managers that a machine has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compile.install import TexPackage, how_to_install, install_command, manager, package_of
from cvtex.data import table

Machine = Callable[..., None]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Make a machine that has programs, and no others, of a user who is not the administrator."""

    def make(*programs: str) -> None:
        folder = tmp_path / "programs"
        folder.mkdir(exist_ok=True)
        for program in programs:
            path = folder / program
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#!/bin/sh\n")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{folder}/bin/x86_64-linux")
        monkeypatch.setattr("os.geteuid", lambda: 1000)

    return make


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        pytest.param(["apt-get", "kpsewhich"], "apt", id="Debian"),
        pytest.param(["apt-get", "kpsewhich", "tlmgr"], "apt", id="Debian, whose tlmgr cannot install"),
        pytest.param(
            ["apt-get", "bin/x86_64-linux/kpsewhich", "bin/x86_64-linux/tlmgr"], "tlmgr", id="TeX Live on Debian"
        ),
        pytest.param(["dnf"], "dnf", id="Fedora"),
        pytest.param(["brew"], "brew", id="macOS without TeX"),
        pytest.param(["brew", "bin/x86_64-linux/kpsewhich", "bin/x86_64-linux/tlmgr"], "tlmgr", id="macOS with MacTeX"),
        pytest.param([], "tlmgr", id="nothing known"),
    ],
)
def test_the_machines_manager_is_found(machine: Machine, programs: list[str], expected: str) -> None:
    machine(*programs)

    assert manager() == expected


@pytest.mark.parametrize(
    ("programs", "command"),
    [
        pytest.param(["apt-get"], "sudo apt install fonts-noto-cjk", id="apt"),
        pytest.param(["dnf"], "sudo dnf install google-noto-sans-cjk-fonts", id="dnf"),
        pytest.param(["brew"], "brew install --cask font-noto-sans-cjk", id="brew"),
        pytest.param([], "sudo tlmgr install notocjk", id="no manager"),
        pytest.param(["bin/x/kpsewhich"], "sudo tlmgr install notocjk", id="TeX Live without anything"),
    ],
)
def test_a_command_is_made_for_the_machine(machine: Machine, programs: list[str], command: str) -> None:
    machine(*programs)
    packages = {
        "apt": "fonts-noto-cjk",
        "dnf": "google-noto-sans-cjk-fonts",
        "brew": "font-noto-sans-cjk",
        "tlmgr": "notocjk",
    }

    assert install_command(packages) == command


def test_the_administrator_needs_no_sudo(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine("apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)

    assert install_command({"apt": "latexmk"}) == "apt install latexmk"


@pytest.mark.parametrize(
    ("programs", "files", "help_"),
    [
        pytest.param(
            ["apt-get"],
            ["enumitem.sty", "tikz.sty", "titlesec.sty"],
            "install it: `sudo apt install texlive-latex-extra texlive-pictures`",
            id="apt",
        ),
        pytest.param(["dnf"], ["enumitem.sty"], "install it: `sudo dnf install 'tex(enumitem.sty)'`", id="dnf"),
        pytest.param(["brew"], ["tikz.sty"], "install it: `sudo tlmgr install pgf`", id="brew"),
        pytest.param(["apt-get"], ["my.sty"], "find the package with `apt-file search /my.sty`", id="unknown, apt"),
        pytest.param(
            [], ["my.sty"], "find the package with `tlmgr search --global --file /my.sty`", id="unknown, tlmgr"
        ),
        pytest.param(
            ["apt-get"],
            ["my.sty", "siunitx.sty"],
            "install it: `sudo apt install texlive-science`; find the package with `apt-file search /my.sty`",
            id="known and unknown",
        ),
    ],
)
def test_missing_files_say_how_to_install_them(
    machine: Machine, programs: list[str], files: list[str], help_: str
) -> None:
    machine(*programs)

    assert how_to_install(files) == help_


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("microtype.sty", TexPackage("microtype", "texlive-latex-recommended")),
        ("bchr8a.pfb", TexPackage("charter", "texlive-fonts-recommended")),
        ("SourceSansPro-Bold-tlf-t1--base.tfm", TexPackage("sourcesanspro", "texlive-fonts-extra")),
        ("fa5free1.enc", TexPackage("fontawesome5", "texlive-fonts-extra")),
        ("moderncv.cls", TexPackage("moderncv", "texlive-latex-extra")),
        ("my-own.sty", None),
    ],
)
def test_a_file_has_a_package(file: str, package: TexPackage | None) -> None:
    assert package_of(file) == package


def test_no_file_has_two_packages() -> None:
    files = [
        file
        for packages in table("compile/packages").values()
        for name, own in packages.items()
        for file in own or [f"{name}.sty"]
    ]

    assert len(files) == len(set(files))
