"""The Jinja environment: LaTeX-friendly delimiters, a sandbox, and nothing printed that is not `Tex`."""

import re
import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.ext import Extension
from jinja2.loaders import split_template_path
from jinja2.runtime import Macro

from cvtex.diagnostics import CvtexError, Diagnostic, Span
from cvtex.render import printing, sandbox
from cvtex.render.bytecode import CompiledTemplates
from cvtex.render.printing import FILTERS, NotTexError, StyleError, printable
from cvtex.render.sandbox import Environment
from cvtex.source.project import display_name
from cvtex.source.reads import Reads
from cvtex.text.tex import Tex

TEMPLATES = "latex_templates"

LOCKS = "locks.tex"
"""The template that stands above every document: no project can take it away or change it."""

_LONGEST_NAME = 255
"""Characters of a file's name that systems allow at most."""


def shipped_templates() -> Path:
    """Return the folder of the templates that come with cvtex: in the package, or in its repository."""
    package = Path(__file__).resolve().parent.parent
    inside = package / TEMPLATES
    return inside if inside.is_dir() else package.parent.parent / TEMPLATES


class Templates(BaseLoader):
    """The templates of several folders: the first that has one of a name is used, and where it was looked is noted."""

    def __init__(self, folders: Sequence[Path], reads: Reads) -> None:
        self.folders = folders
        self.reads = reads

    def path(self, template: str) -> Path | None:
        """Return the file of a template, None where no folder has it; a name with `..` is none.

        Raises:
            CvtexError: it is a link that leads out of the folder of templates.

        """
        try:
            parts = split_template_path(template)
        except TemplateNotFound:
            return None
        if any(len(part) > _LONGEST_NAME for part in parts):
            return None
        for folder in self.folders[-1:] if template == LOCKS else self.folders:
            path = folder.joinpath(*parts)
            if self.reads.is_file(path):
                self._require_inside(path, folder)
                return path
        return None

    def _require_inside(self, path: Path, folder: Path) -> None:
        if not path.resolve().is_relative_to(folder.resolve()):
            message = f"`{display_name(path, self.reads.root)}` is a link that leads out of `{TEMPLATES}`"
            help_ = f"put the file itself there; all of `{TEMPLATES}` may be a link"
            raise CvtexError([Diagnostic("template-outside", message, help=help_)])

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        """Return a template's text and its file, as Jinja wants them."""
        path = self.path(template)
        if path is None:
            raise TemplateNotFound(template)
        return self.reads.file(path).decode("utf-8"), str(path), None

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        found = ((folder, path) for folder in self.folders for path in folder.rglob("*.tex"))
        return sorted({path.relative_to(folder).as_posix() for folder, path in found if path.is_file()})


@cache
def _compiled() -> CompiledTemplates:
    return CompiledTemplates(
        shipped_templates(), *(Path(module.__file__ or "") for module in (printing, sandbox)), Path(__file__)
    )


def environment(project: Path | None, reads: Reads | None = None, *, seconds: float = 60.0) -> Environment:
    """Return the environment in which a template of the project goes before the shipped one of the same name.

    `reads` notes where templates are looked for, and what they are; rendering a document may take `seconds`.
    """
    shipped = shipped_templates()
    folders = ([project / TEMPLATES] if project else []) + [shipped]
    loader = Templates(folders, reads or Reads(project or shipped))
    env = Environment(
        loader=loader,
        bytecode_cache=_compiled(),
        block_start_string=r"\BLOCK{",
        block_end_string="}",
        variable_start_string=r"\VAR{",
        variable_end_string="}",
        comment_start_string=r"\#{",
        comment_end_string="}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # a comment at the end of an included template must not run on
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        extensions=[_SpacedCommands],
    )
    env.seconds = seconds
    env.code_generator_class = _Checked
    env.filters.update(FILTERS)
    env.globals = {"tex": Tex, "range": env.globals["range"], "namespace": env.globals["namespace"]}
    return env


class _Checked(CodeGenerator):
    """Generates templates that check literals, too, when they are printed: Jinja would escape them for HTML.

    What has been checked is LaTeX, so that it is printed without being escaped.
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja calls it so
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja calls it so
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.filters['join']([")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("])")


_NO_ATTRIBUTE = re.compile(r"'[\w.]+ object' has no attribute '(\w+)'")


class _SpacedCommands(Extension):
    r"""Keeps a TeX command apart from the value that follows: `\cvgap\VAR{ title }` must not become `\cvgapTitle`."""

    _BEFORE_TAG = re.compile(r"(\\[A-Za-z@]+)(?=\\(?:VAR|BLOCK)\{)")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template with a space, which TeX does not print, behind each command before a tag."""
        return self._BEFORE_TAG.sub(r"\1 ", source)


_TEMPLATE_MISTAKES = (
    UndefinedError,
    SecurityError,
    NotTexError,
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)


def render(env: Environment, name: str, context: dict[str, Any], project: Path) -> Tex:
    """Return what the template `name` makes of a context.

    Raises:
        CvtexError: a template is missing, or has a mistake; the diagnostic has its file and line.

    """
    try:
        return Tex(_tidy(env.rendered(name, context)))
    except TemplateSyntaxError as error:
        message = f"the template cannot be read: {_lower(error.message or '')}"
        raise CvtexError([_diagnostic(message, error.filename, error.lineno, project)]) from error
    except TemplateNotFound as error:
        message = f"there is no template `{error.name}`"
        frame = _template_frame(error, env)
        found = _diagnostic(message, frame.filename if frame else None, (frame and frame.lineno) or 1, project)
        help_ = f"templates are in `{TEMPLATES}/` of the project, or come with cvtex"
        raise CvtexError([replace(found, code="template-missing", help=help_)]) from error
    except UnicodeDecodeError as error:
        path = next(
            (path for path in (project / TEMPLATES).rglob("*.tex") if path.is_file() and not _is_utf8(path)), None
        )
        shown = display_name(path, project) if path else "a template"
        message = f"`{shown}` is not UTF-8"
        raise CvtexError([Diagnostic("template-error", message, help="save the file as UTF-8")]) from error
    except StyleError as error:
        style, line = macro_place(env, error.template, "reference")
        raise CvtexError([_diagnostic(f"the style fails: {error}", style, line, project)]) from error
    except _TEMPLATE_MISTAKES as error:
        frame = _template_frame(error, env)
        if frame is None and not isinstance(error, MemoryError | RecursionError | ArithmeticError):
            raise
        what = _NO_ATTRIBUTE.sub(r"nothing here is called `\1`", _lower(str(error)))
        raise CvtexError(
            [
                _diagnostic(
                    f"the template fails: {what}",
                    frame and frame.filename,
                    (frame and frame.lineno) or 1,
                    project,
                    str(error),
                )
            ]
        ) from error


def has_template(env: Environment, name: str) -> bool:
    """Return whether there is a template of that name."""
    return isinstance(env.loader, Templates) and env.loader.path(name) is not None


def has_macro(env: Environment, template: str, macro: str) -> bool:
    """Return whether a template has a macro of that name; one that fails is taken to have it: rendering says why."""
    try:
        with env.limited():
            return isinstance(getattr(env.get_template(template).module, macro, None), Macro)
    except _TEMPLATE_MISTAKES:
        return True


def macro_place(env: Environment, template: str, macro: str) -> tuple[str | None, int]:
    """Return the file of a template and the line of a macro in it; line 0 where it has none of that name."""
    if env.loader is None:
        return None, 0
    source, path, _ = env.loader.get_source(env, template)
    macros = env.parse(source, template).find_all(nodes.Macro)
    return path, next((found.lineno for found in macros if found.name == macro), 0)


def _template_frame(error: BaseException, env: Environment) -> traceback.FrameSummary | None:
    """Return the innermost line of a template that led to an error, None where it is not a template's fault."""
    loader = env.loader
    folders = [str(folder) for folder in loader.folders] if isinstance(loader, Templates) else []
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame for frame in reversed(frames) if frame.filename.startswith(tuple(folders))), None)


def _diagnostic(message: str, filename: str | None, line: int, project: Path, hint: str = "") -> Diagnostic:
    if filename is None:
        return Diagnostic("template-error", message)
    path = Path(filename)
    text = path.read_text(encoding="utf-8", errors="replace").splitlines()
    excerpt = text[line - 1] if 0 < line <= len(text) else ""
    word = re.search(r"'(\w+)'\s", f"{hint} ")
    found = excerpt.find(word[1]) if word else -1
    column = found + 1 if found >= 0 else len(excerpt) - len(excerpt.lstrip()) + 1
    end = column + len(word[1]) if word and found >= 0 else len(excerpt.rstrip()) + 1
    return Diagnostic("template-error", message, Span(display_name(path, project), line, column, end, excerpt))


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        return False
    return True


def _lower(message: str) -> str:
    message = message.rstrip(".")
    return message[:1].lower() + message[1:]


def _tidy(tex: str) -> str:
    """Return LaTeX without trailing blanks and without runs of empty lines."""
    tex = "\n".join(line.rstrip(" \t") for line in tex.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", tex).strip() + "\n"
