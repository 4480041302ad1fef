"""Funders' profiles by name: a project's own in `profiles/`, and those that come with cvtex."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cvtex.data import table, tables_in
from cvtex.diagnostics import CvtexError
from cvtex.model.cv import CV
from cvtex.model.load import load
from cvtex.model.resolve import default_sections, did_you_mean
from cvtex.model.sections import GroupSection
from cvtex.source.locate import TomlPath
from cvtex.source.project import display_name
from cvtex.source.reads import Reads
from cvtex.source.remarks import Remarks
from cvtex.source.text import read_source
from cvtex.source.toml import TomlDocument, parse_toml

if TYPE_CHECKING:
    from cvtex.model.profile import Profile

FOLDER = "profiles"
"""The folder of a project's own profiles, and of those in this package: `NAME.toml` each."""


@cache
def shipped_profiles() -> "Mapping[str, Profile]":
    """Return the profiles that come with cvtex, by name."""
    return {name: shipped_profile(name) for name in tables_in(FOLDER)}


@cache
def shipped_profile(name: str) -> "Profile":
    """Return the profile that comes with cvtex under a name, which must be one of theirs."""
    from cvtex.model.profile import Profile  # its models take time that a project without a profile can do without

    return Profile.model_validate(table(f"{FOLDER}/{name}"))


def find_profile(name: str, folder: Path | None, reads: Reads | None = None) -> "Profile | None":
    """Return the profile of that name or alias: a project's own, else the shipped one, None where there is none.

    `reads` notes where in the project's folder it was looked for.

    Raises:
        CvtexError: the project's own cannot be read or does not validate.

    """
    if folder and (own := _own_profile(name, folder, reads or Reads(folder))):
        return own
    shipped = _shipped_name(name)
    return shipped_profile(shipped) if shipped else None


def _shipped_name(name: str) -> str | None:
    """Return the name of the shipped profile of that name or alias, None where there is none."""
    shipped = tables_in(FOLDER)
    if name in shipped:
        return name
    return next((one for one in shipped if name in table(f"{FOLDER}/{one}").get("aliases", ())), None)


def _own_profile(name: str, folder: Path, reads: Reads) -> "Profile | None":
    """Return a project's own profile, None where it has none of that name.

    Raises:
        CvtexError: it cannot be read or does not validate.

    """
    path = folder / FOLDER / f"{name}.toml"
    if not reads.is_file(path):
        return None
    from cvtex.model.profile import Profile

    document = parse_toml(read_source(path, name=display_name(path, folder), read=reads.file))
    return _checked(load(document, Profile), document)


def _checked(profile: "Profile", document: TomlDocument) -> "Profile":
    """Return a profile whose parts agree with each other.

    Raises:
        CvtexError: it speaks of sections that there are not, or its variant takes something from another one.

    """
    remarks = Remarks(document)
    known = {**default_sections(), **profile.sections}
    for name, path in _named_sections(profile):
        if name not in known:
            help_ = did_you_mean(name, known) or f"declare it: `[sections.{name}]` with a `kind`"
            remarks.error("unknown-section", f"there is no section `{name}`", path, help_)
    for key in ("extends", "profile", "numbers_from"):
        if getattr(profile.variant, key) is not None:
            help_ = "leave it out: what a variant of the project says goes before the profile's"
            remarks.error("profile-variant", f"the variant of a profile has no `{key}`", ("variant", key), help_)
    if remarks.diagnostics:
        raise CvtexError(remarks.diagnostics)
    return profile


def _named_sections(profile: "Profile") -> Iterator[tuple[str, TomlPath]]:
    """Yield the sections that a profile speaks of, and where it does."""
    for index, rule in enumerate(profile.rules.items):
        yield rule.section, ("rules", "items", index, "section")
    for index, use in enumerate(profile.variant.sections or ()):
        path = ("variant", "sections", index)
        yield (use, path) if isinstance(use, str) else (use.use, (*path, "use"))
    for name, section in profile.sections.items():
        for index, child in enumerate(section.sections if isinstance(section, GroupSection) else ()):
            yield child, ("sections", name, "sections", index)
        if section.fallback:
            yield section.fallback, ("sections", name, "fallback")


def own_profiles(folder: Path) -> tuple[str, ...]:
    """Return the names of a project's own profiles."""
    return tuple(sorted(path.stem for path in (folder / FOLDER).glob("*.toml") if path.is_file()))


def no_such_profile(name: str, folder: Path | None) -> tuple[str, str]:
    """Return the message that there is no profile of a name, and the help that names the nearest one."""
    shipped = shipped_profiles()
    known = [*(own_profiles(folder) if folder else ()), *shipped]
    aliases = [alias for profile in shipped.values() for alias in profile.aliases]
    help_ = did_you_mean(name, [*known, *aliases]) or "`cvtex list profiles` shows those that there are"
    return f"there is no profile `{name}`", help_


class NamedProfiles(Mapping[str, "Profile"]):
    """The profiles that variants name, by these names; those that come with cvtex are read when one is asked for."""

    def __init__(self, known: "Mapping[str, Profile | str]" = MappingProxyType({})) -> None:
        """Take a project's own profiles, and the names of those that come with cvtex."""
        self._known = known

    def __getitem__(self, name: str) -> "Profile":
        known = self._known[name]
        return shipped_profile(known) if isinstance(known, str) else known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def section_names(self, name: str | None) -> tuple[str, ...] | None:
        """Return the names of the sections of a profile, None where none is called so."""
        known = self._known.get(name or "")
        if known is None:
            return None
        return tuple(table(f"{FOLDER}/{known}").get("sections", ()) if isinstance(known, str) else known.sections)


def profiles_of(cv: CV, folder: Path, remarks: Remarks, reads: Reads) -> NamedProfiles:
    """Return the profiles that variants name; what is wrong with them is reported."""
    known: dict[str, Profile | str] = {}
    named: dict[str, list[str]] = {}
    for variant, settings in cv.variants.items():
        if settings.profile:
            named.setdefault(settings.profile, []).append(variant)
    for name, variants in named.items():
        try:
            profile = _own_profile(name, folder, reads) or _shipped_name(name)
        except CvtexError as error:
            remarks.diagnostics.extend(error.diagnostics)
            continue
        if profile:
            known[name] = profile
            continue
        message, help_ = no_such_profile(name, folder)
        for variant in variants:
            remarks.error("unknown-profile", message, ("variants", variant, "profile"), help_)
    return NamedProfiles(known)


def age_remarks(profile: "Profile", today: datetime.date) -> Iterator[tuple[str, str, str]]:
    """Yield what there is to say about the age of a profile: code, message and help of a warning each."""
    again = (
        "compare its rules with the funder's own; a file of the same name in the project's `profiles/` corrects them"
    )
    if profile.superseded_by:
        message = f"the format “{profile.title}” has been superseded"
        yield "profile-superseded", message, f"the present one is `{profile.superseded_by}`"
    elif profile.is_stale(today):
        when = f"{profile.checked_on}, {(today - profile.checked_on).days} days ago" if profile.checked_on else None
        message = f"the rules of “{profile.title}” were last read on {when}"
        unknown = f"nobody noted when the rules of “{profile.title}” were last read"
        yield "profile-stale", message if when else unknown, again
    if profile.valid_from and profile.valid_from > today:
        message = f"the format “{profile.title}” is in force from {profile.valid_from} on, not yet"
        yield "profile-not-yet", message, "use the one that is in force until then"
