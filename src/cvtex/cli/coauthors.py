"""`cvtex coauthors`: with whom the owner has worked, as funders want it for conflicts of interest."""

from pathlib import Path

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.session import ExitCode, Session
from cvtex.cli.table import table_text


@click.command()
@click.option("--rule", default="nsf", metavar="NAME", show_default=True, help="Whose rule: nsf, dfg, nih, snsf, fwf.")
@click.option("--months", type=click.IntRange(1, 1200), metavar="N", help="Works of the last N months count.")
@click.option("--max-authors", type=click.IntRange(1), metavar="N", help="Leave out works with more than N names.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write .csv, .xlsx or .json.",
)
@common_options
def coauthors(settings: Settings, rule: str, months: int | None, max_authors: int | None, output: Path | None) -> int:
    """List the people whom a funder wants named, from the works and people.toml."""
    from cvtex.coauthors.files import FORMATS, as_json
    from cvtex.coauthors.lists import RULES, people_for
    from cvtex.diagnostics import has_errors

    if rule not in RULES:
        message = f"`{rule}` is not one of {', '.join(RULES)}"
        raise click.BadParameter(message, param_hint="--rule")
    if output is not None and output.suffix.lower() not in FORMATS:
        message = f"the name ends in one of {', '.join(FORMATS)}"
        raise click.BadParameter(message, param_hint="-o")
    session = Session(settings)
    with session.failing() as outcome:
        found = people_for(session.project, rule, months, max_authors)
        session.show(found.diagnostics)
        outcome.code = ExitCode.ERRORS if has_errors(found.diagnostics) else ExitCode.DONE
        session.say(found.about)
        if output is not None:
            output.write_bytes(FORMATS[output.suffix.lower()](found.tables))
            session.say(f"wrote {output}")
        elif settings.format == "json":
            click.echo(as_json(found.tables), nl=False)
        else:
            click.echo("\n\n".join(table_text(table.columns, table.rows) for table in found.tables))
    return outcome.code
