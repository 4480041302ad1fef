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


def _known_engine(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return the name of an engine, or `auto`; an unknown one is wrong usage. The engines are imported only here."""
    from cvtex.compile.engines import ENGINE_NAMES

    known = ("auto", *ENGINE_NAMES)
    if value not in known:
        message = f"`{value}` is not one of {', '.join(known)}"
        raise click.BadParameter(message, ctx=context, param=parameter)
    return value


engine_option = click.option(
    "--engine",
    default="auto",
    metavar="NAME",
    callback=_known_engine,
    show_default=True,
    help="Which TeX compiles: a name from `cvtex list engines`; `auto` takes the first that is installed.",
)

keep_going_option = click.option(
    "-k", "--keep-going", is_flag=True, help="Build from what could be read, in spite of errors."
)


class _Folder(click.Path):
    """A folder that is named: an empty name would be the one in which the user works."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the folder's path; an empty name is wrong usage."""
        if value == "":
            self.fail("the name of the folder is empty", param, ctx)
        return super().convert(value, param, ctx)


output_option = click.option(
    "-o", "--output", type=_Folder(file_okay=False, path_type=Path), metavar="DIR", help="Write into DIR."
)
