"""Tables as the bytes of a file: .csv, .xlsx, .json."""

import csv
import datetime
import io
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from cvtex.coauthors.tables import Table

_WIDTHS = (6, 32, 48, 32, 24)
"""Widths of columns, in characters."""
_MADE = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - what a ZIP archive calls no time: the same tables, the same bytes


def as_csv(tables: Sequence[Table]) -> bytes:
    """Return tables as CSV (RFC 4180) in UTF-8 with a byte-order mark, by which Excel knows it; blank lines between."""
    text = io.StringIO()
    writer = csv.writer(text)
    for number, table in enumerate(tables):
        if number:
            writer.writerow(())
        writer.writerows((table.columns, *(map(_harmless, row) for row in table.rows)))
    return text.getvalue().encode("utf-8-sig")


def as_json(tables: Sequence[Table]) -> bytes:
    """Return tables as a JSON list of objects, one a row; of several tables a list of such lists."""
    found = [[dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1).encode() + b"\n"


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as the one sheet of an Excel file, one below the other; every cell is text."""
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _MADE})
        bold, wrapped = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        sheet = book.add_worksheet("People")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        line = 0
        for table in tables:
            for row, look in ((table.columns, bold), *((row, wrapped) for row in table.rows)):
                for column, cell in enumerate(row):
                    sheet.write_string(line, column, cell, look)
                line += 1
            line += 1
    return data.getvalue()


FORMATS: Mapping[str, Callable[[Sequence[Table]], bytes]] = MappingProxyType(
    {".csv": as_csv, ".xlsx": as_xlsx, ".json": as_json}
)
"""What makes a file, by its ending."""


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
