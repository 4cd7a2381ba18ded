"""The ``ignore`` list of a school's or district's file."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from sarcgen.explanations.codes import EXPLANATIONS, may_be_ignored
from sarcgen.model.base import Part
from sarcgen.model.fields import TextField, read_text, refuse


def _code(raw: object) -> str:
    code = str(raw).strip().upper()
    if code not in EXPLANATIONS:
        refuse("S123", "There is no such code. Codes stand in messages, as X110.")
    if not may_be_ignored(code):
        refuse(
            "S123",
            "An error cannot be ignored; only a warning can. Mend what the message says, or accept"
            " it for a while with --baseline.",
        )
    return code


def _reason(raw: object) -> str:
    reason = read_text(raw)
    if not isinstance(reason, str):
        refuse("S124", "Say why it is right as it is, in a sentence that an auditor can judge.")
    return reason


@final
class Ignored(Part):
    """A warning that somebody has looked at and found right as it is."""

    code: Annotated[
        str,
        PlainValidator(_code),
        WithJsonSchema({"type": "string", "enum": [c for c in EXPLANATIONS if may_be_ignored(c)]}),
    ]
    """The code of the warning, as X110."""

    reason: Annotated[str, PlainValidator(_reason), WithJsonSchema({"type": "string"})]
    """Why it is right as it is."""

    field: TextField
    """Only findings at this key or below, as finance.expenditures; all in this file if left out."""


IgnoredField = Annotated[
    list[Ignored],
    BeforeValidator(lambda raw: [] if raw is None else raw),
    Field(default_factory=list),
]
