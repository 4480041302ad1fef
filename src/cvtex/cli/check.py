"""`cvtex check`: reads and validates everything, builds nothing."""

import click

from cvtex.cli.common import Settings, common_options, variant_option
from cvtex.cli.session import ExitCode, Session


@click.command()
@variant_option
@click.option("--strict", is_flag=True, help="Make warnings errors.")
@common_options
def check(settings: Settings, variants: tuple[str, ...], strict: bool) -> int:
    """Read and validate everything, build nothing."""
    from cvtex.build import check as check_project
    from cvtex.diagnostics import as_errors, has_errors

    session = Session(settings, answers=True)
    with session.failing() as outcome:
        project, prepared, diagnostics = check_project(session.project, variants)
        if strict:
            diagnostics = as_errors(diagnostics)
        session.show(diagnostics, ({"name": one.variant.name} for one in prepared))
        outcome.code = ExitCode.ERRORS if has_errors(diagnostics) else ExitCode.DONE
        if not diagnostics:
            names = ", ".join(variant.variant.name for variant in prepared)
            session.say(f"no problems: {len(project.publications)} publications; variants: {names}")
    return outcome.code
