"""The people of an entry: annotations, marks, the owner, and what is said about them with line and column."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import Wishes, publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.diagnostics import Diagnostic
from cvtex.model.publication import Publication, Role
from cvtex.source.text import SourceText

_OWNER = Owner(["Emmy Noether"], orcid="0000-0002-1825-0097")


def _read(text: str, owner: Owner = _OWNER) -> tuple[Sequence[Publication], Sequence[Diagnostic]]:
    return publications_of([read_bib(SourceText("a.bib", text))], owner)


def _entry(fields: str, entry_type: str = "article") -> str:
    return f"@{entry_type}{{key,\n  title = {{X}}, journal = {{J}}, booktitle = {{B}}, year = 1918,\n  {fields}\n}}\n"


def _said(text: str, owner: Owner = _OWNER) -> list[str]:
    _, diagnostics = _read(text, owner)
    spans = [(diagnostic, diagnostic.span) for diagnostic in diagnostics if diagnostic.span]
    return [f"{span.line}:{span.column} {diagnostic.code}{diagnostic.message[5:]}" for diagnostic, span in spans]


def _help(text: str, owner: Owner = _OWNER) -> str | None:
    _, (diagnostic,) = _read(text, owner)
    return diagnostic.help


def _underlined(text: str) -> str:
    _, (diagnostic,) = _read(text)
    span = diagnostic.span
    assert span is not None
    assert span.excerpt is not None
    assert span.end_column is not None
    return span.excerpt[span.column - 1 : span.end_column - 1]


def _marks(fields: str, role: Role = "author") -> list[set[str]]:
    (publication,), diagnostics = _read(_entry(fields))
    assert diagnostics == ()
    return [set(name.marks) for name in publication.people[role].names]


_THREE = "author = {A. Byron and Emmy Noether and D. Hilbert},\n"


@pytest.mark.parametrize(
    ("annotation", "marks"),
    [
        pytest.param("author+an = {2=corresponding}", [set(), {"corresponding"}, set()], id="biblatex-one"),
        pytest.param("author+an = {1=a, b}", [{"a", "b"}, set(), set()], id="biblatex-two-values"),
        pytest.param("author+an = {1=a; 3=b}", [{"a"}, set(), {"b"}], id="biblatex-two-names"),
        pytest.param("author+an = {1=a;1=b;}", [{"a", "b"}, set(), set()], id="biblatex-one-name-twice"),
        pytest.param("author+an = { 3 = a }", [set(), set(), {"a"}], id="biblatex-spaces"),
        pytest.param("author+an = {3:family=a}", [set(), set(), {"a"}], id="biblatex-part"),
        pytest.param("author+an = {=a}", [{"a"}, {"a"}, {"a"}], id="biblatex-whole-field"),
        pytest.param('author+an = {1="a; b, c"}', [{"a; b, c"}, set(), set()], id="biblatex-literal"),
        pytest.param("author+an:role = {1=a}", [{"a"}, set(), set()], id="biblatex-named"),
        pytest.param(
            "author+an = {1=a}, author+an:role = {1=b}", [{"a", "b"}, set(), set()], id="biblatex-named-and-not"
        ),
        pytest.param("author+an = {1,3=equal}", [{"equal"}, set(), {"equal"}], id="cvtex-two-positions"),
        pytest.param("author+an = {1=Equal Contribution}", [{"equal"}, set(), set()], id="cvtex-meaning"),
        pytest.param("author+an = {1=corresponding-author}", [{"corresponding"}, set(), set()], id="cvtex-hyphen"),
        pytest.param('author+an:affiliation = {1="Bonn"}', [set(), set(), set()], id="cvtex-data-of-others"),
        pytest.param("author+an:foo = {1=bar; 9=far; what}", [set(), set(), set()], id="cvtex-words-of-others"),
        pytest.param("author+an:foo = {1=equal}", [{"equal"}, set(), set()], id="cvtex-mark-under-another-name"),
        pytest.param("author+an = {1=correspondence}", [{"corresponding"}, set(), set()], id="cvtex-correspondence"),
        pytest.param("author+an = {1=senior}", [{"senior"}, set(), set()], id="cvtex-own-mark"),
        pytest.param("author+an = {2=highlight}", [set(), set(), set()], id="cvtex-owner"),
        pytest.param("AUTHOR+AN = {1=a}", [{"a"}, set(), set()], id="cvtex-capitals"),
        pytest.param("author+an = {1=,a}", [{"a"}, set(), set()], id="cvtex-empty-value"),
        pytest.param("author+an = {}", [set(), set(), set()], id="cvtex-empty"),
    ],
)
def test_annotations_mark_names(annotation: str, marks: list[set[str]]) -> None:
    assert _marks(_THREE + annotation) == marks


@pytest.mark.parametrize("role", ["author", "editor", "translator", "bookauthor"])
def test_people_in_every_role_are_annotated(role: Role) -> None:
    author = "" if role == "author" else "author = {Emmy Noether}, "
    assert _marks(f"{author}{role} = {{A. Byron and E. Noether}}, {role}+an = {{1=a}}", role) == [{"a"}, set()]


def test_annotations_come_to_the_marks_beside_a_name() -> None:
    assert _marks("author = {Emmy Noether*}, author+an = {1=corresponding}") == [{"*", "corresponding"}]


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        pytest.param("{4=a}", "4:16 bib-annotation: `4=a` annotates name 4, but the list has 3 names", id="beyond"),
        pytest.param("{1=a; 0=b}", "4:21 bib-annotation: `0=b` annotates name 0, but the list has 3 names", id="zero"),
        pytest.param("{x=a}", "4:16 bib-annotation: `x=a` is no annotation", id="no number"),
        pytest.param("{1=a; corresponding}", "4:21 bib-annotation: `corresponding` is no annotation", id="no sign"),
        pytest.param(
            "{1=a; 2=equall}", "4:21 bib-annotation: `equall` is no mark that cvtex knows", id="misspelt mark"
        ),
        pytest.param(
            "{1=corespondence}", "4:16 bib-annotation: `corespondence` is no mark that cvtex knows", id="longer mark"
        ),
        pytest.param("{2=ownr}", "4:16 bib-annotation: `ownr` is no mark that cvtex knows", id="misspelt owner"),
        pytest.param("{1-3=a}", "4:16 bib-annotation: `1-3=a` is no annotation", id="range"),
        pytest.param(
            '{2="0000-0002-1825-0098"}',
            "4:16 bib-orcid: `0000-0002-1825-0098` is no ORCID iD: its check digit is wrong",
            id="check digit",
        ),
    ],
)
def test_a_wrong_annotation_is_reported_at_its_place(annotation: str, message: str) -> None:
    assert _said(_entry(f"{_THREE}  author+an = {annotation}")) == [message]


def test_an_annotated_orcid_is_the_names_orcid() -> None:
    fields = f'{_THREE} author+an:orcid = {{1="https://orcid.org/0000-0001-5109-3700"; 2=0000-0002-1825-0097}}'
    (publication,), diagnostics = _read(_entry(fields))
    assert [name.orcid for name in publication.authors] == ["0000-0001-5109-3700", "0000-0002-1825-0097", None]
    assert [name.is_owner for name in publication.authors] == [False, True, False]
    assert diagnostics == ()


def test_a_wrong_orcid_is_reported() -> None:
    text = _entry(f"{_THREE}  author+an:orcid = {{1=0000-0001}}")
    assert _said(text) == ["4:22 bib-orcid: `0000-0001` is no ORCID iD"]


@pytest.mark.parametrize("word", ["owner", "highlight", "self", "me", "Me"])
def test_an_annotation_says_which_name_is_the_owners(word: str) -> None:
    (publication,), diagnostics = _read(_entry(f"author = {{E. Noether and E. Noether}}, author+an = {{2={word}}}"))
    assert [(name.is_owner, set(name.marks)) for name in publication.authors] == [(False, set()), (True, set())]
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        pytest.param(
            "author = {A. Byron and M. Noether}",
            ["3:3 owner-missing: none of the names is the owner's"],
            id="somebody else of that family",
        ),
        pytest.param(
            "author = {A. Byron and E. Noether-Weyl}",
            ["3:26 owner-missing: none of the names is the owner's"],
            id="missing",
        ),
        pytest.param(
            "author = {A. Byron}", ["3:3 owner-missing: none of the names is the owner's"], id="nobody like the owner"
        ),
        pytest.param(
            "author = {E. Noether and\n    E. Noether}",
            ["4:5 owner-ambiguous: both `E. Noether` and `E. Noether` could be the owner"],
            id="tie",
        ),
        pytest.param(
            "author = {A. Byron and Noether}",
            ["3:26 owner-doubtful: `Noether` is taken for the owner, but it has no given name"],
            id="no given name",
        ),
        pytest.param(
            "author = {Noether Emmy}",
            ["3:13 owner-doubtful: `Noether Emmy` is taken for the owner, but given and family name are exchanged"],
            id="exchanged",
        ),
        pytest.param("author = {E. Noether and Emmy Noether}", [], id="more exact"),
        pytest.param("author = {A. Byron}, editor = {Emmy Noether}", [], id="editor"),
        pytest.param("author = {A. Byron}, translator = {Emmy Noether}", [], id="translator"),
        pytest.param("author = {A. Byron}, bookauthor = {Emmy Noether}", [], id="bookauthor"),
        pytest.param("author = {A. Byron}, holder = {Emmy Noether}", [], id="holder"),
        pytest.param("author = {Emmy Noether}, editor = {Noether}", [], id="doubt beside certainty"),
        pytest.param(
            "author = {A. Byron and and Emmy Noether}",
            ["3:26 bib-name: `and` stands twice"],
            id="and twice",
        ),
        pytest.param(
            "author = {A. Byron and\n  Emmy Noether, D. Hilbert, H. Hasse, E. Artin}",
            ["4:15 bib-name: the names are separated by commas"],
            id="commas on the second line",
        ),
        pytest.param(
            "author = {Emmy Noether and AA, BB, CC, DD}",
            ["3:30 bib-name: the name `AA, BB, CC, DD` has too many commas"],
            id="too many commas",
        ),
        pytest.param(
            "author = {Emmy Noether and {}}",
            ["3:30 bib-name: there is no name in `{}`"],
            id="empty name",
        ),
        pytest.param(
            r"author = {Emmy Noether and A. \foo{Byron}}",
            [r"3:30 bib-text, field `author`: `\foo` is not a command that cvtex knows"],
            id="unknown command",
        ),
        pytest.param(
            "author = {Emmy Noether and -}", ["3:30 bib-name: there is no name in `-`"], id="a dash for a name"
        ),
        pytest.param("author = {Emmy Noether and others}", [], id="others"),
        pytest.param(
            "author = {Emmy Noether et al.}",
            ["3:26 bib-name: BibTeX does not know that `et al.` stands for more names"],
            id="et al",
        ),
    ],
)
def test_people_are_reported_on_with_line_and_column(fields: str, messages: list[str]) -> None:
    assert _said(_entry(fields)) == messages


def test_the_name_is_underlined() -> None:
    assert _underlined(_entry("author = {A. Byron and Noether and D. Hilbert}")) == "Noether"


@pytest.mark.parametrize(
    ("fields", "help_"),
    [
        pytest.param(
            "author = {A. Byron}",
            "if a name is spelt in another way there, add it to `former_names` in `[person]`",
            id="missing",
        ),
        pytest.param(
            "author = {M. Noether and E. Noether-Weyl}",
            "if `E. Noether-Weyl` is the owner, add it to `former_names` in `[person]`",
            id="nearest",
        ),
        pytest.param(
            "author = {A. Byron and others}",
            "write the whole list in place of `and others`, or add the spelling to `former_names` in `[person]`",
            id="others",
        ),
        pytest.param(
            "author = {E. Noether and E. Noether}",
            "write the given names in full, say which with `author+an = {1=owner}`, or add the other to `namesakes` in "
            "`[person]`",
            id="tie",
        ),
        pytest.param(
            "author = {A. Byron and Noether}",
            "if it is the owner, add `author+an = {2=owner}` here or this spelling to `former_names` in `[person]`; if "
            "not, add it to `namesakes` there",
            id="doubt",
        ),
    ],
)
def test_the_next_step_is_said(fields: str, help_: str) -> None:
    assert _help(_entry(fields)) == help_


def test_an_initial_is_doubtful_where_another_entry_has_somebody_else() -> None:
    text = _entry("author = {E. Noether}") + _entry("author = {Emil Noether and Emmy Noether}").replace("key", "ke2")
    assert _said(text) == [
        "3:13 owner-doubtful: `E. Noether` is taken for the owner, but `Emil Noether` could be meant as well"
    ]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        pytest.param('author = "A. Byron and Noether"', "3:26", id="quotation marks"),
        pytest.param("author={A. Byron\n\t and Noether}", "4:7", id="second line"),
        pytest.param(
            "editor = {Emmy Noether}, author   =\n   {A. Byron and Noether}", "4:18", id="value on another line"
        ),
        pytest.param('author = "A. Byron" # " and Noether"', "3:3", id="joined strings"),
    ],
)
def test_the_place_is_found_however_the_field_is_written(field: str, place: str) -> None:
    owner = Owner(["Xaver Noether"]) if "editor" in field else _OWNER
    said = _said(_entry(field), owner)
    assert said[0].split()[0] == place


def test_the_owner_is_marked_in_every_role() -> None:
    (publication,), _ = _read(_entry("author = {Emmy Noether}, editor = {A. Byron and E. Noether}", "incollection"))
    assert [name.is_owner for name in publication.authors] == [True]
    assert [name.is_owner for name in publication.editors] == [False, True]


def test_nothing_is_said_about_an_owner_without_a_name() -> None:
    assert _said(_entry("author = {A. Byron}"), Owner([])) == []


def test_an_entry_without_people_is_not_reported_on() -> None:
    assert _said("@misc{key, title = {X}}") == []


_FIELD = st.text("ABab {},~\\'\"-and$^*†=;&.:1\n%éłʿ邓", max_size=60)


@given(_FIELD, _FIELD)
def test_whatever_stands_in_a_field_is_read_and_reported_in_the_file(authors: str, annotations: str) -> None:
    source = SourceText(
        "a.bib", f"@book{{key,\n author = {{{authors}}},\n author+an = {{{annotations}}}, title = {{X}}}}"
    )
    _, diagnostics = publications_of([read_bib(source)], _OWNER)
    for diagnostic in diagnostics:
        assert diagnostic.span is not None
        assert diagnostic.span.excerpt == source.line(diagnostic.span.line)
        assert 1 <= diagnostic.span.column <= len(diagnostic.span.excerpt) + 1


def test_an_inherited_list_is_reported_where_it_stands() -> None:
    book = "@proceedings{book, title = {B}, year = 1918, editor = {A. Byron and and Emmy Noether}}\n"
    paper = "@inproceedings{paper, crossref = {book}, author = {Emmy Noether}, title = {P}}\n"
    _, diagnostics = _read(paper + book)
    assert [(diagnostic.code, diagnostic.message) for diagnostic in diagnostics] == [
        ("bib-name", "`book`: `and` stands twice")
    ]


@pytest.mark.parametrize(
    ("author", "marked"),
    [
        pytest.param("Emmy Noether and Emil Artin", [False, True], id="in-full"),
        pytest.param("Artin, E. and Noether, E.", [True, False], id="initial"),
        pytest.param("Emmy Noether and Michael Artin", [False, False], id="somebody-else"),
        pytest.param("Emmy Noether and Artin", [False, False], id="doubtful"),
    ],
)
def test_a_mark_can_belong_to_people(author: str, marked: list[bool]) -> None:
    wishes = Wishes(marked={"student": ["Emil Artin"]})

    (publication,), _ = publications_of(
        [read_bib(SourceText("a.bib", _entry(f"author = {{{author}}}")))], _OWNER, wishes
    )

    assert ["student" in name.marks for name in publication.authors] == marked


def test_the_word_that_a_misspelt_annotation_is_meant_for_is_said() -> None:
    assert _help(_entry(f"{_THREE} author+an = {{1=corespondence}}")) == "did you mean `corresponding`?"


def _families(author: str, owner: str | list[str], more: str = "") -> tuple[list[str], list[str], list[str]]:
    """Return the family names in the first of two entries, those of them that are the owner's, and what is said."""
    texts = [_entry(f"author = {{{author}}}"), more and _entry(f"author = {{{more}}}").replace("key", "ke2")]
    publications, diagnostics = _read("".join(texts), Owner([owner] if isinstance(owner, str) else owner))
    names = publications[0].authors
    said = [f"{diagnostic.code}{diagnostic.message[5:]}" for diagnostic in diagnostics if "`key`" in diagnostic.message]
    return [name.family for name in names], [name.family for name in names if name.is_owner], said


_NO_COMMA = "bib-name: in `{}` a comma is missing behind the family name".format


@pytest.mark.parametrize(
    ("author", "owner", "more", "families", "said"),
    [
        pytest.param(
            "Curie M and Debierne A", "Marie Curie", "", ["Curie", "Debierne"], [_NO_COMMA("Curie M")], id="catalogue"
        ),
        pytest.param(
            "Noether E and Emil Artin", "Emmy Noether", "", ["Noether", "Artin"], [_NO_COMMA("Noether E")], id="owner"
        ),
        pytest.param(
            "Emmy Noether and Helmut Hasse and Artin E",
            "Emmy Noether",
            "Emil Artin and Emmy Noether",
            ["Noether", "Hasse", "Artin"],
            [_NO_COMMA("Artin E")],
            id="family-known-elsewhere",
        ),
        pytest.param("Weinan E and Bing Yu", "Weinan E", "", ["E", "Yu"], [], id="owner-of-one-letter"),
        pytest.param(
            "Weinan E and Vivian U",
            "Weinan E",
            "",
            ["E", "Vivian"],
            [_NO_COMMA("Vivian U")],
            id="owner-before-a-majority",
        ),
        pytest.param(
            "Weinan E and Bing Yu", "Bing Yu", "E, Weinan and Bing Yu", ["E", "Yu"], [], id="name-known-elsewhere"
        ),
        pytest.param(
            "Weinan E and Bing Yu",
            "Bing Yu",
            "",
            ["E", "Yu"],
            ["bib-name: `Weinan E` is read with the family name `E`"],
            id="nothing-known",
        ),
        pytest.param(
            "Emmy Noether and Emil Artin, Helmut Hasse",
            "Emil Artin",
            "",
            ["Noether", "Artin", "Hasse"],
            ["bib-name: the names are separated by commas"],
            id="owner-before-a-comma",
        ),
        pytest.param(
            "Emmy Noether and Emil Artin, Helmut Hasse",
            "Emmy Noether",
            "Helmut Hasse and Emmy Noether",
            ["Noether", "Artin", "Hasse"],
            ["bib-name: the names are separated by commas"],
            id="known-behind-a-comma",
        ),
        pytest.param(
            "Emmy Noether and Emil Artin, Helmut Hasse and Hermann Weyl",
            "Emmy Noether",
            "",
            ["Noether", "Emil Artin", "Weyl"],
            ["bib-name: `Emil Artin, Helmut Hasse` is read as one name"],
            id="nobody-known-about-a-comma",
        ),
        pytest.param(
            "García Márquez, Gabriel José", "García Márquez, Gabriel", "", ["García Márquez"], [], id="two-family-names"
        ),
    ],
)
def test_what_a_list_leaves_open_is_settled(
    author: str, owner: str, more: str, families: list[str], said: list[str]
) -> None:
    found, owners, remarks = _families(author, owner, more)
    assert (found, len(owners), remarks) == (families, 1, said)


@pytest.mark.parametrize(
    ("author", "owner"),
    [
        pytest.param("Noether Emmy", ["Emmy Noether"], id="without-comma"),
        pytest.param("Emmy, Noether", ["Emmy Noether"], id="comma"),
        pytest.param("Noether Emmy", ["Emmy Noether", "Noether Emmy"], id="former-name"),
        pytest.param("Noether E", ["Emmy Noether", "Noether E"], id="former-name-and-initial"),
    ],
)
def test_the_owner_in_exchanged_order_is_printed_the_right_way_round(author: str, owner: list[str]) -> None:
    families, owners, _ = _families(f"{author} and Emil Artin and Helmut Hasse", owner)
    assert (families, owners) == (["Noether", "Artin", "Hasse"], ["Noether"])


def test_an_annotated_owner_in_exchanged_order_is_printed_the_right_way_round() -> None:
    (publication,), diagnostics = _read(_entry("author = {Noether Emmy}, author+an = {1=owner}"))
    assert [(name.given, name.family) for name in publication.authors] == [("Emmy", "Noether")]
    assert diagnostics == ()


def test_of_two_spellings_of_the_owner_in_a_list_one_is_marked() -> None:
    (publication,), diagnostics = _read(_entry("author = {Noether, Emmy and Noether, E.}"))
    assert [name.is_owner for name in publication.authors] == [True, False]
    assert diagnostics == ()


def test_a_title_is_no_given_name_of_somebody_else() -> None:
    _, owners, said = _families("M. Curie", "Marie Curie", "Mme Curie")
    assert (owners, said) == (["Curie"], [])
