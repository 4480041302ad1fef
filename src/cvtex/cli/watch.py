"""`cvtex watch`: builds, and builds again at every save."""

import gc
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cvtex.cli.build import line_of
from cvtex.cli.common import (
    Settings,
    common_options,
    engine_option,
    keep_going_option,
    output_option,
    variant_option,
)
from cvtex.cli.report import as_rows, clean, json_text, variant_rows
from cvtex.cli.session import Session
from cvtex.diagnostics import in_order
from cvtex.source.project import CV_FILE

if TYPE_CHECKING:
    from cvtex.results import BuildResult
    from cvtex.source.reads import Reads
    from cvtex.watch import Round

_NAMED = 3
"""So many files that were saved at once are named."""


@click.command()
@variant_option
@engine_option
@keep_going_option
@output_option
@common_options
def watch(settings: Settings, variants: tuple[str, ...], engine: str, keep_going: bool, output: Path | None) -> int:
    """Build the named variants, all where none is named, and again at every save, until Ctrl-C."""
    from cvtex.build import Builder
    from cvtex.results import BuildOptions
    from cvtex.watch import watch as rounds_of

    session = Session(settings)
    with session.failing() as outcome:
        project = session.project
        options = BuildOptions(
            variants=variants, engine=engine, keep_going=keep_going, output=output and output.absolute()
        )

        session.say(f"watching {clean(str(project))}: {CV_FILE}, its .bib files, templates; Ctrl-C ends it")
        with Builder(project, options) as builder:

            def build_again(reads: "Reads") -> "BuildResult":
                session.status("building …")
                return builder.build(lambda _: None, reads)

            for number, done in enumerate(rounds_of(project, build_again), start=1):
                _show(session, number, done)
                session.status("watching; Ctrl-C ends it")
                builder.stand_by()
                _collect_garbage(number)
    return outcome.code


def _show(session: Session, number: int, done: "Round") -> None:
    """Print a round: for people to stderr, as JSON to stdout, one object a line."""
    if session.settings.format == "json":
        click.echo(json_text(_row(number, done)))
        return
    if number > 1:
        session.say("")
    what = "" if done.variants else ", nothing built"
    session.say(f"{time.strftime('%H:%M:%S')}  {_reason(done.changed)}{what}, {done.seconds:.2f} s")
    for variant in done.variants:
        session.say(line_of(variant))
    session.show(done.diagnostics)


def _reason(changed: Sequence[str]) -> str:
    """Return why there is a round: what changed before it."""
    if not changed:
        return "first build"
    named = ", ".join(map(clean, changed[:_NAMED]))
    return f"{named}{f' and {len(changed) - _NAMED} more' if len(changed) > _NAMED else ''} changed"


def _row(number: int, done: "Round") -> dict[str, Any]:
    return {
        "round": number,
        "changed": done.changed,
        "seconds": round(done.seconds, 3),
        "variants": variant_rows(done.variants),
        "diagnostics": as_rows(in_order(done.diagnostics)),
    }


def _collect_garbage(number: int) -> None:
    """Collect between two saves, when nobody waits, what is not collected during a build: `main.run` forbids it."""
    gc.collect()
    if number == 1:
        gc.freeze()  # the modules and tables that stay to the end need not be looked through again
