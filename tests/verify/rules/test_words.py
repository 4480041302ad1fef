"""Words that funders do not want, in five languages, outside the titles of works."""

import datetime
from dataclasses import replace

import pytest

from cvtex.data import table
from cvtex.model.profile import Words
from cvtex.verify.rules.subject import Subject
from cvtex.verify.rules.words import forbidden, placeholders
from cvtex.verify.verdict import Judged
from sheets import foot, line, page, run, sheet

TODAY = datetime.date(2026, 11, 25)

FOUND = {
    "h-index": [
        "h-index: 17",
        "H-Index 17",
        "my hindex",
        "Hirsch-Index von 17",
        "indice h : 17",
        "índice h de 17",
        "indice di Hirsch e index h",
        "h-indices of the group",
    ],
    "i10-index": ["i10-index 30", "i10: 30", "índice i10"],
    "g-index": ["g-index 20"],
    "impact-factor": [
        "Impact Factor 12.3",
        "impact-factors",
        "IF = 4.2",
        "Impact-Faktor von 3",
        "facteur d’impact",
        "factor de impacto",
        "fattore d'impatto",
        "JIF quartile",
    ],
    "journal-metrics": ["SJR 1.2", "published in Q1", "CiteScore", "CORE A* venue", "top quartile"],
    "citation-counts": [
        "12,345 citations",
        "more than 100 citations",
        "cited 300 times",
        "300 Zitationen",
        "über 20 mal; zitiert über 20 mal",
        "cité 40 fois",
        "1 200 citas",
        "citato 30 volte",
        "Citations: 900",
    ],
    "rank-words": [
        "a top-tier conference",
        "leading international journals",
        "in prestigious venues",
        "in einer renommierten Zeitschrift",
        "führende Fachzeitschriften",
        "revue prestigieuse",
        "revistas de alto impacto",
        "riviste prestigiose",
    ],
    "output-totals": [
        "more than 120 peer-reviewed publications",
        "94 papers",
        "über 50 Veröffentlichungen",
        "30 articles",
        "25 artículos",
        "40 pubblicazioni",
    ],
    "birth-date": [
        "born on 23 March 1882",
        "Date of birth: 1882",
        "geboren am 23. März 1882",
        "geb. 23.3.1882",
        "Geburtsdatum",
        "née le 23 mars 1882",
        "Date de naissance",
        "nacida el 23",
        "fecha de nacimiento",
        "nata a Erlangen",
        "data di nascita",
    ],
    "age": ["aged 53", "53 years old", "53 Jahre alt"],
    "marital-status": ["Marital status: single", "married, two", "verheiratet", "ledig", "état civil", "estado civil"],
    "children": ["two children", "zwei Kinder", "2 enfants", "dos hijos", "due figli"],
    "nationality": [
        "Nationality: German",
        "Staatsangehörigkeit: deutsch",
        "nationalité",
        "nacionalidad",
        "cittadinanza",
    ],
    "religion": ["Konfession: ev.", "religion: none"],
    "gender": ["Gender: female", "Geschlecht: w"],
    "home-contact": ["home address: Erlangen", "Privatanschrift", "adresse personnelle", "teléfono particular"],
    "photo": ["photo attached", "Lichtbild"],
    "hobbies": ["Hobbies: dancing", "centres d’intérêt"],
    "salary": ["Salary: EUR 200", "Gehalt: 200"],
    "et-al": ["Noether, E. et al. (1918)", "Noether E, et al", "y otros"],
}

INNOCENT = {
    "h-index": ["the h-principle and an index", "Kind index theory", "graph index"],
    "i10-index": ["i 10 talks", "iPhone 10"],
    "impact-factor": ["impact of factor analysis", "if 3 < 4", "factorial impact"],
    "journal-metrics": ["Q1 2020", "Q10", "core algebra"],
    "citation-counts": ["citations in 3 chapters", "cited in Weyl 1935"],
    "rank-words": ["leading a group", "top row", "the leading term of journals"],
    "output-totals": ["1918 papers", "volume 12, articles", "papers"],
    "birth-date": [
        "Max Born on quanta",
        "the idea was born in Göttingen",
        "born in the same years",
        "reborn",
        "née en France",
        "born of necessity",
        "the birth of algebra",
    ],
    "age": ["page 53", "Stone Age", "in 53 years"],
    "marital-status": ["the married ring", "married to it are two", "ledigliches", "single author"],
    "children": ["children of a node", "kinder", "two child nodes of"],
    "nationality": ["international", "national"],
    "gender": ["gender studies", "same sex"],
    "et-al": ["metal", "et alia via"],
}


def subject(*texts: str, titles: tuple[str, ...] = ()) -> Subject:
    content = [line(text, top=20 + 6 * index) for index, text in enumerate(texts)]
    return Subject(sheet(page(*content)), TODAY, titles=titles)


def judged(name: str, *texts: str, titles: tuple[str, ...] = ()) -> Judged:
    return forbidden(Words(names=(name,)), subject(*texts, titles=titles))


def test_every_name_has_an_example() -> None:
    assert set(FOUND) == set(table("verify/words")["words"])


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FOUND.items() for text in texts])
def test_words_are_found(name: str, text: str) -> None:
    assert judged(name, f"Noether, {text}, Göttingen").findings


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INNOCENT.items() for text in texts])
def test_other_words_are_left_alone(name: str, text: str) -> None:
    assert judged(name, f"Noether, {text}, Göttingen").findings == ()


def test_a_numbered_heading_is_no_total() -> None:
    assert judged("output-totals", "The group studies rings.", "3 Publications", "Noether 1918").findings == ()
    assert judged("output-totals", "I have written", "43 publications since 1907").findings


def test_words_in_the_titles_of_works_are_left_alone() -> None:
    titles = ("An Index to Quantify: the h-index and its Impact Factor",)
    text = ("Noether, E. An index to quan-", "tify – The h-Index and its impact", "factor. Science 12 (1932)")

    assert judged("h-index", *text, titles=titles).findings == ()
    (finding,) = judged("h-index", *text, "h-index: 12", titles=titles).findings
    assert [round(spot.top or 0) for spot in finding.spots] == [38]


def test_words_in_quotation_marks_are_a_title() -> None:
    assert judged("impact-factor", "“The impact factor", "of rings”, 1932").findings == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("h-index", "The h-index"),
        ("birth-date", "Date of birth of a star"),
        ("marital-status", "Marital status and work"),
    ],
)
def test_words_in_a_reference_are_those_of_a_title(name: str, title: str) -> None:
    text = f"Noether, E., Artin, E., {title}. Crelle, vol. 3, pp. 4–5, 10.1000/xyz"

    assert judged(name, text).findings == ()
    assert judged("et-al", f"Noether, E., et al. {title}. Crelle, vol. 3, pp. 4–5, 10.1000/xyz").findings


def test_a_measure_in_a_reference_is_certain() -> None:
    text = "Noether, E., Artin, E., Rings. Crelle (IF 5.2), vol. 3, pp. 4–5, 10.1000/xyz"

    assert [finding.grade for finding in judged("impact-factor", text).findings] == ["error"]


def test_a_sentence_with_a_number_beside_references_is_no_title() -> None:
    text = ("Noether, E., Artin, E., Rings. Crelle, vol. 3, pp. 4–5.", "The mean impact factor of these journals is 4.")

    assert judged("impact-factor", *text).findings


def test_words_of_one_statement_are_one_place() -> None:
    (finding,) = judged("marital-status", "Familienstand: verheiratet").findings

    assert len(finding.spots) == 1


def test_words_that_are_broken_over_two_lines_are_found() -> None:
    (finding,) = judged("impact-factor", "with an im-", "pact factor of 3").findings

    assert finding.worst is not None
    assert round(finding.worst.top or 0) == 20


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "Lorem ipsum dolor",
        "DD/MM/YYYY",
        "dd/mm/yyyy",
        "YYYY – YYYY",
        "[Last name]",
        "[Your institution here]",
        "see Section ??",
        "cited in [?]",
        "XXXXX",
        "Max Mustermann",
        "<name>",
        "[Titel]",
        "someone@example.org",
        "[Name of the applicant]",
        "<Insert text>",
        "date: tba",
        "XX/XX/20XX",
        "XX/XX/2027",
        "in 19??",
        "[TBC]",
        "???",
    ],
)
def test_what_is_left_of_a_form_is_found(text: str) -> None:
    assert placeholders(subject(f"Noether, {text} and more")).findings


@pytest.mark.parametrize(
    "text",
    [
        "todo",
        "[12]",
        "[J3]",
        "[Online]",
        "[PDF]",
        "XXX. Congress",
        "Why? Who?",
        "[in German]",
        "[translated from German]",
        "vol. XXX",
        "Tumour Biology Association (TBA)",
        "<10 %, >20 %",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert placeholders(subject(f"Noether, {text} and more")).findings == ()


@pytest.mark.parametrize("text", ["XXX", "Your Name", "Position: XXX"])
def test_what_is_left_of_a_form_in_a_line_is_found(text: str) -> None:
    assert placeholders(subject(text)).findings


@pytest.mark.parametrize(
    "text", ["* 3 March 1882", "* 3 March 1882 in Erlangen", "Born 1882 in Erlangen.", "* 23.3.1882"]
)
def test_a_birth_in_a_line_is_found(text: str) -> None:
    assert judged("birth-date", text).findings


@pytest.mark.parametrize("text", ["* 3 March 1924 talk on rings", "P. Jordan, M. Born 1925", "Max Born 1924."])
def test_other_dates_in_a_line_are_no_birth(text: str) -> None:
    assert judged("birth-date", text).findings == ()


def test_what_is_left_of_a_form_is_told_once() -> None:
    (finding,) = placeholders(subject("Start: DD/MM/YYYY")).findings

    assert len(finding.spots) == 1


def test_every_word_says_what_it_is_and_what_to_do() -> None:
    assert all(
        {"what", "help", "patterns"} == set(row) - {"is_no_heading", "is_in_references"}
        for row in table("verify/words")["words"].values()
    )


def test_the_place_of_a_word_is_where_it_stands_in_its_line_and_on_its_page() -> None:
    made = line("a talk", run("[insert name]"), top=60)
    left, right = replace(made.box, right=made.box.left + 60), replace(made.box, left=made.box.left + 240)
    row = replace(made, runs=(replace(made.runs[0], box=left), replace(made.runs[1], box=right)))
    found = Subject(sheet(page(line("text", top=20), foot("1/2")), page(row)), TODAY)

    (finding,) = placeholders(found).findings

    assert finding.worst is not None
    assert finding.worst.left == pytest.approx(20 + 240 * 25.4 / 72, abs=0.1)
    assert "1/2" not in finding.worst.text
