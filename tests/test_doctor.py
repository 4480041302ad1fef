"""What `cvtex doctor` finds out: on machines with all, with parts and with nothing of TeX."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cvtex import doctor
from cvtex.compile import install, latexmk
from cvtex.compile.engine import Compiled, Engine
from cvtex.compile.latexmk import Latexmk
from cvtex.diagnostics import CvtexError
from cvtex.doctor import Check, Examination, Missing, State, examine
from cvtex.render.environment import shipped_templates
from support import MakeProject


class Pretended:
    """An engine that finds all files but some, and of whose compilations the same always comes."""

    name = "pretended"

    def __init__(self, folder: Path, *lacks: str, log: str = "", fails: bool = False) -> None:
        self.lacks = lacks
        self.file = folder / "file"
        self.file.touch()
        self.compiled = Compiled(None if fails else self.file, log, int(fails))

    def is_installed(self) -> bool:
        return True

    def identity(self) -> str | None:
        return "pretended TeX 1.0"

    def pdftex(self) -> None:
        return None

    def programs(self) -> tuple[str, ...]:
        return ("pdflatex",)

    def find_fonts(self, names: Sequence[str]) -> dict[str, Path]:
        return self.locate(names)

    def install_hint(self) -> str:
        return "install it"

    def locate(self, files: Sequence[str]) -> dict[str, Path]:
        return {file: self.file for file in files if not file.startswith(self.lacks)}

    def compile(self, folder: Path, *, timeout: float) -> Compiled:
        assert (folder / "document.tex").is_file()
        assert timeout > 0
        return self.compiled


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Debian machine of which nothing but a folder of programs is seen."""
    folder = tmp_path_factory.mktemp("programs")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(install, "manager", lambda: "apt")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    latexmk._identity.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def forgets() -> None:
    latexmk._identity.cache_clear()


def examined(monkeypatch: pytest.MonkeyPatch, folder: Path, *engines: Engine) -> Examination:
    monkeypatch.setattr(doctor, "ENGINES", engines)
    return examine(folder)


def part(examination: Examination, name: str) -> Check:
    return next(check for check in examination.checks if check.part == name)


@pytest.fixture(autouse=True)
def only_trial_documents(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretended engines make no PDFs that could be looked at."""
    if request.node.get_closest_marker("latex") is None:
        monkeypatch.setattr(doctor, "_failures", lambda *_: ())


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def test_a_machine_with_all_works(monkeypatch: pytest.MonkeyPatch, make_project: MakeProject) -> None:
    folder = make_project()

    examination = examined(monkeypatch, folder, Pretended(folder))

    assert examination.works
    assert {check.state for check in examination.checks} == {State.OK}
    assert "variants: full, short-bio" in part(examination, "project").text


def test_nothing_is_written_into_the_project(monkeypatch: pytest.MonkeyPatch, make_project: MakeProject) -> None:
    folder = make_project()
    engine = Pretended(folder)
    before = sorted(folder.rglob("*"))

    examined(monkeypatch, folder, engine)

    assert sorted(folder.rglob("*")) == before


def test_outside_a_project_the_default_design_is_examined(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    examination = examined(monkeypatch, tmp_path, Pretended(tmp_path, "microtype"))

    assert part(examination, "project").state is State.NOTE
    assert part(examination, "pretended").missing == (Missing("microtype.sty", ""),)


@pytest.mark.usefixtures("machine")
def test_a_machine_without_tex_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    examination = examined(monkeypatch, tmp_path, Latexmk())

    assert not examination.works
    assert part(examination, "latexmk").state is State.ABSENT
    assert "`sudo apt install latexmk texlive-latex-recommended" in (part(examination, "latexmk").help or "")


@pytest.mark.usefixtures("machine")
def test_missing_fonts_are_named_with_what_has_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = Pretended(tmp_path, "bch", "T1SourceSansPro", "fa5free1.enc")
    (tmp_path / "file").write_text("\\DeclareFontShape{T1}{bch}{m}{n}{<-> bchr8t}{}")

    check = part(examined(monkeypatch, tmp_path, engine), "pretended")

    assert check.state is State.MISSING
    assert {one.file for one in check.missing} == {"bchr8t.tfm", "T1SourceSansPro-TLF.fd", "fa5free1.enc"}
    assert check.help == "install it: `sudo apt install texlive-fonts-extra texlive-fonts-recommended`"


@pytest.mark.usefixtures("machine")
def test_a_package_of_a_template_is_named_with_its_line(
    monkeypatch: pytest.MonkeyPatch, make_project: MakeProject
) -> None:
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    folder = make_project(**{"latex_templates/preamble.tex": f"{preamble}\\usepackage{{cvtex-nowhere, siunitx}}\n"})
    place = f"latex_templates/preamble.tex:{preamble.count(chr(10)) + 1}"

    examination = examined(monkeypatch, folder, Pretended(folder, "cvtex-nowhere", "siunitx"))

    check = part(examination, "pretended")
    assert check.missing == (Missing("cvtex-nowhere.sty", place), Missing("siunitx.sty", place))
    assert check.help == (
        "install it: `sudo apt install texlive-science`; find the package with `apt-file search /cvtex-nowhere.sty`"
    )
    assert not examination.works


def test_the_engine_that_auto_takes_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lacking, good = Pretended(tmp_path, "microtype"), Pretended(tmp_path)

    assert examined(monkeypatch, tmp_path, good, lacking).works
    other = examined(monkeypatch, tmp_path, lacking, good)
    assert (other.works, other.other_engine) == (False, "pretended")


def test_an_engine_that_does_not_run_is_not_called_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = Pretended(tmp_path)
    monkeypatch.setattr(broken, "identity", lambda: None)

    check = part(examined(monkeypatch, tmp_path, broken), "pretended")

    assert (check.state, check.text) == (State.FAILED, "its programs are there and do not run")


@pytest.mark.parametrize(
    ("log", "text"),
    [
        pytest.param(
            "I can't find the format file `pdflatex.fmt'!", "TeX's format `pdflatex.fmt` is missing", id="no format"
        ),
        pytest.param("./document.tex:4: Missing $ inserted.\n", "a `$` is not closed", id="an error"),
    ],
)
def test_a_trial_document_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, log: str, text: str
) -> None:
    examination = examined(monkeypatch, tmp_path, Pretended(tmp_path, log=log, fails=True))

    check = part(examination, "pretended")
    assert (check.state, examination.works) == (State.FAILED, False)
    assert text in check.text
    assert "the log is" not in (check.help or "")


def test_fonts_of_bitmaps_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log = "(./document.aux) </root/.texlive/fonts/pk/ljfour/bchr8r.600pk> Output written on document.pdf (1 page, 1 bytes)."

    check = part(examined(monkeypatch, tmp_path, Pretended(tmp_path, log=log)), "pretended")

    assert (check.state, check.help) == (State.FAILED, "make it anew: `updmap-sys`")


def test_patterns_that_tex_lacks_are_told_with_what_has_them(
    monkeypatch: pytest.MonkeyPatch, make_project: MakeProject, machine: Path
) -> None:
    cv = '[person]\nname = "Emmy Noether"\n[variants.one]\nlanguage = "de-CH"\n[variants.two]\nlanguage = "nl"\n'
    folder = make_project({"cv.toml": cv})

    without = part(examined(monkeypatch, folder, Pretended(machine, log="no-patterns\n")), "pretended")
    complete = part(examined(monkeypatch, folder, Pretended(machine)), "pretended")

    assert (without.state, complete.help) == (State.OK, None)
    assert "it has no patterns to hyphenate `de-CH`, `nl`, whose lines are ragged" in without.text
    assert without.help == "install them: `sudo apt install texlive-lang-german texlive-lang-european`"


def test_latexmk_without_perl_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: Path) -> None:
    tree = machine / "tree"
    tree.mkdir()
    program(machine, "latexmk", "#!/usr/bin/env perl\n")
    asks = "echo 'Label(s) may have changed. Rerun to get cross-references right.' > document.log; : > document.pdf"
    program(
        machine, "pdflatex", f"#!/bin/sh\necho 'pdfTeX 3.14 (TeX Live 2024)'\n[ $1 = --version ] || {{ {asks}; }}\n"
    )
    program(
        machine, "kpsewhich", f"#!/bin/sh\nfor f; do case $f in -*) ;; *) : > {tree}/$f; echo {tree}/$f ;; esac; done\n"
    )

    check = part(examined(monkeypatch, tmp_path, Latexmk()), "latexmk")

    assert check.state is State.FAILED
    assert check.text.endswith("a trial document fails: latexmk needs Perl, which is not installed")


def test_a_tex_without_fonts_is_told_by_its_kpsewhich(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: Path
) -> None:
    tree = machine / "tree"
    tree.mkdir()
    program(machine, "latexmk", "#!/bin/sh\n")
    program(machine, "pdflatex", "#!/bin/sh\necho 'pdfTeX 3.14 (TeX Live 2024)'\n")
    program(
        machine,
        "kpsewhich",
        f"#!/bin/sh\nfor f; do case $f in -*|fa5*) ;; *) : > {tree}/$f; echo {tree}/$f ;; esac; done\n",
    )

    check = part(examined(monkeypatch, tmp_path, Latexmk()), "latexmk")

    assert check.state is State.MISSING
    assert check.help == "install it: `sudo apt install texlive-fonts-extra`"


def test_a_project_with_errors_does_not_work(monkeypatch: pytest.MonkeyPatch, make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": '[person]\nnam = "Emmy Noether"\n'})

    examination = examined(monkeypatch, folder, Pretended(folder))

    assert not examination.works
    assert part(examination, "project").help == "`cvtex check` shows them"
    assert part(examination, "pretended").state is State.OK


def test_an_output_folder_that_is_a_file_does_not_work(
    monkeypatch: pytest.MonkeyPatch, make_project: MakeProject
) -> None:
    folder = make_project(build="a file")

    examination = examined(monkeypatch, folder, Pretended(folder))

    assert (part(examination, "output").state, examination.works) == (State.FAILED, False)


def test_a_full_disk_does_not_work(monkeypatch: pytest.MonkeyPatch, make_project: MakeProject) -> None:
    folder = make_project()
    monkeypatch.setattr(doctor, "_LEAST_SPACE", 10**18)

    check = part(examined(monkeypatch, folder, Pretended(folder)), "output")

    assert check.state is State.FAILED
    assert " MB left" in check.text


def test_a_latexmkrc_is_named_as_without_effect(monkeypatch: pytest.MonkeyPatch, make_project: MakeProject) -> None:
    folder = make_project(latexmkrc="die;")

    notes = [c.text for c in examined(monkeypatch, folder, Pretended(folder)).checks if c.state is State.NOTE]

    assert notes == ["latexmkrc is there and has no effect: cvtex runs latexmk without it"]


def test_a_variant_that_is_not_there_is_an_error(make_project: MakeProject) -> None:
    with pytest.raises(CvtexError, match="there is no variant `nowhere`"):
        examine(make_project(), ["nowhere"])


@pytest.mark.latex
def test_an_engine_that_builds_is_told_to_work(
    monkeypatch: pytest.MonkeyPatch, make_project: MakeProject, engine: Engine
) -> None:
    examination = examined(monkeypatch, make_project(), engine)

    assert examination.works
    assert "trial documents took" in part(examination, engine.name).text


@pytest.mark.latex
def test_an_engine_names_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, make_project: MakeProject, engine: Engine
) -> None:
    template = "\\usepackage{cvtex-nowhere}\n"
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    folder = make_project(**{"latex_templates/preamble.tex": template + preamble})

    check = part(examined(monkeypatch, folder, engine), engine.name)

    assert check.missing == (Missing("cvtex-nowhere.sty", "latex_templates/preamble.tex:1"),)


@pytest.mark.latex
@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({}, "", id="good"),
        pytest.param(
            {"latex_templates/sections/journals.tex": "", "latex_templates/name_block.tex": "\\nosuch\n"},
            "the variant `full` fails: latex_templates/name_block.tex:1: LaTeX does not know the command `\\nosuch`",
            id="command in a template",
        ),
        pytest.param(
            {"latex_templates/name_block.tex": "\\phantom{\\VAR{ person.full_name }}\n"},
            "the variant `full` fails: cv.toml:1: `person`: `Emmy Noether` is lost; it should be on page 1",
            id="lost text",
        ),
        pytest.param(
            {
                "latex_templates/name_block.tex": "\\IfFileExists{nowhere.sty}{\\input{nowhere.sty}}{}%\n"
                "\\iffalse\\usepackage{nowhere}\\fi \\VAR{ person.full_name }\n"
            },
            "",
            id="packages that nothing loads",
        ),
    ],
)
def test_a_build_works_only_where_all_variants_do(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, engine: Engine, files: dict[str, str], said: str
) -> None:
    folder = make_project(**files)

    examination = examined(monkeypatch, folder, engine)

    assert examination.works is not bool(said)
    assert said in part(examination, engine.name).text
