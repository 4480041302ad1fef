"""`cvtex doctor` as a user sees it."""

import json
from pathlib import Path

import pytest

from cvtex import doctor
from cvtex.cli.main import main
from cvtex.doctor import Check, Examination, State

GOOD = Check("embedded", State.OK, "TinyTeX", is_engine=True)
BAD = Check("latexmk", State.MISSING, "x.sty", "install it", is_engine=True)


@pytest.mark.parametrize(
    ("checks", "code", "out"),
    [
        pytest.param(
            (GOOD, BAD),
            0,
            "✓ embedded  ok       TinyTeX\n✗ latexmk   missing  x.sty\n                     install it\n\n✓ a build works here\n",
            id="the first engine works",
        ),
        pytest.param(
            (BAD, GOOD),
            1,
            "✗ latexmk   missing  x.sty\n                     install it\n✓ embedded  ok       TinyTeX\n\n"
            "✗ a build does not work here; with `--engine embedded` it does\n",
            id="another engine works",
        ),
        pytest.param(
            (BAD,),
            1,
            "✗ latexmk  missing  x.sty\n                    install it\n\n✗ a build does not work here\n",
            id="none",
        ),
    ],
)
def test_the_table_and_the_exit_code_say_whether_a_build_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], checks: tuple[Check, ...], code: int, out: str
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda *_: Examination(checks))

    assert main(["doctor"]) == code
    assert capsys.readouterr().out == out


@pytest.mark.parametrize(
    ("checks", "out"),
    [
        pytest.param((GOOD, BAD), "", id="a build works"),
        pytest.param(
            (Check("cvtex", State.OK, "1"), BAD, GOOD),
            "✗ latexmk  missing  x.sty\n                    install it\n\n"
            "✗ a build does not work here; with `--engine embedded` it does\n",
            id="problems",
        ),
    ],
)
def test_quiet_means_problems_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], checks: tuple[Check, ...], out: str
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda *_: Examination(checks))

    main(["doctor", "-q"])

    assert capsys.readouterr().out == out


def test_json_has_all_that_the_table_has(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "examine", lambda *_: Examination((GOOD, BAD)))

    main(["doctor", "--format", "json"])

    data = json.loads(capsys.readouterr().out)
    assert data["works"] is True
    assert [(check["part"], check["state"]) for check in data["checks"]] == [("embedded", "ok"), ("latexmk", "missing")]


def test_a_variant_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "cv.toml").write_text('[person]\nname = "Emmy Noether"\n')

    assert main(["-C", str(tmp_path), "doctor", "-v", "nowhere"]) == 1
    assert "there is no variant `nowhere`" in capsys.readouterr().err
