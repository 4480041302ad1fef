"""The command `cvtex` and its subcommands."""

import gc
import os
import sys
from contextlib import suppress

import click

from cvtex import __version__
from cvtex.cli.build import build
from cvtex.cli.check import check
from cvtex.cli.clean import clean
from cvtex.cli.coauthors import coauthors
from cvtex.cli.common import Settings, common_options
from cvtex.cli.diff import diff
from cvtex.cli.doctor import doctor
from cvtex.cli.list import list_
from cvtex.cli.schema import schema
from cvtex.cli.session import ExitCode, guarded
from cvtex.cli.verify import verify
from cvtex.cli.watch import watch

_MOST_MEMORY = 2 << 30
_SWITCH = 0.0005
"""Seconds after which a thread gives way to another one: the one that hands TeX its document must not wait for long."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cvtex")
@common_options
@click.pass_context
def cvtex(context: click.Context, settings: Settings) -> None:
    """Compile cv.toml and .bib files into every CV that somebody asks for."""
    context.obj = settings


for command in (build, watch, check, verify, list_, diff, coauthors, doctor, schema, clean):
    cvtex.add_command(command)


def run() -> None:
    """Run the command line and exit with its code."""
    _limit_memory()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # they would be looked for in all that is installed
    gc.disable()  # a command makes its objects once and ends: looking through them takes a fifth of a long list's time
    sys.setswitchinterval(_SWITCH)
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)  # and so does taking them down one by one


def _limit_memory() -> None:
    """Let this process and those that it starts have so much memory: a template could ask for all that there is."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if soft == resource.RLIM_INFINITY or soft > _MOST_MEMORY:
            resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, hard))


def main(arguments: list[str]) -> int:
    """Return the exit code of a command line."""
    with guarded() as outcome:
        outcome.code = _invoke(arguments)
    return outcome.code


def _invoke(arguments: list[str]) -> int:
    try:
        code = cvtex.main(arguments, prog_name="cvtex", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(code or ExitCode.DONE)
