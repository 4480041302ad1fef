"""Funders' profiles by name: a project's own in `profiles/`, and those that come with cvtex."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from cvtex.data import table
from cvtex.diagnostics import CvtexError
from cvtex.model.cv import CV
from cvtex.model.load import load
from cvtex.model.profile import Profile
from cvtex.model.resolve import did_you_mean
from cvtex.source.locate import TomlPath
from cvtex.source.project import display_name
from cvtex.source.reads import Reads
from cvtex.source.remarks import Remarks
from cvtex.source.text import read_source
from cvtex.source.toml import parse_toml

FOLDER = "profiles"
"""The folder of a project's own profiles, and of those in this package: `NAME.toml` each."""


@cache
def shipped_profiles() -> Mapping[str, Profile]:
    """Return the profiles that come with cvtex, by name."""
    names = (Path(file.name) for file in (files("cvtex") / FOLDER).iterdir())
    return {name: shipped_profile(name) for name in sorted(path.stem for path in names if path.suffix == ".toml")}


@cache
def shipped_profile(name: str) -> Profile:
    """Return the profile that comes with cvtex under a name, which must be one of theirs."""
    return Profile.model_validate(table(f"{FOLDER}/{name}"))


def find_profile(name: str, folder: Path | None, reads: Reads | None = None) -> Profile | None:
    """Return the profile of that name or alias: a project's own, else the shipped one, None where there is none.

    `reads` notes where in the project's folder it was looked for.

    Raises:
        CvtexError: the project's own cannot be read or does not validate.

    """
    if folder is not None:
        reads = reads or Reads(folder)
        path = folder / FOLDER / f"{name}.toml"
        if reads.is_file(path):
            source = read_source(path, name=display_name(path, folder), read=reads.file)
            return load(parse_toml(source), Profile)
    if (files("cvtex") / FOLDER / f"{name}.toml").is_file():
        return shipped_profile(name)
    return next((profile for profile in shipped_profiles().values() if name in profile.aliases), None)


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


def profiles_of(cv: CV, folder: Path, remarks: Remarks, reads: Reads) -> Iterator[tuple[str, Profile]]:
    """Yield the profiles that variants name, by these names; what is wrong with them is reported."""
    named: dict[str, list[TomlPath]] = {}
    for variant, settings in cv.variants.items():
        if settings.profile:
            named.setdefault(settings.profile, []).append(("variants", variant, "profile"))
    for name, paths in named.items():
        try:
            profile = find_profile(name, folder, reads)
        except CvtexError as error:
            remarks.diagnostics.extend(error.diagnostics)
            continue
        if profile:
            yield name, profile
            continue
        message, help_ = no_such_profile(name, folder)
        for path in paths:
            remarks.error("unknown-profile", message, path, help_)


def age_remarks(profile: Profile, today: datetime.date) -> Iterator[tuple[str, str, str]]:
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
