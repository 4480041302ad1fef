"""Any PDF against funders' profiles; one that cvtex made of a project also against what that prints."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cvtex.build import check
from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.model.profile import Profile
from cvtex.model.profiles import find_profile, no_such_profile
from cvtex.outputs import Outputs, digest
from cvtex.prepare import Prepared, fitted
from cvtex.project import Project
from cvtex.source.project import find_project
from cvtex.verify.judge import judge
from cvtex.verify.known import own, stranger
from cvtex.verify.measure import measure
from cvtex.verify.measured import Measured
from cvtex.verify.rules.subject import Printed, Subject
from cvtex.verify.text_layer import UnreadablePdfError
from cvtex.verify.verdict import Verdict


@dataclass(frozen=True)
class Verifier:
    """Judges PDFs as from within a folder, which may belong to a project."""

    folder: Path
    today: datetime.date

    def verdicts(self, file: Path, profiles: Mapping[str, Profile]) -> Iterator[Verdict]:
        """Yield what each profile says of a PDF; without any the one of its variant, or the rules for every PDF.

        Raises:
            CvtexError: the file is no PDF that can be read.

        """
        path = self.folder / file
        data = _read(path, file)
        try:
            measured = measure(data, path.stem)
        except UnreadablePdfError as error:
            message = f"`{file}` is no PDF that can be read: {error}"
            raise CvtexError([Diagnostic("no-pdf", message, help=error.help)]) from error
        variant = self._variant_of(path, data)
        subject = self._subject(measured, path, variant)
        if variant and not profiles:
            profiles = self._own_profile(variant)
        if not profiles:
            yield judge(str(file), subject)
        for name, profile in profiles.items():
            yield judge(str(file), subject, name, profile)

    def profile(self, name: str) -> Profile:
        """Return a profile by its name.

        Raises:
            CvtexError: there is none of that name.

        """
        profile = find_profile(name, self._project_folder)
        if profile is None:
            message, help_ = no_such_profile(name, self._project_folder)
            raise CvtexError([Diagnostic("unknown-profile", message, help=help_)])
        return profile

    @cached_property
    def _project_folder(self) -> Path | None:
        """The project's folder, None where there is no project."""
        with suppress(CvtexError):
            return find_project(self.folder)
        return None

    @cached_property
    def _project(self) -> tuple[Project, tuple[Prepared, ...]] | None:
        """The project that the folder belongs to, None where there is none or it cannot be read."""
        if self._project_folder is None:
            return None
        with suppress(CvtexError):
            project, prepared, _ = check(self._project_folder)
            return project, prepared
        return None

    def _variant_of(self, path: Path, data: bytes) -> Prepared | None:
        """Return the variant of which a PDF is the last good build."""
        if self._project is None or Outputs(path.parent).stamp(path.stem).get("pdf") != digest(data):
            return None
        return next((one for one in self._project[1] if one.variant.filename == path.stem), None)

    def _subject(self, measured: Measured, path: Path, variant: Prepared | None) -> Subject:
        if self._project is None:
            return stranger(measured, self.today)
        project, _ = self._project
        printed: Printed | str = "only a PDF that cvtex made of this project can be compared with its entries"
        if variant:
            tex = _text(path.with_suffix(".tex"))
            printed = "its sources have changed since it was built: build it again"
            stamp = Outputs(path.parent).stamp(path.stem)
            for one in (made.as_built(stamp) for made in (variant, *fitted([variant], None)[0])):
                if tex == str(one.tex):
                    printed = Printed(one.variant, one.sections, tex)
        return own(measured, self.today, project.cv, project.publications, printed)

    def _own_profile(self, variant: Prepared) -> dict[str, Profile]:
        """Return the profile that a variant follows by its name; empty where it follows none."""
        profile, path = variant.variant.profile, variant.variant.profile_path
        if self._project is None or profile is None or path is None:
            return {}
        return {str(self._project[0].cv.variants[str(path[1])].profile): profile}


def _read(path: Path, shown: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot read `{shown}`: {(error.strerror or str(error)).lower()}"
        raise CvtexError([Diagnostic("no-pdf", message, help="name a PDF file")]) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
