"""Texts that a list in a file cannot do without, and the form of a reason for an auditor."""

from __future__ import annotations

from typing import Final

from pydantic import PlainValidator

from sarcgen.model.fields import WORDS, read_text, refuse
from sarcgen.model.forms import SOME_TEXT, Form, any_case

REASON: Final = Form(
    "a sentence that an auditor can judge",
    rf"(?!\s*({any_case(WORDS)})\s*$){SOME_TEXT}",
    words=False,
    blank=False,
)
"""A word for no figure is no reason."""


def text_or(code: str, message: str) -> PlainValidator:
    """A reader of a text, for which neither a blank nor a word for no figure may stand.

    Args:
        code: of the problem where there is none.
        message: what to write.
    """

    def read(raw: object) -> str:
        text = read_text(raw)
        if not isinstance(text, str):
            refuse(code, message)
        return text

    return PlainValidator(read)
