"""A publication as the lists print it, whatever the .bib file looked like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from cvtex.diagnostics import Span
from cvtex.model.dates import PartialDate, PublicationDate
from cvtex.model.kinds import PublicationKind
from cvtex.model.priorities import Priority
from cvtex.model.rich import Rich, plain


@dataclass(frozen=True, slots=True)
class Name:
    """A name by BibTeX's four parts, as text."""

    given: str
    prefix: str
    family: str
    suffix: str = ""
    is_owner: bool = False
    marks: frozenset[str] = frozenset()
    """Annotations such as `corresponding` and `equal` (biblatex manual, section 3.7, Data Annotations), and signs
    beside the name: by their meaning where they have one (`*` is `equal`), else as they are printed (`†`, `1`)."""
    orcid: str | None = None
    is_body: bool = False
    """Whether it is a body's name, not a person's: `family` alone, printed as it is."""
    given_initials: str | None = None
    """The initials of the given names where the .bib file says them: `given-i=Ch`, `{Ch}arles`."""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names in a field of an entry, and whether the list ends in `and others`."""

    names: tuple[Name, ...] = ()
    is_incomplete: bool = False


State = Literal["inpreparation", "submitted", "forthcoming", "accepted", "inpress", "prepublished"]
"""How far a work is on its way to print (biblatex manual, `pubstate`, and `accepted`), the farthest from it first."""

STATES: tuple[State, ...] = get_args(State)

Role = Literal[
    "author",
    "editor",
    "translator",
    "bookauthor",
    "editora",
    "editorb",
    "editorc",
    "annotator",
    "commentator",
    "introduction",
    "foreword",
    "afterword",
]
"""What a person did for a work, as the field is called that says so (biblatex manual, section 2.2.2, name lists)."""


@dataclass(frozen=True, slots=True)
class PublicationLink:
    """A link of a publication: what it leads to (`doi`, `arxiv`, `code` …), its address, and the text to show."""

    label: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """What an entry says about another one: `related` and `relatedtype` (biblatex manual, section 3.5)."""

    keys: tuple[str, ...]
    relation: str
    """How it is related, lower case: `preprint`, `translationof` …; empty where the entry does not say."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One work. Text fields by their BibLaTeX names; a field that the entry lacks is not in `fields`."""

    key: str
    kind: PublicationKind
    entry_type: str
    title: Rich
    people: Mapping[Role, NameList]
    """Who did what; a role that nobody has is not in it."""
    date: PublicationDate | None
    fields: Mapping[str, Rich]
    identifiers: Mapping[str, str]
    links: tuple[PublicationLink, ...]
    keywords: tuple[str, ...]
    language: str | None
    span: Span
    state: State | None = None
    """How far it is on its way to print; None where it is there."""
    venue: Rich = ()
    tags: tuple[str, ...] = field(default=())
    priority: Priority | None = None
    """Its own, or that of a rule; None where its list decides."""
    rules: tuple[int, ...] = field(default=())
    """The rules in cv.toml that hold for it, by their place there."""
    places: Callable[[str], Span] | None = field(default=None, repr=False, compare=False)
    """Returns where a field stands, by its BibLaTeX name."""
    dates: Mapping[str, PublicationDate] = field(default_factory=dict)
    """Other dates by field: `eventdate`, `origdate`, `urldate`."""
    related: Related | None = None
    own_quotes: frozenset[str] = frozenset()
    """Fields in which typographic quotation marks were typed, which stay as they are in every language."""
    stands_for: tuple[str, ...] = ()
    """Keys of the preprints of this work that are left out for it."""

    @property
    def id(self) -> str:
        """The citation key."""
        return self.key

    @property
    def interval(self) -> tuple[PartialDate | None, PartialDate | None]:
        """First and last date of publication."""
        return (self.date.start, self.date.end or self.date.start) if self.date else (None, None)

    @property
    def intervals(self) -> tuple[tuple[PartialDate | None, PartialDate | None], ...]:
        """The same alone: a work has no parts."""
        return (self.interval,)

    def field_span(self, name: str) -> Span:
        """Return where a field stands, the entry's first line where it is not known."""
        return self.places(name) if self.places else self.span

    @property
    def is_out(self) -> bool:
        """Whether it can be read already, in print or online ahead of print."""
        return self.state in {None, "prepublished"}

    @property
    def sort_title(self) -> str:
        """The title in lower case, without markup."""
        return plain(self.title).casefold()

    @property
    def authors(self) -> tuple[Name, ...]:
        """The authors."""
        return self.people["author"].names if "author" in self.people else ()

    @property
    def editors(self) -> tuple[Name, ...]:
        """The editors."""
        return self.people["editor"].names if "editor" in self.people else ()

    @property
    def creator_role(self) -> Role:
        """What those did who stand in front: `author`, or `editor` of a work that has no authors."""
        return "author" if self.authors or not self.editors else "editor"

    @property
    def creators(self) -> tuple[Name, ...]:
        """The authors, or the editors of a work that has no authors."""
        return self.authors or self.editors

    def has_role(self, role: Literal["first", "last", "corresponding"]) -> bool:
        """Return whether the owner has this place among the authors."""
        names = self.creators
        if not names:
            return False
        match role:
            case "first":
                return names[0].is_owner
            case "last":
                return names[-1].is_owner and not self.people[self.creator_role].is_incomplete
            case "corresponding":
                return any(name.is_owner and "corresponding" in name.marks for name in names)
