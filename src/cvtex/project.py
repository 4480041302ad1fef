"""A project read whole: the CV, its publications, and everything to say about both."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import Wishes, publications_of
from cvtex.bibliography.reading.read import BibFile, read_bib
from cvtex.bibliography.reading.values import Definitions
from cvtex.bibliography.works.same_works import same_works
from cvtex.bibliography.works.settling import dangling_relations, merged, remarks_on
from cvtex.diagnostics import CvtexError, Diagnostic, Severity
from cvtex.model.cv import CV, Publications
from cvtex.model.lists import DETAIL_FIELDS, ListSettings
from cvtex.model.load import load_cv
from cvtex.model.profiles import NamedProfiles, profiles_of
from cvtex.model.publication import Publication
from cvtex.model.resolve import did_you_mean
from cvtex.source.project import CV_FILE, display_name, matching_files
from cvtex.source.reads import Reads
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText, read_source
from cvtex.source.toml import TomlDocument, parse_toml


@dataclass(frozen=True)
class Project:
    """A project's folder, its sources as data, and the diagnostics of reading them."""

    folder: Path
    document: TomlDocument
    cv: CV
    publications: tuple[Publication, ...]
    diagnostics: tuple[Diagnostic, ...]
    reads: Reads
    """All that was looked at, which grows while variants are rendered."""
    dropped: tuple[Publication, ...] = ()
    """Preprints that are left out for their published version, whose `stands_for` names them."""
    profiles: NamedProfiles = field(default_factory=NamedProfiles)
    """The funders' profiles that variants name, by these names."""


@dataclass
class ReadBefore:
    """The publications that were read last: most saves of a watched project leave them as they are."""

    made_of: object = None
    publications: tuple[Publication, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def read(self, sources: Sequence[SourceText], person: "_Person", wishes: Wishes) -> None:
        """Read publications from the texts of .bib files, unless these and all else are what they were."""
        made_of = (sources, person, repr(wishes))
        if self.made_of != made_of:
            owner = Owner(person.names, orcid=person.orcid, namesakes=person.namesakes)
            self.publications, self.diagnostics = publications_of(list(_bib_files(sources)), owner, wishes)
            self.made_of = made_of


def read_project(folder: Path, reads: Reads | None = None, before: ReadBefore | None = None) -> Project:
    """Return the project in a folder; `reads` notes what is looked at, and has done so where this fails, too.

    `before` has the publications that were read last, and gets those that are read now.

    Raises:
        CvtexError: cv.toml cannot be read or does not validate; what is wrong with the .bib files is in it too.

    """
    reads = reads or Reads(folder)
    document = parse_toml(read_source(folder / CV_FILE, name=CV_FILE, read=reads.file))
    cv: CV | None = None
    diagnostics: list[Diagnostic] = []
    try:
        cv = load_cv(document)
    except CvtexError as error:
        diagnostics.extend(error.diagnostics)
    sources = list(_bib_sources(document, folder, diagnostics, reads))
    known = before or ReadBefore()
    known.read(sources, _person(document.data), _wishes(cv))
    publications = known.publications
    diagnostics.extend(known.diagnostics)
    if cv is None:
        raise CvtexError(diagnostics)
    said = Remarks(document)
    profiles = profiles_of(cv, folder, said, reads)
    diagnostics.extend(said.diagnostics)
    dropped: tuple[Publication, ...] = ()
    if settings := cv.publications:
        diagnostics.extend(_unknown_keys(settings, publications, document))
        diagnostics.extend(_idle_rules(settings, publications, document))
        diagnostics.extend(_idle_marks(settings, publications, document))
        diagnostics.extend(dangling_relations(publications))
        pairs = same_works(publications, settings.different)
        diagnostics.extend(remarks_on(pairs, preprints_are_settled=settings.preprints is not None))
        every, publications = publications, merged(publications, pairs, settings.preprints or "keep")
        keys = {key for publication in publications for key in publication.stands_for}
        kept = {publication.key for publication in publications}
        dropped = tuple(publication for publication in every if publication.key in keys - kept)
    return Project(folder, document, cv, publications, tuple(diagnostics), reads, dropped, profiles)


def _unknown_keys(
    settings: Publications, publications: Sequence[Publication], document: TomlDocument
) -> Iterator[Diagnostic]:
    """Yield an error for each citation key in `different` that no entry has."""
    known = {publication.key for publication in publications}
    for place, keys in enumerate(settings.different):
        for index, key in enumerate(keys):
            if key not in known:
                span = document.value_span(("publications", "different", place, index))
                help_ = did_you_mean(key, known)
                yield Diagnostic("unknown-entry", f"there is no publication `{key}`", span, help_)


def _idle_rules(
    settings: Publications, publications: Sequence[Publication], document: TomlDocument
) -> Iterator[Diagnostic]:
    """Yield a warning for each rule that holds for no publication."""
    holding = {place for publication in publications for place in publication.rules}
    for place in range(len(settings.rules)):
        if place not in holding:
            span = document.key_span(("publications", "rules", place))
            help_ = "loosen its conditions, or remove it"
            yield Diagnostic("idle-rule", "this rule holds for no publication", span, help_, Severity.WARNING)


def _idle_marks(
    settings: Publications, publications: Sequence[Publication], document: TomlDocument
) -> Iterator[Diagnostic]:
    """Yield a warning for each mark that nobody has, and for each name with a mark that is the name of nobody."""
    lists = [people.names for publication in publications for people in publication.people.values()]
    used = {mark for names in lists for name in names for mark in name.marks}
    for mark, own in settings.marks.items():
        if mark not in used and not own.names:
            near = did_you_mean(mark, used - settings.marks.keys())
            help_ = near or f"give it to somebody: `author+an = {{1={mark}}}`"
            span = document.key_span(("publications", "marks", mark))
            yield Diagnostic("idle-mark", f"nobody has the mark `{mark}`", span, help_, Severity.WARNING)
        for place, name in enumerate(own.names):
            person = Owner([name])
            if not any(person.find(names).position is not None for names in lists):
                span = document.value_span(("publications", "marks", mark, "names", place))
                message = f"no publication has `{name}` among its authors"
                yield Diagnostic("idle-mark", message, span, "look how the name is written there", Severity.WARNING)


def _bib_files(sources: Sequence[SourceText]) -> Iterator[BibFile]:
    """Yield what .bib files hold, each knowing what those before it define."""
    definitions = Definitions()
    for source in sources:
        file = read_bib(source, definitions)
        definitions = file.definitions
        yield file


def _bib_sources(
    document: TomlDocument, folder: Path, diagnostics: list[Diagnostic], reads: Reads
) -> Iterator[SourceText]:
    """Yield the text of each .bib file that cv.toml names, once; a missing one is reported."""
    read: set[Path] = set()
    for index, pattern in enumerate(_strings(document.data, "publications", "files")):
        paths = matching_files(folder, pattern, reads)
        if not paths:
            span = document.value_span(("publications", "files", index))
            message, help_ = f"there is no file `{pattern}`", f"file names are relative to the folder of {CV_FILE}"
            with suppress(OSError):  # such as a name that is too long
                if (folder / pattern).is_dir():
                    message, help_ = f"`{pattern}` is a folder", f"name the files in it: `{pattern.rstrip('/')}/*.bib`"
                elif (folder / pattern).exists():
                    message, help_ = f"`{pattern}` is no ordinary file", "name a .bib file"
            diagnostics.append(Diagnostic("bib-missing-file", message, span, help_))
        for path in paths:
            if path.resolve() in read:
                continue
            read.add(path.resolve())
            try:
                yield read_source(path, name=display_name(path, folder), guess_encoding=True, read=reads.file)
            except CvtexError as error:
                diagnostics.extend(error.diagnostics)


def _wishes(cv: CV | None) -> Wishes:
    """Return what cv.toml says about publications; nothing where it does not validate."""
    if cv is None or cv.publications is None:
        return Wishes()
    layers: list[object] = [*cv.sections.values(), cv.publications.lists]
    for variant in cv.variants.values():
        layers.extend([variant.lists, *(variant.sections or ())])
    settings = (layer for layer in layers if isinstance(layer, ListSettings))
    details = {DETAIL_FIELDS[detail] for layer in settings for detail in layer.show or ()}
    marked = {mark: own.names for mark, own in cv.publications.marks.items()}
    return Wishes(cv.publications.rules, details, marked)


@dataclass(frozen=True)
class _Person:
    """What cv.toml says about whose works they are."""

    names: tuple[str, ...]
    orcid: str | None
    namesakes: tuple[str, ...]


def _person(data: dict[str, Any]) -> _Person:
    """Return the owner, from data that may not be valid."""
    person = data.get("person")
    table = person if isinstance(person, dict) else {}
    name, accounts = table.get("name"), table.get("accounts")
    orcid = accounts.get("orcid") if isinstance(accounts, dict) else None
    names = ([name] if isinstance(name, str) else []) + _strings(data, "person", "former_names")
    return _Person(
        tuple(names), orcid if isinstance(orcid, str) else None, tuple(_strings(data, "person", "namesakes"))
    )


def _strings(data: dict[str, Any], table: str, key: str) -> list[str]:
    found = data.get(table)
    values = found.get(key) if isinstance(found, dict) else None
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
