"""What becomes of entries that are one work: preprints dropped or merged, the others reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from cvtex.bibliography.linking.links import identifier_links, unique_links
from cvtex.bibliography.works.same_works import Pair
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.publication import Publication
from cvtex.model.resolve import did_you_mean

Preprints = Literal["keep", "drop", "merge"]
"""What becomes of preprints whose published version is there, too."""

_SEVERAL = frozenset({"code", "data"})
"""Links of which a work may have several."""
_NOT_MOVED = frozenset({"doi", "url", "pubmed"})
"""Links of a preprint that lead to nothing but the preprint."""


def merged(publications: Sequence[Publication], pairs: Iterable[Pair], mode: Preprints) -> tuple[Publication, ...]:
    """Return the publications without the preprints whose published version is among them, unless they are kept.

    With `merge` the published version has the links, keywords, tags and award that only the preprint had.
    """
    if mode == "keep":
        return tuple(publications)
    preprints = {id(pair.second): pair.first for pair in pairs if pair.relation == "preprint"}
    whole = {id(publication): publication for publication in publications}
    for publication in publications:
        if published := preprints.get(id(publication)):
            work = whole[id(published)]
            work = _with_preprint(work, publication) if mode == "merge" else work
            whole[id(published)] = replace(work, stands_for=(*work.stands_for, publication.key))
    return tuple(whole[id(publication)] for publication in publications if id(publication) not in preprints)


def _with_preprint(published: Publication, preprint: Publication) -> Publication:
    """Return a published work with what only its preprint has."""
    others = {label: (value,) for label, value in preprint.identifiers.items() if label not in published.identifiers}
    labels = {link.label for link in published.links} - _SEVERAL
    links = (link for link in (*identifier_links(others), *preprint.links) if link.label not in labels | _NOT_MOVED)
    added = {name: value for name in ("award", "openaccess") if (value := preprint.fields.get(name))}
    identifiers = {label: value for label, value in preprint.identifiers.items() if label != "doi"}
    return replace(
        published,
        links=unique_links((*published.links, *links)),
        identifiers={**identifiers, **published.identifiers},
        fields={**added, **published.fields},
        keywords=tuple(dict.fromkeys((*published.keywords, *preprint.keywords))),
        tags=tuple(dict.fromkeys((*published.tags, *preprint.tags))),
    )


def dangling_relations(publications: Sequence[Publication]) -> Iterator[Diagnostic]:
    """Yield a warning for each key in `related` that no entry has."""
    known = {publication.key for publication in publications}
    for publication in publications:
        for key in publication.related.keys if publication.related else ():
            if key not in known:
                message = f"`{publication.key}` is related to `{key}`, which is in no .bib file"
                help_ = did_you_mean(key, known) or "correct the key in `related`"
                yield Diagnostic("bib-related", message, publication.span, help_, Severity.WARNING)


def remarks_on(pairs: Iterable[Pair], *, preprints_are_settled: bool) -> Iterator[Diagnostic]:
    """Yield a warning for each pair, at its second entry; for preprints only where nobody said what becomes of them."""
    for pair in pairs:
        first, second = pair.first, pair.second
        place = f"`{first.key}`, {first.span.file}:{first.span.line}"
        apart = f'`different = [["{first.key}", "{second.key}"]]` in `[publications]`'
        match pair.relation:
            case "same":
                message = f"`{second.key}` seems to be the same work as {place}: {pair.why}"
                help_ = f"remove one of the two; if they are two works, write {apart}"
                yield Diagnostic("same-work", message, second.span, help_, Severity.WARNING)
            case "mixed-up":
                message = f"`{second.key}` is another work than {place}, but {pair.why}"
                help_ = f"correct the one that is wrong; if both are right, write {apart}"
                yield Diagnostic("same-work", message, second.span, help_, Severity.WARNING)
            case "preprint" if not preprints_are_settled:
                message = f"`{second.key}` seems to be a preprint of {place}: {pair.why}"
                help_ = (
                    'write into `[publications]` what becomes of such preprints: `preprints = "keep"`, `"drop"`, '
                    f'or `"merge"` to move their links to the published work; if they are two works, {apart}'
                )
                yield Diagnostic("preprint-published", message, second.span, help_, Severity.WARNING)
