"""The only place that turns problems into messages and exit codes."""

import os
import shutil
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from cvtex import __version__
from cvtex.cli.common import Settings
from cvtex.cli.report import FORMATS, as_rows, json_text
from cvtex.compile.interrupts import raise_on_signals, was_interrupted
from cvtex.diagnostics import CvtexError, Diagnostic, Severity, in_order, of_system


class ExitCode(IntEnum):
    """What the exit code of a command says."""

    DONE = 0
    ERRORS = 1
    USAGE = 2
    LATEX_FAILED = 3
    VERIFICATION_FAILED = 4
    BUG = 70
    """A mistake in cvtex itself (sysexits.h: EX_SOFTWARE)."""
    INTERRUPTED = 130


@dataclass
class Outcome:
    """The exit code of a guarded block."""

    code: int = ExitCode.DONE


@contextmanager
def guarded() -> Iterator[Outcome]:
    """Turn an interrupt into its exit code, and a bug into a message that says how to report it."""
    outcome = Outcome()
    raise_on_signals()
    try:
        yield outcome
    except KeyboardInterrupt:
        outcome.code = ExitCode.INTERRUPTED
        click.echo(f"{fresh_line()}interrupted", err=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        outcome.code = ExitCode.ERRORS
    except OSError as error:
        outcome.code = ExitCode.ERRORS
        click.echo(f"error[file]: {of_system(error)}", err=True)
    except Exception:  # noqa: BLE001 - the outermost edge: whatever gets here is a bug
        if was_interrupted():
            outcome.code = ExitCode.INTERRUPTED
            click.echo(f"{fresh_line()}interrupted", err=True)
            return
        outcome.code = ExitCode.BUG
        traceback.print_exc()
        click.echo(
            f"\nThis is a bug in cvtex {__version__}, not in your files. Please report it with the lines above.",
            err=True,
        )


def fresh_line() -> str:
    """Return what takes a status off a terminal's line."""
    return "\r\x1b[K" if sys.stderr.isatty() else ""


class Session:
    """One command's conversation with the user: problems to stderr, data to stdout."""

    def __init__(self, settings: Settings, *, answers: bool = False) -> None:
        """Begin one; with `answers` problems are the command's data: as JSON they go to stdout, with the variants."""
        self.settings = settings
        self.answers = answers and settings.format == "json"

    @property
    def project(self) -> Path:
        """The project's folder.

        Raises:
            CvtexError: there is none.

        """
        from cvtex.source.project import find_project

        return find_project(self.settings.directory)

    @property
    def project_or_none(self) -> Path | None:
        """The project's folder, None where there is none."""
        try:
            return self.project
        except CvtexError:
            return None

    @property
    def color(self) -> bool:
        """Whether stderr gets colors."""
        return self.settings.color and not os.environ.get("NO_COLOR") and sys.stderr.isatty()

    def say(self, text: str) -> None:
        """Print a line about the work's progress."""
        if not self.settings.quiet and self.settings.format != "json":
            click.echo(f"{fresh_line()}{text}", err=True)

    def status(self, text: str) -> None:
        """Show on a terminal what is being done, until the next line takes its place."""
        if sys.stderr.isatty() and not self.settings.quiet and self.settings.format != "json":
            width = shutil.get_terminal_size().columns - 1  # what is longer takes two lines, of which one would stay
            click.echo(f"{text[:width]}\x1b[K\r", nl=False, err=True)

    def show(self, diagnostics: Iterable[Diagnostic], variants: Iterable[Mapping[str, Any]] = ()) -> None:
        """Print diagnostics in the format asked for, each once, by place."""
        ordered = in_order([d for d in diagnostics if not (self.settings.quiet and d.severity is Severity.NOTE)])
        if self.answers:
            click.echo(json_text({"variants": list(variants), "diagnostics": as_rows(ordered)}, indent=1))
            return
        text = FORMATS[self.settings.format](ordered)
        if text:
            click.echo(fresh_line(), nl=False, err=True)
            click.echo(text, err=True, color=self.color)

    @contextmanager
    def failing(self) -> Iterator[Outcome]:
        """Show what ended the block, diagnostics or an interrupt, and make it an exit code."""
        outcome = Outcome()
        try:
            yield outcome
        except CvtexError as error:
            self.show(error.diagnostics)
            outcome.code = ExitCode.ERRORS
        except KeyboardInterrupt:
            click.echo(f"{fresh_line()}interrupted", err=True)
            outcome.code = ExitCode.INTERRUPTED
