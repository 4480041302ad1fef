"""What there is in a project and in cvtex, as rows for tables and JSON."""

from pathlib import Path
from typing import Any

from cvtex.bibliography.linking.links import unique_links, venue_links
from cvtex.bibliography.works.titles import without_final_stop
from cvtex.build import check, today
from cvtex.compile.engines import ENGINES
from cvtex.model.profile import Profile
from cvtex.model.profiles import find_profile, own_profiles, shipped_profiles
from cvtex.model.publication import Name, Publication
from cvtex.model.resolve import sections_of
from cvtex.model.rich import plain
from cvtex.prepare import Prepared
from cvtex.render.environment import TEMPLATES, shipped_templates

COLUMNS = {
    "variants": ("name", "language", "file", "max_pages", "sections"),
    "sections": ("name", "kind", "declared", "entries", "beyond_max"),
    "publications": ("key", "kind", "date", "title", "place"),
    "templates": ("name", "origin"),
    "profiles": ("name", "funder", "title", "delivery", "confidence", "checked_on", "stale"),
    "engines": ("name", "programs", "installed", "install"),
}
"""The columns that a table shows of the rows."""

Rows = list[dict[str, Any]]


def variants(folder: Path) -> Rows:
    """Return the variants with their settings and their sections."""
    project, prepared, _ = check(folder)
    named = {name: variant.profile for name, variant in project.cv.variants.items()}
    return [
        {
            "name": one.variant.name,
            "profile": next((named[name] for name in one.variant.ancestry if named.get(name)), None),
            "language": one.variant.language,
            "file": one.variant.filename,
            "max_pages": one.variant.max_pages,
            "sections": [section.name for section in one.sections],
        }
        for one in prepared
    ]


def sections(folder: Path) -> Rows:
    """Return all sections that a variant could use, with how many entries each prints where it is used.

    `beyond_max` is how many more its `max` leaves out there.
    """
    project, prepared, _ = check(folder)
    counts: dict[str, dict[str, int]] = {}
    beyond: dict[str, dict[str, int]] = {}
    for one in prepared:
        for section in (inner for outer in one.sections for inner in outer.walk()):
            count = len(section.entries) + len(section.publications)
            if count:
                counts.setdefault(section.name, {})[one.variant.name] = count
            if section.beyond_max:
                beyond.setdefault(section.name, {})[one.variant.name] = section.beyond_max
    return [
        {
            "name": name,
            "kind": section.kind,
            "declared": name in project.cv.sections,
            "entries": counts.get(name, {}),
            "beyond_max": beyond.get(name, {}),
        }
        for name, section in sections_of(project.cv).items()
    ]


def publications(folder: Path) -> Rows:
    """Return the publications in the order of their files, then the preprints that are dropped for one of them."""
    project, prepared, _ = check(folder)
    works = {key: publication.key for publication in project.publications for key in publication.stands_for}
    return [
        _publication(publication, prepared) | {"dropped_for": works.get(publication.key) if is_dropped else None}
        for is_dropped, publications in ((False, project.publications), (True, project.dropped))
        for publication in publications
    ]


def templates(folder: Path) -> Rows:
    """Return the templates by name, and whether the project's own or the shipped one is used."""
    shipped, own = shipped_templates(), folder / TEMPLATES
    origins = dict.fromkeys(_template_names(shipped), "cvtex")
    if own.resolve() != shipped.resolve():
        origins |= dict.fromkeys(_template_names(own), "project")
    return [{"name": name, "origin": origin} for name, origin in sorted(origins.items())]


def _template_names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*.tex")] if root.is_dir() else []


def profiles(folder: Path | None) -> Rows:
    """Return the profiles by name, a project's own in place of the shipped ones; those of no project without one."""
    own = own_profiles(folder) if folder else ()
    found = {**shipped_profiles(), **{name: profile for name in own if (profile := find_profile(name, folder))}}
    return [_profile(name, profile, is_own=name in own) for name, profile in sorted(found.items())]


def _profile(name: str, profile: Profile, *, is_own: bool) -> dict[str, Any]:
    return {
        "name": name,
        "aliases": list(profile.aliases),
        "origin": "project" if is_own else "cvtex",
        "funder": profile.funder,
        "title": profile.title,
        "version": profile.version,
        "valid_from": profile.valid_from and profile.valid_from.isoformat(),
        "superseded_by": profile.superseded_by,
        "delivery": profile.delivery,
        "confidence": profile.confidence,
        "checked_on": profile.checked_on and profile.checked_on.isoformat(),
        "stale": profile.is_stale(today()),
        "max_pages": profile.rules.pages and profile.rules.pages.max,
        "sections": list(profile.sections),
        "sources": [{"what": source.what, "address": source.address} for source in profile.sources],
        "notes": list(profile.notes),
    }


def engines() -> Rows:
    """Return the engines, what is installed of each, the TeX programs that it runs, and how to install it."""
    return [
        {
            "name": engine.name,
            "programs": list(engine.programs()) if (installed := engine.identity()) else [],
            "installed": installed,
            "install": engine.install_hint(),
        }
        for engine in ENGINES
    ]


def _publication(publication: Publication, prepared: tuple[Prepared, ...]) -> dict[str, Any]:
    printed = {
        one.variant.name: [
            section.name
            for outer in one.sections
            for section in outer.walk()
            if any(printed is publication for printed in section.publications)
        ]
        for one in prepared
    }
    return {
        "key": publication.key,
        "kind": publication.kind,
        "title": without_final_stop(plain(publication.title)),
        "authors": [_name(name) for name in publication.authors],
        "editors": [_name(name) for name in publication.editors],
        "date": str(publication.date) if publication.date else None,
        "venue": plain(publication.venue),
        "identifiers": dict(publication.identifiers),
        "links": [
            {"label": link.label, "url": link.url}
            for link in unique_links((*publication.links, *venue_links(publication)))
        ],
        "file": publication.span.file,
        "line": publication.span.line,
        "place": f"{publication.span.file}:{publication.span.line}",
        "printed_in": {name: places for name, places in printed.items() if places},
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "given": name.given,
        "prefix": name.prefix,
        "family": name.family,
        "suffix": name.suffix,
        "owner": name.is_owner,
    }
