"""Text in the scripts that pdfLaTeX's fonts lack, as LaTeX."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.scripts import script_of, scripts_in
from cvtex.text.tex import braces_balance, escape


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param("Σωκράτης", r"\cvscript{Grek}{Σωκράτης}", id="greek"),
        pytest.param("TGF-β", r"TGF-\cvmath{03B2}{\beta}", id="a greek letter alone stays in mathematics"),
        pytest.param("Нос & Co", r"\cvscript{Cyrl}{Нос} \& Co", id="cyrillic beside latin"),
        pytest.param("и\u0301", "\\cvscript{Cyrl}{и\u0301}", id="a mark stays with its letter"),
        pytest.param("Cəlil", r"C\cvscript{Latn}{ə}lil", id="a rare latin letter"),
        pytest.param("गोदान", r"\cvscript{Deva}{गोदान}", id="devanagari"),
        pytest.param("می\u200cروم", "\\cvright{\\cvscript{Arab}{می\u200cروم}}", id="a joiner stays in its word"),
        pytest.param("محمود درويش", r"\cvright{\cvscript{Arab}{محمود} \cvscript{Arab}{درويش}}", id="right to left"),
        pytest.param("דבר 12", r"\cvright{\cvscript{Hebr}{דבר} \cvltr{12}}", id="a number inside"),
        pytest.param("夏目", r"\cvscript{Hani}{夏\cvj 目}", id="chinese characters"),
        pytest.param("夏目の", r"\cvscript{Jpan}{夏\cvj 目\cvj の}", id="kana make it japanese"),
        pytest.param("한강 漢江", r"\cvscript{Kore}{한강} \cvscript{Kore}{漢江}", id="hangul makes it korean"),
        pytest.param("関孝和", r"\cvscript{Jpan}{関\cvj 孝\cvj 和}", id="characters that only Japan has"),
        pytest.param("陈景润", r"\cvscript{Hans}{陈\cvj 景\cvj 润}", id="characters that only China has"),
        pytest.param("說文", r"\cvscript{Hant}{說\cvj 文}", id="characters that only Taiwan has"),
        pytest.param("「猫」、で。", r"\cvscript{Jpan}{「猫」、\cvj で。}", id="signs that begin or end no line"),
        pytest.param("TeX入門", r"TeX\cvj \cvscript{Hani}{入\cvj 門}", id="a line may break beside a latin word"),
        pytest.param("Ａ：1", r"\cvglyph{FF21}{A}\cvglyph{FF1A}{:}1", id="wide letters alone need no font"),
        pytest.param("漢：1", r"\cvscript{Hani}{漢：}\cvj 1", id="wide signs beside chinese characters have theirs"),
    ],
)
def test_text_in_a_script_becomes_latex(text: str, tex: str) -> None:
    assert escape(text) == tex


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", None),
        ("é", None),
        ("Α", "Grek"),
        ("ἀ", "Grek"),
        ("я", "Cyrl"),
        ("漢", "Hani"),
        ("𠀀", "Hani"),
        ("→", None),
    ],
)
def test_a_character_has_a_script(character: str, script: str | None) -> None:
    assert script_of(character) == script


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z"]), max_size=20))
def test_every_character_of_a_script_is_written_once(text: str) -> None:
    tex = escape(text)
    written = re.sub(r"\\cvj ", "", "".join(re.findall(r"\\cvscript\{\w+\}\{([^{}]*)\}", tex)))
    assert braces_balance(tex)
    assert all(script_of(character) or character in "\u200c\u200d" or ord(character) > 0x2FF for character in written)


def test_the_scripts_of_a_document_are_those_that_it_prints() -> None:
    tex = f"{escape('Σωκράτης')} {escape('夏目')} {escape('Σω')} {escape('Emmy')}"

    assert scripts_in(tex) == {"Grek": "Σάηκρςτω", "Hani": "夏目"}
