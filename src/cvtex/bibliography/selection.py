"""Which publications a list prints, and in which order."""

import datetime
from collections.abc import Iterable, Sequence

from cvtex.bibliography.patterns import matches_any
from cvtex.model.kinds import PUBLICATION_KINDS
from cvtex.model.lists import GroupBy
from cvtex.model.publication import STATES, Publication
from cvtex.model.rich import plain
from cvtex.model.selection import Select, kept
from cvtex.text.words import folded


def select_publications(
    publications: Iterable[Publication], select: Select, today: datetime.date, group_by: GroupBy = "none"
) -> tuple[Publication, ...]:
    """Return the publications that a selection keeps, newest first unless it asks for another order.

    Those of one group stand together; publications that the order does not tell apart stay in that of their files.
    """
    chosen = ordered(kept_publications(publications, select, today), select)
    is_oldest = select.sort == "oldest"
    return tuple(sorted(chosen[: select.max], key=lambda one: group_order(one, group_by, is_oldest=is_oldest)))


def kept_publications(publications: Iterable[Publication], select: Select, today: datetime.date) -> list[Publication]:
    """Return the publications that a selection keeps, as they come, however many they are."""
    return kept(publications, select, today, lambda publication: _is_asked_for(publication, select))


def group_order(publication: Publication, group_by: GroupBy, *, is_oldest: bool) -> tuple[int, ...]:
    """Return what sorts publications by their groups: years from the newest unless the oldest come first, kinds."""
    if group_by == "kind":
        return (PUBLICATION_KINDS.index(publication.kind),)
    if group_by == "none":
        return ()
    year = publication.date.year if publication.date and publication.is_out else 0
    return (not publication.is_out, year) if is_oldest else (publication.is_out, -year)


def _is_asked_for(publication: Publication, select: Select) -> bool:
    return (
        (not select.kinds or publication.kind in select.kinds)
        and (not select.types or publication.entry_type in select.types)
        and (not select.keywords or not set(select.keywords).isdisjoint(publication.keywords))
        and set(select.not_keywords).isdisjoint(publication.keywords)
        and publication.key not in select.not_keys
        and (not select.venues or matches_any(select.venues, plain(publication.venue)))
        and (not select.roles or any(publication.has_role(role) for role in select.roles))
    )


def ordered(publications: Sequence[Publication], select: Select) -> list[Publication]:
    """Return publications in the order that a selection asks for."""
    if select.names and not select.sort:
        return sorted(publications, key=lambda publication: select.names.index(publication.key))
    match select.sort:
        case "oldest":
            return sorted(publications, key=_age)
        case "title":
            return sorted(publications, key=lambda publication: folded(publication.sort_title))
        case "venue":
            return sorted(publications, key=lambda p: (not p.venue, folded(plain(p.venue)), _newest_first(p)))
        case "author":
            return sorted(publications, key=lambda p: (_first_author(p), _newest_first(p)))
        case "file":
            return list(publications)
        case _:
            return sorted(publications, key=_newest_first)


def _age(publication: Publication) -> tuple[int, ...]:
    """Return what sorts publications from the oldest to those that are not out yet; undated ones come first."""
    start, end = publication.interval
    state = 0 if publication.is_out or publication.state is None else 1 + STATES.index(publication.state)
    return (state, *(date.toordinal() if date else 0 for date in (end and end.last, start and start.first)))


def _newest_first(publication: Publication) -> tuple[int, ...]:
    return tuple(-part for part in _age(publication))


def _first_author(publication: Publication) -> str:
    name = next(iter(publication.creators), None)
    return folded(f"{name.family} {name.given}" if name else publication.sort_title)
