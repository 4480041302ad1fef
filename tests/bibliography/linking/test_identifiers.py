"""Identifiers of an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.linking.identifiers import Scheme, identifiers_of, schemes
from entries import remarks_on

ARXIV = {"arxiv": ("2106.13200",)}


def found(fields: dict[str, str], key: str = "key") -> tuple[dict[str, tuple[str, ...]], list[str]]:
    remarks = remarks_on(fields, key)
    return identifiers_of(fields, remarks), [d.message for d in remarks.diagnostics]


@pytest.mark.parametrize(
    ("field", "doi"),
    [
        pytest.param("10.1000/182", "10.1000/182", id="bare"),
        pytest.param("https://doi.org/10.1000/182", "10.1000/182", id="address"),
        pytest.param("http://dx.doi.org/10.1000/182", "10.1000/182", id="old-address"),
        pytest.param("doi.org/10.1000/182", "10.1000/182", id="address-without-scheme"),
        pytest.param("https://dl.acm.org/doi/10.1000/182", "10.1000/182", id="address-of-a-publisher"),
        pytest.param("https://onlinelibrary.wiley.com/doi/full/10.1002/prop.1", "10.1002/prop.1", id="real: wiley"),
        pytest.param("https://www.tandfonline.com/doi/10.1080/0/full?src=x", "10.1080/0", id="real: view-of-a-page"),
        pytest.param("https://www.biorxiv.org/content/10.1101/339150v2.full.pdf", "10.1101/339150", id="real: biorxiv"),
        pytest.param("doi:10.1000/182", "10.1000/182", id="prefix"),
        pytest.param("DOI: 10.1000/182", "10.1000/182", id="prefix-and-space"),
        pytest.param("urn:doi:10.1000/182", "10.1000/182", id="jabref: urn"),
        pytest.param(r"10.1000/a\_b", "10.1000/a_b", id="escaped-underscore"),
        pytest.param(r"10.1000/a{\_}b", "10.1000/a_b", id="mendeley: underscore-in-braces"),
        pytest.param(r"10.1000/a$\backslash$_b", "10.1000/a_b", id="mendeley: escaped-twice"),
        pytest.param(r"10.1000/a{\textless}b{\textgreater}c", "10.1000/a<b>c", id="mendeley: signs"),
        pytest.param("10.1000/a$<$b$>$c", "10.1000/a<b>c", id="signs-as-mathematics"),
        pytest.param("10.1000/a&lt;b&amp;gt;c", "10.1000/a<b>c", id="real: html-entities"),
        pytest.param("10.1000/a_b--c", "10.1000/a_b--c", id="no-dash-of-two-hyphens"),
        pytest.param("10.1000/1520(2002)130<1:E>2.0.CO;2", "10.1000/1520(2002)130<1:E>2.0.CO;2", id="sici"),
        pytest.param("https://doi.org/10.1000/a%23b", "10.1000/a#b", id="percent-encoded"),
        pytest.param("https://doi.org/10.1000%2F182", "10.1000/182", id="slash-percent-encoded"),
        pytest.param("10/gf4gqc", "10/gf4gqc", id="short"),
        pytest.param("10.1000/ABC", "10.1000/ABC", id="capitals-stay"),
        pytest.param("10.1000/182.", "10.1000/182", id="full-stop"),
        pytest.param("(10.1016/0370-2693(79)90072-1)", "10.1016/0370-2693(79)90072-1", id="brackets-around"),
        pytest.param("10.1000 / 182", "10.1000/182", id="jabref: spaces"),
        pytest.param("10.1000/1\u200b82\u00ad", "10.1000/182", id="real: invisible-characters"),
    ],
)
def test_a_doi_is_found_in_every_spelling(field: str, doi: str) -> None:
    assert found({"doi": field}) == ({"doi": (doi,)}, [])


@pytest.mark.parametrize(
    "field", ["10.1000/1, 10.1000/2", "10.1000/1;10.1000/2", "10.1000/1 https://doi.org/10.1000/2"]
)
def test_a_field_may_hold_several_dois(field: str) -> None:
    assert found({"doi": field})[0]["doi"] == ("10.1000/1", "10.1000/2")


def test_a_doi_in_two_spellings_is_one() -> None:
    assert found({"doi": "10.1000/ABC", "url": "https://doi.org/10.1000/abc"}) == ({"doi": ("10.1000/ABC",)}, [])


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"doi": "none to speak of"}, "`doi` is `none to speak of`, which is no DOI", id="words"),
        pytest.param({"doi": "doi.org/foo"}, "`doi` is `doi.org/foo`, which is no DOI", id="page-of-doi.org"),
        pytest.param({"doi": "210.1000"}, "`doi` is `210.1000`, which is no DOI", id="number"),
        pytest.param({"doi": "10.1000/"}, "`doi` is `10.1000/`, which is no DOI", id="prefix-alone"),
        pytest.param({"doi": "TBA"}, "`doi` is `TBA`, which only keeps its place", id="placeholder"),
        pytest.param({"doi": "10.0000/xxxxx"}, "the DOI `10.0000/xxxxx` only keeps its place", id="placeholder-doi"),
        pytest.param(
            {"doi": "10.1145/nnnnnnn.nnnnnnn"}, "the DOI `10.1145/nnnnnnn.nnnnnnn` only keeps its place", id="acmart"
        ),
        pytest.param({"eprint": "210.6"}, "`eprint` is `210.6`, which is no arXiv identifier", id="arxiv"),
        pytest.param({"eprint": "2113.12345"}, "`eprint` is `2113.12345`, which is no arXiv identifier", id="month-13"),
        pytest.param({"pmid": "PMC12"}, "`pmid` is `PMC12`, which is no PubMed identifier", id="pmid"),
        pytest.param({"pmcid": "x"}, "`pmcid` is `x`, which is no PubMed Central identifier", id="pmcid"),
        pytest.param(
            {"openreview": "a b"}, "`openreview` is `a b`, which is no OpenReview identifier", id="openreview"
        ),
        pytest.param(
            {"eprint": "1", "eprinttype": "viXra"},
            "the archive `vixra` is not known, so that `1` is not printed",
            id="archive",
        ),
    ],
)
def test_what_is_no_identifier_is_reported_and_left_out(fields: dict[str, str], message: str) -> None:
    assert found(fields) == ({}, [f"`key`: {message}"])


def test_a_doi_with_a_short_prefix_is_printed_with_a_warning() -> None:
    assert found({"doi": "10.109/182"}) == (
        {"doi": ("10.109/182",)},
        ["`key`: the DOI `10.109/182` has a wrong prefix"],
    )


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        pytest.param({}, {}, id="none"),
        pytest.param({"eprint": "2106.13200"}, ARXIV, id="arxiv"),
        pytest.param({"eprint": "2106.13200v2"}, ARXIV, id="arxiv-with-version"),
        pytest.param({"eprint": "arXiv:2106.13200 [cs.LG]"}, ARXIV, id="inspire: arxiv-with-class"),
        pytest.param({"eprint": "math/0309136"}, {"arxiv": ("math/0309136",)}, id="old-arxiv"),
        pytest.param({"eprint": "math.GT/0309136"}, {"arxiv": ("math/0309136",)}, id="old-arxiv-with-class"),
        pytest.param(
            {"eprint": "9901001", "eprintclass": "hep-th"}, {"arxiv": ("hep-th/9901001",)}, id="old-arxiv-in-two-fields"
        ),
        pytest.param({"eprint": "https://arxiv.org/abs/2106.13200"}, ARXIV, id="arxiv-address"),
        pytest.param({"url": "https://arxiv.org/pdf/2106.13200v1.pdf"}, ARXIV, id="arxiv-pdf"),
        pytest.param({"eprint": "2106.13200", "eprinttype": "ArXiv"}, ARXIV, id="type-in-another-case"),
        pytest.param({"journaltitle": "arXiv preprint arXiv:2106.13200"}, ARXIV, id="scholar: journal"),
        pytest.param({"journaltitle": "CoRR", "volume": "abs/2106.13200"}, ARXIV, id="dblp: volume"),
        pytest.param({"number": "arXiv:2106.13200"}, ARXIV, id="zotero: number"),
        pytest.param({"eprint": "1", "eprinttype": "pubmed"}, {"pubmed": ("1",)}, id="biblatex: pubmed"),
        pytest.param({"eprint": "hal-01234567v2", "eprinttype": "HAL"}, {"hal": ("hal-01234567",)}, id="biblatex: hal"),
        pytest.param({"hal_id": "tel-00123456"}, {"hal": ("tel-00123456",)}, id="hal: export"),
        pytest.param({"url": "https://theses.hal.science/tel-00123456"}, {"hal": ("tel-00123456",)}, id="hal: address"),
        pytest.param({"pmid": "PMID: 26161953"}, {"pubmed": ("26161953",)}, id="pmid"),
        pytest.param({"eprint": "1", "eprinttype": "pubmed", "pmid": "2"}, {"pubmed": ("2", "1")}, id="two"),
        pytest.param({"pmcid": "4498753"}, {"pmc": ("PMC4498753",)}, id="pmcid-without-letters"),
        pytest.param(
            {"url": "https://openreview.net/forum?id=vVpefYmnsG&noteId=x"},
            {"openreview": ("vVpefYmnsG",)},
            id="openreview-address",
        ),
        pytest.param({"eprint": "2371022", "eprinttype": "jstor"}, {"jstor": ("2371022",)}, id="biblatex: jstor"),
        pytest.param({"eprint": "1721.1/7582", "eprinttype": "hdl"}, {"handle": ("1721.1/7582",)}, id="biblatex: hdl"),
        pytest.param(
            {"eprint": "zyTCAlFPjgYC", "eprinttype": "googlebooks"},
            {"googlebooks": ("zyTCAlFPjgYC",)},
            id="biblatex: googlebooks",
        ),
        pytest.param(
            {"adsurl": "https://ui.adsabs.harvard.edu/abs/1915SPAW.......844E/abstract"},
            {"ads": ("1915SPAW.......844E",)},
            id="ads: export",
        ),
        pytest.param({"eprint": "10.1101/339150", "eprinttype": "bioRxiv"}, {"doi": ("10.1101/339150",)}, id="biorxiv"),
        pytest.param(
            {"arxiv": "2106.13200", "eprint": "2371022", "eprinttype": "jstor"},
            {**ARXIV, "jstor": ("2371022",)},
            id="al-folio: arxiv-beside-another-eprint",
        ),
        pytest.param(
            {"arxiv": "9901001", "eprintclass": "hep-th"}, {"arxiv": ("hep-th/9901001",)}, id="arxiv-without-its-class"
        ),
        pytest.param(
            {"doi": "10.48550/arXiv.2106.13200"}, {"doi": ("10.48550/arXiv.2106.13200",), **ARXIV}, id="arxiv-doi"
        ),
    ],
)
def test_identifiers_are_found(fields: dict[str, str], identifiers: dict[str, tuple[str, ...]]) -> None:
    assert found(fields) == (identifiers, [])


def test_a_key_of_dblp_is_an_identifier() -> None:
    assert found({}, "DBLP:journals/ma/Noether21")[0] == {"dblp": ("journals/ma/Noether21",)}


@pytest.mark.parametrize("scheme", schemes().values(), ids=lambda scheme: scheme.label)
def test_the_form_that_help_shows_is_right(scheme: Scheme) -> None:
    name = scheme.fields[0] if scheme.fields else "eprint"
    for form in scheme.form.split(", or "):
        fields = {name: form} if scheme.fields else {"eprint": form, "eprinttype": scheme.eprint[0]}
        assert found(fields) == ({scheme.label: (form,)}, []) or scheme.label == "doi"


@pytest.mark.parametrize("scheme", [one for one in schemes().values() if one.address], ids=lambda one: one.label)
def test_the_address_of_an_identifier_leads_to_it(scheme: Scheme) -> None:
    form = scheme.form.split(", or ")[0] or "10.1000/182"
    assert scheme.of_address(scheme.address.format(form)) == form


NAMES = sorted(
    {name for scheme in schemes().values() for name in scheme.fields} | {"eprint", "eprinttype", "url", "isbn"}
)


@given(st.dictionaries(st.sampled_from(NAMES), st.text() | st.text("10./arXiv:dohtps%\\{}$<>2 ,;"), max_size=4))
def test_any_fields_have_identifiers_without_white_space(fields: dict[str, str]) -> None:
    identifiers, _ = found(fields)
    identifiers.pop("isbn", None)
    assert all(value and not set(value) & set(" \t\n") for values in identifiers.values() for value in values)


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        pytest.param(
            {"doi": "Math. Ann. 1 (1918). doi:10.1000/182; reprint"},
            "`Math. Ann. reprint` in `doi` is no part of a DOI",
            id="jabref: doi-in-text",
        ),
        pytest.param({"doi": "10.1000/182 word"}, "`word` in `doi` is no part of a DOI", id="doi"),
        pytest.param({"eprint": "2106.13200 word"}, "`word` in `eprint` is no arXiv identifier", id="arxiv"),
        pytest.param({"eprint": "https://example.org/a word"}, "`word` in `eprint` is no address", id="address"),
    ],
)
def test_words_beside_an_identifier_are_not_lost_in_silence(fields: dict[str, str], what: str) -> None:
    assert found(fields)[1] == [f"`key`: {what}, and is not printed"]
