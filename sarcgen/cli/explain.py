"""``sarcgen explain``."""

from __future__ import annotations

import textwrap
from typing import Annotated

import typer

from sarcgen.errors import UsageError
from sarcgen.explanations.codes import EXPLANATIONS, may_be_ignored, stops_a_build
from sarcgen.problems import Severity


def _codes(incomplete: str) -> list[str]:
    return [code for code in EXPLANATIONS if code.startswith(incomplete.upper())]


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="As in a message: X110.", autocompletion=_codes)
    ],
) -> None:
    """Tell the rule behind a message's code, why it exists and how to mend it."""
    explanation = EXPLANATIONS.get(code.upper())
    if explanation is None:
        raise UsageError(f"There is no code “{code}”. Codes stand in messages, as X110.")
    print(f"{code.upper()}: {explanation.rule}")
    for head, text in (
        ("Weight", _weight(code.upper())),
        ("Why", explanation.why),
        ("How to mend it", explanation.mend),
        ("Source", explanation.source),
    ):
        if text:
            print(textwrap.fill(f"{head}: {text}", width=88, subsequent_indent="  "))


def _weight(code: str) -> str:
    """How much a finding of this code weighs, and what a district may do about it."""
    if stops_a_build(code):
        return "an error that stops a build; it cannot be ignored, nor accepted in a baseline."
    if EXPLANATIONS[code].severity is Severity.INFORMATION:
        return "information; it fails nothing, and is told of named schools or on request."
    if may_be_ignored(code):
        return "a warning; a file may ignore it with a reason, and a baseline may accept it."
    return "an error; it cannot be ignored, but a baseline may accept it for a while."
