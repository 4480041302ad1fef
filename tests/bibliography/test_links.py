"""Identifiers and links of an entry."""

import pytest

from cvtex.bibliography.links import identifiers_of, linked_volume, links_of, shown
from cvtex.model.publication import PublicationLink
from cvtex.model.rich import Link


@pytest.mark.parametrize(
    ("field", "doi"),
    [
        pytest.param("10.1000/182", "10.1000/182", id="bare"),
        pytest.param("https://doi.org/10.1000/182", "10.1000/182", id="address"),
        pytest.param("http://dx.doi.org/10.1000/182", "10.1000/182", id="old-address"),
        pytest.param("doi.org/10.1000/182", "10.1000/182", id="address-without-scheme"),
        pytest.param("https://dl.acm.org/doi/10.1000/182", "10.1000/182", id="address-of-a-publisher"),
        pytest.param("doi:10.1000/182", "10.1000/182", id="prefix"),
        pytest.param("DOI: 10.1000/182", "10.1000/182", id="prefix-and-space"),
        pytest.param(r"10.1000/a\_b", "10.1000/a_b", id="escaped-underscore"),
        pytest.param(r"10.1000/a{\_}b", "10.1000/a_b", id="underscore-in-braces"),
        pytest.param("10.1000/a_b--c", "10.1000/a_b--c", id="no-dash-of-two-hyphens"),
        pytest.param("10.1000/1520(2002)130<1:E>2.0.CO;2", "10.1000/1520(2002)130<1:E>2.0.CO;2", id="sici"),
        pytest.param("https://doi.org/10.1000/a%23b", "10.1000/a#b", id="percent-encoded"),
        pytest.param("10/gf4gqc", "10/gf4gqc", id="short"),
        pytest.param("10.1000/182.", "10.1000/182", id="full-stop"),
        pytest.param("none", None, id="no-doi"),
        pytest.param("210.1000", None, id="number"),
    ],
)
def test_a_doi_is_found_in_its_field(field: str, doi: str | None) -> None:
    assert identifiers_of({"doi": field}).get("doi") == doi


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        pytest.param({}, {}, id="none"),
        pytest.param({"eprint": "2106.13200"}, {"arxiv": "2106.13200"}, id="arxiv"),
        pytest.param({"eprint": "2106.13200v2"}, {"arxiv": "2106.13200"}, id="arxiv-with-version"),
        pytest.param({"eprint": "arXiv:2106.13200"}, {"arxiv": "2106.13200"}, id="arxiv-with-prefix"),
        pytest.param({"eprint": "math/0309136"}, {"arxiv": "math/0309136"}, id="old-arxiv"),
        pytest.param({"eprint": "https://arxiv.org/abs/2106.13200"}, {"arxiv": "2106.13200"}, id="arxiv-address"),
        pytest.param({"eprint": "https://arxiv.org/pdf/2106.13200v1.pdf"}, {"arxiv": "2106.13200"}, id="arxiv-pdf"),
        pytest.param({"eprint": "1", "eprinttype": "ArXiv"}, {"arxiv": "1"}, id="type-in-another-case"),
        pytest.param({"eprint": "1", "eprinttype": "pubmed"}, {"pubmed": "1"}, id="pubmed"),
        pytest.param({"eprint": "hal-01", "eprinttype": "HAL"}, {"hal": "hal-01"}, id="hal"),
        pytest.param({"eprint": "1", "eprinttype": "googlebooks"}, {}, id="another-archive"),
        pytest.param({"pmid": "1"}, {"pubmed": "1"}, id="pmid"),
        pytest.param({"eprint": "1", "eprinttype": "pubmed", "pmid": "2"}, {"pubmed": "1"}, id="eprint-before-pmid"),
        pytest.param({"isbn": "3-540", "openreview": "x"}, {"openreview": "x", "isbn": "3-540"}, id="others"),
    ],
)
def test_identifiers_are_found(fields: dict[str, str], identifiers: dict[str, str]) -> None:
    assert identifiers_of(fields) == identifiers


def test_identifiers_become_links() -> None:
    links = links_of({"doi": "10.1000/182", "arxiv": "2106.13200", "isbn": "3-540"}, {})
    assert links == (
        PublicationLink("doi", "https://doi.org/10.1000/182", "doi:10.1000/182"),
        PublicationLink("arxiv", "https://arxiv.org/abs/2106.13200", "arXiv:2106.13200"),
    )


@pytest.mark.parametrize(
    ("fields", "urls"),
    [
        pytest.param({"url": "https://a.org/b"}, ["https://a.org/b"], id="one"),
        pytest.param({"url": "https://a.org http://b.org"}, ["https://a.org", "http://b.org"], id="two"),
        pytest.param({"url": "https://a.org, https://b.org;"}, ["https://a.org", "https://b.org"], id="separated"),
        pytest.param({"url": r"\url{https://a.org/b_c%20d}"}, ["https://a.org/b_c%20d"], id="url-macro"),
        pytest.param({"url": r"https://a.org/b\_c\%20\&\#"}, ["https://a.org/b_c%20&#"], id="escaped"),
        pytest.param({"url": r"https://a.org/{\textasciitilde}b\~{}c"}, ["https://a.org/~b~c"], id="tilde"),
        pytest.param({"url": "paper.pdf"}, [], id="no-address"),
        pytest.param({"pdf": "https://a.org", "code": "https://b.org"}, ["https://b.org", "https://a.org"], id="order"),
        pytest.param({"pdf": "https://a.org", "url": "https://www.a.org/"}, ["https://a.org"], id="same-address-twice"),
        pytest.param(dict.fromkeys(("pdf", "url", "code"), "https://a.org"), ["https://a.org"], id="thrice"),
    ],
)
def test_addresses_become_links(fields: dict[str, str], urls: list[str]) -> None:
    assert [link.url for link in links_of({}, fields)] == urls


def test_an_address_that_is_the_doi_is_no_second_link() -> None:
    links = links_of({"doi": "10.1000/182"}, {"url": "http://dx.doi.org/10.1000/182"})
    assert [link.label for link in links] == ["doi"]


def test_the_volume_of_a_paper_in_corr_is_its_link() -> None:
    assert linked_volume(("abs/1",), {"arxiv": "1"}) == (Link("https://arxiv.org/abs/1", ("abs/1",)),)


@pytest.mark.parametrize("identifiers", [{}, {"arxiv": "2"}])
def test_another_volume_stays_as_it_is(identifiers: dict[str, str]) -> None:
    assert linked_volume(("abs/1",), identifiers) == ("abs/1",)


def test_an_address_is_shown_without_scheme_and_final_slash() -> None:
    assert shown("https://www.a.org/b/") == "a.org/b"
