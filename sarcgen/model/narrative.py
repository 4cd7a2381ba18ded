"""Texts that the school or district writes itself, in one or more languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, final

from pydantic import Field, PlainValidator, WithJsonSchema

from sarcgen.model.fields import read_text, refuse
from sarcgen.model.values import NoValue

DEFAULT_LANGUAGE: Final = "en"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")


@final
@dataclass(frozen=True, slots=True)
class Narrative:
    """A text in Markdown, by language (``en``, ``es`` and other BCP 47 codes)."""

    texts: Mapping[str, str]

    def language_for(self, wanted: str) -> str:
        """The language to print: the wanted one if there is a text, else English, else any."""
        for language in (wanted, DEFAULT_LANGUAGE):
            if language in self.texts:
                return language
        return next(iter(self.texts))


def _narrative(raw: object) -> Narrative | NoValue:
    if isinstance(raw, dict):
        texts: dict[str, str] = {}
        for language, value in raw.items():
            if not _LANGUAGE.match(str(language)):
                refuse("S117", "The keys of a text by language are language codes: en, es.")
            text = read_text(value)
            if isinstance(text, str):
                texts[str(language)] = text
        return Narrative(texts) if texts else NoValue.MISSING
    text = read_text(raw)
    return Narrative({DEFAULT_LANGUAGE: text}) if isinstance(text, str) else text


_SCHEMA: Final[dict[str, Any]] = {
    "description": "A text in Markdown, or one text for each language code.",
    "anyOf": [
        {"type": ["string", "null"]},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ],
}

NarrativeField = Annotated[
    Narrative | NoValue,
    PlainValidator(_narrative),
    WithJsonSchema(_SCHEMA),
    Field(default=NoValue.MISSING),
]
