"""The program and the fonts that a document gets, and what is said where there are none."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from cvtex.compile import fitting, fonts
from cvtex.compile.embedded import Embedded
from cvtex.compile.fitting import fit
from cvtex.compile.latexmk import Latexmk
from cvtex.compile.programs import install_commands, program_of, with_program
from cvtex.data import table


class Machine(Latexmk):
    """An engine with programs and fonts of the test's choice."""

    def __init__(self, has: Sequence[str], files: Sequence[str]) -> None:
        self.has, self.files = tuple(has), files

    def programs(self) -> tuple[str, ...]:
        return ("pdflatex", *self.has)

    def find_fonts(self, names: Sequence[str]) -> Mapping[str, Path]:
        return {name: Path(name) for name in names if name in self.files}


@pytest.fixture(autouse=True)
def no_other_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no engine besides the test's, and let every font have all characters but `Ж`."""
    monkeypatch.setattr(fitting, "ENGINES", ())
    monkeypatch.setattr(fonts, "characters_of", lambda *_: frozenset(range(0x110000)) - {ord("Ж")})


NOTO = ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf"]


@pytest.mark.parametrize(
    ("scripts", "has", "program"),
    [
        pytest.param({}, ["lualatex", "xelatex"], "pdflatex", id="nothing that it cannot set"),
        pytest.param({"Grek": "Σ"}, ["lualatex", "xelatex"], "lualatex", id="greek"),
        pytest.param({"Grek": "Σ"}, ["xelatex"], "xelatex", id="what is there"),
        pytest.param({"Arab": "م"}, ["lualatex", "xelatex"], "xelatex", id="right to left"),
        pytest.param({"Thai": "ท"}, ["lualatex", "xelatex"], "xelatex", id="thai, whose words it knows"),
        pytest.param({"Thai": "ท"}, ["lualatex"], "lualatex", id="thai with what is there"),
        pytest.param({"Arab": "م"}, ["lualatex"], "lualatex", id="right to left, with what is there"),
    ],
)
def test_the_text_chooses_the_program(scripts: dict[str, str], has: list[str], program: str) -> None:
    fitted = fit(scripts, Machine(has, [*NOTO, "Amiri-Regular.ttf", "NotoSerifThai-Regular.ttf"]))

    assert (fitted.typesetting.program, fitted.unset) == (program, {})


def test_the_fonts_are_the_first_ones_that_are_installed() -> None:
    faces = fit({"Grek": "Σ"}, Machine(["lualatex"], [*NOTO, "FreeSerif.otf"])).typesetting.faces

    assert [(face.family, face.series, face.shape, face.file) for face in faces] == [
        ("serif", "m", "n", "NotoSerif-Regular.ttf"),
        ("serif", "b", "n", "NotoSerif-Bold.ttf"),
        ("sans", "m", "n", "NotoSans-Regular.ttf"),
    ]


def test_a_font_that_lacks_a_character_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "characters_of", lambda path, _: {ord("Ж")} if path.name == "DejaVuSerif.ttf" else set())
    fitted = fit({"Cyrl": "Ж"}, Machine(["lualatex"], [*NOTO, "DejaVuSerif.ttf"]))

    assert [(face.family, face.file) for face in fitted.typesetting.faces] == [
        ("serif", "DejaVuSerif.ttf"),
        ("sans", "DejaVuSerif.ttf"),
    ]


def test_what_no_font_has_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt")
    fitted = fit({"Cyrl": "ДЖ", "Hebr": "א"}, Machine(["lualatex"], NOTO))

    assert fitted.unset == {"Cyrl": "Ж", "Hebr": "א"}
    assert fitted.help == "install a font: `sudo apt install fonts-noto-core`"


def test_without_a_program_both_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt")
    fitted = fit({"Arab": "م"}, Embedded())

    assert fitted.unset == {"Arab": "م"}
    assert fitted.help.startswith("install LuaLaTeX and fonts: `sudo apt install latexmk texlive-luatex ")
    assert fitted.help.endswith(" fonts-hosny-amiri`")


def test_another_engine_that_can_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Able(Machine):
        def identity(self) -> str:
            return "here"

    monkeypatch.setattr(fitting, "ENGINES", (Able(["xelatex"], []),))

    assert fit({"Arab": "م"}, Embedded()).help == "use `--engine latexmk`, which has what sets it"


def test_without_an_engine_a_document_is_for_a_machine_that_has_everything() -> None:
    typesetting = fit({"Hans": "汉"}, None).typesetting

    assert typesetting.program == "lualatex"
    assert {(face.file, face.index) for face in typesetting.faces if face.series == "m"} == {
        ("NotoSerifCJK-Regular.ttc", 2),
        ("NotoSansCJK-Regular.ttc", 2),
    }


def test_where_no_installer_is_known_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert install_commands([{"apt": "a b", "tlmgr": "c"}, {"apt": "b", "tlmgr": "d"}]) == "`tlmgr install c d`"
    assert install_commands([{"apt": "a b", "tlmgr": "c"}, {"apt": "b", "dnf": "e"}]) == "`sudo apt install a b`"


def test_a_document_says_its_program() -> None:
    assert with_program("x", "lualatex") == "% !TeX program = lualatex\nx"
    assert program_of(with_program("x", "lualatex")) == "lualatex"
    assert with_program("x", "pdflatex") == "x"
    assert program_of("x") == "pdflatex"
    assert program_of("% !TeX program = rm") == "pdflatex"


def test_every_script_has_fonts_that_the_table_knows() -> None:
    tables = table("compile/fonts")

    assert tables["scripts"].keys() | {"Hani"} == table("text/scripts").keys()  # settled by then
    for row in tables["scripts"].values():
        assert {*row["serif"], *row["sans"]} <= tables["fonts"].keys()
        assert "apt" in row["install"]
        assert row["install"].keys() <= tables["install"].keys()
