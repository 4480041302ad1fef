"""Templates whose names are not quite those of a template are not ignored in silence."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cvtex.render.overrides import idle_templates
from cvtex.source.reads import Reads


def said(tmp_path: Path, name: str, data: Mapping[str, object] | None = None, **more: str) -> list[str]:
    for file, text in {name: "x", **more}.items():
        path = tmp_path / "latex_templates" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = list(idle_templates(tmp_path, data or {}, Reads(tmp_path)))
    assert all(one.span and one.span.file.startswith("latex_templates/") and not one.is_error for one in found)
    return [f"{one.message}; {one.help}" for one in found]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("sections/experiance.tex", "sections/experience.tex", id="misspelt"),
        pytest.param("talks.tex", "sections/talks.tex", id="another folder"),
        pytest.param("sections/preamble.tex", "preamble.tex", id="too deep"),
        pytest.param("sections/Talks.tex", "sections/talks.tex", id="capitals"),
        pytest.param("sections/talks", "sections/talks.tex", id="no ending"),
        pytest.param("publications/vancuver.tex", "publications/vancouver.tex", id="style"),
    ],
)
def test_a_name_that_is_not_quite_right_is_told_with_the_right_one(tmp_path: Path, name: str, meant: str) -> None:
    assert said(tmp_path, name) == [f"no template is called `{name}`: this file is not used; did you mean `{meant}`?"]


@pytest.mark.parametrize(
    "name",
    [
        "sections/talks.tex",
        "preamble.tex",
        "publications/_parts.tex",
        "notes.txt",
        "sections/talks.tex~",
        "letterhead.tex",
    ],
)
def test_what_is_a_template_or_like_none_is_not_told(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, name) == []


def test_a_template_that_cv_toml_or_another_template_names_is_used(tmp_path: Path) -> None:
    data = {"sections": {"a": {"template": "talk"}}, "publications": {"lists": {"style": "acms"}}}
    included = {"publications/acms.tex": "x", "name_block.tex": r'\BLOCK{ include "macro.tex" }', "macro.tex": "x"}

    assert said(tmp_path, "sections/talk.tex", data, **included) == []


def test_a_folder_in_place_of_a_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "latex_templates" / "sections" / "talks.tex").mkdir(parents=True)

    (found,) = idle_templates(tmp_path, {}, Reads(tmp_path))

    assert found.message == "`sections/talks.tex` is a folder: the template that comes with cvtex is used"


def test_a_template_that_appears_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "latex_templates").mkdir()
    reads = Reads(tmp_path)
    assert list(idle_templates(tmp_path, {}, reads)) == []

    (tmp_path / "latex_templates" / "talks.tex").write_text("x")

    assert list(reads.changed()) == ["latex_templates/talks.tex"]
