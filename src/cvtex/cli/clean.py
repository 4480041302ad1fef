"""`cvtex clean`: removes what cvtex wrote, nothing else."""

from pathlib import Path

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.session import Session


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Clean DIR, where `build -o DIR` wrote.",
)
@common_options
def clean(settings: Settings, output: Path | None) -> int:
    """Remove what cvtex wrote, nothing else."""
    from cvtex.outputs import Outputs, output_folder

    session = Session(settings)
    with session.failing() as outcome:
        folder = output or output_folder(session.project)
        for path in Outputs(folder.absolute()).clean():
            session.say(f"removed {path}")
    return outcome.code
