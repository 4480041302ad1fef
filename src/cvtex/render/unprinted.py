"""What lists of publications do not print of an entry, and why: the rules of unprinted.toml."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from cvtex.data import table
from cvtex.model.publication import Publication
from cvtex.model.rich import plain
from cvtex.render.languages import base_language, languages_in
from cvtex.render.locale import Locale
from cvtex.text.words import folded


@dataclass(frozen=True, slots=True)
class Rule:
    """Fields that are not printed; see unprinted.toml."""

    fields: tuple[str, ...]
    reason: str
    has: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    same_as: str | None = None
    hidden: bool = False

    def holds(self, publication: Publication, name: str, locale: Locale) -> bool:
        """Return whether a field of a publication is not printed in a document of this language."""
        return (
            all(other in publication.fields or other in publication.identifiers for other in self.has)
            and (not self.kinds or publication.kind in self.kinds)
            and (not self.states or (publication.state in self.states and publication.date is not None))
            and (self.same_as is None or self._says_the_same(publication, name, locale))
        )

    def _says_the_same(self, publication: Publication, name: str, locale: Locale) -> bool:
        text = plain(publication.fields[name])
        if self.same_as == "document":
            return languages_in(text) == (base_language(locale),)
        if self.same_as == "author":
            bodies = {folded(author.family) for author in publication.authors if author.is_body or not author.given}
            return not bodies.isdisjoint({folded(text), f"{folded(text)} collaboration"})
        other = plain(publication.fields.get(self.same_as or "", ()))
        return folded(text).replace(" ", "") == folded(other).replace(" ", "")


@cache
def rules(guide: str = "all") -> tuple[Rule, ...]:
    """Return the rules of a guide, without one those of all of them."""
    return tuple(_rule(row) for row in table("render/unprinted")[guide])


def _rule(row: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Rule(**values)


def unprinted(publication: Publication, locale: Locale, guide: str = "all") -> Iterator[tuple[str, Rule]]:
    """Yield the fields of a publication that a guide, or none of them, prints, each with the rule that says so."""
    for rule in rules(guide):
        for name in rule.fields:
            if name in publication.fields and rule.holds(publication, name, locale):
                yield name, rule
