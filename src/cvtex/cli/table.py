"""Rows as a table on a terminal."""

from collections.abc import Sequence

_WIDEST = 60
"""Characters of the widest cell."""


def table_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under their columns, each column as wide as its widest cell; a cell that is too wide is cut."""
    cells = [[_cut(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(len(line[index]) for line in cells) for index in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    )


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
