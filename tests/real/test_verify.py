"""A variant with a profile: what is built is verified, and `cvtex verify` says the same of it."""

import json
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.cli.main import main
from cvtex.compile.engine import Engine
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

CV = """
[person]
name = "Emmy Noether"

[publications]
files = ["refs.bib"]

[[talks]]
title = "Hyperkomplexe Systeme und ihre Beziehungen"
date = 1932-09-08

[variants.form]
profile = "form"
sections = ["talks", "journals"]
filename = "CV_Noether"
"""
BIB = """
@article{noether1918, author = {Noether, Emmy}, title = {Invariante Variationsprobleme}, journal = {Nachrichten},
  year = 1918, pages = {235--257}, doi = {10.1080/00411457108231446}}
"""
FORM = """
title = "The form"
version = "2"
confidence = "high"
delivery = "upload"
[rules]
pages = { max = 1 }
type_size = { min = SIZE, grade = "GRADE" }
file = { name = "CV_{family}" }
[[rules.items]]
section = "journals"
max = 1
doi = true
"""


def form(size: int = 8, grade: str = "error") -> str:
    return FORM.replace("SIZE", str(size)).replace("GRADE", grade)


def made(make_project: MakeProject, profile: str) -> Path:
    return make_project({"cv.toml": CV, "refs.bib": BIB, "profiles/form.toml": profile})


def built(folder: Path, engine: Engine) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name), lambda _: None)


def codes(result: BuildResult) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics if diagnostic.code.startswith("profile-")]


def test_a_variant_within_the_rules_is_built_and_verified(
    make_project: MakeProject, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(make_project, form())

    result = built(folder, engine)

    assert ([variant.outcome for variant in result.variants], codes(result)) == ([Outcome.BUILT], [])
    assert main(["-C", str(folder), "verify", "build/CV_Noether.pdf", "--format", "json"]) == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert (data["profile"], data["state"]) == ("form", "ok")
    items = next(rule for rule in data["rules"] if rule["rule"] == "items journals")
    assert items["measured"] == "1 entry, at most 1, 1 of them found in the PDF"


def test_a_variant_against_the_rules_fails_and_the_last_good_pdf_stays(
    make_project: MakeProject, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(make_project, form())
    built(folder, engine)
    before = (folder / "build" / "CV_Noether.pdf").read_bytes()
    (folder / "profiles" / "form.toml").write_text(form(size=14), encoding="utf-8")

    assert main(["-C", str(folder), "build", "--engine", engine.name]) == 4

    err = capsys.readouterr().err
    assert "form             rules broken 1 page" in err
    assert "error[profile-type-size]: page 1, " in err
    assert "--> cv.toml:13:11" in err
    kept = "build/.cvtex/CV_Noether/document.pdf"
    assert f"help: set `design = {{ size = 14, smallest = 14 }}` in the variant; the PDF is kept as {kept}" in err
    assert (folder / kept).is_file()
    assert (folder / "build" / "CV_Noether.pdf").read_bytes() == before


def test_an_unchanged_build_tells_warnings_again(make_project: MakeProject, engine: Engine) -> None:
    folder = made(make_project, form(size=14, grade="warning"))

    results = [built(folder, engine) for _ in range(2)]

    assert [result.variants[0].outcome for result in results] == [Outcome.BUILT, Outcome.UNCHANGED]
    assert [codes(result) for result in results] == [["profile-type-size"]] * 2


def test_a_pdf_of_other_sources_is_not_compared_with_these(
    make_project: MakeProject, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(make_project, form())
    built(folder, engine)
    (folder / "refs.bib").write_text(BIB.replace("1918,", "1919,"), encoding="utf-8")

    main(["-C", str(folder), "verify", "build/CV_Noether.pdf", "--format", "short"])

    assert "not checked[profile-items]: its sources have changed since it was built" in capsys.readouterr().out


def test_what_was_left_out_to_fit_is_no_change_of_the_sources(
    make_project: MakeProject, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    talks = "".join(f'[[talks]]\ntitle = "Lecture {n} on Algebra"\ndate = 1932\npriority = "low"\n' for n in range(90))
    texts = {"cv.toml": f"{CV}fit = true\n{talks}", "refs.bib": BIB, "profiles/form.toml": form()}
    folder = make_project(texts)

    result = built(folder, engine)

    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
    assert "fit-dropped" in {diagnostic.code for diagnostic in result.diagnostics}
    assert main(["-C", str(folder), "verify", "build/CV_Noether.pdf", "--format", "short"]) == 0
    assert "its sources have changed" not in capsys.readouterr().out
