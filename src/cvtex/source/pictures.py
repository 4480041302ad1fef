"""The pictures of a project that a document shows: which file a name means, and its bytes."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cvtex.source.reads import Reads

_ENDINGS = (".pdf", ".png", ".jpg", ".jpeg")
"""What a name may lack, in the order in which graphics looks for it (grfguide, section "File extensions")."""
_KINDS = {b"%PDF-": "PDF", b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
"""What all TeX programs read, by the first bytes of a file."""
_RESERVED = {"document", "cvtex", "ready"}
"""Names of TeX's own files in the work folder."""
_LARGEST = 64 << 20
"""Bytes of a picture: a TeX that writes twice as many is stopped."""
_LONGEST_NAME = 255
"""Characters of a file's name that systems allow at most."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its path relative to the project, with its ending, and its bytes."""

    name: str
    data: bytes


class PictureError(Exception):
    """A name means no picture of the project that TeX could show; `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        self.help = help_
        super().__init__(message)


def find_picture(project: Path, name: str, reads: Reads, folders: tuple[str, ...] = ("",)) -> Picture:
    """Return the picture in the project's folder, or in one of these below it, that a name means; its ending may lack.

    What is looked at is noted in `reads`. A link may lead to a place inside the project only.

    Raises:
        PictureError: there is none, it lies elsewhere, or it is none that TeX reads.

    """
    for place in dict.fromkeys(("", *folders)):
        relative = PurePosixPath(place, name)
        if relative.is_absolute() or ".." in relative.parts or "\\" in name or "\0" in name:
            message = f"the picture `{name}` is not named by a path inside the project"
            raise PictureError(message, "copy it into the project, and name it from there: `images/photo.jpg`")
        found = [relative.with_name(relative.name + ending) for ending in ("", *_ENDINGS) if relative.name]
        for candidate in found:
            if len(candidate.name) <= _LONGEST_NAME and reads.is_file(project / candidate):
                return _read(project, candidate, reads)
    message, help_ = f"there is no picture `{name}`", "its name is relative to the project's folder"
    raise PictureError(message, help_)


def _read(project: Path, relative: PurePosixPath, reads: Reads) -> Picture:
    """Return a file that is there as a picture."""
    path = project / relative
    if not path.resolve().is_relative_to(project.resolve()):
        raise PictureError(f"`{relative}` is a link that leads out of the project", "put the file itself there")
    if any(part.startswith(".") for part in relative.parts):
        raise PictureError(f"TeX reads no hidden file such as `{relative}`", "give it a name without a dot in front")
    if len(relative.parts) == 1 and relative.stem in _RESERVED:
        raise PictureError(f"a picture cannot be called `{relative}`: TeX's own files are", "give it another name")
    try:
        data = reads.file(path)
    except OSError as error:
        message = f"cannot read `{relative}`: {(error.strerror or str(error)).lower()}"
        raise PictureError(message, "make it readable") from error
    if len(data) > _LARGEST:
        raise PictureError(f"`{relative}` has {len(data) >> 20} MB", f"make it smaller than {_LARGEST >> 20} MB")
    if not data.startswith(tuple(_KINDS)):
        message = f"`{relative}` is none of the pictures that TeX reads: {', '.join(_KINDS.values())}"
        raise PictureError(message, "convert it; a new ending alone does not")
    return Picture(relative.as_posix(), data)
