"""The JSON Schema of cv.toml, and the committed copy of it."""

import json
from pathlib import Path

from cvtex.model.schema import json_schema


def test_the_committed_schema_is_current(repository: Path) -> None:
    """`cvtex schema > cv.schema.json` brings it up to date."""
    committed = json.loads((repository / "cv.schema.json").read_text(encoding="utf-8"))

    assert committed == json_schema()


def test_every_key_is_described() -> None:
    schema = json_schema()
    bare = [
        f"{name}.{key}"
        for name, definition in schema["$defs"].items()
        for key, value in definition.get("properties", {}).items()
        if "description" not in value and name not in {"Text", "PartialDate"} and key != "kind"
    ]

    assert bare == []


def test_every_reference_leads_somewhere() -> None:
    schema = json_schema()
    text = json.dumps(schema)
    references = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}

    assert references <= set(schema["$defs"])
