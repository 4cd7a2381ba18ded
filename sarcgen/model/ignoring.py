"""The ``ignore`` list of a school's or district's file."""

from __future__ import annotations

from typing import Annotated, final

from pydantic import BeforeValidator, Field, PlainValidator

from sarcgen.explanations.codes import EXPLANATIONS, may_be_ignored
from sarcgen.model.base import Part
from sarcgen.model.fields import TextField, refuse
from sarcgen.model.forms import ANY_TEXT, Examples, Form
from sarcgen.model.sentences import REASON, text_or


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


@final
class Ignored(Part):
    """A warning that somebody has looked at and found right as it is."""

    code: Annotated[
        str,
        PlainValidator(_code),
        Form(
            "the code of a warning in capitals, as in X110",
            "",
            {
                "enum": [code for code in EXPLANATIONS if may_be_ignored(code)],
                "enumDescriptions": [
                    entry.rule for code, entry in EXPLANATIONS.items() if may_be_ignored(code)
                ],
            },
            words=False,
            blank=False,
        ),
        Examples("X110"),
    ]
    """The code of the warning, as it stands in the message."""

    reason: Annotated[
        str,
        text_or("S124", "Say why it is right as it is, in a sentence that an auditor can judge."),
        REASON,
        Examples(
            "The business office confirmed all three figures.",
            "The state's file has the same figures.",
        ),
    ]
    """Why it is right as it is."""

    field: Annotated[
        TextField,
        Form("the path of a key, as in finance.expenditures", ANY_TEXT, words=False),
        Examples("finance.expenditures", "outcomes.ela.asian"),
    ]
    """Only findings at this key or below it; all findings in this file if left out."""


IgnoredField = Annotated[
    list[Ignored],
    BeforeValidator(lambda raw: [] if raw is None else raw),
    Field(default_factory=list),
]
