"""Texts that the school or district writes itself, in one or more languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, final

from pydantic import Field, PlainValidator, TypeAdapter

from sarcgen.model.fields import read_text, refuse
from sarcgen.model.forms import ANY_TEXT, Form
from sarcgen.model.values import NoValue

DEFAULT_LANGUAGE: Final = "en"
_CODE: Final = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
LANGUAGE_KEYS: Final = f"^{_CODE}$"
"""Pattern of the keys of a text by language."""
_LANGUAGE: Final = re.compile(rf"{_CODE}\Z")


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


def _language(raw: object) -> str:
    if not _LANGUAGE.match(str(raw)):
        refuse("S117", "Texts by language have language codes as keys, as en for English.")
    return str(raw)


_BY_LANGUAGE: Final[TypeAdapter[dict[str, str | NoValue]]] = TypeAdapter(
    dict[
        Annotated[str, PlainValidator(_language)],
        Annotated[str | NoValue, PlainValidator(read_text)],
    ]
)


def _narrative(raw: object) -> Narrative | NoValue:
    if isinstance(raw, dict):
        # A refusal in here keeps the language as the last key of its place.
        given = _BY_LANGUAGE.validate_python(raw)
        texts = {language: text for language, text in given.items() if isinstance(text, str)}
        reasons = (reason for reason in given.values() if isinstance(reason, NoValue))
        return Narrative(texts) if texts else next(reasons, NoValue.MISSING)
    text = read_text(raw)
    return Narrative({DEFAULT_LANGUAGE: text}) if isinstance(text, str) else text


NarrativeField = Annotated[
    Narrative | NoValue,
    PlainValidator(_narrative),
    Form("a text in Markdown, or one text for each language", ANY_TEXT, languages=LANGUAGE_KEYS),
    Field(default=NoValue.MISSING),
]
