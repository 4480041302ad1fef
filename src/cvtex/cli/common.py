"""The options that all commands have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click


@dataclass(frozen=True)
class Settings:
    """The common options as given, before or after the command's name."""

    directory: Path = Path()
    format: str = "human"
    quiet: bool = False
    color: bool = True


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the common options to a command, which gets them as one `settings`."""

    @click.option(
        "-C",
        "directory",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Work as if started in DIR.",
        metavar="DIR",
    )
    @click.option("--format", "format_", type=click.Choice(["human", "short", "json"]), help="How problems are shown.")
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
    @click.option("--no-color", is_flag=True, help="Use no colors.")
    @click.pass_context
    def wrapped(
        context: click.Context, /, directory: Path | None, format_: str | None, quiet: bool, no_color: bool, **rest: Any
    ) -> Any:
        before = context.obj if isinstance(context.obj, Settings) else Settings()
        settings = Settings(
            directory=before.directory / directory if directory else before.directory,
            format=format_ or before.format,
            quiet=quiet or before.quiet,
            color=before.color and not no_color,
        )
        return context.invoke(command, settings=settings, **rest)

    return update_wrapper(wrapped, command)


variant_option = click.option(
    "-v", "--variant", "variants", multiple=True, metavar="NAME", help="Only this variant; may be given several times."
)
