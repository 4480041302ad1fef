"""Text that a person writes in cv.toml: one string, or one a language, or TeX where it is asked for."""

import re
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ANY_LANGUAGE = ""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """Text by language, under `ANY_LANGUAGE` where it has none; inline Markdown, or TeX where `is_tex`."""

    by_language: tuple[tuple[str, str], ...]
    is_tex: bool = False

    @classmethod
    def plain(cls, text: str) -> Self:
        """Return `text` as it stands, for every language."""
        return cls(((ANY_LANGUAGE, text),))

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the text for `language` and the language it is really in.

        `de` serves `de-AT` too, and `pt-BR` serves `pt`; where there is none at all, the first one written stands in.
        """
        texts = dict(self.by_language)
        base = language.split("-", maxsplit=1)[0]
        kin = (tag for tag in texts if tag.split("-", maxsplit=1)[0] == base)
        for wanted in (language, base, ANY_LANGUAGE, *kin):
            if wanted in texts:
                return texts[wanted], language
        written, text = self.by_language[0]
        return text, written

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, dict) and set(value) == {"tex"}:
            inner = cls._validate(value["tex"])
            return cls(inner.by_language, is_tex=True)
        if isinstance(value, dict) and value:
            return cls(tuple((cls._language(key), cls._string(text)) for key, text in value.items()))
        return cls(((ANY_LANGUAGE, cls._string(value)),))

    @staticmethod
    def _language(key: str) -> str:
        if not _LANGUAGE.match(key):
            message = "`{key}` is not a language: text is a string or a table by language, such as {example}"
            raise PydanticCustomError("text_language", message, {"key": key, "example": '{ en = "…", de = "…" }'})
        return key

    @staticmethod
    def _string(value: object) -> str:
        if not isinstance(value, str):
            kind = type(value).__name__
            raise PydanticCustomError("string_type", "expected text, found {kind}", {"kind": kind})
        if not value.strip():
            raise PydanticCustomError("empty", "the text is empty")
        return value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate a string, a table by language, or `{ tex = … }`."""
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Allow a string, strings by language, or `{ tex = … }`."""
        text = {"type": "string", "minLength": 1}
        languages = {
            "type": "object",
            "patternProperties": {"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        tex = {
            "type": "object",
            "properties": {"tex": {"anyOf": [text, languages]}},
            "required": ["tex"],
            "additionalProperties": False,
        }
        return {"anyOf": [text, languages, tex]}
