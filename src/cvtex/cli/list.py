"""`cvtex list`: what there is, as a table or as JSON."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.session import Session
from cvtex.cli.table import table_text

Rows = list[dict[str, Any]]


@click.command(name="list")
@click.argument("what", type=click.Choice(["variants", "sections", "publications", "profiles", "templates", "engines"]))
@common_options
def list_(settings: Settings, what: str) -> int:
    """List variants, sections, publications, funders' profiles, templates or engines."""
    from cvtex import listing

    session = Session(settings)
    with session.failing() as outcome:
        makers: dict[str, Callable[[], Rows]] = {
            "variants": lambda: listing.variants(session.project),
            "sections": lambda: listing.sections(session.project),
            "publications": lambda: listing.publications(session.project),
            "profiles": lambda: listing.profiles(session.project_or_none),
            "templates": lambda: listing.templates(session.project),
            "engines": listing.engines,
        }
        rows = makers[what]()
        if settings.format == "json":
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            click.echo(_table(rows, listing.COLUMNS[what]), nl=bool(rows))
    return outcome.code


def _table(rows: Rows, columns: Sequence[str]) -> str:
    heads = [column.replace("_", " ") for column in columns]
    return table_text(heads, [[_cell(row[column]) for column in columns] for row in rows]) if rows else ""


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {inner}" for key, inner in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return "" if value is None else str(value)
