"""TOML to models: validation errors become diagnostics with the line of the key they are about."""

import datetime
import typing
from collections.abc import Collection, Iterable, Mapping
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from cvtex.diagnostics import CvtexError, Diagnostic, Span
from cvtex.model.cv import CV
from cvtex.model.resolve import did_you_mean
from cvtex.model.sections import KINDS
from cvtex.source.locate import TomlPath
from cvtex.source.toml import TomlDocument

M = TypeVar("M", bound=BaseModel)

_TYPES: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a table",
    datetime.datetime: "a date with a time",
    datetime.date: "a date",
    datetime.time: "a time",
}

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list",
    "model_type": "a table",
    "dict_type": "a table",
    "model_attributes_type": "a table",
}

_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
}
"""What pydantic calls a number that is beyond a limit: how a message calls the limit, and where it is told."""

_SINGLE_VALUES = frozenset(
    {"color", "date", "email", "filename", "folder", "identifier", "language", "orcid", "picture", "url"}
)

_HELP = {
    "date": 'a date is a year such as 2021, "2021-05" or 2021-05-14',
    "color": "write it as `#1F3A5F`, or by a name such as `black`, `navy` or `graphite`",
    "string_type": 'text goes between quotes: `key = "…"`',
    "tuple_type": "a list goes between brackets: `key = [ … ]`, or is headed `[[key]]` for each of its tables",
    "language": "use a tag of BCP 47: `en`, `de`, `pt-BR`",
}


def load_cv(document: TomlDocument) -> CV:
    """Return the CV that a document describes.

    Raises:
        CvtexError: with a diagnostic for every key that is unknown, missing or wrong.

    """
    return load(document, CV)


def load(document: TomlDocument, model: type[M]) -> M:
    """Return the model that a document describes.

    Raises:
        CvtexError: with a diagnostic for every key that is unknown, missing or wrong.

    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = (detail for detail in error.errors(include_url=False) if not _is_echo(detail))
        raise CvtexError([_diagnostic(detail, document, model) for detail in details]) from error


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its elements have errors of their own."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _diagnostic(detail: ErrorDetails, document: TomlDocument, root: type[BaseModel]) -> Diagnostic:
    path = _path_in_data(detail["loc"], document.data)
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "extra_forbidden":
            known = _fields_at(root, path[:-1], document.data)
            help_ = _table_of(str(path[-1]), known) or did_you_mean(str(path[-1]), known) or _known_help(known)
            message = f"unknown key {_called(path)}{_in_table(path[:-1])}"
            return Diagnostic("unknown-key", message, document.key_span(path), help_)
        case "missing":
            message = f"{_called(path)} is missing{_in_table(path[:-1])}"
            return Diagnostic("missing-key", message, _owner_span(path[:-1], document), f"add `{path[-1]} = …`")
        case "union_tag_not_found":
            help_ = 'say what the section is made of, such as `kind = "talks"`'
            return Diagnostic("missing-key", f"`kind` is missing{_in_table(path)}", document.key_span(path), help_)
        case "union_tag_invalid":
            tag = str(context.get("tag", ""))
            help_ = did_you_mean(tag, KINDS) or _one_of(KINDS)
            message = f"there is no kind of section `{tag}`"
            return Diagnostic("unknown-kind", message, document.value_span((*path, "kind")), help_)
        case "literal_error":
            return _not_allowed(detail, path, document)
        case "too_short":
            message = f"{_called(path)}{_in_table(path[:-1])} is empty"
            help_ = "write at least one element, or leave it out"
            return Diagnostic("empty-list", message, document.value_span(path), help_)
        case _ if kind in _LIMITS:
            words, key = _LIMITS[kind]
            message = f"{_called(path)} must be {words} {context[key]:g}"
            return Diagnostic("wrong-value", message, document.value_span(path))
        case _ if kind in _EXPECTED:
            found = _TYPES.get(type(detail["input"]), type(detail["input"]).__name__)
            message = f"{_called(path)}{_in_table(path[:-1])} should be {_EXPECTED[kind]}, not {found}"
            return Diagnostic("wrong-type", message, document.value_span(path), _HELP.get(kind))
    path = (*path, *context.get("keys", ()))
    message = f"{_called(path)}: {detail['msg']}"
    code = f"wrong-{kind}" if kind in _SINGLE_VALUES else kind.replace("_", "-")
    meant = did_you_mean(context["value"], context.get("known", ())) if "known" in context else None
    return Diagnostic(code, message, document.value_span(path), meant or context.get("help") or _HELP.get(kind))


def _called(path: TomlPath) -> str:
    """Return how a message calls what stands at `path`."""
    if path and isinstance(path[-1], int):
        return f"element {path[-1] + 1} of `{path[-2]}`"
    return f"`{path[-1]}`" if path else "the file"


def _one_of(values: Iterable[str]) -> str:
    return "write one of " + ", ".join(f"`{value}`" for value in values)


def _not_allowed(detail: ErrorDetails, path: TomlPath, document: TomlDocument) -> Diagnostic:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    value = detail["input"]
    help_ = did_you_mean(str(value), choices) or _one_of(choices)
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return Diagnostic("wrong-value", f"`{value}` is not a value of `{key}`", document.value_span(path), help_)


def _path_in_data(location: tuple[int | str, ...], data: Any) -> TomlPath:
    """Return the part of pydantic's location that is a path in the data: union tags are not in the file."""
    path: list[str | int] = []
    here: Any = data
    location = tuple(part for part in location if part != "[key]")  # how pydantic says that it means the key itself
    for position, part in enumerate(location):
        if _has(here, part):
            here = here[part]
            path.append(part)
        elif position == len(location) - 1 and isinstance(here, dict) and isinstance(part, str):
            path.append(part)  # a missing key
    return tuple(path)


def _has(container: Any, part: int | str) -> bool:
    if isinstance(container, list):
        return isinstance(part, int) and part < len(container)
    return isinstance(container, dict) and part in container


def _owner_span(path: TomlPath, document: TomlDocument) -> Span:
    return document.key_span(path) if path else document.source.line_span(1)


def _in_table(path: TomlPath) -> str:
    keys = [str(part) for part in path if isinstance(part, str)]
    if not keys:
        return ""
    brackets = ("[[", "]]") if path and isinstance(path[-1], int) else ("[", "]")
    return f" in `{brackets[0]}{'.'.join(keys)}{brackets[1]}`"


def _known_help(known: Collection[str]) -> str | None:
    return "known here: " + ", ".join(f"`{key}`" for key in known) if known else None


def _fields_at(root: type[BaseModel], path: TomlPath, data: Any) -> dict[str, FieldInfo]:
    """Return the fields that the table at `path` may have in data of a model, by their keys."""
    annotation: Any = root
    here: Any = data
    for part in path:
        annotation, here = _step(annotation, part, here), here[part]
    fitting = [model for model in _models(annotation) if _fits(model, here)]
    return {field.alias or name: field for model in fitting[:1] for name, field in model.model_fields.items()}


def _table_of(key: str, fields: Mapping[str, FieldInfo]) -> str | None:
    """Return the help that a key belongs into one of the tables in this one (`orcid` into `accounts`), if it does."""
    for name, field in fields.items():
        if any(key in model.model_fields for model in _models(field.annotation)):
            return f"it stands in a table of its own: `{name} = {{ {key} = … }}`"
    return None


def _step(annotation: Any, part: str | int, container: Any) -> Any:
    """Return the annotation of what stands under `part` in a container of this annotation."""
    for option in _options(annotation):
        if get_origin(option) is tuple and isinstance(part, int):
            return get_args(option)[0]
        if get_origin(option) is dict:
            return get_args(option)[1]
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if part == (field.alias or name) and _fits(model, container):
                return field.annotation
    return None


def _options(annotation: Any) -> list[Any]:
    """Return the alternatives of an annotation, unwrapped."""
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return _options(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [inner for option in get_args(annotation) for inner in _options(option)]
    return [annotation]


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [option for option in _options(annotation) if isinstance(option, type) and issubclass(option, BaseModel)]


def _fits(model: type[BaseModel], data: Any) -> bool:
    """Return whether a tagged model is the one that the data's `kind` asks for; an untagged one always is."""
    kind = model.model_fields.get("kind")
    return kind is None or not isinstance(data, dict) or data.get("kind") in get_args(kind.annotation)
