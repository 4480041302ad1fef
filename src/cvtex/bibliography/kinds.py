"""The kind of a publication from its entry type and fields, and what an entry of that kind must have."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from cvtex.data import table
from cvtex.model.kinds import PUBLICATION_KINDS, PublicationKind
from cvtex.text.latex import text_of

_TABLE = table("bibliography/kinds")


def is_work(entry_type: str) -> bool:
    """Return whether entries of this type stand for a work, not for data that other entries share."""
    return entry_type not in _TABLE["ignored"]["types"]


def known_types() -> list[str]:
    """Return the entry types that cvtex knows, those that are no works of their own among them."""
    return [*_TABLE["types"], *_TABLE["ignored"]["types"]]


def is_known_type(entry_type: str) -> bool:
    """Return whether BibTeX or BibLaTeX has this entry type."""
    return entry_type in _TABLE["types"]


def named_kind(fields: dict[str, str]) -> PublicationKind | None:
    """Return the kind that an entry's field `kind` names, None where it names none."""
    named = fields.get("kind", "").strip().lower()
    return next((kind for kind in PUBLICATION_KINDS if kind == named), None)


def unknown_kind(fields: dict[str, str]) -> str | None:
    """Return what an entry's field `kind` says where that is no kind."""
    named = fields.get("kind", "").strip()
    return named if named and named_kind(fields) is None else None


def kind_of(entry_type: str, fields: dict[str, str]) -> PublicationKind:
    """Return the kind of an entry by its type and venue."""
    kind = _TABLE["types"].get(entry_type, "other")
    preprints = _TABLE["preprints"]
    venue = text_of(fields.get("journaltitle", "")).lower()
    if kind == "journal" and venue.startswith(tuple(preprints["venues"])):
        return "preprint"
    if kind in {"journal", "other"} and not venue and _eprint_type(fields) in preprints["eprint_types"]:
        return "preprint"
    return kind  # type: ignore[no-any-return]  # the table holds kinds only: a test says so


def missing_fields(kind: PublicationKind, entry_type: str, present: Collection[str]) -> list[list[str]]:
    """Return the fields that an entry of this kind and type lacks where these are present, each with its alternatives.

    An entry type that BibTeX asks less of than others of its kind has its own.
    """
    return _lacking(_required(kind, entry_type), present)


def expected_fields(kind: PublicationKind, entry_type: str, present: Collection[str]) -> list[list[str]]:
    """Return the fields that an entry of this kind and type should have and lacks, each with its alternatives."""
    return _lacking(_expected(kind, entry_type), present)


@cache
def _required(kind: PublicationKind, entry_type: str) -> tuple[tuple[str, ...], ...]:
    required = _TABLE["required"]
    return _alternatives(required["types"].get(entry_type, required["kinds"][kind]))


@cache
def _expected(kind: PublicationKind, entry_type: str) -> tuple[tuple[str, ...], ...]:
    kinds, types, unasked = (_TABLE["expected"][name] for name in ("kinds", "types", "not_of"))
    of_kind = () if entry_type in unasked else kinds.get(kind, ())
    required = _TABLE["required"]
    own = required["types"].get(entry_type)
    beyond = [] if own is None else [names for names in required["kinds"][kind] if names not in own]
    return _alternatives((*beyond, *of_kind, *types.get(entry_type, ())))


def _alternatives(fields: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(alternatives.split("/")) for alternatives in fields)


def _lacking(wanted: Iterable[Sequence[str]], present: Collection[str]) -> list[list[str]]:
    known = set(present)
    return [list(names) for names in wanted if known.isdisjoint(names)]


def _eprint_type(fields: dict[str, str]) -> str:
    if "eprint" not in fields:
        return "arxiv" if fields.get("arxiv") else ""
    return fields.get("eprinttype", "arxiv").strip().lower()
