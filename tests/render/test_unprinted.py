"""What is not printed of an entry, and why."""

import pytest

from cvtex.bibliography.reading.fields import TEXT_FIELDS
from cvtex.data import table
from cvtex.render.locale import locale
from cvtex.render.unprinted import rules, unprinted
from references import STYLES, publications


def left_out(source: str, guide: str = "all", language: str = "en") -> list[str]:
    (publication,) = publications(source)
    found = locale(language)
    assert found is not None
    return [name for name, _ in unprinted(publication, found, guide)]


@pytest.mark.parametrize("guide", table("render/unprinted"))
def test_every_rule_is_about_fields_and_has_a_reason(guide: str) -> None:
    assert guide in {"all", *STYLES}
    for rule in rules(guide):
        assert rule.reason
        assert set(rule.fields) <= set(TEXT_FIELDS)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("@article{a, title={X}, journal={Crelle}, publisher={Reimer}, address={Berlin}}", ["publisher", "location"]),
        ("@book{a, title={X}, publisher={Springer}, address={Berlin}}", []),
        (
            "@misc{a, title={X}, eprint={1706.03762}, archiveprefix={arXiv}, pubstate={prepublished}, year=2017}",
            ["pubstate"],
        ),
        ("@misc{a, title={X}, eprint={1706.03762}, archiveprefix={arXiv}, pubstate={prepublished}}", []),
        ("@article{a, title={X}, journal={Crelle}, pubstate={prepublished}, year=2017}", []),
        ("@article{a, title={X}, journal={J}, reportnumber={CERN-1}}", ["reportnumber"]),
        ("@techreport{a, title={X}, number={1}, reportnumber={CERN-1}}", []),
        (
            "@article{a, title={X}, journal={J}, author={{ATLAS Collaboration}}, collaboration={ATLAS}}",
            ["collaboration"],
        ),
        ("@article{a, title={X}, journal={J}, author={Aad, G.}, collaboration={ATLAS}}", []),
        ("@book{a, title={X}, venue={Berlin}, location={Berlin}}", ["location"]),
        ("@book{a, title={X}, language={english}}", ["language"]),
        ("@book{a, title={X}, language={german}}", []),
    ],
)
def test_a_field_is_left_out_by_its_rule(source: str, names: list[str]) -> None:
    assert left_out(source) == names


def test_the_language_that_goes_without_saying_is_the_documents() -> None:
    assert left_out("@book{a, title={X}, language={ngerman}}", language="de") == ["language"]


def test_guides_leave_out_what_they_say() -> None:
    assert left_out("@book{a, title={X}, address={Berlin}, urldate={2020}, doi={10.1000/1}}", "apa") == [
        "location",
        "urldate",
    ]
    assert left_out("@article{a, title={X}, journal={J}, number=2, volume=1}", "nature") == ["number"]
    assert left_out("@article{a, title={X}, journal={J}, number=2}", "nature") == []
