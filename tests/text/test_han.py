"""Whose Chinese characters a text has."""

import pytest

from cvtex.text.han import han_script, in_language, script_of_language, settled
from cvtex.text.tex import escape


def scripts(tex: str) -> list[str]:
    """Return the scripts that LaTeX names, one by one."""
    return [piece[:4] for piece in tex.split(r"\cvscript{")[1:]]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        pytest.param("関孝和", "Jpan", id="Japanese"),
        pytest.param("陈景润", "Hans", id="Chinese"),
        pytest.param("說文", "Hant", id="traditional Chinese"),
        pytest.param("夏目漱石", "Hani", id="everywhere"),
        pytest.param("𠮷", "Hani", id="in none of the sets"),
        pytest.param("", "Hani", id="nothing"),
    ],
)
def test_characters_say_whose_they_are(text: str, script: str) -> None:
    assert han_script(text) == script


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("ja", "Jpan"),
        ("ja-JP", "Jpan"),
        ("zh", "Hans"),
        ("zh_TW", "Hant"),
        ("zh-Hant-HK", "Hant"),
        ("ko", "Kore"),
        ("en", None),
    ],
)
def test_a_language_has_a_script(language: str, script: str | None) -> None:
    assert script_of_language(language) == script


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        pytest.param(["夏目"], "en", ["Hans"], id="nothing says it"),
        pytest.param(["夏目"], "ja", ["Jpan"], id="the document's language"),
        pytest.param(["夏目", "猫である"], "en", ["Jpan", "Jpan"], id="other text in the document"),
        pytest.param(["夏目", "한강"], "en", ["Kore", "Kore"], id="Hangul in it"),
        pytest.param(["孝和", "陈景润"], "ja", ["Jpan", "Hans"], id="each entry by itself"),
        pytest.param(["夏目 陈", "猫である"], "en", ["Hans", "Hans", "Jpan"], id="beside it in the same text"),
        pytest.param(["Emmy"], "ja", [], id="none"),
    ],
)
def test_a_document_settles_what_a_text_does_not_say(texts: list[str], language: str, expected: list[str]) -> None:
    tex = "\n".join(f"%%% talks.{number}\n{escape(text)}" for number, text in enumerate(texts))

    assert scripts(settled(tex, language)) == expected


def test_the_other_text_of_an_entry_comes_first() -> None:
    tex = f"%%% talks.0\n{escape('夏目')}\n{escape('猫である')}\n%%% talks.1\n{escape('数学')}\n"

    assert scripts(settled(tex, "zh")) == ["Jpan", "Jpan", "Hans"]


def test_the_language_of_an_entry_is_known() -> None:
    assert scripts(in_language(f"{escape('夏目')}{escape('陈景润')}", "ja")) == ["Jpan", "Hans"]
    assert in_language(escape("夏目"), "de") == escape("夏目")
