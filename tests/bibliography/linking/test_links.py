"""Links of an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.linking.identifiers import identifiers_of
from cvtex.bibliography.linking.links import linked_arxiv, links_of, repeated_links, shown
from cvtex.model.publication import PublicationLink
from cvtex.model.rich import Link, Rich
from entries import remarks_on
from works import read


def found(fields: dict[str, str]) -> tuple[tuple[PublicationLink, ...], list[tuple[str, str | None]]]:
    remarks = remarks_on(fields)
    links = links_of(identifiers_of(fields, remarks), fields, remarks)
    return links, [(d.message, d.help) for d in remarks.diagnostics]


def urls(fields: dict[str, str]) -> list[str]:
    links, problems = found(fields)
    assert problems == []
    return [link.url for link in links]


def test_identifiers_become_links() -> None:
    links, _ = found({"doi": "10.1000/182", "eprint": "2106.13200", "isbn": "0-306-40615-2"})
    assert links == (
        PublicationLink("doi", "https://doi.org/10.1000/182", "doi:10.1000/182"),
        PublicationLink("arxiv", "https://arxiv.org/abs/2106.13200", "arXiv:2106.13200"),
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({"url": "https://a.org/b"}, ["https://a.org/b"], id="one"),
        pytest.param({"url": "https://a.org http://b.org"}, ["https://a.org", "http://b.org"], id="two"),
        pytest.param({"url": "https://a.org, https://b.org;"}, ["https://a.org", "https://b.org"], id="separated"),
        pytest.param({"url": r"\url{https://a.org/b_c%20d}"}, ["https://a.org/b_c%20d"], id="url-macro"),
        pytest.param({"url": r"https://a.org/b\_c\%20\&\#"}, ["https://a.org/b_c%20&#"], id="escaped"),
        pytest.param({"url": r"https://a.org/{\textasciitilde}b\~{}c"}, ["https://a.org/~b~c"], id="tilde"),
        pytest.param({"url": "https://a.org/?x=1&not=2&copy=3"}, ["https://a.org/?x=1&not=2&copy=3"], id="no-entities"),
        pytest.param({"url": "https://a.org/?x=1&amp;y=2"}, ["https://a.org/?x=1&y=2"], id="entity"),
        pytest.param({"url": "www.a.org/b"}, ["https://www.a.org/b"], id="without-scheme"),
        pytest.param({"code": "github.com/a/b"}, ["https://github.com/a/b"], id="github-without-scheme"),
        pytest.param({"url": "<https://a.org>"}, ["https://a.org"], id="in-brackets"),
        pytest.param({"url": "https:// a.org/b"}, ["https://a.org/b"], id="space-behind-the-scheme"),
        pytest.param({"ee": "https://a.org"}, ["https://a.org"], id="dblp"),
        pytest.param(
            {"bdsk-url-2": "https://b.org", "bdsk-url-1": "https://a.org"},
            ["https://a.org", "https://b.org"],
            id="bibdesk",
        ),
        pytest.param({"eprint": "https://a.org/article-pdf/1.pdf"}, ["https://a.org/article-pdf/1.pdf"], id="oup"),
        pytest.param({"file": "https://a.org/x.pdf", "local-url": "https://a.org"}, [], id="files-are-no-links"),
        pytest.param({"preview": "thumb.png", "biburl": "https://dblp.org/x.bib"}, [], id="nor-are-pictures"),
        pytest.param({"html": "https://a.org"}, ["https://a.org"], id="al-folio"),
        pytest.param({"pdf": "https://a.org", "code": "https://b.org"}, ["https://b.org", "https://a.org"], id="order"),
    ],
)
def test_addresses_become_links(fields: dict[str, str], found: list[str]) -> None:
    assert urls(fields) == found


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        pytest.param({"pdf": "https://a.org", "url": "https://www.a.org/"}, ["pdf"], id="same-address"),
        pytest.param(dict.fromkeys(("pdf", "url", "code"), "https://a.org"), ["code"], id="thrice"),
        pytest.param({"doi": "10.1000/182", "url": "http://dx.doi.org/10.1000/182"}, ["doi"], id="doi"),
        pytest.param({"url": "https://doi.org/10.1000/182"}, ["doi"], id="doi-as-url-only"),
        pytest.param(
            {
                "eprint": "2106.13200",
                "url": "http://arxiv.org/abs/2106.13200v2",
                "pdf": "https://arxiv.org/pdf/2106.13200.pdf",
                "doi": "10.48550/arXiv.2106.13200",
            },
            ["arxiv"],
            id="arxiv",
        ),
        pytest.param({"doi": "10.48550/arXiv.2106.13200"}, ["arxiv"], id="doi-of-arxiv"),
        pytest.param(
            {"openreview": "vVpefYmnsG", "pdf": "https://openreview.net/pdf?id=vVpefYmnsG"},
            ["openreview"],
            id="openreview",
        ),
        pytest.param({"adsurl": "https://ui.adsabs.harvard.edu/abs/1915SPAW.......844E"}, ["ads"], id="ads-alone"),
        pytest.param(
            {"adsurl": "https://ui.adsabs.harvard.edu/abs/1915SPAW.......844E", "doi": "10.1000/182"},
            ["doi"],
            id="ads-beside-a-doi",
        ),
    ],
)
def test_one_page_is_one_link(fields: dict[str, str], labels: list[str]) -> None:
    assert [link.label for link in found(fields)[0]] == labels


@pytest.mark.parametrize(
    ("fields", "links", "message", "help_"),
    [
        pytest.param(
            {"url": "http//a.org/b"},
            ["http://a.org/b"],
            "`url` is mistyped; it was read as `http://a.org/b`",
            "correct it",
            id="colon",
        ),
        pytest.param(
            {"url": "htpps://a.org"},
            ["https://a.org"],
            "`url` is mistyped; it was read as `https://a.org`",
            "correct it",
            id="scheme",
        ),
        pytest.param(
            {"url": "https://http://a.org"},
            ["http://a.org"],
            "`url` is mistyped; it was read as `http://a.org`",
            "correct it",
            id="two-schemes",
        ),
        pytest.param(
            {"url": "https://a.org/my paper.pdf"},
            ["https://a.org/my%20paper.pdf"],
            "there is a space in the address in `url`; it was read as `https://a.org/my%20paper.pdf`",
            "write `%20` for a space that belongs to it, and nothing for one that does not",
            id="space",
        ),
        pytest.param(
            {"url": "https://a.org (accessed 1 May 2020)"},
            ["https://a.org"],
            "`url` holds more than an address; `(accessed 1 May 2020)` is not printed",
            "write `url = {https://a.org}`; the day of access goes into `urldate`, other words into `note`",
            id="access",
        ),
        pytest.param(
            {"code": "owner/repo"},
            [],
            "`code` is `owner/repo`, which is no web address, so that it is no link",
            "write the whole address, such as https://github.com/owner/repo",
            id="repository",
        ),
        pytest.param(
            {"slides": "my talk.pdf"},
            [],
            "`slides` is `my talk.pdf`, which is no web address, so that it is no link",
            "write the whole address, beginning with https://",
            id="al-folio: words",
        ),
        pytest.param(
            {"url": "javascript:alert(1)"},
            [],
            "`url` is `javascript:alert(1)`, which is no web address, so that it is no link",
            "write the whole address, beginning with https://",
            id="script",
        ),
        pytest.param(
            {"url": "TODO"},
            [],
            "`url` is `TODO`, which only keeps its place",
            "leave the field out until there is something to put into it",
            id="placeholder",
        ),
    ],
)
def test_what_is_no_address_is_mended_or_reported(
    fields: dict[str, str], links: list[str], message: str, help_: str
) -> None:
    made, problems = found(fields)
    assert [link.url for link in made] == links
    assert problems == [(f"`key`: {message}", help_)]


ARXIV = {"arxiv": ("2106.13200",)}
URL = "https://arxiv.org/abs/2106.13200"


@pytest.mark.parametrize(
    ("fields", "linked"),
    [
        pytest.param({"volume": ("abs/2106.13200",)}, {"volume": (Link(URL, ("abs/2106.13200",)),)}, id="dblp"),
        pytest.param(
            {"journaltitle": ("arXiv preprint arXiv:2106.13200 [cs]",)},
            {"journaltitle": ("arXiv preprint ", Link(URL, ("arXiv:2106.13200",)), " [cs]")},
            id="scholar",
        ),
    ],
)
def test_an_arxiv_identifier_in_the_venue_is_its_link(fields: dict[str, Rich], linked: dict[str, Rich]) -> None:
    assert linked_arxiv(fields, ARXIV) == (linked, True)


@pytest.mark.parametrize("identifiers", [{}, {"arxiv": ("2106.13201",)}])
def test_another_volume_stays_as_it_is(identifiers: dict[str, tuple[str, ...]]) -> None:
    fields: dict[str, Rich] = {"volume": ("abs/2106.13200",), "journaltitle": ("CoRR",)}
    assert linked_arxiv(fields, identifiers) == (fields, False)


@pytest.mark.parametrize("url", ["https://www.a.org/b/", "http://a.org/b", "ftp://a.org/b"])
def test_an_address_is_shown_without_scheme_and_final_slash(url: str) -> None:
    assert shown(url) == "a.org/b"


@given(
    st.dictionaries(
        st.sampled_from(["url", "pdf", "code", "bdsk-url-1", "eprint"]),
        st.text() | st.text("htps:/.wa ,;\\{}[]()%&#"),
        max_size=3,
    )
)
def test_any_fields_have_links_to_web_pages(fields: dict[str, str]) -> None:
    links, _ = found(fields)
    assert all(link.url.lower().startswith(("http://", "https://", "ftp://")) for link in links)
    assert not any(set(link.url) & set(" \t\n") for link in links)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"pdf": "example_pdf.pdf"}, id="al-folio: pdf"),
        pytest.param({"html": "relativity.html"}, id="al-folio: html"),
        pytest.param({"poster": "/assets/pdf/x.pdf"}, id="al-folio: path"),
        pytest.param({"video": "file.mp4"}, id="al-folio: video"),
    ],
)
def test_a_file_of_the_website_is_neither_a_link_nor_a_mistake(fields: dict[str, str]) -> None:
    assert found(fields) == ((), [])


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        pytest.param(r"url={https://a.org/x}, note={\url{https://a.org/x/}}", ["url"], id="address"),
        pytest.param(
            r"url={https://a.org/x}, note={\emph{\url{https://www.a.org/x}}}", ["url"], id="address-in-italics"
        ),
        pytest.param(r"url={https://a.org/x}, note={\url{https://a.org/y}}", [], id="another-address"),
        pytest.param(r"doi={10.1000/1}, note={\url{https://doi.org/10.1000/1}}", [], id="identifier"),
    ],
)
def test_links_whose_address_a_field_prints_are_found(fields: str, labels: list[str]) -> None:
    (publication,) = read(f"@misc{{a, author={{Noether, Emmy}}, title={{X}}, year=1918, {fields}}}")

    assert [link.label for link in repeated_links(publication)] == labels
