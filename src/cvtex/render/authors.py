"""Long lists of names cut short: the first, the last and the owner stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace

from cvtex.model.lists import AuthorLimits


@dataclass(frozen=True, slots=True)
class Cut:
    """Names as a style prints them: runs of names with gaps between them."""

    runs: list[list[SimpleNamespace]]
    """Views of names that follow each other; between two runs names are left out."""
    is_open: bool
    """Whether more names follow the last run: `et al.`."""
    position: int | None
    """The owner's place, counted from 1, where names are left out and the owner is among those kept."""
    total: int | None
    """How many names there are; None where the list in the .bib file ends in `and others`."""


def cut(names: Sequence[SimpleNamespace], limits: AuthorLimits | Mapping[str, int] | None, *, is_open: bool) -> Cut:
    """Return names cut to limits, all of them where there are none or the list is short enough."""
    rule = limits if isinstance(limits, AuthorLimits) else _limits(tuple(limits.items())) if limits else None
    total = None if is_open else len(names)
    if rule is None or len(names) <= rule.max:
        return Cut([list(names)] if names else [], is_open, None, total)
    last = 0 if is_open else rule.last
    kept = [
        index
        for index, name in enumerate(names)
        if index < rule.first or index >= len(names) - last or (name.is_owner and rule.keep_owner)
    ]
    runs: list[list[SimpleNamespace]] = []
    for previous, index in zip([None, *kept], kept, strict=False):
        if previous is None or index > previous + 1:
            runs.append([])
        runs[-1].append(names[index])
    position = next((index + 1 for index in kept if names[index].is_owner), None) if rule.position else None
    return Cut(runs, is_open or kept[-1] < len(names) - 1, position, total)


@cache
def _limits(items: tuple[tuple[str, int], ...]) -> AuthorLimits:
    return AuthorLimits.model_validate(dict(items))
