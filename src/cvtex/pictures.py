"""The pictures that documents of a project show: laid out for TeX, and reported where they are not there."""

from collections.abc import Iterator, Sequence

from cvtex.compile.pictures import PictureName, picture_folders, picture_names
from cvtex.compile.texsource import TexSource
from cvtex.diagnostics import Diagnostic
from cvtex.origin import Origins
from cvtex.prepare import Prepared
from cvtex.project import Project
from cvtex.source.pictures import Picture, PictureError, find_picture


def pictures_of(project: Project, tex: str) -> tuple[Picture, ...]:
    """Return the pictures of the project that a .tex names, as far as they are there; they are noted as read."""
    found = (_found(project, tex, one) for one in picture_names(tex))
    return tuple(picture for picture in found if isinstance(picture, Picture))


def missing_pictures(project: Project, prepared: Sequence[Prepared]) -> Iterator[Diagnostic]:
    """Yield an error for each picture that documents need and cannot show, where the user names it."""
    for tex in dict.fromkeys(str(one.tex) for one in prepared if one.tex is not None):
        for one in picture_names(tex):
            found = _found(project, tex, one) if one.is_needed else None
            if isinstance(found, PictureError):
                place = TexSource(tex).place(one.line, (one.name,))
                span = Origins(project).find(place) if place else None
                yield Diagnostic("picture", str(found), span, found.help)


def _found(project: Project, tex: str, one: PictureName) -> Picture | PictureError:
    try:
        return find_picture(project.folder, one.name, project.reads, picture_folders(tex))
    except PictureError as error:
        return error
