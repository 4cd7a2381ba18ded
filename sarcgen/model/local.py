"""The ``local`` list of a school's or district's file: figures that are not the state's."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import BeforeValidator, Field, PlainValidator

from sarcgen.model.base import Part
from sarcgen.model.fields import WORDS, read_text, refuse
from sarcgen.model.forms import ANY_TEXT, SOME_TEXT, Examples, Form, any_case


def _field(raw: object) -> str:
    field = read_text(raw)
    if not isinstance(field, str):
        refuse("S125", "Write which figure is meant: the path of a key, as enrollment.by_grade.K.")
    return field


def _reason(raw: object) -> str:
    reason = read_text(raw)
    if not isinstance(reason, str):
        refuse("S125", "Say why it is not the state's figure, in a sentence an auditor can judge.")
    return reason


@final
class Local(Part):
    """A figure that somebody changed after it was imported from the state, and why."""

    field: Annotated[
        str,
        PlainValidator(_field),
        Form("the path of a key, as in enrollment.by_grade.K", ANY_TEXT, words=False, blank=False),
        Examples("enrollment.by_grade.K", "contact"),
    ]
    """The key, or one above it: the reason holds for all figures below."""

    reason: Annotated[
        str,
        PlainValidator(_reason),
        Form(
            "a sentence that an auditor can judge",
            rf"(?!\s*({any_case(WORDS)})\s*$){SOME_TEXT}",
            words=False,
            blank=False,
        ),
        Examples(
            "Two students were enrolled after the state's file was made.",
            "The principal changed in November.",
        ),
    ]
    """Why the figure is not the state's. A later import leaves it alone."""


LocalField = Annotated[
    list[Local],
    BeforeValidator(lambda raw: [] if raw is None else raw),
    Field(default_factory=list),
]
