"""The user's rules about what publications are."""

from typing import Any

import pytest

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import Wishes, publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.model.publication import Publication
from cvtex.model.rules import PublicationRule
from cvtex.source.text import SourceText

_TEXT = """@inproceedings{congress, author = {Emmy Noether}, title = {Hyperkomplexe Systeme}, keywords = {invited, algebra},
  booktitle = {Verhandlungen des Internationalen Mathematiker-Kongresses}, address = {Zurich}, year = 1932}"""


def ruled(*rules: dict[str, Any], text: str = _TEXT) -> Publication:
    (publication,), _ = publications_of(
        [read_bib(SourceText("bib/talks.bib", text))],
        Owner(["Emmy Noether"]),
        Wishes([PublicationRule.model_validate(rule) for rule in rules]),
    )
    return publication


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        pytest.param({"venue": ["Annalen", "Mathematiker-Kongress*"]}, "talk", id="venue"),
        pytest.param({"venue": ["Annalen"]}, "conference", id="other-venue"),
        pytest.param({"types": ["InProceedings"]}, "talk", id="type-in-any-case"),
        pytest.param({"types": ["@inproceedings"]}, "talk", id="type-with-its-sign"),
        pytest.param({"types": ["article"]}, "conference", id="other-type"),
        pytest.param({"keywords": ["Invited"]}, "talk", id="keyword"),
        pytest.param({"keywords": ["analysis"]}, "conference", id="other-keyword"),
        pytest.param({"files": ["talks.bib"]}, "talk", id="file"),
        pytest.param({"files": ["papers.bib"]}, "conference", id="other-file"),
        pytest.param({"fields": {"location": "Zurich"}}, "talk", id="field-by-its-biblatex-name"),
        pytest.param({"fields": {"address": "Zurich"}}, "talk", id="field-as-the-file-calls-it"),
        pytest.param({"fields": {"address": "Zurich", "title": "Ideal*"}}, "conference", id="all-fields"),
        pytest.param({"venue": ["Kongress*", "*"], "keywords": ["analysis"]}, "conference", id="all-conditions"),
    ],
)
def test_a_rule_gives_the_kind_where_its_conditions_hold(rule: dict[str, Any], kind: str) -> None:
    assert ruled({**rule, "kind": "talk"}).kind == kind


def test_the_first_rule_decides_and_the_tags_of_all_add_up() -> None:
    publication = ruled(
        {"venue": ["*"], "tags": ["a"]},
        {"venue": ["*"], "kind": "talk", "tags": ["b", "a"]},
        {"venue": ["*"], "kind": "book"},
    )

    assert (publication.kind, publication.tags) == ("talk", ("invited", "algebra", "a", "b"))


def test_a_kind_in_the_entry_stands_above_the_rules() -> None:
    assert (
        ruled({"venue": ["*"], "kind": "talk"}, text=_TEXT.replace("year", "kind = {chapter}, year")).kind == "chapter"
    )
