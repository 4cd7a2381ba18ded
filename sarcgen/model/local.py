"""The ``local`` list of a school's or district's file: figures that are not the state's."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import BeforeValidator, Field

from sarcgen.model.base import Part
from sarcgen.model.forms import ANY_TEXT, Examples, Form
from sarcgen.model.sentences import REASON, text_or


@final
class Local(Part):
    """A figure that somebody changed after it was imported from the state, and why."""

    field: Annotated[
        str,
        text_or(
            "S125", "Write which figure is meant: the path of a key, as enrollment.by_grade.K."
        ),
        Form("the path of a key, as in enrollment.by_grade.K", ANY_TEXT, words=False, blank=False),
        Examples("enrollment.by_grade.K", "contact"),
    ]
    """The key, or one above it: the reason holds for all figures below."""

    reason: Annotated[
        str,
        text_or(
            "S125", "Say why it is not the state's figure, in a sentence an auditor can judge."
        ),
        REASON,
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
