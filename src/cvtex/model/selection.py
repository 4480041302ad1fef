"""Which entries a section prints, and in which order."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol, Self, TypeVar

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from cvtex.model.base import Dated, Entry, Many, Model, NonEmpty
from cvtex.model.dates import PartialDate
from cvtex.model.inner import Inner, inside
from cvtex.model.kinds import PublicationKind


class Select(Model):
    """A filter and an order; each key narrows the selection, `max` comes last."""

    kinds: Many[PublicationKind] = Field(default=(), description="Publications of these kinds")
    keys: Many[NonEmpty] = Field(default=(), description="Publications with these citation keys, in this order")
    not_keys: Many[NonEmpty] = Field(default=(), description="No publications with these citation keys")
    ids: Many[NonEmpty] = Field(default=(), description="Entries with these ids, in this order")
    tags: Many[NonEmpty] = Field(
        default=(), description="Entries with any of these tags; of an entry without them, the roles that have one"
    )
    not_tags: Many[NonEmpty] = Field(
        default=(), description="Entries with none of these tags, and in them what has none"
    )
    prefer: Many[NonEmpty] = Field(
        default=(),
        description="Only the entries with the first of these tags that any has; all of them where none has any",
    )
    keywords: Many[NonEmpty] = Field(
        default=(), description="Publications with any of these keywords (`selected` also as a field)"
    )
    not_keywords: Many[NonEmpty] = Field(default=(), description="Publications with none of these keywords")
    types: Many[NonEmpty] = Field(default=(), description="Publications of these entry types, such as `inproceedings`")
    venues: Many[NonEmpty] = Field(
        default=(), description="Publications in a journal or book whose title has one of these words; `*` is anything"
    )
    lengths: Many[Literal["short", "medium", "long"]] = Field(default=(), description="Biographies of these lengths")
    since: PartialDate | None = Field(default=None, description="Not before this year, month or day")
    until: PartialDate | None = Field(default=None, description="Not after this year, month or day")
    last_years: StrictInt | None = Field(
        default=None, ge=1, description="From the last so many years, counted from today"
    )
    current: bool = Field(default=False, description="Only what still goes on")
    past: bool = Field(default=False, description="Only what has ended")
    invited: bool = Field(default=False, description="Only talks that were invited, keynotes among them")
    roles: Many[Literal["first", "last", "corresponding"]] = Field(
        default=(), description="Publications on which the owner is first, last or corresponding author"
    )
    sort: Literal["newest", "oldest", "title", "venue", "author", "file"] | None = Field(
        default=None,
        description="Order; without it publications come newest first (those not out yet before all), other entries as "
        "written; `venue` and `author` (the first one) are for publications",
    )
    max: StrictInt | None = Field(default=None, ge=1, description="At most so many")

    @model_validator(mode="after")
    def _until_after_since(self) -> Self:
        if self.since and self.until and self.until.last < self.since.first:
            message = "it lies before `since`: nothing would be selected"
            raise PydanticCustomError("until_before_since", message, {"keys": ("until",)})
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The ids or citation keys asked for by name."""
        return self.keys + self.ids


class Selectable(Protocol):
    """What a selection asks of an entry or a publication."""

    @property
    def id(self) -> str | None:
        """Id or citation key."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags."""

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """First and last date; no last date where it goes on, no dates where it has none."""

    @property
    def intervals(self) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
        """The dates of its parts, such as the roles in an organisation; its own where it has none."""

    @property
    def sort_title(self) -> str:
        """What it is called, for sorting."""


S = TypeVar("S", bound=Selectable)


def selected(items: Iterable[S], select: Select, today: datetime.date, *also: Callable[[S], bool]) -> tuple[S, ...]:
    """Return the items that `select` and the predicates `also` keep, in the order asked for."""
    return tuple(_ordered(kept(items, select, today, *also), select)[: select.max])


def kept(items: Iterable[S], select: Select, today: datetime.date, *also: Callable[[S], bool]) -> list[S]:
    """Return the items that `select` and the predicates `also` keep, as they come, however many they are."""
    tests = [*also, *_common_tests(select, today)]
    found = list(items)
    for test in tests:
        found = [item for item in found if test(item)]
    preferred = ([item for item in found if tag in item.tags] for tag in select.prefer)
    return next((tagged for tagged in preferred if tagged), found)


def is_kept_inside(outer: Entry, inner: Inner, select: Select, today: datetime.date) -> bool:
    """Return whether an entry inside an entry (a role, a highlight) is kept: by its tags and dates, not by name.

    One without dates is as old as the entry that it stands in. Where only parts of an entry have a tag that is asked
    for, those are kept.
    """
    unnamed: dict[str, object] = {"keys": (), "ids": ()}
    if not inner.is_part or not set(select.tags).isdisjoint(outer.tags):
        unnamed["tags"] = ()
    if not isinstance(inner.entry, Dated):
        unnamed |= {"since": None, "until": None, "last_years": None, "current": False, "past": False}
    return all(test(inner.entry) for test in _common_tests(select.model_copy(update=unnamed), today))


def has_tag(entry: Entry, tags: Sequence[str]) -> bool:
    """Return whether an entry, or one of those that it is made of, has one of some tags."""
    return not set(tags).isdisjoint(entry.tags) or any(
        inner.is_part and has_tag(inner.entry, tags) for inner in inside(entry)
    )


def _common_tests(select: Select, today: datetime.date) -> list[Callable[[Selectable], bool]]:
    tests: list[Callable[[Selectable], bool]] = []
    if select.names:
        tests.append(lambda item: item.id in select.names)
    if select.tags:
        tests.append(lambda item: not set(select.tags).isdisjoint(item.tags))
    if select.not_tags:
        tests.append(lambda item: set(select.not_tags).isdisjoint(item.tags))
    since = [select.since.first] if select.since else []
    if select.last_years:
        since.append(datetime.date(today.year - select.last_years, 12, 31) + datetime.timedelta(days=1))
    if since:
        tests.append(lambda item: _last_day(item) >= max(since))
    if select.until:
        last = select.until.last
        tests.append(lambda item: _first_day(item) <= last)
    if select.current:
        tests.append(lambda item: _first_day(item) <= today <= _last_day(item))
    if select.past:
        tests.append(lambda item: any(any(dates) and _ends(dates) < today for dates in item.intervals))
    return tests


def _first_day(item: Selectable) -> datetime.date:
    start, _ = item.interval
    return start.first if start else datetime.date.min


def _last_day(item: Selectable) -> datetime.date:
    """Return the last day of an entry: the end of time where it goes on, its beginning where it has no date."""
    return _ends(item.interval)


def _ends(interval: tuple[PartialDate | None, PartialDate | None]) -> datetime.date:
    start, end = interval
    if end:
        return end.last
    return datetime.date.max if start else datetime.date.min


def _ordered(items: Sequence[S], select: Select) -> list[S]:
    if select.names and not select.sort:
        return sorted(items, key=lambda item: select.names.index(item.id or ""))
    match select.sort:
        case "newest":
            return sorted(items, key=lambda item: (_last_day(item), _first_day(item)), reverse=True)
        case "oldest":
            return sorted(items, key=lambda item: (_first_day(item), _last_day(item)))
        case "title":
            return sorted(items, key=lambda item: item.sort_title)
        case _:
            return list(items)
