"""`cvtex doctor`: which TeX there is, what is missing, the command that installs it."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cvtex.cli.common import Settings, common_options, variant_option
from cvtex.cli.session import ExitCode, Session

if TYPE_CHECKING:
    from cvtex.doctor import Check, Examination

_SIGNS = {"ok": "✓", "not installed": "–", "note": "–"}
_NO_PROBLEMS = {"ok", "note"}


@click.command()
@variant_option
@common_options
def doctor(settings: Settings, variants: tuple[str, ...]) -> int:
    """Say which TeX there is, what a build needs and lacks, and how to install it.

    The exit code is 0 only when a build would work.
    """
    from cvtex.doctor import examine

    session = Session(settings)
    with session.failing() as outcome:
        session.status("examining …")
        examination = examine(settings.directory, variants)
        outcome.code = ExitCode.DONE if examination.works else ExitCode.ERRORS
        if settings.format == "json":
            rows = {"works": examination.works, "checks": [asdict(check) for check in examination.checks]}
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        elif not (settings.quiet and examination.works):
            click.echo("\n".join(_lines(examination, settings)))
    return outcome.code


def _lines(examination: "Examination", settings: Settings) -> list[str]:
    checks = [check for check in examination.checks if not (settings.quiet and check.state in _NO_PROBLEMS)]
    widths = max(len(check.part) for check in checks), max(len(check.state) for check in checks)
    lines = [line for check in checks for line in _check(check, *widths)]
    end = "✓ a build works here" if examination.works else "✗ a build does not work here"
    other = f"; with `--engine {examination.other_engine}` it does" if examination.other_engine else ""
    return [*lines, "", end + other]


def _check(check: "Check", part: int, state: int) -> list[str]:
    head = f"{_SIGNS.get(check.state, '✗')} {check.part:<{part}}  {check.state:<{state}}  "
    return [f"{head}{check.text}".rstrip(), *([" " * len(head) + check.help] if check.help else [])]
