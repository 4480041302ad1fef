"""`cvtex diff`: what one variant prints and another does not."""

import json
from typing import Any

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.session import Session
from cvtex.cli.table import table_text


@click.command()
@click.argument("first")
@click.argument("second")
@common_options
def diff(settings: Settings, first: str, second: str) -> int:
    """Show what the variant FIRST prints and SECOND does not, and the other way round."""
    from cvtex.diff import differences

    session = Session(settings)
    with session.failing() as outcome:
        rows = differences(session.project, first, second)
        if settings.format == "json":
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        elif rows:
            heads = ["what", "name", "title", first, second, "place"]
            click.echo(table_text(heads, [_cells(row) for row in rows]))
        else:
            session.say(f"`{first}` and `{second}` print the same")
    return outcome.code


def _cells(row: dict[str, Any]) -> list[str]:
    """Return a row as what stands in a table; a variant that is compared with itself has no rows."""
    values = [_cell(value) for value in row["values"].values()]
    return [row["what"], row["name"], row["title"], *values, row["place"]]


def _cell(value: Any) -> str:
    """Return a value as a table shows it: what a list holds in a run, what is not said as nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value)
