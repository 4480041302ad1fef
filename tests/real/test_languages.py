"""Documents in other languages than English, as PDFs."""

import unicodedata
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.compile.latexmk import Latexmk
from cvtex.results import BuildOptions, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

GERMAN = (
    "Sie untersuchte Nichtkommutativitätsbedingungen, Eliminationstheorieverallgemeinerungen, Idealzerlegungssätze, "
    "Darstellungstheorieanwendungen, Endlichkeitsbedingungen, Invariantensystemberechnungen und "
    "Teilerkettenbedingungen; Verallgemeinerungsmöglichkeiten, Erhaltungssatzbetrachtungen und "
    "Differentialgleichungssysteme."
)
"""Words that English patterns would part."""

PLACE = Path(__file__).parent.parent / "render" / "languages"


def lines_of(path: Path) -> list[str]:
    """Return the lines of a PDF, a hyphen that parts a word at the end of its line."""
    with pdfium.PdfDocument(path) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    text = unicodedata.normalize("NFC", text)  # LuaLaTeX's fonts tell of some Chinese characters by a second code
    return text.replace("\ufffe", "-\n").replace("\x02", "-\n").splitlines()


def test_without_its_patterns_no_word_is_hyphenated(make_project: MakeProject, engine: Engine) -> None:
    if engine.name != "embedded":
        pytest.skip("an installed TeX may have the patterns; the embedded engine has those of English alone")
    variants = "".join(f'[variants.{tag}]\nlanguage = "{tag}"\nsections = ["bio"]\n' for tag in ("de", "en"))
    folder = make_project({"cv.toml": f'[person]\nname = "Emmy Noether"\n[[bio]]\ntext = "{GERMAN}"\n{variants}'})
    result = build(folder, BuildOptions(engine="embedded"), lambda _: None)

    parted = {one.name: [line for line in lines_of(one.path) if line.rstrip().endswith("-")] for one in result.variants}
    assert parted["de"] == []
    assert parted["en"] != []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("fr", ("Date de naissance :", "« Recherches sur les “substances", "25 juin 1903"), id="fr"),
        pytest.param("pl", ("Doświadczenie zawodowe", "„Recherches sur les «substances", "25 czerwca 1903"), id="pl"),
        pytest.param("tr", ("Eğitim", "içinde", "İçinde", "25 Haziran 1903"), id="tr"),
        pytest.param("cs", ("Vzdělání", "„Recherches sur les ‚substances", "25. června 1903"), id="cs"),
        pytest.param("zh-TW", ("工作經歷", "1903年6月25日", "第1頁，共"), id="zh-TW"),
        pytest.param("ja", ("職歴", "「Recherches sur les 『substances", "1903年6月25日"), id="ja"),
    ],
)
def test_words_and_dates_stand_in_the_pdf(
    language: str, words: tuple[str, ...], make_project: MakeProject, latexmk: Latexmk
) -> None:
    assert latexmk.programs()
    text = (PLACE / "cv.toml").read_text(encoding="utf-8").replace('language = "en"', f'language = "{language}"')
    folder = make_project({"cv.toml": text, "refs.bib": (PLACE / "refs.bib").read_bytes()})
    result = build(folder, BuildOptions(engine="latexmk"), lambda _: None)

    assert [one.message for one in result.diagnostics if one.is_error] == []
    assert [one.outcome for one in result.variants] == [Outcome.BUILT]
    printed = " ".join(" ".join(lines_of(result.variants[0].path)).split())
    assert [word for word in words if word not in printed] == []
