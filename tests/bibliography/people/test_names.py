"""Names in .bib fields: where each rule comes from stands first in a case's id.

`bibtex`: Patashnik's rules and what BibTeX 0.99d does; `biber`: where biber, and we, differ from BibTeX on purpose;
`biblatex`: the biblatex manual; `real`: what real lists have in them; `cvtex`: our own decision.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.people.name_lists import split_list
from cvtex.bibliography.people.names import ParsedName, parse_name
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
    pytest.param("D[onald] E. Knuth", "D[onald] E.", "", "Knuth", "", id="bibtex-brackets"),
    pytest.param("AA {von} BB", "AA von", "", "BB", "", id="bibtex-prefix-in-a-group-is-given"),
    pytest.param("{von} BB, AA", "AA", "", "von BB", "", id="bibtex-comma-prefix-in-a-group-is-family"),
    pytest.param("AA {}BB CC", "AA BB", "", "CC", "", id="bibtex-empty-group"),
    pytest.param("AA {\\relax BB} cc", "AA BB", "", "cc", "", id="bibtex-relax"),
    pytest.param("AA BB,", "", "", "AA BB", "", id="bibtex-comma-at-the-end-of-two-words"),
    pytest.param("AA {BB, CC}", "AA", "", "BB, CC", "", id="bibtex-comma-in-a-group-without-comma"),
    pytest.param("cc AA, Jr., BB", "BB", "cc", "AA", "Jr.", id="bibtex-junior"),
    pytest.param("AA, III, BB", "BB", "", "AA", "III", id="bibtex-third"),
    pytest.param("{AA} {BB}, CC", "CC", "", "AA BB", "", id="bibtex-two-groups"),
    pytest.param("van, AA", "AA", "", "van", "", id="bibtex-family-is-a-particle"),
    pytest.param("AA van der", "AA", "van", "der", "", id="bibtex-particles-alone"),
    pytest.param("J.R.R. Tolkien", "J.R.R.", "", "Tolkien", "", id="bibtex-stops-do-not-split"),
    pytest.param("Poincar{\\'e}, H.", "H.", "", "Poincaré", "", id="bibtex-accent-in-a-group"),
    pytest.param('G{\\"{o}}del, Kurt', "Kurt", "", "Gödel", "", id="bibtex-accent-in-two-groups"),
    pytest.param("\\v{C}ech, Eduard", "Eduard", "", "Čech", "", id="bibtex-caron"),
    pytest.param("{\\L}ukasiewicz, Jan", "Jan", "", "Łukasiewicz", "", id="bibtex-letter-command"),
    pytest.param('Per Martin-L{\\"o}f', "Per", "", "Martin-Löf", "", id="bibtex-hyphenated-family"),
    pytest.param("Erd{\\H o}s, Paul", "Paul", "", "Erdős", "", id="bibtex-double-acute"),
    pytest.param("\\'Elie Cartan", "Élie", "", "Cartan", "", id="bibtex-accent-first"),
    pytest.param("{\\O}ystein Ore", "Øystein", "", "Ore", "", id="bibtex-slashed-o"),
    pytest.param("Vito~Volterra", "Vito", "", "Volterra", "", id="bibtex-tie-alone"),
    pytest.param("  Sofia   Kovalevskaya ", "Sofia", "", "Kovalevskaya", "", id="bibtex-spaces-around"),
    pytest.param(
        "Jean-Baptiste Joseph Fourier", "Jean-Baptiste Joseph", "", "Fourier", "", id="biber-hyphenated-given-2"
    ),
    pytest.param("Levi-Civita, Tullio", "Tullio", "", "Levi-Civita", "", id="biber-hyphenated-family-comma"),
    pytest.param("ʿAbd al-Raḥmān al-Ṣūfī", "ʿAbd", "al-Raḥmān", "al-Ṣūfī", "", id="biber-ayn-is-no-letter"),
    pytest.param("ʿUmar Ḫayyām", "ʿUmar", "", "Ḫayyām", "", id="biber-ayn-before-a-capital"),
    pytest.param(
        "Jean Charles Gabriel de la Vallée Poussin",
        "Jean Charles Gabriel",
        "de la",
        "Vallée Poussin",
        "",
        id="biber-unicode",
    ),
    pytest.param("E. S. El-{M}allah", "E. S.", "", "El-Mallah", "", id="biber-capital-article"),
    pytest.param(
        "Galouzeau de Villepin, Dominique",
        "Dominique",
        "",
        "Galouzeau de Villepin",
        "",
        id="biber-lower-case-inside-the-family",
    ),
    pytest.param("Aḥmad ibn Faḍlān", "Aḥmad", "ibn", "Faḍlān", "", id="real-ibn"),
    pytest.param("Abdus bin Salam", "Abdus", "bin", "Salam", "", id="real-bin"),
    pytest.param("Leonardo da Vinci", "Leonardo", "da", "Vinci", "", id="real-da"),
    pytest.param("Pedro Nunes dos Santos", "Pedro Nunes", "dos", "Santos", "", id="real-dos"),
    pytest.param("Jan van 't Hoff", "Jan", "van 't", "Hoff", "", id="real-apostrophe-t"),
    pytest.param("Jacobus Henricus van 't Hoff", "Jacobus Henricus", "van 't", "Hoff", "", id="real-van-t-hoff"),
    pytest.param("B. L. van der Waerden", "B. L.", "van der", "Waerden", "", id="real-van-der"),
    pytest.param("van der Waerden, B. L.", "B. L.", "van der", "Waerden", "", id="real-van-der-comma"),
    pytest.param("Van der Waerden, B. L.", "B. L.", "", "Van der Waerden", "", id="real-capital-van"),
    pytest.param("Ernst von und zu Aufsess", "Ernst", "von und zu", "Aufsess", "", id="real-von-und-zu"),
    pytest.param("Charles-Jean de La Vallée Poussin", "Charles-Jean", "de", "La Vallée Poussin", "", id="real-de-la"),
    pytest.param("Jean le Rond d'Alembert", "Jean", "le", "Rond d'Alembert", "", id="real-d-apostrophe"),
    pytest.param("d'Ocagne, Maurice", "Maurice", "", "d'Ocagne", "", id="real-d-apostrophe-family"),
    pytest.param("Maurice d’Ocagne", "Maurice", "", "d’Ocagne", "", id="real-curly-apostrophe"),
    pytest.param("D'Arcy Wentworth Thompson", "D'Arcy Wentworth", "", "Thompson", "", id="real-d-arcy"),
    pytest.param("William O'Brien", "William", "", "O'Brien", "", id="real-o-apostrophe"),
    pytest.param("Weinan E", "Weinan", "", "E", "", id="real-family-of-one-letter"),
    pytest.param("E, Weinan", "Weinan", "", "E", "", id="real-family-of-one-letter-comma"),
    pytest.param("EMMY NOETHER", "EMMY", "", "NOETHER", "", id="real-capitals"),
    pytest.param("NOETHER, E.", "E.", "", "NOETHER", "", id="real-capitals-comma"),
    pytest.param("Hua Luo-geng", "Hua", "", "Luo-geng", "", id="real-family-first-is-not-known"),
    pytest.param("華羅庚", "", "", "華羅庚", "", id="real-chinese-in-one-word"),
    pytest.param("華, 羅庚", "羅庚", "", "華", "", id="real-chinese-comma"),
    pytest.param("高木 貞治", "貞治", "", "高木", "", id="cvtex-chinese-characters-family-first"),
    pytest.param("이 임학", "임학", "", "이", "", id="cvtex-hangul-family-first"),
    pytest.param("الخوارزمي, محمد", "محمد", "", "الخوارزمي", "", id="real-arabic"),
    pytest.param("Κωνσταντίνος Καραθεοδωρή", "Κωνσταντίνος", "", "Καραθεοδωρή", "", id="real-greek"),
    pytest.param("श्रीनिवास रामानुजन्", "श्रीनिवास", "", "रामानुजन्", "", id="real-devanagari"),
    pytest.param("ია ვეკუა", "ია", "", "ვეკუა", "", id="real-georgian"),
    pytest.param("Go\u0308del, Kurt", "Kurt", "", "Go\u0308del", "", id="real-decomposed"),
    pytest.param("\u00a0Kurt\u00a0Gödel", "Kurt", "", "Gödel", "", id="real-no-break-space"),
    pytest.param("D. Hilbert \\& Sons", "D. Hilbert &", "", "Sons", "", id="bibtex-ampersand-is-a-word"),
    pytest.param(r"{\bf Noether}, E.", "E.", "", "Noether", "", id="real-bold-declaration-family"),
    pytest.param(r"{\bf Noether, E.}", "E.", "", "Noether", "", id="real-bold-declaration-around-all"),
    pytest.param(r"{\it Emmy Noether}", "Emmy", "", "Noether", "", id="real-italic-declaration-around-all"),
    pytest.param(r"\textbf{Noether, E.}", "E.", "", "Noether", "", id="real-bold-around-all"),
    pytest.param(r"\textbf{Emmy Noether}", "Emmy", "", "Noether", "", id="real-bold-around-all-without-comma"),
    pytest.param(r"\textbf{\emph{Emmy Noether}}", "Emmy", "", "Noether", "", id="real-two-commands-around-all"),
    pytest.param(r"\mkbibbold{Noether}, E.", "E.", "", "Noether", "", id="real-mkbibbold"),
    pytest.param(r"\textbf{Noether},~E.", "E.", "", "Noether", "", id="real-tie-behind-the-comma"),
    pytest.param(r"Noether, {E}mmy", "Emmy", "", "Noether", "", id="real-protected-capital"),
    pytest.param(
        "Kent-{B}oswell, E. S.", "E. S.", "", "Kent-Boswell", "", id="biber-protected-capital-in-a-hyphenated-name"
    ),
    pytest.param("Emmy ``Ems'' Noether", "Emmy “Ems”", "", "Noether", "", id="real-nickname"),
    pytest.param("T. L. (Frank) Pappas", "T. L. (Frank)", "", "Pappas", "", id="bibtex-parentheses"),
    pytest.param("Noether,E.", "E.", "", "Noether", "", id="real-no-space"),
    pytest.param("Noether ,\n  Emmy", "Emmy", "", "Noether", "", id="real-line-end"),
    pytest.param("Noether, E. (Emmy)", "E. (Emmy)", "", "Noether", "", id="real-given-in-parentheses"),
    pytest.param(
        "M\\textsuperscript{c}Clintock, Barbara", "Barbara", "", "McClintock", "", id="real-raised-letter-of-a-name"
    ),
    pytest.param(
        "Agnesi, M\\textsuperscript{a} Gaetana",
        "Ma Gaetana",
        "",
        "Agnesi",
        "",
        id="real-raised-letter-of-an-abbreviation",
    ),
    pytest.param("given=Emmy, family=Noether", "Emmy", "", "Noether", "", id="biblatex-extended"),
    pytest.param("family=Noether,given=Emmy", "Emmy", "", "Noether", "", id="biblatex-extended-order"),
    pytest.param("prefix=von, family=Neumann, given=John", "John", "von", "Neumann", "", id="biblatex-extended-prefix"),
    pytest.param(r"\textbf{Noether}", "", "", "Noether", "", id="cvtex-one-word-in-a-command"),
    pytest.param("family=Doe, suffix=Jr, given=John", "John", "", "Doe", "Jr", id="biblatex-extended-suffix"),
    pytest.param("given={Per}, family={Brinch Hansen}", "Per", "", "Brinch Hansen", "", id="biblatex-extended-braces"),
    pytest.param(
        'given="Per", family="Brinch, Hansen"', "Per", "", "Brinch, Hansen", "", id="biblatex-extended-quotes"
    ),
    pytest.param('"family={Hansen}", given=Per', "Per", "", "Hansen", "", id="biblatex-extended-quoted-part"),
    pytest.param(
        "given=Simon, prefix=de, family=Beumont, useprefix=true",
        "Simon",
        "de",
        "Beumont",
        "",
        id="biblatex-extended-option",
    ),
    pytest.param(
        "Family = Noether , Given = Emmy", "Emmy", "", "Noether", "", id="biblatex-extended-capitals-and-spaces"
    ),
    pytest.param('family=Gödel, given=K{\\"u}rt', "Kürt", "", "Gödel", "", id="biblatex-extended-accent"),
]


@pytest.mark.parametrize(("source", "given_", "prefix", "family", "suffix"), _CASES)
def test_a_name_has_these_parts(source: str, given_: str, prefix: str, family: str, suffix: str) -> None:
    parsed = parse_name(source)
    assert parsed == ParsedName(
        replace(Name(given_, prefix, family, suffix), given_initials=parsed.name.given_initials)
    )


def test_the_table_of_names_is_long_and_says_where_its_rules_come_from() -> None:
    sources = {str(case.id).split("-", 1)[0] for case in _CASES}
    assert (len(_CASES) >= 150, sources) == (True, {"bibtex", "biber", "biblatex", "real", "cvtex"})


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("{Barnes and Noble}", "Barnes and Noble", id="bibtex"),
        pytest.param("{Robert and Sons, Inc.}", "Robert and Sons, Inc.", id="comma"),
        pytest.param("{{European Space Agency}}", "European Space Agency", id="two-pairs"),
        pytest.param(r"{AT\&T}", "AT&T", id="ampersand"),
        pytest.param("{C# Users}", "C# Users", id="sign"),
        pytest.param(r"{Universit{\"a}t Bonn}", "Universität Bonn", id="accent"),
        pytest.param("family={British National Corpus}", "British National Corpus", id="biber-extended"),
        pytest.param('"family={Robert and Sons, Inc.}"', "Robert and Sons, Inc.", id="biber-extended-quoted"),
        pytest.param(" {Nicolas Bourbaki} ", "Nicolas Bourbaki", id="space-around"),
    ],
)
def test_a_whole_name_in_braces_is_a_body(source: str, text: str) -> None:
    assert parse_name(source) == ParsedName(Name("", "", text, is_body=True))


@pytest.mark.parametrize("source", ["{AA} BB", "{AA} {BB}", "{AA} and", "{BB}, AA", r"{\'E}lie Cartan", "AA"])
def test_other_names_are_no_bodies(source: str) -> None:
    assert not parse_name(source).name.is_body


@pytest.mark.parametrize(
    ("source", "parts", "what"),
    [
        pytest.param(
            "AA, BB, CC, DD",
            ("CC DD", "", "AA", "BB"),
            "the name `AA, BB, CC, DD` has too many commas",
            id="bibtex-three-commas",
        ),
        pytest.param(
            "AA, Jr., BB, PhD",
            ("BB", "", "AA", "Jr."),
            "`PhD` in `AA, Jr., BB, PhD` is no part of the name",
            id="cvtex-degree",
        ),
        pytest.param(
            "Sammy Davis Jr.",
            ("Sammy", "", "Davis", "Jr."),
            "BibTeX does not see that `Jr.` in `Sammy Davis Jr.` is a suffix",
            id="cvtex-suffix-without-comma",
        ),
        pytest.param(
            "Sammy Davis, Jr.",
            ("Sammy", "", "Davis", "Jr."),
            "BibTeX does not see that `Jr.` in `Sammy Davis, Jr.` is a suffix",
            id="cvtex-suffix-for-given",
        ),
        pytest.param(
            "Davis, Sammy, Jr.",
            ("Sammy", "", "Davis", "Jr."),
            "BibTeX does not see that `Jr.` in `Davis, Sammy, Jr.` is a suffix",
            id="cvtex-suffix-at-the-end",
        ),
        pytest.param(
            "John von Bell II",
            ("John", "von", "Bell", "II"),
            "BibTeX does not see that `II` in `John von Bell II` is a suffix",
            id="cvtex-second",
        ),
        pytest.param(", Emmy", ("", "", "Emmy", ""), "`, Emmy` has no family name", id="cvtex-no-family"),
        pytest.param("AA and", ("AA", "", "and", ""), "`AA and` does not look like one name", id="cvtex-and"),
        pytest.param(
            "AA BB und CC DD",
            ("AA BB", "und", "CC DD", ""),
            "`AA BB und CC DD` does not look like one name",
            id="cvtex-und",
        ),
        pytest.param(
            "family=AA, born=1900",
            ("", "", "AA", ""),
            "`born` in the name `family=AA, born=1900` is not printed",
            id="cvtex-unknown-part",
        ),
        pytest.param("AA {BB CC", ("AA", "", "BB CC", ""), "`{` has no `}`", id="real-missing-brace"),
        pytest.param("AA BB}", ("AA", "", "BB", ""), "`}` has no `{`", id="real-brace-too-many"),
        pytest.param(
            r"AA \me", ("", "", "AA", ""), "`\\me` is not a command that cvtex knows", id="cvtex-macro-without-text"
        ),
        pytest.param(
            r"\me{AA BB}",
            ("AA", "", "BB", ""),
            "`\\me` is not a command that cvtex knows",
            id="cvtex-macro-around-a-name",
        ),
    ],
)
def test_a_flawed_name_is_reported_and_keeps_what_is_a_name(source: str, parts: tuple[str, ...], what: str) -> None:
    parsed = parse_name(source)
    name = parsed.name
    assert ((name.given, name.prefix, name.family, name.suffix), parsed.flaws[0].what) == (parts, what)


@pytest.mark.parametrize(
    ("source", "initials"),
    [
        pytest.param("Darwin, {Ch}arles", "Ch", id="cvtex-digraph"),
        pytest.param(r"{\relax Yu}ri Manin", "Yu", id="bibtex-digraph"),
        pytest.param("{Jean Charles} Poussin", "J", id="biber-group"),
        pytest.param("{A. N.} Kolmogorov", None, id="cvtex-group-of-initials"),
        pytest.param("Noether, {E}mmy", None, id="protected-capital"),
        pytest.param(r"{\'E}lie Cartan", None, id="accent"),
        pytest.param("Darwin, {Ch}arles-{Th}omas", "Ch-Th", id="cvtex-two-digraphs"),
        pytest.param("given=Jean Charles, given-i=JC, family=Poussin", "J C", id="biber-letters"),
        pytest.param("given=Charles, given-i={Ch}, family=Darwin", "Ch", id="biber-braces"),
        pytest.param("given=Hans Jürgen, given-i={HJ}, family=Harman", "HJ", id="biblatex-manual"),
        pytest.param("given=Luiz da Rocha, given-i={L.~da~R.}, family=Bastos", "L da R", id="real-ties"),
        pytest.param("given=Pietro, given-i=P.D., family=Antuono", "P D", id="real-stops"),
    ],
)
def test_initials_are_kept_where_the_source_says_them(source: str, initials: str | None) -> None:
    assert parse_name(source).name.given_initials == initials


@pytest.mark.parametrize("source", ["Emmy Noether", "Noether, Emmy"])
@pytest.mark.parametrize(
    ("mark", "marks"),
    [
        pytest.param("*", {"*"}, id="star"),
        pytest.param(r"\textasteriskcentered", {"*"}, id="star-command"),
        pytest.param("**", {"**"}, id="two-stars"),
        pytest.param("†", {"†"}, id="dagger"),
        pytest.param("‡", {"‡"}, id="double-dagger"),
        pytest.param("§", {"§"}, id="section"),
        pytest.param("¶", {"¶"}, id="paragraph"),
        pytest.param("✉", {"corresponding"}, id="envelope"),
        pytest.param(r"\Letter", {"corresponding"}, id="envelope-command"),
        pytest.param("*†", {"*", "†"}, id="two-signs"),
        pytest.param(" *", {"*"}, id="space-before"),
        pytest.param("¹", {"1"}, id="raised-digit"),
        pytest.param("$^*$", {"*"}, id="math"),
        pytest.param("$^{*}$", {"*"}, id="math-in-braces"),
        pytest.param("{$^*$}", {"*"}, id="math-in-a-group"),
        pytest.param("{}$^*$", {"*"}, id="empty-group-before"),
        pytest.param(r"$^\dagger$", {"†"}, id="math-dagger"),
        pytest.param(r"$^{\ast\dagger}$", {"*", "†"}, id="math-two"),
        pytest.param(r"$\dagger$", {"†"}, id="math-not-raised"),
        pytest.param("$^{1,2}$", {"1", "2"}, id="math-numbers"),
        pytest.param("$^1,^2$", {"1", "2"}, id="math-comma"),
        pytest.param("$^1$,$^2$", {"1", "2"}, id="two-maths"),
        pytest.param("$^{a}$", {"a"}, id="math-letter"),
        pytest.param(r"\textsuperscript{*}", {"*"}, id="superscript"),
        pytest.param(r"\textsuperscript{1,2}", {"1", "2"}, id="superscript-numbers"),
        pytest.param(r"\textsuperscript{1}\textsuperscript{,*}", {"1", "*"}, id="two-superscripts"),
        pytest.param(r"\textsuperscript{$\dagger$}", {"†"}, id="superscript-with-math"),
        pytest.param(r"\textsuperscript{\textdagger}", {"†"}, id="superscript-with-a-command"),
        pytest.param(r"\mkbibsuperscript{2}", {"2"}, id="biblatex-superscript"),
        pytest.param(r"\footnotemark[1]", {"1"}, id="footnotemark"),
        pytest.param(r"\footnotemark", set(), id="footnotemark-without-number"),
        pytest.param(r"\thanks{}", set(), id="empty-note"),
        pytest.param(r"\footnote[2]{Equal contribution}", {"equal"}, id="numbered-footnote"),
        pytest.param(r"\dag", {"†"}, id="dag"),
        pytest.param(r"\dag{}", {"†"}, id="dag-and-group"),
        pytest.param(r"\ddag", {"‡"}, id="ddag"),
        pytest.param(r"\S", {"§"}, id="section-command"),
        pytest.param(r"\P", {"¶"}, id="paragraph-command"),
        pytest.param(r"\thanks{Equal contribution.}", {"equal"}, id="thanks"),
        pytest.param(r"\footnote{Corresponding author}", {"corresponding"}, id="footnote"),
        pytest.param(r"\corref{cor1}", {"corresponding"}, id="elsarticle"),
        pytest.param(r"\IEEEauthorrefmark{1}", {"1"}, id="ieee"),
        pytest.param(r"\inst{1}", {"1"}, id="llncs"),
    ],
)
def test_marks_are_taken_off(source: str, mark: str, marks: set[str]) -> None:
    assert parse_name(source + mark) == ParsedName(Name("Emmy", "", "Noether", marks=frozenset(marks)))


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        pytest.param("Noether*, Emmy", {"*"}, id="family"),
        pytest.param("Noether$^{1,*}$, Emmy$^2$", {"1", "2", "*"}, id="family-and-given"),
        pytest.param("*Emmy Noether", {"*"}, id="before"),
        pytest.param(r"\textbf{Noether*}, Emmy", {"*"}, id="in-markup"),
        pytest.param(r"\textbf{Emmy Noether}*", {"*"}, id="behind-markup"),
        pytest.param(r"{\bf Emmy Noether$^*$}", {"*"}, id="in-a-declaration"),
        pytest.param(r"Emmy\textsuperscript{1} Noether\textsuperscript{*}", {"1", "*"}, id="both-words"),
    ],
)
def test_marks_stand_anywhere_beside_words(source: str, marks: set[str]) -> None:
    assert parse_name(source).name == Name("Emmy", "", "Noether", marks=frozenset(marks))


def test_a_body_keeps_its_marks_beside_it() -> None:
    assert parse_name("{H*ART Collaboration}$^*$").name == Name(
        "", "", "H*ART Collaboration", marks=frozenset({"*"}), is_body=True
    )


def test_a_sign_inside_a_word_is_no_mark() -> None:
    assert parse_name("Emmy No*ther").name == Name("Emmy", "", "No*ther")


@pytest.mark.parametrize(
    "source", [r"Emmy $\alpha$", "Emmy $1$", "Emmy $a$", r"Emmy\textsuperscript{\foo}", "Emmy \\* Noether"]
)
def test_what_is_no_mark_stays_in_the_name(source: str) -> None:
    assert parse_name(source).name.marks == frozenset()


def test_a_command_for_an_orcid_without_one_is_reported() -> None:
    (flaw,) = parse_name(r"Emmy Noether\orcid{yes}").flaws
    assert flaw.what == "`yes` is no ORCID iD"


def test_an_orcid_command_is_the_names_orcid() -> None:
    name = parse_name(r"Emmy Noether\orcidlink{0000-0002-1825-0097}").name
    assert name == Name("Emmy", "", "Noether", orcid="0000-0002-1825-0097")


def test_a_note_that_says_something_else_is_reported() -> None:
    (flaw,) = parse_name(r"Emmy Noether\thanks{On leave in Moscow}").flaws
    assert flaw.what == "the note `On leave in Moscow` on a name is not printed"


_ANYTHING = st.text("ABab {},~\\'\"-and$^*†=;&.%éłʿ邓", max_size=40)


@given(_ANYTHING)
def test_any_text_is_a_list_of_names(field: str) -> None:
    for written in split_list(field).names:
        assert isinstance(parse_name(written.text).name.family, str)


@given(st.text(max_size=30))
def test_any_text_is_a_name(source: str) -> None:
    assert isinstance(parse_name(source).name.family, str)


_WORDS = st.text("ABCabcÉéß.", min_size=1, max_size=6)


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3))
def test_every_word_of_a_name_is_in_one_of_its_parts(parts: list[str]) -> None:
    source = ", ".join(parts)
    name = parse_name(source).name
    printed = f"{name.given} {name.prefix} {name.family} {name.suffix}"
    assert sorted(printed.split()) == sorted(source.replace(",", "").split())


@given(st.text("ABéß ,{}~*†-", max_size=30))
def test_every_letter_of_a_list_is_in_a_name_or_reported(field: str) -> None:
    names = [parse_name(written.text).name for written in split_list(field).names]
    printed = "".join(name.given + name.prefix + name.family + name.suffix for name in names)
    assert sorted(filter(str.isalpha, printed)) == sorted(filter(str.isalpha, field))


_CAPITAL = st.builds(str.__add__, st.sampled_from("ABCDEÉØ"), st.text("abcdeéø", min_size=1, max_size=5))
_SMALL = st.text("abcdeéø", min_size=1, max_size=4)


@given(
    st.lists(_CAPITAL, max_size=3).map(" ".join),
    st.lists(_SMALL, max_size=2).map(" ".join),
    st.lists(_CAPITAL, min_size=1, max_size=2).map(" ".join),
    st.sampled_from(["", "Jr.", "III"]),
)
def test_a_name_that_is_written_out_is_read_as_the_same(given_: str, prefix: str, family: str, suffix: str) -> None:
    first = f"{prefix} {family}".strip()
    parsed = parse_name(f"{first}, {suffix}, {given_}" if suffix else f"{first}, {given_}").name
    again = f"{parsed.prefix} {parsed.family}".strip()
    formatted = f"{again}, {parsed.suffix}, {parsed.given}" if parsed.suffix else f"{again}, {parsed.given}"
    assert (parse_name(formatted).name, parsed) == (parsed, Name(given_, prefix, family, suffix))


_ASIDE = [
    pytest.param("Max Born (Göttingen)", "Max", "Born", "(Göttingen)", id="affiliation"),
    pytest.param("Max Born [Göttingen]", "Max", "Born", "[Göttingen]", id="affiliation-in-square-brackets"),
    pytest.param("Max Born (Göttingen, Germany)", "Max", "Born", "(Göttingen, Germany)", id="affiliation-comma"),
    pytest.param("Born, Max (Göttingen, Germany)", "Max", "Born", "(Göttingen, Germany)", id="comma-and-affiliation"),
    pytest.param("Marie Curie <marie@curie.fr>", "Marie", "Curie", "<marie@curie.fr>", id="address"),
    pytest.param("Curie, Marie (marie@curie.fr)", "Marie", "Curie", "(marie@curie.fr)", id="address-in-brackets"),
    pytest.param("Marie Curie, marie@curie.fr", "Marie", "Curie", "marie@curie.fr", id="address-behind-a-comma"),
    pytest.param("Prof. Dr. Marie Curie", "Marie", "Curie", "Prof. Dr.", id="titles"),
    pytest.param("Prof.Dr. Marie Curie", "Marie", "Curie", "Prof.Dr.", id="titles-in-one"),
    pytest.param("Prof.~Marie Curie", "Marie", "Curie", "Prof.", id="title-and-tie"),
    pytest.param(r"Dr.\ Marie Curie", "Marie", "Curie", "Dr.", id="title-and-control-space"),
    pytest.param("Dr. rer. nat. Emmy Noether", "Emmy", "Noether", "Dr. rer. nat.", id="title-and-subject"),
    pytest.param("Priv.-Doz. Dr. Emmy Noether", "Emmy", "Noether", "Priv.-Doz. Dr.", id="title-with-a-hyphen"),
    pytest.param("Sir Isaac Newton", "Isaac", "Newton", "Sir", id="sir"),
    pytest.param("Newton, Sir Isaac", "Isaac", "Newton", "Sir", id="sir-behind-the-comma"),
    pytest.param("Dr. Curie, Marie", "Marie", "Curie", "Dr.", id="title-before-the-family-name"),
    pytest.param("Curie, Dr., Marie", "Marie", "Curie", "Dr.", id="title-between-commas"),
    pytest.param("Mme Curie", "", "Curie", "Mme", id="mme"),
    pytest.param("Curie, Mme", "", "Curie", "Mme", id="mme-behind-the-comma"),
    pytest.param("Marie Curie, Dr.", "Marie", "Curie", "Dr.", id="title-behind-a-comma"),
    pytest.param("Marie Curie Dr.", "Marie", "Curie", "Dr.", id="title-behind"),
    pytest.param("Marie Curie PhD", "Marie", "Curie", "PhD", id="degree"),
    pytest.param("Curie PhD", "", "Curie", "PhD", id="degree-and-family-name"),
    pytest.param("Marie Curie Ph. D.", "Marie", "Curie", "Ph. D.", id="degree-of-two-words"),
    pytest.param("Marie Curie, Ph.D.", "Marie", "Curie", "Ph.D.", id="degree-behind-a-comma"),
    pytest.param("Curie, Marie, PhD", "Marie", "Curie", "PhD", id="degree-behind-two-commas"),
    pytest.param("Curie, Marie PhD", "Marie", "Curie", "PhD", id="degree-behind-the-given-name"),
    pytest.param("Marie Curie MD", "Marie", "Curie", "MD", id="md"),
    pytest.param("Marie Curie, M.D.", "Marie", "Curie", "M.D.", id="md-behind-a-comma"),
    pytest.param("Marie Curie, MD, PhD", "Marie", "Curie", "MD PhD", id="two-degrees"),
    pytest.param("Curie, Marie, MD, PhD", "Marie", "Curie", "MD PhD", id="two-degrees-behind-two-commas"),
]


@pytest.mark.parametrize(("source", "given_", "family", "aside"), _ASIDE)
def test_what_stands_beside_a_name_is_left_out_and_reported(source: str, given_: str, family: str, aside: str) -> None:
    parsed = parse_name(source)
    assert parsed.name == Name(given_, "", family)
    assert [flaw.what for flaw in parsed.flaws] == [f"`{aside}` in `{source}` is no part of the name"]
    assert parse_name(parsed.flaws[0].help.removeprefix("write `").removesuffix("`")) == ParsedName(parsed.name)


@pytest.mark.parametrize(
    ("source", "given_", "family"),
    [
        pytest.param("Joseph (Joe) Keller", "Joseph (Joe)", "Keller", id="nickname"),
        pytest.param("Keller, Joseph (Joe)", "Joseph (Joe)", "Keller", id="nickname-at-the-end"),
        pytest.param("Curie, MD", "MD", "Curie", id="initials-that-spell-a-degree"),
        pytest.param("Van Dyke, MD", "MD", "Van Dyke", id="particle-and-such-initials"),
        pytest.param("Dr.", "", "Dr.", id="nothing-else"),
        pytest.param("Herr, Michael", "Michael", "Herr", id="family-name-that-is-a-title"),
        pytest.param("Michael Herr", "Michael", "Herr", id="title-that-does-not-stand-behind"),
        pytest.param("Kanada2", "", "Kanada2", id="digit-on-one-word"),
        pytest.param("Last2, First2", "First2", "Last2", id="digit-on-every-word"),
        pytest.param("marie@curie.fr", "", "marie@curie.fr", id="only-an-address"),
        pytest.param("Press, William H.", "William H.", "Press", id="family-name-that-is-no-body"),
        pytest.param("Research, Emmy", "Emmy", "Research", id="body-word-before-a-comma"),
    ],
)
def test_what_may_be_a_part_of_the_name_stays_in_it(source: str, given_: str, family: str) -> None:
    assert parse_name(source) == ParsedName(Name(given_, "", family))


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        pytest.param("Emmy Noether1", {"1"}, id="one"),
        pytest.param("Emmy Noether1,2", {"1", "2"}, id="two"),
        pytest.param("Noether12, Emmy", {"12"}, id="family"),
        pytest.param("Noether, Emmy1*", {"1", "*"}, id="with-a-star"),
    ],
)
def test_digits_glued_to_a_name_are_marks(source: str, marks: set[str]) -> None:
    assert parse_name(source) == ParsedName(Name("Emmy", "", "Noether", marks=frozenset(marks)))


@pytest.mark.parametrize(
    "source",
    [
        "IBM Research",
        "Bourbaki Group",
        "ATLAS Collaboration",
        "The LIGO Scientific Collaboration",
        "Stanford University",
        "Institute for Advanced Study",
        "University of Göttingen",
        "Apple, Inc.",
        "Carl Zeiss GmbH",
    ],
)
def test_a_body_without_braces_is_a_body_and_reported(source: str) -> None:
    parsed = parse_name(source)
    assert parsed.name == Name("", "", source, is_body=True)
    assert [(flaw.what, flaw.help) for flaw in parsed.flaws] == [
        (f"`{source}` is taken for a body, not for a person", f"put it in braces: `{{{source}}}`")
    ]
