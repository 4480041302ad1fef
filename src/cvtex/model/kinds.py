"""The kinds of publications: the field's vocabulary, used by the .bib reader and by selections alike."""

from typing import Literal, get_args

PublicationKind = Literal[
    "journal",
    "conference",
    "book",
    "chapter",
    "proceedings",
    "preprint",
    "thesis",
    "report",
    "patent",
    "software",
    "dataset",
    "talk",
    "other",
]

PUBLICATION_KINDS: tuple[PublicationKind, ...] = get_args(PublicationKind)
