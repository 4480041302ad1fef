"""Names in .bib fields: where each rule comes from stands first in a case's id.

`bibtex`: Patashnik's rules and what BibTeX 0.99d does; `biber`: where biber, and we, differ from BibTeX on purpose;
`real`: what real lists have in them; `cvtex`: our own decision.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.names import parse_name, split_list
from cvtex.model.publication import Name

_CASES = [
    # source, given, prefix, family, suffix
    pytest.param("AA", "", "", "AA", "", id="bibtex-one-word"),
    pytest.param("aa", "", "", "aa", "", id="bibtex-one-word-in-lower-case"),
    pytest.param("AA BB", "AA", "", "BB", "", id="bibtex-two-words"),
    pytest.param("AA bb", "AA", "", "bb", "", id="bibtex-last-word-is-family-even-in-lower-case"),
    pytest.param("AA BB CC", "AA BB", "", "CC", "", id="bibtex-three-words"),
    pytest.param("AA bb CC", "AA", "bb", "CC", "", id="bibtex-prefix"),
    pytest.param("AA bb cc CC", "AA", "bb cc", "CC", "", id="bibtex-prefix-of-two-words"),
    pytest.param("AA bb cc", "AA", "bb", "cc", "", id="bibtex-only-given-in-upper-case"),
    pytest.param("aa bb", "", "aa", "bb", "", id="bibtex-all-in-lower-case"),
    pytest.param("aa BB", "", "aa", "BB", "", id="bibtex-prefix-first"),
    pytest.param("AA 1B cc dd", "AA 1B", "cc", "dd", "", id="bibtex-digit-has-no-case"),
    pytest.param("AA 1 CC", "AA 1", "", "CC", "", id="bibtex-number-has-no-case"),
    pytest.param("AA {bb} cc DD", "AA bb", "cc", "DD", "", id="bibtex-group-has-no-case"),
    pytest.param("AA {bb} CC", "AA bb", "", "CC", "", id="bibtex-group-in-lower-case-is-no-prefix"),
    pytest.param("AA {BB} cc", "AA BB", "", "cc", "", id="bibtex-group-before-family"),
    pytest.param(r"AA {\'e}bb CC", "AA", "ébb", "CC", "", id="bibtex-special-character-in-lower-case"),
    pytest.param(r"AA {\'E}bb CC", "AA Ébb", "", "CC", "", id="bibtex-special-character-in-upper-case"),
    pytest.param(r"AA {\oe}bb CC", "AA", "œbb", "CC", "", id="bibtex-letter-command-in-lower-case"),
    pytest.param(r"AA {\OE}bb CC", "AA Œbb", "", "CC", "", id="bibtex-letter-command-in-upper-case"),
    pytest.param(r"AA {\relax von} CC", "AA", "von", "CC", "", id="bibtex-unknown-command-then-lower-case"),
    pytest.param(r"AA {\relax Von} CC", "AA Von", "", "CC", "", id="bibtex-unknown-command-then-upper-case"),
    pytest.param("AA~BB CC", "AA BB", "", "CC", "", id="bibtex-tie"),
    pytest.param("AA bb~cc DD", "AA", "bb cc", "DD", "", id="bibtex-tie-in-the-prefix"),
    pytest.param("AA {BB CC}", "AA", "", "BB CC", "", id="bibtex-group-of-words"),
    pytest.param("{AA BB}", "", "", "AA BB", "", id="bibtex-group-alone"),
    pytest.param("AA\tBB\n CC", "AA BB", "", "CC", "", id="bibtex-white-space"),
    pytest.param("", "", "", "", "", id="bibtex-nothing"),
    pytest.param("bb CC, AA", "AA", "bb", "CC", "", id="bibtex-comma"),
    pytest.param("bb, AA", "AA", "", "bb", "", id="bibtex-comma-family-in-lower-case"),
    pytest.param("BB,", "", "", "BB", "", id="bibtex-comma-at-the-end"),
    pytest.param("CC dd, AA", "AA", "", "CC dd", "", id="bibtex-comma-lower-case-after-family"),
    pytest.param("bb CC,AA", "AA", "bb", "CC", "", id="bibtex-comma-without-space"),
    pytest.param("{BB, CC}, AA", "AA", "", "BB, CC", "", id="bibtex-comma-in-a-group"),
    pytest.param("bb CC, AA DD", "AA DD", "bb", "CC", "", id="bibtex-comma-two-given"),
    pytest.param("bb CC, aa", "aa", "bb", "CC", "", id="bibtex-comma-given-in-lower-case"),
    pytest.param("BB CC, AA", "AA", "", "BB CC", "", id="bibtex-comma-family-of-two-words"),
    pytest.param("{\\'E}BB, AA", "AA", "", "ÉBB", "", id="bibtex-comma-accent"),
    pytest.param("bb CC, XX, AA", "AA", "bb", "CC", "XX", id="bibtex-two-commas"),
    pytest.param("bb CC, xx, AA", "AA", "bb", "CC", "xx", id="bibtex-two-commas-suffix-in-lower-case"),
    pytest.param("BB,, AA", "AA", "", "BB", "", id="bibtex-two-commas-empty-suffix"),
    pytest.param("Ludwig van Beethoven", "Ludwig", "van", "Beethoven", "", id="bibtex-beethoven"),
    pytest.param("Jean de La Fontaine", "Jean", "de", "La Fontaine", "", id="bibtex-la-fontaine"),
    pytest.param(
        "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
        "Charles Louis Xavier Joseph",
        "de la",
        "Vallée Poussin",
        "",
        id="bibtex-vallee-poussin",
    ),
    pytest.param("Brinch Hansen, Per", "Per", "", "Brinch Hansen", "", id="bibtex-brinch-hansen"),
    pytest.param("{Barnes and Noble}", "", "", "Barnes and Noble", "", id="bibtex-body"),
    pytest.param(r"Christina A. L.\ Thiele", "Christina A. L.", "", "Thiele", "", id="bibtex-control-space"),
    pytest.param(r"{\"U}lo Aa", "Ülo", "", "Aa", "", id="bibtex-given-begins-with-an-accent"),
    pytest.param("AA bb CC dd EE", "AA", "bb", "CC dd EE", "", id="biber-prefix-ends-at-the-first-capital"),
    pytest.param("bb CC dd EE, AA", "AA", "bb", "CC dd EE", "", id="biber-prefix-ends-at-the-first-capital-comma"),
    pytest.param(
        "Johann Gottfried von Berlichingen zu Hornberg",
        "Johann Gottfried",
        "von",
        "Berlichingen zu Hornberg",
        "",
        id="biber-von-and-zu",
    ),
    pytest.param("De la Fontaine, Jean", "Jean", "", "De la Fontaine", "", id="biber-capital-prefix-is-family"),
    pytest.param("Mao Tse-tung", "Mao", "", "Tse-tung", "", id="biber-hyphenated-family"),
    pytest.param("Tse-tung Mao", "Tse-tung", "", "Mao", "", id="biber-hyphenated-given"),
    pytest.param("al-Khwārizmī, Muḥammad", "Muḥammad", "", "al-Khwārizmī", "", id="biber-article-with-a-hyphen"),
    pytest.param("Vincent van Gogh", "Vincent", "van", "Gogh", "", id="real-gogh"),
    pytest.param("Sofʹja Kovalevskaja", "Sofʹja", "", "Kovalevskaja", "", id="real-modifier-letter"),
    pytest.param("Кравчук, Михайло", "Михайло", "", "Кравчук", "", id="real-cyrillic"),
    pytest.param("Пётр фон Икскуль", "Пётр", "фон", "Икскуль", "", id="cvtex-cyrillic-prefix"),
    pytest.param("Élie Cartan", "Élie", "", "Cartan", "", id="cvtex-unicode-capital"),
    pytest.param("AA ébb CC", "AA", "ébb", "CC", "", id="cvtex-unicode-lower-case"),
    pytest.param(r"AA \'ebb CC", "AA", "ébb", "CC", "", id="cvtex-accent-without-braces"),
    pytest.param(r"AA \'Ebb CC", "AA Ébb", "", "CC", "", id="cvtex-capital-accent-without-braces"),
    pytest.param(r"Brand\~{a}o, F", "F", "", "Brandão", "", id="cvtex-tilde-accent-is-no-tie"),
    pytest.param(r"Will \textbf{Handley}", "Will", "", "Handley", "", id="real-bold"),
    pytest.param(r"\textbf{AA} bb CC", "AA", "bb", "CC", "", id="real-bold-given"),
    pytest.param("AA {BB CC", "AA", "", "BB CC", "", id="real-missing-brace"),
    pytest.param("AA BB}", "AA", "", "BB", "", id="real-brace-too-many"),
    pytest.param("D[onald] E. Knuth", "D[onald] E.", "", "Knuth", "", id="bibtex-brackets"),
]


@pytest.mark.parametrize(("source", "given_", "prefix", "family", "suffix"), _CASES)
def test_a_name_has_these_parts(source: str, given_: str, prefix: str, family: str, suffix: str) -> None:
    assert parse_name(source) == (Name(given_, prefix, family, suffix), None)


def test_a_name_with_too_many_commas_is_a_problem_and_keeps_every_word() -> None:
    name, problem = parse_name("AA, BB, CC, DD")
    assert (name, problem) == (Name("CC DD", "", "AA", "BB"), "the name `AA, BB, CC, DD` has too many commas")


@pytest.mark.parametrize(
    ("field", "names", "incomplete"),
    [
        pytest.param("", [], False, id="nothing"),
        pytest.param("AA", ["AA"], False, id="one"),
        pytest.param("AA and BB", ["AA", "BB"], False, id="two"),
        pytest.param("AA AND BB And CC", ["AA", "BB", "CC"], False, id="any-case"),
        pytest.param("AA\nand\tBB", ["AA", "BB"], False, id="any-white-space"),
        pytest.param("Alexandra BB", ["Alexandra BB"], False, id="and-in-a-word"),
        pytest.param("AA{and}BB and CC", ["AA{and}BB", "CC"], False, id="and-in-braces"),
        pytest.param("{AA and BB} and CC", ["{AA and BB}", "CC"], False, id="body"),
        pytest.param("AA~and BB", ["AA~and BB"], False, id="tie-does-not-split"),
        pytest.param("AA and and BB", ["AA", "BB"], False, id="and-twice"),
        pytest.param("AA and BB and ", ["AA", "BB"], False, id="and-at-the-end-with-space"),
        pytest.param("AA and others", ["AA"], True, id="others"),
        pytest.param("AA and Others", ["AA"], True, id="others-with-a-capital"),
        pytest.param("others and AA", ["others", "AA"], False, id="others-first"),
        pytest.param("others", [], True, id="others-alone"),
        pytest.param("BB, AA and DD, CC", ["BB, AA", "DD, CC"], False, id="commas"),
        pytest.param(r"{\'A}A and {\'B}B", [r"{\'A}A", r"{\'B}B"], False, id="accents"),
    ],
)
def test_a_list_is_split_at_and(field: str, names: list[str], *, incomplete: bool) -> None:
    assert split_list(field) == (names, incomplete)


@given(st.text("ABab {},~\\'\"-and"))
def test_any_text_is_a_list_of_names(field: str) -> None:
    names, _ = split_list(field)
    for name in names:
        assert isinstance(parse_name(name)[0].family, str)


_WORDS = st.text("ABCabcÉéß.", min_size=1, max_size=6)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3))
def test_every_word_of_a_name_is_in_one_of_its_parts(parts: list[str]) -> None:
    source = ", ".join(parts)
    name, _ = parse_name(source)
    printed = f"{name.given} {name.prefix} {name.family} {name.suffix}"
    assert sorted(printed.split()) == sorted(source.replace(",", "").split())
