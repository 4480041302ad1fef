"""Which engine compiles, and under which settings."""

import pytest

from cvtex.compile import engines
from cvtex.compile.embedded import Embedded
from cvtex.compile.engine import Engine, safe_environment
from cvtex.compile.engines import choose_engine
from cvtex.compile.latexmk import Latexmk
from cvtex.diagnostics import CvtexError


class Missing(Latexmk):
    def is_installed(self) -> bool:
        return False


class Present(Embedded):
    def is_installed(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("installed", "asked", "chosen"),
    [
        pytest.param((Missing(), Present()), "auto", "embedded", id="auto takes what is there"),
        pytest.param((Present(), Present()), "embedded", "embedded", id="by name"),
    ],
)
def test_an_engine_is_chosen(
    monkeypatch: pytest.MonkeyPatch, installed: tuple[Engine, ...], asked: str, chosen: str
) -> None:
    monkeypatch.setattr(engines, "ENGINES", installed)

    assert choose_engine(asked).name == chosen


@pytest.mark.parametrize("asked", ["auto", "latexmk"])
def test_a_missing_engine_is_an_error_that_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setattr(engines, "ENGINES", (Missing(),))

    with pytest.raises(CvtexError) as caught:
        choose_engine(asked)

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "no-engine"
    assert Latexmk().install_hint() in (diagnostic.help or "")


def test_tex_runs_without_shell_outside_files_or_clock() -> None:
    environment = safe_environment({"PATH": "/bin", "openin_any": "a"})

    assert environment["openin_any"] == environment["openout_any"] == "p"
    assert environment["shell_escape"] == "f"
    assert environment["SOURCE_DATE_EPOCH"] == "0"


def test_a_date_that_the_user_sets_is_honoured() -> None:
    assert safe_environment({"SOURCE_DATE_EPOCH": "1000"})["SOURCE_DATE_EPOCH"] == "1000"
