"""What becomes of entries that are one work."""

from cvtex.bibliography.works.same_works import Pair, same_works
from cvtex.bibliography.works.settling import dangling_relations, merged, remarks_on
from cvtex.model.rich import plain
from works import JOURNAL, PREPRINT, entry, read

PAIR = (
    entry(
        "p",
        **PREPRINT,
        eprint="2106.13200",
        doi="10.48550/arXiv.2106.13200",
        code="https://github.com/a/b",
        award="Best paper",
        selected="true",
        url="https://a.org",
    ),
    entry("j", **JOURNAL, doi="10.1515/1", code="https://github.com/c/d", keywords="algebra"),
)


def test_preprints_are_kept() -> None:
    publications = read(*PAIR)
    assert merged(publications, same_works(publications), "keep") == publications


def test_preprints_are_dropped() -> None:
    publications = read(*PAIR)
    (left,) = merged(publications, same_works(publications), "drop")
    assert (left.key, left.links, left.stands_for) == ("j", publications[1].links, ("p",))


def test_preprints_are_merged_into_the_published_work() -> None:
    publications = read(*PAIR)
    (left,) = merged(publications, same_works(publications), "merge")
    assert [(link.label, link.url) for link in left.links] == [
        ("doi", "https://doi.org/10.1515/1"),
        ("arxiv", "https://arxiv.org/abs/2106.13200"),
        ("code", "https://github.com/c/d"),
        ("code", "https://github.com/a/b"),
    ]
    assert left.identifiers == {"doi": "10.1515/1", "arxiv": "2106.13200"}
    assert (plain(left.fields["award"]), left.keywords) == ("Best paper", ("algebra", "selected"))


def test_duplicates_are_never_dropped() -> None:
    publications = read(entry("a", **JOURNAL), entry("b", **JOURNAL))
    assert merged(publications, same_works(publications), "drop") == publications


def said(*entries: str, settled: bool = False) -> list[tuple[str, int, str]]:
    found: tuple[Pair, ...] = same_works(read(*entries))
    remarks = remarks_on(found, preprints_are_settled=settled)
    return [(d.code, d.span.line if d.span else 0, d.message) for d in remarks]


def test_a_pair_is_reported_at_its_second_entry() -> None:
    assert said(entry("a", **JOURNAL), entry("b", **JOURNAL)) == [
        ("same-work", 2, "`b` seems to be the same work as `a`, a.bib:1: their titles, years and names agree")
    ]
    assert said(entry("a", **JOURNAL, doi="10.1000/1"), entry("b", **JOURNAL, doi="10.1000/1", title="Zahlen")) == [
        ("same-work", 2, "`b` is another work than `a`, a.bib:1, but both have the DOI `10.1000/1`")
    ]


def test_a_preprint_is_reported_until_it_is_settled_what_becomes_of_it() -> None:
    both = (entry("p", **PREPRINT), entry("j", **JOURNAL))
    assert said(*both) == [
        ("preprint-published", 1, "`p` seems to be a preprint of `j`, a.bib:2: their titles, years and names agree")
    ]
    assert said(*both, settled=True) == []


def test_a_relation_to_nobody_is_reported() -> None:
    (warning,) = dangling_relations(read(entry("a", **JOURNAL, related="b, aa"), entry("b", **PREPRINT)))
    assert (warning.message, warning.help) == ("`a` is related to `aa`, which is in no .bib file", "did you mean `a`?")
