"""Which family a font belongs to."""

import pytest

from cvtex.verify.families import counts_as, design_name, is_similar, is_symbol, shown_font


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("ArialMT", "Arial"),
        ("Arial-BoldItalicMT", "Arial"),
        ("Arial,Bold", "Arial"),
        ("LiberationSans-Bold", "Arial"),
        ("TeXGyreHeros-Regular", "Arial"),
        ("NimbusSanL-Regu", "Arial"),
        ("NimbusSanL-BoldItal", "Helvetica"),
        ("Helvetica", "Helvetica"),
        ("Helvetica", "Arial"),
        ("TimesNewRomanPSMT", "Times New Roman"),
        ("TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("Times-Roman", "Times New Roman"),
        ("NimbusRomNo9L-Medi", "Times New Roman"),
        ("NimbusRomanNo9L-Regu", "Times New Roman"),
        ("TeXGyreTermesX-Regular", "Times New Roman"),
        ("Tinos-Regular", "Times New Roman"),
        ("URWPalladioL-Roma", "Palatino Linotype"),
        ("P052-Roman", "Palatino Linotype"),
        ("TeXPalladioL-SC", "Palatino Linotype"),
        ("TeXPalladioL-BoldOsF", "Palatino Linotype"),
        ("CMR10", "Computer Modern"),
        ("CMBX12", "Computer Modern"),
        ("SFRM1095", "Computer Modern"),
        ("LMRoman10-Regular", "Computer Modern"),
        ("NewCM10-Regular", "Computer Modern"),
        ("LMRomanSlant10-Regular", "Computer Modern"),
        ("LMSans10-Bold", "Computer Modern"),
        ("CMUSerif-Roman", "Computer Modern"),
        ("Calibri-Light", "Calibri"),
        ("CharterBT-Roman", "Charter"),
        ("XCharter-Roman", "Charter"),
        ("SourceSansPro-Semibold", "Source Sans"),
        ("Liberation-Serif-Bold-Small-Caps", "Times New Roman"),
        ("Zapfino", "Zapfino"),
    ],
)
def test_a_font_counts_as_its_family(font: str, family: str) -> None:
    assert counts_as(font, family)


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("ArialNarrow", "Arial"),
        ("ArialNarrow-Bold", "Arial"),
        ("HelveticaNeue-CondensedBold", "Helvetica"),
        ("NimbusSanL-ReguCond", "Arial"),
        ("TeXGyreHerosCn-Regular", "Arial"),
        ("LiberationSansNarrow", "Arial"),
        ("ArialUnicodeMS", "Times New Roman"),
        ("TimesTen-Roman", "Times New Roman"),
        ("CMMI10", "Computer Modern"),
        ("CMSY10", "Computer Modern"),
        ("CharterBT-Roman", "Times New Roman"),
        ("SourceSansPro-Regular", "Arial"),
    ],
)
def test_another_font_does_not(font: str, family: str) -> None:
    assert not counts_as(font, family)


@pytest.mark.parametrize(
    "font", ["CMMI10", "CMSY8", "FontAwesome5Free-Solid", "ZapfDingbats", "LMMathItalic10-Regular"]
)
def test_signs_are_no_text(font: str) -> None:
    assert is_symbol(font)


@pytest.mark.parametrize("font", ["CMR10", "ArialMT"])
def test_text_is_no_sign(font: str) -> None:
    assert not is_symbol(font)


def test_similar_is_of_the_same_class() -> None:
    assert is_similar("CharterBT-Roman", ["Times New Roman"])
    assert is_similar("LinLibertineO", ["Times New Roman"])
    assert is_similar("GentiumPlus-Italic", ["Times New Roman"])
    assert not is_similar("CharterBT-Roman", ["Arial"])
    assert not is_similar("ArialNarrow", ["Arial"])
    assert is_similar("LMRoman10-Regular", ["Arial", "Times New Roman"])


@pytest.mark.parametrize(
    ("font", "shown"),
    [
        ("TeXGyreHeros-Bold", "TeX Gyre Heros"),
        ("CMR10", "Computer Modern"),
        ("LMSans10-Regular", "Computer Modern Sans"),
        ("Zapfino-Regular", "Zapfino"),
        ("Zapfino,BoldItalic", "Zapfino"),
        ("Foo-Sans-BoldItalic", "Foo-Sans"),
        ("HelveticaNeue-CondensedBold", "HelveticaNeue-CondensedBold"),
        ("NimbusRomNo9L-Regu", "Nimbus Rom No9 L"),
    ],
)
def test_a_font_is_called_by_its_name(font: str, shown: str) -> None:
    assert shown_font(font) == shown


def test_a_family_has_a_name_for_the_design() -> None:
    assert (design_name("Times New Roman"), design_name("Georgia")) == ("times", "georgia")
