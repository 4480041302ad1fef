"""`cvtex verify`: measures any PDF, whoever made it, against funders' profiles."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.common import Settings, common_options
from cvtex.cli.report import clean, json_text
from cvtex.cli.session import ExitCode, Session

if TYPE_CHECKING:
    from cvtex.verify.verdict import Verdict


@click.command()
@click.argument("files", metavar="PDF…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help="Funder's format from `cvtex list profiles`; may be given several times.  [default: that of the variant]",
)
@common_options
def verify(settings: Settings, files: tuple[Path, ...], profiles: tuple[str, ...]) -> int:
    """Measure PDFs, whoever made them, against a funder's rules, and say how near the limits they are."""
    from cvtex.build import today
    from cvtex.diagnostics import CvtexError, Diagnostic
    from cvtex.verification import Verifier
    from cvtex.verify.verdict import State

    session = Session(settings)
    with session.failing() as outcome:
        verifier = Verifier(settings.directory, today())
        known = {name: verifier.profile(name) for name in profiles}
        verdicts: list[Verdict] = []
        problems: list[Diagnostic] = []
        for file in files:
            session.status(f"measuring {file} …")
            try:
                verdicts.extend(verifier.verdicts(file, known))
            except CvtexError as error:
                problems.extend(error.diagnostics)
        _print("short" if settings.quiet and settings.format == "human" else settings.format, verdicts)
        session.show(problems)
        if any(verdict.state is State.ERROR for verdict in verdicts):
            outcome.code = ExitCode.VERIFICATION_FAILED
        elif problems:
            outcome.code = ExitCode.ERRORS
    return outcome.code


def _print(format_: str, verdicts: "list[Verdict]") -> None:
    """Print verdicts to stdout in the format asked for."""
    from cvtex.verify.report import as_data, report, short

    if format_ == "json":
        click.echo(json_text([as_data(verdict) for verdict in verdicts], indent=1))
    elif verdicts:
        texts = [report(verdict) if format_ == "human" else short(verdict) for verdict in verdicts]
        joined = ("\n\n" if format_ == "human" else "\n").join(filter(None, texts))
        click.echo("\n".join(map(clean, joined.split("\n"))), nl=bool(joined))
