"""`cvtex schema`: the JSON Schema of cv.toml, for editors."""

import json

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.session import ExitCode


@click.command()
@common_options
def schema(settings: Settings) -> int:  # noqa: ARG001 - every command takes the common options
    """Print the JSON Schema of cv.toml, for editors."""
    from cvtex.model.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return ExitCode.DONE
