"""Codes of what is still missing, and of editions."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.explanation import Explanation
from sarcgen.problems import Severity

COMPLETENESS: Final[dict[str, Explanation]] = {
    "C101": Explanation(
        "Every required figure is there.",
        "A missing table is what demand letters are about.",
        "Type the figure, or the word that says why there is none.",
        "Education Code 33126; the message names the paragraph",
    ),
    "C102": Explanation(
        "Every required text is there.",
        "The law asks for the description, safety plan, parental involvement and others.",
        "Write the text, or “not reported”.",
        "Education Code 33126; the message names the paragraph",
    ),
    "C103": Explanation(
        "A district file stands beside the school file.",
        "It holds the district's name, contacts and columns once for all its schools.",
        "“sarcgen new” writes a blank one.",
    ),
    "C104": Explanation(
        "“pending” is only for the state's figures.",
        "What the district or school supplies itself, it does not wait for.",
        "Type the figure, or “not reported”.",
    ),
    "C201": Explanation(
        "“not reported” prints a blank; the law still asks for the content.",
        "Readers and auditors see the blank.",
        "Find the figure or text before the card is published.",
        "Education Code 33126",
        severity=Severity.WARNING,
    ),
    "E101": Explanation(
        "An edition has all its statewide figures.",
        "They are the same for every school, so they come with sarcgen.",
        "Please report it to the project.",
    ),
}
