"""`cvtex build`: writes the .tex and the PDF of variants."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cvtex.cli.common import Settings, common_options, variant_option
from cvtex.cli.session import ExitCode, Session

if TYPE_CHECKING:
    from cvtex.build import BuiltVariant


def _known_engine(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return the name of an engine, or `auto`; an unknown one is wrong usage. The engines are imported only here."""
    from cvtex.compile.engines import ENGINE_NAMES

    known = ("auto", *ENGINE_NAMES)
    if value not in known:
        message = f"`{value}` is not one of {', '.join(known)}"
        raise click.BadParameter(message, ctx=context, param=parameter)
    return value


@click.command()
@variant_option
@click.option(
    "--engine",
    default="auto",
    metavar="NAME",
    callback=_known_engine,
    show_default=True,
    help="Which TeX compiles: a name from `cvtex list engines`; `auto` takes the first that is installed.",
)
@click.option("--tex-only", is_flag=True, help="Write the .tex and stop.")
@click.option("--force", is_flag=True, help="Compile what has not changed, too.")
@click.option("-k", "--keep-going", is_flag=True, help="Build from what could be read, in spite of errors.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Compile so many variants side by side.  [default: one a processor]",
    metavar="N",
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write into DIR.")
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
    from cvtex.build import BuildOptions
    from cvtex.build import build as build_variants
    from cvtex.diagnostics import has_errors

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
        result = build_variants(project, options, lambda built: session.say(_line(built)))
        session.show(result.diagnostics)
        outcome.code = _exit_code(result.variants, errors=has_errors(result.diagnostics))
    return outcome.code


def _line(built: "BuiltVariant") -> str:
    what = built.outcome.name.lower().replace("_", " ")
    pages = f"{built.pages} page{'' if built.pages == 1 else 's'}" if built.pages else ""
    shown = built.path
    if built.path.is_relative_to(Path.cwd()):
        shown = built.path.relative_to(Path.cwd())
    where = shown if built.is_good else ""
    return f"{built.name:<16} {what:<12} {pages:<9} {built.seconds:6.2f} s  {where}".rstrip()


def _exit_code(variants: "tuple[BuiltVariant, ...]", *, errors: bool) -> ExitCode:
    """Return the gravest that happened: LaTeX failed, before a verification failed, before errors in the sources."""
    from cvtex.build import Outcome

    outcomes = {built.outcome for built in variants}
    if Outcome.LATEX_FAILED in outcomes:
        return ExitCode.LATEX_FAILED
    if outcomes & {Outcome.OVER_BUDGET, Outcome.LOST_TEXT}:
        return ExitCode.VERIFICATION_FAILED
    return ExitCode.ERRORS if errors else ExitCode.DONE
