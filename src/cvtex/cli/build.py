"""`cvtex build`: writes the .tex and the PDF of variants."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.common import (
    Settings,
    common_options,
    engine_option,
    keep_going_option,
    output_option,
    variant_option,
)
from cvtex.cli.session import ExitCode, Session

if TYPE_CHECKING:
    from cvtex.results import BuiltVariant


@click.command()
@variant_option
@engine_option
@click.option("--tex-only", is_flag=True, help="Write the .tex and stop.")
@click.option("--force", is_flag=True, help="Compile what has not changed, too.")
@keep_going_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Compile so many variants side by side.  [default: one a processor]",
    metavar="N",
)
@output_option
@click.option("--strict", is_flag=True, help="Make warnings errors.")
@common_options
def build(
    settings: Settings,
    variants: tuple[str, ...],
    engine: str,
    tex_only: bool,
    force: bool,
    keep_going: bool,
    jobs: int | None,
    output: Path | None,
    strict: bool,
) -> int:
    """Write the .tex and the PDF of the named variants, of all where none is named."""
    from cvtex.build import build as build_variants
    from cvtex.diagnostics import has_errors
    from cvtex.results import BuildOptions

    session = Session(settings)
    with session.failing() as outcome:
        options = BuildOptions(
            variants=variants,
            engine=engine,
            tex_only=tex_only,
            force=force,
            keep_going=keep_going,
            strict=strict,
            jobs=jobs or 0,
            output=output,
        )
        project = session.project
        session.status(f"building {', '.join(variants) or 'all variants'} …")
        result = build_variants(project, options, lambda built: session.say(line_of(built)))
        session.show(result.diagnostics)
        outcome.code = _exit_code(result.variants, errors=has_errors(result.diagnostics))
    return outcome.code


def line_of(built: "BuiltVariant") -> str:
    """Return what became of a variant, in one line."""
    what = built.outcome.name.lower().replace("_", " ")
    pages = f"{built.pages} page{'' if built.pages == 1 else 's'}" if built.pages else ""
    where = _shown(built.path) if built.is_good else ""
    note = f"  ({built.note})" if built.note else ""
    return f"{built.name:<16} {what:<12} {pages:<9} {built.seconds:6.2f} s  {where}{note}".rstrip()


def _shown(path: Path) -> Path:
    """Return a path relative to the working directory where it is inside, and where that still exists."""
    with suppress(FileNotFoundError):
        if path.is_relative_to(Path.cwd()):
            return path.relative_to(Path.cwd())
    return path


def _exit_code(variants: "tuple[BuiltVariant, ...]", *, errors: bool) -> ExitCode:
    """Return the gravest that happened: LaTeX failed, before a verification failed, before errors in the sources."""
    from cvtex.results import Outcome

    outcomes = {built.outcome for built in variants}
    if Outcome.LATEX_FAILED in outcomes:
        return ExitCode.LATEX_FAILED
    if outcomes & {Outcome.OVER_BUDGET, Outcome.LOST_TEXT, Outcome.RULES_BROKEN}:
        return ExitCode.VERIFICATION_FAILED
    return ExitCode.ERRORS if errors else ExitCode.DONE
