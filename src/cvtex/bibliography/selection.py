"""Which publications a list prints, and in which order."""

import datetime
from collections.abc import Iterable

from cvtex.model.publication import Publication
from cvtex.model.selection import Select, selected


def select_publications(
    publications: Iterable[Publication], select: Select, today: datetime.date
) -> tuple[Publication, ...]:
    """Return the publications that a selection keeps, newest first unless it asks for another order.

    Publications of one date stay in the order of their files.
    """
    if not select.names and select.sort is None:
        select = select.model_copy(update={"sort": "newest"})

    def is_asked_for(publication: Publication) -> bool:
        return (
            (not select.kinds or publication.kind in select.kinds)
            and (not select.keywords or not set(select.keywords).isdisjoint(publication.keywords))
            and (not select.roles or any(publication.has_role(role) for role in select.roles))
        )

    return selected(publications, select, today, is_asked_for)
