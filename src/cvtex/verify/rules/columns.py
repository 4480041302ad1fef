"""The columns of a table that lies in a line."""

from itertools import pairwise

from cvtex.verify.measured import Line, Run

_APART = 1
"""Ems between columns, at least."""


def cells(line: Line) -> list[tuple[Run, ...]]:
    """Return the runs of a line from left to right, parted where wide gaps are; none where it has no text."""
    runs = sorted((run for run in line.runs if run.text.strip()), key=lambda run: run.box.left)
    cuts = [at for at, (one, other) in enumerate(pairwise(runs), 1) if _are_apart(one, other)]
    return [tuple(runs[start:end]) for start, end in pairwise([0, *cuts, len(runs)]) if start < end]


def text_of(cell: tuple[Run, ...]) -> str:
    """Return the text of runs beside each other."""
    return " ".join("".join(run.text for run in cell).split())


def _are_apart(run: Run, other: Run) -> bool:
    return other.box.left - run.box.right > _APART * run.size
