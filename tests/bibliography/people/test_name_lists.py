"""Lists of names. `bibtex`: as BibTeX splits them; `jabref`: repaired as JabRef does; `cvtex`: our own repairs."""

from time import process_time

import pytest

from cvtex.bibliography.people.name_lists import split_list


@pytest.mark.parametrize(
    ("field", "names", "incomplete"),
    [
        pytest.param("", [], False, id="bibtex-nothing"),
        pytest.param("AA", ["AA"], False, id="bibtex-one"),
        pytest.param("AA and BB", ["AA", "BB"], False, id="bibtex-two"),
        pytest.param("AA AND BB And CC aNd DD", ["AA", "BB", "CC", "DD"], False, id="bibtex-any-case"),
        pytest.param("AA\nand\tBB", ["AA", "BB"], False, id="bibtex-any-white-space"),
        pytest.param("  AA   and   BB  ", ["AA", "BB"], False, id="bibtex-much-white-space"),
        pytest.param("Alexandra Bb", ["Alexandra Bb"], False, id="bibtex-and-in-a-word"),
        pytest.param("Andrew And AA", ["Andrew", "AA"], False, id="bibtex-and-begins-a-word"),
        pytest.param("AA{and}BB and CC", ["AA{and}BB", "CC"], False, id="bibtex-and-in-braces"),
        pytest.param("AA { and } BB", ["AA { and } BB"], False, id="bibtex-and-with-spaces-in-braces"),
        pytest.param("{AA and BB} and CC", ["{AA and BB}", "CC"], False, id="bibtex-body"),
        pytest.param("AA and others", ["AA"], True, id="bibtex-others"),
        pytest.param("others", [], True, id="bibtex-others-alone"),
        pytest.param("BB, AA and DD, CC", ["BB, AA", "DD, CC"], False, id="bibtex-commas"),
        pytest.param("CC, Jr., AA and DD", ["CC, Jr., AA", "DD"], False, id="bibtex-two-commas"),
        pytest.param(r"{\'A}A and {\'B}B", [r"{\'A}A", r"{\'B}B"], False, id="bibtex-accents"),
        pytest.param("U, Vivian and Lai, Thomas", ["U, Vivian", "Lai, Thomas"], False, id="jabref-one-letter"),
        pytest.param("AA and Others", ["AA"], True, id="cvtex-others-with-a-capital"),
        pytest.param("Weinan E and Wei LI", ["Weinan E", "Wei LI"], False, id="cvtex-short-family-names"),
        pytest.param("M&uuml;ller, K. and AA", ["M&uuml;ller, K.", "AA"], False, id="cvtex-entity"),
        pytest.param(
            "García Márquez, Gabriel José and Jorge Luis Borges",
            ["García Márquez, Gabriel José", "Jorge Luis Borges"],
            False,
            id="cvtex-double-names-on-both-sides",
        ),
        pytest.param(
            "given=Emmy Amalie, family=de Noether, prefix=von der and AA",
            ["given=Emmy Amalie, family=de Noether, prefix=von der", "AA"],
            False,
            id="biblatex-extended",
        ),
        pytest.param("AA \\and and BB", ["AA \\and", "BB"], False, id="cvtex-command"),
        pytest.param("AA} and BB", ["AA}", "BB"], False, id="cvtex-brace-too-many"),
    ],
)
def test_a_list_is_split_at_and(field: str, names: list[str], *, incomplete: bool) -> None:
    split = split_list(field)
    assert ([name.text for name in split.names], split.is_incomplete, split.flaws) == (names, incomplete, ())


@pytest.mark.parametrize(
    ("field", "names", "what", "place"),
    [
        pytest.param(
            "A. One, B. Two, and C. Three",
            ["A. One", "B. Two", "C. Three"],
            "the names are separated by commas",
            ",",
            id="jabref-commas",
        ),
        pytest.param(
            "A. One, B. Two and C. Three",
            ["A. One", "B. Two", "C. Three"],
            "the names are separated by commas",
            ",",
            id="cvtex-commas-and-one-and",
        ),
        pytest.param(
            "Emmy Noether, Emil Artin, Helmut Hasse",
            ["Emmy Noether", "Emil Artin", "Helmut Hasse"],
            "the names are separated by commas",
            ",",
            id="jabref-full-names",
        ),
        pytest.param(
            "Emmy Noether, Emil Artin, and Helmut Hasse",
            ["Emmy Noether", "Emil Artin", "Helmut Hasse"],
            "the names are separated by commas",
            ",",
            id="cvtex-serial-comma",
        ),
        pytest.param(
            "Noether, E., Artin, E., van der Waerden, B. L.",
            ["Noether, E.", "Artin, E.", "van der Waerden, B. L."],
            "the names are separated by commas",
            ", A",
            id="jabref-family-and-initials",
        ),
        pytest.param(
            "Noether, E., Artin, E. and Hasse, H.",
            ["Noether, E.", "Artin, E.", "Hasse, H."],
            "the names are separated by commas",
            ", A",
            id="cvtex-family-and-initials-and",
        ),
        pytest.param(
            "King, Jr., M. L., Noether, E.",
            ["King, Jr., M. L.", "Noether, E."],
            "the names are separated by commas",
            ", N",
            id="cvtex-suffix-among-commas",
        ),
        pytest.param(
            "Noether$^{1,2}$, E., Artin*, E.",
            ["Noether$^{1,2}$, E.", "Artin*, E."],
            "the names are separated by commas",
            ", A",
            id="cvtex-commas-and-marks",
        ),
        pytest.param(
            "Noether, Emmy; Hasse, H.",
            ["Noether, Emmy", "Hasse, H."],
            "the names are separated by `;`",
            ";",
            id="jabref-semicolon",
        ),
        pytest.param(
            "Noether EA; Hasse HH; van der Waerden BL",
            ["Noether, EA", "Hasse, HH", "van der Waerden, BL"],
            "the names are separated by `;`",
            ";",
            id="jabref-semicolon-and-glued-initials",
        ),
        pytest.param(
            "M&uuml;ller, K.; Noether, E.",
            ["M&uuml;ller, K.", "Noether, E."],
            "the names are separated by `;`",
            "; N",
            id="cvtex-semicolon-and-entity",
        ),
        pytest.param(
            "E. Noether, Artin, E., Hasse, H.",
            ["E. Noether", "Artin, E.", "Hasse, H."],
            "the names are separated by commas",
            ", A",
            id="cvtex-commas-in-both-orders",
        ),
        pytest.param(
            "Noether E, Artin E, Hasse H",
            ["Noether, E", "Artin, E", "Hasse, H"],
            "the names are separated by commas",
            ",",
            id="cvtex-vancouver",
        ),
        pytest.param(
            "Noether EA and Hasse HH",
            ["Noether, EA", "Hasse, HH"],
            "in `Noether EA` a comma is missing behind the family name",
            "N",
            id="cvtex-vancouver-with-and",
        ),
        pytest.param(
            "Emmy Noether & Emil Artin",
            ["Emmy Noether", "Emil Artin"],
            "the names are separated by `&`",
            "&",
            id="cvtex-ampersand",
        ),
        pytest.param(
            r"Noether, E., Artin, E., \& Hasse, H.",
            ["Noether, E.", "Artin, E.", "Hasse, H."],
            r"the names are separated by `\&`",
            "\\",
            id="cvtex-apa",
        ),
        pytest.param(
            r"Johnson \& Johnson",
            [r"{Johnson \& Johnson}"],
            r"`Johnson \& Johnson` does not look like one name",
            "J",
            id="cvtex-firm",
        ),
        pytest.param("AA~and~BB", ["AA", "BB"], "`and` needs a space on both sides, not a tie", "a", id="cvtex-ties"),
        pytest.param("and AA", ["AA"], "`and` stands before the first name", "a", id="cvtex-and-first"),
        pytest.param("AA and ", ["AA"], "`and` stands at the end", "a", id="cvtex-and-last"),
        pytest.param("AA and and BB", ["AA", "BB"], "`and` stands twice", "and B", id="cvtex-and-twice"),
        pytest.param("and", [], "`and` stands before the first name", "a", id="cvtex-and-alone"),
        pytest.param("~", [], "there is no name in `~`", "~", id="cvtex-tie-alone"),
        pytest.param(
            "Noether, Emmy, and Artin, Emil",
            ["Noether, Emmy", "Artin, Emil"],
            "a comma stands behind the name",
            ", and",
            id="cvtex-comma-before-and",
        ),
        pytest.param(
            "Emil Artin andHelmut Hasse",
            ["Emil Artin", "Helmut Hasse"],
            "a space is missing behind `and`",
            "andH",
            id="cvtex-no-space-behind-and",
        ),
        pytest.param(
            "E. Artin, Helmut Hasse",
            ["E. Artin", "Helmut Hasse"],
            "the names are separated by commas",
            ",",
            id="cvtex-two-of-whom-the-first-begins-with-an-initial",
        ),
        pytest.param(
            "Marie Curie, PhD, Pierre Curie, PhD",
            ["Marie Curie, PhD", "Pierre Curie, PhD"],
            "the names are separated by commas",
            ", Pi",
            id="cvtex-commas-and-degrees",
        ),
        pytest.param(
            "Emmy Noether1,2, Emil Artin2, Helmut Hasse1",
            ["Emmy Noether1,2", "Emil Artin2", "Helmut Hasse1"],
            "the names are separated by commas",
            ", Emil",
            id="cvtex-commas-and-glued-digits",
        ),
        pytest.param(
            "Marie Curie <marie@curie.fr>, Pierre Curie <pierre@curie.fr>, Irene Curie",
            ["Marie Curie <marie@curie.fr>", "Pierre Curie <pierre@curie.fr>", "Irene Curie"],
            "the names are separated by commas",
            ", Pi",
            id="cvtex-commas-and-addresses",
        ),
        pytest.param(
            "others and AA",
            ["others", "AA"],
            "`others` stands for more names only at the end of a list",
            "o",
            id="cvtex-others-first",
        ),
    ],
)
def test_a_list_is_repaired_and_reported(field: str, names: list[str], what: str, place: str) -> None:
    split = split_list(field)
    flaw = split.flaws[0]
    assert ([name.text for name in split.names], split.is_incomplete, flaw.what) == (names, False, what)
    assert field[flaw.start :].startswith(place)


@pytest.mark.parametrize(
    ("end", "written"),
    [
        pytest.param(" and others.", "others.", id="stop"),
        pytest.param(" and {others}", "{others}", id="braces"),
        pytest.param(" and et al.", "et al.", id="and et al"),
        pytest.param(" and {et al.}", "{et al.}", id="and et al in braces"),
        pytest.param(" and et~al", "et~al", id="tie"),
        pytest.param(" et al.", "et al.", id="et al"),
        pytest.param(" et. al.", "et. al.", id="two stops"),
        pytest.param(", et al.", "et al.", id="comma"),
        pytest.param(", and et al.", "et al.", id="comma and and"),
        pytest.param(" and \\ldots", "\\ldots", id="dots command"),
        pytest.param(" and …", "…", id="dots"),
        pytest.param(" and ...", "...", id="three stops"),
    ],
)
def test_a_list_that_ends_in_another_word_for_others_is_incomplete(end: str, written: str) -> None:
    split = split_list(f"Noether, E. and Artin, E.{end}")
    assert ([name.text for name in split.names], split.is_incomplete) == (["Noether, E.", "Artin, E."], True)
    assert f"BibTeX does not know that `{written}` stands for more names" in [flaw.what for flaw in split.flaws]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("Noether, Emmy, Artin, Emil", id="full names and commas"),
        pytest.param("Surname, jr, First, Surname, First", id="jabref-suffix"),
        pytest.param("Emmy Noether, Emil Artin", id="two full names"),
        pytest.param("Canon der Barbar, Alexander der Große", id="jabref-two-words-on-both-sides"),
        pytest.param("Brinch Hansen,, Per", id="bibtex-empty-suffix"),
        pytest.param("Davis, Sammy, Jr.", id="suffix-last"),
    ],
)
def test_a_list_that_could_be_one_name_is_one(field: str) -> None:
    assert [name.text for name in split_list(field).names] == [field]


def test_a_name_is_found_at_its_place() -> None:
    field = "Noether, E.,  Artin, E. and\n  Hasse, H.  "
    assert [field[name.start : name.end] for name in split_list(field).names] == [
        "Noether, E.",
        "Artin, E.",
        "Hasse, H.",
    ]


def test_the_repaired_list_is_shown() -> None:
    (flaw,) = split_list("A. One, B. Two, C. Three, D. Four").flaws
    assert flaw.help == "write `A. One and B. Two and C. Three and …`"


@pytest.mark.parametrize("separator", [" and ", "; ", ", "])
def test_time_grows_with_the_list_and_no_faster(separator: str) -> None:
    def seconds(count: int) -> float:
        field = separator.join(f"E. Noether{'x' * (number % 7)}" for number in range(count))
        start = process_time()
        split_list.__wrapped__(field)
        return process_time() - start

    assert seconds(8000) < 20 * max(seconds(2000), 0.01)


def test_many_initials_take_no_time() -> None:
    initials = " ".join("abcdefghijklmnopqrstuvwxyz" * 3)

    assert len(split_list(f"{initials} Noether, E").names) == 1


@pytest.mark.parametrize(
    ("field", "names"),
    [
        pytest.param("Artin E.", ["Artin, E."], id="cvtex-alone-with-a-stop"),
        pytest.param("Curie M", ["Curie, M"], id="cvtex-alone-without-a-vowel"),
        pytest.param("Noether EA", ["Noether, EA"], id="cvtex-alone-with-two-vowels"),
        pytest.param("Smith SH", ["Smith, SH"], id="jabref-alone-with-two-letters"),
        pytest.param("Smith S-H", ["Smith, S-H"], id="cvtex-hyphen"),
        pytest.param("Waerden B. L.", ["Waerden, B. L."], id="cvtex-two-words-of-initials"),
        pytest.param("van der Waerden BL", ["van der Waerden, BL"], id="cvtex-prefix"),
        pytest.param("King ML Jr", ["King, Jr, ML"], id="cvtex-suffix"),
        pytest.param("Curie MD", ["Curie, MD"], id="cvtex-initials-that-spell-a-degree"),
        pytest.param('G{\\"o}del K', ['G{\\"o}del, K'], id="cvtex-accent"),
        pytest.param(r"Hasse H$^{1}$", [r"Hasse, H$^{1}$"], id="cvtex-mark"),
        pytest.param("Hasse H*", ["Hasse, H*"], id="cvtex-star"),
        pytest.param("NOETHER E.", ["NOETHER, E."], id="cvtex-capitals"),
        pytest.param(
            "Emmy Noether and Artin E and Hasse H.",
            ["Emmy Noether", "Artin, E", "Hasse, H."],
            id="cvtex-beside-another-order",
        ),
        pytest.param(
            "Emmy Noether and Hasse, Helmut and Weyl H", ["Emmy Noether", "Hasse, Helmut", "Weyl, H"], id="last"
        ),
        pytest.param(
            "Emmy Noether and Curie MA", ["Emmy Noether", "Curie, MA"], id="cvtex-two-letters-beside-small-ones"
        ),
        pytest.param("Noether E and Artin E", ["Noether, E", "Artin, E"], id="cvtex-all-with-one-vowel"),
        pytest.param("Curie M and Debierne A", ["Curie, M", "Debierne, A"], id="cvtex-two"),
        pytest.param("Wei LI and Emmy NOETHER", ["Wei LI", "Emmy NOETHER"], id="cvtex-family-names-in-capitals"),
        pytest.param("NOETHER H. and Emmy NOETHER", ["NOETHER, H.", "Emmy NOETHER"], id="cvtex-capitals-and-a-stop"),
    ],
)
def test_initials_behind_a_family_name_are_no_family_name(field: str, names: list[str]) -> None:
    assert [name.text for name in split_list(field).names] == names


@pytest.mark.parametrize(
    "field", ["Weinan E", "Vivian U", "Li O", "Wei LI", "Andrew NG", "Malcolm X", "Weinan E and Bing Yu", "Noether EB"]
)
def test_what_may_be_a_family_name_is_left_to_the_rest_of_the_bibliography(field: str) -> None:
    first = split_list(field).names[0]
    assert (first.text, first.otherwise) == (field.partition(" and ")[0], (first.text.replace(" ", ", "),))


@pytest.mark.parametrize("field", ["Charles II", "AA BB", "E. A", "E A", "noether E", "Bourbaki Group", "Emmy Noether"])
def test_other_short_words_are_left_where_they_are(field: str) -> None:
    (name,) = split_list(field).names
    assert (name.text, name.otherwise) == (field, ())


@pytest.mark.parametrize(
    ("field", "is_open"),
    [
        pytest.param("Emil Artin, Helmut Hasse", True, id="two given and two family names"),
        pytest.param("García Márquez, Gabriel José", True, id="two family names"),
        pytest.param("van der Waerden, Bartel Leendert", False, id="prefix"),
        pytest.param("De la Cruz, Juana Inés", False, id="particle with a capital"),
        pytest.param("García Márquez, Gabriel J.", False, id="initial behind"),
        pytest.param("{Emil Artin}, Helmut Hasse", False, id="braces"),
        pytest.param("Noether, Emmy Amalie", False, id="one family name"),
        pytest.param("family=Van Dyke, given=Mary Ann", False, id="extended"),
    ],
)
def test_a_comma_between_two_pairs_of_words_may_stand_between_two_names(field: str, *, is_open: bool) -> None:
    (name,) = split_list(field).names
    assert name.otherwise == (tuple(field.split(", ")) if is_open else ())


def test_one_flaw_stands_for_a_whole_list_in_the_form_of_catalogues() -> None:
    (flaw,) = split_list("Hasse H and Noether E and Weyl H").flaws
    assert (flaw.what, flaw.help) == (
        "in `Hasse H` a comma is missing behind the family name",
        "write `Hasse, H and Noether, E and Weyl, H`",
    )


def test_a_name_among_others_has_its_own_flaw() -> None:
    field = "Emmy Noether and Hasse HK"
    (flaw,) = split_list(field).flaws
    assert (flaw.help, field[flaw.start : flaw.end]) == ("write `Hasse, H. K.`", "Hasse HK")
