"""The JSON Schema of cv.toml."""

from typing import Any

from pydantic import TypeAdapter

from cvtex.model.cv import CV
from cvtex.model.dates import PartialDate
from cvtex.model.texts import Text

_NAMED: tuple[type, ...] = (Text, PartialDate)
"""Types whose schema is written once, under their name."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that editors validate cv.toml with."""
    schema = CV.model_json_schema(by_alias=True)
    named = {kind.__name__: TypeAdapter(kind).json_schema() for kind in _NAMED}
    definitions = {name: _with_references(value, named) for name, value in schema.pop("$defs").items()}
    body = {key: _with_references(value, named) for key, value in schema.items() if key != "title"}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cv.toml of cvtex"}
    return head | body | {"$defs": dict(sorted((definitions | named).items()))}


def _with_references(node: Any, named: dict[str, Any]) -> Any:
    """Return a schema with the named types, wherever they are written out, replaced by references."""
    if isinstance(node, list):
        return [_with_references(item, named) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: value for key, value in node.items() if key != "title" or not isinstance(value, str)}
    for name, schema in named.items():
        count = len(schema["anyOf"])
        if node.get("anyOf", [])[:count] == schema["anyOf"]:
            reference, others = {"$ref": f"#/$defs/{name}"}, node["anyOf"][count:]
            rest = {key: value for key, value in node.items() if key != "anyOf"}
            return rest | ({"anyOf": [reference, *others]} if others else reference)
    return {key: _with_references(value, named) for key, value in node.items()}
