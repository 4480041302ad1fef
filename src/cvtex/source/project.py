"""The project folder: where it is, and which files a pattern in it names."""

from pathlib import Path

from cvtex.diagnostics import CvtexError, Diagnostic
from cvtex.source.reads import Reads

CV_FILE = "cv.toml"


def find_project(start: Path) -> Path:
    """Return the nearest folder, from `start` upward, that holds a cv.toml.

    Raises:
        CvtexError: there is none.

    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CV_FILE).is_file():
            return folder
    message = f"no `{CV_FILE}` in `{start}` or any folder above it"
    raise CvtexError([Diagnostic("no-project", message, help="name the project's folder with `-C DIR`")])


def matching_files(project: Path, pattern: str, reads: Reads) -> list[Path]:
    """Return the files of the project that `pattern` names (`*`, `?`, `[…]` and `**` as in a shell), sorted.

    An absolute path and one that climbs out with `..` name a single file.
    """
    if not any(character in pattern for character in "*?["):
        path = project / pattern
        return [path] if reads.is_file(path) else []
    base = Path(pattern)
    if base.is_absolute():
        root = Path(base.anchor)
        return reads.glob(root, str(base.relative_to(root)))
    return reads.glob(project, pattern)


def display_name(path: Path, project: Path) -> str:
    r"""Return how messages name a file: relative to the project where it lies inside, with `/`.

    Bytes of its name that are no UTF-8 are escaped (`\xe9`), so that whatever prints the name can.
    """
    try:
        name = path.relative_to(project).as_posix()
    except ValueError:
        name = path.as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
