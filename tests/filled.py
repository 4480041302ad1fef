"""A cv.toml in which every text of every kind of section is filled, made from the models."""

import itertools
import json
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from cvtex.model.cv import Variant
from cvtex.model.marks import Mark
from cvtex.model.person import Person
from cvtex.model.sections import Entries, PublicationSection

_NAMES_OF_OTHER_THINGS = {
    "id", "tags", "only", "not", "authors", "show", "select", "fallback", "template", "style", "link_labels", "names", "extends",
    "sections", "filename", "lists", "numbers_from", "use", "end", "name_block", "language", "max_pages",
    "profile", "family", "display_family", "head", "foot",
}  # fmt: skip
"""Keys that hold no text to print, or that contradict others."""


class Filled:
    """Fills tables of cv.toml with a text, with a word of its own before it in each field."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._count = itertools.count(100)
        self.words: dict[str, str] = {}
        """The word of each field, by the path of the field."""

    def cv(self) -> dict[str, Any]:
        """Return the whole cv.toml as data."""
        data: dict[str, Any] = {"person": self.table(Person, "person")}
        data["person"]["accounts"].pop("orcid", None)
        for kind, field in Entries.model_fields.items():
            data[kind] = self.value(field.annotation, kind)
        section = self.table(PublicationSection, "sections.all")
        data["sections"] = {"all": {**section, "kind": "publications"}}
        data["variants"] = {
            "full": {**self.table(Variant, "variants.full"), "sections": [*Entries.model_fields, "all"]}
        }
        data["publications"] = {"files": ["refs.bib"], "marks": {"equal": self.table(Mark, "marks")}}
        return data

    def table(self, model: type[BaseModel], path: str) -> dict[str, Any]:
        """Return a table with every key of a model that can hold text, and those that it cannot be without."""
        table = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            if key not in _NAMES_OF_OTHER_THINGS and not (key == "date" and "start" in model.model_fields):
                annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
                table[key] = self.value(annotation, f"{path}.{key}")
        return {key: value for key, value in table.items() if value is not None}

    def value(self, annotation: Any, path: str) -> Any:
        """Return what a field of this type accepts: a table, a list with one item, the text, or what is no text."""
        for option in _options(annotation):
            if isinstance(option, type) and issubclass(option, BaseModel):
                return self.table(option, path)
            if get_origin(option) is tuple:
                return [self.value(get_args(option)[0], path)]
        words_allowed = [option for option in _options(annotation) if isinstance(option, str)]
        word = f"word{next(self._count)}"
        text = f"{word} {self._text}"
        packed = "".join(text.split())
        for value in (
            text,
            f"https://example.org/{packed}",
            f"{packed.replace('@', '')}@example.org",
            2020,
            *words_allowed,
        ):
            try:
                TypeAdapter(annotation).validate_python(value)
            except ValidationError:
                continue
            if isinstance(value, str) and word in value:
                self.words[path] = word
            return value
        return None


def toml(data: dict[str, Any]) -> str:
    """Return data as TOML: its strings are written as JSON writes them, which TOML reads alike."""
    return "".join(f"{json.dumps(key)} = {_inline(value)}\n" for key, value in data.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _options(annotation: Any) -> Iterator[Any]:
    """Yield the alternatives of a type, unwrapped."""
    if get_origin(annotation) is Annotated:
        yield from _options(get_args(annotation)[0])
    elif get_origin(annotation) is not None and get_origin(annotation) is not tuple:
        for inner in get_args(annotation):
            yield from _options(inner)
    else:
        yield annotation
